"""3,000 people of forty offices check in at once, every fifth twice, on SQLite and PostgreSQL.

The server runs as `jaganetral serve` starts it and is reached over HTTP; the crowd shares the
machine with it. Sending and only opening the page take turns, so that a busy machine slows both.
Then the rest arrives at a steady hundred a second. Afterwards everybody must be recorded exactly
once, guests as guests, and the sealed log must be whole. "cpu ms" is what one request costs the
server, without the database's own processes.

python -m benchmarks.checkin    prints the table for the machine at hand
"""

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.hall.crowd import Timing, all_at_once, arriving, ask, served
from benchmarks.hall.office import PEOPLE, door_of, is_guest, prepare, written

AT_ONCE, SLICES = 2000, 10
PACE = 100.0  # arrivals a second
HEAD = "database    act                    requests  a second  p50 ms  p95 ms  cpu ms"


def main(databases: list[str]) -> None:
    """Measure each database in a process of its own, which Django is set up for once."""
    if len(databases) == 1:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), databases[0])
        return
    print(HEAD, flush=True)
    for database in databases:
        subprocess.run([sys.executable, __file__, database], check=True)


def measure(folder: Path, database: str) -> None:
    """Prepare, serve, send, check; print the lines of one database."""
    if database == "postgresql":
        database = durable_server()
        if not database:
            print("postgresql  no server is installed (apt-get install postgresql)")
            return
    doors = prepare(folder, database)
    names = ("open the page", "check in", f"check in, {PACE:.0f}/s arrive")
    looking, sending, steady = (Timing() for _ in names)
    with served(doors[0]) as site:
        size = AT_ONCE // SLICES

        def look(number: int) -> None:
            ask(site.port, door_of(number, doors))

        def send(number: int) -> None:
            ask(site.port, door_of(number, doors), written(number))

        for start in range(0, AT_ONCE, size):
            who = twice(start, start + size)
            all_at_once(look, who, site, looking)
            all_at_once(send, who, site, sending)
        arriving(send, twice(AT_ONCE, PEOPLE), PACE, site, steady)
    for name, timing in zip(names, (looking, sending, steady), strict=True):
        count, pace, p50, p95, cpu = timing.row()
        print(
            f"{database[:10]:<12}{name:<22}{count:>9}{pace:>10.0f}{p50:>8.0f}{p95:>8.0f}{cpu:>8.1f}"
        )
    check()


def twice(start: int, end: int) -> list[int]:
    """Some people, every fifth of them two times in a row: a pair leaves at the same moment."""
    return [number for number in range(start, end) for _ in range(1 + (number % 5 == 0))]


def check() -> None:
    """Everybody once, one record each, guests as guests, the log whole; stops where not."""
    models = importlib.import_module("jaganetral.web.prevention.models")
    audit = importlib.import_module("jaganetral.web.audit.models")
    verify = importlib.import_module("jaganetral.web.audit.verify")
    rows = models.Attendance.objects.count()
    people = models.Attendance.objects.order_by().values("nip").distinct().count()
    guests = models.Attendance.objects.exclude(guest_from="").count()
    records = audit.Record.objects.filter(act="hadir").count()
    verdict = verify.verify_log()
    print(
        f"{'':<12}lost {PEOPLE - people}, doubled {rows - people}, guests {guests}, "
        f"records {records}. {verdict.sentence}",
        flush=True,
    )
    expected = (PEOPLE, PEOPLE, sum(map(is_guest, range(PEOPLE))), PEOPLE, True)
    if (rows, people, guests, records, verdict.whole) != expected:
        raise SystemExit("Not everybody is recorded exactly once.")


def durable_server() -> str:
    """The address of a PostgreSQL of our own that writes to the disk at every commit; "" if none.

    The one of the tests does not: what it acknowledges would be lost with the power.
    """
    server = importlib.import_module("tests.postgres")
    try:
        return str(server.start("-c listen_addresses='' -c max_connections=60"))
    except SystemExit:
        return ""


if __name__ == "__main__":
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    main(sys.argv[1:] or ["sqlite", "postgresql"])
