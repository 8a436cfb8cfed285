"""The proof of a case: its log records, each with its path to one signed checkpoint.

It shows that these records stand in the log and are unchanged, not that there are no others.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jaganetral.seal.canonical import canonical
from jaganetral.seal.checkpoints import Checkpoint, parse_checkpoint
from jaganetral.seal.keys import read_key, write_key
from jaganetral.seal.merkle import leaf_hash
from jaganetral.seal.proofs import verify_inclusion
from jaganetral.seal.receipts import read_hash
from jaganetral.seal.verdicts import SELF, Verdict

KIND = "bukti-perkara-jaganetral"
VERSION = 1
Row = tuple[int, Mapping[str, Any], Sequence[bytes]]  # index, log entry, 32-byte hashes


class NotACaseProof(ValueError):
    """The text is no proof of a case at all: one sentence."""


def case_proof(
    number: str, rows: Sequence[Row], point: Checkpoint, public: bytes
) -> dict[str, Any]:
    """The proof as a mapping for JSON. `public`: the 32-byte key that signed the checkpoint."""
    return {
        "kind": KIND,
        "version": VERSION,
        "case": number,
        "checkpoint": point.text(),
        "key": write_key(point.origin, public),
        "records": [
            {"index": index, "leaf": dict(leaf), "proof": [step.hex() for step in path]}
            for index, leaf, path in rows
        ],
    }


def verify_case_proof(text: str, *, public_key: str | None = None) -> Verdict:
    """Check the text of a proof; `public_key` is the office's published key line.

    Raises NotACaseProof where the text is something else, ValueError for an unreadable key.
    """
    trusted = read_key(public_key) if public_key is not None else None
    shape = _shape(text)
    try:
        point, key = parse_checkpoint(shape["checkpoint"]), read_key(shape["key"])
        wrong = [row["index"] for row in shape["records"] if not _stands(row, point)]
        count = len(shape["records"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return _failed("isinya rusak atau sudah diubah")
    if key[0] != point.origin or not point.signed_by(key[1]):
        return _failed("tanda tangannya tidak cocok")
    if trusted is not None and trusted != key:
        return _failed("kuncinya bukan kunci yang diumumkan kantor")
    if wrong:
        return _failed(f"catatan {wrong[0]} tidak ada di log seperti tertulis di sini")
    sentence = (
        f"Bukti perkara {shape['case']} sah: {count} catatan ada di log dan tidak berubah,"
        f" ditandatangani {point.origin} pada {point.day.isoformat()}."
    )
    return Verdict(True, sentence + ("" if trusted else SELF))


def _stands(row: Mapping[str, Any], point: Checkpoint) -> bool:
    leaf, path = row["leaf"], [read_hash(step) for step in row["proof"]]
    if leaf["seq"] != row["index"]:
        return False
    return verify_inclusion(leaf_hash(canonical(leaf)), row["index"], point.size, path, point.root)


def _shape(text: str) -> dict[str, Any]:
    try:
        shape = json.loads(text)
    except (ValueError, RecursionError):
        raise NotACaseProof("bukan JSON yang utuh; pakai berkas asli yang diunduh") from None
    if not isinstance(shape, dict) or (shape.get("kind"), shape.get("version")) != (KIND, VERSION):
        raise NotACaseProof("bukan bukti perkara; pakai berkas asli yang diunduh")
    return shape


def _failed(trouble: str) -> Verdict:
    return Verdict(False, f"Bukti perkara TIDAK sah: {trouble}.")
