"""A photo proves a meeting: sealed, without its place, and seen by the organiser alone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.evidence import vault as vaults
from jaganetral.web.evidence.actions import make_custodian_key
from jaganetral.web.evidence.models import Item
from jaganetral.web.evidence.sealed import faults
from jaganetral.web.prevention.actions.retention import forget_overdue
from jaganetral.web.prevention.attendance.retention import USUAL
from jaganetral.web.prevention.models import Room, RoomPhoto
from tests.cast import Cast
from tests.web.evidence.files import photo
from tests.web.prevention.stories import END, START, make_webinar

At = Callable[[datetime], None]
SignIn = Callable[[str], Client]


@pytest.fixture
def room(cast: Cast, vault: object, at: At) -> Room:
    at(START)
    return make_webinar(cast).room("kec-wanasari")


@pytest.fixture
def guarded(cast: Cast, room: Room) -> None:
    make_custodian_key(
        cast.bodies["nasional"], "sandi penjaga contoh", by="sistem", day=date(2024, 1, 1)
    )


def send(client: Client, room: Room, data: bytes) -> tuple[int, str]:
    address = f"/kerja/cegah/acara/{room.session.code}/{room.pk}/foto"
    sent = client.post(address, {"foto": SimpleUploadedFile("IMG_7.jpg", data)}, follow=True)
    return sent.status_code, sent.content.decode()


@pytest.mark.usefixtures("guarded")
def test_the_office_sends_and_the_organiser_alone_sees(room: Room, sign_in: SignIn) -> None:
    status, page = send(sign_in("kepala_opd"), room, photo())
    assert status == 200
    assert "Foto tersegel" in page
    found = RoomPhoto.objects.get()
    assert found.item.pending_until is None
    assert "IMG_7" not in Record.objects.get(act="tambah_foto").body
    here = f"/kerja/cegah/acara/{room.session.code}/foto"
    organiser = sign_in("pimpinan")
    assert "Kecamatan Wanasari" in organiser.get(here).content.decode()
    copy = organiser.get(f"{here}/{found.pk}")
    assert copy["Content-Type"] == "image/jpeg"
    assert b"Exif" not in copy.content[:200]
    for role in ("kepala_opd", "bkpsdm"):
        assert sign_in(role).get(here).status_code == 403
        assert sign_in(role).get(f"{here}/{found.pk}").status_code == 403
    address = f"/kerja/cegah/acara/{room.session.code}/{room.pk}/foto"
    assert sign_in("bkpsdm").get(address).status_code == 403


@pytest.mark.usefixtures("guarded")
def test_what_is_no_photo_is_refused(room: Room, sign_in: SignIn) -> None:
    for data, said in ((b"%PDF-1.7 x", "bukan foto"), (b"MZ\x00", "program berbahaya")):
        status, page = send(sign_in("kepala_opd"), room, data)
        assert status == 400
        assert said in page
    assert not Item.objects.exists()


def test_without_a_custodian_nothing_is_kept(room: Room, sign_in: SignIn) -> None:
    status, page = send(sign_in("kepala_opd"), room, photo())
    assert status == 400
    assert "<title>Galat:" in page
    assert not RoomPhoto.objects.exists()


@pytest.mark.usefixtures("guarded")
def test_a_photo_goes_with_the_names_and_leaves_its_hash(
    room: Room, sign_in: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    send(sign_in("kepala_opd"), room, photo())
    item = Item.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        forget_overdue(END + timedelta(days=USUAL, minutes=1))
    assert not vaults.path_of(item.pk, vaults.ORIGINAL).exists()
    assert vaults.clean(item.pk) is None
    assert Item.objects.get().sha256 == item.sha256
    assert Record.objects.filter(act="lepas_bukti", about=f"bukti:{item.pk}").count() == 1
    assert verify_log().whole
    assert not list(faults())
    vaults.put(item.pk, vaults.ORIGINAL, b"kembali", item.received_on)
    assert "masih ada" in next(faults()).sentence
