"""A deadline in working days of civil servants, with its derivation.

The starting day is not counted. Days outside the known holiday tables give "complete": false and
a warning.
"""

import argparse
from datetime import date

from jaganetral.cli.emit import DONE, BadInput, emit
from jaganetral.workdays import CALENDARS, due
from jaganetral.workdays.deadlines import UNITS

EXAMPLE = """example:
  jaganetral due --from 2024-04-01 --days 14
  jaganetral due --from 2024-10-10 --days 3 --unit hari
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `jaganetral due`."""
    parser.epilog = EXAMPLE
    parser.add_argument("--from", dest="start", required=True, metavar="DAY", help="YYYY-MM-DD")
    parser.add_argument("--days", required=True, metavar="N", help="length of the limit, from 1")
    parser.add_argument("--unit", default="hari_kerja", choices=UNITS, help="default: %(default)s")
    parser.add_argument(
        "--calendar", default="asn", choices=CALENDARS, help="default: %(default)s; not for hari"
    )


def run(args: argparse.Namespace) -> int:
    """Print the deadline as one JSON object."""
    try:
        start = date.fromisoformat(args.start)
    except ValueError:
        raise BadInput(
            f'--from "{args.start}" is no day; write it as YYYY-MM-DD, for example 2024-04-01.'
        ) from None
    try:
        days = int(args.days)
    except ValueError:
        raise BadInput(f'--days "{args.days}" is no whole number; write 14, say.') from None
    try:
        found = due(start, days, args.unit, args.calendar)
    except ValueError as trouble:
        raise BadInput(f"--days: {trouble}") from None
    emit(found.as_dict())
    return DONE
