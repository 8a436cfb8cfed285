"""The circle in which somebody is sought: the people of a unit, the places that were named."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.context import Contexts, Told
from jaganetral.names.search.regions import regions
from jaganetral.names.workplace import fold_unit

People = npt.NDArray[np.int64]
_REGENCIES = 4  # a name that more regencies share narrows nothing
_LOCAL = frozenset({"kabupaten", "kota"})
_LISTED = 300_000  # people of all units of a name that are looked through


def regencies_of(contexts: Contexts, told: Sequence[Told]) -> list[int]:
    """The regencies that were said, or those of the local government that was."""
    for one in told:
        if one.column == "regency" and (found := one.best()):
            return found if len(found) <= _REGENCIES else []
    for one in told:
        if one.column == "agency" and (found := one.best()) and len(found) <= _REGENCIES:
            places, texts = contexts.column("regency"), contexts.column("agency").texts
            local = [texts[at] for at in found if fold_unit(texts[at]).kinds & _LOCAL]
            there = [regions(places, text).get("same", ()) for text in local]
            return [int(at) for some in there for at in some][:_REGENCIES]
    return []


def of_unit(
    index: RosterIndex, told: Sequence[Told], regencies: Sequence[int], most: int
) -> People | None:
    """The people of the unit that was said, in those regencies; None where they are too many."""
    for one in told:
        values = one.best() if one.column == "unit" else []
        ends = index.unit_people_at
        count = sum(int(ends[at + 1]) - int(ends[at]) for at in values)
        if not values or count > _LISTED:
            continue
        lists = [index.unit_people[ends[at] : ends[at + 1]] for at in values]
        people = np.concatenate(lists).astype(np.int64)
        if regencies and count > 1:
            codes = index.column("regency")[people]
            inside = np.logical_or.reduce([codes == one for one in regencies])
            people = people[inside] if inside.any() else people
        return people if len(people) <= most else None
    return None


def borne_in(
    index: RosterIndex, names: npt.NDArray[np.uint32], regencies: Sequence[int]
) -> npt.NDArray[np.bool_]:
    """Whether somebody in one of the regencies bears each name."""
    found = np.zeros(len(names), bool)
    for regency in regencies:
        at = index.regency_names_at
        borne = index.regency_names[at[regency] : at[regency + 1]]
        places = np.minimum(np.searchsorted(borne, names), max(0, len(borne) - 1))
        found |= borne[places] == names if len(borne) else False
    return found
