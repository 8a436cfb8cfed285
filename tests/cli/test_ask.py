"""`jaganetral ask` as other programs call it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jaganetral.cli.main import main

KEYS = {
    *("id", "verdict", "recognised", "because", "citations", "conditions", "next"),
    *("still_allowed", "nearest", "pack"),
}


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["ask", *args])
    out, err = capsys.readouterr()
    return status, out, err


def said(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    status, out, err = call(capsys, *args)
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert found.keys() >= KEYS
    assert isinstance(found, dict)
    return found


def test_a_no_comes_with_its_norm_and_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "masuk grup WA pendukung", "--status", "pns", "--on", "2024-10-05")
    assert found["verdict"] == "tidak_boleh"
    assert found["recognised"] == "Bolehkah saya bergabung di grup WhatsApp pendukung?"
    assert found["because"]
    assert found["citations"][0]["instrument"] == "skb-2022"
    assert found["citations"][0]["confidence"] == "secondary"
    assert found["stage"]["id"] == "kampanye"
    assert (found["next"], found["nearest"]) == (None, [])
    assert found["still_allowed"]


def test_a_missing_fact_is_asked_for_and_can_be_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    args = ("like unggahan calon", "--status", "pns", "--on", "2024-10-05")
    assert said(capsys, *args)["next"]["fact"] == "winning_team_account"
    facts = tmp_path / "facts.json"
    facts.write_text('{"winning_team_account": true}')
    assert said(capsys, *args, "--facts", str(facts))["verdict"] == "tidak_boleh"


def test_what_is_not_recognised_is_never_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "makan siang di warung", "--status", "pns")
    assert found["verdict"] == "tidak_dikenali"
    assert len(found["nearest"]) == 3
    assert "pengelola kepegawaian" in found["whom"]
    assert found["because"] == []


def test_the_right_to_vote(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "nyoblos di TPS", "--status", "pns")
    assert found["verdict"] == "boleh"
    assert found["citations"][0]["at"] == "Pasal 198 ayat (1), Pasal 200"


def test_a_file_of_questions_keeps_ids_and_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    rows = [
        {"id": "b", "question": "stiker di mobil", "status": "pns", "on": "2024-10-05"},
        {"id": "a", "question": "nyoblos", "status": "tni"},
        {"id": 3, "question": "nonton layar tancap"},
    ]
    questions.write_text("".join(json.dumps(row) + "\n\n" for row in rows))
    assert call(capsys, "--questions", str(questions), "--out", str(answers)) == (0, "", "")
    found = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    assert [(one["id"], one["verdict"]) for one in found] == [
        ("b", "tidak_boleh"),
        ("a", "tidak_boleh"),
        (3, "tidak_dikenali"),
    ]
    status, out, _ = call(capsys, "--questions", str(questions))
    assert (status, len(out.splitlines())) == (0, 3)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "Write a question"),
        (("stiker", "--status", "raja"), "status"),
        (("stiker", "--status", "pns", "--on", "kemarin"), "act_date"),
        (("stiker", "--facts", "tiada.json"), "tiada.json: cannot be read"),
        (("--questions", "tiada.jsonl"), "tiada.jsonl: cannot be read"),
    ],
)
def test_bad_input_is_one_clear_sentence(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], says: str
) -> None:
    status, out, err = call(capsys, *args)
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2: is not JSON"),
        ("[1]", "line 2: is not a JSON object"),
        ('{"id": 1}', 'line 2: field "question" is missing'),
        ('{"question": "stiker", "status": "raja"}', "line 2: Fakta status"),
        ('{"question": "stiker", "status": "pns", "warna": 1}', "line 2: Fakta 'warna'"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_half_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str, says: str
) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    questions.write_text('{"question": "nyoblos", "status": "pns"}\n' + line + "\n")
    status, out, err = call(capsys, "--questions", str(questions), "--out", str(answers))
    assert (status, out, answers.exists()) == (2, "", False)
    assert says in err


def test_it_starts_without_django() -> None:
    code = (
        "import sys; from jaganetral.cli.main import main; main(['ask', 'nyoblos']);"
        "sys.exit(any(m in sys.modules for m in ('django', 'numpy')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
