"""Thinning an old roster changes no answer; what it takes away is said."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from random import Random

import pytest
from django.test import Client

from jaganetral.names.query import Query
from jaganetral.names.synth.regency import invented_people
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.models import Party
from jaganetral.web.roster import loading, periodic
from jaganetral.web.roster.history import Post
from jaganetral.web.roster.loading import stretches, thinning
from jaganetral.web.roster.models import Change, Employee, RosterLoad
from jaganetral.web.roster.queries import current_loads, post_on, posts_of
from jaganetral.web.roster.screening import who
from jaganetral.web.roster.standing import rows_in
from tests.cast import Cast
from tests.names.files import SARI, TRIS
from tests.web.cases.stories import put_case
from tests.web.roster.test_loading import load

COLUMNS = ("nip", "name", "position", "unit", "agency", "regency", "status")
MONTHS = [date(2024, month, 1) for month in range(1, 8)]
LATER = date(2040, 1, 1)
POSTS = ["Camat", "Bendahara", "Lurah"]
MOVED = [*TRIS[:2], "Camat", *TRIS[3:]]


def thin_all(today: date = LATER) -> int:
    count = 0
    while (one := loading.next_thin(today)) is not None:
        count += loading.thin(one, today=today)
    return count


def seven_months(cast: Cast, seed: int) -> list[list[str]]:
    """Twelve people of whom some come, go, come back, move; two have no NIP, one list is late."""
    random = Random(seed)  # noqa: S311
    rows = [[str(getattr(one, name, "")) for name in COLUMNS] for one in invented_people(12, seed)]
    rows[3][0] = rows[4][0] = ""
    order = [*MONTHS[:2], *MONTHS[3:], MONTHS[2]] if seed % 2 else MONTHS
    for month in order:
        for row in rows:
            if random.random() < 0.2:
                row[2] = random.choice(POSTS)
        load(cast, *[row for row in rows if random.random() < 0.85], day=month)
    return rows


def told(row: Employee) -> tuple[str, ...]:
    return tuple(getattr(row, column) for column in COLUMNS)


def rosters() -> list[list[tuple[str, ...]]]:
    """Everybody on the roster of each load."""
    return [sorted(map(told, rows_in(one.pk))) for one in RosterLoad.objects.order_by("as_of")]


def careers(rows: list[list[str]]) -> list[list[Post]]:
    """The posts of each person, and that of days on and between the rosters."""
    days = [date(2024, month, day) for month in range(1, 8) for day in (1, 15)]
    found = []
    for row in filter(lambda row: row[0], rows):
        one = Employee.objects.filter(nip=row[0]).last()
        assert one is not None
        found.append([*posts_of(one), *(post_on(one, day) for day in days)])
    return found


def screened(rows: list[list[str]]) -> list[list[tuple[object, ...]]]:
    """Who is found by each name and by a post, asked of days of each month."""
    asked = [*(Query(name=row[1]) for row in rows[:4]), Query(position="Camat")]
    return [
        sorted(
            (told(one.employee), one.employee.load.as_of, str(one.candidate.for_))
            for one in who("99.01", query, top=50, day=date(2024, month, 9))  # all: some are equal
        )
        for query in asked
        for month in (1, 3, 4)
    ]


def changed() -> list[tuple[object, ...]]:
    """What every replacement changed, with the rows it shows."""
    rows = Change.objects.select_related("old", "new").order_by("pk")
    return [(c.kind, c.old and told(c.old), c.new and told(c.new)) for c in rows]


@pytest.mark.parametrize("seed", [0, 1])
def test_thinning_changes_no_answer(
    cast: Cast, vault: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "LENGTH", 5)
    monkeypatch.setattr(thinning, "OTHER", 0)
    rows = seven_months(cast, seed)
    before = (rosters(), careers(rows), screened(rows), changed())
    count = Employee.objects.count()
    for _load in range(7):
        if (one := loading.next_thin(LATER)) is None:
            break
        assert loading.thin(one, today=LATER)
        assert (rosters(), careers(rows)) == before[:2]
    assert (screened(rows), changed()) == before[2:]
    assert RosterLoad.objects.filter(rests_on=None).count() == 2
    assert Employee.objects.count() < count


def test_what_takes_longer_than_a_round_goes_on_in_the_next(
    cast: Cast, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "LENGTH", 5)
    monkeypatch.setattr(thinning, "OTHER", 0)
    monkeypatch.setattr(thinning, "AT_ONCE", 1)
    rows = seven_months(cast, seed=1)
    before, rounds = (rosters(), careers(rows), changed()), 0
    while (one := loading.next_thin(LATER)) is not None:
        rounds += 1
        left = Employee.objects.count()
        done = loading.thin(one, today=LATER, seconds=-1)
        assert careers(rows) == before[1]
        assert done or Employee.objects.count() <= left
        assert rounds < 500
    assert (rosters(), careers(rows), changed()) == before
    assert RosterLoad.objects.filter(rests_on=None).count() == 2
    assert rounds > 20


def stop_after(steps: int) -> Callable[[RosterLoad], AbstractContextManager[None]]:
    """Some steps of the work are done, then the power fails."""
    alone, left = thinning._alone, [steps]

    @contextmanager
    def counted(one: RosterLoad) -> Iterator[None]:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        with alone(one):
            yield

    return counted


@pytest.mark.parametrize("steps", [1, 4, 6, 9])
def test_work_that_was_stopped_goes_on(
    cast: Cast, vault: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "LENGTH", 5)
    monkeypatch.setattr(thinning, "OTHER", 0)
    rows = seven_months(cast, 2)
    before = (rosters(), careers(rows), changed())
    with monkeypatch.context() as patched:
        patched.setattr(thinning, "_alone", stop_after(steps))
        with pytest.raises(KeyboardInterrupt):
            thin_all()
    assert careers(rows) == before[1]
    thin_all()
    assert (rosters(), careers(rows), changed()) == before


def three(cast: Cast) -> list[RosterLoad]:
    """Sutrisno becomes the Camat in February; nothing else changes."""
    return [
        load(cast, *rows, day=month).load
        for month, rows in zip(MONTHS, ([TRIS, SARI], [MOVED, SARI], [MOVED, SARI]), strict=False)
    ]


def test_only_what_changed_stays_and_the_log_tells_it(cast: Cast) -> None:
    first, second, third = three(cast)
    assert thin_all() == 1
    first.refresh_from_db()
    assert (first.kept, first.thinned_on, first.rests_on) == (1, LATER, second)
    assert [row.nip for row in Employee.objects.filter(load=first)] == [TRIS[0]]
    assert third.employees.count() == 2
    assert '"kept":1' in Record.objects.get(act="ringkas_pegawai").body.replace(" ", "")


def test_nothing_is_thinned_before_its_time(cast: Cast) -> None:
    three(cast)
    made = RosterLoad.objects.latest("pk").loaded_at.date()
    assert loading.next_thin(made) is None  # old lists that came in today can still be wrong
    RosterLoad.objects.update(loaded_at="2024-03-01T00:00Z")
    assert loading.next_thin(date(2024, 9, 1)) is None
    assert loading.next_thin(date(2024, 9, 2)) is not None


def test_the_roster_in_force_can_be_taken_back_the_one_leant_on_cannot(cast: Cast) -> None:
    first, second, third = three(cast)
    thin_all()
    loading.undo_load(third, by="sistem")
    assert current_loads().get() == second
    for settled in (second, first):
        with pytest.raises(loading.Settled):
            loading.undo_load(settled, by="sistem")
    assert thin_all() == 0


def test_an_open_load_comes_first(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_ = three(cast)
    RosterLoad.objects.create(
        body=first.body, as_of=LATER, loaded_at=first.loaded_at, state=RosterLoad.State.MENUNGGU
    )
    assert loading.next_thin(LATER) is None
    assert not loading.thin(first, today=LATER)
    assert Employee.objects.filter(load=first).count() == 2


def test_a_row_that_a_case_names_stays(cast: Cast) -> None:
    first, *_ = three(cast)
    named = Employee.objects.get(load=first, nip=SARI[0])
    Party.objects.create(
        case=put_case(cast), kind=Party.Kind.TERLAPOR, described_as="Sari", employee=named
    )
    before = rosters()
    thin_all()
    assert Employee.objects.filter(load=first).count() == 2
    assert rosters() == before


def test_an_older_list_that_comes_later_is_compared_with_no_thinned_one(cast: Cast) -> None:
    first, *_ = three(cast)
    thin_all()
    late = load(cast, TRIS, day=date(2024, 1, 15)).load
    assert late.before == first
    assert "kinds" not in late.changes
    assert thin_all() == 0  # its neighbours are thinned, so it stays whole


def test_a_load_taken_back_long_ago_is_emptied(cast: Cast) -> None:
    *_, third = three(cast)
    loading.undo_load(third, by="sistem")
    assert loading.empty_undone(LATER) == 1
    assert not Employee.objects.filter(load=third).exists()
    assert loading.empty_undone(LATER) == 0


def test_the_pages_say_what_was_thinned_and_what_cannot_be_taken_back(
    cast: Cast, vault: Path, sign_in: Callable[[str], Client]
) -> None:
    first, second, third = three(cast)
    lines = periodic.run(LATER)
    assert lines == [f"Daftar pegawai nomor {first.pk} diringkas: 1 baris disimpan."]
    client = sign_in("bkpsdm")
    pages = {
        one.pk: client.get(f"/kerja/pegawai/impor/{one.pk}").content.decode()
        for one in (first, second, third)
    }
    assert "1 dari 2 barisnya masih disimpan di sini" in pages[first.pk]
    assert "1 Januari 2024 diringkas" in pages[second.pk]
    assert ["Batalkan impor ini" in page for page in pages.values()] == [False, False, True]
    assert (
        "Semua daftar instansi ini: 5 baris" in client.get("/kerja/pegawai/impor").content.decode()
    )
    client.post(f"/kerja/pegawai/impor/{second.pk}/batal")
    second.refresh_from_db()
    assert not second.undone


def test_changes_that_no_page_names_keep_no_row(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Change, "SHOWN", 1)
    rows = [[str(getattr(one, name, "")) for name in COLUMNS] for one in invented_people(9, 1)]
    first = load(cast, *rows, day=MONTHS[0]).load
    second = load(cast, TRIS, SARI, *rows, day=MONTHS[1]).load
    for month in MONTHS[2:4]:
        load(cast, TRIS, SARI, *rows, day=month)
    before, shown = rosters(), changed()[:1]
    thin_all()
    assert [one.employees.count() for one in (first, second)] == [0, 1]
    assert (rosters(), changed()[:1]) == (before, shown)
    second.refresh_from_db()
    assert (second.changes["kinds"]["baru"], second.changed.count()) == (2, 1)


def test_a_list_that_is_another_one_stays_whole_and_marks_begin_anew(cast: Cast) -> None:
    rows = [[str(getattr(one, name, "")) for name in COLUMNS] for one in invented_people(9, 1)]
    first = load(cast, TRIS, SARI, day=MONTHS[0]).load  # a trial before the whole list
    loads = [load(cast, TRIS, *rows, day=month).load for month in MONTHS[1:4]]
    before = rosters()
    assert not loading.thin(first, today=LATER)
    assert thin_all() == 1
    assert rosters() == before
    assert [one.employees.count() for one in (first, *loads)] == [2, 9, 10, 10]
    assert not Employee.objects.filter(load=loads[0], since__isnull=False)
