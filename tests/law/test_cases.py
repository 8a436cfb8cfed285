"""Every case of tests/law/cases must come out as it says; one runner reads them all."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from jaganetral.law.assess import assess
from jaganetral.law.corpus import read

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for row in read(path):
            yield pytest.param(row["facts"], row["expect"], id=f"{path.stem}-{row['id']}")


def seen(result: Mapping[str, Any]) -> dict[str, Any]:
    """What a case may expect, as the result has it."""
    outcome, authority = result["outcome"], result["authority"]
    tracks = {t["category"]: t["levels"] for t in outcome["tracks"] if t["category"] != "pidana"}
    return {
        "tracks": tracks,
        "categories": sorted(tracks),
        "first_category": outcome["categories"][0],
        "settled": outcome["settled"],
        "human_panel": outcome["human_panel"],
        "stage": result["stage"]["id"],
        "candidate_determined": result["stage"]["candidate_determined"],
        "team_required": authority["team_required"],
        "sanctions": sorted((result["recommended"] or {}).get("sanctions", [])),
    }


@pytest.mark.parametrize(("facts", "expect"), cases())
def test_case(facts: dict[str, Any], expect: dict[str, Any]) -> None:
    result = assess(facts)
    plain, states = seen(result), {f["norm"]: f["state"] for f in result["findings"]}
    part = {
        "norms": lambda want: {name: states.get(name) for name in want} == want,
        "absent": lambda want: not set(want) & set(states),
        "no_pp94": lambda want: want is not any(name.startswith("pp94") for name in states),
        "track_levels": lambda want: want.items() <= plain["tracks"].items(),
        "has_categories": lambda want: set(want) <= set(result["outcome"]["categories"]),
        "officials": lambda want: set(want) <= set(result["authority"]["officials"]),
        "routes": lambda want: set(want) <= set(result["routes"]),
    }
    wrong = [
        (name, want, plain.get(name, states))
        for name, want in expect.items()
        if not (part[name](want) if name in part else plain[name] == want)
    ]
    assert not wrong
