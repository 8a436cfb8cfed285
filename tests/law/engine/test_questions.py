"""The next question: what it is about, who can answer, and the quick way to it."""

from typing import Any

from hypothesis import given

from jaganetral.law.assess import assess, judge
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.outcome import is_settled
from tests.examples import examples
from tests.law.test_oracle import partial_facts

PACK = load_pack()
Pair = tuple[dict[str, Any], dict[str, Any]]
LISTENING = {
    "status": "pns",
    "election": "pilkada-2024",
    "office": "bupati",
    "act_date": "2024-10-12",
    "conduct": ["ikut_kampanye"],
}


@examples(25)
@given(partial_facts())
def test_the_quick_way_misses_no_question_that_matters(pair: Pair) -> None:
    facts, _ = pair
    exact, quick = assess(facts, changes=False), assess(facts, mode="kleene", changes=False)
    wanted = {row["fact"] for row in exact["ask"]}
    assert wanted <= {row["fact"] for row in quick["ask"]}
    assert all(row["fact"] not in facts for row in quick["ask"])
    assert quick["outcome"]["human_panel"] or not exact["outcome"]["human_panel"]


@examples(25)
@given(partial_facts())
def test_asking_on_settles_a_case(pair: Pair) -> None:
    facts, full = pair
    asked = ["?"]
    while asked:
        result = assess(facts, changes=False)
        asked = [row["fact"] for row in result["ask"] if row["fact"] in full]
        facts = {**facts, **{name: full[name] for name in asked[:1]}}
    judged = judge(facts)
    assert is_settled(judged.tracks()) or result["ask"]  # hours and names of who was favoured


def test_a_question_says_who_can_answer() -> None:
    first, *_ = assess(LISTENING, changes=False)["ask"]
    assert first["of"] == PACK.facts[first["fact"]].of
    assert first["question"] == PACK.facts[first["fact"]].ask
    quick = assess(LISTENING, mode="kleene", changes=False)
    assert {row["fact"] for row in quick["ask"]} >= {"attributes", "facility", "mobilises"}
    assert quick["mode"] == "kleene"


def test_nothing_known_still_gives_questions() -> None:
    facts = [row["fact"] for row in assess({}, changes=False)["ask"]]
    assert {"status", "conduct", "act_date"} <= set(facts)
