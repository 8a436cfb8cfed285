"""`roster` and `screen` from file to answer, and what they say of bad input."""

import json
from pathlib import Path

import pytest

from jaganetral.cli.main import main

ROSTER = "nip,name,position,unit,agency,regency,status\n" + "\n".join(
    [
        "197805122006041003,SUTRISNO HADI S.Sos,Camat,Kecamatan Sukamaju,Pemkab,Lawu Asri,PNS",
        "198001012006042001,Siti Aminah,Guru,SDN 2 Sukamaju,Pemkab,Lawu Asri,PNS",
        ",,Guru,,,,PNS",
    ]
)


@pytest.fixture
def index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "r.csv").write_text(ROSTER + "\n", "utf-8")
    place = tmp_path / "index"
    key = ["--key", str(tmp_path / "k")]
    assert main(["roster", "build", str(tmp_path / "r.csv"), "--out", str(place), *key]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["people"], told["rejected"]) == (2, 1)
    assert "Kolom nama kosong" in (tmp_path / "rejected.csv").read_text("utf-8")
    return place


def test_a_question_is_answered_with_reasons(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["screen", "--index", str(index), "--name", "Pak Soetrisno", "--position", "camat"]
    assert main(argv) == 0
    answer = json.loads(capsys.readouterr().out)
    first = answer["candidates"][0]
    assert (first["row"], first["nip"], first["name"]) == (1, None, "SUTRISNO HADI S.Sos")
    assert "jabatan sama: Camat" in first["for"]
    assert main([*argv, "--key", str(index.parent / "k")]) == 0
    first = json.loads(capsys.readouterr().out)["candidates"][0]
    assert first["nip"] == "197805122006041003"


def test_many_questions_keep_their_ids(index: Path, tmp_path: Path) -> None:
    asked, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    asked.write_text(
        '{"id": 7, "name": "Siti A."}\n\n{"id": "x", "unit": "SD 2 Sukamaju"}\n', "utf-8"
    )
    argv = ["screen", "--index", str(index), "--queries", str(asked), "--out", str(out)]
    assert main(argv) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == [7, "x"]
    assert [row["candidates"][0]["row"] for row in rows] == [2, 2]


@pytest.mark.parametrize(
    ("lines", "said"),
    [('{"name": 1}', "line 1: the field 'name'"), ('{"nama": "x"}', "'nama' is not known"),
     ('{"regency": "x"}', "at least one of"), ("{", "not JSON"), ("[]", "one JSON object")],
)  # fmt: skip
def test_bad_questions_are_named(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, said: str
) -> None:
    asked, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    asked.write_text(lines + "\n", "utf-8")
    argv = ["screen", "--index", str(index), "--queries", str(asked), "--out", str(out)]
    assert main(argv) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("*a.jsonl*"))


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["roster", "build", "none.csv", "--out", "x"], "none.csv"),
        (["roster", "synth", "--rows", "0", "--out", "x.parquet"], "--rows 0"),
        (["roster", "synth", "--rows", "5", "--out", "x.csv"], "Parquet"),
        (["screen", "--index", "none", "--name", "x"], "no index"),
        (["screen", "--index", "none", "--name", "x", "--top", "0"], "--top 0"),
    ],
)
def test_bad_arguments_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    argv: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(argv) == 2
    assert said in capsys.readouterr().err


def test_another_folder_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.csv").write_text(ROSTER, "utf-8")
    (tmp_path / "precious").mkdir()
    argv = ["roster", "build", str(tmp_path / "r.csv"), "--out", str(tmp_path / "precious")]
    assert main(argv) == 2
    assert "no index" in capsys.readouterr().err


def test_texts_are_scanned_line_by_line(index: Path, tmp_path: Path) -> None:
    texts, out = tmp_path / "t.jsonl", tmp_path / "m.jsonl"
    lines = ['{"id": "a", "text": "Hadir Siti Aminah, guru."}', '{"id": "b", "text": "Tidak ada."}']
    texts.write_text("\n".join(lines), "utf-8")
    assert main(["scan", "--index", str(index), str(texts), "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["id"], row["as_written"]) for row in rows] == [("a", "Siti Aminah")]
    assert rows[0]["candidates"][0]["row"] == 2


@pytest.mark.parametrize(
    ("line", "said"), [("{", "line 1: not JSON"), ('{"id": 1}', "id and text")]
)
def test_bad_texts_are_named(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    texts, out = tmp_path / "t.jsonl", tmp_path / "m.jsonl"
    texts.write_text(line, "utf-8")
    assert main(["scan", "--index", str(index), str(texts), "--out", str(out)]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("*m.jsonl*"))
