"""What the law said of a case, arranged for the screen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jaganetral.law.words import value_word
from jaganetral.web.cases import legal
from jaganetral.web.cases.conditions import unsure_citations
from jaganetral.web.cases.why import Node, WhyNot, label, node_of, outcome_words, said, why_not

STATES = {"holds": "t-h", "unknown": "t-k", "fails": ""}
FOR_AUTHORITY = ("post", "agency_kind")
ASKED_OF_REPORTER = ("reporter", "witness")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that would settle more: the fact, the words, and who can answer."""

    fact: str
    words: str
    of: str


@dataclass(frozen=True, slots=True)
class Found:
    """A norm as the page shows it. `tone` is the class of its badge.

    `enough` and `against` are the least that suffices for it or defeats it.
    """

    norm: str
    text: str
    state: str
    tone: str
    level: str
    cites: tuple[tuple[str, str, str, str], ...]
    because: tuple[str, ...]
    readings: tuple[str, ...]
    tree: Node | None
    enough: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A result of assess for one page; the first line says how well its sources are verified.

    `split` tells who may impose which sanction, where that differs; `overlap`, whether the text
    gives several officials the same power.
    """

    sources: str
    warnings: tuple[str, ...]
    stage: str
    stage_why: str
    tracks: tuple[Mapping[str, Any], ...]
    settled: bool
    panel: bool
    best: Mapping[str, Any] | None
    officials: tuple[str, ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]
    overlap: bool
    team: bool
    found: tuple[Found, ...]
    to_agency: tuple[Asked, ...]
    to_reporter: tuple[Asked, ...]
    to_others: tuple[Asked, ...]
    changes: tuple[str, ...]
    heavier: tuple[WhyNot, ...]
    lighter: tuple[WhyNot, ...]
    to_check: tuple[str, ...]
    elements: frozenset[str]
    version: str
    digest: str

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All questions."""
        return (*self.to_agency, *self.to_reporter, *self.to_others)


def read(result: Mapping[str, Any], known: Collection[str] = ()) -> Reading:
    """Arrange a result of assess. `known` names the facts that are known.

    Who may decide depends on facts that do not change the level; they are asked for too.
    """
    warnings = list(result["warnings"])
    asked = [_asked(row) for row in result["ask"]]
    if result.get("recommended"):
        missing = [fact for fact in FOR_AUTHORITY if fact not in {*known, *(a.fact for a in asked)}]
        asked += [Asked(fact, question_of(fact), "agency") for fact in missing]
    stage = result.get("stage") or {}
    authority = result.get("authority") or {}
    return Reading(
        sources=warnings[0] if warnings else "",
        warnings=(*warnings[1:], *_notes(result)),
        stage=stage.get("id") or "",
        stage_why=stage.get("why") or "",
        tracks=tuple(result["outcome"]["tracks"]),
        settled=result["outcome"]["settled"],
        panel=result["outcome"]["human_panel"],
        best=result.get("recommended"),
        officials=tuple(authority.get("officials") or ()),
        split=tuple((k, tuple(v)) for k, v in (authority.get("by_sanction") or {}).items()),
        overlap=bool(authority.get("overlap")),
        team=bool(authority.get("team_required")),
        found=tuple(_found(row) for row in result["findings"]),
        to_agency=tuple(a for a in asked if a.of == "agency"),
        to_reporter=tuple(a for a in asked if a.of in ASKED_OF_REPORTER),
        to_others=tuple(a for a in asked if a.of not in ("agency", *ASKED_OF_REPORTER)),
        changes=tuple(_change(row) for row in result["what_if"]),
        heavier=why_not(result, "heavier"),
        lighter=why_not(result, "lighter"),
        to_check=tuple(_cited(cite) for cite in unsure_citations(result)),
        elements=frozenset(legal.elements_of(result)),
        version=result["pack"]["version"],
        digest=result["pack"]["sha256"][:12],
    )


def _notes(result: Mapping[str, Any]) -> list[str]:
    """What the law says of the punishment and of the official; older results have none."""
    parts = (result.get("recommended") or {}, result.get("authority") or {})
    return [text for part in parts for text in part.get("notes", ())]


def _language() -> str:
    return get_language() or "id"


def _cited(cite: Mapping[str, str]) -> str:
    return f"{legal.title(cite['instrument'])}, {cite['at']}"


def _asked(row: Mapping[str, Any]) -> Asked:
    return Asked(row["fact"], question_of(row["fact"], row["question"]), row["of"])


def question_of(fact: str, otherwise: str = "") -> str:
    """The question about a fact in the language of the page."""
    spec = legal.pack().facts.get(fact)
    if spec is None:
        return otherwise
    return spec.ask_en if _language().startswith("en") else spec.ask


def _found(row: Mapping[str, Any]) -> Found:
    cites = tuple(
        (legal.title(c["instrument"]), c["at"], c["confidence"], c["url"]) for c in row["citations"]
    )
    return Found(
        row["norm"],
        str(said(row, "text")),
        row["state"],
        STATES[row["state"]],
        row["level"] or "",
        cites,
        tuple(row["because"]),
        tuple(row["readings"]),
        node_of(row.get("tree")),
        *(tuple(said(row.get("reasons", {}), side)) for side in ("for", "against")),
    )


def _change(row: Mapping[str, Any]) -> str:
    """ "Kalau status kepegawaian PPPK: disiplin, berat." """
    what = _(" dan ").join(_changed(fact, value) for fact, value in row["change"].items())
    told = outcome_words(row["outcome"])
    return _("Kalau %(what)s: %(outcome)s.") % {"what": what, "outcome": told}


def _changed(fact: str, value: Any) -> str:
    name = label(fact)
    if isinstance(value, bool):
        known = _("“%(fact)s” terpenuhi") if value else _("“%(fact)s” tidak terpenuhi")
        return known % {"fact": name}
    name = name[:1].lower() + name[1:]
    if isinstance(value, Mapping):
        rows = {"before": _("sebelum %(day)s"), "from": _("sejak %(day)s")}
        days = [rows[k] % {"day": _day(v)} for k, v in value.items() if k in rows]
        return f"{name} {' '.join(days)}"
    return f"{name} {_words(fact, value)}"


def _words(fact: str, value: Any) -> str:
    many: Sequence[Any] = value if isinstance(value, list) else [value]
    return ", ".join(value_word(fact, one, _language()) for one in many)


def _day(value: str) -> str:
    return date_format(date.fromisoformat(value), "j F Y")
