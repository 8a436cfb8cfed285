"""A certificate: given after the event, verified by code and file, withdrawn with its list."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.prevention.actions import paper
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Attendance, Certificate, Room
from jaganetral.web.prevention.views.attend import SIGNER
from tests.cast import Cast
from tests.web.prevention.stories import END, START, make_webinar
from tests.web.prevention.test_paper import LIST, NIPS, employ

At = Callable[[datetime], None]
SignIn = Callable[[str], Client]
AFTER = END + timedelta(minutes=5)


@pytest.fixture
def room(cast: Cast) -> Room:
    employ(cast)
    return make_webinar(cast).room("kec-wanasari")


def attend(room: Room, person: Person) -> tuple[Attendance, str]:
    with clock.clock_at(START):
        row = check_in(room, person).attendance
    return row, f"/hadir/{room.token}/{SIGNER.sign_object([row.pk, False])}/sertifikat"


def test_a_person_gets_it_after_the_event_and_anybody_verifies_it(
    room: Room, at: At, client: Client
) -> None:
    row, address = attend(room, Person(name="Retno Palupi Kinasih", unit="Seksi Pelayanan"))
    at(START + timedelta(hours=1))
    assert "sesudah acara selesai" in client.get(address).content.decode()
    assert client.post(address, {"nama": "Retno Palupi Kinasih"}).status_code == 400
    at(AFTER)
    pdf = client.post(address, {"nama": "retno palupi kinasih, S.E."})
    assert pdf["Content-Type"] == "application/pdf"
    again = client.post(address, {"nama": "Retno Palupi Kinasih"})
    assert again.content == pdf.content  # made anew, the same bytes
    found = Certificate.objects.get()
    assert found.attendance == row
    by_code = client.get("/verifikasi", {"kode": found.spoken_code}, follow=True).content.decode()
    assert "Sertifikat ini sah" in by_code
    assert "Kecamatan Wanasari" in by_code
    assert "Retno" not in by_code
    file = SimpleUploadedFile("a.pdf", pdf.content)
    by_file = client.post("/verifikasi", {"berkas": file}).content.decode()
    assert "Sertifikat kehadiran ini utuh." in by_file
    assert f"kode={found.code}" in by_file
    changed = SimpleUploadedFile("a.pdf", pdf.content.replace(b"%PDF-1.7", b"%PDF-1.6"))
    assert (
        "Sertifikat ini tidak sah."
        in client.post("/verifikasi", {"berkas": changed}).content.decode()
    )
    sealed = Record.objects.get(act="sertifikat").body
    assert found.code in sealed
    assert "Retno" not in sealed


def test_a_nip_is_no_way_to_learn_a_name(room: Room, at: At, client: Client) -> None:
    row, address = attend(room, Person(nip=NIPS[1]))
    at(AFTER)
    assert "Retno" not in client.get(address).content.decode()
    wrong = client.post(address, {"nama": "Sutrisno"}).content.decode()
    assert "tidak sama dengan yang tercatat" in wrong
    assert "Retno" not in wrong
    assert not Certificate.objects.exists()
    assert client.post(address, {"nama": row.name})["Content-Type"] == "application/pdf"
    other = address.replace(room.token, "x")
    assert client.get(other).status_code == 404


def test_the_office_hands_it_over_and_it_falls_with_the_list(
    cast: Cast, room: Room, at: At, sign_in: SignIn, client: Client
) -> None:
    head = cast.duty("kepala_opd")
    with clock.clock_at(AFTER):
        found = paper.take_in(room, LIST, "hadir.txt", by=head)
        paper.count(found, by=head)
    at(AFTER)
    row = room.attendances.get(nip=NIPS[1])
    address = f"/kerja/cegah/acara/{room.session.code}/{room.pk}/sertifikat/{row.pk}"
    assert sign_in("pimpinan").post(address).status_code == 403
    assert BytesIO(sign_in("kepala_opd").post(address).content).read(5) == b"%PDF-"
    code = Certificate.objects.get().code
    with clock.clock_at(AFTER):
        paper.take_back(found, by=head)
    told = client.get("/verifikasi/hadir", {"kode": code}).content.decode()
    assert "Sertifikat ini tidak berlaku lagi" in told


def test_a_code_nobody_gave_out_is_told(client: Client, cast: Cast) -> None:
    answer = client.get("/verifikasi/hadir", {"kode": "AAAA-BBBB-CCCC"})
    assert answer.status_code == 400
    assert re.search(r"<title>Galat:", answer.content.decode())
