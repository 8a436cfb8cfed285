"""A crowd of phones on one machine: all at once, or arriving at a steady pace.

The processor seconds of the server say what a request costs however busy the machine is.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from urllib.parse import urlencode

SENDERS = 16
# as jaganetral/cli/site.py starts it
SERVER = [
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
    *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "--no-access-log"),
]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Act = Callable[[int], None]
_own = local()


@dataclass
class Timing:
    """The seconds each request took, and the seconds all of them took together."""

    each: list[float] = field(default_factory=list)
    wall: float = 0.0
    processor: float = 0.0

    def row(self) -> tuple[int, float, float, float, float]:
        """Requests, requests a second; p50, p95 and processor milliseconds of each."""
        count, p95 = len(self.each), statistics.quantiles(self.each, n=20)[-1]
        p50, cpu = statistics.median(self.each), self.processor / count
        return count, count / self.wall, p50 * 1000, p95 * 1000, cpu * 1000


@dataclass(frozen=True)
class Site:
    """The running site: its port, and the process whose children serve."""

    port: int
    process: int

    @contextmanager
    def busy(self, timing: Timing) -> Iterator[None]:
        """Add the wall and processor seconds of a block."""
        wall, processor = time.perf_counter(), self._processor()
        yield
        timing.wall += time.perf_counter() - wall
        timing.processor += self._processor() - processor

    def _processor(self) -> float:
        """What the server and its children used so far, in seconds; 0 where no one can tell."""
        ticks = 0
        for told in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                parts = told.read_text().rpartition(")")[2].split()
                if self.process in (int(parts[1]), int(told.parent.name)):
                    ticks += int(parts[11]) + int(parts[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(first: str) -> Iterator[Site]:
    """The site on a port of its own, once it answers at `first`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([*SERVER, "--port", str(port), "jaganetral.web.wsgi:application"])
    try:
        _wait_for(port, first)
        yield Site(port, server.pid)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int, address: str) -> None:
    for _ in range(200):
        try:
            return ask(port, address)
        except OSError:
            del _own.port
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")


def ask(port: int, address: str, form: dict[str, str] | None = None) -> None:
    """One request on this thread's own connection; stops at an answer other than 200 or 302."""
    if getattr(_own, "port", None) != port:
        _own.port, _own.line = port, http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = urlencode(form) if form else None
    _own.line.request("POST" if form else "GET", address, body, FORM if form else {})
    answer = _own.line.getresponse()
    answer.read()
    if answer.status not in (200, 302):
        raise SystemExit(f"{address} answered {answer.status}.")


def all_at_once(act: Act, who: Sequence[int], site: Site, timing: Timing) -> None:
    """Everybody in turn, each sender as fast as the server lets it."""

    def one(number: int) -> float:
        begun = time.perf_counter()
        act(number)
        return time.perf_counter() - begun

    with site.busy(timing), ThreadPoolExecutor(SENDERS) as crowd:
        timing.each += crowd.map(one, who)


def arriving(act: Act, who: Sequence[int], pace: float, site: Site, timing: Timing) -> None:
    """`pace` a second, whether the server keeps up or not; waiting in line counts."""
    begun = time.perf_counter() + 0.2

    def one(turn: int) -> float:
        due = begun + turn / pace
        time.sleep(max(0.0, due - time.perf_counter()))
        act(who[turn])
        return time.perf_counter() - due

    with site.busy(timing), ThreadPoolExecutor(SENDERS * 4) as crowd:
        timing.each += crowd.map(one, range(len(who)))
