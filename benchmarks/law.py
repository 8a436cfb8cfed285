"""How fast cases are judged. `law_mutants.py` tells how well the norms' examples guard them."""

import time
from typing import Any

from jaganetral.law.assess import assess

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


if __name__ == "__main__":
    speeds()
