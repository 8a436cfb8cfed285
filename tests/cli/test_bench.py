"""`jaganetral bench`: runs the benchmarks of a checkout, and says clearly where it cannot."""

from pathlib import Path

import pytest

from jaganetral.cli import bench
from jaganetral.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "benchmarks"
    made.mkdir()
    monkeypatch.setattr(bench, "FOLDER", made)
    monkeypatch.setattr(bench, "PARTS", {"law": ("one.py",), "site": ("one.py",)})
    monkeypatch.setattr(bench, "SIZED", ("one.py",))
    monkeypatch.setattr(bench, "WIDE", ())
    return made


def test_it_prints_and_keeps_what_a_benchmark_says(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "one.py").write_text("import sys\nprint('12 ms', *sys.argv[1:])\n", "utf-8")
    out = folder / "tables.txt"
    assert main(["bench", "law", "--rows", "7", "--out", str(out)]) == 0
    assert "== one.py\n12 ms --rows 7" in capfd.readouterr().out
    assert out.read_text("utf-8") == "== one.py\n12 ms --rows 7\n"


def test_one_that_compares_by_itself_is_told_how(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "WIDE", ("one.py",))
    monkeypatch.setattr("sys.prefix", str(folder))
    python = folder / "peers" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "one.py").write_text("import sys\nprint(*sys.argv[1:])\n", "utf-8")
    figures = folder / "figures.json"
    said = ["--rows", "1M,10k", "--peers", "--seed", "5", "--out", str(figures)]
    assert main(["bench", "law", *said]) == 0
    told = f"--rows 10000,1000000 --peers {python} --seed 5 --out {figures}"
    assert told in capfd.readouterr().out
    assert not figures.exists(), "the benchmark writes its figures itself"


def test_a_benchmark_that_fails_is_a_failed_check(folder: Path) -> None:
    (folder / "one.py").write_text("raise SystemExit(3)\n", "utf-8")
    assert main(["bench", "law"]) == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["law", "--rows", "0"], "--rows 0"),
        (["law", "--rows", "10k,ten"], "--rows 10k,ten"),
        (["law", "--peers"], "make peers"),
        (["site", "--peers"], "nothing to compare"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    argv: list[str],
    said: str,
) -> None:
    (folder / "one.py").write_text("print()\n", "utf-8")
    monkeypatch.setattr("sys.prefix", str(folder))
    assert main(["bench", *argv]) == 2
    assert said in capfd.readouterr().err


def test_without_a_checkout_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "FOLDER", tmp_path / "none")
    assert main(["bench", "law"]) == 2
    assert "checkout" in capfd.readouterr().err
