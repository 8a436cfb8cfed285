"""Recomputes the sealed log from its bodies and names the first record that does not fit."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Max
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from jaganetral.seal.merkle import Frontier, leaf_hash
from jaganetral.web.audit.keys import head_bytes, verify_key
from jaganetral.web.audit.models import Head, Node, Record

HEAD_FILE = "log-head.txt"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the log is whole; if not, the first broken record and what is wrong with it."""

    whole: bool
    size: int
    sentence: str
    broken: int | None = None


def verify_log() -> Verdict:
    """Check every record: order, body, columns, leaf, root, signature, nodes, head, cut tail."""
    frontier, key, outside = Frontier(), verify_key(), _outside()
    until = _head_size()  # what is written while we read is not looked at
    rows = Record.objects.filter(seq__lt=until).order_by("seq")
    for expected, row in enumerate(rows.iterator(2000)):
        fault = _fault(row, expected, frontier, key)
        if fault is None and outside is not None and outside[0] == expected + 1:
            fault = None if outside[1] == frontier.root() else "tidak cocok dengan kepala di luar"
        if fault is not None:
            sentence = f"Log putus pada catatan {expected}: {fault}."
            return Verdict(False, expected, sentence, expected)
    return _ending(frontier.size, until, outside)


def _fault(row: Record, expected: int, frontier: Frontier, key: VerifyKey) -> str | None:
    if row.seq != expected:
        return f"catatan {expected} hilang, berikutnya {row.seq}"
    leaf = leaf_hash(row.body.encode("utf-8"))
    if leaf != bytes(row.leaf):
        return "isinya berubah"
    if (column := _changed_column(row)) is not None:
        return f"kolom {column} tidak sesuai isinya"
    for node in frontier.append(leaf):
        kept = Node.objects.filter(level=node.level, index=node.index).first()
        if kept is None or bytes(kept.hash) != node.hash:
            return "simpul pohonnya tidak cocok"
    if frontier.root() != bytes(row.root):
        return "urutan atau isi sebelumnya berubah"
    try:
        key.verify(head_bytes(expected + 1, frontier.root()), bytes(row.signature))
    except (BadSignatureError, ValueError):
        return "tanda tangannya tidak sah"
    return None


def _changed_column(row: Record) -> str | None:
    try:
        body = json.loads(row.body)
        at = datetime.fromisoformat(body["at"])
    except (ValueError, KeyError, TypeError):
        return "body"
    kept = {"seq": row.seq, "actor": row.actor, "act": row.act, "about": row.about}
    changed = [name for name, value in kept.items() if body.get(name) != value]
    return changed[0] if changed else ("at" if at != row.at else None)


def _head_size() -> int:
    head = Head.objects.filter(pk=1).first()
    return head.size if head else 0


def _ending(size: int, until: int, outside: tuple[int, bytes] | None) -> Verdict:
    """The tail: is the head row right, and has nothing been cut off since?"""
    newest = Record.objects.aggregate(Max("seq"))["seq__max"]
    if newest is not None and newest >= _head_size():
        sentence = f"Log putus pada catatan {size}: kepalanya tidak mengenal catatan ini."
        return Verdict(False, size, sentence, size)
    if until != size or (outside is not None and outside[0] > size):
        return Verdict(False, size, f"Log putus pada catatan {size}: ekornya hilang.", size)
    return Verdict(True, size, f"Log utuh, {size} catatan.")


def _outside() -> tuple[int, bytes] | None:
    """The newest head that was kept beside the database."""
    path: Path = settings.DATA / HEAD_FILE
    try:
        size, root = path.read_text("ascii").split()
        return int(size), bytes.fromhex(root)
    except (OSError, ValueError):
        return None


def end_fits() -> bool:
    """Whether the newest record fits the head, its signature and the head kept outside.

    Costs the same for any length of the log; `verify_log` checks all of it.
    """
    head, last = Head.objects.filter(pk=1).first(), Record.objects.order_by("-seq").first()
    if head is None or last is None:
        return head is None and last is None
    joined = bytes(head.frontier)
    peaks = [joined[start : start + 32] for start in range(0, len(joined), 32)]
    root, outside = Frontier(head.size, peaks).root(), _outside()
    try:
        verify_key().verify(head_bytes(head.size, root), bytes(last.signature))
    except (BadSignatureError, ValueError):
        return False
    whole = bytes(last.leaf) == leaf_hash(last.body.encode("utf-8")) and bytes(last.root) == root
    return whole and last.seq + 1 == head.size and (outside is None or outside[0] <= head.size)


def records_about(about: str) -> Iterator[Record]:
    """The records of one object, oldest first."""
    yield from Record.objects.filter(about=about).order_by("seq")
