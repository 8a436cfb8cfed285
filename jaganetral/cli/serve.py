"""Run a real office on 127.0.0.1: database, law, calendars, periodic work, server.

On an empty database it prints a one-time link for the first officer. Data lie in JAGANETRAL_DATA,
else in .data here.
"""

import argparse
import importlib
import sys
import threading

from jaganetral.cli import site
from jaganetral.cli.emit import complain, say

EVERY = 60  # seconds between two rounds of periodic work
EXAMPLE = """example:
  jaganetral serve --port 8080
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral serve`."""
    parser.epilog = EXAMPLE
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (8000)")
    parser.add_argument(
        "--no-worker", action="store_true", help="no periodic work here; run `tick` elsewhere"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 0 at a clean end, 2 trouble in one sentence."""
    site.refuse_taken_port(args.port)
    site.tell_address(args.port)
    site.prepare("office", site.office_folder())
    site.migrate()
    office = importlib.import_module("jaganetral.web.desk.command")
    address = f"http://127.0.0.1:{args.port}"
    for sentence in [*office.loaded(), *office.rules_in_force(), *office.invite(address)]:
        say(sentence)
    say(f"JagaNetral siap di http://127.0.0.1:{args.port}. Berhenti: Ctrl+C.")
    sys.stdout.flush()
    stop = threading.Event()
    if not args.no_worker:
        threading.Thread(target=work, args=(stop,), daemon=True).start()
    try:
        return site.serve_wsgi(args.port)
    finally:
        stop.set()


def work(stop: threading.Event) -> None:
    """Periodic work at once and then every minute, until told to stop."""
    office = importlib.import_module("jaganetral.web.desk.command")
    while True:
        for sentence in office.work_once().troubles:
            complain(sentence)
        office.rest()
        if stop.wait(EVERY):
            return
