"""Answer "Bolehkah saya ...?": what a civil servant may do, with reasons and citations.

A verdict is never guessed: a question that is not recognised comes back with the three nearest
and whom to ask.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jaganetral.cli.emit import DONE, BadInput, emit, say
from jaganetral.law.advice.ask import answer
from jaganetral.law.advice.further import further, pointed_to
from jaganetral.law.advice.meant import answer_meant
from jaganetral.law.advice.questions import Asked, Question, Say, load_advice
from jaganetral.law.advice.recognise import recognise
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.model import FactError

EXAMPLE = """example:
  jaganetral ask "bolehkah saya menyukai unggahan calon?" --status pns --on 2024-10-05
  jaganetral ask --questions Q.jsonl --out A.jsonl
"""
# option -> fact of `assess`
FACTS = {
    "status": "status",
    "on": "act_date",
    "election": "election",
    "office": "office",
    "area": "area",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral ask`."""
    parser.epilog = EXAMPLE
    parser.add_argument("question", nargs="?", help="what you want to do, in your own words")
    parser.add_argument("--status", metavar="STATUS", help="pns, cpns, pppk ...; see assess")
    parser.add_argument("--on", metavar="DAY", help="YYYY-MM-DD; without it, on any day")
    parser.add_argument("--election", metavar="ID", help="pilkada-2024, pemilu-2024 ...")
    parser.add_argument("--office", metavar="ID", help="bupati, dprd, presiden_wapres ...")
    parser.add_argument("--area", metavar="CODE", help="NN or NN.NN")
    parser.add_argument("--facts", type=Path, metavar="FILE", help="further facts, one JSON object")
    parser.add_argument("--questions", type=Path, metavar="FILE", help="JSON Lines of questions")
    parser.add_argument("--out", type=Path, metavar="FILE", help="answers to --questions")


def run(args: argparse.Namespace) -> int:
    """Print the answer, or write the answers of a file of questions."""
    given = {fact: getattr(args, option) for option, fact in FACTS.items()}
    given = {fact: value for fact, value in given.items() if value is not None}
    if args.facts is not None:
        given |= _object(_text(args.facts), str(args.facts))
    if args.questions is None:
        if not args.question:
            raise BadInput('Write a question, for example: jaganetral ask "foto bersama calon".')
        emit(_answer(None, args.question, given, "the question"))
        return DONE
    answers = list(_answers(args.questions, given))
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in answers)
    if args.out is None:
        say(lines.rstrip("\n"))
    else:
        args.out.write_text(lines, "utf-8")
    return DONE


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as trouble:
        raise BadInput(f"{path}: cannot be read ({trouble.strerror}).") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path}: is not UTF-8; save it as UTF-8.") from None


def _object(text: str, place: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        raise BadInput(f'{place}: is not JSON; write an object like {{"status": "pns"}}.') from None
    if not isinstance(found, dict):
        raise BadInput(f"{place}: is not a JSON object.")
    return found


def _answers(path: Path, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The answer of every line: `id`, `question`, and facts or the names of the options."""
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        place = f"{path}: line {number}"
        row = _object(line, place)
        asked, name, more = row.pop("question", None), row.pop("id", None), row.pop("facts", None)
        if not isinstance(asked, str) or not asked.strip():
            raise BadInput(f'{place}: field "question" is missing; write what is asked.')
        facts = {FACTS.get(key, key): value for key, value in row.items() if value is not None}
        yield _answer(name, asked, {**given, **facts, **(more or {})}, place)


def _answer(name: Any, asked: str, given: Mapping[str, Any], place: str) -> dict[str, Any]:
    """One answer in the shape of the contract."""
    pack = load_pack()
    meant = recognise(asked)
    shape: dict[str, Any] = {
        "id": name,
        "verdict": "tidak_dikenali",
        "recognised": None,
        "because": [],
        "citations": [],
        "conditions": [],
        "next": None,
        "still_allowed": [],
        "nearest": [],
        "whom": load_advice().whom["id"],
        "pack": {"version": pack.version, "sha256": pack.sha256},
    }
    heard = {**({"status": meant.status} if meant.status else {}), **meant.facts}
    known = {**heard, **given}
    try:
        found = answer_meant(meant, known, pack=pack)
    except FactError as trouble:
        raise BadInput(f"{place}: {trouble}") from None
    if found is None:
        return shape | {"nearest": [near.question["id"] for near in meant.nearest]}
    question = found.question
    following, more = found.next, further(found, known)
    return shape | {
        "verdict": found.verdict,
        "recognised": question.question["id"],
        "understood": meant.whole,
        "heard": heard,
        "parts": [_part(part, known) for part in meant.parts],
        "because": _indonesian(tuple(ground.say for ground in found.because))
        or _indonesian((found.reason,)),
        "reason": found.reason["id"] if found.reason else None,
        "citations": [dict(cite) for cite in found.citations],
        "conditions": _indonesian(found.conditions),
        "next": _asked(following),
        "further": _asked(more),
        "points_to": [ground.norm for ground in pointed_to(found, known, pack)],
        "still_allowed": _indonesian(question.still),
        "already_done": _indonesian(question.done),
        "stage": found.stage,
    }


def _part(part: Question, known: Mapping[str, Any]) -> dict[str, str]:
    """One of several acts that were asked about at once, answered by itself."""
    return {"recognised": part.question["id"], "verdict": answer(part, known).verdict}


def _asked(one: Asked | None) -> dict[str, str] | None:
    return {"fact": one.fact, "question": one.question["id"]} if one else None


def _indonesian(says: Iterable[Say | None]) -> list[str]:
    return [one["id"] for one in says if one]
