"""A run over all parts: what is finished is kept, so that it can be cut and gone on with.

The result appears when it is whole, in the order of the input, the same on every engine.
"""

import gzip
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from jaganetral.names.batch.job import Job, bundle_of
from jaganetral.names.batch.texts import Part, files_of, parts_of
from jaganetral.names.batch.work import Lacking, place_of, work
from jaganetral.parts import WorkersLost, kept, sharing
from jaganetral.parts.cluster import by_cluster

Result = bytes | Lacking
Engine = Callable[[Callable[[Part], Result], Iterable[Part]], Iterator[tuple[Part, Result]]]
Tell = Callable[[int, int], None]
_NOTE = "run"


class CannotRun(ValueError):
    """A run that cannot be, or cannot go on; one clear sentence."""


def run(job: Job, places: Sequence[Path], out: Path, engine: Engine, tell: Tell) -> int:
    """Do what is not finished yet, write `out` and return how many lines it has.

    `tell(done, whole)` hears how many bytes of the input are done. Raises CannotRun, BadTexts,
    and what `work` and the engine raise; finished parts are kept.
    """
    files = files_of(places)
    if out.resolve() in {one.resolve() for one in files}:
        raise CannotRun(f"{out}: is one of the files to be read; name another result.")
    whole, done = sum(one.stat().st_size for one in files), 0
    folder, order = parts_folder(out), list[str]()

    def told(part: Part) -> None:
        nonlocal done
        done += part.weight
        tell(done, whole)

    def left() -> Iterator[Part]:
        begun = set()
        for part in (part for file in files for part in parts_of(file)):
            key = job.part_key(part.data)
            order.append(key)
            if key in begun or kept.has(folder, key):
                told(part)
            else:
                begun.add(key)
                yield replace(part, key=key)

    try:
        _begin(job, folder)
        for part, result in engine(partial(work, job), left()):
            if isinstance(result, bytes):
                kept.keep(folder, part.key, result)
            told(part)
        lines = _join(out, kept.read(folder, order))
        forget(out)
        return lines
    except OSError as trouble:
        raise CannotRun(f"{out}: cannot be written ({trouble.strerror}).") from None
    finally:
        if not kept.count(folder):
            forget(out)


def on_cluster(client: Any, job: Job, folder: Path) -> Engine:
    """An engine on the workers of a Dask client; who lacks the index in `folder` is sent it."""

    def refused(result: Result) -> bool:
        if isinstance(result, Lacking):
            sharing.provide(client, folder, bundle_of(folder), [result.worker])
        return isinstance(result, Lacking)

    def engine(
        work: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[tuple[Part, Result]]:
        try:
            found = client.run(_found, job)
        except ImportError as trouble:
            raise WorkersLost(
                f"The workers lack a package ({trouble}); install jaganetral[names,bulk] there."
            ) from None
        lacking = [worker for worker, there in found.items() if not there]
        sharing.provide(client, folder, bundle_of(folder), lacking)
        return by_cluster(client, work, parts, refused)

    return engine


def _found(job: Job, dask_worker: Any) -> bool:
    return place_of(job, dask_worker) is not None


def parts_folder(out: Path) -> Path:
    """Where the finished parts of a result lie until it is whole."""
    return out.with_name(f".{out.name}.parts")


def forget(out: Path) -> None:
    """Throw the finished parts of a result away."""
    shutil.rmtree(parts_folder(out), ignore_errors=True)


def _begin(job: Job, folder: Path) -> None:
    """Refuse parts that another index or program has made."""
    folder.mkdir(mode=0o700, exist_ok=True)
    note = folder / _NOTE
    before = note.read_text("utf-8") if note.exists() else job.sign
    if before != job.sign and (count := kept.count(folder)):
        index = before.split()[1:2] == [job.sha256]
        what = "another version or other settings" if index else "another index"
        raise CannotRun(
            f"{folder}: keeps {count} finished parts of a run with {what}; "
            "end it with those, or begin again with --anew."
        )
    note.write_text(job.sign, "utf-8")


def _join(out: Path, parts: Iterable[bytes]) -> int:
    draft = out.with_name(f".{out.name}.part")
    lines = 0
    try:
        with draft.open("wb") as raw:
            file: BinaryIO | gzip.GzipFile = raw
            if out.suffix == ".gz":
                file = gzip.GzipFile("", "wb", 6, raw, mtime=0)
            for data in parts:
                file.write(data)
                lines += data.count(b"\n")
            if file is not raw:
                file.close()
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return lines
