"""Mistakes planted in the norms, one value each: cases and published examples notice them."""

import copy
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jaganetral.law.corpus.pack import DATA, load_pack, read
from jaganetral.law.examples.cases import run_cases
from jaganetral.law.examples.mutants import mutants_of, score
from jaganetral.law.examples.published import load_examples

# Every so many-th mistake on an ordinary day, all of them at night.
EVERY = 1 if os.environ.get("JAGANETRAL_EXAMPLES") else 37
PACK, EXAMPLES = load_pack(), load_examples()
ENABLED = [norm.id for norm in PACK.norms.values() if not norm.disabled]
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
NORMS = {row["id"]: row for path in (DATA / "norms").glob("*.yaml") for row in read(path)}
MUTANTS: list[tuple[str, tuple[Any, ...], Any]] = [
    ("skb22-ke-01", ("when", "beneficiary"), "ditetapkan"),
    ("skb22-ke-03", ("when", "active_support"), False),
    ("skb22-ke-05", ("when", "publicly_posted"), False),
    ("skb22-ke-07", ("when", "on_cltn"), True),
    ("skb22-dis-03", ("when", "on_cltn"), True),
    ("skb22-dis-03", ("then", 1, "level"), "sedang"),
    ("skb22-dis-06", ("then", 0, "level"), "sedang"),
    ("skb22-dis-08", ("when", "any", 0, "beneficiary"), "partai"),
    ("skb22-dis-09", ("then", 0, "level"), "berat"),
    ("skb22-dis-11", ("when", "beneficiary"), "ditetapkan"),
    ("skb22-dis-12", ("who",), "pppk_like"),
    ("skb22-dis-13", ("panel",), False),
    ("pp94-5n1", ("when", "attributes"), True),
    ("pp94-5n1", ("then", 0, "level"), "ringan"),
    ("pp94-5n2", ("then", 0, "level"), "berat"),
    ("pp94-5n2", ("who",), "asn"),
    ("pp94-5n3", ("when", "campaign_role"), ["tim"]),
    ("pp94-5n4", ("when", "facility"), False),
    ("pp94-5n5", ("when", "any", 0, "beneficiary"), "bakal_calon"),
    ("pp94-5f", ("yields_to",), []),
    ("pp94-5f", ("then", 0, "level"), "sedang"),
    ("pp94-4g", ("when", "impact"), "negara"),
    ("pp11-255", ("then", 0, "sanctions"), "pppk_parpol"),
    ("pp17-254", ("when", "pivot"), ["sesudah"]),
    ("pp17-254", ("when", "resigned"), True),
    ("pppk-party", ("who",), "pns_like"),
    ("ppnpn-se1-2023", ("who",), ["ppnpn"]),
    ("uu6-29j", ("who",), ["perangkat_desa"]),
    ("uu7-282", ("when", "stage"), "calon"),
    ("uu7-547", ("when", "stage"), ["calon", "kampanye"]),
    ("uu10-71-23", ("when", "window71"), False),
    ("uu1-188", ("when", "all", 0, "any", 2, "act_date", "from"), date(2024, 10, 1)),
    ("uu1-188", ("when", "all", 0, "any", 0, "structural"), False),
    ("pp53-12-9", ("then", 0, "level"), "berat"),
    ("pp53-13-12", ("when", "stage"), ["calon", "kampanye"]),
    ("skb20-01", ("then", 0, "when", "determined"), True),
]


def planted(norm: str, path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """A copy of a norm with one value changed; the value must have been another."""
    row: dict[str, Any] = copy.deepcopy(NORMS[norm])
    part: Any = row
    for key in path[:-1]:
        part = part[key]
    assert part[path[-1]] != value
    part[path[-1]] = value
    return row


@pytest.mark.parametrize(
    ("norm", "path", "value"), MUTANTS, ids=lambda part: str(part) if isinstance(part, str) else ""
)
def test_a_planted_mistake_is_noticed(
    tmp_path: Path, norm: str, path: tuple[Any, ...], value: Any
) -> None:
    changes = tmp_path / "salah.yaml"
    row = planted(norm, path, value)
    changes.write_text(yaml.safe_dump({"norms": [row]}, allow_unicode=True), "utf-8")
    pack = load_pack(changes)
    assert any(run_cases(cases, pack) for cases in CASES)


def test_the_same_norm_written_anew_is_no_mistake(tmp_path: Path) -> None:
    changes = tmp_path / "sama.yaml"
    changes.write_text(yaml.safe_dump({"norms": [NORMS["uu1-188"]]}), "utf-8")
    assert not any(run_cases(cases, load_pack(changes)) for cases in CASES)


@pytest.mark.parametrize("name", ENABLED)
def test_the_published_examples_notice_every_mistake_that_changes_something(name: str) -> None:
    found = score(PACK.norms[name], EXAMPLES[name], PACK, every=EVERY)
    assert found.planted
    assert found.missed == {}


def test_a_mistake_is_missed_where_the_sweep_is_gone() -> None:
    norm = PACK.norms["skb22-ke-01"]
    fewer = replace(EXAMPLES[norm.id], sweeps=())
    found = score(norm, fewer, PACK)
    assert "who: status-cpns" in found.missed
    assert found.missed["who: status-cpns"]["status"] == "cpns"


def test_mistakes_have_names_of_their_own_and_differ_from_the_norm() -> None:
    for name in ENABLED:
        norm = PACK.norms[name]
        mutants = list(mutants_of(norm, PACK))
        assert len({said for said, _ in mutants}) == len(mutants)
        assert all(mutant != norm and mutant.id == name for _, mutant in mutants)


def test_a_mistake_that_changes_nothing_is_proven_and_listed() -> None:
    norm = PACK.norms["pp94-4g"]
    assert "then 1: impact+negara" in score(norm, EXAMPLES[norm.id], PACK).same
