"""Five-minute lessons and quizzes, made from the catalogue: no answer is written by hand.

A quiz asks what the advisor can be asked, with a day and the facts that decide. What the engine
leaves open is asked only where "can't say yet" is the right answer, never as if it were settled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import product
from random import Random
from typing import Any

import yaml

from jaganetral.law.advice.ask import Answer, Verdict, answer
from jaganetral.law.advice.hearing import Ground
from jaganetral.law.advice.questions import FOLDER, Asked, Question, Say, load_advice, questions
from jaganetral.law.elections import stage_on
from jaganetral.law.model import Pack

LENGTH = 6
CHOICES: tuple[Verdict, ...] = (
    *("boleh", "boleh_dengan_syarat", "tidak_boleh"),
    "belum_bisa_dipastikan",
)
STATUSES = ("pns", "pppk")
# how many of a quiz at most have one verdict, so that "no" is not always right
_MOST = {"tidak_boleh": 3, "belum_bisa_dipastikan": 2}
_STAGES = ("sebelum_penetapan", "kampanye", "tenang")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A topic: what to know, and the questions of the advisor it draws on."""

    slug: str
    title: Say
    know: tuple[Say, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a quiz: who asks, on which day and stage, what was told, and the answer."""

    question: Question
    status: str
    day: date
    stage: str
    told: tuple[tuple[Asked, bool], ...]
    right: Verdict
    because: tuple[Ground, ...]
    conditions: tuple[Say, ...]
    reason: Say | None


@cache
def load_lessons() -> Mapping[str, Lesson]:
    """Every lesson by its slug. Raises KeyError where a topic has no questions."""
    raw = yaml.load((FOLDER / "lessons.yaml").read_text("utf-8"), yaml.CSafeLoader)
    found: dict[str, list[Question]] = {}
    for one in questions():
        found.setdefault(one.topic_slug, []).append(one)
    return {
        slug: Lesson(slug, found[slug][0].topic, tuple(row["know"]), tuple(found[slug]))
        for slug, row in raw.items()
    }


@lru_cache(maxsize=256)
def quiz(slug: str, seed: int, pack: Pack) -> tuple[Item, ...]:
    """The same LENGTH items for the same lesson, seed and pack; each of another question."""
    chance = Random(f"{slug}:{seed}")  # noqa: S311 - a choice of questions, no secret
    order = list(load_lessons()[slug].questions)
    chance.shuffle(order)
    found: list[Item] = []
    spare: list[Item] = []
    for question in order:
        item = _item(question, pack, chance)
        if item is None:
            continue
        most = _MOST.get(item.right, LENGTH)
        full = sum(one.right == item.right for one in found) >= most
        (spare if full else found).append(item)
        if len(found) == LENGTH:
            break
    return tuple([*found, *spare][:LENGTH])


def _item(question: Question, pack: Pack, chance: Random) -> Item | None:
    """A case of the question whose answer needs nothing more; None where there is none."""
    cases = list(_cases(question, pack))
    chance.shuffle(cases)
    for status, (day, stage, when), told in cases:
        facts = {fact.fact: value for fact, value in told}
        found = answer(question, {"status": status, **when, **facts}, pack=pack)
        if _tells(found):
            grounds, conditions = found.because, found.conditions
            verdict, reason = found.verdict, found.reason
            return Item(question, status, day, stage, told, verdict, grounds, conditions, reason)
    return None


def _tells(found: Answer) -> bool:
    """Whether the answer stands as it is: nothing left to ask, and a reason to show."""
    return found.next is None and bool(found.because or found.reason)


Told = tuple[tuple[Asked, bool], ...]
When = tuple[date, str, Mapping[str, Any]]


def _cases(question: Question, pack: Pack) -> Iterator[tuple[str, When, Told]]:
    names = dict.fromkeys(
        [*question.ask, *([question.depends["fact"]] if question.depends else [])]
    )
    asks = [load_advice().asks[name] for name in names]
    yes_no = [one for one in asks if not one.choices and one.fact != "act_date"][:3]
    for values in product((True, False), repeat=len(yes_no)):
        for when in _days(pack):
            for status in STATUSES:
                yield status, when, tuple(zip(yes_no, values, strict=True))


@lru_cache(maxsize=8)
def _days(pack: Pack) -> tuple[When, ...]:
    """A day of each stage of the newest election of heads of region with known days."""
    kinds = pack.rules["kinds"]["pemilihan"]
    dated = {
        name: next(row["from"] for row in calendar["stages"] if row["id"] == "kampanye")
        for name, calendar in pack.calendars.items()
        if any(row["id"] == "kampanye" for row in calendar["stages"])
        and set(calendar["determination"]) <= set(kinds)
    }
    name = max(dated, key=lambda one: dated[one])
    office = next(iter(pack.calendars[name]["determination"]))
    fixed = pack.calendars[name]["determination"][office]["day"]
    stages = {row["id"]: row for row in pack.calendars[name]["stages"]}
    wanted = [date.fromordinal(fixed.toordinal() - 30), dated[name], *_quiet(stages)]
    found = []
    for day in wanted:
        stage = stage_on(day, name, office, pack=pack)
        if stage is not None and stage.id in _STAGES:
            told = {"act_date": day.isoformat(), "election": name, "office": office}
            found.append((day, stage.id, told))
    return tuple(found)


def _quiet(stages: Mapping[str, Any]) -> list[date]:
    return [stages["masa_tenang"]["from"]] if "masa_tenang" in stages else []
