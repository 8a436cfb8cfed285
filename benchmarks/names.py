"""How often the right person is found among N invented people, and how long a query takes.

Run from a checkout: python -m benchmarks.names [people] [queries]
The noise and the folding were written by one hand, so read the accuracy as an upper bound.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from random import Random

from jaganetral.names.index import Index, Person, build_index
from jaganetral.names.invent import invented_people
from jaganetral.names.match import candidates
from jaganetral.names.query import Query
from tests.names.noise import NOISES, seeded


def asked(person: Person, kind: str, dice: Random) -> Query:
    """A query for a person: the name with noise, the unit always, the post in half the queries."""
    position = person.position if dice.random() < 0.5 else ""
    return Query(name=NOISES[kind](person.name, dice), unit=person.unit, position=position)


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def measure(index: Index, people: list[Person], queries: int) -> None:
    """Print a line for each kind of noise, then times and the share of right ones among *kuat*."""
    dice = seeded(77)
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    times, strong = [], []
    for number in range(queries):
        kind = list(NOISES)[number % len(NOISES)]
        person = dice.choice(people)
        query = asked(person, kind, dice)
        start = time.thread_time()
        found = candidates(index, query)
        times.append((time.thread_time() - start) * 1000)
        rows = [one.row for one in found]
        ranks[kind].append(rows.index(person.row) if person.row in rows else 99)
        if found and found[0].strength == "kuat":
            strong.append(rows[0] == person.row)
    for kind, places in ranks.items():
        first = sum(place == 0 for place in places) / len(places)
        five = sum(place < 5 for place in places) / len(places)
        print(f"{kind:14} first {first:.3f}  among five {five:.3f}")
    right = sum(strong) / max(len(strong), 1)
    print(f"kuat: {len(strong)} of {queries}, right {right:.4f}")
    print(f"CPU ms a query: p50 {percentile(times, 0.5):.1f}  p99 {percentile(times, 0.99):.1f}")


def main(argv: list[str]) -> None:
    """Build, measure, print."""
    size, queries = (
        ([int(one) for one in argv] + [8400, 1000])[:2] if len(argv) > 1 else (8400, 1000)
    )
    people = list(invented_people(size, seed=20240214))
    start = time.thread_time()
    index = build_index(people)
    print(f"{size} people, built in {time.thread_time() - start:.2f} CPU s")
    measure(index, people, queries)


if __name__ == "__main__":
    main(sys.argv[1:])
