"""One part of a run, done wherever it was sent: JSON Lines in, JSON Lines out."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from jaganetral.names.batch.job import Job, program
from jaganetral.names.batch.scanning import Scanning
from jaganetral.names.batch.screening import Screening
from jaganetral.names.batch.texts import Part
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.store import BrokenIndex, Store
from jaganetral.parts import kept, sharing

Answer = Callable[[Part], bytes]
_turn = Lock()  # an opened index serves one thread at a time


class OtherProgram(RuntimeError):
    """A worker has other code or tables than the one who asks; one clear sentence."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Instead of a result: the worker at this address does not have the index."""

    worker: str


def work(job: Job, part: Part) -> bytes | Lacking:
    """The lines that come out of a part, compressed.

    Raises BadTexts naming the line, BrokenIndex, BadKey, OtherProgram.
    """
    with _turn:
        folder = place_of(job)
        if folder is None and sharing.shelf() is not None:
            return Lacking(sharing.own_address())
        found = _opened(job, folder)(part) if folder else b""
        if folder is None or not _holds(folder, job.sha256):  # arrays are mapped when needed
            raise BrokenIndex(f"{job.index}: was changed while the run went on; start it anew.")
        return kept.pressed(found)


def place_of(job: Job, dask_worker: Any = None) -> Path | None:
    """Where this process finds the index of a job; None if nowhere. Raises OtherProgram."""
    if program() != job.program:
        raise OtherProgram(
            "A worker runs another version of this program; install the same everywhere."
        )
    shelf = sharing.shelf(dask_worker)
    places = [Path(job.index), *([shelf / job.sha256] if shelf else [])]
    return next((place for place in places if _holds(place, job.sha256)), None)


def _holds(place: Path, sha256: str) -> bool:
    try:
        return bool(Store(place).facts["sha256"] == sha256)
    except BrokenIndex:
        return False


@lru_cache(maxsize=1)
def _opened(job: Job, folder: Path) -> Answer:
    if job.kind == "scan":
        answer = Scanning(folder).lines
    else:
        key = nipfile.read_key(Path(job.key)) if job.key else None
        answer = Screening(folder, key, job.top).lines
    gc.collect()
    gc.freeze()  # what is open stays; looking through it for garbage would cost a third
    return answer
