"""The tree of reasons agrees with its state; minimal reasons suffice, and each is needed."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess, judge
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.tables import NO, OPEN, YES, tables_of
from jaganetral.law.telling.minimal import Thought, deciding
from tests.examples import examples
from tests.law.test_oracle import partial_facts

PACK = load_pack()
TABLES = tables_of(PACK)
# A village head may be a servant, and the calendar says what somebody who is favoured was then.
PLAIN = PACK.facts.keys() - {"status", "beneficiary"}
Pair = tuple[dict[str, Any], dict[str, Any]]
LISTENING = {
    "status": "pns",
    "election": "pilkada-2024",
    "office": "bupati",
    "act_date": "2024-10-12",
    "conduct": ["ikut_kampanye"],
    "attributes": False,
}


def states(kids: list[dict[str, Any]]) -> set[str]:
    return {kid["state"] for kid in kids}


def both(seen: set[str]) -> str | None:
    return "fails" if "fails" in seen else "holds" if seen <= {"holds"} else None


def either(seen: set[str]) -> str | None:
    return "holds" if "holds" in seen else "fails" if seen <= {"fails"} else None


def check_node(node: dict[str, Any]) -> None:
    """What the kids say suffices never contradicts the node."""
    seen = states(node["kids"])
    whole = None
    if node["op"] == "any":
        whole = either(seen)
    elif node["op"] == "not":  # of the norm's own parts, or of special norms that may hold
        special = not node["kids"] or "norm" in node["kids"][0]
        whole = {"holds": "fails", "fails": "holds", None: None}[
            either(seen) if special else both(seen)
        ]
    elif node["op"] == "all":
        whole = both(seen)
    else:
        assert node["kids"] == []
    assert whole in (None, node["state"])
    assert node["sentence"]
    assert node["sentence_en"]
    for kid in node["kids"]:
        check_node(kid)


@examples(12)
@given(partial_facts())
def test_a_tree_agrees_with_the_state_it_explains(pair: Pair) -> None:
    facts, _ = pair
    for mode in ("worlds", "kleene"):
        for row in assess(facts, mode=mode, show_all=True, changes=False)["findings"]:
            assert row["tree"]["state"] == row["state"]
            check_node(row["tree"])


@examples(8)
@given(partial_facts())
def test_a_smallest_set_suffices_and_every_fact_of_it_is_needed(pair: Pair) -> None:
    facts, _ = pair
    thought = Thought(facts, PACK)
    for row in assess(facts, show_all=True)["findings"]:
        norm, reasons = TABLES.row_of[row["norm"]], row["reasons"]
        if row["state"] == "unknown" and not norm.criminal:
            assert reasons["facts"] == []
            continue
        names = frozenset(reasons["facts"])
        state = thought.state(norm, names)
        if state == OPEN:
            assert norm.criminal
            continue
        assert state == (YES if reasons["for"] else NO)
        assert all(thought.state(norm, names - {name}) != state for name in names)
        again = judge({name: facts[name] for name in names})
        assert again.met(norm) == state or again.sampled
        said = reasons["for"] or reasons["against"]
        assert len(said) == max(1, len(names))


@examples(15)
@given(partial_facts())
def test_what_would_decide_an_open_norm_decides_it(pair: Pair) -> None:
    facts, _ = pair
    judged = judge(facts)
    for row in judged.worlds.open_rows:
        if judged.met(row) != OPEN:
            continue
        for holds in (True, False):
            way = deciding(row, judged, holds=holds)
            named = {leaf.fact for leaf, _ in way}
            if way and named <= PLAIN:
                more = {leaf.fact: wanted(leaf.atom, good is not leaf.denied) for leaf, good in way}
                told = Thought({**facts, **more}, PACK)
                assert told.state(row, frozenset(told.facts)) == (YES if holds else NO)


def wanted(atom: Any, inside: bool) -> Any:
    """The values of a fact that satisfy an atom, or the others."""
    spec = PACK.facts[atom.fact]
    values = (True, False) if spec.kind == "bool" else spec.values
    return {"one_of": [value for value in values if (value in atom.allowed) is inside]}


def test_a_norm_that_holds_rests_on_few_facts() -> None:
    facts = {**LISTENING, "area": "99.01", "impact": "negara", "post": "pengawas"}
    (row,) = [r for r in assess(facts)["findings"] if r["norm"] == "pp94-5n1"]
    assert row["reasons"]["facts"] == ["status", "election", "act_date", "conduct", "attributes"]
    assert row["reasons"]["for"][0] == "Status kepegawaian: PNS."
    assert row["reasons"]["for_en"][2] == "Day of the act: 12 October 2024."
    assert row["reasons"]["against"] == []


def test_an_open_norm_tells_what_would_decide_it() -> None:
    (row,) = [r for r in assess(LISTENING)["findings"] if r["norm"] == "pp94-5n4"]
    assert row["reasons"]["for"] == ["Bila memakai fasilitas negara: ya."]
    assert row["reasons"]["against_en"] == ["If used state facilities: no."]


def test_why_no_heavier_level_was_reached() -> None:
    facts = {**LISTENING, "facility": False, "mobilises": False}
    found = {row["norm"]: row for row in assess(facts)["why_not"]["heavier"]}
    assert (found["pp94-5n4"]["level"], found["pp94-5n4"]["state"]) == ("berat", "fails")
    assert found["pp94-5n4"]["sentence"] == (
        "Berat: tidak tercapai. Tidak terpenuhi: memakai fasilitas negara (ya)."
    )
    assert found["pp94-5n4"]["sentence_en"].startswith("Severe: not reached.")


def test_why_the_lighter_norm_does_not_take_its_place() -> None:
    facts = {**LISTENING, "conduct": ["like_share_comment_follow"], "winning_team_account": True}
    rows = assess(facts)["why_not"]
    found = {row["norm"]: row for row in rows["lighter"]}
    assert found["skb22-ke-04"]["sentence"] == (
        "Tidak menggantikan: Tidak terpenuhi: yang diuntungkan (bakal calon)."
    )
    assert [row for row in rows["heavier"] if row["state"] == "holds"] == []


def test_without_changes_nothing_is_compared() -> None:
    result = assess(LISTENING, changes=False)
    assert result["why_not"] == {"heavier": [], "lighter": []}
    assert "reasons" not in result["findings"][0]


@examples(10)
@given(partial_facts(), st.data())
def test_what_would_decide_holds_where_hardly_anything_is_known(
    pair: Pair, data: st.DataObject
) -> None:
    facts, _ = pair
    kept = data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=6, unique=True))
    few = {name: facts[name] for name in kept}
    judged = judge(few)
    for row in judged.worlds.open_rows[:30]:
        for holds in (True, False):
            way = deciding(row, judged, holds=holds) if judged.met(row) == OPEN else []
            named = {leaf.fact for leaf, _ in way}
            if len(way) == len(named) and named and named <= PLAIN - {"conduct"}:
                more = {leaf.fact: wanted(leaf.atom, good is not leaf.denied) for leaf, good in way}
                told = Thought({**few, **more}, PACK)
                wished = YES if holds else NO
                assert told.state(row, frozenset(told.facts)) == wished
