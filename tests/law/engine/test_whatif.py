"""Counterfactuals: each comes out as it says, pairs tell what no single change tells."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess
from tests.examples import examples
from tests.law.test_oracle import meant, partial_facts

Pair = tuple[dict[str, Any], dict[str, Any]]


def outcome(facts: dict[str, Any], mode: str = "worlds") -> dict[str, Any]:
    found = assess(facts, mode=mode, changes=False)["outcome"]
    return {key: found[key] for key in ("categories", "level")}


@examples(25)
@given(partial_facts(), st.sampled_from(("worlds", "kleene")), st.data())
def test_every_change_comes_out_as_it_says(pair: Pair, mode: str, data: st.DataObject) -> None:
    facts, _ = pair
    for name in data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=25, unique=True)):
        if name != "conduct":
            facts = {key: value for key, value in facts.items() if key != name}
    rows = assess(facts, mode=mode)["what_if"]
    assert len(rows) <= 8
    counts = [len(row["change"]) for row in rows]
    assert counts == sorted(counts)
    assert set(counts) <= {1, 2}
    for row in rows:
        changes = {name: meant(value) for name, value in row["change"].items()}
        assert outcome({**facts, **changes}, mode) == row["outcome"]


@examples(25)
@given(partial_facts())
def test_two_changes_are_named_only_where_one_does_not_do(pair: Pair) -> None:
    facts, _ = pair
    rows = assess(facts)["what_if"]
    for row in rows:
        if len(row["change"]) == 2:
            for name, value in row["change"].items():
                assert outcome({**facts, name: meant(value)}) != row["outcome"]
            assert row["outcome"] != outcome(facts)
            assert row["outcome"] not in [o["outcome"] for o in rows if len(o["change"]) == 1]


def test_a_pair_tells_what_no_single_change_tells() -> None:
    liked = {
        "status": "pns",
        "election": "pilkada-2024",
        "office": "bupati",
        "act_date": "2024-08-20",
        "conduct": ["like_share_comment_follow"],
        "winning_team_account": False,
        "reading_account": "sempit",
    }
    single, _, pair, *_ = assess(liked)["what_if"]
    assert single["change"] == {"winning_team_account": True}
    assert single["outcome"] == {"categories": ["kode_etik"], "level": ["moral"]}
    assert pair["change"] == {"act_date": {"from": "2024-09-23"}, "winning_team_account": True}
    assert pair["outcome"] == {"categories": ["disiplin"], "level": ["berat"]}


def test_what_was_never_said_is_not_changed() -> None:
    assert assess({})["what_if"] == []
