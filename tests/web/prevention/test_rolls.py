"""Who has not come is read by the office alone; above it there are counts by level."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web import clock
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.lookups.models import Lookup
from jaganetral.web.prevention.actions import paper
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.attendance.absence import roll_of
from jaganetral.web.prevention.attendance.over_campaign import office_lines
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.attendance.ranks import LEAST, RankRow, by_rank, joined, level_of
from jaganetral.web.prevention.attendance.turnout import Coverage, Turnout
from jaganetral.web.prevention.models import Room
from tests.cast import Cast
from tests.web.prevention.stories import START, make_webinar
from tests.web.prevention.test_paper import NIPS, employ

At = Callable[[datetime], None]
SignIn = Callable[[str], Client]


@pytest.fixture
def room(cast: Cast) -> Room:
    """Two of five have come: one by NIP, late, one by name."""
    employ(cast)
    found = make_webinar(cast).room("kec-wanasari")
    with clock.clock_at(START + timedelta(minutes=20)):
        check_in(found, Person(nip=NIPS[0]))
        check_in(found, Person(name="Retno Palupi Kinasih", unit="Seksi Pelayanan"))
    return found


def test_whoever_came_by_nip_or_by_name_is_not_absent(room: Room) -> None:
    roll = roll_of(room)
    assert roll.people == 5
    assert {one.nip for one in roll.absent} == {NIPS[2], NIPS[3], NIPS[4]}
    assert roll.unmatched == 0


def test_a_name_nobody_bears_may_still_stand_below(room: Room) -> None:
    with clock.clock_at(START):
        check_in(room, Person(name="Zebulon Quispe", unit="Seksi Pelayanan"))
    roll = roll_of(room)
    assert (len(roll.absent), roll.unmatched) == (3, 1)


def test_the_office_reads_the_names_and_nobody_above_does(
    cast: Cast, room: Room, at: At, sign_in: SignIn
) -> None:
    at(START + timedelta(hours=3))
    start = f"/kerja/cegah/acara/{room.session.code}/{room.pk}/belum"
    page = sign_in("kepala_opd").get(start).content.decode()
    assert "3 dari 5 pegawai" in page
    assert "Bagaskara Prabu Wijaya" in page
    assert not any(nip in page for nip in NIPS[2:5])
    for role in ("bkpsdm", "pimpinan"):
        assert sign_in(role).get(start).status_code == 403


def test_reading_who_is_absent_counts_as_a_look_up_and_has_a_limit(
    cast: Cast, room: Room, at: At, sign_in: SignIn, settings: Any
) -> None:
    at(START + timedelta(hours=3))
    settings.LOOKUPS_AN_HOUR = 1
    start = f"/kerja/cegah/acara/{room.session.code}/{room.pk}/belum"
    client = sign_in("kepala_opd")
    assert client.get(start).status_code == 200
    assert Lookup.objects.get().found == 3
    with clock.clock_at(START + timedelta(hours=3, minutes=1)):
        text = b"Siti Aminah\n"
        with pytest.raises(TooMany):
            paper.take_in(room, text, "teks", by=cast.duty("kepala_opd"))
    assert not room.papers.exists()


@pytest.mark.parametrize(
    ("post", "level"),
    [
        ("Kepala Dinas Kesehatan", "pimpinan_tinggi"),
        ("Plt. Camat", "administrator"),
        ("Kabid Ekonomi", "administrator"),
        ("Sekretaris Camat", "pengawas"),
        ("Lurah", "pengawas"),
        ("Guru Kelas", "fungsional"),
        ("Kepala Sekolah", "fungsional"),
        ("Pengemudi", "pelaksana"),
        ("", ""),
    ],
)
def test_a_level_is_read_from_the_name_of_the_post(post: str, level: str) -> None:
    assert level_of(post) == level


def test_turnout_by_level_is_whole_for_the_office_and_joined_above(cast: Cast, room: Room) -> None:
    own = {row.names[0]: row for row in by_rank(room.agency, [room.session], whole=True)}
    assert (own["pengawas"].people, own["pengawas"].present) == (2, 1)
    above = by_rank(cast.bodies["pemkab-lawu-asri"], [room.session], whole=False)
    assert [row.people for row in above] == [6]


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 30)), max_size=6))
def test_joining_small_levels_leaves_none_small_and_loses_nobody(
    counts: list[tuple[int, int]],
) -> None:
    rows = [RankRow((str(at),), n, min(n, k)) for at, (n, k) in enumerate(counts)]
    found = joined(rows)
    assert all(row.people >= LEAST for row in found)
    if sum(row.people for row in rows) >= LEAST:
        assert sum(row.people for row in found) == sum(row.people for row in rows)
        assert sum(row.present for row in found) == sum(row.present for row in rows)
    else:
        assert found == []


def test_a_campaign_shows_its_offices_the_emptiest_first(
    cast: Cast, room: Room, at: At, sign_in: SignIn
) -> None:
    at(START + timedelta(hours=3))
    campaign = room.session.campaign
    assert campaign is not None
    lines = office_lines(campaign, cast.bodies["pemkab-lawu-asri"])
    assert lines[-1].agency == room.agency
    assert (lines[-1].rooms_present, lines[-1].present, lines[-1].expected) == (1, 2, 40)
    page = sign_in("bkpsdm").get(f"/kerja/cegah/{campaign.pk}/hadir").content.decode()
    assert "2 dari 40" in page
    assert "Retno" not in page
    file = sign_in("bkpsdm").get(f"/kerja/cegah/{campaign.pk}/hadir.csv").content.decode()
    assert "Kecamatan Wanasari,1,1,40,2" in file
    ranks = sign_in("bkpsdm").get(f"/kerja/cegah/acara/{room.session.code}/jenjang")
    assert "digabung" in ranks.content.decode()


def test_a_full_office_fills_no_gap_of_an_empty_one(cast: Cast) -> None:
    full = Turnout(cast.bodies["kec-wanasari"], None, 1, 1, expected=10, present=30)
    empty = Turnout(cast.bodies["kec-sukamaju"], None, 1, 0, expected=10, present=0)
    assert Coverage([full, empty]).percent == 50
    assert Coverage([full]).percent == 100
