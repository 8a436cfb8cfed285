"""The questions of "Bolehkah saya ...?" as data: what was meant by somebody's words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[1] / "data" / "advice.yaml"
WORD = re.compile(r"[a-z0-9]+")
# Words of every question; they say nothing about which one is meant.
EMPTY = frozenset(
    """
    bolehkah boleh apakah saya aku kami kita kalau jika yang di ke dari untuk dan atau itu ini pada
    dengan seorang calon asn pns pppk pegawai ikut jadi menjadi bisa apa ya may i to a the of for an
    my at in on s is do can with and from it candidate candidates
    bupati gubernur wali kota presiden kepala daerah paslon kandidat
    """.split()  # noqa: SIM905 - one line of words reads better than a list
)
RECOGNISED, CLEARLY_AHEAD = 0.5, 0.02
KEYS = frozenset(
    {
        *("slug", "question", "words", "facts", "after", "ask", "depends", "needs", "free", "cite"),
        *("conditions", "still", "done", "citizen", "right", "reason", "pressure"),
    }
)
# A sentence in both languages: {"id": ..., "en": ...}.
Say = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One everyday question: its words, the facts it stands for, and what may be asked back."""

    slug: str
    question: Say
    words: tuple[tuple[str, ...], ...]
    facts: Mapping[str, Any]
    after: Mapping[str, Any]
    ask: tuple[str, ...]
    depends: Mapping[str, Any]
    needs: Mapping[str, Any]
    free: Say | None
    cite: Mapping[str, Any] | None
    conditions: tuple[Say, ...]
    still: tuple[Say, ...]
    done: tuple[Say, ...]
    citizen: bool
    right: Mapping[str, Any] | None
    reason: Say | None
    pressure: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that an asker can be asked for; yes/no facts have no choices of their own."""

    fact: str
    question: Say
    said: Say
    choices: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything of data/advice.yaml."""

    questions: tuple[Question, ...]
    asks: Mapping[str, Asked]
    whom: Say
    follows: Mapping[str, Mapping[str, str]]
    notes: frozenset[str]
    sentences: Mapping[str, Say]
    reasons: Mapping[str, Say]
    free: Mapping[str, Say]


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def _question(row: Mapping[str, Any], raw: Mapping[str, Any]) -> Question:
    if unknown := row.keys() - KEYS:
        raise ValueError(f"{FILE.name}: {row.get('slug')}: kolom tak dikenal {sorted(unknown)}.")
    says = raw["sentences"]
    named = {key: tuple(says[name] for name in row.get(key, ())) for key in ("still", "done")}
    return Question(
        slug=row["slug"],
        question=row["question"],
        words=tuple(_words(phrase) for phrase in (*row["words"], row["question"]["en"])),
        facts=row.get("facts", {}),
        after=row.get("after", {}),
        ask=tuple(row.get("ask", ())),
        depends=row.get("depends", {}),
        needs=row.get("needs", {}),
        free=row.get("free"),
        cite=row.get("cite"),
        conditions=tuple(says[name] for name in row.get("conditions", ())),
        still=named["still"],
        done=named["done"],
        citizen=row.get("citizen", False),
        right=row.get("right"),
        reason=raw["reasons"][row["reason"]] if "reason" in row else None,
        pressure=row.get("pressure", False),
    )


def _asked(fact: str, row: Mapping[str, Any]) -> Asked:
    return Asked(fact, row["question"], row["said"], tuple(row.get("choices", ())))


@cache
def load_advice() -> Advice:
    """data/advice.yaml, read once. Raises ValueError or KeyError where it is broken."""
    raw = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return Advice(
        questions=tuple(_question(row, raw) for row in raw["questions"]),
        asks={fact: _asked(fact, row) for fact, row in raw["asks"].items()},
        whom=raw["whom"],
        follows=raw["follows"],
        notes=frozenset(raw["notes"]),
        sentences=raw["sentences"],
        reasons=raw["reasons"],
        free=raw["free"],
    )


def questions() -> tuple[Question, ...]:
    """Every question, in its order in the file."""
    return load_advice().questions


def by_slug(slug: str) -> Question | None:
    """The question of an address, or None."""
    return next((q for q in questions() if q.slug == slug), None)


def _near(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4:
        return 0.0
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio >= 0.8 else 0.0


def _phrase_score(phrase: Sequence[str], said: Sequence[str]) -> float:
    """How well a phrase stands in what was said: the mean of its words' best matches."""
    telling = [word for word in phrase if word not in EMPTY] or list(phrase)
    best = [max((_near(word, other) for other in said), default=0.0) for word in telling]
    return sum(best) / len(best) * (1.0 if min(best) > 0 else 0.4)


def _telling(text: str) -> list[str]:
    """The words of a text that say what is meant."""
    words = _words(text)
    return [word for word in words if word not in EMPTY] or list(words)


def likeness(question: Question, text: str) -> float:
    """0 to 1.09: how surely a text means this question. Longer phrases and more of them count."""
    said = _telling(text)
    if not said:
        return 0.0
    scores = [(_phrase_score(p, said), len(p)) for p in question.words]
    best = max(score * min(1.0, 0.8 + 0.1 * length) for score, length in scores)
    fitting = sum(score for score, _ in scores if score >= 0.9)
    return best + 0.03 * min(fitting, 3)


def _covers(question: Question, text: str) -> bool:
    """Whether a question knows every telling word of a text."""
    known = {
        word for phrase in (*question.words, _words(question.question["id"])) for word in phrase
    }
    return all(any(_near(word, one) for one in known) for word in _telling(text))


def recognise(text: str) -> tuple[Question | None, list[Question]]:
    """The question a text means, or None; and the three nearest. It never guesses a tie.

    A right is recognised only where every word belongs to it: "vote" must not excuse more.
    """
    ranked = sorted(questions(), key=lambda q: -likeness(q, text))
    first, second = (likeness(q, text) for q in ranked[:2])
    sure = first >= RECOGNISED and first - second > CLEARLY_AHEAD
    if sure and ranked[0].right is not None:
        sure = _covers(ranked[0], text)
    return (ranked[0] if sure else None), ranked[:3]
