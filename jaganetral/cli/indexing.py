"""The folder of an index from a roster file, and changes to it, with what stays out beside it."""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from jaganetral.cli.emit import BadInput, complain
from jaganetral.cli.progress import bar
from jaganetral.names.reading import Rejected
from jaganetral.names.roster import nipfile
from jaganetral.names.roster.build import build
from jaganetral.names.roster.changes import read_changes
from jaganetral.names.roster.origin import already_built, made_from
from jaganetral.names.roster.source import Source
from jaganetral.names.roster.store import MANIFEST, Store
from jaganetral.names.roster.update import update
from jaganetral.names.sheets import FORMULA

REJECTED = "rejected.csv"


def build_index(file: Path, out: Path, key_file: Path | None) -> dict[str, Any]:
    """Build an index unless it stands there already; what the command prints."""
    if out.exists() and not (out / MANIFEST).is_file():
        raise BadInput(f"{out}: is there already and is no index; name another folder.")
    with _rejects(out.parent / REJECTED) as reject, _key(key_file) as key:
        source = Source(file, lambda row: reject(row, source.heads))
        made = made_from(file, key) if file.is_file() else {}
        facts = already_built(out, made) if made else None
        if facts:
            complain(f"{out}: was built from this very file already; nothing to do.")
        else:
            build(_told(source), out, key=key, tell=_step, made=lambda: made | _counts(source))
            facts = Store(out).facts
    if facts["rejected"]:
        complain(f"{facts['rejected']} rows rejected; reasons in {out.parent / REJECTED}.")
    if facts["odd_nip"]:
        complain(f"{facts['odd_nip']} rows have an odd NIP; they are in the index all the same.")
    told = ("sha256", "people", "rejected", "odd_nip")
    return {"index": str(out), **{name: facts[name] for name in told}}


def update_index(index: Path, file: Path, key_file: Path | None) -> dict[str, Any]:
    """Bring a file of changes into an index; what the command prints."""
    key = nipfile.read_key(key_file) if key_file else None
    done = update(index, read_changes(file), key=key, tell=_step)
    with _rejects(index.parent / REJECTED) as reject:
        for line, why in done.refused:
            reject(Rejected(line, why, ()), ())
    if done.refused:
        complain(f"{len(done.refused)} changes refused; reasons in {index.parent / REJECTED}.")
    return {
        "index": str(index),
        "sha256": done.sha256,
        "added": done.added,
        "changed": done.changed,
        "removed": done.removed,
        "rejected": len(done.refused),
    }


def _counts(source: Source) -> dict[str, int]:
    return {"rejected": source.rejected, "odd_nip": source.odd}


def _told(source: Source) -> Iterator[Any]:
    for batch in source:
        bar(min(source.done, source.whole), source.whole)
        yield batch


def _step(step: str) -> None:
    if sys.stderr.isatty():
        complain(f"  {step} ...")


@contextmanager
def _key(path: Path | None) -> Iterator[bytes | None]:
    """The key of a file; a new one is taken away again where it comes to be used for nothing."""
    if path is None:
        yield None
    elif path.exists():
        yield nipfile.read_key(path)
    else:
        key = nipfile.make_key(path)
        try:
            yield key
        except BaseException:
            path.unlink()
            raise
        complain(f"{path}: a new key was made; keep it apart from the index.")


@contextmanager
def _rejects(path: Path) -> Iterator[Callable[[Rejected, Sequence[str]], None]]:
    """Takes rows that stay out, one by one, and puts them into a file at the end if there are."""
    part = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    with part.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        count = 0

        def reject(row: Rejected, heads: Sequence[str]) -> None:
            nonlocal count
            if not count:
                table.writerow(["row", "reason", *heads])
            count += 1
            table.writerow([row.line, row.reason, *_safe(row.row)])

        try:
            yield reject
        except BaseException:
            part.unlink()
            raise
    if count:
        part.replace(path)
    else:
        part.unlink()


def _safe(cells: Sequence[str]) -> list[str]:
    """Cells that no spreadsheet takes for a formula."""
    return [f"'{cell}" if cell[:1] in FORMULA else cell for cell in cells]
