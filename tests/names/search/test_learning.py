"""Judgements of officers: what holds, and how they move the score."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names import tables
from jaganetral.names.query import Query
from jaganetral.names.search.learning import (
    Calibration,
    Judgement,
    Verdict,
    question_key,
    recalibrated,
    remembered,
    rising,
    shipped,
)


def judged(person: str, verdict: Verdict, bits: float = 0.0, roster: str = "r") -> Judgement:
    return Judgement("q", roster, person, bits, verdict)


def test_the_same_question_has_the_same_key_however_it_is_typed() -> None:
    asked = Query(name="Drs. Soetrisno Hadi, M.Si", position="Kadisdik", regency="Kab. Lawu Asri")
    again = Query(
        name="Pak sutrisno HADI", position="Kepala Dinas Pendidikan", regency="Kabupaten Lawu Asri"
    )
    assert question_key(asked) == question_key(again)
    assert question_key(asked) != question_key(Query(name="Sutrisno"))
    assert question_key(Query(name="Pak Hadi")) != question_key(Query(name="Bu Hadi"))


def test_the_last_verdict_holds_and_one_taken_back_is_gone() -> None:
    made = [
        judged("a", Verdict.BUKAN),
        judged("b", Verdict.INI),
        judged("a", Verdict.INI),
        judged("b", Verdict.DITARIK),
        judged("c", Verdict.INI, roster="another"),
    ]
    assert {who: one.verdict for who, one in remembered(made, "q", "r").items()} == {
        "a": Verdict.INI
    }
    assert not remembered(made, "another question", "r")


def many(share: dict[float, float], each: int = 400) -> list[Judgement]:
    """`each` judgements at some bits, of which a share was right."""
    return [
        Judgement(f"{bits}-{at}", "r", "x", bits, Verdict.INI if at < ok * each else Verdict.BUKAN)
        for bits, ok in share.items()
        for at in range(each)
    ]


def test_too_few_judgements_change_nothing() -> None:
    few = many({2.0: 0.5}, tables.weights().learning.least - 2)
    assert recalibrated(few, shipped()) is shipped()
    one_sided = many({6.0: 1.0})
    assert recalibrated(one_sided, shipped()) is shipped()


def test_the_score_moves_to_what_was_judged() -> None:
    before = Calibration()
    after = recalibrated(many({0.0: 0.2, 3.0: 0.5, 6.0: 0.9}, 2000), before)
    assert before.score(3.0) == pytest.approx(8 / 9)
    assert after.score(0.0) == pytest.approx(0.2, abs=0.05)
    assert after.score(3.0) == pytest.approx(0.5, abs=0.05)
    assert after.score(6.0) == pytest.approx(0.9, abs=0.05)


def test_right_scores_stay_as_they_are() -> None:
    dice = Random(7)  # noqa: S311 - the same judgements in every run
    made = []
    for at in range(4000):
        bits = float(dice.choice(tables.weights().learning.places[2:-2]))
        right = dice.random() < Calibration().score(bits)
        made.append(Judgement(str(at), "r", "x", bits, Verdict.INI if right else Verdict.BUKAN))
    after = recalibrated(made, Calibration())
    for bits in (-3.0, -1.0, 0.0, 1.0, 3.0):
        assert after.score(bits) == pytest.approx(Calibration().score(bits), abs=0.06)


@given(st.dictionaries(st.floats(-12, 12), st.floats(0, 1), min_size=4, max_size=6))
def test_more_bits_never_score_less(shares: dict[float, float]) -> None:
    after = recalibrated(many(shares, 60), Calibration())
    scores = [after.score(at / 2) for at in range(-40, 41)]
    assert all(b >= a - 1e-9 for a, b in pairwise(scores))
    assert all(0 <= score <= 1 for score in scores)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 9)), min_size=1, max_size=20))
def test_pooled_values_rise_and_keep_the_mean(told: list[tuple[float, float]]) -> None:
    values, weights = [v for v, _ in told], [w for _, w in told]
    found = rising(values, weights)
    assert all(b >= a - 1e-9 for a, b in pairwise(found))
    before = sum(v * w for v, w in told)
    assert sum(v * w for v, w in zip(found, weights, strict=True)) == pytest.approx(before)
