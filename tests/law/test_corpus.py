"""Packs: one hash for one content, further calendars, the list of norms for people."""

from datetime import date
from typing import Any

import pytest

from jaganetral.law.assess import assess
from jaganetral.law.catalogue import binds_on, coverage, norm_list, switched_off
from jaganetral.law.corpus import load_pack, with_calendar
from jaganetral.law.elections import elections_on, last_election, months_before, stage_on
from jaganetral.law.model import PackError
from jaganetral.law.words import known_word

SURE = {"confidence": "verified"}
LOCAL: dict[str, Any] = {
    "pilkada-2026": {
        "title": "Pemilihan Bupati Lawu Asri (rekaan)",
        "kind": "pemilihan",
        "basis": "rekaan",
        "areas": ["99.01"],
        "stages": [
            {
                "id": "pendaftaran",
                "from": "2026-09-01",
                "to": "2026-09-03",
                "confidence": "verified",
            },
            {"id": "kampanye", "from": "2026-10-31", "to": "2026-12-05", "confidence": "verified"},
            {
                "id": "pemungutan",
                "from": "2026-12-09",
                "to": "2026-12-09",
                "confidence": "verified",
            },
        ],
        "determination": {"bupati": {"day": "2026-10-05", "confidence": "verified"}},
    }
}
FACTS = {
    "status": "pns",
    "election": "pilkada-2026",
    "office": "bupati",
    "area": "99.01",
    "act_date": "2026-11-10",
    "conduct": ["sosialisasi_medsos"],
}


def test_a_local_calendar_makes_another_pack() -> None:
    shipped, ours = load_pack(), with_calendar(load_pack(), LOCAL)
    assert ours.sha256 != shipped.sha256
    assert ours.sha256 == load_pack(extra_calendars=LOCAL).sha256
    assert assess(FACTS, pack=ours)["stage"]["id"] == "kampanye"
    assert assess(FACTS)["stage"]["id"] is None
    assert assess({**FACTS, "area": "33.01"}, pack=ours)["stage"]["id"] is None


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"stages": []}, "tanpa tahapan pemungutan"),
        ({"warna": 1}, "kunci tak dikenal"),
        ({"determination": {"bupati": {"day": "besok"}}}, "bukan tanggal"),
    ],
)
def test_a_broken_calendar_is_refused(part: dict[str, Any], said: str) -> None:
    with pytest.raises(PackError, match="pilkada-2026") as trouble:
        with_calendar(load_pack(), {"pilkada-2026": {**LOCAL["pilkada-2026"], **part}})
    assert said in str(trouble.value)


def test_elections_of_a_day_and_the_last_one() -> None:
    assert elections_on(date(2024, 6, 1)) == ["pemilu-2024", "pilkada-2024"]
    assert elections_on(date(2022, 1, 1)) == []
    assert last_election(date(2026, 11, 25)) == "pilkada-ulang-2025"
    assert last_election(date(2024, 2, 14)) == "pilkada-2020"
    assert last_election(date(2010, 1, 1)) is None


def test_a_stage_says_why() -> None:
    stage = stage_on(date(2024, 10, 1), "pilkada-2024", "bupati")
    assert stage is not None
    assert (stage.id, stage.determined, stage.pivot) == ("kampanye", True, "sesudah")
    assert "masa kampanye" in stage.why
    assert stage_on(date(2024, 10, 1), "pilkada-2024", "dpr") is None
    assert stage_on(date(2024, 10, 1), "pilkada-2099", "bupati") is None


def test_six_months_before() -> None:
    assert months_before(date(2024, 9, 22), 6) == date(2024, 3, 22)
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)
    assert months_before(date(2024, 3, 1), 6) == date(2023, 9, 1)


def test_the_list_of_norms_has_words_and_sources() -> None:
    pages = norm_list(load_pack())
    assert len(pages) == len(load_pack().norms) >= 51
    assert all(page["text"] and page["text_en"] and page["citations"] for page in pages)
    assert all(page["text"] != page["text_en"] for page in pages)
    early = {page["id"] for page in norm_list(load_pack(), date(2022, 9, 21))}
    assert "skb20-01" in early
    assert "skb22-ke-01" not in early


def test_coverage_counts_each_norm_once() -> None:
    counts = coverage(load_pack())
    disabled = counts.pop("disabled")
    assert sum(counts.values()) == len(load_pack().norms)
    assert counts["recall"] == disabled == 1
    off = [row["id"] for row in switched_off(load_pack())]
    assert off == ["uu7-240-dprd", "sedang_pp94"]
    assert not binds_on(load_pack().norms["uu7-240-dprd"], date(2024, 1, 1))


def test_every_identifier_of_a_result_has_words() -> None:
    pack = load_pack()
    for norm in pack.norms.values():
        assert all(known_word("route", body) for body in norm.routes)
        for then in norm.consequences:
            assert known_word("category", then.category.value)
            assert known_word("level", then.level.value)
    officials = {name for row in pack.competence for name in row["officials"]}
    assert all(known_word("official", name) for name in officials)
    assert all(known_word("step", name) for name in pack.rules["limits"])
    assert all(known_word("sanction", name) for name in pack.rules["ranks"])


def test_findings_tell_their_elements_and_open_readings() -> None:
    facts = {"status": "pns", "election": "pilkada-2024", "office": "bupati"}
    photo = {"act_date": "2024-08-20", "conduct": ["foto_bersama_calon_atau_simbol"]}
    told = {"publicly_posted": True, "partisan_symbol": {"one_of": [True, False]}}
    (row,) = assess({**facts, **photo, **told})["findings"]
    states = {e["fact"]: e["state"] for e in row["elements"]}
    assert states["publicly_posted"] == "met"
    assert states["partisan_symbol"] == "disputed"
    assert states["purpose_support"] == "unknown"
    assert row["readings"] == ["Tafsir: foto tanpa simbol"]
    assert any(line.startswith("Diperselisihkan: simbol") for line in row["because"])
