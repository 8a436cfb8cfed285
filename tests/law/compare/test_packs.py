"""Two packs side by side: every kind of change is told, cases that differ are found, and why."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess
from jaganetral.law.compare.packs import KINDS, SAID, changes_between, differences
from jaganetral.law.compare.told import told
from jaganetral.law.corpus.pack import load_pack, with_calendar
from jaganetral.law.model import Level, Norm, Pack
from tests.examples import examples
from tests.law.corpus.test_pack import FACTS as LOCAL_FACTS
from tests.law.corpus.test_pack import LOCAL
from tests.law.test_oracle import full_facts

NORM = "skb22-ke-02"
FACTS = {
    "status": "pns",
    "election": "pilkada-2024",
    "office": "bupati",
    "act_date": "2024-09-01",
    "received_date": "2024-09-05",
    "conduct": ["sosialisasi_medsos"],
}
CHANGED = f"""
norms:
  - id: {NORM}
    text: "Sosialisasi di media sosial untuk bakal calon"
    cite:
      - {{instrument: skb-2022, at: "Lampiran kode etik, baris 2", confidence: secondary}}
    who: [pns, cpns]
    when: {{beneficiary: bakal_calon, conduct: sosialisasi_medsos}}
    then:
      - {{category: disiplin, level: sedang, sanctions: sedang_pp94}}
