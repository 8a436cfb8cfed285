"""The post on the day of an act: sure where rosters before and after agree, never by name alone."""

from datetime import date

import pytest

from jaganetral.web.roster.loading import Loaded, load_roster, undo_load
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.queries import post_on, posts_of
from tests.cast import Cast
from tests.names.files import SARI, TRIS, csv_of

JAN, FEB, MARCH, APRIL = (date(2024, month, 1) for month in (1, 2, 3, 4))
MOVED = [*TRIS[:2], "Camat", "Kecamatan Wanasari", *TRIS[4:]]


def load(cast: Cast, day: date, *rows: list[str]) -> Loaded:
    body = cast.bodies["pemkab-lawu-asri"]
    return load_roster(csv_of(*rows), "daftar.csv", body=body, as_of=day, by=cast.duty("bkpsdm"))


def tris() -> Employee:
    found = Employee.objects.filter(nip=TRIS[0]).last()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "position", "sure"),
    [
        (date(2023, 12, 1), "Pengelola Kendaraan", False),  # before the first roster
        (JAN, "Pengelola Kendaraan", True),
        (date(2024, 1, 20), "Pengelola Kendaraan", True),  # before and after say the same
        (date(2024, 2, 20), "Pengelola Kendaraan", False),  # changed at some day in between
        (MARCH, "Camat", True),
        (date(2024, 3, 2), "Camat", False),  # no roster after it yet
    ],
)
def test_post_on_a_day(cast: Cast, day: date, position: str, sure: bool) -> None:
    for month, row in ((JAN, TRIS), (FEB, TRIS), (MARCH, MOVED)):
        load(cast, month, row, SARI)
    post = post_on(tris(), day)
    assert (post.position, post.sure) == (position, sure)


def test_a_span_goes_from_the_first_to_the_last_roster_that_tells_it(cast: Cast) -> None:
    for month, row in ((MARCH, MOVED), (JAN, TRIS), (FEB, TRIS)):  # an older list may come later
        load(cast, month, row)
    told = [(post.unit, post.since, post.until) for post in posts_of(tris())]
    assert told == [("Kecamatan Wanasari", MARCH, MARCH), ("Kecamatan Sukamaju", JAN, FEB)]


def test_a_roster_that_lacks_the_person_ends_the_span(cast: Cast) -> None:
    for month, row in ((JAN, TRIS), (FEB, SARI), (MARCH, TRIS)):
        load(cast, month, row)
    assert len(posts_of(tris())) == 2
    assert not post_on(tris(), FEB).sure


def test_a_load_taken_back_and_one_corrected_on_the_same_day_tell_nothing(cast: Cast) -> None:
    load(cast, JAN, MOVED)
    load(cast, JAN, TRIS)
    undo_load(load(cast, FEB, MOVED).load, by="sistem")
    assert [post.unit for post in posts_of(tris())] == ["Kecamatan Sukamaju"]


def test_a_name_alone_joins_no_two_rows(cast: Cast) -> None:
    nameless = ["", *TRIS[1:]]
    load(cast, JAN, nameless)
    load(cast, FEB, ["", *MOVED[1:]])
    rows = Employee.objects.order_by("pk")
    assert [post.unit for post in posts_of(rows[0])] == ["Kecamatan Sukamaju"]
    assert not post_on(rows[0], FEB).sure


def test_an_older_list_loaded_later_does_not_become_the_roster(cast: Cast) -> None:
    load(cast, MARCH, MOVED)
    load(cast, JAN, TRIS)
    assert post_on(tris(), MARCH).position == "Camat"
