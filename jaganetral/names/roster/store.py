"""A folder of arrays: written whole or not at all, named by its content, mapped when read."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster import places

FORMAT = 3
MANIFEST = "index.json"
Array = npt.NDArray[Any]


class BrokenIndex(ValueError):
    """A folder that is no index, or one that was changed or half copied; one clear sentence."""


class Writer:
    """Writes arrays into a folder beside the wanted one; `close` puts it in place at once.

    A context: left without `close`, nothing stays. What a killed writer left, the next one removes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.part = places.Part(folder)
        self.files: dict[str, dict[str, Any]] = {}
        self.apart: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.part.drop()

    def put(self, name: str, array: Array) -> None:
        """Keep one array."""
        flat = np.ascontiguousarray(array).reshape(array.shape)
        self.files[name] = self._write(f"{name}.npy", [_head(flat.dtype, flat.shape), flat.data])

    def put_pieces(self, name: str, size: int, pieces: Iterable[bytes | memoryview]) -> None:
        """Keep `size` bytes that come in pieces."""

        def everything() -> Iterable[bytes | memoryview]:
            yield _head(np.dtype(np.uint8), (size,))
            yield from pieces

        self.files[name] = self._write(f"{name}.npy", everything())

    def put_texts(self, name: str, texts: Sequence[str]) -> None:
        """Keep a list of texts: one blob and where each begins."""
        blob = "".join(texts).encode()
        each = texts if blob.isascii() else [text.encode() for text in texts]
        lengths = np.fromiter(map(len, each), np.int64, len(texts))
        self.put(f"{name}_at", np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32))
        self.put(name, np.frombuffer(blob, np.uint8))

    def put_apart(self, file: str, pieces: Iterable[bytes]) -> None:
        """Keep a file that is no part of the content by which an index is named."""
        self.apart[file] = self._write(file, pieces)

    def close(self, facts: Mapping[str, Any], notes: Mapping[str, Any] | None = None) -> str:
        """Write the manifest and put the folder in place; returns the hash of the content.

        `notes` stand in the manifest but are no part of the content.
        """
        names = {name: row["sha256"] for name, row in sorted(self.files.items())}
        digest = hashlib.sha256(json.dumps([FORMAT, facts, names], sort_keys=True).encode())
        told = {"format": FORMAT, "sha256": digest.hexdigest(), **facts, **(notes or {})}
        told |= {"files": self.files, "apart": self.apart}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        (self.part.path / MANIFEST).write_text(text, "utf-8")
        self.part.take_place()
        return digest.hexdigest()

    def _write(self, file: str, pieces: Iterable[bytes | memoryview]) -> dict[str, Any]:
        found, size = hashlib.sha256(), 0
        with (self.part.path / file).open("wb") as out:
            for piece in pieces:
                out.write(piece)
                found.update(piece)
                size += memoryview(piece).nbytes
        return {"sha256": found.hexdigest(), "bytes": size}


class Store:
    """The arrays of a folder, mapped at once: an index that is replaced meanwhile stays whole.

    `facts` is the manifest: `sha256` names the content, `files` has hash and size of each array.
    Raises BrokenIndex.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for _ in range(3):
            self.facts = _manifest(folder)
            try:
                self._arrays = {name: _mapped(folder, name) for name in self.facts["files"]}
            except BrokenIndex:
                if _manifest(folder)["sha256"] == self.facts["sha256"]:
                    raise
            if _manifest(folder)["sha256"] == self.facts["sha256"]:
                return
        raise BrokenIndex(f"{folder}: is being replaced again and again; try later.")

    @property
    def sha256(self) -> str:
        """The hash of the content."""
        return str(self.facts["sha256"])

    def array(self, name: str) -> Array:
        """One array, mapped read-only."""
        try:
            return self._arrays[name]
        except KeyError:
            raise BrokenIndex(f"{self.folder}: has no {name}; build the index again.") from None

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        ends, blob = self.array(f"{name}_at").tolist(), self.array(name).tobytes()
        if blob.isascii():  # a letter is a byte: decoded at once
            text = blob.decode()
            return [text[a:b] for a, b in pairwise(ends)]
        return [blob[a:b].decode() for a, b in pairwise(ends)]

    def check(self) -> None:
        """Compare every file with the manifest. Raises BrokenIndex."""
        files = {f"{name}.npy": row for name, row in self.facts["files"].items()}
        for file, row in (files | self.facts["apart"]).items():
            path = self.folder / file
            if not path.is_file() or _sha256(path) != row["sha256"]:
                raise BrokenIndex(f"{path}: not as it was written; build the index again.")


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        made = facts["format"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BrokenIndex(f"{folder}: no index; make one with: roster build.") from None
    if made != FORMAT:
        raise BrokenIndex(f"{folder}: made by another version; build it again.")
    return facts


def _mapped(folder: Path, name: str) -> Array:
    path = folder / f"{name}.npy"
    for mode in ("r", None):  # an array without entries cannot be mapped
        try:
            found: Array = np.load(path, mmap_mode=mode, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            continue
        return found
    raise BrokenIndex(f"{path}: missing or damaged; build the index again.")


def _head(kind: np.dtype[Any], shape: tuple[int, ...]) -> bytes:
    """What stands before the numbers in a file of NumPy."""
    told = {"descr": np.lib.format.dtype_to_descr(kind), "fortran_order": False, "shape": shape}
    out = BytesIO()
    np.lib.format.write_array_header_1_0(out, told)
    return out.getvalue()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
