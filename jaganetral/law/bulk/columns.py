"""The columns of a table as codes: each distinct cell is read and checked once.

A column has one fact for many cases. Codes are joined by "|"; an empty cell is unknown; yes and
no are true/false, 1/0 or ya/tidak; days are written 2024-01-23 or are days already.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jaganetral.law.bulk import frames
from jaganetral.law.facts import values_of
from jaganetral.law.model import FactError, FactSpec, Pack

Codes = NDArray[np.unsignedinteger[Any]]
Table = Any  # a Polars frame, or a mapping from fact names to sequences of cells
YES = {"true": True, "1": True, "ya": True, "false": False, "0": False, "tidak": False}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One fact of all cases: `codes` are places in `values`; the first value is None, unknown."""

    codes: Codes
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Some cases as columns, checked against a pack."""

    rows: int
    columns: Mapping[str, Column]

    def part(self, first: int, last: int) -> "Frame":
        """The cases from one row to before another, without copying."""
        parts = {
            name: Column(one.codes[first:last], one.values) for name, one in self.columns.items()
        }
        return Frame(min(last, self.rows) - first, parts)

    def facts(self, row: int) -> dict[str, Any]:
        """The known facts of one case as `assess` takes them; rows count from 0."""
        found = {name: one.values[int(one.codes[row])] for name, one in self.columns.items()}
        return {name: value for name, value in found.items() if value is not None}


def frame_of(table: Table, pack: Pack, *, first: int = 1) -> Frame:
    """A table as columns of codes; its rows are counted from `first` in messages.

    Raises FactError naming row and fact for what the pack does not know.
    """
    names = list(table.columns) if hasattr(table, "columns") else list(table)
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise FactError(f"Kolom {twice!r} ada dua kali; sisakan satu.")
    encoded = _all_encoded(table, [name for name in names if name in pack.facts])
    found: dict[str, Column] = {}
    wrong: list[tuple[int, str]] = []
    for name in names:
        if name not in pack.facts:
            raise FactError(
                f"Fakta {name!r} tidak dikenal. Lihat daftarnya dengan: assess --schema."
            )
        codes, cells = encoded[name]
        if pack.facts[name].kind == "day" and all(type(cell) is date for cell in cells[1:]):
            found[name] = Column(codes, tuple(cells))  # days are in order as they are
            continue
        values, faults = _read(pack.facts[name], cells, pack)
        wrong += [(int(np.argmax(hit)), said) for hit, said in _hits(codes, faults) if hit.any()]
        found[name] = _merged(codes, values)
    if wrong:
        row, said = min(wrong)
        raise FactError(f"baris {row + first}: {said}")
    rows = {len(one.codes) for one in found.values()}
    if len(rows) > 1:
        raise FactError("Kolom-kolomnya tidak sama panjang.")
    return Frame(rows.pop() if rows else 0, found)


def _hits(codes: Codes, faults: Iterable[tuple[int, str]]) -> Iterator[tuple[Any, str]]:
    return ((codes == code, said) for code, said in faults)


def _read(
    spec: FactSpec, cells: Sequence[Any], pack: Pack
) -> tuple[list[Any], list[tuple[int, str]]]:
    """The value of each distinct cell, and what is wrong with which."""
    values: list[Any] = []
    faults = []
    for code, cell in enumerate(cells):
        value = None
        try:
            value = value_of(spec, cell)
            if not (spec.kind == "day" and isinstance(value, date)):
                values_of(spec, value, pack)
        except FactError as trouble:
            faults.append((code, str(trouble)))
        values.append(value)
    return values, faults


def value_of(spec: FactSpec, cell: Any) -> Any:
    """A cell as `assess` takes it, None where it is empty. Raises FactError."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        cell = str(cell)
    if isinstance(cell, str):
        return _written(spec, cell.strip())
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return list(cell) if isinstance(cell, tuple) else cell


def _written(spec: FactSpec, cell: str) -> Any:
    if not cell:
        return None
    if spec.kind in ("conduct", "list"):
        return [code.strip() for code in cell.split("|") if code.strip()]
    if spec.kind == "bool":
        return YES.get(cell.lower(), cell)
    if spec.kind == "prior":
        raise FactError(f"Fakta {spec.name}: tidak dapat ditulis dalam tabel; pakai --lines.")
    return cell


def _merged(codes: Codes, values: Sequence[Any]) -> Column:
    """The same column, unknown first and each value once."""
    places: dict[Any, int] = {None: 0}
    kept: list[Any] = [None]
    moved = np.zeros(len(values), np.uint32)
    for code, value in enumerate(values):
        key = tuple(sorted(set(value))) if isinstance(value, list) else value
        if key not in places:
            places[key] = len(kept)
            kept.append(value)
        moved[code] = places[key]
    if len(kept) != len(values) or np.any(moved != np.arange(len(values))):
        codes = moved.astype(narrow(len(kept)))[codes]
    return Column(codes, tuple(kept))


def narrow(count: int) -> Any:
    """The smallest type for so many codes."""
    return np.uint8 if count <= 1 << 8 else np.uint16 if count <= 1 << 16 else np.uint32


def _all_encoded(table: Table, names: Sequence[str]) -> dict[str, tuple[Codes, list[Any]]]:
    """Codes and distinct cells of each column."""
    if hasattr(table, "get_column"):
        return frames.encoded(table, names, _of_cells)
    return {name: _of_cells(table[name]) for name in names}


def _of_cells(cells: Iterable[Any]) -> tuple[Codes, list[Any]]:
    """Codes and distinct cells of a sequence, nothing first."""
    if isinstance(cells, np.ndarray):
        cells = cells.tolist()
    places: dict[Any, int] = {(type(None), None): 0}
    keys = (tuple(cell) if isinstance(cell, list) else cell for cell in cells)
    # true and 1 are one key to a dictionary, but not one cell
    found = [places.setdefault((type(key), key), len(places)) for key in keys]
    return np.asarray(found, narrow(len(places))), [key for _, key in places]
