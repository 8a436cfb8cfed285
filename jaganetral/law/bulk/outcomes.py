"""The outcomes of many cases under one law, or under two."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from jaganetral.law.bulk.columns import Frame, Table, frame_of
from jaganetral.law.bulk.exact import exactly, refine
from jaganetral.law.bulk.judging import CHUNK, judged
from jaganetral.law.bulk.plan import plans_of
from jaganetral.law.bulk.results import Compared, Outcomes
from jaganetral.law.bulk.rungs import TRACKS
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.facts import possible_values
from jaganetral.law.model import FactError, Pack

LIMIT = 20_000  # so many different open cases are looked at exactly unless more are wished


def outcomes(
    table: Table, pack: Pack | None = None, *, quick: bool = False, limit: int | None = LIMIT
) -> Outcomes:
    """The outcome of each case of a table: a Polars frame, a Frame, or columns by fact name.

    With `quick` by Kleene only: sound, sometimes wider than need be. Otherwise cases it leaves
    open are assessed exactly, at most `limit` different ones (None: all). Raises FactError.
    """
    pack = pack or load_pack()
    return _all(_frame(table, pack), (pack,), quick, limit)[0]


def compare(
    table: Table, old: Pack, new: Pack, *, quick: bool = False, limit: int | None = LIMIT
) -> Compared:
    """The outcomes of the same cases under two laws. Raises FactError."""
    frame = _frame(table, old)
    if new.facts != old.facts:
        _frame(table, new)
    before, after = _all(frame, (old, new), quick, limit)
    return Compared(before, after)


def outcomes_of(
    facts: Sequence[Mapping[str, Any]], pack: Pack | None = None, *, quick: bool = False
) -> Outcomes:
    """The outcomes of cases as `assess` takes them, with `one_of` and spans of days too.

    What a column cannot hold is assessed singly. Raises FactError naming the case, from 1.
    """
    pack = pack or load_pack()
    single = [number for number, case in enumerate(facts) if not _flat(case, pack)]
    apart = set(single)
    flat = [{} if number in apart else case for number, case in enumerate(facts)]
    names = dict.fromkeys(name for case in flat for name in case if name != "prior")
    _check_names(facts, pack)
    found = outcomes(
        {name: [case.get(name) for case in flat] for name in names or ("status",)},
        pack,
        quick=quick,
        limit=None,
    )
    for number in single:
        try:
            found.codes[number], found.exact[number] = exactly(
                dict(facts[number]), pack, quick=quick
            )
        except FactError as trouble:
            raise FactError(f"baris {number + 1}: {trouble}") from None
    return found


def _check_names(facts: Sequence[Mapping[str, Any]], pack: Pack) -> None:
    for number, case in enumerate(facts, 1):
        if case.keys() - pack.facts.keys() or case.get("prior") is not None:
            try:
                possible_values(case, pack)
            except FactError as trouble:
                raise FactError(f"baris {number}: {trouble}") from None


def _flat(case: Mapping[str, Any], pack: Pack) -> bool:
    """Whether columns can hold a case: single values, and nothing that is written otherwise."""
    kinds = {name: pack.facts[name].kind for name in case if name in pack.facts}
    return all(_holds(value, kinds.get(name, "")) for name, value in case.items())


def _holds(value: Any, kind: str) -> bool:
    if kind == "bool":
        return isinstance(value, bool | None)
    if kind in ("conduct", "list"):
        return value is None or (isinstance(value, list) and all(isinstance(v, str) for v in value))
    return kind == "prior" or isinstance(value, str | date | None)


def _frame(table: Table, pack: Pack) -> Frame:
    return table if isinstance(table, Frame) else frame_of(table, pack)


def _all(frame: Frame, packs: tuple[Pack, ...], quick: bool, limit: int | None) -> list[Outcomes]:
    """The outcomes under each pack, a chunk of cases at a time."""
    chunks = max(1, -(-frame.rows // CHUNK))
    share = None if limit is None else max(1, limit // chunks)
    codes = judged(frame, packs)
    if quick:
        return [Outcomes(one, np.zeros(frame.rows, bool)) for one in codes]
    found = []
    places = [(plan, number) for plan in plans_of(packs) for number in range(len(plan.packs))]
    for one, (plan, number) in zip(codes, places, strict=True):
        exact = np.zeros(frame.rows, bool)
        counts = np.zeros(3, int)
        for first in range(0, frame.rows, CHUNK):
            part, rows = frame.part(first, first + CHUNK), slice(first, first + CHUNK)
            exact[rows], more = refine(part, plan, number, one[rows], share)
            counts += more
        found.append(Outcomes(one, exact, *counts.tolist()))
    return found


def joined(parts: Sequence[Outcomes]) -> Outcomes:
    """The outcomes of parts of a table as those of the whole."""
    empty = Outcomes(np.zeros((0, 2 * len(TRACKS)), np.uint8), np.zeros(0, bool))
    rows = [empty, *parts]
    return Outcomes(
        np.concatenate([one.codes for one in rows]),
        np.concatenate([one.exact for one in rows]),
        sum(one.open for one in rows),
        sum(one.distinct for one in rows),
        sum(one.left for one in rows),
    )
