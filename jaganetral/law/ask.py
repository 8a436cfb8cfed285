"""Answers "Bolehkah saya ...?" with the same engine as the case file. It never guesses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from jaganetral.law.advice import Question
from jaganetral.law.assess import assess

Verdict = Literal["boleh", "boleh_dengan_syarat", "tidak_boleh", "belum_bisa_dipastikan"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with its reasons. `result` is what `assess` said, or None where a right answers."""

    question: Question
    verdict: Verdict
    because: tuple[str, ...] = ()
    citations: tuple[Mapping[str, Any], ...] = ()
    conditions: tuple[str, ...] = ()
    next: Mapping[str, str] | None = None
    result: Mapping[str, Any] | None = field(default=None, repr=False)


def answer(question: Question, given: Mapping[str, Any]) -> Answer:
    """The answer to a question for the facts an asker has given (facts of `assess`).

    Raises FactError where a given fact is unknown or has an unknown value.
    """
    if question.right is not None:
        return _right(question, given)
    if not question.facts:
        reason = question.reason["id"] if question.reason else ""
        return Answer(question, "belum_bisa_dipastikan", (reason,))
    result = assess({**question.facts, **given})
    holding = [f for f in result["findings"] if f["state"] == "holds"]
    open_ones = [f for f in result["findings"] if f["state"] == "unknown"]
    tracks = [t for t in result["outcome"]["tracks"] if t["category"] != "pidana"]
    if any(track["certain"] for track in tracks):
        return _said(question, "tidak_boleh", holding, result)
    if tracks or not result["outcome"]["settled"]:
        return _open(question, open_ones, given, result)
    conditions = _conditions(question, given)
    verdict: Verdict = "boleh_dengan_syarat" if conditions else "boleh"
    return Answer(question, verdict, _free(result), (), conditions, None, result)


def _right(question: Question, given: Mapping[str, Any]) -> Answer:
    right = question.right or {}
    if given.get("status") in right.get("not_status", ()):
        return Answer(question, "tidak_boleh", (), (right["cite"],))
    return Answer(question, "boleh", (right["because"]["id"],), (right["cite"],))


def _said(
    question: Question, verdict: Verdict, findings: list[dict[str, Any]], result: Mapping[str, Any]
) -> Answer:
    because = tuple(line for finding in findings for line in finding["because"])
    cited = tuple(cite for finding in findings for cite in finding["citations"])
    return Answer(question, verdict, tuple(dict.fromkeys(because)), cited, (), None, result)


def _open(
    question: Question,
    findings: list[dict[str, Any]],
    given: Mapping[str, Any],
    result: Mapping[str, Any],
) -> Answer:
    """Something may be forbidden: ask the one thing that decides, if the asker can know it."""
    said = _said(question, "belum_bisa_dipastikan", findings, result)
    asked = {row["fact"]: row for row in result["ask"]}
    order = [*question.ask, "status", "act_date", "election", "office"]
    fact = next((name for name in order if name in asked and name not in given), None)
    following = {"fact": fact, "question": asked[fact]["question"]} if fact else None
    return Answer(question, said.verdict, said.because, said.citations, (), following, result)


def _conditions(question: Question, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The answers that make it free: what must stay as the asker said."""
    return tuple(name for name in question.ask if given.get(name) is not None)


def _free(result: Mapping[str, Any]) -> tuple[str, ...]:
    return (str(result["stage"]["why"]),) if result.get("stage") else ()
