"""Add an officer from the command line, or give one a new one-time link.

The officer sets password and second factor through the link; it works once, for three days.
"""

import argparse
import importlib
from collections.abc import Callable

from jaganetral.cli import site
from jaganetral.cli.emit import DONE, BadInput, say

EXAMPLE = """example:
  jaganetral officer add --username yoga --name "Yoga Pranata" --role pemeriksa --body kantor-baru
  jaganetral officer link yoga
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral officer`."""
    parser.epilog = EXAMPLE
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    add = kinds.add_parser("add", help="a new officer with a first role")
    add.add_argument("--username", required=True, help="sign-in name, without spaces")
    add.add_argument("--name", required=True, help="the officer's name")
    add.add_argument("--role", required=True, help="a role of docs/reference/peran.md")
    add.add_argument("--body", required=True, metavar="CODE", help="code of the body")
    add.add_argument("--nip", default="", help="18 digits, may be left out")
    link = kinds.add_parser("link", help="a new link, for a lost phone or password")
    link.add_argument("username", metavar="USERNAME", help="sign-in name")
    for one in (add, link):
        one.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where the site is reached (default: %(default)s)",
        )


def run(args: argparse.Namespace) -> int:
    """Print the one-time link; 0 done, 2 trouble in one sentence."""
    site.open_office()
    office = importlib.import_module("jaganetral.web.desk.command")
    do: Callable[[argparse.Namespace], str] = getattr(office, f"officer_{args.what}")
    try:
        link = do(args)
    except ValueError as trouble:
        raise BadInput(str(trouble)) from None
    say(f"Tautan sekali pakai, berlaku tiga hari: {link}")
    return DONE
