"""Input in parts: nothing lost, nothing twice, every line with its number."""

import gzip
import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names.batch import texts
from jaganetral.names.batch.texts import BadTexts, files_of, parts_of

LINE = st.binary(max_size=40).map(lambda line: line.replace(b"\n", b" "))


def written(path: Path, count: int, word: str = "kata") -> Path:
    lines = (json.dumps({"id": n, "text": f"{word} {n}"}) + "\n" for n in range(count))
    path.write_text("".join(lines), "utf-8")
    return path


@given(st.lists(LINE, max_size=60), st.integers(1, 200), st.booleans(), st.booleans())
def test_parts_are_the_file(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], size: int, end: bool, packed: bool
) -> None:
    folder = tmp_path_factory.mktemp("t")
    data = b"\n".join(lines) + (b"\n" if end else b"")
    path = folder / ("t.jsonl.gz" if packed else "t.jsonl")
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_GROUP", 3)
        parts = list(parts_of(path, size))
    assert b"".join(part.data for part in parts) == data.removeprefix(b"\xef\xbb\xbf")
    assert sum(part.weight for part in parts) <= path.stat().st_size
    number = 1
    for part in parts:
        assert part.first == number
        assert part.place(2) == f"{path}, line {number + 2}"
        number += part.data.count(b"\n")


def test_a_corrected_line_moves_no_other_part(tmp_path: Path) -> None:
    path = written(tmp_path / "t.jsonl", 9000)
    before = [part.data for part in parts_of(path, 20_000)]
    path.write_text(path.read_text("utf-8").replace('kata 700"', 'kata yang lain 700"'), "utf-8")
    after = [part.data for part in parts_of(path, 20_000)]
    assert len(before) == len(after) > 5
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_table_gives_the_same_objects(tmp_path: Path) -> None:
    rows = [{"id": f"p{n}", "text": f"baris\n{n} “é”", "lain": 1} for n in range(3000)]
    pl.DataFrame(rows).write_parquet(tmp_path / "t.parquet")
    parts = list(parts_of(tmp_path / "t.parquet", 10_000))
    said = [json.loads(line) for part in parts for line in part.data.decode().splitlines()]
    assert said == [{"id": row["id"], "text": row["text"]} for row in rows]
    assert len(parts) > 5
    last = parts[-1]
    assert last.place(0) == f"{tmp_path / 't.parquet'}, row {3001 - last.data.count(b'}')}"


def test_a_folder_is_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl.gz", "c.parquet", "notes.txt"):
        (tmp_path / name).touch()
    names = [path.name for path in files_of([tmp_path])]
    assert names == ["a.jsonl.gz", "b.jsonl", "c.parquet"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.jsonl.gz", gzip.compress(b"x" * 9000, mtime=0)[:-9], "cannot be read"),
        ("t.jsonl.gz", b"plain", "cannot be read"),
        ("t.parquet", b"plain", "cannot be read as Parquet"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadTexts, match=f"{name}: {said}"):
        list(parts_of(tmp_path / name))


def test_what_is_no_input_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadTexts, match="no such file"):
        files_of([tmp_path / "none"])
    with pytest.raises(BadTexts, match="holds no file"):
        files_of([tmp_path])
    pl.DataFrame({"id": [1]}).write_parquet(tmp_path / "t.parquet")
    with pytest.raises(BadTexts, match="column 'text' is missing"):
        list(parts_of(tmp_path / "t.parquet"))
    monkeypatch.setattr(texts, "_LONGEST", 50)
    (tmp_path / "t.jsonl").write_text("{}\n" + "x" * 60, "utf-8")
    with pytest.raises(BadTexts, match="line 2: too long"):
        list(parts_of(tmp_path / "t.jsonl"))
