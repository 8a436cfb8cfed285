"""The law as the pages of a case need it: the one place of this app that asks the law pack."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jaganetral.law.assess import assess
from jaganetral.law.consequence.sanction import resolve
from jaganetral.law.engine.worlds import atoms
from jaganetral.law.model import Pack
from jaganetral.law.words import word
from jaganetral.web.cases.conditions import latest_assessment
from jaganetral.web.cases.models import Case
from jaganetral.web.rules.pack import law_pack, table_hash

# The tracks a head of agency decides; the others are passed on to somebody else.
DECIDED = ("disiplin", "kode_etik", "kepegawaian")


@dataclass(frozen=True, slots=True)
class LawLimit:
    """A limit that the law pack sets: its length, where that stands, and how sure it is."""

    step: str
    days: int
    unit: str
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A sanction a decision may name. `inside`: within the range of the newest assessment."""

    category: str
    level: str
    sanction: str
    inside: bool

    @property
    def key(self) -> str:
        return f"{self.category}|{self.level}|{self.sanction}"


def pack() -> Pack:
    """The law pack of this installation."""
    return law_pack()


def weigh(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the law says of these facts; the contract's object. Raises FactError."""
    result = assess(in_order(facts), pack=pack())
    return {**result, "pack": {**result["pack"], "workdays": table_hash()}}


def in_order(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts by name: PostgreSQL gives stored ones back in another order than they came in."""
    return {name: facts[name] for name in sorted(facts)}


def result_of(case: Case) -> dict[str, Any]:
    """The result of the newest stored assessment; empty where there is none."""
    stored = latest_assessment(case)
    return dict(stored.result) if stored else {}


def law_limit(step: str, law: Pack | None = None) -> LawLimit | None:
    """The limit of a step as a law pack (the one that binds) tells it; None where it does not."""
    row = (law or pack()).rules.get("steps", {}).get(step)
    if not row or "days" not in row:
        return None
    cite, sure = str(row.get("cite", "")), str(row.get("confidence", ""))
    return LawLimit(step, int(row["days"]), str(row.get("unit", "hari_kerja")), cite, sure)


def grounds(result: Mapping[str, Any]) -> list[dict[str, str]]:
    """What a letter rests on: each citation once, with how sure we are of its text."""
    rows: dict[str, str] = {}
    for found in result.get("findings", []):
        if found["state"] != "holds":
            continue
        for cite in found["citations"]:
            rows.setdefault(f"{title(cite['instrument'])}, {cite['at']}", cite["confidence"])
    return [{"teks": text, "keyakinan": sure} for text, sure in rows.items()]


def title(instrument: str) -> str:
    """An instrument as a letter cites it; its id where the pack has no title."""
    row = pack().instruments.get(instrument)
    return str(row["title"]) if row and "title" in row else instrument


def choices(result: Mapping[str, Any]) -> list[Choice]:
    """Every sanction of the tracks that may hold: those in the range first, lightest first."""
    tracks = result.get("outcome", {}).get("tracks", [])
    open_tracks = [t["category"] for t in tracks if t["category"] in DECIDED]
    inside = list(dict.fromkeys(_inside(result)))
    outside = [row for row in dict.fromkeys(_options(open_tracks)) if row not in inside]
    return [Choice(*row, True) for row in inside] + [Choice(*row, False) for row in outside]


def _options(categories: list[str]) -> Iterator[tuple[str, str, str]]:
    """All (track, level, sanction) of the pack's norms for these tracks."""
    law = pack()
    for norm in law.norms.values():
        for then in norm.consequences:
            if norm.disabled or then.category is None or then.level is None or not then.sanctions:
                continue
            if then.category.value in categories:
                for option in resolve(then.sanctions, law)[1]:
                    yield then.category.value, then.level.value, option


def _inside(result: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What the range holds: the sanctions of what is recommended, else of all that holds."""
    if best := result.get("recommended"):
        category = best.get("category") or "disiplin"
        yield from ((category, best["level"], option) for option in best["sanctions"])
        return
    for found in result.get("findings", []):
        if found["state"] == "holds" and found["level"] and found["category"] in DECIDED:
            yield from ((found["category"], found["level"], one) for one in found["sanctions"])


def sanction_words(codes: list[str], language: str = "id") -> list[str]:
    """Sanctions in words."""
    return [word("sanction", code, language) for code in codes]


def elements_of(result: Mapping[str, Any]) -> set[str]:
    """The facts that the norms of a result rest on."""
    norms = [pack().norms[row["norm"]] for row in result["findings"] if row["norm"] in pack().norms]
    return {atom.fact for norm in norms for atom in atoms(norm.when)} & set(pack().facts)


def event_words(case: Case) -> str:
    """What is alleged, said from the conduct codes and the place alone. Indonesian, for letters."""
    said = [word("conduct", code) for code in case.conduct]
    if not said:
        return ""
    spot = f" Tempat: {case.place}." if case.place else ""
    return f"Terlapor diduga melakukan: {'; '.join(said)}.{spot}"


def needs_team(result: Mapping[str, Any]) -> bool:
    """Whether an examining team is mandatory."""
    return bool((result.get("authority") or {}).get("team_required"))
