"""Packs: one hash for one content, further calendars, the list of norms for people."""

import copy
import os
import re
import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import DATA, FILES, load_pack, read_pack, with_calendar
from jaganetral.law.elections import elections_on, last_election, months_before, stage_on
from jaganetral.law.model import PackError
from jaganetral.law.telling.catalogue import binds_on, coverage, norm_list, switched_off
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


def copied(folder: Path) -> Path:
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("examples"))
    return folder


def test_the_same_files_give_the_same_hash_wherever_they_lie(tmp_path: Path) -> None:
    """Neither the folder, nor the order of files, nor other files in it matter."""
    ours = load_pack().sha256
    there = copied(tmp_path / "kantor" / "paket")
    (there / "catatan.txt").write_text("bukan hukum")
    for path in sorted(there.rglob("*.yaml"), reverse=True):
        path.write_bytes(path.read_bytes())  # written anew, last first
    assert read_pack(there).sha256 == ours
    code = "from jaganetral.law.corpus.pack import load_pack; print(load_pack().sha256)"
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
        )
        assert run.stdout.strip() == ours


@pytest.mark.parametrize("name", [*FILES, "norms/skb22.yaml", "norms/pp94.yaml"])
def test_any_changed_value_changes_the_hash(tmp_path: Path, name: str) -> None:
    """A word in a note, a title or a label is a change of the law as it is read."""
    there = copied(tmp_path / "paket")
    text = (there / name).read_text("utf-8")
    quoted = list(re.finditer(r'"[^"\n]*[a-z ][a-z][^"\n]*"', text))
    seen = {load_pack().sha256}
    for found in quoted[:2]:
        changed = f"{text[: found.end() - 1]}.{text[found.end() - 1 :]}"
        (there / name).write_text(changed, "utf-8")
        seen.add(read_pack(there).sha256)
    assert len(seen) == 1 + len(quoted[:2]) > 1
    moved = there / "norms" / "lain.yaml"
    (there / name).write_text(text, "utf-8")
    (there / "norms" / "lama.yaml").rename(moved)
    assert read_pack(there).sha256 not in seen


def test_added_calendars_are_covered_in_any_order() -> None:
    other = {"pilkada-2027": {**LOCAL["pilkada-2026"], "title": "Pemilihan lain (rekaan)"}}
    one = with_calendar(load_pack(), {**LOCAL, **other})
    two = with_calendar(load_pack(), {**other, **LOCAL})
    assert one.sha256 == two.sha256 != with_calendar(load_pack(), LOCAL).sha256
    later = copy.deepcopy(LOCAL)
    later["pilkada-2026"]["determination"]["bupati"]["day"] = "2026-10-06"
    assert with_calendar(load_pack(), later).sha256 != with_calendar(load_pack(), LOCAL).sha256


def test_a_pack_does_not_change_under_use() -> None:
    pack = load_pack()
    before = repr(pack)
    assess(FACTS, pack=pack)
    with_calendar(pack, LOCAL)
    assert repr(pack) == before
    with pytest.raises(FrozenInstanceError):
        pack.version = "lain"  # type: ignore[misc]
