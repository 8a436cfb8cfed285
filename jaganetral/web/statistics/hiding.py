"""Small cells are hidden, and so that nobody finds them by subtraction, sometimes one more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

SMALLEST = 5
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as it is shown: as it is, `small` (below five), or `withheld` to protect small ones.

    `count` is None in both hidden forms.
    """

    count: int | None
    hidden: Literal["", "small", "withheld"] = ""


def hide_small(counts: Mapping[Key, int], *, zeros: bool) -> dict[Key, Cell]:
    """The cells of a table whose total is public. `zeros` says whether zero is hidden too.

    While the total and the visible cells still tell the hidden ones exactly, the smallest visible
    one is withheld too.
    """
    least = 0 if zeros else 1
    small = {key for key, count in counts.items() if least <= count < SMALLEST}
    visible = [key for key, count in counts.items() if count >= SMALLEST]
    visible.sort(key=lambda key: counts[key])
    withheld: set[Key] = set()
    while visible and _found_out(small, withheld, counts, least):
        withheld.add(visible.pop(0))
    return {key: _cell(key, count, small, withheld) for key, count in counts.items()}


def _found_out(small: set[Key], withheld: set[Key], counts: Mapping[Key, int], least: int) -> bool:
    """Whether the hidden cells can sum to what is missing in one way only; all zero harms none."""
    if not any(counts[key] for key in small):
        return False
    total = sum(counts[key] for key in small | withheld)
    lowest = least * len(small) + SMALLEST * len(withheld)
    if withheld:
        return total == lowest
    return len(small) == 1 or total in (lowest, (SMALLEST - 1) * len(small))


def _cell(key: Key, count: int, small: set[Key], withheld: set[Key]) -> Cell:
    if key in small:
        return Cell(None, "small")
    return Cell(None, "withheld") if key in withheld else Cell(count)
