"""The people of every room equal their recount from the log, and a planted one is named."""

from datetime import timedelta

import pytest

from jaganetral.web import clock
from jaganetral.web.prevention.actions import paper
from jaganetral.web.prevention.actions.attendance import check_in
from jaganetral.web.prevention.actions.retention import forget_overdue
from jaganetral.web.prevention.attendance.person import Person
from jaganetral.web.prevention.attendance.retention import USUAL
from jaganetral.web.prevention.models import Room
from jaganetral.web.statistics.command import verify_figures
from jaganetral.web.statistics.recount_rooms import rooms_otherwise
from tests.cast import Cast
from tests.web.prevention.stories import END, START, make_webinar
from tests.web.prevention.test_paper import LIST, NIPS, employ


@pytest.fixture
def room(cast: Cast) -> Room:
    """One by phone; a list counted, taken back, and counted again."""
    employ(cast)
    found, head = make_webinar(cast).room("kec-wanasari"), cast.duty("kepala_opd")
    with clock.clock_at(START):
        check_in(found, Person(nip=NIPS[4]))
    with clock.clock_at(END):
        first = paper.take_in(found, LIST, "a.txt", by=head)
        paper.count(first, by=head)
        paper.take_back(first, by=head)
        paper.count(paper.take_in(found, LIST + b"\n", "b.txt", by=head), by=head)
    return found


def test_the_log_tells_the_same_also_after_names_are_gone(room: Room) -> None:
    assert room.attendances.count() > 1
    assert rooms_otherwise() == (room.session.rooms.count(), [])
    forget_overdue(END + timedelta(days=USUAL + 1))
    assert rooms_otherwise()[1] == []


def test_a_person_put_in_or_taken_out_beside_the_log_is_named(room: Room) -> None:
    one = room.attendances.latest("pk")
    one.pk, one.person_key = None, "0" * 64
    one.save()
    other = rooms_otherwise()[1]
    assert [(found.office, found.listed - found.logged) for found in other] == [
        (room.agency.name, 1)
    ]
    holds, sentence = verify_figures(None)  # type: ignore[arg-type]
    assert not holds
    assert f"hadir di {room.agency.name}" in sentence
    one.delete()
    room.attendances.latest("pk").delete()
    assert [found.listed - found.logged for found in rooms_otherwise()[1]] == [-1]
