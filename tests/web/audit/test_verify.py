"""The log shows every change, names the first broken record, and is quiet when it is whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from jaganetral.web.audit import verify
from jaganetral.web.audit.actions import record
from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log


@pytest.fixture
def log(transactional_db: None, vault: Path) -> None:
    """Twelve records, each committed."""
    for number in range(12):
        with transaction.atomic():
            record("terima", by="Yoga (Pemeriksa)", about=f"perkara:2024/{number:04}")


def sql(statement: str) -> Callable[[], None]:
    """Somebody with the database at hand."""

    def do() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return do


def test_a_whole_log_says_so(log: None) -> None:
    verdict = verify_log()
    assert verdict.whole
    assert verdict.sentence == "Log utuh, 12 catatan."


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE audit_record SET body = replace(body, 'terima', 'tutupp') WHERE seq = 7", 7),
        ("UPDATE audit_record SET actor = 'Orang lain' WHERE seq = 3", 3),
        ("UPDATE audit_record SET at = '2020-01-01 00:00:00+00:00' WHERE seq = 5", 5),
        ("DELETE FROM audit_record WHERE seq = 4", 4),
        ("DELETE FROM audit_record WHERE seq >= 10", 10),
        ("UPDATE audit_head SET size = 8", 8),
        (
            "UPDATE audit_node SET hash = (SELECT leaf FROM audit_record WHERE seq = 0)"
            ' WHERE level = 0 AND "index" = 6',
            6,
        ),
    ],
)
def test_the_first_broken_record_is_named(log: None, statement: str, first: int) -> None:
    sql(statement)()
    verdict = verify_log()
    assert not verdict.whole
    assert verdict.broken == first


def test_two_records_that_changed_places_are_found(log: None) -> None:
    one, other = Record.objects.get(seq=2), Record.objects.get(seq=8)
    for seq, row in ((2, other), (8, one)):
        Record.objects.filter(seq=seq).update(body=row.body, leaf=row.leaf, actor=row.actor)
    assert verify_log().broken == 2


def test_a_tail_cut_off_cleanly_is_found_beside_the_database(log: None) -> None:
    sql("DELETE FROM audit_record WHERE seq >= 11")()
    sql("UPDATE audit_head SET size = 11")()
    assert verify_log().broken == 11


def test_what_is_written_while_the_log_is_read_is_no_fault(
    log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspect = verify._fault
    written: list[Record] = []

    def busy(row: Record, *rest: Any) -> str | None:
        if not written:
            with transaction.atomic():
                written.append(record("terima", by="Yoga (Pemeriksa)", about="perkara:2024/0099"))
        return inspect(row, *rest)

    monkeypatch.setattr(verify, "_fault", busy)
    assert verify_log().sentence == "Log utuh, 12 catatan."
    assert verify_log().sentence == "Log utuh, 13 catatan."
