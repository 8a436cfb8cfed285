"""Quizzes: every answer is what the engine says, and nothing contested is sold as settled."""

from dataclasses import replace

import pytest

from jaganetral.law.advice import lessons
from jaganetral.law.advice.ask import answer
from jaganetral.law.advice.hearing import looked
from jaganetral.law.advice.lessons import CHOICES, LENGTH, Item, load_lessons, quiz
from jaganetral.law.advice.occasion import facts_of
from jaganetral.law.advice.questions import questions
from jaganetral.law.corpus.pack import load_pack

SLUGS = sorted(load_lessons())


def said(item: Item) -> str:
    """What the engine says of a quiz question now."""
    told = {asked.fact: yes for asked, yes in item.told}
    when = {"act_date": item.day.isoformat(), "election": "pilkada-2024", "office": "gubernur"}
    return answer(item.question, {"status": item.status, **when, **told}).verdict


def test_every_topic_of_the_questions_is_a_lesson() -> None:
    assert {one.topic_slug for one in questions()} == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_answer_is_what_the_engine_says(slug: str) -> None:
    for seed in range(1, 26):
        items = quiz(slug, seed, load_pack())
        assert len(items) == LENGTH
        assert len({item.question.slug for item in items}) == LENGTH
        assert [said(item) for item in items] == [item.right for item in items]
        assert len({item.right for item in items}) > 1
        assert all(item.because or item.reason for item in items)


def test_a_planted_wrong_answer_is_noticed() -> None:
    item = next(i for i in quiz(SLUGS[0], 1, load_pack()) if i.right == "tidak_boleh")
    assert said(replace(item, right="boleh")) != "boleh"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_contested_reading_is_never_the_right_yes_or_no(slug: str) -> None:
    for item in quiz(slug, 3, load_pack()):
        if item.right == "belum_bisa_dipastikan" or "conduct" not in item.question.facts:
            continue
        told = {asked.fact: yes for asked, yes in item.told}
        when = {"act_date": item.day.isoformat(), "election": "pilkada-2024", "office": "gubernur"}
        given = {"status": item.status, **told, **when}
        ways = looked(facts_of(item.question, given), given, load_pack(), item.question.after)
        assert all(one.forbidden for one in ways) == (item.right == "tidak_boleh")
        assert item.right == "tidak_boleh" or not any(one.contested for one in ways)


def test_the_same_seed_gives_the_same_quiz_and_another_another() -> None:
    first = quiz(SLUGS[0], 7, load_pack())
    lessons.quiz.cache_clear()
    assert quiz(SLUGS[0], 7, load_pack()) == first
    assert quiz(SLUGS[0], 8, load_pack()) != first
    assert {item.right for seed in range(20) for item in quiz(SLUGS[0], seed, load_pack())} <= set(
        CHOICES
    )
