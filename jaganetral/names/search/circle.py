"""The circle in which somebody is sought: the people of a unit, the places that were named."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.context import Contexts, Told

People = npt.NDArray[np.int64]
_REGENCIES = 4  # a name that more regencies share narrows nothing
_LISTED = 300_000  # people of all units of a name that are looked through
_FEW = 5000  # of them, up to which they are looked through before those of a regency
_PEOPLE = 40_000
_NARROWING = ("regency", "position", "agency")


def regencies_of(contexts: Contexts, told: Sequence[Told]) -> list[int]:
    """The regencies that were said, then those of the local government that was, if others."""
    found: dict[int, None] = {}
    for one in told:
        best = one.best() if one.column in ("regency", "agency") else []
        few = best if len(best) <= _REGENCIES else []
        if one.column == "agency":
            few = [place for at in few for place in contexts.governed(at)]
        found |= dict.fromkeys(few)
    return [*found][:_REGENCIES]


def of_unit(
    index: RosterIndex, told: Sequence[Told], regencies: Sequence[int], most: int
) -> People | None:
    """The people of the unit that was said, in those regencies; None where they are too many."""
    ends = index.unit_people_at
    for one in told:
        values = one.best() if one.column == "unit" else []
        count = sum(int(ends[at + 1]) - int(ends[at]) for at in values)
        if not values or count > _LISTED:
            continue
        people = _of_units(index, values, regencies) if regencies and count > _FEW else None
        if people is None and count > max(most, _FEW):
            return None
        if people is None:
            lists = [index.unit_people[ends[at] : ends[at + 1]] for at in values]
            people = _within(index, np.concatenate(lists).astype(np.int64), regencies)
        return people if len(people) <= most else None
    return None


def _of_units(index: RosterIndex, units: Sequence[int], regencies: Sequence[int]) -> People | None:
    """People of the regencies who work in one of the units, None for nobody: where a name of a
    unit stands in every regency, they are fewer than its people.
    """
    people = index.people_in(regencies)
    people = people[np.isin(index.column("unit").take(people), units)]
    return people if len(people) else None


def _within(index: RosterIndex, people: People, regencies: Sequence[int]) -> People:
    """Those of the people who are of the regencies; all where nobody is."""
    if not regencies or len(people) < 2:
        return people
    inside = np.isin(index.column("regency").take(people), regencies)
    return people[inside] if inside.any() else people


def in_post(
    index: RosterIndex,
    contexts: Contexts,
    told: Sequence[Told],
    regencies: Sequence[int],
    most: int,
) -> People | None:
    """People of the post, sorted; None where none was said that is known here, or where they are
    more than `most` in a whole country.
    """
    every = (one for single in told for one in (single, *single.instead))
    narrow = [one for one in every if one.column in _NARROWING and one.levels]
    if not any(one.column == "position" for one in narrow):
        return None
    people = index.people_in(regencies) if regencies else None
    if people is None and _expected(index, contexts, narrow) > most:
        return None
    for one in narrow:
        codes = index.column(one.column)
        fits = np.zeros(len(contexts.column(one.column).counts), bool)
        fits[one.places[one.bits > 0]] = True
        if people is None:
            people = fits.take(codes, mode="clip").nonzero()[0]
        else:
            people = people[fits.take(codes.take(people), mode="clip")]
    return people[:_PEOPLE] if people is not None else None


def _expected(index: RosterIndex, contexts: Contexts, narrow: Sequence[Told]) -> float:
    """About how many people all of this is true of."""
    count = float(index.people)
    for one in narrow:
        there = contexts.column(one.column).counts.take(one.places[one.bits > 0]).sum()
        count *= int(there) / index.people
    return count


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
