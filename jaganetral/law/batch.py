"""Rows in, rows out: the same as `bulk`, for few cases at hand as mappings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jaganetral.law.bulk import outcomes as of_table
from jaganetral.law.model import Pack


def outcomes(
    rows: Iterable[Mapping[str, Any]], pack: Pack, *, quick: bool = False
) -> Iterator[dict[str, Any]]:
    """One row of `bulk.COLUMNS` a case, from 1. Raises FactError naming the row."""
    cases = list(rows)
    names = dict.fromkeys(name for case in cases for name in case)
    table = {name: [case.get(name) for case in cases] for name in names}
    yield from of_table(table, pack, quick=quick, limit=None).rows()
