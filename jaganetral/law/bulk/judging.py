"""All cases of a table through the norms of one pack or two, quickly (Kleene)."""

from collections.abc import Sequence

import numpy as np

from jaganetral.law.bulk.columns import Frame
from jaganetral.law.bulk.plain import plain_planes
from jaganetral.law.bulk.plan import Plan, plans_of
from jaganetral.law.bulk.planes import Plane, laid, ones_of
from jaganetral.law.bulk.rungs import TRACKS, Codes8, floors_and_ceilings
from jaganetral.law.bulk.stands import Stands, stands_of
from jaganetral.law.model import Pack
from jaganetral.law.program import run3

CHUNK = 1 << 18  # rows judged at once: their planes fit the processor's near memory
KEPT = 1 << 18  # circumstances remembered for the next chunk


def judged(frame: Frame, packs: Sequence[Pack]) -> list[Codes8]:
    """For each pack the codes of floor and ceiling of every case; see `rungs.NAMES`."""
    found = [np.zeros((2 * len(TRACKS), frame.rows), np.uint8).T for _ in packs]
    for first in range(0, frame.rows, CHUNK):
        part = frame.part(first, first + CHUNK)
        place = 0
        for plan in plans_of(packs):
            for codes in _chunk(part, plan):
                found[place][first : first + CHUNK] = codes
                place += 1
    return found


def _chunk(part: Frame, plan: Plan) -> list[Codes8]:
    sure, maybe, _ = planes_of(part, plan)
    ones = ones_of(part.rows)
    return [floors_and_ceilings(lines, sure, maybe, ones, part.rows) for lines in plan.lines]


def planes_of(part: Frame, plan: Plan) -> tuple[list[Plane], list[Plane], Stands]:
    """The planes (certain, possible) of every slot of a plan, and where the acts stand."""
    if len(plan.kept) > KEPT:
        plan.kept.clear()
    ones = ones_of(part.rows)
    stands = stands_of(part, plan)
    both = plain_planes(part, plan, ones)
    both |= laid(stands.classes, stands.masks, plan.derived, ones)
    slots = range(len(plan.program.atoms))
    sure, maybe = run3(plan.program, [both[s][0] for s in slots], [both[s][1] for s in slots], ones)
    return sure, maybe, stands
