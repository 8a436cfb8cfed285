"""A table in parts: the same answer here, on workers, after a stop, and when a worker dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from jaganetral.law import bulk
from jaganetral.law.bulk import files, parts
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import FactError
from jaganetral.parts import WorkersLost
from tests.law.bulk.samples import PACK, cases, changes_file, table

ROOT = Path(__file__).parents[3]


def quiet(_done: int, _whole: int) -> None:
    """No bar."""


@pytest.fixture
def job(tmp_path: Path) -> parts.Job:
    place = tmp_path / "kasus.parquet"
    pl.DataFrame(table(cases(3, 90))).write_parquet(place)
    return parts.Job(str(place), other=str(changes_file(tmp_path)), quick=True, part=20)


def same(one: list[bulk.Outcomes], other: list[bulk.Outcomes]) -> bool:
    return len(one) == len(other) and all(
        np.array_equal(a.codes, b.codes) and np.array_equal(a.exact, b.exact)
        for a, b in zip(one, other, strict=True)
    )


def test_parts_are_the_whole(job: parts.Job, tmp_path: Path) -> None:
    whole = bulk.compare(
        pl.read_parquet(job.table), PACK, load_pack(Path(job.other or "")), quick=True
    )
    told: list[tuple[int, int]] = []
    found = parts.here(job, lambda done, rows: told.append((done, rows)))
    assert same(found, [whole.before, whole.after])
    assert told == [(0, 90), (20, 90), (40, 90), (60, 90), (80, 90), (90, 90)]
    as_text = tmp_path / "kasus.csv"
    pl.read_parquet(job.table).write_csv(as_text)
    copy = parts.Job(str(as_text), other=job.other, quick=True, part=20)
    assert same(parts.here(copy, quiet), found)


def test_a_bad_row_of_a_later_part_has_its_own_number(tmp_path: Path) -> None:
    place = tmp_path / "kasus.csv"
    place.write_text("status\n" + "pns\n" * 25 + "raja\n", "utf-8")
    with pytest.raises(FactError, match="baris 26: Fakta status"):
        parts.here(parts.Job(str(place), part=10), quiet)


def test_a_finished_part_is_not_done_again(job: parts.Job, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    for first in (0, 20, 40, 60, 80):
        assert parts.kept(job, 90, str(folder), first) == first
    (folder / "rows-000000000020.npz").unlink()
    stamps = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.npz")}
    for first in (0, 20, 40, 60, 80):
        parts.kept(job, 90, str(folder), first)
    after = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.npz")}
    assert stamps.items() <= after.items()
    assert len(after) == 5


def test_parts_of_another_job_are_thrown_away(job: parts.Job, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    parts.same_job(job, folder)
    parts.kept(job, 90, str(folder), 0)
    parts.same_job(job, folder)
    assert len(list(folder.glob("*.npz"))) == 1
    parts.same_job(parts.Job(job.table, other=job.other, part=20), folder)
    assert not list(folder.glob("*.npz"))


def children(pid: int) -> Iterator[int]:
    for line in subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    ).stdout.split():
        yield int(line)
        yield from children(int(line))


def workers(pid: int) -> list[int]:
    """The processes of a run that are Dask workers."""
    found = []
    for child in children(pid):
        try:
            words = Path(f"/proc/{child}/cmdline").read_bytes().decode()
        except OSError:
            continue
        if "spawn_main" in words:
            found.append(child)
    return found


@pytest.mark.slow
def test_two_workers_one_of_them_killed_give_the_same(tmp_path: Path) -> None:
    place, out = tmp_path / "kasus.csv", tmp_path / "hasil.parquet"
    pl.DataFrame(table(cases(5, 1200))).write_csv(place)
    command = [sys.executable, "-m", "jaganetral", "assess", "--batch", str(place)]
    remote = [*command, "--out", str(out), "--part", "40", "--engine", "dask", "--workers", "2"]
    run = subprocess.Popen(remote, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    folder = tmp_path / ".hasil.parquet.parts"
    killed = False
    while run.poll() is None and not killed:
        if len(list(folder.glob("rows-*.npz"))) >= 2 and (found := workers(run.pid)):
            os.kill(found[0], signal.SIGKILL)
            killed = True
        time.sleep(0.05)
    _, said = run.communicate(timeout=300)
    assert killed
    assert run.returncode == 0, said
    assert not folder.exists()
    here = tmp_path / "sini.parquet"
    subprocess.run([*command, "--out", str(here), "--part", "40"], cwd=ROOT, check=True)
    assert pl.read_parquet(out).equals(pl.read_parquet(here))


def test_without_the_packages_one_sentence_says_what_to_install(
    job: parts.Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(WorkersLost, match=r"install jaganetral\[bulk\]"):
        parts.on_workers(job, tmp_path / "parts", quiet, workers=2, scheduler=None)
    with pytest.raises(files.TableError, match="or use CSV"):
        parts.here(job, quiet)
