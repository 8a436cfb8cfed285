"""What every worker is told, and by what a finished part is known again."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jaganetral.names.roster.store import MANIFEST, Store
from jaganetral.parts.sharing import Bundle

_PACKAGE = Path(__file__).parents[2]
_DECIDING = ("names", "places")  # what answers depend on


@dataclass(frozen=True, slots=True)
class Job:
    """`kind`: "scan" or "screen". `index`: where a worker looks for it first; it is the one meant
    if its content is `sha256`. `program`: the code and tables answers depend on, by hash.
    `key`: a file that opens the NIPs, "" none.
    """

    kind: str
    index: str
    sha256: str
    program: str
    top: int = 5
    key: str = ""

    @property
    def sign(self) -> str:
        """What the answers depend on beside the input."""
        return f"{self.kind} {self.sha256} {self.program} {self.top} {bool(self.key)}"

    def part_key(self, data: bytes) -> str:
        """By what the result for a part is known again."""
        return hashlib.sha256(self.sign.encode() + b"\n" + data).hexdigest()


def job_of(kind: str, folder: Path, top: int = 5, key: str = "") -> Job:
    """The job on an index, every file of which is compared with its hash. Raises BrokenIndex."""
    store = Store(folder)
    store.check()
    place = str(folder.resolve())
    return Job(kind, place, store.facts["sha256"], program(), top, key)


@cache
def program() -> str:
    """The code and tables that answers depend on, as a hash: the same on every machine."""
    found = hashlib.sha256()
    for part in _DECIDING:
        for path in sorted((_PACKAGE / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def bundle_of(folder: Path) -> Bundle:
    """The files of an index, to be sent by content; the sealed NIPs are not among them."""
    store, manifest = Store(folder), (folder / MANIFEST).read_bytes()
    told = hashlib.sha256(manifest).hexdigest()
    arrays = [
        (f"{name}.npy", int(row["bytes"]), str(row["sha256"]))
        for name, row in sorted(store.facts["files"].items())
    ]
    return Bundle(store.facts["sha256"], ((MANIFEST, len(manifest), told), *arrays))
