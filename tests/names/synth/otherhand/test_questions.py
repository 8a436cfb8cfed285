"""The other hand: the same for the same seed, every habit there, nothing of the matcher in it."""

import ast
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names.synth import otherhand
from jaganetral.names.synth.otherhand import slips
from jaganetral.names.synth.otherhand.context import seen, unit
from jaganetral.names.synth.otherhand.names import HABITS, bearer, called
from jaganetral.names.synth.otherhand.questions import questions
from jaganetral.names.synth.roster import Country, parts

WORDS = st.text("abdefghiklmnoprstuwyz", min_size=4, max_size=12)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same in every run


@pytest.fixture(scope="module")
def rows() -> list[tuple[int, dict[str, Any]]]:
    return list(enumerate(next(parts(Country(5), 1500)).to_dicts()))


def test_the_same_seed_asks_the_same(rows: list[tuple[int, dict[str, Any]]]) -> None:
    strangers = [row for _, row in rows[:7]]
    first, second = (list(questions(rows, 3, 77, strangers)) for _ in range(2))
    assert first == second
    assert {one.kind for one in first} == {*HABITS, "stranger"}
    assert all((one.row is None) == (one.kind == "stranger") for one in first)
    assert all("name" in one.said or one.kind == "post_only" for one in first)


def test_it_takes_nothing_from_the_matcher() -> None:
    allowed = {"jaganetral.names", "jaganetral.names.synth.otherhand"}
    for path in Path(next(iter(otherhand.__path__))).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jaganetral"):
                module = str(node.module)
                assert module in allowed or module.startswith("jaganetral.names.synth.otherhand.")
                if module == "jaganetral.names":
                    assert [one.name for one in node.names] == ["tables"]


def test_a_level_tells_as_much_as_was_said() -> None:
    one, other = "SD Negeri 1 Sukamaju", "SD Negeri 4 Sukamaju"
    assert seen("unit", "unnumbered", one) == seen("unit", "unnumbered", other)
    assert seen("unit", "whole", one) != seen("unit", "whole", other)
    assert seen("unit", "spot", one) == seen("unit", "spot", "Puskesmas Sukamaju")
    assert seen("position", "called", "Guru Kelas") == seen("position", "called", "Guru Ahli Muda")
    assert seen("regency", "place", "Kota Bandung") == seen("regency", "place", "Kabupaten Bandung")
    assert seen("unit", "", one) == seen("unit", "", "Dinas Sosial")


@given(st.integers(0, 10_000))
def test_a_number_is_told_only_where_the_level_says_so(seed: int) -> None:
    said, level = unit("SMP Negeri 4 Wanasari", [], dice(seed))
    assert (level == "whole") == ("4" in said)


@given(WORDS, WORDS, st.integers(0, 10_000))
def test_slips_change_a_name_and_leave_one(one: str, other: str, seed: int) -> None:
    text = f"{one} {other}".title()
    for slip in (slips.heard, slips.aged, slips.scanned):
        written = slip(text, dice(seed))
        assert written is None or written.strip()
    assert slips.drawled(text, dice(seed)) != text
    assert abs(len(slips.thumbed(one, dice(seed))) - len(one)) <= 1


def test_names_without_their_titles() -> None:
    who = bearer("Drs. H. SLAMET WIDODO, S.Pd.", "197011281985102006")
    assert (who.words, who.woman) == (["Slamet", "Widodo"], True)
    assert bearer("dr. Ayu", "").words == ["Ayu"]
    assert called("Kartolobo", dice(1)) in {"Lobo", "Karto"}
    assert called("Tri", dice(1)) is None
