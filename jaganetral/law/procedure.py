"""Which bodies take a matter, and by when what must be done; both from the rules of the pack."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from jaganetral.law.facts import Possible, read_day
from jaganetral.law.model import Norm, Pack, State
from jaganetral.law.outcome import Track
from jaganetral.workdays import due

ASN_TRACKS = ("kode_etik", "disiplin", "kepegawaian")


def routes(
    tracks: Sequence[Track],
    norms: Sequence[tuple[Norm, State]],
    facts: Mapping[str, Any],
    known: Possible,
    pack: Pack,
) -> list[str]:
    """The bodies that take the matter, for every track, norm that may hold, and status.

    The civil-service body follows from the day the matter reaches it; without that day both stand.
    """
    found: dict[str, None] = {}
    asn = any(track.category.value in ASN_TRACKS for track in tracks)
    for row in pack.rules["routes"]:
        if "status" in row:
            fits = set(known["status"]) <= set(row["status"])
        else:
            fits = asn and _within(row, facts)
        if fits:
            found[row["route"]] = None
    if any(track.category.value == "kode_etik" for track in tracks):
        found["majelis_kode_etik"] = None
    for norm, state in norms:
        if state is not State.FAILS:
            found.update(dict.fromkeys(norm.routes))
    if asn and facts.get("state_loss") is True:
        found["apip"] = None
    return list(found)


def _within(row: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    given = facts.get("received_date")
    if given is None or isinstance(given, Mapping):
        return True
    day = read_day("received_date", given)
    return bool(row.get("from", date.min) <= day <= row.get("until", date.max))


def deadlines(
    facts: Mapping[str, Any], tracks: Sequence[Track], pack: Pack
) -> list[dict[str, Any]]:
    """The limits whose starting day is known, each counted with its own unit."""
    opened = {track.category.value for track in tracks}
    found: dict[str, dict[str, Any]] = {}
    for step, row in pack.rules["steps"].items():
        start = _start(row, facts, found)
        if start is None or not opened & set(row.get("category", opened)):
            continue
        if start < row.get("since", date.min) and "after" not in row:
            continue
        found[step] = _deadline(step, row, start)
    return list(found.values())


def _start(
    row: Mapping[str, Any], facts: Mapping[str, Any], found: Mapping[str, Mapping[str, Any]]
) -> date | None:
    if "after" in row:
        before = found.get(row["after"])
        return date.fromisoformat(before["due"]) if before else None
    given = facts.get(row.get("from", ""))
    if given is None or isinstance(given, Mapping):
        return None
    return read_day(row["from"], given)


def _deadline(step: str, row: Mapping[str, Any], start: date) -> dict[str, Any]:
    counted = due(start, row["days"], row["unit"])
    result = {
        "step": step,
        "due": counted.due.isoformat(),
        "unit": row["unit"],
        "days": row["days"],
        "start": start.isoformat(),
        "citation": row["cite"],
        "confidence": row["confidence"],
        "policy": row.get("policy", False),
        "sentence": counted.sentence,
        "warnings": list(counted.warnings),
    }
    if "other_unit" in row:
        other = due(start, row["days"], row["other_unit"])
        result["other_reading"] = {
            "unit": row["other_unit"],
            "due": other.due.isoformat(),
            "sentence": other.sentence,
        }
    return result


def limits(pack: Pack) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every limit of the pack with its length, unit, citation and confidence."""
    yield from pack.rules["steps"].items()
