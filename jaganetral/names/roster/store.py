"""A folder of arrays: written whole or not at all, named by its content, mapped when read."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

FORMAT = 1
MANIFEST = "index.json"
Array = npt.NDArray[Any]


class BrokenIndex(ValueError):
    """A folder that is no index, or one that was changed or half copied; one clear sentence."""


class Writer:
    """Writes arrays into a folder beside the wanted one, and puts it in place at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.part = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}.part")
        self.part.mkdir(parents=True)
        self.files: dict[str, dict[str, Any]] = {}

    def put(self, name: str, array: Array) -> None:
        """Keep one array."""
        path = self.part / f"{name}.npy"
        np.save(path, array, allow_pickle=False)
        self.files[name] = {"sha256": _sha256(path), "bytes": path.stat().st_size}

    def put_texts(self, name: str, texts: Sequence[str]) -> None:
        """Keep a list of texts: one blob and where each begins."""
        encoded = [text.encode() for text in texts]
        lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
        self.put(f"{name}_at", np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32))
        self.put(name, np.frombuffer(b"".join(encoded), np.uint8))

    def close(self, facts: Mapping[str, Any]) -> str:
        """Write the manifest and put the folder in place; returns the hash of the content."""
        names = {name: row["sha256"] for name, row in sorted(self.files.items())}
        told = {"format": FORMAT, **facts, "files": self.files}
        digest = hashlib.sha256(json.dumps([FORMAT, facts, names], sort_keys=True).encode())
        told["sha256"] = digest.hexdigest()
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (self.part / MANIFEST).write_text(text, "utf-8")
        old = self.folder.with_name(f".{self.folder.name}.{uuid4().hex[:8]}.old")
        if self.folder.exists():
            self.folder.rename(old)
        self.part.rename(self.folder)
        shutil.rmtree(old, ignore_errors=True)
        return digest.hexdigest()

    def drop(self) -> None:
        """Throw away what was written."""
        shutil.rmtree(self.part, ignore_errors=True)


class Store:
    """The arrays of a folder, each mapped when first asked for. Raises BrokenIndex."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.facts: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        except (OSError, ValueError):
            raise BrokenIndex(f"{folder}: no index; make one with: roster build.") from None
        if self.facts.get("format") != FORMAT:
            raise BrokenIndex(f"{folder}: made by another version; build it again.")

    def array(self, name: str) -> Array:
        """One array, mapped read-only."""
        path = self.folder / f"{name}.npy"
        try:
            found: Array = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError):
            raise BrokenIndex(f"{path}: missing or damaged; build the index again.") from None
        return found

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        at, blob = self.array(f"{name}_at"), self.array(name).tobytes()
        ends = at.tolist()
        return [blob[a:b].decode() for a, b in pairwise(ends)]

    def check(self) -> None:
        """Compare every file with the manifest. Raises BrokenIndex."""
        for name, row in self.facts["files"].items():
            path = self.folder / f"{name}.npy"
            if not path.is_file() or _sha256(path) != row["sha256"]:
                raise BrokenIndex(f"{path}: not as it was written; build the index again.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
