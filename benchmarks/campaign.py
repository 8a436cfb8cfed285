"""A campaign to 5,000 offices on SQLite through the real server, and what people notice of it.

People check in, one after the other, without and then during the sending. Afterwards every office
must have the campaign exactly once, and the sealed log must be whole.

python -m benchmarks.campaign    prints the table for the machine at hand
"""

import importlib
import statistics
import tempfile
import threading
import time
from itertools import count
from pathlib import Path

from benchmarks.hall.crowd import ask, served
from benchmarks.hall.office import door_of, prepare, written

OFFICES, ALONE, MOST = 5000, 300, 2500


def add_offices() -> None:
    """Schools below the benchmark's regency, so that it has 5,000 bodies in all."""
    accounts = importlib.import_module("jaganetral.web.accounts.models")
    top = accounts.Duty.objects.get().agency
    missing = OFFICES - accounts.Agency.objects.filter(parent=top).count()
    accounts.Agency.objects.bulk_create(
        accounts.Agency(code=f"sd-{n}", name=f"SD {n}", short=f"S{n}", kind="unit", parent=top)
        for n in range(missing)
    )


def issue() -> int:
    """Issue the campaign; its number."""
    accounts = importlib.import_module("jaganetral.web.accounts.models")
    acts = importlib.import_module("jaganetral.web.prevention.actions.campaigns")
    duty = accounts.Duty.objects.select_related("agency", "officer").get()
    today = importlib.import_module("jaganetral.web.clock").today("WIB")
    number: int = acts.issue_campaign("Kampanye uji", "Baca.", by=duty, day=today).pk
    return number


def send(took: list[float]) -> None:
    """All that is on its way arrives; adds the wall and CPU seconds of this thread."""
    periodic = importlib.import_module("jaganetral.web.prevention.periodic")
    today = importlib.import_module("jaganetral.web.clock").today("WIB")
    begun, cpu = time.perf_counter(), time.thread_time()
    periodic.run(today)
    took += [time.perf_counter() - begun, time.thread_time() - cpu]


def visit(port: int, doors: list[str], first: int, busy: threading.Thread | None) -> list[float]:
    """Milliseconds of check-ins: some, or as many as fit while `busy` runs."""
    taken = []
    for number in count(first):
        if number == MOST or (len(taken) == ALONE if busy is None else not busy.is_alive()):
            return taken
        begun = time.perf_counter()
        ask(port, door_of(number, doors), written(number))
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def tell(name: str, each: list[float]) -> None:
    """One line of the table."""
    p95 = statistics.quantiles(each, n=20)[-1]
    print(f"{name:<22}{len(each):>8}{statistics.median(each):>9.0f}{p95:>9.0f}{max(each):>9.0f}")


def measure(port: int, doors: list[str]) -> None:
    """Check in without and during the sending, then count."""
    alone, took = visit(port, doors, 0, None), list[float]()
    number = issue()
    sender = threading.Thread(target=send, args=(took,))
    sender.start()
    during = visit(port, doors, ALONE, sender)
    sender.join()
    print(f"{'check-in':<22}{'requests':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    tell("nothing else", alone)
    tell("during the sending", during)
    models = importlib.import_module("jaganetral.web.prevention.models")
    verdict = importlib.import_module("jaganetral.web.audit.verify").verify_log()
    reached = models.Reach.objects.filter(campaign=number).count() - 1
    print(f"{reached} offices in {took[0]:.1f} s ({took[1]:.1f} s CPU). {verdict.sentence}")
    if reached != OFFICES or not verdict.whole:
        raise SystemExit("Not every office has it exactly once.")


def main() -> None:
    """Prepare, serve, measure."""
    with tempfile.TemporaryDirectory() as folder:
        doors = prepare(Path(folder), "sqlite")
        add_offices()
        with served(doors[0]) as site:
            measure(site.port, doors)


if __name__ == "__main__":
    main()
