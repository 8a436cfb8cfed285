"""Single changes that would change the outcome: another day, another answer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from jaganetral.law.context import pack_marks
from jaganetral.law.elections import calendar_of, cuts
from jaganetral.law.facts import Possible, possible_values
from jaganetral.law.model import FactError, Pack
from jaganetral.law.outcome import NONE, Judged, Track
from jaganetral.law.worlds import READING, Worlds

SHOWN = 8
DAY = timedelta(1)
TRIED = ("impact", "campaign_role")
STATUSES = ("pns", "pppk", "honorer", "kepala_desa")
NOT_ASN = "bukan_asn"


def what_if(
    facts: Mapping[str, Any], tracks: Sequence[Track], pack: Pack, *, quick: bool = False
) -> list[dict[str, Any]]:
    """Changes of one stated fact, with the outcome of each; days as before or from a day."""
    now = _key(tracks)
    found: list[dict[str, Any]] = []
    for name, value, said in _changes(facts, pack):
        other = {**facts, name: value}
        try:
            known = possible_values(other, pack)
        except FactError:
            continue
        then = Judged(Worlds(known, other, pack, light=quick), quick=quick).tracks()
        row = {"change": {name: said}, "outcome": brief(then, known, pack)}
        if _key(then) != now and not _told(row, found):
            found.append(row)
        if len(found) == SHOWN:
            break
    return found


def _told(row: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether another day before, or from, was already said to change to the same."""
    ((name, said),) = row["change"].items()
    if name != "act_date":
        return False
    kind = said.keys()
    return any(
        row["outcome"] == other["outcome"] and other["change"].get("act_date", {}).keys() == kind
        for other in found
    )


def _key(tracks: Sequence[Track]) -> list[tuple[str, tuple[str, ...]]]:
    return [(track.category.value, track.levels) for track in tracks]


def brief(tracks: Sequence[Track], known: Possible, pack: Pack) -> dict[str, list[str]]:
    """Categories and levels of an outcome; who is surely no civil servant is named first."""
    categories = [track.category.value for track in tracks]
    if not set(pack.groups["asn"]) & set(known["status"]):
        categories.insert(0, NOT_ASN)
    levels = list(dict.fromkeys(level for track in tracks for level in track.levels))
    return {"categories": categories or [NONE], "level": levels or [NONE]}


def _changes(facts: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, Any, Any]]:
    """(fact, other value, how it is said)."""
    yield from _days(facts, pack)
    for name, value in facts.items():
        spec = pack.facts[name]
        if spec.kind == "bool" and isinstance(value, bool):
            yield name, not value, not value
        elif name == "status" and isinstance(value, str):
            yield from ((name, other, other) for other in STATUSES if other != value)
        elif isinstance(value, str) and (name in TRIED or name.startswith(READING)):
            yield from ((name, other, other) for other in spec.values if other != value)


def _days(facts: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, Any, Any]]:
    """The nearest days before and after on which anything may change, determination first."""
    given = facts.get("act_date")
    if not isinstance(given, str):
        return
    day = date.fromisoformat(given)
    marks = set(pack_marks(pack))
    fixed: list[date] = []
    area = facts.get("area")
    calendar = calendar_of(
        pack, str(facts.get("election")), area if isinstance(area, str) else None
    )
    office = str(facts.get("office"))
    if calendar is not None and office in calendar["determination"]:
        marks.update(cuts(calendar, office, pack))
        fixed = [calendar["determination"][office]["day"]]
    before = sorted((mark for mark in marks if mark <= day), reverse=True)[:3]
    after = sorted(mark for mark in marks if mark > day)[:3]
    for mark in dict.fromkeys([*fixed, *before, *after]):
        if mark <= day:
            yield "act_date", (mark - DAY).isoformat(), {"before": mark.isoformat()}
        else:
            yield "act_date", mark.isoformat(), {"from": mark.isoformat()}
