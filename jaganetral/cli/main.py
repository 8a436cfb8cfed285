"""The command line: a table of commands, each loaded only when it is called."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from jaganetral import __version__
from jaganetral.cli.emit import BAD_INPUT, BadInput, complain

# command -> (module, one line of help). A module offers add_arguments(parser) and run(args) -> int.
COMMANDS: dict[str, tuple[str, str]] = {
    "assess": ("jaganetral.cli.assess", "facts of a case -> findings, levels, deadlines"),
    "ask": ("jaganetral.cli.ask", "may a civil servant do this? with reasons and citations"),
    "due": ("jaganetral.cli.due", "a deadline in working days, with its derivation"),
    "law": ("jaganetral.cli.law", "show and check the law catalogue"),
    "roster": ("jaganetral.cli.roster", "an index from a roster; invented rosters"),
    "screen": ("jaganetral.cli.screen", "who may be meant, with reasons for and against"),
    "scan": ("jaganetral.cli.scan", "where long texts mention somebody of a roster"),
    "verify": ("jaganetral.cli.verify", "check the sealed log, a receipt or a letter"),
    "bench": ("jaganetral.cli.bench", "tables of figures, measured here and now"),
    "serve": ("jaganetral.cli.serve", "run a real office"),
    "demo": ("jaganetral.cli.demo", "run the fictional regency"),
    "tick": ("jaganetral.cli.tick", "do all due periodic work once"),
    "officer": ("jaganetral.cli.officer", "add an officer"),
}


def build_parser() -> argparse.ArgumentParser:
    """The parser of `jaganetral`; each command adds its own arguments when it is chosen."""
    parser = argparse.ArgumentParser(
        prog="jaganetral", description="Menjaga netralitas ASN, dari pencegahan sampai angka."
    )
    parser.add_argument("--version", action="version", version=f"jaganetral {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (_, help_line) in COMMANDS.items():
        commands.add_parser(name, help=help_line, add_help=False)
    return parser


def run_command(name: str, argv: Sequence[str]) -> int:
    """Load one command, parse its arguments and run it; returns the exit status."""
    module = importlib.import_module(COMMANDS[name][0])
    parser = argparse.ArgumentParser(
        prog=f"jaganetral {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_arguments: Callable[[argparse.ArgumentParser], None] = module.add_arguments
    add_arguments(parser)
    run: Callable[[argparse.Namespace], int] = module.run
    return run(parser.parse_args(argv))


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the command `jaganetral`; returns 0 done, 1 check failed, 2 bad input."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or args[0] not in COMMANDS:
        parser = build_parser()
        if not args:
            parser.print_help()
            return BAD_INPUT
        parser.parse_args(args)
        return BAD_INPUT
    try:
        return run_command(args[0], args[1:])
    except BadInput as trouble:
        complain(str(trouble))
        return BAD_INPUT
