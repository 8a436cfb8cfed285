"""What an index was made from and with, so that the same work is not done twice.

Nothing here is a hash of NIPs: a hash of eighteen digits of which most are known is soon guessed.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jaganetral.names.roster.store import MANIFEST, BrokenIndex, Store

_NAMES = Path(__file__).parents[1]
_CODE = (
    "normalize",
    "words",
    "workplace",
    "roster/spell",
    "roster/people",
    "roster/stretches",
    "roster/derive",
    "roster/folding",
    "roster/values",
    "roster/hashes",
)
_TABLES = ("classes", "posts", "spelling", "titles", "units")


@cache
def rules() -> str:
    """The code and tables that decide what an index says of a text, as a hash."""
    files = [f"{one}.py" for one in _CODE] + [f"data/{one}.yaml" for one in _TABLES]
    parts = [f"{file}\0".encode() + (_NAMES / file).read_bytes() for file in files]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


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
