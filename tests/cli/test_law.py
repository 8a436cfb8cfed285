"""`jaganetral law`: show, check, test."""

import json
import sys
from pathlib import Path

import pytest
import yaml

from jaganetral.cli.main import main
from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import DATA, load_pack, read


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
    assert "baris 4: A: level seharusnya ['sedang'], ternyata ['berat']." in out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("expect:", "hope:", "baris 4: kasus A: kunci tak dikenal 'hope'; pilih:"),
        ("baliho_apk", "balihoapk", "baris 3: kasus A: Fakta conduct: nilai 'balihoapk'"),
        ("status:", "stats:", "baris 3: kasus A: Fakta 'stats' tidak dikenal"),
        ("level:", "levels:", "baris 4: kasus A: harapan 'levels' tidak dikenal; maksudnya level?"),
        ("level: [berat]", "norms: 7", "baris 4: kasus A: harapan 'norms' tidak dapat berisi"),
        ("- id: A\n  title", "id: A\ntitle", "baris 1: isinya harus daftar kasus"),
        ("  facts: {", "  facts: [", "baris 3: bukan YAML yang benar"),
    ],
)
def test_a_broken_case_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "kasus.yaml"
    case = (
        "- id: A\n  title: Baliho\n  facts: {status: pns, act_date: 2024-10-05, "
        "conduct: [baliho_apk]}\n  expect: {level: [berat]}\n"
    )
    if old.startswith("- id"):
        case = case.replace("\n  ", "\n").replace(old.replace("\n  ", "\n"), new)
    path.write_text(case.replace(old, new), "utf-8")
    status, out, err = call(capsys, "test", str(path))
    assert (status, out) == (2, "")
    assert err.startswith("kasus.yaml: ") or "kasus.yaml: " in err
    assert said in err
    assert err.count("\n") == 1


FAULTY = (
    "norms:\n- id: baru\n  text: Baliho hanya ringan\n  cite:\n"
    "  - {instrument: pp-94-2021, at: Pasal 5, confidence: secondary}\n"
    "  who: pns_like\n  when: {conduct: baliho_apk, regime: pp94}\n"
    "  then: [{category: disiplin, level: ringan, sanctions: ringan_pp94}]\n"
)


def test_a_changed_pack_is_told_with_a_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "ubah.yaml"
    path.write_text(FAULTY, "utf-8")
    status, out, _ = call(capsys, "check", str(path))
    assert status == 1
    assert "Perubahan terhadap paket bawaan:" in out
    assert "skb22-dis-01 dan baru: satu perbuatan dapat melanggar keduanya" in out
    facts = next(line for line in out.splitlines() if line.startswith("  Fakta: "))
    assert json.loads(facts.removeprefix("  Fakta: "))["status"] in ("pns", "cpns")
    assert "kekurangan" in out.splitlines()[-1]
    status, out, _ = call(capsys, "check", str(path), "--json")
    told = json.loads(out)
    assert status == 1
    assert told["changes"]
    assert {"kind", "norm", "other", "sentence", "case", "facts"} == told["faults"][0].keys()


def test_a_changed_norm_names_the_examples_it_breaks_and_a_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = next(one for one in read(DATA / "norms" / "skb22.yaml") if one["id"] == "skb22-ke-01")
    row["when"]["beneficiary"] = "ditetapkan"
    path = tmp_path / "ubah.yaml"
    path.write_text(yaml.safe_dump({"norms": [row]}), "utf-8")
    status, out, _ = call(capsys, "check", str(path))
    assert status == 1
    lines = out.splitlines()
    (start,) = [n for n, line in enumerate(lines) if line.startswith("Contoh yang")]
    assert any(line.startswith("- skb22-ke-01, ") for line in lines[start + 1 :])
    assert "seharusnya berlaku, ternyata tidak berlaku (skb22.yaml: baris " in out
    (said,) = [line for line in lines if line.startswith("- skb22-ke-01 (semula ")]
    assert "baliho" in said
    assert max(map(len, lines)) < 900
    told = json.loads(call(capsys, "check", str(path), "--json")[1])
    case = next(one for one in told["cases"] if one["norm"] == "skb22-ke-01")
    for pack, holds in ((load_pack(), case["before"]), (load_pack(path), case["after"])):
        found = assess(case["facts"], pack=pack)["findings"]
        assert ("skb22-ke-01" in [one["norm"] for one in found]) is holds


def test_a_pack_that_cannot_be_read_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "ubah.yaml"
    path.write_text(FAULTY.replace("pns_like", "raja"), "utf-8")
    status, out, err = call(capsys, "check", str(path))
    assert (status, out) == (2, "")
    assert "ubah.yaml: baris 6: norma baru: status tidak mempunyai nilai 'raja'" in err


def test_without_the_solver_one_sentence_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    path = tmp_path / "ubah.yaml"
    path.write_text(FAULTY.replace("baru", "lain"), "utf-8")
    status, out, err = call(capsys, "check", str(path))
    assert (status, out) == (2, "")
    assert "pip install jaganetral[check]" in err
