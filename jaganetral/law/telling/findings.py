"""One finding a norm: its state, what it leads to, its sources, and the tree of its reasons.

Most of a finding follows from the states of the norm's own conditions; findings that look alike
are put together once. What is returned is shared: it is for reading, not for changing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from jaganetral.law.consequence import sanction
from jaganetral.law.engine.outcome import Judged
from jaganetral.law.engine.program import PACKS
from jaganetral.law.engine.tables import NO, OPEN, READING, YES, Row, tables_of
from jaganetral.law.facts import blank
from jaganetral.law.model import Pack, State
from jaganetral.law.telling.parts import told
from jaganetral.law.telling.reasons import STATES, Sight, because, elements, tree

ORDER = {State.HOLDS.value: 0, State.UNKNOWN.value: 1, State.FAILS.value: 2}
KEPT = 5_000
Seen = Mapping[str, tuple[bool, Any]]


class _Shelf:
    """Findings already put together for a pack, and what of each norm never changes."""

    def __init__(self, pack: Pack) -> None:
        rows = tables_of(pack).rows
        self.found: dict[Any, dict[str, Any]] = {}
        self.citations = [[cite.as_dict() for cite in row.norm.citations] for row in rows]
        self.slots: list[Callable[[Sequence[int]], Any]] = [
            itemgetter(0, 0, *row.parts) for row in rows
        ]
        self.facts = [tuple(f for f in row.facts if f != "act_date") for row in rows]
        self.readings = [
            tuple(sorted(f for f in row.facts if f.startswith(READING))) for row in rows
        ]


@lru_cache(maxsize=PACKS)
def _shelf(pack: Pack) -> _Shelf:
    return _Shelf(pack)


def findings(
    judged: Judged, deciding: Sequence[str], *, show_all: bool = False
) -> list[dict[str, Any]]:
    """One row for each norm that holds or may hold, those that hold first; or for all norms."""
    worlds = judged.worlds
    rows = worlds.tables.rows if show_all else [r for r in worlds.open_rows if judged.said(r)]
    slots = worlds.said if judged.quick else worlds.settled
    seen = seen_in(judged)
    shelf = _shelf(worlds.pack)
    chosen = frozenset(deciding)
    found = [_finding(row, judged, slots, seen, chosen, shelf) for row in rows]
    return sorted(found, key=lambda one: ORDER[one["state"]])


def seen_in(judged: Judged) -> Seen:
    """Of each fact that norms name: whether several values were given, and its one value."""
    worlds, nothing = judged.worlds, blank(judged.worlds.pack)
    found: dict[str, tuple[bool, Any]] = worlds.tables.unseen.copy()
    for fact in worlds.tables.atom_slots:
        values = worlds.values(fact)
        if fact in nothing and values is nothing[fact]:
            continue
        if len(values) == 1:
            found[fact] = (False, values[0])
        else:
            given = worlds.facts.get(fact)
            found[fact] = (isinstance(given, Mapping) and "one_of" in given, None)
    return found


def sight_of(judged: Judged, row: Row, slots: Sequence[int], seen: Seen) -> Sight:
    """What is seen of one norm."""
    special = tuple(_special(judged, row)) if row.special else ()
    return Sight(slots, seen, special, judged.said(row))


def _special(judged: Judged, row: Row) -> Iterator[tuple[Row, int]]:
    """The special norms that go first, with what can be said of each."""
    worlds = judged.worlds
    for place in row.special:
        other = worlds.tables.rows[place]
        said = worlds.said[other.when]
        if said == OPEN and not judged.quick:
            mask = worlds.lenient(other.when)
            said = NO if not mask else YES if mask == worlds.ones else OPEN
        yield other, said


def _finding(
    row: Row,
    judged: Judged,
    slots: Sequence[int],
    seen: Seen,
    deciding: frozenset[str],
    shelf: _Shelf,
) -> dict[str, Any]:
    sight = sight_of(judged, row, slots, seen)
    levels = () if judged.quick or not sight.state else tuple(judged.levels_of(row.norm))
    known = judged.worlds.known
    readings = shelf.readings[row.place]
    open_readings = readings and tuple(
        name
        for name in readings
        if len(known[name]) > 1 and (name in deciding or sight.state == OPEN)
    )
    key = (
        row.place,
        sight.state,
        levels,
        known["status"],
        shelf.slots[row.place](slots),
        tuple([seen[fact] for fact in shelf.facts[row.place]]),
        tuple(said for _, said in sight.special),
        open_readings,
    )
    found = shelf.found.get(key)
    if found is None:
        if len(shelf.found) >= KEPT:
            shelf.found.clear()
        found = shelf.found[key] = _made(row, judged, sight, open_readings, shelf)
    return found


def _made(
    row: Row, judged: Judged, sight: Sight, open_readings: Sequence[str], shelf: _Shelf
) -> dict[str, Any]:
    pack, norm = judged.worlds.pack, row.norm
    plan = told(row, pack)
    rows = elements(plan, sight)
    levels = judged.levels_of(norm) if sight.state else []
    shown = levels or list(dict.fromkeys(then.level for then in norm.consequences))
    category = next((t.category.value for t in norm.consequences if t.level in shown), None)
    statuses = judged.worlds.known["status"]
    return {
        "norm": norm.id,
        "state": STATES[sight.state].value,
        "text": norm.text,
        "text_en": norm.text_en,
        "category": category,
        "level": shown[0].value if len(shown) == 1 else None,
        "levels": [level.value for level in shown],
        "sanctions": list(sanction.options_of(norm, shown, statuses, pack)),
        "citations": shelf.citations[row.place],
        "because": because(rows, row, sight, plan),
        "elements": [element.as_dict() for element in rows],
        "tree": tree(row, sight, pack),
        "readings": [pack.facts[name].label for name in open_readings],
        "note": norm.note,
    }
