"""The questions of "Bolehkah saya ...?" as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "data" / "advice"
KEYS = frozenset(
    {
        *(
            "slug",
            "question",
            "hears",
            "also",
            "never",
            "exact",
            "facts",
            "after",
            "ask",
            "depends",
            "needs",
            "free",
        ),
        *("cite", "conditions", "still", "done", "citizen", "right", "reason", "pressure"),
    }
)
# A sentence in both languages: {"id": ..., "en": ...}.
Say = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One everyday question: what it hears, the facts it stands for, and what may be asked back.

    `hears`: concepts of words.yaml of which one whole set must be said; `also`: what may be said
    beside them; `never`: what makes it another question; `exact`: no unknown word may be in it.
    """

    slug: str
    topic: Say
    topic_slug: str
    question: Say
    hears: tuple[frozenset[str], ...]
    also: frozenset[str]
    never: frozenset[str]
    exact: bool
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
    """A fact that an asker can be asked for; yes/no facts have no choices of their own.

    `many`: the fact is a list, of which the asker picks one.
    """

    fact: str
    question: Say
    said: Say
    choices: tuple[Mapping[str, str], ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything of data/advice/."""

    questions: tuple[Question, ...]
    common: tuple[Question, ...]
    asks: Mapping[str, Asked]
    further: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[str, ...]]
    whom: Say
    follows: Mapping[str, Mapping[str, str]]
    notes: frozenset[str]
    sentences: Mapping[str, Say]
    reasons: Mapping[str, Say]
    free: Mapping[str, Say]


def _question(
    row: Mapping[str, Any], topic: Say, topic_slug: str, raw: Mapping[str, Any]
) -> Question:
    if unknown := row.keys() - KEYS:
        raise ValueError(f"{row.get('slug')}: kolom tak dikenal {sorted(unknown)}.")
    says = raw["sentences"]
    named = {key: tuple(says[name] for name in row.get(key, ())) for key in ("still", "done")}
    return Question(
        slug=row["slug"],
        topic=topic,
        topic_slug=topic_slug,
        question=row["question"],
        hears=tuple(frozenset(one.split()) for one in row["hears"]),
        also=frozenset(row.get("also", ())),
        never=frozenset(row.get("never", ())),
        exact=row.get("exact", False),
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
    choices = tuple(row.get("choices", ()))
    return Asked(fact, row["question"], row["said"], choices, row.get("many", False))


@cache
def load_advice() -> Advice:
    """data/advice/, read once. Raises ValueError or KeyError where it is broken."""
    raw = _read(FOLDER / "asks.yaml")
    topics = {file.stem: _read(file) for file in sorted(FOLDER.glob("questions/*.yaml"))}
    found = {
        row["slug"]: _question(row, topic["topic"], slug, raw)
        for slug, topic in topics.items()
        for row in topic["questions"]
    }
    return Advice(
        questions=tuple(found.values()),
        common=tuple(found[slug] for slug in raw["common"]),
        asks={fact: _asked(fact, row) for fact, row in raw["asks"].items()},
        further={fact: frozenset(acts) for fact, acts in raw["further"].items()},
        forms={form: tuple(norms) for form, norms in raw["forms"].items()},
        whom=raw["whom"],
        follows=raw["follows"],
        notes=frozenset(raw["notes"]),
        sentences=raw["sentences"],
        reasons=raw["reasons"],
        free=raw["free"],
    )


def _read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def questions() -> tuple[Question, ...]:
    """Every question, in its order in the file."""
    return load_advice().questions


def by_slug(slug: str) -> Question | None:
    """The question of an address, or None."""
    return next((q for q in questions() if q.slug == slug), None)
