"""A list on paper: read, compared side by side, counted by the office, taken back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.names.normalize import fold_name
from jaganetral.names.paper.reading import BadList
from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.prevention.actions import paper
from jaganetral.web.prevention.actions.attendance import NotOpen, check_in
from jaganetral.web.prevention.attendance.people import people_of
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.models import Attendance, PaperLine, PaperList, Room
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast
from tests.web.prevention.stories import START, make_webinar

At = Callable[[datetime], None]
SignIn = Callable[[str], Client]
NIPS = [f"19850315201001100{at}" for at in range(9)]
# name, position, unit, agency
STAFF = [
    ("Drs. WIRA KUSUMA NEGARA, M.Si", "Sekretaris Camat", "Kecamatan Wanasari"),
    ("Retno Palupi Kinasih", "Bendahara", "Seksi Pelayanan"),
    ("Siti Aminah", "Pengadministrasi Umum", "Seksi Pelayanan"),
    ("Siti Aminah, S.Pd", "Pengelola Kendaraan", "Seksi Ketertiban"),
    ("Bagaskara Prabu Wijaya", "Lurah", "Kelurahan Wanasari"),
]
LIST = b"""1. Wira Kusuma N., M.Si\tKec. Wanasari\tttd
2. Retno Palupi Kinasih\tSeksi Pelayanan\tttd
3. Siti Aminah\t\tv
4. sda
5. Zebulon Quispe\tPuskesmas Sukamaju\tttd
6. Retno Palupi K\tsda\tttd
"""


def employ(cast: Cast) -> None:
    body = cast.bodies["pemkab-lawu-asri"]
    load = RosterLoad.objects.create(
        body=body, file_name="pegawai.csv", file_sha256="0" * 64, as_of=date(2024, 1, 1),
        loaded_at=START, by="uji", accepted=6,
    )  # fmt: skip
    for at, (name, position, unit) in enumerate(STAFF):
        Employee.objects.create(
            load=load, body=body, row=at + 1, nip=NIPS[at], name=name, position=position,
            folded=fold_name(name).folded, unit=unit, agency="Kec. Wanasari",
        )  # fmt: skip
    Employee.objects.create(
        load=load, body=body, row=9, nip=NIPS[8], name="Wira Kusuma", folded="wira kusuma",
        unit="Kecamatan Sukamaju", agency="Kecamatan Sukamaju",
    )  # fmt: skip


@pytest.fixture
def room(cast: Cast) -> Room:
    employ(cast)
    return make_webinar(cast).room("kec-wanasari")


def lines(found: PaperList) -> dict[int, PaperLine]:
    return {line.number: line for line in found.lines.all()}


def test_the_people_of_an_office_are_those_the_roster_puts_there(cast: Cast, room: Room) -> None:
    assert {one.nip for one in people_of(room.agency)} == set(NIPS[:5])


def test_nothing_counts_before_the_office_says_so_and_all_of_it_can_be_taken_back(
    cast: Cast, room: Room
) -> None:
    head = cast.duty("kepala_opd")
    with clock.clock_at(START + timedelta(hours=3)):
        found = paper.take_in(room, LIST, "hadir.txt", by=head)
        told = lines(found)
        assert [told[at].standing for at in (1, 2, 3, 4, 5)] == [
            "yakin", "yakin", "pilih", "tak_terbaca", "tidak_ada",
        ]  # fmt: skip
        assert not Attendance.objects.exists()
        assert paper.count(found, by=head) == 2
        siti = Employee.objects.get(nip=NIPS[3])
        answers = {told[3].pk: str(siti.pk), told[5].pk: "tamu", told[6].pk: "lewati"}
        assert paper.settle(found, answers, by=head) == 3
        assert paper.count(found, by=head) == 2
        with pytest.raises(paper.NothingToDo):
            paper.count(found, by=head)
        assert {row.nip for row in room.attendances.all()} == {NIPS[0], NIPS[1], NIPS[3], ""}
        assert room.attendances.get(nip="").guest_from == paper.GUEST
        with pytest.raises(BadList, match="sudah dihitung"):
            paper.take_in(room, LIST, "hadir.txt", by=head)
        assert paper.take_back(found, by=head) == 4
        assert not Attendance.objects.exists()
        with pytest.raises(paper.NothingToDo):
            paper.take_back(found, by=head)
        paper.take_in(room, LIST, "hadir.txt", by=head)
    acts = list(Record.objects.filter(act__startswith="kertas").values_list("act", flat=True))
    assert sorted(set(acts)) == ["kertas_batal", "kertas_hitung", "kertas_pilih", "kertas_terima"]
    assert verify_log().whole
    sealed = " ".join(row.body for row in Record.objects.all())
    assert "Retno" not in sealed
    assert NIPS[1] not in sealed


def test_who_checked_in_by_phone_is_not_counted_again_nor_taken_back(
    cast: Cast, room: Room
) -> None:
    head = cast.duty("kepala_opd")
    with clock.clock_at(START):
        check_in(room, Person(nip=NIPS[0]))
    with clock.clock_at(START + timedelta(hours=3)):
        found = paper.take_in(room, LIST, "hadir.txt", by=head)
        assert paper.count(found, by=head) == 1
        assert lines(found)[1].already
        paper.take_back(found, by=head)
    assert [row.nip for row in room.attendances.all()] == [NIPS[0]]


def test_only_the_office_itself_brings_a_list_and_not_before_the_door_opens(
    cast: Cast, room: Room
) -> None:
    with clock.clock_at(START - timedelta(hours=3)), pytest.raises(NotOpen):
        paper.take_in(room, LIST, "hadir.txt", by=cast.duty("kepala_opd"))
    with clock.clock_at(START), pytest.raises(PermissionDenied):
        paper.take_in(room, LIST, "hadir.txt", by=cast.duty("bkpsdm"))


def test_a_guest_with_a_nip_is_counted_for_the_office_the_roster_tells(
    cast: Cast, room: Room
) -> None:
    head = cast.duty("kepala_opd")
    with clock.clock_at(START):
        found = paper.take_in(room, f"Wirya Kesuma; {NIPS[8]}".encode(), "teks", by=head)
        paper.settle(found, {found.lines.get().pk: "tamu"}, by=head)
        assert paper.count(found, by=head) == 1
    assert room.attendances.get().guest_from == "Kecamatan Sukamaju"


def test_an_answer_that_was_not_offered_chooses_nobody(cast: Cast, room: Room) -> None:
    head, other = cast.duty("kepala_opd"), Employee.objects.get(nip=NIPS[8])
    with clock.clock_at(START):
        found = paper.take_in(room, LIST, "hadir.txt", by=head)
        line = lines(found)[3]
        for said in (str(other.pk), "x", "-1"):
            assert paper.settle(found, {line.pk: said}, by=head) == 0
    line.refresh_from_db()
    assert line.chosen is None


def test_the_pages_lead_from_the_file_to_the_count(
    cast: Cast, room: Room, at: At, sign_in: SignIn
) -> None:
    at(START + timedelta(hours=3))
    client = sign_in("kepala_opd")
    start = f"/kerja/cegah/acara/{room.session.code}/{room.pk}"
    assert f"{start}/kertas" in client.get(start).content.decode()
    empty = client.post(f"{start}/kertas", {"teks": ""})
    assert empty.status_code == 400
    assert "<title>Galat:" in empty.content.decode()
    sent = client.post(f"{start}/kertas", {"teks": LIST.decode()}, follow=True)
    page = sent.content.decode()
    found = PaperList.objects.get()
    assert "Siti Aminah" in page
    assert "Hitung 2 orang" in page
    assert NIPS[3] not in page  # the last four digits tell namesakes apart
    assert f"…{NIPS[3][-4:]}" in page
    line = lines(found)[3]
    siti = Employee.objects.get(nip=NIPS[2])
    here = f"{start}/kertas/{found.pk}"
    chosen = client.post(here, {f"baris-{line.pk}": str(siti.pk)}, follow=True).content.decode()
    assert "1 baris dipilih." in chosen
    assert "3 orang dicatat hadir." in client.post(f"{here}/hitung", follow=True).content.decode()
    back = client.post(f"{here}/batal", follow=True).content.decode()
    assert "3 kehadiran dibatalkan." in back
    assert "Hitung 3 orang" not in back


def test_a_hostile_file_is_refused_in_words_and_a_formula_is_only_text(
    cast: Cast, room: Room, at: At, sign_in: SignIn
) -> None:
    at(START)
    client = sign_in("kepala_opd")
    start = f"/kerja/cegah/acara/{room.session.code}/{room.pk}/kertas"
    broken = client.post(start, {"berkas": SimpleUploadedFile("a.xlsx", b"PK\x03\x04x")})
    assert broken.status_code == 400
    assert "a.xlsx tidak dapat dibaca sebagai XLSX" in broken.content.decode()
    script = b'Nama;Unit\n"<script>=cmd|1</script>";SDN 1\n'
    shown = client.post(start, {"berkas": SimpleUploadedFile("a.csv", script)}, follow=True)
    assert "<script>=cmd" not in shown.content.decode()
    assert sign_in("bkpsdm").get(start).status_code == 403
