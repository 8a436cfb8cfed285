"""Lessons and quizzes in words for a page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jaganetral.law.advice.lessons import CHOICES, Item, Lesson, load_lessons
from jaganetral.law.model import Pack
from jaganetral.web.portal.answers import NO, VERDICTS, YES, ground_row, in_words
from jaganetral.web.portal.forms import WHO
from jaganetral.web.portal.season import STAGES

SEEDS = 1000


def lesson_rows() -> list[tuple[str, str, int]]:
    """(slug, title, number of questions behind it) of every lesson."""
    return [(o.slug, in_words(o.title), len(o.questions)) for o in load_lessons().values()]


def answers_of(data: QueryDict, items: Sequence[Item]) -> tuple[list[str], list[int]]:
    """The answers of a quiz, and the numbers of the questions left open."""
    if "jawab" in data:
        given = str(data["jawab"]).split(".")[: len(items)]
    else:
        given = [data.get(f"j{number}", "") for number in range(1, len(items) + 1)]
    given += [""] * (len(items) - len(given))
    return given, [number for number, one in enumerate(given, 1) if one not in CHOICES]


def lesson_page(
    lesson: Lesson, items: Sequence[Item], data: QueryDict, pack: Pack
) -> dict[str, Any]:
    """What to know, the rules behind it, what stays allowed, and the quiz with what was chosen."""
    rules = {ground.norm: ground for item in items for ground in item.because if ground.norm}
    still = {say["id"]: say for one in lesson.questions for say in one.still}
    quiz_rows = [
        {**_case(item), "number": number, "chosen": data.get(f"j{number}", "")}
        for number, item in enumerate(items, 1)
    ]
    return {
        "title": in_words(lesson.title),
        "slug": lesson.slug,
        "know": [in_words(say) for say in lesson.know],
        "rules": [ground_row(ground, pack) for ground in rules.values()],
        "still": [in_words(say) for say in still.values()][:6],
        "quiz": quiz_rows,
        "choices": [(name, VERDICTS[name][0]) for name in CHOICES],
    }


def _case(item: Item) -> Mapping[str, Any]:
    """The question and the circumstances it is asked in."""
    told = [(in_words(asked.said), _("ya") if yes else _("tidak")) for asked, yes in item.told]
    return {
        "words": in_words(item.question.question),
        "who": dict(WHO)[item.status],
        "day": item.day,
        "stage": STAGES[item.stage],
        "told": told,
    }


def result_page(
    lesson: Lesson, items: Sequence[Item], given: Sequence[str], seed: int
) -> dict[str, Any]:
    """Each answer beside the right one, with its reason."""
    rows = [_answered(item, one) for item, one in zip(items, given, strict=True)]
    return {
        "title": in_words(lesson.title),
        "slug": lesson.slug,
        "rows": rows,
        "right": sum(row["is_right"] for row in rows),
        "all": len(rows),
        "next_seed": seed % (SEEDS - 1) + 1,
    }


def _answered(item: Item, given: str) -> dict[str, Any]:
    told = {asked.fact: YES if yes else NO for asked, yes in item.told}
    return {
        **_case(item),
        "given": VERDICTS[given][0],
        "right": VERDICTS[item.right][0],
        "tone": VERDICTS[item.right][1],
        "is_right": given == item.right,
        "because": [in_words(ground.say) for ground in item.because],
        "norms": [ground.norm for ground in item.because if ground.norm],
        "conditions": [in_words(say) for say in item.conditions],
        "reason": in_words(item.reason),
        "slug": item.question.slug,
        "params": {"siapa": item.status, "tanggal": item.day.isoformat(), **told},
    }
