"""Mistakes planted one by one in every norm, and those that its published examples notice.

`python benchmarks/law_mutants.py [NORM ...]` prints the count, what changes nothing (proven by
the solver) and what is missed, with a case that would notice it; the exit code is 1 where one is
missed. `--draft NORM ...` writes examples and sweeps for a norm, to be signed by a jurist.
"""

import argparse
import json
import sys

from law_drafts import Draft, as_yaml

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.examples.mutants import Score, score
from jaganetral.law.examples.published import load_examples
from jaganetral.law.examples.sweeps import Examples
from jaganetral.law.model import Norm, Pack


def report(scores: list[Score]) -> None:
    """The sums, then the mistakes that change nothing, then those missed."""
    planted = sum(one.planted for one in scores)
    same = sum(len(one.same) for one in scores)
    missed = sum(len(one.missed) for one in scores)
    noticed = planted - same - missed
    print(f"{len(scores)} norms, {planted} planted mistakes: {noticed} noticed by the examples,")
    print(f"{same} change nothing (no case within the calendars differs; SAT), {missed} missed")
    for one in scores:
        if one.same:
            print(f"  changes nothing in {one.norm}: {'; '.join(one.same)}")
    for one in scores:
        for name, facts in one.missed.items():
            print(f"  MISSED in {one.norm}: {name}; a case: {json.dumps(facts, default=str)}")


def chosen(pack: Pack, names: list[str]) -> list[Norm]:
    """The enabled norms, or those named."""
    return [n for n in pack.norms.values() if not n.disabled and (not names or n.id in names)]


def main() -> int:
    """The report, or drafts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("norms", nargs="*", metavar="NORM")
    parser.add_argument("--draft", action="store_true", help="write examples instead")
    args = parser.parse_args()
    pack, written = load_pack(), load_examples()
    norms = chosen(pack, args.norms)
    if args.draft:
        for norm in norms:
            print(as_yaml(Draft(norm, pack).grow()))
        return 0
    scores = [score(n, written.get(n.id, Examples(n.id, (), ())), pack) for n in norms]
    report(scores)
    return int(any(one.missed for one in scores))


if __name__ == "__main__":
    sys.exit(main())
