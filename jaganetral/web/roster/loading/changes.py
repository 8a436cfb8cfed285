"""What a load changes against the one before: who is new, gone, moved, renamed. By NIP."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from jaganetral.web.roster.loading.stretches import execute, rows_of, stretches
from jaganetral.web.roster.models import Change, RosterLoad

AGENCIES = 500  # shown; further ones are counted together
Tell = Callable[[str, int, int | None], None]

# `+ 0` keeps a database from reading a whole load for a stretch of keys; CROSS JOIN keeps SQLite
# from beginning with the old load.
NEW = """
INSERT INTO roster_change (load_id, kind, agency, new_id)
SELECT %(load)s, 'baru', n.agency, n.id FROM roster_employee n
WHERE n.id >= %(first)s AND n.id < %(below)s AND n.load_id + 0 = %(load)s AND n.nip <> ''
AND NOT EXISTS (SELECT 1 FROM roster_employee o WHERE o.nip = n.nip AND o.load_id = %(before)s)
"""
GONE = """
INSERT INTO roster_change (load_id, kind, agency, old_id)
SELECT %(load)s, 'hilang', o.agency, o.id FROM roster_employee o
WHERE o.id >= %(first)s AND o.id < %(below)s AND o.load_id + 0 = %(before)s AND o.nip <> ''
AND NOT EXISTS (SELECT 1 FROM roster_employee n WHERE n.nip = o.nip AND n.load_id = %(load)s)
"""
OTHER = """
INSERT INTO roster_change (load_id, kind, agency, old_id, new_id)
SELECT %(load)s, k.kind, n.agency, o.id, n.id
FROM roster_employee n CROSS JOIN roster_employee o
CROSS JOIN (SELECT 'pindah' AS kind UNION ALL SELECT 'jabatan' UNION ALL SELECT 'nama') k
WHERE n.id >= %(first)s AND n.id < %(below)s AND n.load_id + 0 = %(load)s AND n.nip <> ''
AND o.nip = n.nip AND o.load_id = %(before)s
AND ((k.kind = 'pindah' AND (LOWER(n.unit) <> LOWER(o.unit) OR LOWER(n.agency) <> LOWER(o.agency)))
OR (k.kind = 'jabatan' AND LOWER(n.position) <> LOWER(o.position))
OR (k.kind = 'nama' AND n.folded <> o.folded))
"""
PEOPLE = """
SELECT agency, COUNT(*), SUM(CASE WHEN nip = '' THEN 1 ELSE 0 END) FROM roster_employee
WHERE id >= %(first)s AND id < %(below)s AND load_id + 0 = %(load)s GROUP BY agency
"""
KINDS = "SELECT agency, kind, COUNT(*) FROM roster_change WHERE load_id = %(load)s GROUP BY 1, 2"


def note_changes(load: RosterLoad, tell: Tell) -> dict[str, Any]:
    """Write one row for every change against `load.before`; returns the sums."""
    before = _compared(load)
    Change.objects.filter(load=load).delete()
    if before is not None:
        values = {"load": load.pk, "before": before.pk}
        for statement, whose in ((NEW, load), (OTHER, load), (GONE, before)):
            for first, below in stretches(whose):
                with transaction.atomic():
                    execute(statement, {**values, "first": first, "below": below})
                tell("perubahan", below, None)
    return _sums(load)


def _compared(load: RosterLoad) -> RosterLoad | None:
    """The load before, while it still has every row of its own."""
    before = load.before
    return before if before is not None and before.rests_on_id is None else None


def _sums(load: RosterLoad) -> dict[str, Any]:
    after, without = people_of(load)
    before = _compared(load)
    if before is None:
        return {"people": sum(after.values()), "without_nip": without}
    earlier, without_before = people_of(before)
    kinds: dict[str, dict[str, int]] = {kind: {} for kind in Change.Kind.values}
    for agency, kind, count in rows_of(KINDS, {"load": load.pk}):
        kinds[kind][agency] = count
    changed: list[list[Any]] = []
    for agency in sorted({*earlier, *after}):
        counts = [kinds[kind].get(agency, 0) for kind in Change.Kind.values]
        if any(counts):
            changed.append([agency, earlier.get(agency, 0), after.get(agency, 0), *counts])
    changed.sort(key=lambda row: -sum(row[3:]))
    return {
        "people": sum(after.values()),
        "without_nip": without,
        "people_before": sum(earlier.values()),
        "without_nip_before": without_before,
        "kinds": {kind: sum(counts.values()) for kind, counts in kinds.items()},
        "agencies": changed[:AGENCIES],
        "more_agencies": max(0, len(changed) - AGENCIES),
    }


def people_of(load: RosterLoad) -> tuple[dict[str, int], int]:
    """How many people of a load each agency has, and how many have no NIP."""
    counts: dict[str, int] = {}
    without = 0
    for first, below in stretches(load):
        values = {"load": load.pk, "first": first, "below": below}
        for agency, people, nameless in rows_of(PEOPLE, values):
            counts[agency] = counts.get(agency, 0) + people
            without += nameless
    return counts, without
