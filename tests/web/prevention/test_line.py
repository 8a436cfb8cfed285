"""Those who wait are written together, each gets their own answer, nobody fails with another."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.db import IntegrityError, transaction

from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.prevention.actions import line
from jaganetral.web.prevention.actions.line import Waiting, keep
from jaganetral.web.prevention.models import Attendance
from tests.cast import Cast
from tests.web.prevention.stories import START, make_webinar

Write = Callable[[Sequence[Waiting]], list[Attendance]]


def crowd(monkeypatch: pytest.MonkeyPatch, size: int, write: Write) -> list[object]:
    """What each of some people is answered who come while the first of them is written."""
    full, held = Event(), Event()

    def held_up(waiting: Sequence[Waiting]) -> list[Attendance]:
        if not held.is_set():
            held.set()
            assert full.wait(20)
        return write(waiting)

    def come(number: int) -> object:
        try:
            return keep(Attendance(name=str(number)), "peserta")
        except Exception as trouble:
            return trouble

    monkeypatch.setattr(line, "_write", held_up)
    with ThreadPoolExecutor(size) as people:
        first = people.submit(come, 0)
        assert held.wait(20)
        rest = [people.submit(come, number) for number in range(1, size)]
        while len(line._line) < size - 1:
            pass
        full.set()
        return [one.result(20) for one in (first, *rest)]


def rows_of(waiting: Sequence[Waiting]) -> list[Attendance]:
    return [one.row for one in waiting]


def test_who_comes_meanwhile_is_written_with_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def write(waiting: Sequence[Waiting]) -> list[Attendance]:
        sizes.append(len(waiting))
        return rows_of(waiting)

    told = crowd(monkeypatch, 7, write)
    assert sizes == [1, 6]
    assert [row.name for row in told if isinstance(row, Attendance)] == list("0123456")


def test_where_another_process_was_faster_each_is_written_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write(waiting: Sequence[Waiting]) -> list[Attendance]:
        if any(row.name == "3" for row in rows_of(waiting)):
            raise IntegrityError
        return rows_of(waiting)

    told = crowd(monkeypatch, 5, write)
    assert [isinstance(one, IntegrityError) for one in told] == [False, False, False, True, False]


def test_trouble_is_told_to_all_who_waited_and_ends_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write(waiting: Sequence[Waiting]) -> list[Attendance]:
        raise OSError("cakram penuh")

    assert all(isinstance(one, OSError) for one in crowd(monkeypatch, 4, write))
    assert not line._line


def row(cast: Cast, key: str, office: str = "kec-wanasari") -> Attendance:
    room = cast.bodies[office].rooms.select_related("agency", "session").get()
    return Attendance(room=room, name="Wira Kusuma", person_key=key, at=START)


def test_one_transaction_holds_two_of_one_person_once(cast: Cast) -> None:
    make_webinar(cast)
    keep(row(cast, "a"), "peserta")
    came = [row(cast, "b"), row(cast, "b"), row(cast, "a"), row(cast, "a", "kec-sukamaju")]
    kept = line._write([Waiting(one, "peserta", Future()) for one in came])
    assert [one.pk for one in kept] == [came[0].pk, came[0].pk, kept[2].pk, came[3].pk]
    assert Attendance.objects.count() == Record.objects.filter(act="hadir").count() == 3
    assert verify_log().whole


def test_inside_a_larger_act_a_row_falls_with_it(cast: Cast) -> None:
    make_webinar(cast)

    def fail() -> None:
        with transaction.atomic():
            keep(row(cast, "a"), "peserta")
            raise ValueError("batal")

    with pytest.raises(ValueError, match="batal"):
        fail()
    assert not Attendance.objects.exists()
    assert not Record.objects.filter(act="hadir").exists()
