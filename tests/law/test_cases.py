"""Every case of tests/law/cases must come out as it says; one runner reads them all."""

from pathlib import Path

import pytest

from jaganetral.law.examples.cases import run_cases
from jaganetral.law.model import PackError

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_come_out_as_written(path: Path) -> None:
    assert run_cases(path) == []


def test_a_wrong_expectation_is_named(tmp_path: Path) -> None:
    path = tmp_path / "salah.yaml"
    path.write_text(
        "- {id: X, title: x, facts: {status: pns, election: pilkada-2024, office: bupati, "
        "act_date: 2024-10-05, conduct: [hadir_deklarasi_kampanye], active_support: true}, "
        "expect: {level: [sedang]}}\n"
    )
    (row,) = run_cases(path)
    assert (row["case"], row["what"], row["seen"]) == ("X", "level", ["berat"])


def test_an_unknown_fact_names_file_and_case(tmp_path: Path) -> None:
    path = tmp_path / "salah.yaml"
    path.write_text("- {id: Y, title: y, facts: {warna: merah}, expect: {level: [sedang]}}\n")
    with pytest.raises(PackError, match="kasus Y"):
        run_cases(path)
