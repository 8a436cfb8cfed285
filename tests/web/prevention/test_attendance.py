"""One person, once in a room; early, late, closed, and people of other offices."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web import clock
from jaganetral.web.accounts.models import Agency
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.prevention.actions import attendance
from jaganetral.web.prevention.actions.attendance import NotOpen, check_in, note_down
from jaganetral.web.prevention.actions.sessions import open_session, revise_session
from jaganetral.web.prevention.attendance import home_office
from jaganetral.web.prevention.attendance.home_office import Known
from jaganetral.web.prevention.attendance.person import Person, person_key, read_person
from jaganetral.web.prevention.attendance.turnout import coverage, share
from jaganetral.web.prevention.attendance.window import closes_at, gate, is_late, opens_at
from jaganetral.web.prevention.models import Room, Session
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast, make_cast
from tests.examples import examples

WIB = ZoneInfo("Asia/Jakarta")
START = datetime(2024, 2, 6, 9, tzinfo=WIB)
END = datetime(2024, 2, 6, 11, tzinfo=WIB)
NIP = "198503152010011007"


def meeting(cast: Cast) -> Session:
    return open_session(
        "Webinar netralitas", kind="webinar", starts=START, ends=END, by=cast.duty("bkpsdm")
    )


def room(session: Session, code: str) -> Room:
    return session.rooms.select_related("agency__parent", "session").get(agency__code=code)


def employ(cast: Cast, nip: str, agency: str) -> None:
    load = RosterLoad.objects.create(
        body=cast.bodies["pemkab-lawu-asri"],
        file_name="pegawai.csv",
        file_sha256="0" * 64,
        as_of=date(2024, 1, 1),
        loaded_at=START,
        by="uji",
    )
    Employee.objects.create(
        load=load,
        body=load.body,
        row=1,
        nip=nip,
        name="Wira Kusuma",
        folded="wira kusuma",
        unit="Seksi Pelayanan",
        agency=agency,
    )


def test_every_office_gets_a_room_with_its_own_token_and_code(cast: Cast) -> None:
    rooms = list(meeting(cast).rooms.select_related("agency"))
    assert len(rooms) == 5
    assert len({r.token for r in rooms}) == len({r.code for r in rooms}) == 5
    assert {r.expected for r in rooms} == {40}


def test_the_same_person_is_recorded_once_however_they_write_it(cast: Cast) -> None:
    door = room(meeting(cast), "kec-wanasari")
    with clock.clock_at(START):
        first = check_in(door, Person(name="Drs. Wira Kusuma, M.Si", unit="Seksi Pelayanan"))
        again = check_in(door, Person(name="wira  kusuma", unit="seksi pelayanan"))
        other = check_in(door, Person(name="Wira Kusuma", unit="Seksi Umum"))
    assert (first.again, again.again, other.again) == (False, True, False)
    assert again.attendance == first.attendance
    assert Record.objects.filter(act="hadir").count() == 2


def test_the_log_holds_a_hash_and_no_name_or_number(cast: Cast, vault: Path) -> None:
    door = room(meeting(cast), "kec-wanasari")
    with clock.clock_at(START):
        check_in(door, Person(nip=NIP))
        check_in(door, Person(name="Wira Kusuma", unit="Seksi Umum"))
    text = " ".join(Record.objects.values_list("body", flat=True))
    assert NIP not in text
    assert "wira" not in text.casefold()
    assert person_key(Person(nip=NIP), door.session_id) in text
    assert verify_log().whole


@pytest.mark.parametrize(
    ("minutes", "state"), [(-31, "early"), (-30, "open"), (150, "open"), (151, "closed")]
)
def test_the_list_opens_and_closes(cast: Cast, minutes: int, state: str) -> None:
    door = room(meeting(cast), "kec-wanasari")
    with clock.clock_at(START + timedelta(minutes=minutes)):
        if state == "open":
            assert not check_in(door, Person(nip=NIP)).again
            return
        with pytest.raises(NotOpen) as refused:
            check_in(door, Person(nip=NIP))
    assert refused.value.gate == state
    assert not door.attendances.exists()


def test_the_code_works_until_a_day_later_and_says_how(cast: Cast) -> None:
    door = room(meeting(cast), "kec-wanasari")
    with clock.clock_at(END + timedelta(hours=23)):
        done = check_in(door, Person(nip=NIP), by_code=True)
    assert (done.attendance.how, done.attendance.late) == ("kode", True)
    with clock.clock_at(END + timedelta(hours=25)), pytest.raises(NotOpen):
        check_in(door, Person(nip="198503152010011008"), by_code=True)


def test_late_is_marked(cast: Cast) -> None:
    door = room(meeting(cast), "kec-wanasari")
    with clock.clock_at(START + timedelta(minutes=15)):
        assert not check_in(door, Person(nip=NIP)).attendance.late
    with clock.clock_at(START + timedelta(minutes=16)):
        assert check_in(door, Person(nip="198503152010011008")).attendance.late


def test_somebody_of_another_office_is_kept_with_a_mark_and_not_counted_here(cast: Cast) -> None:
    session = meeting(cast)
    employ(cast, NIP, "Disdik")
    with clock.clock_at(START):
        done = check_in(room(session, "kec-wanasari"), Person(nip=NIP)).attendance
    assert (done.guest_from, done.name, done.unit) == (
        "Dinas Pendidikan",
        "Wira Kusuma",
        "Seksi Pelayanan",
    )
    rows = {r.agency.code: r for r in coverage(session, cast.bodies["pemkab-lawu-asri"]).rows}
    assert (rows["kec-wanasari"].present, rows["kec-wanasari"].guests) == (0, 1)
    assert (rows["disdik-lawu-asri"].present, rows["disdik-lawu-asri"].elsewhere) == (0, 1)


def test_somebody_of_this_office_is_no_guest_however_the_roster_writes_it(cast: Cast) -> None:
    employ(cast, NIP, "Kec. Wanasari")
    with clock.clock_at(START):
        done = check_in(room(meeting(cast), "kec-wanasari"), Person(nip=NIP)).attendance
    assert done.guest_from == ""


def test_the_office_notes_down_who_has_no_phone(cast: Cast) -> None:
    session = meeting(cast)
    head = cast.duty("kepala_opd")
    with clock.clock_at(END + timedelta(days=2)):
        done = note_down(room(session, "kec-wanasari"), Person(nip=NIP), by=head)
        with pytest.raises(PermissionDenied):
            note_down(room(session, "kec-sukamaju"), Person(nip=NIP), by=head)
    assert done.attendance.how == "daftar"
    assert Record.objects.get(act="hadir").actor == head.actor


def test_the_missing_office_stands_on_top_and_sums_add_up(cast: Cast) -> None:
    session = meeting(cast)
    with clock.clock_at(START):
        for number, code in enumerate(sorted(set(cast.bodies) - {"kec-sukamaju"})):
            if session.rooms.filter(agency__code=code).exists():
                check_in(room(session, code), Person(nip=f"19850315201001{number:04}"))
    seen = coverage(session, cast.bodies["pemkab-lawu-asri"])
    assert seen.rows[0].agency.code == "kec-sukamaju"
    assert (seen.missing, seen.rooms_present, seen.present) == (1, 4, 4)
    above = coverage(session, cast.bodies["nasional"])
    (row,) = above.rows
    assert (row.agency.code, row.rooms, row.missing, row.present) == ("pemkab-lawu-asri", 5, 1, 4)


def test_an_office_that_holds_its_own_event_has_one_room(cast: Cast) -> None:
    head = cast.duty("kepala_opd")
    session = open_session("Apel", kind="rapat", starts=START, ends=END, by=head, own_office=True)
    assert [r.agency.code for r in session.rooms.all()] == ["kec-wanasari"]
    moved = START + timedelta(days=1)
    revise_session(
        session, by=head, title="Apel", kind="rapat", starts=moved, ends=moved + timedelta(hours=1)
    )
    assert Session.objects.get(pk=session.pk).starts == moved
    assert Record.objects.get(act="ubah_acara").about == session.key


def test_a_row_that_appears_meanwhile_is_found_and_not_doubled(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = room(meeting(cast), "kec-wanasari")
    slower = home_office.look_up

    def overtaken(person: Person, office: Agency) -> Known:
        monkeypatch.setattr(attendance, "look_up", slower)
        assert not check_in(door, person).again
        return slower(person, office)

    monkeypatch.setattr(attendance, "look_up", overtaken)
    with clock.clock_at(START):
        assert check_in(door, Person(nip=NIP)).again
    assert door.attendances.count() == Record.objects.filter(act="hadir").count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_crowd_sending_twice_at_once_is_recorded_once_each(vault: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite uji ada di memori dan tidak menunggu; lihat benchmarks/checkin.py")
    door = room(meeting(make_cast()), "kec-wanasari")
    people = [Person(nip=f"1985031520100{number:05}") for number in range(12)]

    def send(person: Person) -> bool:
        try:
            return check_in(door, person).again
        finally:
            connection.close()

    with clock.clock_at(START), ThreadPoolExecutor(8) as crowd:
        told = list(crowd.map(send, people * 3))
    assert told.count(False) == len(people)
    assert door.attendances.count() == len(people)
    assert Record.objects.filter(act="hadir").count() == len(people)
    assert verify_log().whole


@given(minutes=st.integers(-3000, 3000), length=st.integers(1, 600))
@examples(100)
def test_a_list_is_early_then_open_then_closed(minutes: int, length: int) -> None:
    ends, now = START + timedelta(minutes=length), START + timedelta(minutes=minutes)
    state = gate(START, ends, now)
    assert (state == "early") == (now < opens_at(START))
    assert (state == "closed") == (now > closes_at(ends))
    if state == "open":
        assert gate(START, ends, now, by_code=True) == "open"
    assert not (state == "early" and is_late(START, now))


@given(part=st.integers(0, 500), whole=st.integers(1, 500))
@examples(100)
def test_a_full_share_means_everybody(part: int, whole: int) -> None:
    assert (share(part, whole) == 100) == (part >= whole)


@pytest.mark.parametrize(
    ("who", "unit", "read"),
    [
        ("1985 0315 2010 011007", "", Person(nip=NIP)),
        ("19850315201001100", "", None),
        ("Wira", "Umum", Person(name="Wira", unit="Umum")),
        ("Wira", "", None),
        ("...", "Umum", None),
    ],
)
def test_the_two_fields_name_a_person_or_nobody(who: str, unit: str, read: Person | None) -> None:
    assert read_person(who, unit) == read


def test_a_key_says_nothing_about_another_session() -> None:
    assert person_key(Person(nip=NIP), 1) != person_key(Person(nip=NIP), 2)
