"""What each case says of the facts that are known each for itself, as planes of their atoms."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np

from jaganetral.law.bulk.columns import Codes, Frame, narrow
from jaganetral.law.bulk.plan import Plan
from jaganetral.law.bulk.planes import Plane, distinct, laid
from jaganetral.law.facts import possible_values

# A fact that changes what another one says, where it was told (`facts.possible_values`).
BESIDE: Mapping[str, tuple[str, ...]] = {
    "status": ("acting_village_head",),
    "acting_village_head": ("status",),
    "structural": ("acting_village_head",),
}
ALL = 64  # so many combinations are looked at without asking which occur
Source = tuple[str, Codes, tuple[Any, ...]]


def plain_planes(frame: Frame, plan: Plan, ones: Plane) -> dict[int, tuple[Plane, Plane]]:
    """The planes (certain, possible) of every atom of the plain facts."""
    found: dict[int, tuple[Plane, Plane]] = {}
    for fact in plan.plain:
        classes, masks = _classes(fact, frame, plan)
        found |= laid(classes, masks, plan.atoms[fact], ones)
    return found


def _classes(fact: str, frame: Frame, plan: Plan) -> tuple[Codes, list[tuple[int, int]]]:
    """A fact's classes of cases, and what each class says of its atoms."""
    sources = list(_sources(fact, frame, plan))
    size = prod(len(values) for _, _, values in sources)
    key = _joined(sources, frame.rows)
    # few keys: all of them are looked at, whether they occur or not
    seen = list(range(size))
    if size > ALL:
        kept, key = distinct(key, size)
        seen = kept.tolist()
    masks: dict[tuple[int, int], int] = {}
    moved = [_class(fact, one, sources, plan, masks) for one in seen]
    found = list(masks)
    if len(found) == len(moved):
        return key, found
    return np.array(moved, narrow(len(found)))[key], found


def _joined(sources: Sequence[Source], rows: int) -> Codes:
    """One number a case for the codes of several columns together."""
    key: Any = np.zeros(rows, np.uint8) if not sources else sources[0][1]
    size = len(sources[0][2]) if sources else 1
    for _, codes, values in sources[1:]:
        size *= len(values)
        wide = narrow(size)
        key = key.astype(wide) * wide(len(values)) + codes.astype(wide)
    found: Codes = key
    return found


def _class(
    fact: str,
    key: int,
    sources: Sequence[Source],
    plan: Plan,
    masks: dict[tuple[int, int], int],
) -> int:
    facts: dict[str, Any] = {}
    for name, _, values in reversed(sources):
        key, place = divmod(int(key), len(values))
        if values[place] is not None:
            facts[name] = values[place]
    told = (fact, *((n, tuple(v) if isinstance(v, list) else v) for n, v in facts.items()))
    if told not in plan.kept:
        plan.kept[told] = plan.sides(fact, possible_values(facts, plan.pack)[fact])
    return masks.setdefault(plan.kept[told], len(masks))


def _sources(fact: str, frame: Frame, plan: Plan) -> Iterator[Source]:
    """The columns on which a fact turns, as far as it does."""
    spec = plan.pack.facts[fact]
    beside = ("post",) if spec.by_post else ()
    for name in (fact, *beside, *BESIDE.get(fact, ())):
        if name in frame.columns:
            column = frame.columns[name]
            yield name, column.codes, column.values
    if spec.implied_by and "conduct" in frame.columns:
        yield _codes_that(frame, tuple(spec.implied_by))


def _codes_that(frame: Frame, codes: Sequence[str]) -> Source:
    """The conduct as far as these codes go: those of them that happened."""
    column = frame.columns["conduct"]
    classes: dict[tuple[str, ...], int] = {}
    moved = np.zeros(len(column.values), np.uint8)
    for place, value in enumerate(column.values):
        happened = tuple(code for code in codes if code in (value or ()))
        moved[place] = classes.setdefault(happened, len(classes))
    return "conduct", moved[column.codes], tuple(list(one) for one in classes)
