"""Finished parts in files of their own, so that a run that was cut goes on where it stopped."""

import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIX = ".part"


class DamagedPart(RuntimeError):
    """A kept part that is gone or not whole; one clear sentence."""


def pressed(data: bytes) -> bytes:
    """A result as it is sent and kept: compressed, with a check sum."""
    return zlib.compress(data, 1)


def has(folder: Path, key: str) -> bool:
    """Whether a part is finished."""
    return _path(folder, key).exists()


def keep(folder: Path, key: str, data: bytes) -> None:
    """Keep a part that is `pressed`, whole or not at all."""
    path = _path(folder, key)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)


def count(folder: Path) -> int:
    """How many parts are finished."""
    return sum(1 for _ in folder.glob(f"*{_SUFFIX}"))


def read(folder: Path, keys: Iterable[str]) -> Iterator[bytes]:
    """The parts, one after another. Raises DamagedPart, and forgets a part that is damaged."""
    for key in keys:
        path = _path(folder, key)
        try:
            yield zlib.decompress(path.read_bytes())
        except (OSError, zlib.error):
            path.unlink(missing_ok=True)
            raise DamagedPart(
                f"{path}: a finished part is damaged; the same command makes it anew."
            ) from None


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key}{_SUFFIX}"
