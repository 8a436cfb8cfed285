"""`jaganetral due` as other programs call it."""

import json
import subprocess
import sys

import pytest

from jaganetral.cli.main import main


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["due", *args])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_known_case(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(capsys, "--from", "2024-04-01", "--days", "14", "--unit", "hari_kerja")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert found["due"] == "2024-04-29"
    assert found["complete"] is True
    assert len(found["counted"]) == 14
    assert {skip["date"] for skip in found["skipped"] if skip["decree"]} == {
        f"2024-04-{day:02}" for day in (8, 9, 10, 11, 12, 15)
    }


@pytest.mark.parametrize(
    ("args", "due"),
    [
        (("--calendar", "nasional"), "2024-04-23"),
        (("--calendar", "akhir_pekan"), "2024-04-19"),
        (("--unit", "hari"), "2024-04-15"),
        (("--unit", "hari", "--calendar", "nasional"), "2024-04-15"),
    ],
)
def test_unit_and_calendar(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], due: str
) -> None:
    _, out, _ = call(capsys, "--from", "2024-04-01", "--days", "14", *args)
    assert json.loads(out)["due"] == due


def test_beyond_the_tables_is_an_answer_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "--from", "2030-01-01", "--days", "5")
    found = json.loads(out)
    assert status == 0
    assert found["complete"] is False
    assert any("2030" in line for line in found["warnings"])


@pytest.mark.parametrize(
    ("start", "days", "message"),
    [
        ("1 April 2024", "14", '--from "1 April 2024" is no day'),
        ("2024-02-30", "14", '--from "2024-02-30" is no day'),
        ("2024-04-01", "empat", '--days "empat" is no whole number'),
        ("2024-04-01", "0", "--days: The limit must be from 1"),
        ("9999-12-30", "9", "--days: 9 days from 9999-12-30 lie beyond"),
    ],
)
def test_bad_input_is_one_sentence_and_status_two(
    capsys: pytest.CaptureFixture[str], start: str, days: str, message: str
) -> None:
    status, out, err = call(capsys, "--from", start, "--days", days)
    assert (status, out) == (2, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["due", "--help"])
    assert end.value.code == 0
    assert "jaganetral due --from 2024-04-01 --days 14" in capsys.readouterr().out


def test_it_starts_without_the_site_and_without_numpy() -> None:
    code = (
        "import sys; from jaganetral.cli.main import main;"
        "main(['due', '--from', '2024-04-01', '--days', '14']);"
        "sys.exit(any(name in sys.modules for name in ('django', 'numpy', 'yaml', 'nacl')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0
