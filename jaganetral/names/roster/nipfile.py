"""The NIPs of an index in a file of their own, encrypted in blocks under a key of 32 bytes.

Whoever has the index but not the key learns no NIP; the order of people is that of the index.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random

from jaganetral.names.roster.store import BrokenIndex, Writer

FILE = "nip.box"
KEY_BYTES = SecretBox.KEY_SIZE
_BLOCK = 4096  # NIPs in a block
_RANDOM = 16  # bytes of a nonce that are random; the others number the block
_SEALED = _BLOCK * 8 + SecretBox.NONCE_SIZE + SecretBox.MACBYTES


class BadKey(ValueError):
    """The key cannot be read or does not fit; one clear sentence."""


def read_key(path: Path) -> bytes:
    """A key of 32 bytes from a file. Raises BadKey."""
    try:
        key = path.read_bytes()
    except OSError:
        raise BadKey(f"{path}: the key cannot be read.") from None
    if len(key) != KEY_BYTES:
        raise BadKey(f"{path}: a key has {KEY_BYTES} bytes, this file has {len(key)}.")
    return key


def make_key(path: Path) -> bytes:
    """A new key in a new file that only its owner can read."""
    key = random(KEY_BYTES)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(key)
    return key


def seal_nips(writer: Writer, nips: npt.NDArray[np.uint64], key: bytes) -> None:
    """Seal the NIPs (0 where there is none) of an index."""
    writer.put_apart(FILE, _sealed(nips, SecretBox(key)))


def _sealed(nips: npt.NDArray[np.uint64], box: SecretBox) -> Iterator[bytes]:
    for number, first in enumerate(range(0, max(len(nips), 1), _BLOCK)):
        block = np.zeros(_BLOCK, np.uint64)
        part = nips[first : first + _BLOCK]
        block[: len(part)] = part
        yield bytes(box.encrypt(block.tobytes(), _numbered(number) + random(_RANDOM)))


def _numbered(block: int) -> bytes:
    """The beginning of the nonce of a block, so that none can stand in the place of another."""
    return block.to_bytes(SecretBox.NONCE_SIZE - _RANDOM, "little")


class NipFile:
    """Opens NIPs of an index one block at a time. Raises BadKey, BrokenIndex."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.path, self.box = folder / FILE, SecretBox(key)
        try:
            self._sealed = np.memmap(self.path, np.uint8, "r")
        except (OSError, ValueError):
            raise BrokenIndex(f"{folder}: was built without a key; NIPs are not in it.") from None
        self._blocks: dict[int, npt.NDArray[np.uint64]] = {}

    def nip(self, person: int) -> str | None:
        """The NIP of a person by inner number; None where the roster has none."""
        number = int(self._block(person // _BLOCK)[person % _BLOCK])
        return f"{number:018}" if number else None

    def people_with(self, *nips: str) -> list[int]:
        """Inner numbers of people with one of these NIPs; reads the whole file once."""
        wanted = np.array([int(nip) for nip in nips], np.uint64)
        blocks = len(self._sealed) // _SEALED
        found: list[int] = []
        for at in range(blocks):
            hits = np.flatnonzero(np.isin(self._block(at, keep=False), wanted))
            found.extend((hits + at * _BLOCK).tolist())
        return found

    def everything(self, people: int) -> npt.NDArray[np.uint64]:
        """All NIPs by inner number, 0 where there is none."""
        blocks = -(-people // _BLOCK)
        found = np.empty(blocks * _BLOCK, np.uint64)
        for at in range(blocks):
            found[at * _BLOCK : (at + 1) * _BLOCK] = self._block(at, keep=False)
        return found[:people]

    def _block(self, at: int, *, keep: bool = True) -> npt.NDArray[np.uint64]:
        if at in self._blocks:
            return self._blocks[at]
        sealed = self._sealed[at * _SEALED : (at + 1) * _SEALED].tobytes()
        try:
            if sealed[: SecretBox.NONCE_SIZE - _RANDOM] != _numbered(at):
                raise CryptoError
            block = np.frombuffer(self.box.decrypt(sealed), np.uint64)
        except CryptoError:
            raise BadKey(f"{self.path}: the key does not fit this index.") from None
        if keep:
            self._blocks[at] = block
        return block
