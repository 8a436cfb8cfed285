"""The law catalogue: show a norm, check the catalogue, run a jurist's cases."""

import argparse
from datetime import date
from pathlib import Path

from jaganetral.cli.emit import CHECK_FAILED, DONE, BadInput, emit, say
from jaganetral.law.cases import run_cases
from jaganetral.law.catalogue import norm_page
from jaganetral.law.check import faults
from jaganetral.law.corpus import load_pack
from jaganetral.law.model import Pack, PackError

EXAMPLE = """example:
  jaganetral law show skb22-dis-06 --on 2024-10-01
  jaganetral law check
  jaganetral law test CASES.yaml
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral law`."""
    parser.epilog = EXAMPLE
    parts = parser.add_subparsers(dest="part", required=True)
    show = parts.add_parser("show", help="one norm with its sources")
    show.add_argument("id", help="for example skb22-dis-06")
    show.add_argument("--on", metavar="DAY", help="YYYY-MM-DD: whether it is in force then")
    check = parts.add_parser("check", help="static checks of a catalogue")
    check.add_argument("folder", nargs="?", metavar="DIR", help="default: the shipped pack")
    test = parts.add_parser("test", help="run cases from a YAML file")
    test.add_argument("file", metavar="FILE.yaml")


def run(args: argparse.Namespace) -> int:
    """Do the chosen part; 0 done, 1 a check failed, 2 bad input."""
    if args.part == "show":
        return _show(args.id, args.on)
    if args.part == "check":
        return _check(args.folder)
    return _test(args.file)


def _pack(folder: str | None) -> Pack:
    try:
        return load_pack() if folder is None else load_pack(Path(folder))
    except (PackError, FileNotFoundError, NotADirectoryError) as trouble:
        raise BadInput(f"{folder}: {trouble}") from None


def _show(name: str, on: str | None) -> int:
    pack = _pack(None)
    norm = pack.norms.get(name)
    if norm is None:
        near = [known for known in pack.norms if known.startswith(name.split("-")[0])]
        raise BadInput(f"There is no norm {name!r}. Known: {', '.join(near or pack.norms)}.")
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        raise BadInput(f'--on "{on}" is no day; write it as YYYY-MM-DD.') from None
    emit(norm_page(norm, pack, day))
    return DONE


def _check(folder: str | None) -> int:
    pack = _pack(folder)
    found = faults(pack)
    for fault in found:
        say(fault)
    count = len(pack.norms)
    say(f"{count} norma diperiksa, {len(found)} kekurangan." if found else f"{count} norma, utuh.")
    return CHECK_FAILED if found else DONE


def _test(file: str) -> int:
    try:
        wrong = run_cases(Path(file))
    except (PackError, FileNotFoundError) as trouble:
        raise BadInput(f"{file}: {trouble}") from None
    for row in wrong:
        say(f"{row['case']}: {row['what']} seharusnya {row['wanted']}, ternyata {row['seen']}.")
    say("Semua kasus sesuai." if not wrong else f"{len(wrong)} ketidaksesuaian.")
    return CHECK_FAILED if wrong else DONE
