"""By when what must be done: each limit of the pack whose starting day is known.

Every clause counts in its own unit. Where a text leaves two readings open both are computed.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jaganetral.law.engine.outcome import Judged, Track
from jaganetral.law.facts import Possible
from jaganetral.law.model import Pack
from jaganetral.workdays import Calendar, Deadline, date_words, due

BUT = "Kedua bacaan memberi hari yang berbeda: {first} dan {second}. Pilih dengan sadar."


@dataclass(frozen=True, slots=True)
class Ground:
    """What decides which limits run.

    `tracks` are open, `bodies` take the matter, `officials` may decide (empty: not known),
    `sanctions` may be imposed (empty: not known), each by the officials of `by_sanction` where that
    differs, `kind` is that of the election, `regime` the
    regulation on punishments: PP 53 only where it is sure.
    """

    tracks: frozenset[str]
    bodies: tuple[str, ...]
    officials: frozenset[str]
    sanctions: frozenset[str]
    by_sanction: Mapping[str, Sequence[str]]
    kind: str | None
    regime: str
    known: Possible
    pack: Pack


def deadlines(
    judged: Judged,
    tracks: Sequence[Track],
    bodies: Sequence[str],
    known: Possible,
    pack: Pack,
    decider: Mapping[str, Any] | None = None,
    sanctions: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """The limits whose starting day is known, each counted with its own unit.

    `decider` is the answer of `competence.authority`, `sanctions` what may be imposed; without
    them every official and every type stays possible.
    Of the rows of a step the first that applies; rows with a `part` stand side by side.
    """
    who = decider or {}
    ground = Ground(
        frozenset(track.category.value for track in tracks),
        tuple(bodies),
        frozenset(who.get("officials", ())),
        frozenset(sanctions),
        who.get("by_sanction", {}),
        kind_of(judged, pack),
        "pp94" if "pp94" in judged.worlds.values("regime") else "pp53",
        known,
        pack,
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for step, variants in pack.rules["limits"].items():
        for row in variants:
            key = (step, row.get("part", ""))
            start = _start(row, known, found)
            if start is not None and key not in found and _applies(row, ground):
                made = _effect if "effect" in row else _limit
                found[key] = made(step, row, start, ground)
    return list(found.values())


def kind_of(judged: Judged, pack: Pack) -> str | None:
    """The kind of election, where it is one."""
    names = judged.worlds.values("election")
    kinds = {pack.calendars[name]["kind"] for name in names if name in pack.calendars}
    if not kinds:
        kinds = {"pemilu" if name.startswith("pemilu") else "pemilihan" for name in names}
    return kinds.pop() if len(kinds) == 1 else None


def limits(pack: Pack) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every general limit of the pack with its length, unit, citation and confidence."""
    yield from pack.rules["steps"].items()


def _start(
    row: Mapping[str, Any], known: Possible, found: Mapping[tuple[str, str], Mapping[str, Any]]
) -> date | None:
    """The known day a limit starts; None where it is open."""
    day = _day(row.get("start"), known)
    if day is None or "after" not in row:
        return day
    before = found.get((row["after"], ""))
    return date.fromisoformat(before["due"]) if before else None


def _day(fact: str | None, known: Possible) -> date | None:
    spans = known.get(fact or "", ())
    if len(spans) != 1 or spans[0][0] != spans[0][1]:
        return None
    day: date = spans[0][0]
    return day


def _applies(row: Mapping[str, Any], ground: Ground) -> bool:
    tracks = set(row.get("tracks", [row["track"]] if "track" in row else ground.tracks))
    return (
        bool(ground.tracks & tracks or not tracks)
        and set(ground.known["status"]) <= set(_people(row, ground))
        and row.get("route") in (None, *ground.bodies)
        and row.get("kind") in (None, ground.kind)
        and row.get("regime") in (None, ground.regime)
        and _decided_so(row, ground)
    )


