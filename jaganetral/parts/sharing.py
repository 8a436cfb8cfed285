"""Files that workers on other machines need, sent to them through Dask and kept by content.

Beside the scratch folder (`dask worker --local-directory`) every user of a machine has a shelf:
folders named by the hash of what is in them. A folder stands there only when every file has been
compared with its hash; what was half sent goes on where it stopped, also when two runs send it.
"""

import hashlib
import importlib
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SHELF = "jaganetral-shelf"
_CHUNK = 8_000_000  # bytes: so much of a file is in memory at once, here and there


class NotAsNamed(RuntimeError):
    """Files that cannot be had as their hashes say; one clear sentence."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder by content: its name, and the name, size and SHA-256 of each file."""

    name: str
    files: tuple[tuple[str, int, str], ...]


def shelf(dask_worker: Any = None) -> Path | None:
    """The shelf of the Dask worker that this runs in; None elsewhere."""
    if dask_worker is None and "distributed" in sys.modules:
        try:
            dask_worker = importlib.import_module("distributed").get_worker()
        except ValueError:
            return None
    if dask_worker is None:
        return None
    place = Path(dask_worker.local_directory).parents[1] / f"{_SHELF}-{os.getuid()}"
    if place.exists() and place.stat().st_uid != os.getuid():
        raise NotAsNamed(f"{place}: belongs to somebody else; start the worker elsewhere.")
    return place


def own_address() -> str:
    """The address of the Dask worker that this runs in."""
    return str(importlib.import_module("distributed").get_worker().address)


def provide(client: Any, folder: Path, bundle: Bundle, workers: Sequence[str]) -> None:
    """See that these workers have the files, one for each machine first. Raises NotAsNamed."""
    for chosen in (_one_a_machine, list):
        lacking = client.run(_lacking, bundle, workers=list(workers))
        short = {address: files for address, files in lacking.items() if files}
        if not short:
            return
        places = client.run(_machine, workers=list(short))
        _send(client, folder, bundle, {at: short[at] for at in chosen(places)})


def _one_a_machine(places: dict[str, str]) -> list[str]:
    return list({place: address for address, place in places.items()}.values())


def _send(client: Any, folder: Path, bundle: Bundle, lacking: dict[str, list[str]]) -> None:
    workers = list(lacking)
    for name in sorted({name for files in lacking.values() for name in files}):
        for at, data in _chunks(folder / name):
            client.run(_take, bundle.name, name, at, data, workers=workers)
    if broken := [name for name in client.run(_settle, bundle, workers=workers).values() if name]:
        raise NotAsNamed(f"{folder / broken[0]}: changed while it was sent; run the same again.")


def _chunks(path: Path) -> Iterator[tuple[int, bytes]]:
    at = 0
    try:
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                yield at, data
                at += len(data)
    except OSError as trouble:
        raise NotAsNamed(f"{path}: cannot be read ({trouble.strerror}).") from None


# What follows runs in the workers.


def _machine(dask_worker: Any) -> str:
    return f"{platform.node()} {shelf(dask_worker)}"


def _lacking(bundle: Bundle, dask_worker: Any) -> list[str]:
    """The files that are not here yet; [] when the folder stands on the shelf."""
    ready, draft = _places(bundle.name, dask_worker)
    if ready.is_dir():
        return []
    return [name for name, size, told in bundle.files if not _whole(draft / name, size, told)]


def _take(bundle: str, name: str, at: int, data: bytes, dask_worker: Any) -> None:
    """Write a chunk in its place. Whoever else sends the same writes the same."""
    ready, draft = _places(bundle, dask_worker)
    if ready.is_dir():
        return
    draft.parent.mkdir(mode=0o700, exist_ok=True)
    draft.mkdir(exist_ok=True)
    path = draft / name
    path.touch()
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def _settle(bundle: Bundle, dask_worker: Any) -> str:
    """Put the folder on the shelf; returns a file that is not as named, "" where all are."""
    ready, draft = _places(bundle.name, dask_worker)
    for name in [] if ready.is_dir() else _lacking(bundle, dask_worker):
        (draft / name).unlink(missing_ok=True)
        return name
    try:
        draft.rename(ready)
    except OSError:  # another run was quicker
        shutil.rmtree(draft, ignore_errors=True)
    return ""


def _places(bundle: str, dask_worker: Any) -> tuple[Path, Path]:
    place = shelf(dask_worker)
    if place is None:
        raise RuntimeError("This runs in Dask workers only.")
    return place / bundle, place / f".{bundle}"


def _whole(path: Path, size: int, told: str) -> bool:
    if not path.is_file() or path.stat().st_size != size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == told
