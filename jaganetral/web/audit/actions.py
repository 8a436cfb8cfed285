"""Writing to the sealed log. Every act of the service passes here, in its own transaction."""

from collections.abc import Mapping
from os import getpid
from threading import get_ident

from django.conf import settings
from django.db import connection, transaction

from jaganetral.seal.canonical import canonical
from jaganetral.seal.merkle import Frontier, leaf_hash
from jaganetral.web import clock
from jaganetral.web.audit.keys import sign_head
from jaganetral.web.audit.models import Head, Node, Record


def record(act: str, *, by: str, about: str, data: Mapping[str, object] | None = None) -> Record:
    """Append one record to the log, in the transaction that does the act.

    `act` is a name of the flow table or of roles.yaml, `by` the actor as text, `about` the object
    ("perkara:2026/0312"), `data` plain JSON values without names or addresses of reporters.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"Tindakan {act!r} dicatat di luar transaksi.")
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    seq, at = head.size, clock.now()
    body = canonical(
        {
            "seq": seq,
            "at": at.isoformat(),
            "actor": by,
            "act": act,
            "about": about,
            "data": dict(data or {}),
        }
    )
    leaf = leaf_hash(body)
    frontier = Frontier(seq, _peaks(bytes(head.frontier)))
    nodes = frontier.append(leaf)
    Node.objects.bulk_create([Node(level=n.level, index=n.index, hash=n.hash) for n in nodes])
    root = frontier.root()
    head.size, head.frontier = frontier.size, b"".join(frontier.peaks())
    head.save(update_fields=["size", "frontier"])
    transaction.on_commit(lambda: _remember_outside(seq + 1, root))
    return Record.objects.create(
        seq=seq,
        at=at,
        actor=by,
        act=act,
        about=about,
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
