"""The signed proof that a report was recorded: without its words, checked by anyone offline."""

import json

from jaganetral.seal import (
    Receipt,
    inclusion_proof,
    needed,
    public_key,
    sign_checkpoint,
)
from jaganetral.seal.merkle import Nodes, Position
from jaganetral.web import clock
from jaganetral.web.audit.keys import origin, signing_key
from jaganetral.web.audit.models import Head, Node, Record
from jaganetral.web.reports.models import Report


def proof_of(report: Report) -> str:
    """The receipt of a report as the text of a file (see `jaganetral verify receipt`)."""
    entry = Record.objects.get(seq=report.seq)
    size = Head.objects.get(pk=1).size
    root = bytes(Record.objects.get(seq=size - 1).root)
    seed = bytes(signing_key())
    nodes = _stored(needed(lambda found: inclusion_proof(entry.seq, size, found)))
    return Receipt(
        number=report.number,
        day=report.received_on,
        index=entry.seq,
        leaf=json.loads(entry.body),
        proof=inclusion_proof(entry.seq, size, nodes),
        checkpoint=sign_checkpoint(seed, size, root, clock.today(), origin()),
        public=public_key(seed),
    ).text()


def _stored(positions: list[Position]) -> Nodes:
    """The nodes at these places, read one by one (a path has a few dozen at most)."""
    found = {
        (level, index): bytes(Node.objects.get(level=level, index=index).hash)
        for level, index in positions
    }
    return lambda level, index: found[level, index]
