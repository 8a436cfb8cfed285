"""A Polars frame as codes, by the numbers that lie beneath its columns."""

import importlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

Encoded = tuple[Any, list[Any]]
SPAN = (1 << 16) - 2  # a wider span of numbers beneath a column is not worth a table
FEW = (1 << 8) - 2
EPOCH = date(1970, 1, 1)
LISTS = ("List", "Array", "Object", "Struct")


def encoded(
    frame: Any, names: Sequence[str], one_by_one: Callable[[Any], Encoded]
) -> dict[str, Encoded]:
    """Codes and distinct cells of some columns, the empty cell first; a cell need not occur.

    `one_by_one` does it for columns that have no numbers beneath.
    """
    polars = importlib.import_module("polars")
    kinds = {name: _kind(frame.schema[name]) for name in names}
    plain = [name for name in names if not kinds[name].startswith(LISTS)]
    ready = frame.select([_simple(polars, name, kinds[name]) for name in plain])
    spans = _spans(polars, ready)
    close = [name for name in plain if spans[name][1] - spans[name][0] < SPAN]
    numbers = ready.select(
        [_number(polars, ready.get_column(name), *spans[name]) for name in close]
    )
    found = {}
    for name in names:
        if name in close:
            series = ready.get_column(name)
            found[name] = (numbers.get_column(name).to_numpy(), _cells(series, *spans[name]))
        else:
            # days or categories far apart are rare
            found[name] = one_by_one(frame.get_column(name).to_list())
    return found


def _kind(dtype: Any) -> str:
    return str(dtype.base_type().__name__)


def _simple(polars: Any, name: str, kind: str) -> Any:
    """A column as truth values, days or categories."""
    column = polars.col(name)
    if kind.startswith("Datetime"):
        return column.dt.date()
    if kind == "Time":
        return column.dt.strftime("%H:%M").cast(polars.Categorical)
    if kind.startswith(("Boolean", "Date", "Categorical", "Enum")):
        return column
    return column.cast(polars.String).cast(polars.Categorical)


def _spans(polars: Any, frame: Any) -> dict[str, tuple[int, int]]:
    """The least and the greatest number beneath each column."""
    found: dict[str, tuple[int, int]] = {}
    asked = []
    for name in frame.columns:
        kind = _kind(frame.schema[name])
        if kind == "Boolean":
            found[name] = (0, 1)
        elif kind.startswith("Enum"):
            found[name] = (0, max(len(frame.schema[name].categories) - 1, 0))
        else:
            asked.append(name)
    rows = [polars.col(name).to_physical() for name in asked]
    least = frame.select([one.min() for one in rows]).to_dict(as_series=False)
    most = frame.select([one.max() for one in rows]).to_dict(as_series=False)
    for name in asked:
        low, high = least[name][0], most[name][0]
        found[name] = (0, 0) if low is None else (int(low), int(high))
    return found


def _number(polars: Any, series: Any, low: int, high: int) -> Any:
    """A column as numbers from 1, 0 where it is empty."""
    wide = polars.UInt8 if high - low < FEW else polars.UInt16
    column = polars.col(series.name)
    if _kind(series.dtype) != "Boolean":
        column = column.to_physical()
    if low:
        column = column.cast(polars.Int32) - low
    return (column.cast(wide) + polars.lit(1, wide)).fill_null(0)


def _cells(series: Any, low: int, high: int) -> list[Any]:
    """What each number stands for."""
    kind = _kind(series.dtype)
    if kind == "Boolean":
        return [None, False, True]
    if kind.startswith("Enum"):
        return [None, *series.dtype.categories.to_list()]
    if kind == "Date":
        return [None, *(EPOCH + timedelta(day) for day in range(low, high + 1))]
    kept = series.unique().drop_nulls()
    found: list[Any] = [None] * (high - low + 2)
    for number, cell in zip(kept.to_physical().to_list(), kept.to_list(), strict=True):
        found[number - low + 1] = cell
    return found
