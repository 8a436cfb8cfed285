"""A norm's conditions read as lines, and what is left of them once a fact is settled."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.worlds import atoms, conditions_of
from jaganetral.law.model import Condition
from jaganetral.law.telling.gloss import Line, either, fact_words, lines, settled
from jaganetral.law.words import known_word
from tests.examples import examples

FACTS = ("facility", "mobilises", "participant")


def atom(fact: str, *allowed: Any) -> Condition:
    return Condition("atom", (), fact, frozenset(allowed))


def deep(found: tuple[Line, ...]) -> list[str]:
    return [words for one in found for words in (one.words, *deep(one.kids))]


def test_alternatives_and_exceptions_read_as_heads_with_lines_below() -> None:
    pack = load_pack()
    wanted = Condition(
        "all",
        (
            atom("facility", True),
            Condition("any", (atom("mobilises", True), atom("participant", False))),
            Condition("not", (atom("status", "pns", "pppk"),)),
        ),
    )
    first, second, third = lines(wanted, pack)
    assert first == Line("", "Memakai fasilitas negara")
    assert second.words == "Salah satu ini"
    assert deep(second.kids) == ["Mengerahkan pegawai lain", "Tidak: peserta kampanye"]
    assert third.words == "Status kepegawaian: selain PNS atau PPPK"
    assert lines(wanted, pack, "en")[1].words == "One of these"


def test_every_norm_reads_without_codes_in_both_languages() -> None:
    pack = load_pack()
    for norm in pack.norms.values():
        for language in ("id", "en"):
            said = deep(lines(norm.act, pack, language))
            assert said or not list(atoms(norm.act))
            assert not [text for text in said if "_" in text], norm.id


def test_every_part_of_a_calendar_has_words() -> None:
    parts = {row["id"] for one in load_pack().calendars.values() for row in one["stages"]}
    assert not [one for one in parts if not known_word("timetable", one)]


@pytest.mark.parametrize(
    ("values", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a atau b"), (["a", "b", "c"], "a, b, atau c")],
)
def test_choices_are_joined_as_people_do(values: list[str], said: str) -> None:
    assert either(values) == said


def _conditions() -> st.SearchStrategy[Condition]:
    leaves = st.builds(
        lambda fact, values: atom(fact, *values),
        st.sampled_from(FACTS),
        st.sets(st.booleans(), min_size=1),
    )
    return st.recursive(
        leaves,
        lambda kids: st.one_of(
            st.builds(
                lambda op, some: Condition(op, tuple(some)),
                st.sampled_from(["all", "any"]),
                st.lists(kids, max_size=3),
            ),
            st.builds(lambda kid: Condition("not", (kid,)), kids),
        ),
        max_leaves=8,
    )


def _true(condition: Condition | bool, world: dict[str, bool]) -> bool:
    if isinstance(condition, bool):
        return condition
    if condition.op == "atom":
        return world[condition.fact] in condition.allowed
    kids = [_true(kid, world) for kid in condition.kids]
    if condition.op == "not":
        return not kids[0]
    return all(kids) if condition.op == "all" else any(kids)


@given(_conditions(), st.sampled_from(FACTS), st.booleans())
@examples(150)
def test_settling_a_fact_changes_no_world_where_it_is_so(
    condition: Condition, fact: str, value: bool
) -> None:
    left = settled(condition, fact, value)
    if isinstance(left, Condition):
        assert fact not in {one.fact for one in atoms(left)}
    for others in product([True, False], repeat=len(FACTS)):
        world = {**dict(zip(FACTS, others, strict=True)), fact: value}
        assert _true(left, world) == _true(condition, world)


def test_values_of_norms_have_words() -> None:
    pack = load_pack()
    for norm in pack.norms.values():
        for condition in conditions_of(norm):
            for one in atoms(condition):
                if one.fact != "act_date":
                    assert "_" not in fact_words(one, pack), (norm.id, one.fact)
