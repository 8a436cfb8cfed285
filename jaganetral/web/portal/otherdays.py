"""What the answer would be on another day: one line for each stage of an election, same engine."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import get_language

from jaganetral.law.advice.ask import Answer, answer
from jaganetral.law.advice.course import Course, StageDay, course_on
from jaganetral.law.advice.questions import Question
from jaganetral.law.model import Category, Pack
from jaganetral.law.words import word
from jaganetral.web.portal.answers import TAGS, VERDICTS, Told, address
from jaganetral.web.portal.season import STAGES

# who stands is a matter of the day: what was said of one day is not carried to another
OF_THE_DAY = {"beneficiary": ("bakal_calon", "calon", "pasangan_calon")}


def other_days(question: Question, one: Told, day: date, pack: Pack) -> dict[str, Any] | None:
    """Title of the election and a row for each stage; None where the law knows no course."""
    course = course_on(day, pack)
    if course is None:
        return None
    rows = list(_rows(question, one, course, pack))
    return {
        "title": course.title,
        "past": course.when == "past",
        "rows": rows,
        "same": len({(row["verdict"], row["track"]) for row in rows}) == 1,
    }


def _rows(question: Question, one: Told, course: Course, pack: Pack) -> Iterator[Mapping[str, Any]]:
    for stage in course.days:
        there = _on(one, stage)
        found = answer(question, there.facts, pack=pack, unsure=there.unsure)
        yield _row(stage, found, there, pack)


def _on(one: Told, stage: StageDay) -> Told:
    """The same answers on the day that is judged for a stage."""
    day = stage.judged.isoformat()
    dropped = {fact for fact, values in OF_THE_DAY.items() if one.facts.get(fact) in values}
    facts = {name: value for name, value in one.facts.items() if name not in dropped}
    params = {name: value for name, value in one.params.items() if name not in dropped}
    return replace(one, facts={**facts, "act_date": day}, params={**params, "tanggal": day})


def _row(stage: StageDay, found: Answer, there: Told, pack: Pack) -> dict[str, Any]:
    said, tone = VERDICTS[found.verdict]
    return {
        "stage": STAGES[stage.stage],
        "first": stage.first,
        "last": stage.last,
        "judged": stage.judged,
        "verdict": said,
        "track": _track(found, pack),
        "tag": TAGS[tone],
        "asks": found.next is not None,
        "address": address(there.params),
    }


def _track(found: Answer, pack: Pack) -> str:
    """Which kinds of breach the holding norms make of it, in words; empty unless forbidden."""
    if found.verdict != "tidak_boleh":
        return ""
    norms = [pack.norms[ground.norm] for ground in found.because if ground.norm]
    tracks = {then.category for norm in norms for then in norm.consequences}
    language = get_language() or "id"
    return ", ".join(word("category", one, language).lower() for one in Category if one in tracks)
