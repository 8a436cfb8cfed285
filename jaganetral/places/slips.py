"""Slips of the pen: letters added, left out, changed, or two neighbours swapped."""


def slips(one: str, other: str, most: int) -> int | None:
    """How many slips lead from one word to the other; None where it takes more than `most`.

    Optimal string alignment: no stretch is touched twice.
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for here, wanted in enumerate(other, start=1):
            cost = min(before[here] + 1, row[-1] + 1, before[here - 1] + (letter != wanted))
            if _swapped(one, other, at, here):
                cost = min(cost, earlier[here - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _swapped(one: str, other: str, at: int, here: int) -> bool:
    """Whether the two letters before these places are the same two, swapped."""
    if at < 2 or here < 2:
        return False
    return one[at - 1] == other[here - 2] and one[at - 2] == other[here - 1]


def tolerated(length: int) -> int:
    """How many slips a word of that length may hold and still be taken for another."""
    return 0 if length < 4 else 1 if length < 8 else 2


def letters(word: str) -> int:
    """The letters and digits of a word as a set of bits, whatever their order and number."""
    found = 0
    for sign in word:
        found |= 1 << (ord(sign) & 63)
    return found


def too_far(one: int, other: int, most: int) -> bool:
    """Whether it takes more slips from one set of letters to the other: each brings one at most
    and takes one at most.
    """
    return (one & ~other).bit_count() > most or (other & ~one).bit_count() > most
