"""How fast cases are judged. `law_mutants.py` tells how well the norms' examples guard them."""

import time
from typing import Any

from jaganetral.law.assess import assess
from jaganetral.law.batch import outcomes
from jaganetral.law.corpus import load_pack

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


if __name__ == "__main__":
    speeds()
