"""Changes that would change the outcome: another day, another answer, or two of them at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jaganetral.law.elections import calendar_of, cuts
from jaganetral.law.engine.context import pack_marks
from jaganetral.law.engine.outcome import NONE, Judged, Track
from jaganetral.law.engine.pairs import shift, telling_pairs
from jaganetral.law.engine.worlds import READING, Worlds
from jaganetral.law.facts import Possible, possible_values
from jaganetral.law.model import FactError, Pack

SHOWN = 8
PAIRS_TRIED = 6  # candidates judged for themselves, each as long as the case itself takes
DAY = timedelta(1)
TRIED = ("impact", "campaign_role")
STATUSES = ("pns", "pppk", "honorer", "kepala_desa")
NOT_ASN = "bukan_asn"
Change = tuple[str, Any, Any]
Key = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A case with a change: the changes, how it comes out, and what is said of the atoms."""

    changes: tuple[Change, ...]
    key: Key
    outcome: Mapping[str, list[str]]
    said: Sequence[int]

    def row(self) -> dict[str, Any]:
        return {
            "change": {name: said for name, _, said in self.changes},
            "outcome": self.outcome,
        }


def what_if(judged: Judged) -> list[dict[str, Any]]:
    """Changes of one stated fact, then of two, with the outcome of each; at most SHOWN rows.

    Days as before or from a day. Two changes are named only where neither of them alone, nor any
    other single change, leads to the same.
    """
    worlds = judged.worlds
    now = _key(judged.tracks())
    seen: list[Variant] = []
    found: list[dict[str, Any]] = []
    for change in _changes(worlds.facts, worlds.pack):
        one = _variant((change,), judged)
        if one is None:
            continue
        seen.append(one)
        row = one.row()
        if one.key != now and not _told(row, found):
            found.append(row)
        if len(found) == SHOWN:
            return found
    return [*found, *_pairs(judged, seen, SHOWN - len(found))]


def _pairs(judged: Judged, singles: Sequence[Variant], room: int) -> list[dict[str, Any]]:
    """Pairs of changes with an outcome that no single change has."""
    tables, base = judged.worlds.tables, judged.worlds.said
    shifts = [shift(one.changes[0][0], base, one.said, tables) for one in singles]
    keys = {_key(judged.tracks()), *(one.key for one in singles)}
    found: list[dict[str, Any]] = []
    for tried, (first, second) in enumerate(telling_pairs(base, shifts, tables)):
        if tried == PAIRS_TRIED or len(found) == room:
            break
        both = _variant((*singles[first].changes, *singles[second].changes), judged)
        if both is not None and both.key not in keys:
            keys.add(both.key)
            found.append(both.row())
    return found


def _variant(changes: tuple[Change, ...], judged: Judged) -> Variant | None:
    """The case with these changes, judged as the case itself; None where they do not fit."""
    pack = judged.worlds.pack
    facts = {**judged.worlds.facts, **{name: value for name, value, _ in changes}}
    try:
        known = possible_values(facts, pack)
    except FactError:
        return None
    quick = judged.quick and not judged.sampled
    then = Judged(Worlds(known, facts, pack, light=quick), quick=quick)
    tracks = then.tracks()
    return Variant(changes, _key(tracks), brief(tracks, known, pack), then.worlds.said)


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


def _key(tracks: Sequence[Track]) -> Key:
    return tuple((track.category.value, track.levels) for track in tracks)


def brief(tracks: Sequence[Track], known: Possible, pack: Pack) -> dict[str, list[str]]:
    """Categories and levels of an outcome; who is surely no civil servant is named first."""
    categories = [track.category.value for track in tracks]
    if not set(pack.groups["asn"]) & set(known["status"]):
        categories.insert(0, NOT_ASN)
    levels = list(dict.fromkeys(level for track in tracks for level in track.levels))
    return {"categories": categories or [NONE], "level": levels or [NONE]}


def _changes(facts: Mapping[str, Any], pack: Pack) -> Iterator[Change]:
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


def _days(facts: Mapping[str, Any], pack: Pack) -> Iterator[Change]:
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
        on = calendar["determination"][office]["day"]
        fixed = [on, on + DAY] if on <= day else [on + DAY, on]  # first what is sure of a side
    before = sorted((mark for mark in marks if mark <= day), reverse=True)[:3]
    after = sorted(mark for mark in marks if mark > day)[:3]
    for mark in dict.fromkeys([*fixed, *before, *after]):
        if mark <= day:
            yield "act_date", (mark - DAY).isoformat(), {"before": mark.isoformat()}
        else:
            yield "act_date", mark.isoformat(), {"from": mark.isoformat()}
