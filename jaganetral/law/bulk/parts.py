"""A table in parts: the same work on each, here or on the workers of a Dask cluster.

With workers every part is written to a file of its own beside the result, so that a worker that
dies, or a run that is stopped, loses no finished part.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from jaganetral.law.bulk import files
from jaganetral.law.bulk.columns import frame_of
from jaganetral.law.bulk.judging import PART
from jaganetral.law.bulk.outcomes import LIMIT, compare, joined, outcomes
from jaganetral.law.bulk.results import Outcomes
from jaganetral.law.corpus.pack import load_pack
from jaganetral.parts.cluster import by_cluster, connected, library

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with a table: places of files as text, so that it can be sent anywhere.

    `limit`: how many different open cases of the whole table are assessed exactly, None for all.
    """

    table: str
    pack: str | None = None
    other: str | None = None
    quick: bool = False
    limit: int | None = LIMIT
    part: int = PART


def work(job: Job, rows: int, first: int, table: Any = None) -> list[Outcomes]:
    """The outcomes of one part under the pack, and under the other one if the job names one.

    `rows` is the size of the whole table. Raises FactError, TableError, PackError.
    """
    packs = [load_pack(Path(job.pack) if job.pack else None)]
    if job.other:
        packs.append(load_pack(Path(job.other)))
    parts = max(1, -(-rows // job.part))
    limit = None if job.limit is None else max(1, job.limit // parts)
    if table is None:
        table = files.read(Path(job.table), first, job.part)
    frame = frame_of(table, packs[0], first=first + 1)
    if len(packs) == 1:
        return [outcomes(frame, packs[0], quick=job.quick, limit=limit)]
    if packs[1].facts != packs[0].facts:
        frame_of(table, packs[1], first=first + 1)
    found = compare(frame, packs[0], packs[1], quick=job.quick, limit=limit)
    return [found.before, found.after]


def here(job: Job, progress: Progress) -> list[Outcomes]:
    """The whole table in this process, part by part."""
    place = Path(job.table)
    if place.suffix == ".parquet":
        rows = files.count(place)
        found = [work(job, rows, first) for first in _told(job, rows, progress)]
    else:
        table = files.read(place)
        rows = _height(table)
        found = [
            work(job, rows, first, _rows_of(table, first, job.part))
            for first in _told(job, rows, progress)
        ]
    return _whole(found)


def _told(job: Job, rows: int, progress: Progress) -> Iterator[int]:
    """The first row of each part; an empty table has one part."""
    for first in range(0, max(rows, 1), job.part):
        progress(first, rows)
        yield first
    progress(rows, rows)


def _whole(found: Sequence[Sequence[Outcomes]]) -> list[Outcomes]:
    return [joined(parts) for parts in zip(*found, strict=True)]


def _height(table: Any) -> int:
    if hasattr(table, "height"):
        return int(table.height)
    return max((len(cells) for cells in table.values()), default=0)


def _rows_of(table: Any, first: int, rows: int) -> Any:
    if hasattr(table, "height"):
        return table.slice(first, rows)
    return {name: cells[first : first + rows] for name, cells in table.items()}


def on_workers(
    job: Job, folder: Path, progress: Progress, *, workers: int, scheduler: str | None
) -> list[Outcomes]:
    """The whole table by Dask: on processes of this machine, or at the address of a scheduler.

    `folder` keeps the finished parts; workers elsewhere must see it and the files of the job
    under the same names. A further run of the same job goes on where the last one stopped.
    """
    library()
    folder.mkdir(parents=True, exist_ok=True)
    same_job(job, folder)
    job, rows = _sliceable(job, folder)
    firsts = list(range(0, max(rows, 1), job.part))
    left = [first for first in firsts if not _file(folder, first).exists()]
    progress(len(firsts) - len(left), len(firsts))
    if left:
        do = partial(kept, job, rows, str(folder))
        with connected(workers, scheduler) as client:
            for number, _ in enumerate(by_cluster(client, do, left), len(firsts) - len(left) + 1):
                progress(number, len(firsts))
    return _whole([_read(_file(folder, first)) for first in firsts])


def kept(job: Job, rows: int, folder: str, first: int) -> int:
    """Do one part and keep it in its file, whole or not at all. Returns its first row."""
    path = _file(Path(folder), first)
    if not path.exists():
        found = work(job, rows, first)
        draft = path.with_suffix(f".{os.getpid()}.npz")
        arrays: dict[str, Any] = {}
        for number, one in enumerate(found):
            arrays[f"codes{number}"] = one.codes
            arrays[f"exact{number}"] = one.exact
            arrays[f"counts{number}"] = np.array([one.open, one.distinct, one.left])
        np.savez(draft, **arrays)
        draft.replace(path)
    return first


def _read(path: Path) -> list[Outcomes]:
    with np.load(path) as arrays:
        return [
            Outcomes(
                arrays[f"codes{number}"],
                arrays[f"exact{number}"],
                *(int(one) for one in arrays[f"counts{number}"]),
            )
            for number in range(len(arrays.files) // 3)
        ]


def _file(folder: Path, first: int) -> Path:
    return folder / f"rows-{first:012}.npz"


def same_job(job: Job, folder: Path) -> None:
    """Parts of another job, or of a table or law that has changed since, are thrown away."""
    told = json.dumps(asdict(job), sort_keys=True) + "".join(
        load_pack(Path(place) if place else None).sha256 for place in (job.pack, job.other)
    )
    state = Path(job.table).stat()
    told += f"{state.st_size} {state.st_mtime_ns}"
    sign, note = hashlib.sha256(told.encode()).hexdigest(), folder / "job"
    if not note.exists() or note.read_text("utf-8") != sign:
        for old in folder.iterdir():
            old.unlink()
        note.write_text(sign, "utf-8")


def _sliceable(job: Job, folder: Path) -> tuple[Job, int]:
    """The job on a table that can be read in parts: a CSV file is written as Parquet first."""
    place = Path(job.table)
    if place.suffix != ".parquet":
        copy = folder / "table.parquet"
        if not copy.exists():
            files.library(place)
            table = files.read(place)
            columns = {name: (table[name], None) for name in _names(table)}
            files.write(copy, columns)
        place = copy
        job = replace(job, table=str(copy))
    return job, files.count(place)


def _names(table: Any) -> list[str]:
    return list(table.columns) if hasattr(table, "columns") else list(table)


def clear(folder: Path) -> None:
    """Take the parts away once the result is written."""
    shutil.rmtree(folder, ignore_errors=True)
