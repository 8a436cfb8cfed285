"""Cases that the quick way leaves open, looked at in all their worlds; those alike only once."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from jaganetral.law.assess import judge
from jaganetral.law.bulk.columns import Frame
from jaganetral.law.bulk.judging import planes_of
from jaganetral.law.bulk.plan import Plan
from jaganetral.law.bulk.planes import Plane, packed, unpacked
from jaganetral.law.bulk.rungs import NAMES, TRACKS, Codes8
from jaganetral.law.bulk.stands import Stands, stands_of
from jaganetral.law.engine.outcome import Judged
from jaganetral.law.model import Pack

Kinds = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]


def open_rows(codes: Codes8) -> NDArray[np.intp]:
    """The cases of which some track is open."""
    return np.flatnonzero(np.any(codes[:, ::2] != codes[:, 1::2], axis=1))


def refine(
    part: Frame, plan: Plan, number: int, codes: Codes8, most: int | None
) -> tuple[NDArray[np.bool_], tuple[int, int, int]]:
    """Put the exact outcome in place of the quick one, for so many different cases at most.

    Changes `codes` (of the plan's pack with this number). Returns which cases are exact, how many
    were open, and how many different ones were looked at and not; the most frequent come first.
    """
    exact = np.ones(part.rows, bool)
    rows = open_rows(codes)
    if not len(rows):
        return exact, (0, 0, 0)
    exact[rows] = False
    first, place, counts = _kinds(part, plan, number, rows)
    order = np.argsort(-counts, kind="stable")[:most]
    table = np.zeros((len(first), 2 * len(TRACKS)), np.uint8)
    done = np.zeros(len(first), bool)
    for kind in order.tolist():
        found = judge(part.facts(int(first[kind])), pack=plan.packs[number])
        if not found.sampled:
            table[kind], done[kind] = codes_of(found), True
    hit = done[place]
    codes[rows[hit]] = table[place[hit]]
    exact[rows[hit]] = True
    return exact, (len(rows), len(order), len(first) - len(order))


def codes_of(found: Judged) -> NDArray[np.uint8]:
    """Floor and ceiling of every track of a judged case, as codes of NAMES."""
    row = np.zeros(2 * len(TRACKS), np.uint8)
    for track in found.tracks():
        at = 2 * TRACKS.index(track.category)
        row[at : at + 2] = NAMES.index(track.levels[0]), NAMES.index(track.levels[-1])
    return row


def exactly(facts: dict[str, object], pack: Pack, *, quick: bool) -> tuple[Codes8, bool]:
    """One case on its own: its codes, and whether all its worlds were looked at."""
    found = judge(facts, mode="kleene" if quick else "worlds", pack=pack)
    return codes_of(found), not found.quick


def _kinds(part: Frame, plan: Plan, number: int, rows: NDArray[np.intp]) -> Kinds:
    """Kinds of cases that no norm still open can tell apart.

    For each kind its first case and how many there are; for each of `rows` its kind.
    """
    stands = stands_of(part, plan)
    sure, maybe = planes_of(part, plan, stands)
    planes = list(_telling(part, plan, number, sure, maybe))
    bits = np.empty((len(planes), len(rows)), np.uint8)
    for row, plane in enumerate(planes):
        bits[row] = unpacked(plane, part.rows)[rows]
    key = _linked(part, plan, number, sure, maybe, stands)[rows]
    told = np.packbits(bits, axis=0).T
    wide = np.hstack([told, key.astype(np.uint32)[:, None].view(np.uint8)])
    whole = np.ascontiguousarray(wide).view(np.dtype((np.void, wide.shape[1]))).ravel()
    _, first, place, counts = np.unique(
        whole, return_index=True, return_inverse=True, return_counts=True
    )
    return rows[first], place, counts


def _telling(
    part: Frame, plan: Plan, number: int, sure: Sequence[Plane], maybe: Sequence[Plane]
) -> Iterator[Plane]:
    """Which norms are open, and what is said of the atoms they name."""
    yield from (maybe[line.when] for line in plan.lines[number])
    for slot, open_ in _relevant(part, plan, number, maybe).items():
        yield open_ & sure[slot]
        yield open_ & maybe[slot]


def _relevant(part: Frame, plan: Plan, number: int, maybe: Sequence[Plane]) -> dict[int, Plane]:
    """For each atom the cases in which something open turns on it."""
    found: dict[int, Plane] = {}
    for line in plan.lines[number]:
        for slot in line.atoms:
            found[slot] = found[slot] | maybe[line.when] if slot in found else maybe[line.when]
    for fact, slots in plan.rules:
        open_ = packed(_missing(part, "conduct") & _missing(part, fact), part.rows)
        for slot in slots:
            found[slot] = found[slot] | open_ if slot in found else open_
    return found


def _missing(part: Frame, fact: str) -> NDArray[np.bool_]:
    if fact not in part.columns:
        return np.ones(part.rows, bool)
    found: NDArray[np.bool_] = part.columns[fact].codes == 0
    return found


def _linked(
    part: Frame,
    plan: Plan,
    number: int,
    sure: Sequence[Plane],
    maybe: Sequence[Plane],
    stands: Stands,
) -> NDArray[np.uint32]:
    """How derived facts hang together, where something open turns on one that is open."""
    relevant = _relevant(part, plan, number, maybe)
    turning = np.zeros(part.rows, bool)
    for slot in plan.derived:
        if slot in relevant:
            turning |= unpacked(relevant[slot] & (sure[slot] ^ maybe[slot]), part.rows).astype(bool)
    found: NDArray[np.uint32] = np.where(turning, stands.key.astype(np.uint32) + 1, 0).astype(
        np.uint32
    )
    return found
