"""3,000 people check in at once, a fifth of them twice, on SQLite through the real server.

A temporary office with ten rooms and a roster; the server runs as `jaganetral serve` starts it.
Sending is compared with only opening the same page, in turn, so that a busy machine slows both.
Afterwards everybody must be recorded exactly once, and the sealed log must be whole.

.venv/bin/python benchmarks/checkin.py    prints the table for the machine at hand
"""

import http.client
import importlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import local
from urllib.parse import urlencode

PEOPLE, TWICE, ROOMS, SENDERS = 3000, 600, 10, 16
SLICES = 6
SERVER = [
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
    *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "--no-access-log"),
]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_own = local()


def nip(number: int) -> str:
    """The invented NIP of a person."""
    return f"19850315201001{1000 + number}"


def prepare(folder: Path) -> list[str]:
    """Make the office with its session, roster and rooms; the addresses of the rooms."""
    for name, value in (
        ("JAGANETRAL_MODE", "office"),
        ("JAGANETRAL_DATA", str(folder)),
        ("JAGANETRAL_DATABASE", "sqlite"),
        ("DJANGO_SETTINGS_MODULE", "jaganetral.web.settings"),
    ):
        os.environ[name] = value
    (folder / "static").mkdir()
    importlib.import_module("django").setup()
    commands = importlib.import_module("django.core.management")
    commands.call_command("migrate", verbosity=0)
    commands.call_command("collectstatic", verbosity=0, interactive=False)
    return fill()


def fill() -> list[str]:
    """A government, ten offices, a roster of everybody, a session that runs now."""
    clock = importlib.import_module("jaganetral.web.clock")
    accounts = importlib.import_module("jaganetral.web.accounts.models")
    roster = importlib.import_module("jaganetral.web.roster.models")
    opening = importlib.import_module("jaganetral.web.prevention.actions.sessions")
    top = accounts.Agency.objects.create(code="pemkab", name="Pemkab", short="P", kind="pemda")
    for number in range(ROOMS):
        accounts.Agency.objects.create(
            code=f"opd-{number}", name=f"Dinas {number}", short=f"D{number}", kind="opd", parent=top
        )
    officer = accounts.Officer.objects.create(username="uji", name="Uji")
    duty = accounts.Duty.objects.create(
        officer=officer, agency=top, role="bkpsdm", since=date(2020, 1, 1)
    )
    now = clock.now()
    load = roster.RosterLoad.objects.create(
        body=top, file_name="a.csv", file_sha256="0" * 64, as_of=now.date(), loaded_at=now, by="uji"
    )
    roster.Employee.objects.bulk_create(
        roster.Employee(
            load=load,
            body=top,
            row=number,
            nip=nip(number),
            name=f"Pegawai {number}",
            folded=f"pegawai {number}",
            agency=f"Dinas {number % ROOMS}",
        )
        for number in range(PEOPLE)
    )
    session = opening.open_session(
        "Webinar", kind="webinar", starts=now, ends=now + timedelta(hours=2), by=duty
    )
    rooms = session.rooms.order_by("agency__code")
    return [f"/hadir/{room.token}" for room in rooms]


def ask(port: int, method: str, address: str, body: str | None = None) -> tuple[int, float]:
    """One request on this thread's own connection: status and seconds."""
    begun = time.perf_counter()
    if not hasattr(_own, "line"):
        _own.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    _own.line.request(method, address, body, FORM if body else {})
    answer = _own.line.getresponse()
    answer.read()
    return answer.status, time.perf_counter() - begun


def wait_for(port: int, address: str) -> None:
    """Until the server answers."""
    for _ in range(200):
        try:
            status, _taken = ask(port, "GET", address)
        except OSError:
            del _own.line
            time.sleep(0.1)
        else:
            if status == 200:
                return
    raise SystemExit("Peladen tidak menjawab.")


def timed(
    crowd: ThreadPoolExecutor, act: Callable[[int], tuple[int, float]], who: list[int]
) -> tuple[float, list[float]]:
    """Do an act for everybody at once: wall seconds, and the seconds of each."""
    begun = time.perf_counter()
    done = list(crowd.map(act, who))
    wall = time.perf_counter() - begun
    refused = {status for status, _ in done} - {200, 302}
    if refused:
        raise SystemExit(f"Ada jawaban lain: {sorted(refused)}")
    return wall, [taken for _, taken in done]


def measure(port: int, rooms: list[str]) -> None:
    """Send and only open in turns; print one line each."""

    def send(number: int) -> tuple[int, float]:
        return ask(port, "POST", rooms[number % ROOMS], urlencode({"who": nip(number)}))

    def look(number: int) -> tuple[int, float]:
        return ask(port, "GET", rooms[number % ROOMS])

    wall = {"open the page": 0.0, "check in": 0.0}
    each: dict[str, list[float]] = {name: [] for name in wall}
    size = PEOPLE // SLICES
    with ThreadPoolExecutor(SENDERS) as crowd:
        for start in range(0, PEOPLE, size):
            people = list(range(start, start + size))
            both = sorted(people + people[: TWICE // SLICES])  # a pair leaves at the same moment
            for name, act, who in (("open the page", look, both), ("check in", send, both)):
                took, single = timed(crowd, act, who)
                wall[name] += took
                each[name] += single
    base = wall["open the page"] / len(each["open the page"])
    print(f"{'act':<14}{'requests':>9}{'a second':>10}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>7}")
    for name, single in each.items():
        mean = wall[name] / len(single)
        p95 = statistics.quantiles(single, n=20)[-1]
        print(
            f"{name:<14}{len(single):>9}{1 / mean:>10.0f}{statistics.median(single) * 1000:>8.0f}"
            f"{p95 * 1000:>8.0f}{mean / base:>7.1f}"
        )


def check() -> None:
    """Everybody once, one record each, the log whole; stops where not."""
    prevention = importlib.import_module("jaganetral.web.prevention.models")
    audit = importlib.import_module("jaganetral.web.audit.models")
    verify = importlib.import_module("jaganetral.web.audit.verify")
    rows = prevention.Attendance.objects.count()
    records = audit.Record.objects.filter(act="hadir").count()
    verdict = verify.verify_log()
    print(f"{rows} people recorded, {records} records. {verdict.sentence}")
    if (rows, records, verdict.whole) != (PEOPLE, PEOPLE, True):
        raise SystemExit("Tidak setiap orang tercatat tepat sekali.")


def main() -> None:
    """Prepare, serve, measure, check."""
    with tempfile.TemporaryDirectory() as name:
        rooms = prepare(Path(name))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen([*SERVER, "--port", str(port), "jaganetral.web.wsgi:application"])
        try:
            wait_for(port, rooms[0])
            measure(port, rooms)
        finally:
            server.terminate()
            server.wait(20)
        check()


if __name__ == "__main__":
    main()
