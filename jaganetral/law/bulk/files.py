"""Tables on disk: CSV always, Parquet (and speed) where Polars is installed."""

import csv
import importlib
import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Columns = Mapping[str, Sequence[Any]]
# name -> an array, and names where it holds codes
Written = Mapping[str, tuple[Any, Sequence[str] | None]]


class TableError(ValueError):
    """A table that cannot be read or written; one sentence with the file, the line, the remedy."""


def read(path: Path, first: int = 0, rows: int | None = None) -> Any:
    """A table, or some of its rows from one on: a Polars frame, or lists by column name.

    Raises TableError naming file and line.
    """
    if not path.is_file():
        raise TableError(f"{path}: there is no such file.")
    if path.suffix == ".parquet":
        return _parquet(path, first, rows)
    return _csv(path)


def count(path: Path) -> int:
    """How many rows a Parquet file has. Raises TableError."""
    if not path.is_file():
        raise TableError(f"{path}: there is no such file.")
    polars = library(path)
    try:
        return int(polars.scan_parquet(path).select(polars.len()).collect().item())
    except (polars.exceptions.PolarsError, OSError) as trouble:
        raise _unreadable(path, trouble) from None


def _parquet(path: Path, first: int, rows: int | None) -> Any:
    polars = library(path)
    try:
        return polars.scan_parquet(path).slice(first, rows).collect()
    except (polars.exceptions.PolarsError, OSError) as trouble:
        raise _unreadable(path, trouble) from None


def _unreadable(path: Path, trouble: Exception) -> TableError:
    said = str(trouble).partition("\n")[0]
    return TableError(f"{path}: cannot be read as Parquet ({said}); write it anew.")


def library(path: Path) -> Any:
    """Polars. Raises TableError where it is not installed."""
    if importlib.util.find_spec("polars") is None:
        raise TableError(
            f"{path}: Parquet needs the package polars; install jaganetral[bulk], or use CSV."
        )
    return importlib.import_module("polars")


def _csv(path: Path) -> Any:
    if importlib.util.find_spec("polars") is not None and _even(path):
        polars = importlib.import_module("polars")
        try:
            return polars.read_csv(path, infer_schema=False)
        except (polars.exceptions.PolarsError, OSError):
            pass  # the slow way says what is wrong
    return _csv_slowly(path)


def _even(path: Path) -> bool:
    """Whether all lines plainly have as many fields as the heading: the quick reader is lenient."""
    text = np.fromfile(path, np.uint8)
    if not len(text) or np.any(text == ord('"')) or text[-1] != ord("\n"):
        return False
    ends = np.flatnonzero(text == ord("\n"))
    names = text[: ends[0]].tobytes().strip().split(b",")
    starts = np.concatenate([[0], ends[:-1] + 1])
    commas = np.add.reduceat((text == ord(",")).astype(np.int32), starts)
    empty = np.any(ends - starts < 2)
    return bool(np.all(commas == commas[0]) and not empty and len(set(names)) == len(names))


def _csv_slowly(path: Path) -> Columns:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.reader(lines)
        try:
            names = next(table, [])
            found: list[list[str]] = [[] for _ in names]
            for row in table:
                if not row:
                    continue
                if len(row) != len(names):
                    raise TableError(
                        f"{path}, line {table.line_num}: the row has another number of columns "
                        "than the heading; correct it."
                    )
                for cells, cell in zip(found, row, strict=True):
                    cells.append(cell)
        except UnicodeDecodeError:
            raise TableError(f"{path}: the file is not UTF-8 text; save it as UTF-8.") from None
        except csv.Error as trouble:
            raise TableError(
                f"{path}, line {table.line_num}: not CSV ({trouble}); correct it."
            ) from None
    if len(set(names)) != len(names):
        raise TableError(f"{path}, line 1: a column stands twice; keep one.")
    return dict(zip(names, found, strict=True))


def write(path: Path, columns: Written) -> None:
    """Write a table whole or not at all. A column is an array, with names if it holds codes."""
    part = path.with_name(f".{path.name}.part")
    try:
        if path.suffix == ".parquet":
            _polars_frame(path, columns).write_parquet(part)
        elif importlib.util.find_spec("polars") is not None:
            _polars_frame(path, _worded(columns)).write_csv(part, quote_style="never")
        else:
            _write_csv(part, columns)
        part.replace(path)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        said = trouble.strerror or str(trouble).partition("\n")[0]
        raise TableError(f"{path}: cannot be written ({said}).") from None


def _worded(columns: Written) -> Written:
    """Yes and no as the plain writer writes them."""
    return {
        name: (cells.astype(np.uint8), ("False", "True")) if _is_flag(cells) else (cells, names)
        for name, (cells, names) in columns.items()
    }


def _is_flag(cells: Any) -> bool:
    return isinstance(cells, np.ndarray) and cells.dtype == bool


def _polars_frame(path: Path, columns: Written) -> Any:
    polars = library(path)
    found = {}
    for name, (cells, names) in columns.items():
        if names is None:
            found[name] = polars.Series(name, cells)
        else:
            words = polars.Series(name, list(names), dtype=polars.Enum(list(names)))
            found[name] = words.gather(cells)
    return polars.DataFrame(found)


def _write_csv(part: Path, columns: Written) -> None:
    rows = [
        cells.tolist() if names is None else [names[code] for code in cells.tolist()]
        for cells, names in columns.values()
    ]
    with part.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(columns)
        table.writerows(zip(*rows, strict=True))