def _people(row: Mapping[str, Any], ground: Ground) -> Sequence[str]:
    said = row.get("status", ground.known["status"])
    names = [said] if isinstance(said, str) else said
    return [one for name in names for one in ground.pack.groups.get(name, (name,))]


def _decided_so(row: Mapping[str, Any], ground: Ground) -> bool:
    """Whether the official and the type of punishment may be those the row speaks of."""
    named = set(row.get("sanctions", ground.sanctions))
    meant = ground.sanctions & named - set(row.get("besides", ()))
    if ground.sanctions and not meant:
        return False
    split = {who for sanction in meant for who in ground.by_sanction.get(sanction, ())}
    officials = split or ground.officials
    return not officials or bool(officials & set(row.get("officials", officials)))


def _limit(step: str, row: Mapping[str, Any], start: date, ground: Ground) -> dict[str, Any]:
    book = ground.pack.book
    counted = due(start, row["days"], row["unit"], book)
    result = {
        **_head(step, row, start),
        **{"due": counted.due.isoformat(), "unit": row["unit"], "days": row["days"]},
        **{"sentence": counted.sentence, "warnings": list(counted.warnings)},
    }
    if "beside" in row:
        _put_beside(result, row, counted, book)
    if "extended" in row:
        longer = {"confidence": row["confidence"], **row["extended"]}
        result["extended"], _ = _counted(start, longer, book)
    if "then" in row:
        result["following"] = [_following(then, ground) for then in row["then"]]
    return result


def _head(step: str, row: Mapping[str, Any], start: date) -> dict[str, Any]:
    return {
        "step": step,
        **({"part": row["part"]} if "part" in row else {}),
        "start": start.isoformat(),
        "citation": row["cite"],
        "confidence": row["confidence"],
        "policy": row.get("policy", False),
        "note": row.get("note", ""),
    }


def _put_beside(
    result: dict[str, Any], row: Mapping[str, Any], counted: Deadline, book: str | Calendar
) -> None:
    """The other reading, with a warning where the text itself leaves both open."""
    said = row["beside"] if isinstance(row["beside"], Mapping) else {"unit": row["beside"]}
    other, warnings = _counted(counted.start, {**row, **said}, book)
    if said.get("only_if_other") and other["due"] == result["due"]:
        return
    result["other_reading"] = other
    if "reading" in said and other["due"] != result["due"]:
        both = BUT.format(
            first=date_words(counted.due), second=date_words(date.fromisoformat(other["due"]))
        )
        result["warnings"] += [f"{said['reading']} {both}"]
    result["warnings"] = list(dict.fromkeys([*result["warnings"], *warnings]))


def _counted(
    start: date, row: Mapping[str, Any], book: str | Calendar
) -> tuple[dict[str, Any], tuple[str, ...]]:
    found = due(start, row["days"], row["unit"], row.get("calendar", book))
    counted = {
        "unit": row["unit"],
        "days": row["days"],
        "due": found.due.isoformat(),
        "citation": row["cite"],
        "confidence": row["confidence"],
        "sentence": found.sentence,
    }
    return counted, found.warnings


def _following(row: Mapping[str, Any], ground: Ground) -> dict[str, Any]:
    """A limit of somebody else's that starts with a later day; `due` is None where it is open."""
    start = _day(row["start"], ground.known)
    head = {
        **{"what": row["what"], "days": row["days"], "unit": row["unit"], "citation": row["cite"]},
        **{"confidence": row["confidence"], "start": None, "due": None, "sentence": ""},
    }
    if start is None:
        return head
    counted, _ = _counted(start, row, ground.pack.book)
    return head | {**counted, "start": start.isoformat()}


def _effect(step: str, row: Mapping[str, Any], start: date, ground: Ground) -> dict[str, Any]:
    """A day on which something takes effect, instead of a limit that runs."""
    day = start
    if row["effect"] == "end_of_month":
        day = start.replace(day=monthrange(start.year, start.month)[1])
    return {
        **_head(step, row, start),
        **{"due": day.isoformat(), "unit": "hari", "days": 0},
        **{"sentence": row["note"], "warnings": []},
    }
