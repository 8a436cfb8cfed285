"""Is this receipt true? One yes or no, and one sentence a citizen understands."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jaganetral.seal.checkpoints import Checkpoint, parse_checkpoint
from jaganetral.seal.keys import read_key
from jaganetral.seal.proofs import verify_consistency
from jaganetral.seal.receipts import NotAReceipt, Receipt, broken, parse_receipt, read_hash

SELF = (
    " Kuncinya diambil dari tanda terima itu sendiri; bandingkan dengan kunci yang diumumkan"
    " kantor."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a check passed, and the sentence that says why."""

    ok: bool
    sentence: str


@dataclass(frozen=True)
class Anchor:
    """A checkpoint kept elsewhere, with the proof that leads to it from a smaller one."""

    checkpoint: Checkpoint
    first: int | None = None
    proof: Sequence[bytes] = ()

    def text(self) -> str:
        """The file form that `parse_anchor` reads."""
        steps = [step.hex() for step in self.proof]
        shape = {"checkpoint": self.checkpoint.text(), "first": self.first, "proof": steps}
        return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def parse_anchor(text: str) -> Anchor:
    """A checkpoint note, or JSON with `checkpoint`, `first` and `proof`; ValueError otherwise.

    `first` is the size of the older log, `proof` the consistency proof from there.
    """
    if not text.lstrip().startswith("{"):
        return Anchor(parse_checkpoint(text))
    try:
        shape: dict[str, Any] = json.loads(text)
        note, first, steps = shape["checkpoint"], shape["first"], shape["proof"]
    except (ValueError, KeyError):
        raise ValueError("The checkpoint file needs checkpoint, first and proof.") from None
    if not isinstance(note, str) or not isinstance(steps, list):
        raise ValueError("The checkpoint file needs a text checkpoint and a list proof.")
    if first is not None and type(first) is not int:
        raise ValueError("The field first of the checkpoint file must be a whole number.")
    return Anchor(parse_checkpoint(note), first, [read_hash(step) for step in steps])


def verify_receipt(
    text: str, *, public_key: str | None = None, checkpoint: str | None = None
) -> Verdict:
    """Check the text of a receipt.

    `public_key`: the office's published key line; without it the receipt's own key is used, and
    the sentence says so. `checkpoint`: a checkpoint kept elsewhere (see `parse_anchor`) that
    must agree with the receipt. Raises NotAReceipt where the text is no receipt, ValueError for
    an unreadable key or checkpoint.
    """
    trusted = read_key(public_key) if public_key is not None else None
    anchor = parse_anchor(checkpoint) if checkpoint is not None else None
    try:
        receipt = parse_receipt(text)
        trouble = broken(receipt)
    except NotAReceipt:
        raise
    except (ValueError, RecursionError):
        return _failed("isinya rusak atau sudah diubah")
    trouble = trouble or _signature(receipt, trusted)
    if anchor is not None:
        trouble = trouble or _anchored(receipt, anchor)
    if trouble:
        return _failed(trouble)
    point = receipt.checkpoint
    return Verdict(
        True,
        f"Tanda terima {receipt.number} sah: laporan tercatat pada {receipt.day.isoformat()}"
        f" sebagai catatan ke-{receipt.index + 1} dari {point.size}, ditandatangani {point.origin}."
        + ("" if trusted else SELF),
    )


def _signature(receipt: Receipt, trusted: tuple[str, bytes] | None) -> str | None:
    if trusted and trusted != (receipt.checkpoint.origin, receipt.public):
        return "kuncinya bukan kunci yang diumumkan kantor"
    if not receipt.checkpoint.signed_by(receipt.public):
        return "tanda tangannya tidak cocok"
    return None


def _anchored(receipt: Receipt, anchor: Anchor) -> str | None:
    ours, theirs = receipt.checkpoint, anchor.checkpoint
    if theirs.origin != ours.origin or not theirs.signed_by(receipt.public):
        return "titik periksa pembanding tidak ditandatangani kunci yang sama"
    if ours.size == theirs.size:
        return None if ours.root == theirs.root else "akarnya berbeda dari titik periksa pembanding"
    if anchor.first != min(ours.size, theirs.size):
        return (
            f"titik periksa pembanding mencakup {theirs.size} catatan, tanda terima"
            f" {ours.size}; keduanya hanya bisa dibandingkan dengan bukti sambungan"
            " (isian first dan proof)"
        )
    small, large = sorted((ours, theirs), key=lambda point: point.size)
    if verify_consistency(small.size, large.size, small.root, large.root, anchor.proof):
        return None
    return "catatan kantor tidak lagi memuat catatan yang dulu ditandatangani"


def _failed(trouble: str) -> Verdict:
    return Verdict(False, f"Tanda terima TIDAK sah: {trouble}.")
