"""Attendance lists as people fill them in by hand: clipped names, ditto marks, ticks, guests."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from jaganetral.names.synth.otherhand.context import unit
from jaganetral.names.synth.otherhand.names import HABITS, bearer

Row = Mapping[str, str]
# how often people sign in which way
_HABITS = {
    "whole": 34, "degrees": 20, "no_middle": 7, "front_two": 6, "initial": 9, "same_word": 6,
    "one_slip": 6, "heard": 4, "old_spelling": 2, "parted": 2, "respect": 2, "custom": 1,
    "two_slips": 1,
}  # fmt: skip
_NIP, _NIP_SLIP, _UNIT = 0.25, 0.04, 0.8
_TICKS = ("ttd", "TTD", "\u221a", "v", "", "", "hadir", "paraf")
_DITTO = ("sda", "s.d.a.", '"', "''", '-"-', "Sda")


def written_list(
    people: Sequence[tuple[int, Row]], guests: Sequence[Row], seed: int
) -> Iterator[tuple[str, int | None]]:
    """A line of tabs for each person (number, name, NIP, unit, signature) and the row it means.

    Those of one unit sit together. None is meant by guests, who are in no roster of the office.
    """
    dice = Random(seed)  # noqa: S311 - the same list in every run
    everybody = [*people, *((None, row) for row in guests)]
    groups: dict[str, list[tuple[int | None, Row]]] = {}
    for one in dice.sample(everybody, len(everybody)):
        groups.setdefault(one[1]["unit"], []).append(one)
    seats = [one for name in dice.sample(list(groups), len(groups)) for one in groups[name]]
    before = ""
    for number, (row, person) in enumerate(seats, 1):
        place = _place(person, before, dice)
        before = person["unit"] if place else ""
        yield "\t".join([_order(number, dice), _name(person, dice), _nip(person, dice), place,
                         dice.choice(_TICKS)]), row  # fmt: skip


def _order(number: int, dice: Random) -> str:
    return dice.choice([f"{number}", f"{number}.", f"{number})", f"{number}.", ""])


def _name(person: Row, dice: Random) -> str:
    who = bearer(person["name"], person["nip"])
    for kind in dice.choices(list(_HABITS), list(_HABITS.values()), k=8):
        if said := HABITS[kind](who, dice):
            return said
    return " ".join(who.words)


def _nip(person: Row, dice: Random) -> str:
    """The NIP now and then, in groups or not, now and then with a digit wrong or missing."""
    nip = person["nip"]
    if not nip or dice.random() > _NIP:
        return ""
    if dice.random() < _NIP_SLIP:
        at = dice.randrange(4, len(nip))
        nip = nip[:at] + dice.choice(["", str(dice.randrange(10))]) + nip[at + 1 :]
    return dice.choice([nip, f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}"])


def _place(person: Row, before: str, dice: Random) -> str:
    if before == person["unit"] and dice.random() < 0.6:
        return dice.choice(_DITTO)
    return unit(person["unit"], [], dice)[0] if dice.random() < _UNIT else ""
