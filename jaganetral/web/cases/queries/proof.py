"""Proof that the records of a case are in the sealed log, and unchanged."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from nacl.exceptions import BadSignatureError

from jaganetral.seal import (
    EMPTY_ROOT,
    case_proof,
    inclusion_proof,
    leaf_hash,
    needed,
    public_key,
    sign_checkpoint,
    verify_inclusion,
)
from jaganetral.web import clock
from jaganetral.web.audit.keys import head_bytes, origin, signing_key, verify_key
from jaganetral.web.audit.models import Node, Record


@dataclass(frozen=True, slots=True)
class Checked:
    """A record with its path to the newest signed root, and whether both fit."""

    record: Record
    proof: list[bytes]
    whole: bool


def head() -> Record | None:
    """The newest record: its root and signature seal everything before it."""
    return Record.objects.order_by("-seq").first()


def _nodes(indexes: Sequence[int], size: int) -> dict[tuple[int, int], bytes]:
    """The stored nodes that the proofs of these leaves read, fetched level by level."""
    wanted: dict[int, set[int]] = {}
    for at in indexes:
        for level, index in needed(partial(inclusion_proof, at, size)):
            wanted.setdefault(level, set()).add(index)
    found = {}
    for level, places in wanted.items():
        for node in Node.objects.filter(level=level, index__in=places):
            found[level, node.index] = bytes(node.hash)
    return found


def check(records: Sequence[Record]) -> list[Checked]:
    """Each record with its proof, recomputed from its words."""
    last = head()
    if last is None:
        return []
    size, root = last.seq + 1, bytes(last.root)
    nodes, signed = _nodes([one.seq for one in records], size), _is_signed(last)
    rows = []
    for one in records:
        try:
            path = inclusion_proof(one.seq, size, lambda level, index: nodes[level, index])
        except KeyError:  # a node of the path is gone
            rows.append(Checked(one, [], False))
            continue
        leaf = leaf_hash(one.body.encode("utf-8"))
        fits = signed and verify_inclusion(leaf, one.seq, size, path, root)
        rows.append(Checked(one, path, fits))
    return rows


def _is_signed(last: Record) -> bool:
    try:
        verify_key().verify(head_bytes(last.seq + 1, bytes(last.root)), bytes(last.signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def export(number: str, rows: Sequence[Checked]) -> dict[str, Any]:
    """What an outsider needs to check these records (see `jaganetral verify case`)."""
    last, seed = head(), bytes(signing_key())
    size, root = (last.seq + 1, bytes(last.root)) if last else (0, EMPTY_ROOT)
    point = sign_checkpoint(seed, size, root, clock.today(), origin())
    records = [(one.record.seq, json.loads(one.record.body), one.proof) for one in rows]
    return case_proof(number, records, point, public_key(seed))
