"""What an index was made from and with, so that the same work is not done twice.

Nothing here is a hash of NIPs: a hash of eighteen digits of which most are known is soon guessed.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jaganetral.names.roster.store import MANIFEST, BrokenIndex, Store

_NAMES = Path(__file__).parents[1]
_READ = ("*.py", "data/*.yaml", "roster/*.py")


@cache
def rules() -> str:
    """The code and tables by which names are read, as a hash."""
    found = hashlib.sha256()
    for path in sorted(path for pattern in _READ for path in _NAMES.glob(pattern)):
        found.update(f"{path.relative_to(_NAMES).as_posix()}\0".encode() + path.read_bytes())
    return found.hexdigest()


def key_sign(key: bytes | None) -> str:
    """By what a key is known again; tells nothing about it. "" for no key."""
    return hashlib.blake2b(b"JagaNetral index", key=key, digest_size=8).hexdigest() if key else ""


def made_from(path: Path, key: bytes | None) -> dict[str, Any]:
    """A roster file by size and time of writing, the key and the rules."""
    state = path.stat()
    return {
        "source": {"bytes": state.st_size, "written": state.st_mtime_ns},
        "key": key_sign(key),
        "rules": rules(),
    }


def already_built(folder: Path, made: dict[str, Any]) -> dict[str, Any] | None:
    """The manifest of an index that was made from just this and is whole, None where none is."""
    if not (folder / MANIFEST).is_file():
        return None
    try:
        store = Store(folder)
    except BrokenIndex:
        return None
    files = {f"{name}.npy": row for name, row in store.facts["files"].items()}
    files |= store.facts["apart"]
    whole = all(
        (folder / file).is_file() and (folder / file).stat().st_size == row["bytes"]
        for file, row in files.items()
    )
    same = all(store.facts.get(name) == value for name, value in made.items())
    return store.facts if whole and same else None
