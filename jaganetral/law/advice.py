"""The questions of "Bolehkah saya ...?" as data: what was meant by somebody's words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "data" / "advice.yaml"
WORD = re.compile(r"[a-z0-9]+")
# Words of every question; they say nothing about which one is meant.
EMPTY = frozenset(
    """
    bolehkah boleh apakah saya aku kami kalau jika yang di ke dari untuk dan atau itu ini pada
    dengan seorang calon asn pns pegawai ikut jadi menjadi bisa apa ya may i to a the of for
    """.split()  # noqa: SIM905 - one line of words reads better than a list
)
RECOGNISED = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """One everyday question: its words, the facts it stands for, and what may be asked back."""

    slug: str
    question: Mapping[str, str]
    words: tuple[tuple[str, ...], ...]
    facts: Mapping[str, Any]
    ask: tuple[str, ...]
    still: tuple[Mapping[str, str], ...]
    done: tuple[Mapping[str, str], ...]
    right: Mapping[str, Any] | None
    reason: Mapping[str, str] | None
    pressure: bool


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))


def _question(row: Mapping[str, Any], sentences: Mapping[str, Mapping[str, str]]) -> Question:
    unknown = row.keys() - {
        *("slug", "question", "words", "facts", "ask", "still", "done"),
        *("right", "reason", "pressure"),
    }
    if unknown:
        raise ValueError(f"{FILE.name}: {row.get('slug')}: kolom tak dikenal {sorted(unknown)}.")
    return Question(
        slug=row["slug"],
        question=row["question"],
        words=tuple(_words(phrase) for phrase in (*row["words"], row["question"]["en"])),
        facts=row.get("facts", {}),
        ask=tuple(row.get("ask", ())),
        still=tuple(sentences[name] for name in row["still"]),
        done=tuple(sentences[name] for name in row["done"]),
        right=row.get("right"),
        reason=row.get("reason"),
        pressure=row.get("pressure", False),
    )


@cache
def questions() -> tuple[Question, ...]:
    """Every question of data/advice.yaml, in its order there."""
    raw = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
    return tuple(_question(row, raw["sentences"]) for row in raw["questions"])


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


def likeness(question: Question, text: str) -> float:
    """0 to 1: how surely a text means this question. Longer phrases that fit weigh more."""
    said = [word for word in _words(text) if word not in EMPTY] or list(_words(text))
    if not said:
        return 0.0
    scores = [(_phrase_score(p, said), len(p)) for p in question.words]
    best = max(score * min(1.0, 0.8 + 0.1 * length) for score, length in scores)
    fitting = sum(score for score, _ in scores if score >= 0.9)
    return min(1.0, best + 0.03 * min(fitting, 3))


def recognise(text: str) -> tuple[Question | None, list[Question]]:
    """The question a text means, or None; and the three nearest. It never guesses a tie."""
    ranked = sorted(questions(), key=lambda q: -likeness(q, text))
    first, second = (likeness(q, text) for q in ranked[:2])
    sure = first >= RECOGNISED and first - second > 0.02
    return (ranked[0] if sure else None), ranked[:3]
