"""A load that is stopped anywhere goes on with the same file, and counts only when it is whole."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.names import rows
from jaganetral.names.reading import BadRoster
from jaganetral.web.audit.models import Record
from jaganetral.web.roster.loading import (
    Busy,
    NotReady,
    TooManyGone,
    confirm_load,
    discard_load,
    load_roster,
    stage,
    staging,
    sweep,
    undo_load,
)
from jaganetral.web.roster.models import Change, Employee, RejectedRow, RosterLoad
from jaganetral.web.roster.queries import current_loads, employees_of
from tests.cast import Cast
from tests.names.files import SARI, TRIS, csv_of

DAY, NEXT = date(2024, 1, 3), date(2024, 2, 1)
CROWD = [[f"1990010120150310{n:02}", f"Orang {n} Contoh", *TRIS[2:]] for n in range(40)]
DOUBLED = [*CROWD, ["", "", *TRIS[2:]], CROWD[3]]


class Killed(BaseException):
    """Stands for the end of a process."""


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 7)


def staged(cast: Cast, data: bytes, day: date = DAY, **more: Any) -> RosterLoad:
    body = cast.bodies["pemkab-lawu-asri"]
    return stage(data, "daftar.csv", body=body, as_of=day, by=cast.duty("bkpsdm"), **more)


def test_killed_after_any_batch_and_any_step_it_comes_to_the_same_end(cast: Cast) -> None:
    data, steps = csv_of(*DOUBLED), 0
    load_roster(
        csv_of(*CROWD[5:], TRIS),
        "lama.csv",
        body=cast.bodies["pemkab-lawu-asri"],
        as_of=DAY,
        by="sistem",
    )

    def until(step: int) -> Any:
        heard = 0

        def tell(*_: object) -> None:
            nonlocal heard
            heard += 1
            if heard == step:
                raise Killed

        return tell

    while True:
        steps += 1
        try:
            load = staged(cast, data, NEXT, tell=until(1 if steps < 8 else steps - 6))
        except Killed:
            assert current_loads().get().as_of == DAY  # nothing shows yet
            assert steps < 30
            continue
        break
    assert steps > 8
    assert RosterLoad.objects.count() == 2
    assert (load.accepted, load.rejected, load.state) == (40, 2, "menunggu")
    assert load.employees.count() == load.employees.values("nip").distinct().count() == 40
    assert sorted(load.rejects.values_list("line", flat=True)) == [42, 43]
    assert load.changes["kinds"] == {"baru": 5, "hilang": 1, "pindah": 0, "jabatan": 0, "nama": 0}
    assert load.changed.count() == 6
    confirm_load(load, by=cast.duty("bkpsdm"))
    assert employees_of("99.01").count() == 40


def test_another_file_waits_until_the_first_is_confirmed_or_dropped(cast: Cast) -> None:
    first = staged(cast, csv_of(TRIS))
    with pytest.raises(Busy, match=r"daftar\.csv"):
        staged(cast, csv_of(SARI))
    discard_load(first, by=cast.duty("bkpsdm"))
    second = staged(cast, csv_of(SARI))
    with pytest.raises(NotReady):
        confirm_load(first, by="sistem")
    confirm_load(second, by=cast.duty("bkpsdm"))
    discard_load(second, by="sistem")  # what counts cannot be dropped
    assert employees_of("99.01").count() == 1
    assert sweep() == 1
    assert Employee.objects.count() == 1


def test_a_load_dropped_while_it_comes_in_stops(cast: Cast) -> None:
    def drop(*_: object) -> None:
        discard_load(RosterLoad.objects.open().get(), by="sistem")

    with pytest.raises(Busy):
        staged(cast, csv_of(*CROWD), tell=drop)
    assert not employees_of("99.01").exists()
    sweep()
    assert not Employee.objects.exists()
    assert not RejectedRow.objects.exists()


def test_a_file_that_breaks_in_the_middle_leaves_no_roster(cast: Cast) -> None:
    broken = csv_of(*CROWD[:20]) + b"x" * 1_100_000
    with pytest.raises(BadRoster, match="tanpa ganti baris"):
        staged(cast, broken)
    assert not RosterLoad.objects.open().exists()
    sweep()
    assert not Employee.objects.exists()


def test_dropping_many_people_needs_a_word_of_its_own(cast: Cast) -> None:
    confirm_load(staged(cast, csv_of(*CROWD)), by="sistem")
    half = staged(cast, csv_of(*CROWD[:20]), NEXT)
    with pytest.raises(TooManyGone):
        confirm_load(half, by="sistem")
    confirm_load(half, by="sistem", despite_loss=True)
    record = Record.objects.filter(act="impor_pegawai").latest("seq")
    assert '"gone":20' in record.body.replace(" ", "")


def test_people_without_a_number_are_missed_by_their_count(cast: Cast) -> None:
    nameless = [["", *row[1:]] for row in CROWD]
    confirm_load(staged(cast, csv_of(*nameless)), by="sistem")
    few = staged(cast, csv_of(*nameless[:10]), NEXT)
    with pytest.raises(TooManyGone):
        confirm_load(few, by="sistem")


def test_undoing_is_one_mark_and_the_load_before_counts_again(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    confirm_load(staged(cast, csv_of(*CROWD)), by="sistem")
    confirm_load(staged(cast, csv_of(*CROWD[1:], TRIS), NEXT), by="sistem")
    newest = RosterLoad.objects.latest("pk")
    with django_assert_max_num_queries(20):  # however many people
        undo_load(newest, by="sistem")
    assert current_loads().get().as_of == DAY
    assert Change.objects.filter(load=newest).exists()


@pytest.mark.parametrize("role", ["pemeriksa", "ppk", "auditor"])
def test_who_may_not_confirm_or_drop(cast: Cast, role: str) -> None:
    load = staged(cast, csv_of(TRIS))
    for act in (confirm_load, discard_load):
        with pytest.raises(PermissionDenied):
            act(load, by=cast.duty(role))


def test_a_file_on_the_disk_comes_in_like_one_in_memory(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(csv_of(*CROWD))
    body = cast.bodies["pemkab-lawu-asri"]
    load = stage(path, path.name, body=body, as_of=DAY, by="sistem")
    assert staged(cast, csv_of(*CROWD)) == load  # the same file: the load that waits already
    assert staging.CARRIED not in load.changes
