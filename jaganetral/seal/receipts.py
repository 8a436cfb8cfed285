"""A receipt: one text file with which a citizen can show that a report was recorded.

It holds no word of the report and no secret: the number, the day, the log entry (which carries
only fingerprints), the path from that entry to the root, and the signed checkpoint.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.seal.canonical import canonical
from jaganetral.seal.checkpoints import Checkpoint, parse_checkpoint
from jaganetral.seal.keys import read_key, write_key
from jaganetral.seal.merkle import HASH_BYTES, leaf_hash
from jaganetral.seal.proofs import verify_inclusion

KIND = "tanda-terima-jaganetral"
VERSION = 1
NOTE = (
    "Berkas ini membuktikan bahwa laporan bernomor di bawah ini sudah dicatat. Isi laporan dan"
    " kata sandinya tidak ada di sini. Menyimpan berkas ini berarti menyimpan jejak bahwa Anda"
    " melapor."
)
FIELDS: dict[str, type] = {
    "kind": str,
    "version": int,
    "note": str,
    "number": str,
    "day": str,
    "index": int,
    "leaf": dict,
    "proof": list,
    "checkpoint": str,
    "key": str,
}


class NotAReceipt(ValueError):
    """The text is no receipt at all: one sentence with the field and the remedy."""


@dataclass(frozen=True)
class Receipt:
    """Number and day of a report, its place in the log, and what proves it.

    `leaf` is the log entry whose canonical JSON was hashed. It must tell the number, plain or as
    `laporan:NUMBER`, and the day (`YYYY-MM-DD`) in one of its values, or in its inner records. `proof` are 32-byte hashes, lowest first; `public` is the 32-byte public key.
    """

    number: str
    day: date
    index: int
    leaf: Mapping[str, Any]
    proof: Sequence[bytes]
    checkpoint: Checkpoint
    public: bytes

    def text(self) -> str:
        """The file to hand out: JSON, indented so that a person can read it."""
        shape = {
            "kind": KIND,
            "version": VERSION,
            "note": NOTE,
            "number": self.number,
            "day": self.day.isoformat(),
            "index": self.index,
            "leaf": dict(self.leaf),
            "proof": [step.hex() for step in self.proof],
            "checkpoint": self.checkpoint.text(),
            "key": write_key(self.checkpoint.origin, self.public),
        }
        return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def parse_receipt(text: str) -> Receipt:
    """Read a receipt. NotAReceipt where a field is missing, ValueError where one is damaged."""
    shape = _shape(text)
    if (shape["kind"], shape["version"], shape["note"]) != (KIND, VERSION, NOTE):
        raise ValueError("Jenis, versi, atau penjelasan pada tanda terima sudah berubah.")
    checkpoint = parse_checkpoint(shape["checkpoint"])
    origin, public = read_key(shape["key"])
    if origin != checkpoint.origin or write_key(origin, public) != shape["key"]:
        raise ValueError("Kunci pada tanda terima bukan kunci penerbit titik periksanya.")
    day = date.fromisoformat(shape["day"])
    if day.isoformat() != shape["day"]:
        raise ValueError("Hari pada tanda terima tidak tertulis TTTT-BB-HH.")
    return Receipt(
        shape["number"],
        day,
        shape["index"],
        shape["leaf"],
        [read_hash(step) for step in shape["proof"]],
        checkpoint,
        public,
    )


def read_hash(step: object) -> bytes:
    """A hash written as 64 lowercase hexadecimal digits; ValueError otherwise."""
    if isinstance(step, str) and len(step) == 2 * HASH_BYTES and step == step.lower():
        return bytes.fromhex(step)
    raise ValueError("Jejak bukti berisi nilai yang bukan sidik jari.")


def broken(receipt: Receipt) -> str | None:
    """Why the receipt does not hold by itself; None where entry, path and root agree."""
    if not _tells(receipt):
        return "nomor atau hari pada tanda terima bukan yang tercatat"
    point = receipt.checkpoint
    leaf = leaf_hash(canonical(receipt.leaf))
    if not verify_inclusion(leaf, receipt.index, point.size, receipt.proof, point.root):
        return "catatan itu tidak ada di tempat yang disebut tanda terima"
    return None


def _tells(receipt: Receipt) -> bool:
    """Whether the entry itself names the number (plain or as `kind:number`) and the day."""
    texts = set(_texts(receipt.leaf))
    texts |= {text.partition(":")[2] for text in texts}
    return {receipt.number, receipt.day.isoformat()} <= texts


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)


def _shape(text: str) -> dict[str, Any]:
    try:
        shape = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as trouble:
        raise NotAReceipt(
            f"baris {trouble.lineno}: bukan JSON yang utuh; pakai berkas asli yang diunduh"
        ) from None
    except RecursionError:
        raise NotAReceipt("bukan tanda terima: susunannya terlalu dalam") from None
    if not isinstance(shape, dict):
        raise NotAReceipt("bukan tanda terima; pakai berkas asli yang diunduh")
    for name, kind in FIELDS.items():
        if type(shape.get(name)) is not kind:
            raise NotAReceipt(
                f'isian "{name}" tidak ada atau salah jenis; pakai berkas asli yang diunduh'
            )
    if extra := sorted(set(shape) - set(FIELDS)):
        raise NotAReceipt(f'isian "{extra[0]}" tidak dikenal; pakai berkas asli yang diunduh')
    return shape


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotAReceipt("sebuah isian tertulis dua kali; pakai berkas asli yang diunduh")
    return found
