"""A distinguishing case is a real one: assess shows the two versions differ on it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.assess import assess
from jaganetral.law.check import distinguish
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.worlds import enabled
from jaganetral.law.model import Condition, Norm, Pack
from tests.examples import examples

PACK = load_pack()
NORMS = [norm.id for norm in enabled(PACK)]


def with_norm(norm: Norm) -> Pack:
    return replace(PACK, norms={**PACK.norms, norm.id: norm})


def seen(norm: Norm, facts: dict[str, Any]) -> tuple[Any, ...]:
    """What assess says of a version of a norm."""
    found = assess(facts, pack=with_norm(norm), changes=False, show_all=True)["findings"]
    row = next(row for row in found if row["norm"] == norm.id)
    return (row["state"], row["levels"] if row["state"] != "fails" else [], row["sanctions"])


def variants(condition: Condition) -> Iterator[Condition]:
    """The condition with one atom changed: a value dropped, or turned around."""
    if condition.op == "atom":
        if condition.fact != "act_date":
            for value in sorted(condition.allowed, key=str):
                yield replace(condition, allowed=condition.allowed - {value})
        yield Condition("not", (condition,))
    for place, kid in enumerate(condition.kids):
        for other in variants(kid):
            kids = (*condition.kids[:place], other, *condition.kids[place + 1 :])
            yield replace(condition, kids=kids)


@examples(60)
@given(st.sampled_from(NORMS), st.randoms(use_true_random=False))
def test_the_case_it_finds_separates_the_versions(name: str, chance: Any) -> None:
    norm = PACK.norms[name]
    other = replace(norm, when=chance.choice(list(variants(norm.when))))
    facts = distinguish(norm, other, PACK)
    if facts is not None:
        assert seen(norm, facts) != seen(other, facts)


@pytest.mark.parametrize("name", NORMS)
def test_a_norm_does_not_differ_from_itself(name: str) -> None:
    norm = PACK.norms[name]
    twice = Condition("not", (Condition("not", (norm.when,)),))
    assert distinguish(norm, replace(norm, when=twice), PACK) is None


def test_one_day_more_is_found_on_that_day() -> None:
    norm = PACK.norms["skb22-dis-06"]
    longer = replace(
        norm.when.kids[-1], allowed=frozenset({(norm.first - timedelta(1), norm.last)})
    )
    facts = distinguish(
        norm, replace(norm, when=replace(norm.when, kids=(*norm.when.kids[:-1], longer))), PACK
    )
    assert facts is not None
    assert facts["act_date"] == (norm.first - timedelta(1)).isoformat()


def test_another_level_or_sanction_shows_where_the_norm_holds() -> None:
    norm = PACK.norms["skb22-dis-03"]
    (first, second) = norm.consequences
    lighter = replace(norm, consequences=(first, replace(second, level=first.level)))
    facts = distinguish(norm, lighter, PACK)
    assert facts is not None
    assert facts["reading_row3"] == "berat"
    assert distinguish(norm, replace(norm, consequences=(second, first)), PACK) is None


def test_a_dropped_yield_shows_where_the_special_norm_holds() -> None:
    norm = PACK.norms["pp94-5f"]
    facts = distinguish(norm, replace(norm, yields_to=("pp94-5n2",)), PACK)
    assert facts is not None
    states = {row["norm"]: row["state"] for row in assess(facts)["findings"]}
    assert states["pp94-5n4"] == "holds"
    assert "pp94-5f" not in states


def test_what_the_calendar_rules_out_is_no_difference() -> None:
    """Nobody stands before determination, so asking for both changes nothing."""
    norm = PACK.norms["skb22-dis-01"]
    narrow = _also(norm, "stage", "kampanye")
    assert distinguish(norm, _also(norm, "determined", True), PACK) is None
    assert distinguish(narrow, _also(narrow, "determined", True), PACK) is None
    assert distinguish(norm, narrow, PACK) is not None


def _also(norm: Norm, fact: str, value: Any) -> Norm:
    more = Condition("atom", (), fact, frozenset({value}))
    return replace(norm, when=replace(norm.when, kids=(*norm.when.kids, more)))


def test_several_threads_get_what_one_gets() -> None:
    """A site asks from several threads; one solver must not mix its answers up."""
    pairs = [(PACK.norms[name], _also(PACK.norms[name], "stage", "kampanye")) for name in NORMS]
    alone = [distinguish(one, other, PACK) is None for one, other in pairs]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda pair: distinguish(pair[0], pair[1], PACK), pairs))
    assert [one is None for one in found] == alone
    for (norm, other), facts in zip(pairs, found, strict=True):
        if facts is not None and norm.id.startswith("skb22-dis"):
            assert seen(norm, facts) != seen(other, facts)
