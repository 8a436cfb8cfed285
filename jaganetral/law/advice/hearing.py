"""What the engine says of an act that somebody asks about, for every way it may stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jaganetral.law.advice.occasion import ways
from jaganetral.law.advice.questions import Say, load_advice
from jaganetral.law.assess import assess
from jaganetral.law.model import Pack

NEAREST_FIRST = ("pungut", "tenang", "kampanye", "calon", "sebelum_penetapan", "pasca")


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason in both languages, the places in the law it stands on, and its norm (its id)."""

    say: Say
    cites: tuple[Mapping[str, Any], ...] = ()
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the engine says once: does a norm hold whatever is open, can any hold at all."""

    forbidden: bool
    holding: tuple[Mapping[str, Any], ...]
    free: bool
    rows: tuple[Mapping[str, Any], ...]
    contested: bool
    stage: Mapping[str, Any]


def looked(
    facts: Mapping[str, Any],
    given: Mapping[str, Any],
    pack: Pack,
    after: Mapping[str, Any] | None = None,
) -> list[Finding]:
    """What the engine says of every way the act may stand, nearest to voting first.

    `after`: facts that hold only once candidates are determined.
    """
    order = {name: place for place, name in enumerate(NEAREST_FIRST)}
    found = [find(way, pack) for way in ways(facts, given, pack, after or {})]
    return sorted(found, key=lambda one: order.get(one.stage["id"], len(order)))


def find(facts: Mapping[str, Any], pack: Pack) -> Finding:
    result = assess(dict(facts), pack=pack, changes=False)
    rows = tuple(result["findings"])
    certain = _certain(result["outcome"]["tracks"], rows)
    holding = [row for row in rows if row["state"] == "holds" and counts(row)]
    return Finding(
        forbidden=bool(holding or certain),
        holding=tuple(holding or [row for row in rows if row["category"] in certain]),
        free=not rows,
        rows=rows,
        contested=any(row.get("readings") for row in rows),
        stage=result["stage"],
    )


def _certain(tracks: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """The tracks that surely hold, less those that nothing but a panel's row carries."""
    forbidding = {row["category"] for row in rows if counts(row)}
    return {
        track["category"]
        for track in tracks
        if track["certain"]
        and (track["floor"] != "tanpa_jenjang" or track["category"] in forbidding)
    }


def merged(found: list[Finding]) -> list[Mapping[str, Any]]:
    """Each norm once; what surely holds stands first."""
    rows = {row["norm"]: row for one in found for row in one.rows}
    surely = {row["norm"] for one in found for row in one.rows if row["state"] == "holds"}
    return sorted(rows.values(), key=lambda row: row["norm"] not in surely)


def grounds_of(rows: list[Mapping[str, Any]], pack: Pack) -> tuple[Ground, ...]:
    """What the norms say, in both languages, and where they stand."""
    norms = [(pack.norms[row["norm"]], row["citations"]) for row in rows]
    return tuple(
        Ground({"id": norm.text, "en": norm.text_en}, tuple(c), norm.id) for norm, c in norms
    )


def counts(row: Mapping[str, Any]) -> bool:
    """Whether a finding forbids, rather than pointing to another rule or to a panel."""
    return row["norm"] not in load_advice().notes
