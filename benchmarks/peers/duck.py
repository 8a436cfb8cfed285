"""DuckDB: jaro_winkler_similarity over every row, one thread."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.finding.light import CANDIDATES, asked, best, cleaned

_FIND = f"""SELECT row, jaro_winkler_similarity(name, ?) AS alike FROM people
ORDER BY alike DESC LIMIT {CANDIDATES}"""  # noqa: S608 - a number of ours
Made = tuple[Callable[[Mapping[str, str]], list[int]], None, str]


def jaro_winkler(table: Any) -> Made:
    """A table in memory."""
    link = duckdb.connect()
    link.execute("SET threads = 1")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.parquet"
        names = cleaned(table["name"]).to_frame("name").with_row_index("row")
        names.write_parquet(path)
        link.execute("CREATE TABLE people AS SELECT * FROM read_parquet(?)", [str(path)])

    def ask(said: Mapping[str, str]) -> list[int]:
        found = link.execute(_FIND, [asked(said.get("name", ""))]).fetchall()
        return best(said, table, [(row, alike * 100) for row, alike in found])

    return ask, None, ""
