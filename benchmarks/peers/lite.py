"""SQLite with FTS5 and its trigram tokenizer, the best hundred compared by RapidFuzz."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz import fuzz

from benchmarks.finding.light import CANDIDATES, asked, best, cleaned

_FIND = f"SELECT rowid FROM people WHERE people MATCH ? ORDER BY rank LIMIT {CANDIDATES}"  # noqa: S608
Made = tuple[Callable[[Mapping[str, str]], list[int]], None, str]


def trigram(table: Any) -> Made:
    """A database in memory; a question asks for any of its trigrams."""
    link = sqlite3.connect(":memory:")
    link.execute("CREATE VIRTUAL TABLE people USING fts5(name, tokenize='trigram')")
    names = cleaned(table["name"]).to_list()
    link.executemany("INSERT INTO people(rowid, name) VALUES (?, ?)", enumerate(names))

    def ask(said: Mapping[str, str]) -> list[int]:
        name = asked(said.get("name", ""))
        parts = {name[at : at + 3] for at in range(len(name) - 2)}
        wanted = " OR ".join(f'"{part}"' for part in sorted(parts)) or '""'
        rows = [row for (row,) in link.execute(_FIND, [wanted])]
        return best(said, table, [(row, fuzz.ratio(name, names[row])) for row in rows])

    return ask, None, sqlite3.sqlite_version
