"""Tables in and out: CSV always, Parquet where a library for it is installed."""

import csv
import importlib
import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jaganetral.cli.emit import BadInput


def read(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a table, one mapping a row. Raises BadInput naming file and line."""
    if not path.is_file():
        raise BadInput(f"{path}: there is no such file.")
    if path.suffix == ".parquet":
        rows: list[dict[str, Any]] = _polars(path).read_parquet(path).to_dicts()
        yield from rows
        return
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        try:
            for row in table:
                if None in row or None in row.values():
                    raise BadInput(
                        f"{path}, line {table.line_num}: the row has another number of columns "
                        "than the heading; correct it."
                    )
                yield row
        except UnicodeDecodeError:
            raise BadInput(f"{path}: the file is not UTF-8 text; save it as UTF-8.") from None


def write(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table at once, so that nothing half-written stays behind."""
    if path.suffix == ".parquet":
        _polars(path).DataFrame(list(rows), schema=list(columns)).write_parquet(path)
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            table = csv.DictWriter(out, columns)
            table.writeheader()
            table.writerows(rows)
        part.replace(path)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        raise BadInput(f"{path}: cannot be written ({trouble.strerror}).") from None


def _polars(path: Path) -> Any:
    if importlib.util.find_spec("polars") is None:
        raise BadInput(f"{path}: Parquet needs the package polars; use a CSV file instead.")
    return importlib.import_module("polars")
