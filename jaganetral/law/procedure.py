"""Which bodies take a matter, and by when what must be done; both from the rules of the pack."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from jaganetral.law.facts import FIRST, LAST, Possible
from jaganetral.law.model import Pack, State
from jaganetral.law.outcome import Judged, Track
from jaganetral.workdays import Calendar, due

SURE = ("verified", "verified_copy")
ASN_TRACKS = ("kode_etik", "disiplin", "kepegawaian")


def routes(
    judged: Judged,
    tracks: Sequence[Track],
    states: Mapping[str, State],
    known: Possible,
    pack: Pack,
) -> list[str]:
    """The bodies that take the matter, for every track and norm that may hold, and by status.

    The supervisor of civil servants follows from the day the matter reaches it; without that day
    both stand, unless the act itself came later.
    """
    rules = pack.rules["routes"]
    open_norms = [pack.norms[name] for name, state in states.items() if state is not State.FAILS]
    opened = {track.category.value for track in tracks}
    found: dict[str, None] = {}
    if opened & set(ASN_TRACKS):
        found.update(dict.fromkeys(_supervisor(judged, known, rules["supervisor"])))
    found.update((body, None) for track, body in rules["tracks"].items() if track in opened)
    for norm in open_norms:
        found.update(dict.fromkeys(norm.routes))
    if open_norms or tracks:
        found.update(_by_status(known, rules["status"]))
    if open_norms and _money(known, rules["apip"]):
        found["apip"] = None
    return list(found)


def _by_status(known: Possible, table: Mapping[str, Sequence[str]]) -> dict[str, None]:
    """Bodies for a status that is sure."""
    sure = set(known["status"])
    lists = [table.get(status, ()) for status in sure]
    shared = [body for body in lists[0] if all(body in one for one in lists)] if lists else []
    return dict.fromkeys(shared)


def _supervisor(
    judged: Judged, known: Possible, rows: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    acted = min(judged.worlds.days(), default=FIRST)
    for row in rows:
        first, last = row.get("from", FIRST), row.get("until", LAST)
        for begin, end in known["received_date"]:
            if max(begin, first, acted) <= min(end, last) or first <= begin == end <= last:
                yield row["route"]
                break


def remarks(
    judged: Judged, tracks: Sequence[Track], bodies: Sequence[str], pack: Pack
) -> Iterator[str]:
    """What the bodies on the route may and may not do with the matter, each with its source."""
    opened, kind = {track.category.value for track in tracks}, _kind(judged, pack)
    for row in pack.rules["routes"].get("notes", ()):
        if (
            row["kind"] == kind
            and (not row.get("tracks") or opened & set(row["tracks"]))
            and row.get("route") in (None, *bodies)
            and row.get("without") not in bodies
        ):
            check = "" if row["confidence"] in SURE else "; periksa naskah resmi"
            yield f"{row['text']} ({row['cite']}{check})."


def _money(known: Possible, row: Mapping[str, Any]) -> bool:
    """Whether a loss to the state is said, or the budget was steered."""
    lost = known["state_loss"] == (row["state_loss"],)
    return lost or any(bool(forms & set(row["resource_form"])) for forms in known["resource_form"])


def deadlines(
    judged: Judged, tracks: Sequence[Track], bodies: Sequence[str], known: Possible, pack: Pack
) -> list[dict[str, Any]]:
    """The limits whose starting day is known, each counted with its own unit."""
    found: dict[str, dict[str, Any]] = {}
    opened = {track.category.value for track in tracks}
    for step, variants in pack.rules["limits"].items():
        for row in variants:
            start = _start(row, known, found)
            if start is None or not _applies(row, judged, opened, bodies, known, pack):
                continue
            effect = "effect" in row
            counted = _effect(step, row, start) if effect else _limit(step, row, start, pack.book)
            found[step] = counted
            break
    return list(found.values())


def _start(
    row: Mapping[str, Any], known: Possible, found: Mapping[str, Mapping[str, Any]]
) -> date | None:
    """The known day a limit starts; None where it is open."""
    spans = known.get(str(row.get("start")), ())
    if len(spans) != 1 or spans[0][0] != spans[0][1]:
        return None
    if "after" in row:
        before = found.get(row["after"])
        return date.fromisoformat(before["due"]) if before else None
    day: date = spans[0][0]
    return day


def _applies(
    row: Mapping[str, Any],
    judged: Judged,
    opened: set[str],
    bodies: Sequence[str],
    known: Possible,
    pack: Pack,
) -> bool:
    tracks = set(row.get("tracks", [row["track"]] if "track" in row else opened))
    people = pack.groups.get(row.get("status", ""), known["status"])
    return (
        bool(opened & tracks or not tracks)
        and set(known["status"]) <= set(people)
        and row.get("route") in (None, *bodies)
        and row.get("kind") in (None, _kind(judged, pack))
    )


def _kind(judged: Judged, pack: Pack) -> str | None:
    """The kind of election, where it is one."""
    names = judged.worlds.values("election")
    kinds = {pack.calendars[name]["kind"] for name in names if name in pack.calendars}
    if not kinds:
        kinds = {"pemilu" if name.startswith("pemilu") else "pemilihan" for name in names}
    return kinds.pop() if len(kinds) == 1 else None


def _limit(step: str, row: Mapping[str, Any], start: date, book: str | Calendar) -> dict[str, Any]:
    counted = due(start, row["days"], row["unit"], book)
    result = {
        "step": step,
        "due": counted.due.isoformat(),
        "unit": row["unit"],
        "days": row["days"],
        "start": start.isoformat(),
        "citation": row["cite"],
        "confidence": row["confidence"],
        "policy": row.get("policy", False),
        "note": row.get("note", ""),
        "sentence": counted.sentence,
        "warnings": list(counted.warnings),
    }
    if "beside" in row:
        result["other_reading"] = _counted(start, row["days"], row["beside"], row["cite"], book)
    if "extended" in row:
        longer = row["extended"]
        result["extended"] = _counted(start, longer["days"], longer["unit"], longer["cite"], book)
    return result


def _counted(start: date, days: int, unit: Any, cite: str, book: str | Calendar) -> dict[str, Any]:
    found = due(start, days, unit, book)
    return {
        "unit": unit,
        "days": days,
        "due": found.due.isoformat(),
        "citation": cite,
        "sentence": found.sentence,
    }


def _effect(step: str, row: Mapping[str, Any], start: date) -> dict[str, Any]:
    """A day on which something takes effect, instead of a limit that runs."""
    day = start
    if row["effect"] == "end_of_month":
        day = start.replace(day=monthrange(start.year, start.month)[1])
    return {
        "step": step,
        "due": day.isoformat(),
        "unit": "hari",
        "days": 0,
        "start": start.isoformat(),
        "citation": row["cite"],
        "confidence": row["confidence"],
        "policy": False,
        "note": row["note"],
        "sentence": row["note"],
        "warnings": [],
    }


def limits(pack: Pack) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every general limit of the pack with its length, unit, citation and confidence."""
    yield from pack.rules["steps"].items()
