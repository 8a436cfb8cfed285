"""A new load with few changes renews the index; it answers as one that is built answers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jaganetral.names.query import Query
from jaganetral.names.synth.regency import invented_people
from jaganetral.web.roster import indexing, screening
from jaganetral.web.roster.loading import renewing
from jaganetral.web.roster.models import Employee
from jaganetral.web.roster.screening import Found, who
from tests.cast import Cast
from tests.names.files import SARI, TRIS
from tests.web.roster.test_loading import load

COLUMNS = ("nip", "name", "position", "unit", "agency", "regency", "status")


@pytest.fixture
def people() -> list[list[str]]:
    """Sixty rows of a roster, of which two have no NIP."""
    rows = [[str(getattr(one, name, "")) for name in COLUMNS] for one in invented_people(60, 3)]
    rows[7][0] = rows[8][0] = ""
    return rows


def told(hit: Found) -> tuple[str, ...]:
    row = hit.employee
    return (row.nip, row.name, row.position, str(row.load_id), hit.candidate.strength)


def answers(names: list[str]) -> list[list[tuple[str, ...]]]:
    found = [who("99.01", Query(name=name), top=50) for name in names]
    return [sorted(told(hit) for hit in hits) for hits in found]


def forbidden(*_: Any, **__: Any) -> None:
    raise AssertionError("built instead of renewed")


def test_a_renewed_index_answers_as_a_built_one(
    cast: Cast, vault: Path, people: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(cast, *people)
    assert who("99.01", Query(name=people[0][1]))
    monkeypatch.setattr(renewing, "_FEW", 2)
    for month in (2, 3):
        people[month][2] = "Camat"
        people[month + 10][1] = f"Sutrisno Wicaksana {month}"
        people = [*people[:20], *people[21:], [TRIS, SARI][month - 2]]
        load(cast, *people, day=date(2024, month, 1))
        names = [row[1] for row in people]
        with monkeypatch.context() as only:
            only.setattr(indexing, "build", forbidden)
            renewed = answers(names)
        assert (indexing.wanted("99.01").folder / renewing.KEYS).is_file()
    with monkeypatch.context() as never:
        never.setattr(indexing, "renew", lambda *_: False)
        never.setattr(indexing, "__version__", "another")
        screening.forget()
        assert answers(names) == renewed
    assert Employee.objects.filter(load__as_of=date(2024, 3, 1)).count() == len(people)


def test_many_changes_are_built(cast: Cast, vault: Path, people: list[list[str]]) -> None:
    load(cast, *people[:30])
    assert who("99.01", Query(name=people[0][1]))
    load(cast, *people, day=date(2024, 2, 1))
    assert who("99.01", Query(name=people[50][1]))
    assert not (indexing.wanted("99.01").folder / renewing.KEYS).exists()
    assert not list((vault / "indeks").glob(".*.baru"))
