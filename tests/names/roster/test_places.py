"""Whenever a build is killed the old index stays whole, and the next build leaves no rubbish."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from jaganetral.names.roster.build import build
from jaganetral.names.roster.places import Part, exchange, sweep
from jaganetral.names.roster.store import Store

CHILD = """
import sys, time
from pathlib import Path
import polars as pl
from jaganetral.names.roster.build import build

def tell(step):
    print(step, flush=True)
    time.sleep(30 if step == sys.argv[2] else 0)

build(pl.read_csv(sys.argv[1], infer_schema=False), Path(sys.argv[3]), tell=tell)
"""
ROSTER = "name,position,unit,agency,regency\nSiti Aminah,Guru,SDN 1,Dinas,Lawu\n"


@pytest.mark.parametrize("step", ["reading", "lists", "names"])
def test_a_killed_build_leaves_the_old_index(tmp_path: Path, step: str) -> None:
    file, place = tmp_path / "r.csv", tmp_path / "index"
    file.write_text(ROSTER, "utf-8")
    table = pl.read_csv(file, infer_schema=False)
    before = build(table, place)
    argv = [sys.executable, "-c", CHILD, str(file), step, str(place)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        while child.stdout.readline().strip() != step:
            assert child.poll() is None
        child.send_signal(signal.SIGKILL)
    assert list(tmp_path.glob(".index.*"))
    store = Store(place)
    store.check()
    assert store.sha256 == before
    build(table, place)
    assert not list(tmp_path.glob(".*"))


def test_only_what_nobody_writes_is_swept_away(tmp_path: Path) -> None:
    place = tmp_path / "index"
    alive = Part(place)
    dead = tmp_path / ".index.0123abcd.part"
    dead.mkdir()
    sweep(place)
    assert alive.path.is_dir()
    assert not dead.exists()
    alive.take_place()
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_what_was_put_aside_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".index.0123abcd.part.old"
    aside.mkdir()
    (aside / "x").touch()
    sweep(tmp_path / "index")
    assert (tmp_path / "index" / "x").exists()


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists()
    assert (tmp_path / "b" / "a").exists()


def test_an_open_index_stays_whole_while_another_takes_its_place(tmp_path: Path) -> None:
    place = tmp_path / "index"
    frame = pl.DataFrame({one: ["Siti"] for one in ROSTER.splitlines()[0].split(",")})
    build(frame, place)
    store = Store(place)
    build(frame.with_columns(name=pl.lit("Budi")), place)
    assert store.texts("written") == ["siti"]
    assert Store(place).texts("written") == ["budi"]


def test_a_folder_swept_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock
    swept: list[str] = []

    def late(lock: int, how: int) -> None:
        if not swept:
            swept.append(os.readlink(f"/proc/self/fd/{lock}"))
            Path(swept[0]).rmdir()
        real(lock, how)

    monkeypatch.setattr(fcntl, "flock", late)
    part = Part(tmp_path / "index")
    assert part.path.is_dir()
    assert str(part.path) != swept[0]
    part.drop()
