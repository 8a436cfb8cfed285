"""Random cases by the thousand (a million at night): no settled outcome may ever be wrong.

Each case is drawn whole, judged by the oracle, then facts are taken away. What the engine calls
settled must be what the oracle says of the whole case; with yet fewer facts it may only know less.
A contested reading that is open holds general duties back (the contract fixes it so): deciding it
may bring one in, so what is only possible is compared where the same readings are decided.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from random import Random
from typing import Any

from jaganetral.law.assess import judge
from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.outcome import is_settled
from tests.law import oracle

CASES = int(os.environ.get("JAGANETRAL_MILLION", "2000"))
PART = 20_000
PACK = load_pack()
ELECTIONS = sorted(
    name
    for name, row in PACK.calendars.items()
    if row["determination"] and not row.get("campaign_unknown")
)
CODES = PACK.facts["conduct"].values
OPEN = sorted(
    (
        name
        for name, spec in PACK.facts.items()
        if spec.kind in ("enum", "bool")
        and name not in ("election", "beneficiary", "candidate_determined")
    ),
    key=lambda name: name != "post",  # other facts follow from the post
)
Facts = dict[str, Any]
Tracks = dict[str, tuple[bool, list[str]]]


def whole(dice: Random) -> Facts:
    """All facts of one case, consistent with what its codes and its post imply."""
    election = dice.choice(ELECTIONS)
    calendar = PACK.calendars[election]
    conduct = dice.sample(CODES, dice.choice((1, 1, 2)))
    days = [row["from"] for row in calendar["stages"]] + [row["to"] for row in calendar["stages"]]
    days += [row["day"] for row in calendar["determination"].values()]
    day = dice.choice(days) if dice.random() < 0.5 else _between(min(days), max(days), dice)
    facts: Facts = {"election": election, "conduct": conduct, "act_date": day.isoformat()}
    for name in OPEN:
        choices = oracle.values(name, facts, frozenset(conduct))
        offices = sorted(calendar["determination"])
        facts[name] = dice.choice(offices if name == "office" else choices)
    if facts["status"] == "kepala_desa":
        facts["acting_village_head"] = False
    if dice.random() < 0.3:
        other = "calon" if facts["office"] in PACK.groups["pasangan"] else "pasangan_calon"
        told = [one for one in PACK.facts["beneficiary"].values if one != other]
        facts["beneficiary"] = dice.choice(told)  # no pair stands for a parliament
    return facts


def _between(first: date, last: date, dice: Random) -> date:
    return first + timedelta(dice.randrange((last - first).days + 120) - 60)


def less(facts: Facts, dice: Random, most: int) -> Facts:
    """The case with some facts gone."""
    gone = set(dice.sample([name for name in facts if name in OPEN], dice.randint(1, most)))
    return {name: value for name, value in facts.items() if name not in gone}


def readings_in(facts: Facts) -> int:
    """How many contested readings are decided."""
    return sum(name.startswith("reading_") for name in facts)


def tracks_of(facts: Facts, mode: str = "worlds") -> tuple[Tracks, bool]:
    found = judge(facts, mode=mode).tracks()
    return {t.category.value: (t.certain, list(t.levels)) for t in found}, is_settled(found)


def wrongs(facts: Facts, dice: Random) -> Iterator[str]:
    """What is wrong with the engine's view of a case and of two cases that know less of it."""
    _, truth = oracle.opinion(facts)
    some = less(facts, dice, 4)
    fewer = less(some, dice, 4)
    known, settled = tracks_of(some)
    before, before_settled = tracks_of(fewer)
    quick, quick_settled = tracks_of(some, "kleene")
    for name, (seen, sure) in {"exact": (known, settled), "quick": (quick, quick_settled)}.items():
        if sure and _levels(seen) != _levels(truth):
            yield f"{name}: settled as {_levels(seen)}, but {_levels(truth)}"
        if readings_in(some) == readings_in(facts) and not _within(truth, seen):
            yield f"{name}: {truth} is not among {seen}"
    if before_settled and _levels(before) != _levels(known):
        yield f"more facts overturn {_levels(before)} with {_levels(known)}"
    if readings_in(fewer) == readings_in(some) and not _within(known, before):
        yield f"more facts allow more: {before}, then {known}"


def _levels(tracks: Tracks) -> dict[str, list[str]]:
    """The outcome without the criminal track, which is never certain."""
    return {track: levels for track, (_, levels) in tracks.items() if track != "pidana"}


def _within(narrow: Tracks, broad: Tracks) -> bool:
    nothing = (False, ["tidak_ada"])
    tracks = narrow.keys() | broad.keys()
    return all(
        set(narrow.get(track, nothing)[1]) <= set(broad.get(track, nothing)[1]) for track in tracks
    )


def part(seed: int, count: int) -> list[str]:
    """Everything wrong in `count` cases of a seed, each with the facts that show it."""
    dice = Random(seed)  # noqa: S311 - the same cases in every run
    found = []
    for _ in range(count):
        facts = whole(dice)
        found += [f"{wrong}: {facts}" for wrong in wrongs(facts, dice)]
    return found


def test_no_settled_outcome_is_wrong_and_more_facts_overturn_none() -> None:
    sizes = [min(PART, CASES - first) for first in range(0, CASES, PART)]
    if len(sizes) == 1:
        found = part(20240214, CASES)
    else:
        with ProcessPoolExecutor() as pool:
            seeds = range(20240214, 20240214 + len(sizes))
            found = [wrong for rows in pool.map(part, seeds, sizes) for wrong in rows]
    assert found[:5] == []


def test_a_planted_mistake_is_found() -> None:
    """The comparison bites: with one norm judged otherwise, thousands of cases show it."""
    norm = oracle.NORMS["skb22-dis-01"]
    try:
        oracle.NORMS["skb22-dis-01"] = {**norm, "who": ["pppk"]}
        assert part(7, 1500)
    finally:
        oracle.NORMS["skb22-dis-01"] = norm
