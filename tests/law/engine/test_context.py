"""Stages follow from the calendar of an area and office: overlaps, re-votes, hours."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.context import contexts
from jaganetral.law.engine.setting import setting_of
from jaganetral.law.engine.tables import tables_of
from jaganetral.law.facts import possible_values
from tests.examples import examples
from tests.law.test_oracle import partial_facts

PACK = load_pack()
FIRST = date(2025, 3, 1)


def row(name: str, first: str, last: str) -> dict[str, Any]:
    return {"id": name, "from": first, "to": last, "confidence": "secondary"}


# Invented: an area votes again in one calendar; registration runs on into the campaign.
AGAIN = load_pack(
    extra_calendars={
        "pilkada-lawu-asri-2025": {
            "title": "Pemilihan Lawu Asri 2025",
            "kind": "pemilihan",
            "basis": "rekaan",
            "areas": ["99.01"],
            "stages": [
                row("pendaftaran", "2025-03-01", "2025-04-10"),
                row("kampanye", "2025-04-05", "2025-04-30"),
                row("masa_tenang", "2025-05-01", "2025-05-03"),
                row("pemungutan", "2025-05-04", "2025-05-04"),
                row("rekapitulasi", "2025-05-04", "2025-05-20"),
                row("pemungutan", "2025-05-18", "2025-05-18"),
                row("pelantikan", "2025-06-30", "2025-06-30"),
            ],
            "determination": {
                "bupati": {"day": "2025-04-01", "confidence": "secondary"},
                "gubernur": {"day": "2025-04-03", "confidence": "secondary"},
            },
        }
    }
)


def stage(day: str, **more: Any) -> dict[str, Any]:
    facts = {"election": "pilkada-lawu-asri-2025", "office": "bupati", "area": "99.01", **more}
    found = assess({**facts, "act_date": day}, pack=AGAIN, changes=False)["stage"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("day", "wanted", "running"),
    [
        ("2025-02-28", "luar_tahapan", []),
        ("2025-03-01", "sebelum_penetapan", ["pendaftaran"]),
        ("2025-04-02", "calon", ["pendaftaran"]),
        ("2025-04-05", "kampanye", ["pendaftaran", "kampanye"]),
        ("2025-05-01", "tenang", ["masa_tenang"]),
        ("2025-05-04", "pungut", ["pemungutan", "rekapitulasi"]),
        ("2025-05-05", "pasca", ["rekapitulasi"]),
        ("2025-05-18", "pungut", ["rekapitulasi", "pemungutan"]),
        ("2025-06-30", "pasca", ["pelantikan"]),
        ("2025-07-01", "luar_tahapan", []),
    ],
)
def test_the_strongest_stage_counts_and_all_are_named(
    day: str, wanted: str, running: list[str]
) -> None:
    found = stage(day)
    assert (found["id"], found["tracks"]) == (wanted, running)


def test_each_office_has_its_own_day_of_determination() -> None:
    assert stage("2025-04-02")["id"] == "calon"
    assert stage("2025-04-02", office="gubernur")["id"] == "sebelum_penetapan"


def test_a_calendar_of_one_area_tells_nothing_of_another() -> None:
    assert stage("2025-04-20", area="99.02")["id"] is None


def test_on_the_day_of_determination_the_hour_decides() -> None:
    day = "2025-04-01"
    open_ = stage(day)
    assert (open_["id"], open_["candidate_determined"]) == (None, None)
    assert "jamnya menentukan" in open_["why"]
    before = stage(day, act_time="09:00", determination_time="14:00")
    after = stage(day, act_time="14:00", determination_time="14:00")
    assert (before["id"], before["candidate_determined"]) == ("sebelum_penetapan", False)
    assert (after["id"], after["candidate_determined"]) == ("calon", True)
    assert "jamnya menentukan" not in after["why"]


@examples(40)
@given(partial_facts(), st.integers(0, 60), st.booleans())
def test_a_kept_setting_is_what_would_be_worked_out(
    pair: tuple[dict[str, Any], dict[str, Any]], days: int, span: bool
) -> None:
    facts, _ = pair
    if span:
        first = date.fromisoformat(facts["act_date"])
        last = first + timedelta(days)
        facts["act_date"] = {"from": first.isoformat(), "to": last.isoformat()}
    known = possible_values(facts, PACK)
    tables = tables_of(PACK)
    twice = [setting_of(known, facts, tables) for _ in range(2)]
    assert twice[0] is twice[1]
    fresh = contexts(known, facts, PACK)
    assert twice[0].contexts == fresh
    assert sorted(one for group in twice[0].signs.values() for one in group) == sorted(fresh)
    for fact, shares in twice[0].shares.items():
        assert sum(size for size, _ in shares.values()) == len(fresh)
        assert set(shares) == set(twice[0].values[fact])
