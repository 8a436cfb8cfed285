"""Which bodies take a matter, and what they may do with it; from the rules of the pack."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jaganetral.law.consequence.limits import kind_of
from jaganetral.law.engine.outcome import Judged, Track
from jaganetral.law.facts import FIRST, LAST, Possible
from jaganetral.law.model import Pack, State

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
    opened, kind = {track.category.value for track in tracks}, kind_of(judged, pack)
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
