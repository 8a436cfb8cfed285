"""Answers "Bolehkah saya ...?" with the same engine as the case file. It never guesses.

"Tidak boleh" is said where a norm holds whatever is still open; "boleh" only where no norm can
hold and the data says why the act is free. Everything else is "belum bisa dipastikan".
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from jaganetral.law.advice.hearing import Finding, Ground, counts, grounds_of, looked, merged
from jaganetral.law.advice.occasion import facts_of
from jaganetral.law.advice.questions import Asked, Question, Say, load_advice
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import Pack

Verdict = Literal["boleh", "boleh_dengan_syarat", "tidak_boleh", "belum_bisa_dipastikan"]
QUIET = ("tenang", "pungut")


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with its reasons, sentences in both languages.

    `next` is the one fact that may decide; `reason` says why nothing is certain; `stage` is the
    election stage of the day as `assess` gives it, None where no day was given.
    """

    question: Question
    verdict: Verdict
    because: tuple[Ground, ...] = ()
    conditions: tuple[Say, ...] = ()
    next: Asked | None = None
    reason: Say | None = None
    stage: Mapping[str, Any] | None = field(default=None, repr=False)

    @property
    def citations(self) -> tuple[Mapping[str, Any], ...]:
        """Every cited place once."""
        found = [cite for ground in self.because for cite in ground.cites]
        return tuple({(cite["instrument"], cite["at"]): cite for cite in found}.values())


def answer(
    question: Question,
    given: Mapping[str, Any],
    *,
    pack: Pack | None = None,
    unsure: Collection[str] = (),
    whole: bool = True,
) -> Answer:
    """The answer to a question for the facts an asker has given (facts of `assess`).

    `unsure` names the facts of which the asker said "I don't know": they are not asked again.
    `whole` is False where the asker's words were not all understood: then nothing is permitted.
    Raises FactError where a given fact is unknown or has an unknown value.
    """
    found = _answer(question, given, pack or load_pack(), unsure)
    if whole or found.verdict not in ("boleh", "boleh_dengan_syarat"):
        return found
    return _open(question, "sebagian", None, stage=found.stage)


def _answer(
    question: Question, given: Mapping[str, Any], pack: Pack, unsure: Collection[str]
) -> Answer:
    if question.right is not None:
        return _right(question, given)
    if given.get("status") is None:
        return _everybody(question, given, pack, unsure)
    if given["status"] == "bukan":
        return _citizen(question, given, pack)
    if question.reason is not None:
        return Answer(question, "belum_bisa_dipastikan", reason=question.reason)
    follows = load_advice().follows.get(given["status"])
    if follows is not None:
        return _alike(question, given, follows, pack, unsure)
    found = _judge(question, given, pack, unsure)
    if found.next is not None and given["status"] not in pack.groups["asn"]:
        return replace(found, next=None, reason=load_advice().reasons["jalur_lain"])
    return found


def _right(question: Question, given: Mapping[str, Any]) -> Answer:
    """A right of every citizen; the cited law says whom it leaves out."""
    right, status = question.right or {}, given.get("status")
    if status in right["not_status"]:
        return Answer(question, "tidak_boleh", (Ground(right["not_because"], (right["cite"],)),))
    because = (Ground(right["because"], (right["cite"],)),)
    if status is None:
        conditions = (load_advice().sentences["bukan_tni"],)
        return Answer(question, "boleh_dengan_syarat", because, conditions)
    return Answer(question, "boleh", because)


def _everybody(
    question: Question, given: Mapping[str, Any], pack: Pack, unsure: Collection[str]
) -> Answer:
    """Who asks is not said: certain only where every civil servant gets the same answer."""
    every = [
        _answer(question, {**given, "status": one}, pack, unsure) for one in pack.groups["asn"]
    ]
    first, verdicts = every[0], {one.verdict for one in every}
    if len(verdicts) > 1 or first.verdict == "belum_bisa_dipastikan":
        return _open(question, "belum_lengkap", _ask("status", given, unsure))
    conditions = (load_advice().sentences["bagi_asn"], *first.conditions)
    if first.verdict == "boleh":
        return replace(first, verdict="boleh_dengan_syarat", conditions=conditions)
    return replace(first, conditions=conditions)


def _citizen(question: Question, given: Mapping[str, Any], pack: Pack) -> Answer:
    """Somebody whom no neutrality rule binds; what binds everybody is not in our sources."""
    advice = load_advice()
    if not question.citizen:
        return _open(question, "bukan_asn", None)
    found = looked({"status": "bukan", **_when(given)}, given, pack)
    stage = _stage(found, given)
    if any(one.stage["id"] in QUIET for one in found):
        return _open(question, "tenang", None, stage=stage)
    conditions = (advice.sentences["aturan_umum"],)
    because = (Ground(advice.free["warga"]),)
    return Answer(question, "boleh_dengan_syarat", because, conditions, stage=stage)


