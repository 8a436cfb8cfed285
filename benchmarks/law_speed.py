"""How long one case takes: the golden cases, and the same with facts left out at random.

`python benchmarks/law_speed.py` prints CPU milliseconds of each kind of work (half, 95 and 99 of
100 cases take no longer) and how many questions settle a case. "first" is the first time that a
process sees the case, "again" the second time: what its circumstances have in common with others
is then at hand.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jaganetral.law.assess import assess, judge
from jaganetral.law.corpus.pack import load_pack, read
from jaganetral.law.engine.outcome import is_settled
from jaganetral.law.engine.questions import ask
from jaganetral.law.engine.whatif import what_if
from jaganetral.law.telling.findings import findings
from jaganetral.law.telling.minimal import with_reasons
from jaganetral.law.telling.whynot import why_not

CASES = sorted((Path(__file__).parents[1] / "tests" / "law" / "cases").glob("*.yaml"))
SEED = 20241127
ASKED_AT_MOST = 12
BEGINNINGS = {
    "from the conduct alone": ("conduct",),
    "from what a report tells (conduct, day, election)": (
        *("conduct", "act_date", "election", "office"),
    ),
}


def golden() -> list[dict[str, Any]]:
    """The facts of all golden cases."""
    return [plain(row["facts"]) for path in CASES for row in read(path) or []]


def plain(value: Any) -> Any:
    """Days as text, as a caller would write them."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def mixture(count: int) -> list[dict[str, Any]]:
    """All golden cases, then golden cases with some of their facts left out."""
    chance, known = random.Random(SEED), golden()  # noqa: S311 - the same cases every time
    found = list(known)
    while len(found) < count:
        facts = chance.choice(known)
        gone = set(chance.sample(sorted(facts), chance.randint(1, max(1, len(facts) - 1))))
        found.append({name: value for name, value in facts.items() if name not in gone})
    chance.shuffle(found)
    return found


def milliseconds(work: Callable[[Any], Any], case: Any) -> float:
    """Processor time of one piece of work."""
    begun = time.process_time_ns()
    work(case)
    return (time.process_time_ns() - begun) / 1e6


def line(label: str, work: Callable[[Any], Any], cases: list[Any]) -> None:
    """The distribution over all cases, first and again."""
    for when in ("first", "again"):
        times = sorted(milliseconds(work, case) for case in cases)
        half, many, most = (times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))
        print(f"{label:<36} {when:<6} {half:8.2f} {many:8.2f} {most:8.2f} {times[-1]:8.2f}")


def speeds(count: int) -> None:
    """One line a kind of work."""
    pack, cases = load_pack(), mixture(count)
    assess(cases[0])  # the pack is ready, as in a running office
    print(f"{len(cases)} cases, {len(pack.norms)} norms; CPU ms")
    print(f"{'':<36} {'':<6} {'p50':>8} {'p95':>8} {'p99':>8} {'max':>8}")
    line("quick, with tree and sources", lambda c: assess(c, mode="kleene", changes=False), cases)
    line("all worlds, with the next question", lambda c: assess(c, changes=False), cases)
    line("next question alone", ask, [judge(case) for case in cases])
    line("changes of one and two facts", what_if, [judge(case) for case in cases])
    judged = [judge(case) for case in cases]
    line("why not heavier or lighter", lambda j: why_not(j, j.tracks()), judged)
    rows = [(findings(one, []), one) for one in judged]
    line("smallest reasons of all findings", lambda pair: with_reasons(*pair), rows)
    line("everything a case page shows", assess, cases)


def answers(count: int, told: tuple[str, ...]) -> Iterator[int]:
    """How many questions settle each of some random cases, these facts known from the start."""
    chance, pack = random.Random(SEED), load_pack()  # noqa: S311
    full = [facts for facts in golden() if "conduct" in facts and "one_of" not in str(facts)]
    for _ in range(count):
        truth = {**_invented(chance, pack), **chance.choice(full)}
        facts = {name: truth[name] for name in told if name in truth}
        asked = 0
        while asked < ASKED_AT_MOST:
            judged = judge(facts)
            open_ = [row["fact"] for row in ask(judged) if row["fact"] in truth]
            if is_settled(judged.tracks()) or not open_:
                break
            facts[open_[0]] = truth[open_[0]]
            asked += 1
        yield asked


def _invented(chance: random.Random, pack: Any) -> dict[str, Any]:
    """A value for every fact that one can be drawn for."""
    facts: dict[str, Any] = {}
    for name, spec in pack.facts.items():
        if spec.kind == "bool":
            facts[name] = chance.random() < 0.5
        elif spec.kind == "enum" and name not in ("election", "office", "beneficiary"):
            facts[name] = chance.choice(spec.values)
    return facts


def questions(count: int) -> None:
    """The mean number of questions, from two beginnings."""
    print(f"Questions until the outcome is settled or nobody can tell more, {count} cases:")
    for label, told in BEGINNINGS.items():
        found = list(answers(count, told))
        spread = ", ".join(f"{found.count(size)} with {size}" for size in sorted(set(found)))
        print(f"{sum(found) / len(found):.2f} {label} ({spread})")


def main() -> None:
    """The table, and the questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=600, help="how many cases (default 600)")
    parser.add_argument("--asked", type=int, default=300, help="cases asked through (default 300)")
    args = parser.parse_args()
    speeds(args.cases)
    questions(args.asked)


if __name__ == "__main__":
    main()
