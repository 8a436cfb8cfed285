"""Limits clause by clause: each in its own unit, both readings, and what follows later."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import load_pack
from jaganetral.workdays import due
from tests.examples import examples

PACK = load_pack()
SPEECH = {
    **{"status": "pns", "post": "pelaksana", "agency_kind": "kabkota", "election": "pilkada-2024"},
    **{"office": "bupati", "act_date": "2024-10-05", "conduct": ["hadir_deklarasi_kampanye"]},
    "active_support": True,
}


def limits(**facts: Any) -> dict[tuple[str, str], dict[str, Any]]:
    rows = assess({**SPEECH, **facts}, changes=False)["deadlines"]
    return {(row["step"], row.get("part", "")): row for row in rows}


def days() -> st.SearchStrategy[date]:
    return st.dates(date(2022, 1, 3), date(2026, 9, 1))


@examples(40)
@given(days())
def test_the_bkn_summons_is_always_later_than_the_text_allows(letter: date) -> None:
    """The two readings of seven working days exclude each other, on every day of every year."""
    row = limits(summoned_date=letter.isoformat())["panggilan", "panggilan pertama"]
    assert row["due"] == due(letter, 7).due.isoformat() < row["other_reading"]["due"]
    assert any("saling meniadakan" in said for said in row["warnings"])


@examples(40)
@given(days())
def test_a_punishment_takes_effect_right_after_the_time_to_object(received: date) -> None:
    """In working days the 15th day is the first after the 14; in calendar days it comes before."""
    found = limits(delivered_date=received.isoformat())
    effect, objection = found["berlaku", ""], found["keberatan", "kepada PPK"]
    last = date.fromisoformat(objection["due"])
    assert effect["due"] == due(last, 1).due.isoformat()
    other = date.fromisoformat(effect["other_reading"]["due"])
    assert other == received + timedelta(15)
    assert other < last


def test_what_follows_an_objection_is_dated_only_when_its_day_is_known() -> None:
    facts = {"delivered_date": "2024-11-04"}
    (open_one,) = limits(**facts)["keberatan", "kepada PPK"]["following"]
    assert (open_one["days"], open_one["unit"], open_one["due"]) == (21, "hari_kerja", None)
    answer, ruling = limits(**facts, appeal_date="2024-11-11")["banding", ""]["following"]
    assert (answer["days"], answer["due"]) == (21, due(date(2024, 11, 11), 21).due.isoformat())
    assert (ruling["days"], ruling["due"]) == (65, due(date(2024, 11, 11), 65).due.isoformat())


def test_who_punishes_and_how_decides_the_remedy() -> None:
    received = {"delivered_date": "2024-11-04"}
    assert {("keberatan", "kepada PPK"), ("banding", "")} <= limits(**received).keys()
    mild = limits(
        **received,
        conduct=["atribut_partai_atau_pns"],
        participant=True,
        facility=False,
        mobilises=False,
        active_support=False,
    )
    assert {step for step, _ in mild} & {"keberatan", "banding"} == {"keberatan"}
    assert {part for step, part in mild if step == "keberatan"} == {
        "kepada PPK",
        "kepada atasan pejabat",
    }


def test_every_limit_of_the_pack_has_a_unit_a_source_and_known_days() -> None:
    for step, rows in PACK.rules["limits"].items():
        for row in rows:
            assert row["cite"], step
            assert row["confidence"] in ("verified", "verified_copy", "secondary")
            assert "effect" in row or row["unit"] in ("hari", "hari_kerja")
            assert row.get("start") is None or PACK.facts[row["start"]].kind == "day"