def _alike(
    question: Question,
    given: Mapping[str, Any],
    follows: Mapping[str, str],
    pack: Pack,
    unsure: Collection[str],
) -> Answer:
    """Staff whose own rule points to the rows of civil servants; a "no" there is a "no" here."""
    found = _judge(question, {**given, "status": follows["as"]}, pack, unsure)
    norm = pack.norms[follows["norm"]]
    own = grounds_of([{"norm": norm.id, "citations": [c.as_dict() for c in norm.citations]}], pack)
    if found.verdict in ("boleh", "boleh_dengan_syarat"):
        return _open(question, "jalur_lain", None, own, found.stage)
    return replace(found, because=own + found.because)


def _judge(
    question: Question, given: Mapping[str, Any], pack: Pack, unsure: Collection[str]
) -> Answer:
    """Ask the engine for every way the act may still stand."""
    facts = facts_of(question, given)
    if "conduct" not in facts:
        return _branches(question, given, pack, unsure)
    found = looked(facts, given, pack, question.after)
    rows = merged(found)
    stage = _stage(found, given)
    if all(one.forbidden for one in found):
        holding = {row["norm"]: row for one in found for row in one.holding}
        because = grounds_of(list(holding.values()), pack)
        return Answer(question, "tidak_boleh", because, stage=stage)
    if all(one.free for one in found):
        return _unforbidden(question, given, facts, unsure, stage, pack)
    following = _following(question, given, unsure, found)
    reason = "belum_lengkap" if following else _why_open(found, given)
    return _open(question, reason, following, grounds_of(rows, pack), stage)


def _branches(
    question: Question, given: Mapping[str, Any], pack: Pack, unsure: Collection[str]
) -> Answer:
    """What is meant is not said yet: certain only where every meaning is forbidden."""
    fact = question.depends["fact"]
    meanings = [name for name in question.depends if name != "fact"]
    said = [{"true": True, "false": False}.get(name, name) for name in meanings]
    found = [_judge(question, {**given, fact: value}, pack, unsure) for value in said]
    if all(one.verdict == "tidak_boleh" for one in found):
        because = {ground.say["id"]: ground for one in found for ground in one.because[:1]}
        return Answer(question, "tidak_boleh", tuple(because.values()), stage=found[0].stage)
    pending = _ask(fact, given, unsure)
    reason = "belum_lengkap" if pending else "panel"
    return _open(question, reason, pending, stage=found[0].stage)


def _when(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("act_date", "election", "office") if given.get(name)}


def _stage(found: list[Finding], given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The stage of the day; where several elections run, the one nearest to voting."""
    return found[0].stage if given.get("act_date") is not None else None


def _unforbidden(
    question: Question,
    given: Mapping[str, Any],
    facts: Mapping[str, Any],
    unsure: Collection[str],
    stage: Mapping[str, Any] | None,
    pack: Pack,
) -> Answer:
    """No norm can hold. That alone permits nothing: the data must say why it is free."""
    advice = load_advice()
    if given["status"] not in pack.groups["asn"]:
        return _open(question, "jalur_lain", None, stage=stage)
    if given.get("beneficiary") == "perseorangan":
        conditions = (advice.sentences["bukan_calon"],)
        because = (Ground(advice.free["bukan_calon"]),)
        return Answer(question, "boleh_dengan_syarat", because, conditions, stage=stage)
    for fact, value in question.needs.items():
        if facts.get(fact) is None:
            following = _ask(fact, given, unsure)
            return _open(question, "belum_lengkap", following, stage=stage)
        if facts[fact] != value:
            return _open(question, "panel", None, stage=stage)
    if question.free is None:
        return _open(question, "panel", None, stage=stage)
    verdict: Verdict = "boleh_dengan_syarat" if question.conditions else "boleh"
    because = (Ground(question.free, (question.cite,) if question.cite else ()),)
    return Answer(question, verdict, because, question.conditions, stage=stage)


def _ask(fact: str, given: Mapping[str, Any], unsure: Collection[str]) -> Asked | None:
    """The question about a fact that is neither answered nor given up."""
    known = given.get(fact) is not None or fact in unsure
    return None if known else load_advice().asks.get(fact)


def _following(
    question: Question,
    given: Mapping[str, Any],
    unsure: Collection[str],
    found: list[Finding],
) -> Asked | None:
    """The first thing still open that the asker can know and that may decide."""
    outside = "act_date" in given and all(f.stage["id"] == "luar_tahapan" for f in found)
    order = [*(["beneficiary"] if outside else []), *question.ask]
    order += [] if "act_date" in given else ["act_date"]
    asked = (_ask(fact, given, unsure) for fact in order)
    return next((one for one in asked if one is not None), None)


def _why_open(found: list[Finding], given: Mapping[str, Any]) -> str:
    """The name of the reason why nothing is certain though nothing is left to ask."""
    rows = [row for one in found for row in one.rows]
    if any(one.contested for one in found):
        return "diperselisihkan"
    if rows and not any(counts(row) for row in rows):
        agency = str(given["status"]).startswith("pppk")
        return "aturan_instansi" if agency else "panel"
    return "panel"


def _open(
    question: Question,
    reason: str,
    following: Asked | None,
    because: tuple[Ground, ...] = (),
    stage: Mapping[str, Any] | None = None,
) -> Answer:
    why = load_advice().reasons[reason]
    return Answer(
        question,
        "belum_bisa_dipastikan",
        because,
        next=following,
        reason=why,
        stage=stage,
    )
