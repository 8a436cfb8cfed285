"""What is said beside a name: vaguer than the roster, sometimes out of date, sometimes wrong.

Each thing said comes with how much of the roster's value it tells, so that a judge who knows the
true spelling can be asked how many people it leaves: `seen(column, level, value)` is what a value
looks like at a level, and level "" tells nothing true.
"""

import re
from collections.abc import Mapping
from random import Random

from jaganetral.names.synth.otherhand.slips import thumbed
from jaganetral.names.synth.otherhand.table import hand

Said = tuple[str, str]  # what is said, and its level
_STALE, _ELSEWHERE = 0.08, 0.03
_KIND = re.compile(r"^(SD Negeri|SMP Negeri|MTs Negeri|MAN|TK Negeri Pembina|Puskesmas|Kelurahan|"
                   r"KUA Kecamatan|Kecamatan)(?: (\d))? (\S+)$")  # fmt: skip


def seen(column: str, level: str, value: str) -> str:
    """A roster's value as far as a level tells it; the same text for all values it cannot part."""
    if not level:
        return ""
    if level == "called":
        return hand().posts.get(value, value)
    if level == "place":
        return value.split(" ", 1)[-1].removeprefix("Kabupaten ").removeprefix("Kota ")
    if level == "unnumbered":
        return re.sub(r" \d ", " ", value)
    if level == "spot":
        return value.rsplit(" ", 1)[-1]
    return value


def post(value: str, dice: Random) -> Said:
    """What people call a post, or the one before it."""
    table = hand()
    name = table.posts.get(value, value)
    if dice.random() < _STALE and name in table.posts_before:
        return dice.choice(["", "mantan ", "eks "]) + dice.choice(table.posts_before[name]), ""
    if dice.random() < 0.15:
        return dice.choice(["", "Plt. "]) + value, "whole"
    return dice.choice(table.posts_said.get(name, [name])), "called"


def unit(value: str, others: list[str], dice: Random) -> Said:
    """What people call a workplace; `others` are units of the same regency, once worked in."""
    if dice.random() < _STALE and others:
        return unit(dice.choice(others), [], dice)[0], ""
    table = hand()
    if value in table.offices:
        return dice.choice(table.offices[value]), "whole"
    found = _KIND.match(value)
    if not found:
        return value, "whole"
    kind, number, place = found.groups()
    place = _place(place, dice)
    roll = dice.random()
    if roll < 0.12:
        return dice.choice(["di ", "wilayah ", ""]) + place, "spot"
    said = dice.choice(table.units[kind])
    if number is None:
        return f"{said} {place}", "whole"
    if roll < 0.45:
        return f"{said} {place}", "unnumbered"
    shown = dice.choice(
        [number, number, "0" + number, "I" * int(number) if number < "4" else number]
    )
    return f"{said} {shown} {place}", "whole"


def _place(place: str, dice: Random) -> str:
    roll = dice.random()
    if roll < 0.15:
        for back in ("maju", "raya", "jaya", "sari", "agung", "indah", "baru", "hilir", "rejo",
                     "mulyo", "harapan", "makmur", "utara", "selatan", "asri", "gede"):  # fmt: skip
            if place.endswith(back) and len(place) > len(back) + 2:
                return f"{place.removesuffix(back)} {back.title()}"
    if roll < 0.25:
        return thumbed(place, dice)
    return place.lower() if roll < 0.4 else place


def regency(value: str, others: list[str], dice: Random) -> Said:
    """A clipped or bare place; now and then another, where the newsroom is."""
    if dice.random() < _ELSEWHERE and others:
        return regency(dice.choice(others), [], dice)[0], ""
    table = hand()
    kind, _, place = value.partition(" ")
    if place in table.clipped and dice.random() < 0.6:
        return table.clipped[place], "whole"
    said = dice.choice(table.regency_said if kind == "Kabupaten" else table.town_said)
    shown = place.lower() if dice.random() < 0.2 else place
    return said.format(shown), "place" if said == "{}" else "whole"


def agency(value: str, dice: Random) -> Said:
    """What a ministry or a local government is called."""
    table = hand()
    if value in table.agencies:
        return dice.choice(table.agencies[value]), "whole"
    town = "Pemerintah Kota " in value
    place = seen("agency", "place", value)
    place = table.clipped.get(place, place) if dice.random() < 0.5 else place
    said = dice.choice(table.town_governments if town else table.governments)
    return said.format(place), "place"


def beside(
    row: Mapping[str, str], shares: Mapping[str, float], units: list[str], places: list[str],
    dice: Random,
) -> tuple[dict[str, str], dict[str, str]]:  # fmt: skip
    """(what is said, its levels) of a row, each column as often as `shares` says."""
    ways = {
        "regency": lambda value: regency(value, places, dice),
        "unit": lambda value: unit(value, units, dice),
        "agency": lambda value: agency(value, dice),
        "position": lambda value: post(value, dice),
    }
    said, levels = {}, {}
    for column, share in shares.items():
        if row[column] and dice.random() < share:
            said[column], levels[column] = ways[column](row[column])
    return said, levels
