"""A whole run: the same on every engine, resumable, and never a mixture of two indexes."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from jaganetral.names.batch import run as runs
from jaganetral.names.batch import scanning, texts
from jaganetral.names.batch.job import job_of
from jaganetral.names.batch.run import CannotRun, Result, parts_folder, run
from jaganetral.names.batch.texts import BadTexts, Part
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.store import BrokenIndex
from jaganetral.names.scan.scan import Scanner, rows_of
from jaganetral.parts import here, kept

Rows = list[dict[str, Any]]
Write = Callable[[Rows], Path]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_GROUP", 20)
    monkeypatch.setattr(runs, "parts_of", partial(texts.parts_of, size=20_000))


def quiet(_done: int, _whole: int) -> None:
    """No bar."""


def cut(after: int) -> runs.Engine:
    """An engine that is stopped after some parts."""

    def engine(
        work: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[tuple[Part, Result]]:
        for number, part in enumerate(parts):
            if number == after:
                raise KeyboardInterrupt
            yield part, work(part)

    return engine


def counted(done: list[int]) -> runs.Engine:
    """An engine that notes the first line of the parts it does, and does the last part first."""

    def engine(
        work: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[tuple[Part, Result]]:
        for part in reversed(list(parts)):
            done.append(part.first)
            yield part, work(part)

    return engine


def test_the_result_is_what_the_scanner_says(
    index: Path, posts: Rows, write: Write, tmp_path: Path
) -> None:
    out, told = tmp_path / "m.jsonl", list[tuple[int, int]]()
    place = write(posts)
    bar = lambda done, whole: told.append((done, whole))  # noqa: E731
    lines = run(job_of("scan", index), [place], out, here.alone, bar)
    expected = rows_of(Scanner(RosterIndex(index)), posts)
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert found == expected
    assert lines == len(expected) > 20
    assert told[-1] == (place.stat().st_size, place.stat().st_size)
    assert len(told) > 3
    assert not parts_folder(out).exists()


def test_every_engine_and_order_gives_the_same_bytes(
    index: Path, posts: Rows, write: Write, tmp_path: Path
) -> None:
    place, found = write(posts), set()
    pool = partial(here.by_processes, workers=2)
    engines: list[runs.Engine] = [here.alone, counted([]), pool]
    for number, engine in enumerate(engines):
        out = tmp_path / f"m{number}.jsonl"
        run(job_of("scan", index), [place], out, engine, quiet)
        found.add(out.read_bytes())
    run(job_of("scan", index), [place], tmp_path / "m.jsonl.gz", here.alone, quiet)
    found.add(gzip.decompress((tmp_path / "m.jsonl.gz").read_bytes()))
    assert len(found) == 1


def test_a_cut_run_goes_on_where_it_stopped(
    index: Path, posts: Rows, write: Write, tmp_path: Path
) -> None:
    place, out = write(posts), tmp_path / "m.jsonl"
    all_parts: list[int] = []
    run(job_of("scan", index), [place], tmp_path / "whole.jsonl", counted(all_parts), quiet)
    with pytest.raises(KeyboardInterrupt):
        run(job_of("scan", index), [place], out, cut(3), quiet)
    assert not out.exists()
    assert kept.count(parts_folder(out)) == 3
    rest: list[int] = []
    run(job_of("scan", index), [place], out, counted(rest), quiet)
    assert sorted(rest) == sorted(all_parts)[3:]
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_parts_of_another_index_are_refused_until_dropped(
    indexes: list[Path], posts: Rows, write: Write, tmp_path: Path
) -> None:
    place, out = write(posts), tmp_path / "m.jsonl"
    with pytest.raises(KeyboardInterrupt):
        run(job_of("scan", indexes[0]), [place], out, cut(2), quiet)
    with pytest.raises(CannotRun, match=r"2 finished parts of a run with another index.*--anew"):
        run(job_of("scan", indexes[1]), [place], out, here.alone, quiet)
    assert kept.count(parts_folder(out)) == 2
    with pytest.raises(CannotRun, match="other settings"):
        run(job_of("scan", indexes[0], top=2), [place], out, here.alone, quiet)
    runs.forget(out)
    assert run(job_of("scan", indexes[1]), [place], out, here.alone, quiet) >= 0


def test_an_index_that_changes_during_the_run_is_refused(
    indexes: list[Path], posts: Rows, write: Write, tmp_path: Path
) -> None:
    place, out, folder = write(posts), tmp_path / "m.jsonl", tmp_path / "index"
    shutil.copytree(indexes[0], folder)
    job = job_of("scan", folder)

    def engine(
        work: Callable[[Part], Result], parts: Iterable[Part]
    ) -> Iterator[tuple[Part, Result]]:
        for number, part in enumerate(parts):
            if number == 2:
                shutil.rmtree(folder)
                shutil.copytree(indexes[1], folder)
            yield part, work(part)

    with pytest.raises(BrokenIndex, match="changed while the run went on"):
        run(job, [place], out, engine, quiet)
    assert not out.exists()


def test_a_damaged_index_is_refused_before_the_start(index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shutil.copytree(index, folder)
    with (folder / "words.npy").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x7f")
    with pytest.raises(BrokenIndex, match=r"words\.npy"):
        job_of("scan", folder)


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "not JSON"), ("[]", "one JSON object"), ('{"id": 1}', "id and text"),
     ('{"text": "x"}', "id and text"), ('{"id": 1, "text": 2}', "id and text"),
     ('{"id": "\xff"}', "not UTF-8")],
)  # fmt: skip
def test_a_bad_line_is_named_with_its_number(
    index: Path, posts: Rows, write: Write, tmp_path: Path, line: str, said: str
) -> None:
    place = write(posts)
    lines = place.read_bytes().split(b"\n")
    lines[30:30] = [b"", line.encode("latin-1")]
    place.write_bytes(b"\n".join(lines))
    out = tmp_path / "m.jsonl"
    with pytest.raises(BadTexts, match=f"texts.jsonl, line 32: .*{said}"):
        run(job_of("scan", index), [place], out, here.alone, quiet)
    assert not out.exists()


def test_half_characters_and_any_id_are_read(index: Path, write: Write, tmp_path: Path) -> None:
    """A scraper may cut a text in the middle of a sign."""
    row = json.loads(index.joinpath("index.json").read_text("utf-8"))
    name = RosterIndex(index).written_name(0)
    ids = ["a", 7, 1.5, None, {"nested": ["x"]}, "é"]
    rows = [{"id": one, "text": f"\ud83d Hadir {name} kemarin."} for one in ids]
    out = tmp_path / "m.jsonl"
    run(job_of("scan", index), [write(rows)], out, here.alone, quiet)
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert row["people"] == 2000
    assert [one["id"] for one in found] == ids
    assert {(one["start"], one["end"]) for one in found} == {(8, found[0]["end"])}


def test_reposts_are_verified_once(
    index: Path, posts: Rows, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def noted(scanner: Scanner, rows: Rows) -> Rows:
        seen.extend(row["text"] for row in rows)
        return rows_of(scanner, rows)

    monkeypatch.setattr(scanning, "rows_of", noted)
    again = [{"id": f"ulang {n}", "text": row["text"]} for n, row in enumerate(posts)]
    out = tmp_path / "m.jsonl"
    job = job_of("scan", index, top=3)  # a job of its own, so that nothing is remembered
    lines = run(job, [write([*posts, *again])], out, here.alone, quiet)
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    named = {row["text"] for row in posts if row["id"] in {one["id"] for one in found}}
    assert all(seen.count(text) == 1 for text in named)
    assert [one["start"] for one in found[: lines // 2]] == [
        one["start"] for one in found[lines // 2 :]
    ]


def test_the_result_may_not_lie_among_the_texts(index: Path, posts: Rows, write: Write) -> None:
    place = write(posts)
    with pytest.raises(CannotRun, match="one of the files to be read"):
        run(job_of("scan", index), [place], place, here.alone, quiet)
    with pytest.raises(CannotRun, match="cannot be written"):
        run(job_of("scan", index), [place], place / "m.jsonl", here.alone, quiet)
