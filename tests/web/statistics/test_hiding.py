"""Small cells stay hidden, also from somebody who can subtract."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.statistics.hiding import SMALLEST, Cell, hide_small
from tests.examples import examples

COUNTS = st.dictionaries(st.integers(0, 9), st.integers(0, 12), min_size=1, max_size=4)


def worlds(cells: dict[int, Cell], total: int, zeros: bool) -> set[tuple[int, ...]]:
    """Every way the hidden cells can be filled so that the public total comes out."""
    missing = total - sum(cell.count or 0 for cell in cells.values())
    hidden = [cell.hidden for cell in cells.values() if cell.hidden]
    spans = [
        range(0 if zeros else 1, SMALLEST) if kind == "small" else range(SMALLEST, missing + 1)
        for kind in hidden
    ]
    return {guess for guess in product(*spans) if sum(guess) == missing}


@given(COUNTS, st.booleans())
@examples(150)
def test_no_hidden_cell_can_be_computed_while_another_could_protect_it(
    counts: dict[int, int], zeros: bool
) -> None:
    cells = hide_small(counts, zeros=zeros)
    assert all(cell.count in (None, counts[key]) for key, cell in cells.items())
    small = [key for key, cell in cells.items() if cell.hidden == "small"]
    assert all(counts[key] < SMALLEST for key in small)
    assert {key for key, count in counts.items() if 0 < count < SMALLEST} <= set(small)
    if any(counts[key] for key in small) and any(
        (cell.count or 0) >= SMALLEST for cell in cells.values()
    ):
        assert len(worlds(cells, sum(counts.values()), zeros)) > 1


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 3, "b": 9, "c": 7}, {"a": "small", "b": "", "c": "withheld"}),
        ({"a": 3, "b": 2, "c": 7}, {"a": "small", "b": "small", "c": ""}),
        ({"a": 0, "b": 9}, {"a": "", "b": ""}),
        ({"a": 1, "b": 5, "c": 6}, {"a": "small", "b": "withheld", "c": "withheld"}),
        ({"a": 4, "b": 4, "c": 8}, {"a": "small", "b": "small", "c": "withheld"}),
    ],
)
def test_examples(counts: dict[str, int], shown: dict[str, str]) -> None:
    assert {key: cell.hidden for key, cell in hide_small(counts, zeros=False).items()} == shown


def test_zero_is_shown_where_it_tells_of_a_public_body_only() -> None:
    assert hide_small({"a": 0, "b": 0, "c": 9}, zeros=False)["a"] == Cell(0)
    assert hide_small({"a": 0, "b": 0, "c": 9}, zeros=True)["a"] == Cell(None, "small")
