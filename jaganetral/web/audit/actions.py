"""Writing to the sealed log. Every act of the service passes here, in its own transaction."""

from collections.abc import Mapping, Sequence
from os import getpid
from threading import get_ident
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from jaganetral.seal.canonical import canonical
from jaganetral.seal.merkle import Frontier, leaf_hash
from jaganetral.web import clock
from jaganetral.web.audit.keys import sign_head
from jaganetral.web.audit.models import Head, Node, Record


class Entry(NamedTuple):
    """An act to record: see `record`."""

    act: str
    by: str
    about: str
    data: Mapping[str, object]


def record(act: str, *, by: str, about: str, data: Mapping[str, object] | None = None) -> Record:
    """Append one record to the log, in the transaction that does the act.

    `act` is a name of the flow table or of roles.yaml, `by` the actor as text, `about` the object
    ("perkara:2026/0312"), `data` plain JSON values without names or addresses of reporters.
    """
    return record_all([Entry(act, by, about, data or {})])[0]


def record_all(entries: Sequence[Entry]) -> list[Record]:
    """Append records in their order, each with its own leaf, root and signature.

    The database is asked as often as for one record, whatever their number.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"Tindakan {entries[0].act!r} dicatat di luar transaksi.")
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    frontier = Frontier(head.size, _peaks(bytes(head.frontier)))
    nodes: list[Node] = []
    records = [_append(entry, frontier, nodes) for entry in entries]
    Node.objects.bulk_create(nodes)
    head.size, head.frontier = frontier.size, b"".join(frontier.peaks())
    head.save(update_fields=["size", "frontier"])
    transaction.on_commit(lambda: _remember_outside(frontier.size, frontier.root()))
    return Record.objects.bulk_create(records)


def _append(entry: Entry, frontier: Frontier, nodes: list[Node]) -> Record:
    """The record of an act behind all before it, not yet saved; adds the nodes it completes."""
    seq, at = frontier.size, clock.now()
    body = canonical(
        {
            "seq": seq,
            "at": at.isoformat(),
            "actor": entry.by,
            "act": entry.act,
            "about": entry.about,
            "data": dict(entry.data),
        }
    )
    leaf = leaf_hash(body)
    nodes += [Node(level=n.level, index=n.index, hash=n.hash) for n in frontier.append(leaf)]
    root = frontier.root()
    return Record(
        seq=seq,
        at=at,
        actor=entry.by,
        act=entry.act,
        about=entry.about,
        body=body.decode("utf-8"),
        leaf=leaf,
        root=root,
        signature=sign_head(seq + 1, root),
    )


def _peaks(joined: bytes) -> list[bytes]:
    """The hashes of the complete subtrees, 32 bytes each, as they lie in the head row."""
    return [joined[start : start + 32] for start in range(0, len(joined), 32)]


def _remember_outside(size: int, root: bytes) -> None:
    """Keep the newest head beside the database, so that a cut-off tail shows.

    Each writer has a file of its own to rename: two acts may end at the same moment.
    """
    path = settings.DATA / "log-head.txt"
    beside = path.with_name(f"log-head.{getpid()}.{get_ident()}.new")
    beside.write_text(f"{size} {root.hex()}\n", "ascii")
    beside.replace(path)
