"""PostgreSQL with pg_trgm and a GIN index: a server of our own on a private socket."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.finding.light import CANDIDATES, asked, best, cleaned
from tests.postgres import start

_FIND = """SELECT row, similarity(name, %(name)s) AS alike FROM people
WHERE name %% %(name)s ORDER BY alike DESC LIMIT %(most)s"""
_SETTINGS = {
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
}
Made = tuple[Callable[[Mapping[str, str]], list[int]], Callable[[], float], str]


def trigram(table: Any) -> Made:
    """The clock is that of the server's process, which does the work."""
    link = psycopg.connect(start(), autocommit=True)
    for setting, value in _SETTINGS.items():
        link.execute("SELECT set_config(%s, %s, false)", [setting, value])
    link.execute("CREATE EXTENSION pg_trgm")
    link.execute("SET pg_trgm.similarity_threshold = 0.35")
    link.execute("CREATE UNLOGGED TABLE people (row integer, name text)")
    with link.cursor().copy("COPY people FROM STDIN") as copy:
        for row, name in enumerate(cleaned(table["name"])):
            copy.write_row((row, name))
    link.execute("CREATE INDEX ON people USING gin (name gin_trgm_ops)")
    link.execute("ANALYZE people")
    told = link.execute("SELECT pg_backend_pid(), current_setting('server_version')").fetchone()
    server, version = told if told else (0, "")

    def ask(said: Mapping[str, str]) -> list[int]:
        values = {"name": asked(said.get("name", "")), "most": CANDIDATES}
        found = link.execute(_FIND, values).fetchall()
        return best(said, table, [(row, alike * 100) for row, alike in found])

    return ask, lambda: _spent(server), str(version)


def _spent(process: int) -> float:
    """Processor seconds of the server's process."""
    spent = Path(f"/proc/{process}/schedstat").read_text("utf-8").split()[0]
    return int(spent) / 1e9
