"""Workers that share no folder with us: they are sent the index, and may come late or die."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from jaganetral.names.batch import run as runs
from jaganetral.names.batch import texts
from jaganetral.names.batch.job import Job, job_of
from jaganetral.names.batch.run import on_cluster, run
from jaganetral.parts import here
from jaganetral.parts.cluster import connected

ROOT = Path(__file__).parents[3]
DASK = [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_{}"]
Rows = list[dict[str, Any]]


class Cluster:
    """A scheduler and workers as on machines of their own: each has a folder nobody else has."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.running = folder, list[subprocess.Popen[bytes]]()
        self.start("scheduler", "--port", "0", "--scheduler-file", str(folder / "address"))
        until((folder / "address").exists)
        self.address = str(json.loads((folder / "address").read_text("utf-8"))["address"])

    def start(self, kind: str, *more: str) -> subprocess.Popen[bytes]:
        command = [*DASK[:-1], DASK[-1].format(kind), "--no-dashboard", "--host", "127.0.0.1"]
        self.running.append(
            subprocess.Popen([*command, *more], cwd=ROOT, stderr=subprocess.DEVNULL)
        )
        return self.running[-1]

    def worker(self, name: str) -> subprocess.Popen[bytes]:
        (self.folder / name).mkdir()
        more = ["--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder / name)]
        return self.start("worker", self.address, *more)

    def shelf(self, name: str) -> Path:
        return self.folder / name / f"jaganetral-shelf-{os.getuid()}"


def until(ready: Callable[[], bool]) -> None:
    for _ in range(1200):
        if ready():
            return
        time.sleep(0.05)
    raise AssertionError("It never became ready.")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    found = Cluster(tmp_path)
    yield found
    for process in reversed(found.running):
        process.terminate()
        process.wait(30)


@pytest.fixture
def far_job(index: Path) -> Job:
    """A job whose index lies, for the workers, at a place that does not exist."""
    return replace(job_of("scan", index), index="/nowhere/index")


def test_two_workers_without_the_index_are_sent_it_and_one_may_die(
    cluster: Cluster, index: Path, far_job: Job, posts: Rows, write: Callable[[Rows], Path],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(texts, "_GROUP", 20)
    monkeypatch.setattr(runs, "parts_of", partial(texts.parts_of, size=4_000))
    monkeypatch.setattr("jaganetral.parts.sharing._CHUNK", 100_000)
    place, near, far = write(posts), tmp_path / "near.jsonl", tmp_path / "far.jsonl"
    run(job_of("scan", index), [place], near, here.alone, lambda _done, _whole: None)
    first = cluster.worker("one")

    def watched(done: int, whole: int) -> None:
        """A second worker joins during the run; then the first one dies."""
        if done < whole / 4 and len(cluster.running) == 2:
            cluster.worker("two")
            until(lambda: len(client.nthreads()) == 2)
        elif done > whole / 2 and first.poll() is None:
            os.kill(first.pid, signal.SIGKILL)
            first.wait()

    with connected(1, cluster.address) as client:
        client.wait_for_workers(1, timeout=60)
        run(far_job, [place], far, on_cluster(client, far_job, index), watched)
    assert far.read_bytes() == near.read_bytes()
    assert first.poll() == -signal.SIGKILL
    for name in ("one", "two"):
        assert [path.name for path in cluster.shelf(name).iterdir()] == [far_job.sha256]
        sent = {path.name: path.read_bytes() for path in (cluster.shelf(name)).glob("*/*")}
        assert sent == {path.name: path.read_bytes() for path in index.iterdir()}