"""


def changed(tmp_path: Path, text: str) -> Pack:
    path = tmp_path / "ubahan.yaml"
    path.write_text(text, "utf-8")
    return load_pack(path)


def with_norm(pack: Pack, name: str, **parts: Any) -> Pack:
    return replace(
        pack, sha256=f"x{name}", norms={**pack.norms, name: replace(pack.norms[name], **parts)}
    )


def test_a_changed_norm_is_told_aspect_by_aspect(tmp_path: Path) -> None:
    found = {one.what: one for one in changes_between(load_pack(), changed(tmp_path, CHANGED))}
    assert {one.id for one in found.values()} == {NORM}
    assert found.keys() == {"text", "text_en", "who", "level", "sanctions", "citations"}
    assert found["level"].before == "Kode etik: sanksi moral"
    assert found["level"].after == "Disiplin: sedang"
    assert "semula “Kode etik: sanksi moral”, menjadi “Disiplin: sedang”" in found["level"].sentence
    assert found["who"].after == "status kepegawaian: calon PNS / PNS"


def test_days_conditions_and_the_switch_are_told() -> None:
    old = load_pack()
    act = old.norms["skb22-ke-01"].act
    new = with_norm(old, NORM, last=date(2024, 12, 31), act=act, disabled=True)
    found = {one.what: (one.before, one.after) for one in changes_between(old, new)}
    assert found["in_force"][1].endswith("sampai 2024-12-31")
    assert found["switch"] == ("ya", "tidak")
    assert "baliho" in found["conditions"][1]
    assert "baliho" not in found["conditions"][0]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("sanctions: {sets: {moral: {options: [pernyataan_tertutup]}}}", "sanction", "moral"),
        ("instruments: {skb-2022: {title: Judul lain}}", "instrument", "skb-2022"),
        ("pack: {groups: {pns_like: [pns]}}", "group", "pns_like"),
        ("pack: {rules: {pasca_days: {days: 90}}}", "rule", "pasca_days"),
        ("facts: {status: {ask: 'Apa statusnya?'}}", "fact", "status"),
        ("calendars: {pilkada-2024: {basis: PKPU lain}}", "calendar", "pilkada-2024"),
        (
            "procedure: {steps: {keberatan: [{days: 9, unit: hari, cite: X, confidence: recall}]}}",
            "limit",
            "keberatan",
        ),
    ],
)
def test_every_part_of_a_pack_is_compared(tmp_path: Path, text: str, kind: str, name: str) -> None:
    found = changes_between(load_pack(), changed(tmp_path, text))
    assert (kind, name) in {(one.kind, one.id) for one in found}
    assert all(one.kind in KINDS and one.what in SAID and one.sentence for one in found)


def test_competence_is_compared_by_track_and_level() -> None:
    old = load_pack()
    new = replace(old, competence=old.competence[1:], sha256="x")
    (found,) = changes_between(old, new)
    assert (found.kind, found.id) == ("competence", "disiplin berat")


def test_a_calendar_more_is_one_thing_added() -> None:
    old = load_pack()
    found = changes_between(old, with_calendar(old, LOCAL))
    assert [(c.kind, c.id, c.what) for c in found if c.kind == "calendar"] == [
        ("calendar", "pilkada-2026", "added")
    ]


def test_only_what_differs_comes_out_and_says_why(tmp_path: Path) -> None:
    other = {**FACTS, "conduct": ["baliho_apk"]}
    new = changed(tmp_path, CHANGED)
    (found,) = differences([("one", FACTS), ("two", other)], load_pack(), new)
    assert found.key == "one"
    assert found.before["outcome"]["level"] == ["moral"]
    assert found.after["outcome"]["level"] == ["sedang"]
    assert f"{NORM}: jenjang semula sanksi moral, menjadi sedang." in found.because
    assert any(said.startswith("Yang berwenang: semula Majelis") for said in found.because)


def test_a_stage_that_a_calendar_adds_is_said() -> None:
    old = load_pack()
    (found,) = differences([("x", LOCAL_FACTS)], old, with_calendar(old, LOCAL))
    assert "Tahapan: semula tidak diketahui, menjadi masa kampanye." in found.because


def test_a_fact_that_one_pack_lacks_is_said_and_stops_nothing() -> None:
    new = load_pack()
    spec = replace(new.facts["official_event"], name="hadiah", implied_by={})
    old = replace(new, facts={**new.facts, "hadiah": spec}, sha256="x")
    cases: list[tuple[str, dict[str, Any]]] = [("a", {**FACTS, "hadiah": True}), ("b", FACTS)]
    (found,) = differences(cases, old, new)
    assert found.key == "a"
    assert "'hadiah' tidak dikenal" in found.after["error"]
    assert found.because == [found.after["error"]]


def _dropped(names: set[str], lighter: set[str]) -> Pack:
    """The shipped pack without some norms, and with the levels of others made moderate."""
    old = load_pack()

    def made(norm: Norm) -> Norm:
        if norm.id not in lighter:
            return norm
        then = tuple(
            replace(one, level=Level.SEDANG) if one.level is Level.BERAT else one
            for one in norm.consequences
        )
        return replace(norm, consequences=then)

    kept = {name: made(norm) for name, norm in old.norms.items() if name not in names}
    full = {
        name: replace(norm, yields_to=tuple(n for n in norm.yields_to if n in kept))
        for name, norm in kept.items()
    }
    return replace(old, norms=full, sha256=f"x{sorted(names)}{sorted(lighter)}")


NAMES = st.sets(st.sampled_from(sorted(load_pack().norms)), max_size=4)


@examples(40)
@given(full_facts(), NAMES, NAMES)
def test_comparing_is_reflexive_and_symmetric(
    facts: dict[str, Any], names: set[str], lighter: set[str]
) -> None:
    old, new = load_pack(), _dropped(names, lighter)
    assert not changes_between(new, replace(new))
    assert not list(differences([("a", facts)], new, replace(new)))
    there, back = changes_between(old, new), changes_between(new, old)
    swapped = {(c.kind, c.id, c.before, c.after) for c in there}
    assert swapped == {(c.kind, c.id, c.after, c.before) for c in back}
    first, second = (
        list(differences([("a", facts)], old, new)),
        differences([("a", facts)], new, old),
    )
    assert [(d.before, d.after) for d in first] == [(d.after, d.before) for d in second]


@examples(40)
@given(full_facts(), NAMES, NAMES)
def test_a_case_is_named_exactly_when_its_outcome_differs(
    facts: dict[str, Any], names: set[str], lighter: set[str]
) -> None:
    old, new = load_pack(), _dropped(names, lighter)
    found = list(differences([("a", facts)], old, new))
    apart = told(assess(facts, pack=old)) != told(assess(facts, pack=new))
    assert bool(found) == apart
    assert all(one.because for one in found)
