"""A load in stretches of keys, so that no single statement holds the database for long."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import Max, Min

from jaganetral.web.roster.models import Employee, RosterLoad

LENGTH = 50_000


def stretches(load: RosterLoad) -> Iterator[tuple[int, int]]:
    """Ranges of keys (from, below) that together hold the rows of a load."""
    rows = Employee.objects.filter(load=load).order_by()
    ends = rows.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return
    for first in range(ends["first"], ends["last"] + 1, LENGTH):
        yield first, first + LENGTH


def execute(sql: str, values: Mapping[str, int]) -> int:
    """Run one statement with named values; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def rows_of(sql: str, values: Mapping[str, int]) -> list[tuple[Any, ...]]:
    """What one query answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
