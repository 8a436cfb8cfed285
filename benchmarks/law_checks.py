"""What the static checks of the catalogue cost: processor time of a cold pack, part by part.

`python benchmarks/law_checks.py` prints one line a part and the whole; the goal is below 2 s.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from jaganetral.law.check import checked, distinguish
from jaganetral.law.check.encode import encoded
from jaganetral.law.check.places import places
from jaganetral.law.corpus.pack import DATA, read_pack
from jaganetral.law.model import Condition


def timed(label: str, work: Callable[[], object]) -> float:
    """Print and return the processor time of a work, in milliseconds."""
    begun = time.process_time()
    work()
    taken = (time.process_time() - begun) * 1000
    print(f"{label:<44} {taken:8.1f} ms")
    return taken


def main() -> None:
    """Each part once, on a pack that nothing has looked at before."""
    pack = read_pack(DATA)
    whole = timed("read the pack strictly", lambda: read_pack(DATA))
    whole += timed("places of all calendars", lambda: places(pack))
    whole += timed("clauses", lambda: encoded(pack))
    whole += timed(f"all checks of {len(pack.norms)} norms", lambda: checked(pack))
    print(f"{'whole run (goal: below 2,000)':<44} {whole:8.1f} ms")
    others = {
        norm: replace(norm, when=Condition("all", norm.when.kids[1:]))
        for norm in pack.norms.values()
    }
    timed(
        f"{len(others)} distinguishing cases",
        lambda: [distinguish(norm, other, pack) for norm, other in others.items()],
    )


if __name__ == "__main__":
    main()
