"""`jaganetral law`: show, check, test."""

import json
from pathlib import Path

import pytest

from jaganetral.cli.main import main


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["law", *args])
    out, err = capsys.readouterr()
    return status, out, err


def test_show_a_norm_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "show", "pp94-5n2")
    page = json.loads(out)
    assert status == 0
    assert page["confidence"] == "verified"
    assert [cite["at"] for cite in page["citations"]] == [
        "Pasal 5 huruf n angka 2",
        "Pasal 13 huruf g",
    ]
    assert page["consequences"][0]["sanctions"][0] == "tunda_kgb_1th"


@pytest.mark.parametrize(("day", "binds"), [("2022-09-21", False), ("2022-09-22", True)])
def test_show_on_a_day(capsys: pytest.CaptureFixture[str], day: str, binds: bool) -> None:
    _, out, _ = call(capsys, "show", "skb22-dis-06", "--on", day)
    assert json.loads(out)["in_force"] is binds


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "skb22-dis-99"), "skb22-dis-06"),
        (("show", "pp94-5n2", "--on", "besok"), '"besok" is no day'),
        (("check", "tidak-ada"), "tidak-ada"),
        (("test", "tidak-ada.yaml"), "tidak-ada.yaml"),
    ],
)
def test_bad_input(capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str) -> None:
    status, out, err = call(capsys, *args)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_shipped_catalogue_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "check")
    assert status == 0
    assert out.endswith("utuh.\n")


def test_the_cases_of_a_jurist(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "kasus.yaml"
    case = (
        "- id: A\n  title: Baliho sesudah penetapan\n  facts: {status: pns, "
        "election: pilkada-2024, office: bupati, act_date: '2024-10-05', conduct: [baliho_apk]}\n"
        "  expect: {level: [LEVEL]}\n  citations: ['skb-2022 Lampiran disiplin, baris 1']\n"
    )
    path.write_text(case.replace("LEVEL", "berat"), "utf-8")
    assert call(capsys, "test", str(path)) == (0, "Semua kasus sesuai.\n", "")
    path.write_text(case.replace("LEVEL", "sedang"), "utf-8")
    status, out, _ = call(capsys, "test", str(path))
    assert status == 1
    assert "A: level seharusnya ['sedang'], ternyata ['berat']." in out
