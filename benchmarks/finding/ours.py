"""Our own engine, as the other engines are used."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jaganetral.names.query import Query
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.roster.store import Store
from jaganetral.names.search import answer
from jaganetral.names.search.search import Searcher

# what an answer shows, no part of what is searched
KEPT = ("kept_", "row_of", "nip")


class Ours:
    """An index opened; `ask` gives the best rows and the posterior of the first."""

    def __init__(self, folder: Path) -> None:
        self.searcher = Searcher(RosterIndex(folder))

    def ask(self, said: Mapping[str, str]) -> tuple[list[int], float]:
        """At most five rows, best first."""
        hits = self.searcher.search(Query(**said), 5).hits
        return [hit.row for hit in hits], hits[0].score if hits else 0.0

    def told(self, said: Mapping[str, str]) -> float:
        """Milliseconds of an answer with reasons and the question to ask back."""
        query, begun = Query(**said), time.thread_time()
        found = answer.candidates(self.searcher, query)
        answer.deciding_question(self.searcher, query, found)
        return (time.thread_time() - begun) * 1000


def built(roster: Path, folder: Path) -> dict[str, Any]:
    """Build the index of a roster file, and what that took. Run it in a fresh process."""
    # what building alone needs, so that asking carries none of it
    from jaganetral.names.roster.build import build  # noqa: PLC0415
    from jaganetral.names.roster.source import Source  # noqa: PLC0415

    begun, wall = time.process_time(), time.perf_counter()
    build(Source(roster, lambda _rejected: None), folder)
    took = {"cpu_s": time.process_time() - begun, "wall_s": time.perf_counter() - wall}
    return took | sizes(folder)


def sizes(folder: Path) -> dict[str, float]:
    """Bytes a person, of what is searched and of everything."""
    facts = Store(folder).facts
    people = int(facts["people"])
    files = {name: int(one["bytes"]) for name, one in facts["files"].items()}
    searched = sum(size for name, size in files.items() if not name.startswith(KEPT))
    return {
        "people": people,
        "searched_bytes": round(searched / people, 1),
        "all_bytes": round(sum(files.values()) / people, 1),
    }
