"""Ten norms, four engines, side by side: ours, OpenFisca, clingo, plain Python.

The rules are ten rows of the joint decree of 2022, taken from the catalogue and translated from
the same condition trees, so that nobody's version can drift. The stage is given (who is favoured
is a plain fact), because the others know no election calendar; ours works it out from the day.

Two tables: processor time of one case, and what each engine says where facts are missing. The
truth is found by trying every value of the missing facts.

    make peers && .venv/peers/bin/python benchmarks/law_peers.py
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import peers.asp
import peers.openfisca
from peers.tree import NORMS, State, domains, holds, rules

from jaganetral.law.assess import assess
from jaganetral.law.corpus.pack import load_pack

CASES, PARTIAL = 300, 300
DAYS = {"bakal_calon": "2024-08-20", "pasangan_calon": "2024-10-05"}
Case = dict[str, Any]
Engine = Callable[[Case], Sequence[State]]


def drawn(chance: random.Random) -> Case:
    """A case with every fact known; half of them are civil servants."""
    case = {fact: chance.choice(values) for fact, values in domains().items()}
    case["beneficiary"] = chance.choice(list(DAYS))
    if chance.random() < 0.5:
        case["status"] = "pns"
    return case


def truth(case: Mapping[str, Any]) -> list[State]:
    """What is so in every world the missing facts leave: True, False, or None where they differ."""
    open_facts = [fact for fact in domains() if fact not in case]
    seen: list[set[bool]] = [set() for _ in NORMS]
    for values in product(*(domains()[fact] for fact in open_facts)):
        world = {**case, **dict(zip(open_facts, values, strict=True))}
        for place, rule in enumerate(rules().values()):
            seen[place].add(holds(rule, world))
    return [one.pop() if len(one) == 1 else None for one in seen]


def our_engine(mode: str) -> Engine:
    """Ours with a pack of only these ten norms."""
    pack = load_pack()
    ten = replace(pack, norms={name: pack.norms[name] for name in NORMS})
    said: Mapping[str, State] = {"holds": True, "fails": False, "unknown": None}

    def judge(case: Case) -> list[State]:
        facts = {fact: value for fact, value in case.items() if fact != "beneficiary"}
        facts |= {"election": "pilkada-2024", "office": "bupati"}
        facts["act_date"] = DAYS[case["beneficiary"]]
        facts["conduct"] = [case["conduct"]] if "conduct" in case else None
        found = assess(facts, mode=mode, pack=ten, changes=False)
        states = {row["norm"]: said[row["state"]] for row in found["findings"]}
        return [states.get(name, False) for name in NORMS]

    return judge


def in_python(case: Case) -> list[State]:
    """The trees evaluated as they stand; a missing fact is a KeyError, so it counts as false."""
    return [holds(rule, case) for rule in rules().values()]


def microseconds(engine: Engine, cases: Sequence[Case]) -> float:
    """Processor time of one case, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for case in cases:
            engine(case)
        best = min(best, time.process_time() - begun)
    return best / len(cases) * 1e6


def score(engine: Engine, cases: Sequence[Case]) -> tuple[int, int, int]:
    """(sure but wrong, open though settled, right) over all cases and norms."""
    sure_wrong = needless = right = 0
    for case in cases:
        for said, true in zip(engine(case), truth(case), strict=True):
            if said == true:
                right += 1
            elif said is None:
                needless += 1
            else:
                sure_wrong += 1
    return sure_wrong, needless, right


def main() -> None:
    """Both tables."""
    chance = random.Random(20241127)  # noqa: S311 - the same cases in every run
    whole = [drawn(chance) for _ in range(CASES)]
    partial = []
    for _ in range(PARTIAL):
        case = drawn(chance)
        loose = [fact for fact in case if fact != "beneficiary"]
        for fact in chance.sample(loose, chance.randint(1, 4)):
            del case[fact]
        partial.append(case)
    engines: dict[str, Engine] = {
        "plain Python": in_python,
        "ours, quick": our_engine("kleene"),
        "ours, exact": our_engine("worlds"),
        "OpenFisca": peers.openfisca.engine(),
        "clingo": peers.asp.engine(),
    }
    print(f"{'engine':<14} {'us a case':>10} {'ratio':>7}   complete facts: agree")
    base = microseconds(engines["ours, quick"], whole)
    for name, engine in engines.items():
        taken = microseconds(engine, whole[:50] if name in ("clingo", "OpenFisca") else whole)
        agree = all(list(engine(case)) == truth(case) for case in whole[:100])
        print(f"{name:<14} {taken:>10.0f} {taken / base:>7.2f}   {agree}")
    many, seconds = peers.openfisca.batch(whole)
    print(f"OpenFisca on arrays: {many:,} cases in {seconds:.2f} s of processor time")
    verdicts = len(partial) * len(NORMS)
    print(f"\nmissing facts: {len(partial)} cases, {verdicts} verdicts")
    print(f"{'engine':<14} {'sure but wrong':>15} {'needlessly open':>16} {'right':>7}")
    for name, engine in engines.items():
        print(f"{name:<14} {'{:>15} {:>16} {:>7}'.format(*score(engine, partial))}")


if __name__ == "__main__":
    main()
