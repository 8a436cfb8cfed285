"""Where an act stands: election, office, day, stage, who is favoured, which discipline law."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from jaganetral.law.elections import (
    calendar_of,
    cuts,
    in_window71,
    stage_on,
    undated_stages,
    wave_of,
)
from jaganetral.law.facts import Possible
from jaganetral.law.model import Condition, Pack

STANDING = ("calon", "pasangan_calon")
SIDES = {"bakal_calon": False, "calon": True, "pasangan_calon": True}


class Context(NamedTuple):
    """One way the act may stand; the fields but the last are facts, given or derived.

    `dated` tells whether a calendar gave the stage.
    """

    election: str
    office: str
    act_date: date
    stage: str
    determined: bool
    pivot: str
    beneficiary: str
    regime: str
    window71: bool
    dated: bool


MEMBERS = tuple(name for name in Context._fields if name != "dated")


class Place(NamedTuple):
    """A context before it is known who is favoured. `over`: after the whole election."""

    election: str
    office: str
    day: date
    stage: str
    determined: bool
    pivot: str
    window71: bool
    dated: bool
    over: bool


def contexts(known: Possible, facts: Mapping[str, Any], pack: Pack) -> list[Context]:
    """Every context that the known facts leave possible."""
    found: dict[Context, None] = {}
    for place in _told(known, facts, pack):
        for favoured in favoured_ones(known, facts, place, pack):
            for regime in regimes(known, facts, place.day, pack):
                context = Context(
                    place.election,
                    place.office,
                    place.day,
                    place.stage,
                    place.determined,
                    place.pivot,
                    favoured,
                    regime,
                    place.window71,
                    place.dated,
                )
                found[context] = None
    return list(found)


def places(
    elections: Sequence[str], known: Possible, facts: Mapping[str, Any], pack: Pack
) -> Iterator[Place]:
    marks = pack_marks(pack)
    for area in known["area"]:
        for election in elections:
            calendar = calendar_of(pack, election, area)
            for office in _offices(election, calendar, known, facts, pack):
                dated = calendar is not None and office in calendar["determination"]
                own = list(cuts(calendar, office, pack)) if calendar and dated else []
                voting = None if calendar else wave_of(pack, election, area)
                own += [voting, voting + timedelta(1)] if voting else []
                for day in _cells(known["act_date"], sorted({*marks, *own})):
                    if calendar and dated:
                        yield from _dated(election, office, day, area, calendar, known, pack)
                    else:
                        yield from _undated(election, office, day, voting, known, pack)


def _offices(
    election: str,
    calendar: Mapping[str, Any] | None,
    known: Possible,
    facts: Mapping[str, Any],
    pack: Pack,
) -> Sequence[str]:
    """The offices the election fills among those still possible; all possible where none is."""
    filled = set(calendar["determination"]) if calendar else _filled(election, pack)
    if facts.get("beneficiary") == "pasangan_calon":
        filled &= set(pack.groups["pasangan"])
    return [office for office in known["office"] if office in filled] or known["office"]


def _filled(election: str, pack: Pack) -> set[str]:
    """The offices an election without a calendar fills, by its kind or its name."""
    kinds = pack.rules["kinds"]
    row = pack.rules["undated"].get(election)
    kind = row["kind"] if row else election.rpartition("-")[0]
    if kind in kinds:
        return set(kinds[kind])
    return set(kinds["pemilihan"]) if kind else {office for k in kinds for office in kinds[k]}


def _dated(
    election: str,
    office: str,
    day: date,
    area: str | None,
    calendar: Mapping[str, Any],
    known: Possible,
    pack: Pack,
) -> Iterator[Place]:
    hours = (single(known["act_time"]), single(known["determination_time"]))
    stage = stage_on(day, election, office, area, at=hours[0], determined_at=hours[1], pack=pack)
    if stage is None:
        return
    window = in_window71(day, calendar, office, pack)
    options = (True, False) if stage.determined is None else (stage.determined,)
    for determined in options:
        for name in stage.options:
            split = stage.determined is None and len(stage.options) > 1
            if split and (name == "sebelum_penetapan") is determined:
                continue
            yield Place(
                election, office, day, name, determined, stage.pivot, window, True, stage.over
            )


def single(values: Sequence[Any]) -> Any:
    """The one value a fact has; None where it is open."""
    return values[0] if len(values) == 1 else None


def _undated(
    election: str, office: str, day: date, voting: date | None, known: Possible, pack: Pack
) -> Iterator[Place]:
    """No calendar: any stage, on the side of determination that is known.

    From a known voting day on candidates stand, whatever was said.
    """
    sides = known["candidate_determined"] if voting is None or day < voting else (True,)
    for determined in sides:
        pivot = "sesudah" if determined else "sebelum"
        for name in undated_stages(day, voting, determined, pack):
            over = voting is not None and day > voting and name == "luar_tahapan"
            yield Place(election, office, day, name, determined, pivot, determined, False, over)


def _told(known: Possible, facts: Mapping[str, Any], pack: Pack) -> Sequence[Place]:
    """The places, less those ruled out by what was said about determination.

    That candidates stand is said outright, or follows from who is favoured; a calendar that
    tells it goes first. Without an election every known calendar stays possible.
    """
    open_election = facts.get("election") is None
    elections = list(pack.calendars) if open_election else known["election"]
    found = list(places(elections, known, facts, pack))
    return narrowed(found, known, facts, lambda: list(places([""], known, facts, pack)))


def narrowed(
    found: Sequence[Place],
    known: Possible,
    facts: Mapping[str, Any],
    nowhere: Callable[[], Sequence[Place]],
) -> Sequence[Place]:
    """These places, less those ruled out; `nowhere` gives the places outside every election."""
    open_election = facts.get("election") is None
    said = known["candidate_determined"]
    if len(said) == 1:
        fitting: Sequence[Place] = [
            p for p in found if p.determined is said[0] and not (open_election and p.over)
        ]
        if not fitting and open_election:
            fitting = nowhere()
        return fitting or found
    side = SIDES.get(str(facts.get("beneficiary")))
    if side is None:
        return found
    if open_election:
        return [p for p in found if p.determined is side and not p.over] or found
    return [place for place in found if place.dated or place.determined is side] or found


def favoured_ones(
    known: Possible, facts: Mapping[str, Any], place: Place, pack: Pack
) -> tuple[str, ...]:
    """Who is favoured, seen from the calendar: nobody stands before determination."""
    given = facts.get("beneficiary") is not None
    if not given and known["conduct"] and about_a_party(known, pack):
        return ("partai",)
    standing = "pasangan_calon" if place.office in pack.groups["pasangan"] else "calon"
    if place.over:
        if not given:
            return (standing, "bakal_calon", "tidak_ada")
        seen: dict[str, str] = {**dict.fromkeys(STANDING, standing), "perseorangan": "tidak_ada"}
        return tuple(dict.fromkeys(seen.get(str(one), str(one)) for one in known["beneficiary"]))
    person = standing if place.determined else "bakal_calon"
    if not given:
        return (person,)
    parties = tuple(one for one in known["beneficiary"] if one == "partai")
    return parties if len(parties) == len(known["beneficiary"]) else (person, *parties)


def about_a_party(known: Possible, pack: Pack) -> bool:
    """Whether all codes that may have happened are about a party unless something else is said."""
    codes = set(pack.rules["party_conduct"])
    return all(one and one <= codes for one in known["conduct"])


def regimes(known: Possible, facts: Mapping[str, Any], day: date, pack: Pack) -> tuple[str, ...]:
    """PP 53 only where punished before PP 94; open where the day is missing and decides."""
    change: date = pack.rules["regime_change"]["day"]
    if day >= change:
        return ("pp94",)
    if facts.get("punished_date") is not None:
        spans = known["punished_date"]
        sides = {"pp53" for first, _ in spans if first < change}
        sides |= {"pp94" for _, last in spans if last >= change}
        return tuple(sorted(sides, reverse=True))
    examined = min(first for first, _ in known["examination_date"])
    if facts.get("examination_date") is not None and examined >= change:
        return ("pp94",)
    return ("pp94", "pp53")


@cache
def pack_marks(pack: Pack) -> tuple[date, ...]:
    """The days on which a norm of the pack begins or ends to bind, and the change of PP 94."""
    marks = {pack.rules["regime_change"]["day"]}
    for norm in pack.norms.values():
        for condition in (norm.when, *(then.when for then in norm.consequences)):
            for first, last in _spans(condition):
                marks |= {first} if first > date.min else set()
                marks |= {last + timedelta(1)} if last < date.max else set()
    return tuple(sorted(marks))


def _spans(condition: Condition) -> Iterator[tuple[date, date]]:
    if condition.op == "atom" and condition.fact == "act_date":
        yield from condition.allowed
    for kid in condition.kids:
        yield from _spans(kid)


def _cells(spans: Sequence[tuple[date, date]], marks: Sequence[date]) -> list[date]:
    """One day for each stretch of the spans that nothing tells apart."""
    found: dict[date, None] = {}
    for first, last in spans:
        found[first] = None
        for mark in marks[bisect_right(marks, first) :]:
            if mark > last:
                break
            found[mark] = None
    return list(found)
