"""`scan` and `screen` over many lines: workers killed, Ctrl-C, every engine, bad arguments."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from jaganetral.cli.main import main
from jaganetral.names.synth.roster import write_roster
from jaganetral.names.synth.texts import texts

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index, texts in parts enough, and questions."""
    folder = tmp_path_factory.mktemp("scan")
    write_roster(folder / "r.parquet", 3000, seed=6)
    key = ["--key", str(folder / "k")]
    assert (
        main(["roster", "build", str(folder / "r.parquet"), "--out", str(folder / "i"), *key]) == 0
    )
    people = pl.read_parquet(folder / "r.parquet").to_dicts()
    posts, _ = texts(list(enumerate(people, 1)), 1.5, 100, seed=8)
    (folder / "posts").mkdir()
    for number in range(10):  # files of their own are parts of their own
        rows = [{"id": f"{number}-{row['id']}", "text": row["text"]} for row in posts]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / "posts" / f"{number}.jsonl").write_text(lines, "utf-8")
    asked = "".join(
        json.dumps({"id": number, "name": one["name"], "nip": one["nip"]}) + "\n"
        for number, one in enumerate(people[:300])
    )
    (folder / "q.jsonl").write_text(asked, "utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(place: Path) -> bytes:
    out = place / "expected.jsonl"
    argv = ["scan", "--index", str(place / "i"), str(place / "posts"), "--out", str(out)]
    assert main(argv) == 0
    return out.read_bytes()


def started(place: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    argv = ["scan", "--index", str(place / "i"), str(place / "posts"), "--out", str(out), *more]
    return subprocess.Popen(
        [sys.executable, "-m", "jaganetral", *argv],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def finished(out: Path) -> int:
    return len(list(out.with_name(f".{out.name}.parts").glob("*.part")))


def until(run: subprocess.Popen[str], ready: Callable[[], bool]) -> None:
    while run.poll() is None and not ready():
        time.sleep(0.02)


def children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text("utf-8").split()):
            yield child
            yield from children(child)


def workers(pid: int) -> list[int]:
    """Processes that do the work: the ones that were spawned and spawned none themselves."""
    return [
        child
        for child in children(pid)
        if "spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes().decode()
        and not list(children(child))
    ]


ENGINES = [
    pytest.param(("--workers", "2"), id="pool"),
    pytest.param(("--engine", "dask", "--workers", "2"), id="dask", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_loses_nothing(
    place: Path, expected: bytes, tmp_path: Path, engine: tuple[str, ...]
) -> None:
    out = tmp_path / "m.jsonl"
    run = started(place, out, *engine)
    until(run, lambda: finished(out) >= 2)
    os.kill(workers(run.pid)[0], signal.SIGKILL)
    _, said = run.communicate(timeout=300)
    assert run.returncode == 0, said
    assert out.read_bytes() == expected
    assert not finished(out)


@pytest.mark.parametrize("engine", ENGINES)
def test_ctrl_c_leaves_parts_to_go_on_with(
    place: Path, expected: bytes, tmp_path: Path, engine: tuple[str, ...]
) -> None:
    out = tmp_path / "m.jsonl"
    run = started(place, out, *engine)
    until(run, lambda: finished(out) >= 2)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    _, said = run.communicate(timeout=300)
    assert run.returncode == 130, said
    assert f"{finished(out)} finished parts are kept" in said
    assert "Traceback" not in said
    assert not out.exists()
    again = started(place, out)
    _, said = again.communicate(timeout=300)
    assert again.returncode == 0, said
    assert out.read_bytes() == expected


def test_questions_on_a_pool_are_answered_in_order_with_nips(place: Path, tmp_path: Path) -> None:
    found = set()
    for number, more in enumerate(([], ["--workers", "2"])):
        out = tmp_path / f"a{number}.jsonl"
        argv = ["screen", "--index", str(place / "i"), "--queries", str(place / "q.jsonl")]
        assert main([*argv, "--out", str(out), "--key", str(place / "k"), *more]) == 0
        found.add(out.read_bytes())
    rows = [json.loads(line) for line in found.pop().splitlines()]
    assert not found
    assert [row["id"] for row in rows] == list(range(300))
    asked = [json.loads(line) for line in (place / "q.jsonl").read_text("utf-8").splitlines()]
    assert [row["candidates"][0]["nip"] for row in rows] == [one["nip"] for one in asked]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--workers", "0"], "--workers 0: give a number from 1 up"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--engine dask"),
        (["--engine", "dask", "--scheduler", "nonsense://"], "no Dask scheduler answers"),
        (["--queries", "none.jsonl"], "none.jsonl: there is no such file"),
        (["--engine", "dask", "--scheduler", "x", "--key", "k"], "does not leave this machine"),
    ],
)
def test_bad_arguments_are_named(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    out = tmp_path / "a.jsonl"
    argv = ["screen", "--index", str(place / "i"), "--queries", str(place / "q.jsonl")]
    assert main([*argv, "--out", str(out), *more]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
