"""How fast cases are judged, and how many planted mistakes the golden cases find.

`python benchmarks/law.py` prints times; `--mutants` plants one mistake after the other in the
norms (a value of a condition left out) and counts those that some golden case notices.
"""

import argparse
import copy
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from jaganetral.law.assess import assess
from jaganetral.law.batch import outcomes
from jaganetral.law.cases import run_cases
from jaganetral.law.corpus import DATA, load_pack, read

CASES = sorted((Path(__file__).parents[1] / "tests" / "law" / "cases").glob("*.yaml"))
KNOWN = {
    "status": "pns",
    "election": "pilkada-2024",
    "office": "bupati",
    "act_date": "2024-10-12",
    "conduct": ["ikut_kampanye"],
}


def milliseconds(work: Any, rounds: int) -> float:
    """Processor time of one round, the best of three."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for _ in range(rounds):
            work()
        best = min(best, (time.process_time() - begun) / rounds)
    return best * 1000


def speeds() -> None:
    """One line a kind of work."""
    pack = load_pack()
    settled = {**KNOWN, "attributes": False, "facility": False, "mobilises": False}
    work = {
        "one case, settled": lambda: assess(settled, changes=False),
        "one case, much unknown": lambda: assess(KNOWN, changes=False),
        "with counterfactuals": lambda: assess(KNOWN),
        "the quick mode": lambda: assess(KNOWN, mode="kleene", changes=False),
        "nothing known": lambda: assess({}, changes=False),
    }
    for label, one in work.items():
        print(f"{label:<24} {milliseconds(one, 20):8.2f} ms")
    days = [f"2024-{month:02}-{day:02}" for month in range(4, 12) for day in range(1, 29)]
    rows = [{**KNOWN, "conduct": "baliho_apk", "act_date": day} for day in days]
    taken = milliseconds(lambda: list(outcomes(rows, pack)), 1)
    print(f"{'batch':<24} {len(rows) / taken * 1000:8.0f} different rows/s")


def mutants(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Copies of a norm, each with one value of one condition left out or turned."""
    for path, value in places(row, ()):
        if isinstance(value, list) and len(value) > 1:
            for index in range(len(value)):
                yield changed(row, path, value[:index] + value[index + 1 :])
        elif isinstance(value, bool):
            yield changed(row, path, not value)


def places(part: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every list and truth value inside who, when, unless and then."""
    items = part.items() if isinstance(part, dict) else enumerate(part)
    for key, value in items:
        if not path and key not in ("who", "when", "unless", "then", "yields_to"):
            continue
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))
        if isinstance(value, list | bool):
            yield (*path, key), value


def changed(row: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """A deep copy of a row with another value at a place."""
    other = copy.deepcopy(row)
    part: Any = other
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return other


def noticed(row: dict[str, Any], folder: Path) -> bool:
    """Whether some golden case comes out differently with this norm."""
    path = folder / f"{abs(hash(str(row)))}.yaml"
    path.write_text(yaml.safe_dump({"norms": [row]}, allow_unicode=True), "utf-8")
    pack = load_pack(path)
    return any(run_cases(cases, pack) for cases in CASES)


def score() -> None:
    """Found and missed mistakes, the missed ones by norm."""
    found, missed = 0, []
    with TemporaryDirectory() as name:
        for path in sorted((DATA / "norms").glob("*.yaml")):
            for row in read(path):
                for mutant in mutants(row) if not row.get("disabled") else ():
                    if noticed(mutant, Path(name)):
                        found += 1
                    else:
                        missed.append(row["id"])
    print(f"{found} of {found + len(missed)} planted mistakes noticed")
    for name in dict.fromkeys(missed):
        print(f"  {name}: {missed.count(name)} missed")


def main() -> None:
    """Times, or the score of the golden cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", action="store_true", help="count planted mistakes noticed")
    if parser.parse_args().mutants:
        score()
    else:
        speeds()


if __name__ == "__main__":
    main()
