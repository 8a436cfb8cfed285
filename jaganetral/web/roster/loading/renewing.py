"""The name index of a new load made from that of the load before, where little changed.

People are known again by NIP. A new load gives everybody a new key; the rows of the index stay what
they were, and a file beside it tells which key stands for which person.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.store import BrokenIndex, Store
from jaganetral.names.roster.update import CannotUpdate, Change, Kind, update
from jaganetral.web.roster.loading.stretches import rows_of, stretches
from jaganetral.web.roster.models import Employee, RosterLoad

KEYS = "pegawai.npy"
COLUMNS = ("nip", "name", "position", "unit", "agency", "regency")
_FEW = 10  # of so many people at most one may have changed
_AT_ONCE = 500
_PAIRS = """
SELECT n.id, o.id, CASE WHEN n.name = o.name AND n.position = o.position AND n.unit = o.unit
AND n.agency = o.agency AND n.regency = o.regency THEN 1 ELSE 0 END
FROM roster_employee n LEFT JOIN roster_employee o
ON o.nip = n.nip AND o.load_id = %(before)s AND n.nip <> ''
WHERE n.id >= %(first)s AND n.id < %(below)s AND n.load_id + 0 = %(load)s
"""
_GONE = """
SELECT o.id FROM roster_employee o
WHERE o.id >= %(first)s AND o.id < %(below)s AND o.load_id + 0 = %(before)s AND (o.nip = ''
OR NOT EXISTS (SELECT 1 FROM roster_employee n WHERE n.nip = o.nip AND n.load_id = %(load)s))
"""
Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Met:
    """Keys of both loads: of people who are the same in both, of those who go and who come."""

    before: Keys
    after: Keys
    going: Keys
    coming: Keys

    @property
    def is_little(self) -> bool:
        """Whether few enough changed."""
        return (len(self.going) + len(self.coming)) * _FEW <= len(self.after)


def keys_of(store: Store) -> Keys:
    """The key of each person of an index of the site, by inner number."""
    path = store.folder / KEYS
    found = np.load(path) if path.is_file() else np.asarray(store.array("row_of"))
    keys: Keys = found.astype(np.int64)
    return keys


def renew(old: Path, before: int, after: int, place: Path) -> bool:
    """Put the index of a load in place, from that where `before` stands for it; False if not so.

    Everything else in the index stays as it is.
    """
    met = _met(before, after)
    work = place.with_name(f".{place.name}.baru")
    shutil.rmtree(work, ignore_errors=True)
    try:
        if met.is_little and _brought_in(old, met, work):
            work.rename(place)
            return True
    except (BrokenIndex, CannotUpdate, OSError):
        return False  # the build does without
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return False


def _met(before: int, after: int) -> Met:
    values = {"before": before, "load": after}
    pairs = _numbers(_PAIRS, RosterLoad(pk=after), values, 3)
    gone = _numbers(_GONE, RosterLoad(pk=before), values, 1)[:, 0]
    new, known, same = pairs[:, 0], pairs[:, 1], pairs[:, 2] == 1
    return Met(known[same], new[same], np.append(gone, known[~same & (known > 0)]), new[~same])


def _numbers(sql: str, whose: RosterLoad, values: dict[str, int], width: int) -> Keys:
    parts = [np.zeros((0, width), np.int64)]
    for first, below in stretches(whose):
        rows = rows_of(sql, {**values, "first": first, "below": below})
        told = [[number or 0 for number in row] for row in rows]
        parts.append(np.array(told, np.int64).reshape(-1, width))
    return np.concatenate(parts)


def _brought_in(old: Path, met: Met, work: Path) -> bool:
    shutil.copytree(old, work, copy_function=os.link)
    (work / KEYS).unlink(missing_ok=True)
    store = Store(old)
    rows, keys = np.asarray(store.array("row_of")), keys_of(store)
    last = int(store.facts["last_row"])
    going = rows[np.isin(keys, met.going)].tolist()
    changes = [Change(0, Kind.REMOVE, row) for row in going]
    changes += [Change(0, Kind.ADD, 0, fields) for fields in _people(met.coming)]
    if update(work, changes).refused or len(going) != len(met.going):
        return False
    order = np.argsort(met.before)
    told = np.searchsorted(met.before, keys, sorter=order).clip(max=max(len(order) - 1, 0))
    if len(order):
        at = order[told]
        keys = np.where(met.before[at] == keys, met.after[at], keys)
    by_row = np.argsort(rows)
    all_rows = np.append(rows[by_row], last + 1 + np.arange(len(met.coming)))
    all_keys = np.append(keys[by_row], met.coming)
    now = np.asarray(Store(work).array("row_of"))
    np.save(work / KEYS, all_keys[np.searchsorted(all_rows, now)])
    return True


def _people(keys: Keys) -> Iterator[dict[str, Any]]:
    """The people of these keys, in their order."""
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE].tolist()
        found = Employee.objects.filter(pk__in=some).values("pk", *COLUMNS)
        by_key = {row.pop("pk"): row for row in found}
        yield from (by_key[key] for key in some)
