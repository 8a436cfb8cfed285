"""All cases of a table through the norms of one pack or two, quickly (Kleene)."""

from collections.abc import Sequence

import numpy as np

from jaganetral.law.bulk.columns import Frame
from jaganetral.law.bulk.plain import plain_planes
from jaganetral.law.bulk.plan import Plan, plans_of
from jaganetral.law.bulk.planes import Plane, laid, ones_of
from jaganetral.law.bulk.rungs import TRACKS, Codes8, floors_and_ceilings
from jaganetral.law.bulk.stands import Stands, stands_of
from jaganetral.law.engine.program import run3
from jaganetral.law.model import Pack

PART = 1 << 20  # rows read and looked at together
CHUNK = 1 << 18  # rows judged at once: their planes fit the processor's near memory
KEPT = 1 << 18  # circumstances remembered for the next part


def judged(frame: Frame, packs: Sequence[Pack]) -> list[Codes8]:
    """For each pack the codes of floor and ceiling of every case; see `rungs.NAMES`."""
    # laid out by column, for they are written a column at a time
    found = [np.zeros((2 * len(TRACKS), frame.rows), np.uint8).T for _ in packs]
    place = 0
    for plan in plans_of(packs):
        stands = stands_of(frame, plan)
        for first in range(0, frame.rows, CHUNK):
            last = min(first + CHUNK, frame.rows)
            part = frame.part(first, last)
            for number, codes in enumerate(_chunk(part, plan, stands.part(first, last)), place):
                found[number][first:last] = codes
        place += len(plan.packs)
    return found


def _chunk(part: Frame, plan: Plan, stands: Stands) -> list[Codes8]:
    sure, maybe = planes_of(part, plan, stands)
    ones = ones_of(part.rows)
    return [floors_and_ceilings(lines, sure, maybe, ones, part.rows) for lines in plan.lines]


def planes_of(part: Frame, plan: Plan, stands: Stands) -> tuple[list[Plane], list[Plane]]:
    """The planes (certain, possible) of every slot of a plan for some cases that stand so."""
    if len(plan.kept) > KEPT:
        plan.kept.clear()
    ones = ones_of(part.rows)
    both = plain_planes(part, plan, ones)
    both |= laid(stands.classes, stands.masks, plan.derived, ones)
    slots = range(len(plan.program.atoms))
    return run3(plan.program, [both[s][0] for s in slots], [both[s][1] for s in slots], ones)
