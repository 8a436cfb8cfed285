"""Why a norm holds or not, why not more or less, and both ways of a contested reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaganetral.law.assess import assess
from jaganetral.law.engine.outcome import NONE
from jaganetral.law.model import FactError
from jaganetral.law.telling.gloss import fact_label
from jaganetral.law.words import value_word, word
from jaganetral.web.cases import legal

EITHER = 3  # open questions for which both ways are worked out
MARKS = {"holds": "untuk", "fails": "lawan", "unknown": "belum"}


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the reason tree. `mark` is its class: untuk, lawan, belum."""

    words: str
    mark: str
    kids: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A norm of a heavier or lighter level, and what keeps it from deciding."""

    norm: str
    level: str
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One answer to a contested reading, and what would then follow."""

    name: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A question for the legal board with every branch."""

    fact: str
    words: str
    branches: tuple[Branch, ...]


def language() -> str:
    """The language of the page: id or en."""
    return (get_language() or "id")[:2]


def said(row: Mapping[str, Any], key: str) -> Any:
    """A part of a result in the language of the page; Indonesian where there is no other."""
    return (row.get(f"{key}_en") if language() == "en" else None) or row.get(key) or ""


def node_of(row: Mapping[str, Any] | None) -> Node | None:
    """The reason tree of a finding for the page; None where an old result has none."""
    if not row:
        return None
    kids = tuple(kid for kid in map(node_of, row.get("kids", ())) if kid is not None)
    return Node(str(said(row, "sentence")), MARKS[row["state"]], kids)


def why_not(result: Mapping[str, Any], side: str) -> tuple[WhyNot, ...]:
    """The rows of one side: `heavier` or `lighter`."""
    rows = result.get("why_not", {}).get(side, ())
    return tuple(
        WhyNot(
            row["norm"],
            word("level", row["level"], language()),
            MARKS[row["state"]],
            str(said(row, "sentence")),
        )
        for row in rows
    )


def outcome_words(outcome: Mapping[str, Any]) -> str:
    """Tracks and levels of an outcome: "kode etik dan disiplin; sanksi moral, berat"."""
    named = [word("category", code, language()) for code in outcome["categories"] if code != NONE]
    tracks = [one[0].lower() + one[1:] if one[1:2].islower() else one for one in named]
    levels = [word("level", code, language()) for code in outcome["level"] if code != NONE]
    if not levels:
        return "; ".join([*tracks, _("tidak ada sanksi")])
    said = f"{_(' dan ').join(tracks)}; {', '.join(levels)}"
    return (
        _("%(outcome)s, atau tidak ada") % {"outcome": said} if NONE in outcome["level"] else said
    )


def contested(facts: Mapping[str, Any], asked: Iterable[str]) -> tuple[Contested, ...]:
    """Both branches of every contested reading among the open questions."""
    pack = legal.pack()
    names = [name for name in asked if name.startswith("reading_") and name in pack.facts]
    return tuple(_contested(facts, name) for name in names)


def either_way(facts: Mapping[str, Any], asked: Iterable[str]) -> tuple[str, ...]:
    """What follows if an open yes-or-no fact is met and if not, for the first open questions."""
    pack = legal.pack()
    names = [name for name in asked if name in pack.facts and pack.facts[name].kind == "bool"]
    return tuple(
        _("Kalau “%(fact)s” terpenuhi: %(yes)s. Kalau tidak: %(no)s.")
        % {
            "fact": label(name),
            "yes": _then({**facts, name: True}),
            "no": _then({**facts, name: False}),
        }
        for name in names[:EITHER]
    )


def _contested(facts: Mapping[str, Any], name: str) -> Contested:
    spec = legal.pack().facts[name]
    branches = tuple(
        Branch(value_word(name, value, language()), _then({**facts, name: value}))
        for value in spec.values
    )
    return Contested(name, spec.ask_en if language() == "en" else spec.ask, branches)


def _then(facts: Mapping[str, Any]) -> str:
    try:
        return outcome_words(assess(facts, pack=legal.pack(), changes=False)["outcome"])
    except FactError:
        return ""


def label(fact: str) -> str:
    """What a fact is called."""
    return fact_label(fact, legal.pack(), language())
