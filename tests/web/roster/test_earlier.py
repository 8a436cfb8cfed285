"""The act counts with the post of the day of the act: who was the Camat then is found by it."""

from datetime import date
from pathlib import Path

from jaganetral.names.query import Query
from jaganetral.names.search.candidate import Strength
from jaganetral.names.synth.regency import invented_people
from jaganetral.web.roster.screening import Found, who
from tests.cast import Cast
from tests.names.files import SARI, TRIS
from tests.web.roster.test_loading import load

JAN, MARCH, DAY = date(2024, 1, 1), date(2024, 3, 1), date(2024, 2, 3)
CAMAT = Query(position="Camat", unit="Kecamatan Wanasari")
COLUMNS = ("nip", "name", "position", "unit", "agency", "regency", "status")


def at_post(row: list[str], position: str, unit: str) -> list[str]:
    return [*row[:2], position, unit, unit, *row[5:]]


def rosters(cast: Cast) -> None:
    """In January Sutrisno is the Camat, in March Sari is."""
    others = [[str(getattr(one, name, "")) for name in COLUMNS] for one in invented_people(80, 3)]
    others = [row for row in others if not row[2].startswith("Camat")]
    office = at_post(SARI, "Bendahara", "Dinas Pendidikan")
    load(cast, *others, at_post(TRIS, "Camat", "Kecamatan Wanasari"), office, day=JAN)
    after = at_post(TRIS, "Inspektur Pembantu", "Inspektorat")
    load(cast, *others, after, at_post(SARI, "Camat", "Kecamatan Wanasari"), day=MARCH)


def texts(one: Found) -> tuple[str, str]:
    told = one.candidate
    return " | ".join(map(str, told.for_)), " | ".join(map(str, told.against))


def test_a_former_post_finds_who_held_it_that_day(cast: Cast, vault: Path) -> None:
    rosters(cast)
    assert TRIS[0] not in [one.employee.nip for one in who("99.01", CAMAT)]
    first = who("99.01", CAMAT, day=DAY)[0]
    assert (first.employee.nip, first.employee.position) == (TRIS[0], "Inspektur Pembantu")
    assert "jabatan pada 1 Jan 2024: Camat" in texts(first)[0]


def test_who_came_to_the_post_later_is_doubted(cast: Cast, vault: Path) -> None:
    rosters(cast)
    now = next(one for one in who("99.01", CAMAT) if one.employee.nip == SARI[0])
    then = next(one for one in who("99.01", CAMAT, day=DAY) if one.employee.nip == SARI[0])
    assert "jabatan pada 1 Jan 2024: Bendahara" in texts(then)[1]
    assert then.candidate.strength is not Strength.KUAT
    assert "jabatan pada" not in texts(now)[1]


def test_the_post_of_today_contradicts_nothing_said_of_that_day(cast: Cast, vault: Path) -> None:
    rosters(cast)
    asked = Query(name="Sutrisno", position="Camat", unit="Kecamatan Wanasari")
    now, then = (who("99.01", asked, day=day)[0] for day in (MARCH, DAY))
    assert now.employee.nip == then.employee.nip == TRIS[0]
    assert "berbeda" in texts(now)[1]
    assert "berbeda" not in texts(then)[1]
    assert then.candidate.score > now.candidate.score


def test_who_left_since_is_found_with_the_row_of_that_day(cast: Cast, vault: Path) -> None:
    load(cast, TRIS, SARI, day=JAN)
    load(cast, SARI, day=MARCH)
    found = who("99.01", Query(name="Sutrisno"), day=DAY)
    assert [(one.employee.nip, one.employee.load.as_of) for one in found] == [(TRIS[0], JAN)]


def test_a_day_before_every_roster_asks_that_of_today(cast: Cast, vault: Path) -> None:
    rosters(cast)
    before = who("99.01", CAMAT, day=date(2020, 1, 1))
    assert [one.employee.pk for one in before] == [one.employee.pk for one in who("99.01", CAMAT)]
