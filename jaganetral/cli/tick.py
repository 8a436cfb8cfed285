"""Do all due periodic work once; running it again changes nothing more.

Forgets what has expired, marks what is overdue, writes the warnings that are due.
"""

import argparse
import importlib

from jaganetral.cli import site
from jaganetral.cli.emit import CHECK_FAILED, DONE, complain, say

EXAMPLE = """example:
  jaganetral tick
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`jaganetral tick` takes no arguments."""
    parser.epilog = EXAMPLE


def run(args: argparse.Namespace) -> int:
    """Say what was done; 0 done, 1 some work failed, 2 no office here."""
    site.open_office()
    done = importlib.import_module("jaganetral.web.desk.command").work_once()
    for sentence in done.lines or ["Tidak ada pekerjaan yang jatuh tempo."]:
        say(sentence)
    for sentence in done.troubles:
        complain(sentence)
    return CHECK_FAILED if done.troubles else DONE
