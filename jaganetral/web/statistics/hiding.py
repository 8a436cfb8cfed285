"""Small cells are hidden, and so that nobody finds them by subtraction, sometimes one more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

SMALLEST = 5
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as it is shown: as it is, as `small` (1 to 4), or `withheld` to protect a small one.

    `count` is None in both hidden forms. Zero is shown: it tells of nobody.
    """

    count: int | None
    hidden: Literal["", "small", "withheld"] = ""


def hide_small(counts: Mapping[Key, int]) -> dict[Key, Cell]:
    """The cells of a table whose total is public.

    While the total and the visible cells still tell the hidden ones exactly, the smallest visible
    one is withheld too.
    """
    small = {key for key, count in counts.items() if 0 < count < SMALLEST}
    visible = sorted((key for key, count in counts.items() if count >= SMALLEST), key=counts.get)  # type: ignore[arg-type]
    withheld: set[Key] = set()
    while visible and _found_out(
        len(small), len(withheld), sum(counts[key] for key in small | withheld)
    ):
        withheld.add(visible.pop(0))
    return {key: _cell(key, count, small, withheld) for key, count in counts.items()}


def _found_out(small: int, withheld: int, total: int) -> bool:
    """Whether small cells (1 to 4) and withheld ones (5 and up) sum to `total` in one way only."""
    if not small:
        return False
    if withheld:
        return total == small + SMALLEST * withheld
    return small == 1 or total in (small, (SMALLEST - 1) * small)


def _cell(key: Key, count: int, small: set[Key], withheld: set[Key]) -> Cell:
    if key in small:
        return Cell(None, "small")
    return Cell(None, "withheld") if key in withheld else Cell(count)
