"""The engine against the brute-force oracle, and the laws that three-valued judging must keep."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess, judge
from jaganetral.law.bulk import outcomes
from jaganetral.law.corpus.pack import load_pack
from tests.examples import examples
from tests.law import oracle

PACK = load_pack()
CODES = PACK.facts["conduct"].values
OFFICES = {name: list(row["determination"]) for name, row in PACK.calendars.items()}
ELECTIONS = sorted(name for name in OFFICES if not PACK.calendars[name].get("campaign_unknown"))
OPEN = [
    name
    for name, spec in PACK.facts.items()
    if spec.kind in ("enum", "bool") and name not in ("election", "beneficiary")
]


def days_of(election: str) -> st.SearchStrategy[str]:
    """Days around the stages of an election, those on which something changes more often."""
    rows = PACK.calendars[election]["stages"]
    fixed = [row["day"] for row in PACK.calendars[election]["determination"].values()]
    edges = sorted({row["from"] for row in rows} | {row["to"] for row in rows} | set(fixed))
    between = st.dates(edges[0].replace(year=edges[0].year - 1), edges[-1].replace(year=2025))
    return st.one_of(st.sampled_from(edges), between).map(lambda day: day.isoformat())


@st.composite
def full_facts(draw: st.DrawFn) -> dict[str, Any]:
    """All facts of one case, consistent with what its codes imply."""
    election = draw(st.sampled_from(ELECTIONS))
    conduct = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True))
    facts: dict[str, Any] = {"election": election, "conduct": conduct}
    facts["act_date"] = draw(days_of(election))
    for name in sorted(OPEN, key=lambda one: one != "post"):  # other facts follow from the post
        if name == "candidate_determined":
            continue  # the calendar tells it
        choices = oracle.values(name, facts, frozenset(conduct))
        choices = OFFICES[election] if name == "office" else choices
        facts[name] = draw(st.sampled_from(choices))
    if facts["status"] == "kepala_desa":
        facts["acting_village_head"] = False
    if draw(st.booleans()):
        facts["beneficiary"] = draw(st.sampled_from(PACK.facts["beneficiary"].values))
    return facts


@st.composite
def partial_facts(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """(facts with some unknown, all facts): the second is one way the first may be completed."""
    facts = draw(full_facts())
    kept = [name for name in facts if name in OPEN]
    blank = draw(st.lists(st.sampled_from(kept), max_size=5, unique=True))
    return {name: value for name, value in facts.items() if name not in blank}, facts


def states_of(facts: dict[str, Any], mode: str = "worlds") -> dict[str, str]:
    judged = judge(facts, mode=mode)
    return {norm.id: judged.state(norm).value for norm in judged.worlds.norms}


def tracks_of(facts: dict[str, Any], mode: str = "worlds") -> dict[str, tuple[bool, list[str]]]:
    found = judge(facts, mode=mode).tracks()
    return {track.category.value: (track.certain, list(track.levels)) for track in found}


@examples(150)
@given(partial_facts())
def test_engine_and_oracle_agree(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    facts, _ = pair
    states, tracks = oracle.opinion(facts)
    assert states_of(facts) == states
    assert tracks_of(facts) == tracks


@examples(40)
@given(full_facts(), st.integers(1, 40))
def test_a_span_of_days_is_every_day_of_it(facts: dict[str, Any], length: int) -> None:
    first = date.fromisoformat(facts["act_date"])
    last = first + timedelta(length)
    facts["act_date"] = {"from": first.isoformat(), "to": last.isoformat()}
    states, tracks = oracle.opinion(facts)
    assert states_of(facts) == states
    assert tracks_of(facts) == tracks


@examples(150)
@given(partial_facts())
def test_more_facts_never_overturn_what_is_settled(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    fewer, more = pair
    before, after = states_of(fewer), states_of(more)
    assert [n for n, s in before.items() if s != "unknown" and after[n] != s] == []
    known, learned = tracks_of(fewer), tracks_of(more)
    for category, (certain, levels) in learned.items():
        assert set(levels) <= set(known[category][1])
        assert certain or not known[category][0]
    assert all(category in learned for category, (certain, _) in known.items() if certain)


@examples(100)
@given(partial_facts())
def test_the_quick_mode_is_sound(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    facts, _ = pair
    quick, exact = states_of(facts, "kleene"), states_of(facts)
    assert [n for n, s in quick.items() if s != "unknown" and exact[n] != s] == []
    broad, narrow = tracks_of(facts, "kleene"), tracks_of(facts)
    for category, (_, levels) in narrow.items():
        assert set(levels) <= set(broad[category][1])
    assert all(category in narrow for category, (certain, _) in broad.items() if certain)


def meant(value: Any) -> Any:
    """The value a change stands for; of days the nearest one."""
    if not isinstance(value, dict):
        return value
    if "before" in value:
        return (date.fromisoformat(value["before"]) - timedelta(1)).isoformat()
    return value["from"]


@examples(25)
@given(partial_facts())
def test_every_counterfactual_comes_out_as_it_says(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    facts, _ = pair
    for row in assess(facts)["what_if"]:
        more = {name: meant(value) for name, value in row["change"].items()}
        outcome = assess({**facts, **more}, changes=False)["outcome"]
        assert {key: outcome[key] for key in ("categories", "level")} == row["outcome"]


@examples(25)
@given(partial_facts())
def test_a_question_is_about_something_open_that_matters(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    facts, _ = pair
    result = assess(facts, changes=False)
    assert all(row["fact"] not in facts for row in result["ask"])
    bits = [row["bits"] for row in result["ask"]]
    assert bits == sorted(bits, reverse=True)
    if result["outcome"]["settled"]:
        assert bits == []


@examples(25)
@given(st.lists(partial_facts(), min_size=1, max_size=3))
def test_a_batch_says_what_single_cases_say(
    pairs: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    rows = [{**facts, "conduct": "|".join(facts["conduct"])} for facts, _ in pairs]
    columns = {name: [row.get(name) for row in rows] for name in {n for row in rows for n in row}}
    for row, (facts, _) in zip(outcomes(columns, PACK, limit=None).rows(), pairs, strict=True):
        tracks = tracks_of(facts)
        for category, (_, levels) in tracks.items():
            assert row[f"{category}_floor"] == levels[0]
            assert row[f"{category}_ceiling"] == levels[-1]
        assert row["settled"] == assess(facts, changes=False)["outcome"]["settled"]


FULL: dict[str, Any] = {
    **{name: "sempit" for name in PACK.facts if name.startswith("reading_")},
    **{"reading_vehicle": "fasilitas", "reading_row3": "sedang", "status": "pns"},
    **{"election": "pilkada-2024", "office": "bupati", "act_date": "2024-10-05"},
    **{name: False for name in OPEN if PACK.facts[name].kind == "bool"},
    **{"campaign_role": "tidak_ada", "impact": "unit_kerja", "post": "pelaksana"},
    **{"agency_kind": "kabkota"},
}


@pytest.mark.parametrize(
    ("norm", "part", "facts"),
    [
        ("skb22-dis-01", {"who": ["pppk"]}, {"conduct": ["baliho_apk"]}),
        ("skb22-ke-01", {"until": date(2024, 8, 1)}, {"conduct": ["baliho_apk"]}),
        (
            "pp94-5f",
            {"yields_to": ["skb22-dis-12"]},
            {"conduct": ["fasilitas_negara"], "facility": True, "participant": True},
        ),
    ],
)
def test_a_planted_mistake_makes_them_differ(
    norm: str, part: dict[str, Any], facts: dict[str, Any]
) -> None:
    """The comparison above would see a norm that is judged otherwise than its data say."""
    case = {**FULL, **facts}
    case["act_date"] = "2024-08-20" if norm.startswith("skb22-ke") else case["act_date"]
    wrong = {**oracle.NORMS, norm: {**oracle.NORMS[norm], **part}}
    assert oracle.opinion(case)[0] == states_of(case)
    assert oracle.opinion(case, wrong)[0] != states_of(case)


@examples(25)
@given(partial_facts())
def test_all_shows_every_norm_and_changes_nothing_else(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    facts, _ = pair
    full, short = assess(facts, show_all=True), assess(facts)
    shown = [row for row in full["findings"] if row["state"] != "fails"]
    assert {**full, "findings": shown} == short
    assert len(full["findings"]) == sum(not norm.disabled for norm in PACK.norms.values())
