"""Many rows of a roster into the database at once: COPY on PostgreSQL, one INSERT elsewhere."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from jaganetral.names.rows import Batch, Row
from jaganetral.web.roster.models import Employee, RejectedRow, RosterLoad
from jaganetral.web.roster.private import seal

COLUMNS = ("load_id", "body_id", "row", "folded", "private")
FIELDS = ("nip", "name", "position", "unit", "agency", "regency", "status")
FOLDED = 200
CACHE = 128 * 1024  # KiB that SQLite keeps of its indexes while rows come in


def insert_batch(load: RosterLoad, batch: Batch) -> None:
    """Put the rows of a batch, and those that stay out, into their tables."""
    _insert(_values(load, row) for row in batch.rows)
    rejected = [
        RejectedRow(load=load, line=one.line, reason=one.reason[:300], row=list(one.row))
        for one in batch.rejected
    ]
    RejectedRow.objects.bulk_create(rejected, batch_size=500)


def _values(load: RosterLoad, row: Row) -> Sequence[Any]:
    fields = row.fields
    return (
        load.pk,
        load.body_id,
        row.line,
        row.folded[:FOLDED],
        seal(row.private),
        *(fields.get(name, "") for name in FIELDS),
    )


def _insert(rows: Iterator[Sequence[Any]]) -> None:
    columns = ", ".join((*COLUMNS, *FIELDS))
    table = Employee._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * (len(COLUMNS) + len(FIELDS)))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", list(rows))  # noqa: S608


@contextmanager
def roomy() -> Iterator[None]:
    """Let SQLite keep more of its indexes in memory for a while."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{CACHE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {int(usual)}")
