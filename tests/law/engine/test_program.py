"""The compiled pack says what its conditions say: of bits and arrays, in two and three values."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.law.corpus.pack import load_pack
from jaganetral.law.engine.program import Program, compiled, program_of, run, run3
from jaganetral.law.model import Condition
from tests.examples import examples

ATOMS = tuple(Condition("atom", (), name, frozenset({True})) for name in "abcde")
TREES = st.recursive(
    st.sampled_from(ATOMS),
    lambda kids: st.one_of(
        st.builds(
            Condition, st.sampled_from(("all", "any")), st.lists(kids, max_size=3).map(tuple)
        ),
        st.builds(Condition, st.just("not"), kids.map(lambda kid: (kid,))),
    ),
    max_leaves=12,
)
SEVERAL = st.lists(TREES, min_size=1, max_size=4)
WORDS = st.lists(st.integers(0, 2**64 - 1), min_size=3, max_size=3)


def plainly(condition: Condition, world: dict[Condition, bool]) -> bool:
    """The condition in one world, straight from its meaning."""
    if condition.op == "atom":
        return world[condition]
    kids = [plainly(kid, world) for kid in condition.kids]
    if condition.op == "not":
        return not kids[0]
    return all(kids) if condition.op == "all" else any(kids)


def parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    for kid in condition.kids:
        yield from parts(kid)


def all_worlds(program: Program) -> tuple[list[dict[Condition, bool]], list[int], int]:
    """Every world of the atoms; for each atom the bits of the worlds in which it is true."""
    rows = list(product((False, True), repeat=len(program.atoms)))
    worlds = [dict(zip(program.atoms, row, strict=True)) for row in rows]
    planes = [
        sum(1 << number for number, row in enumerate(rows) if row[slot])
        for slot in range(len(program.atoms))
    ]
    return worlds, planes, (1 << len(rows)) - 1


@examples(200)
@given(SEVERAL)
def test_a_plane_is_true_where_its_condition_is(conditions: list[Condition]) -> None:
    program = compiled(conditions)
    worlds, planes, ones = all_worlds(program)
    found = run(program, planes, ones)
    assert len(found) == len(program.atoms) + len(program.steps)
    for condition in conditions:
        for part in parts(condition):
            mask = found[program.slots[part]]
            said = [bool(mask >> number & 1) for number in range(len(worlds))]
            assert said == [plainly(part, world) for world in worlds]


@examples(200)
@given(SEVERAL, st.data())
def test_three_values_are_sound_and_two_where_all_is_known(
    conditions: list[Condition], data: st.DataObject
) -> None:
    program = compiled(conditions)
    count = len(program.atoms)
    sides = data.draw(
        st.lists(st.sampled_from(((0, 0), (0, 1), (1, 1))), min_size=count, max_size=count)
    )
    sure, maybe = run3(program, [one for one, _ in sides], [two for _, two in sides], 1)
    choices = [(one,) if one == two else (0, 1) for one, two in sides]
    outcomes = [run(program, list(row), 1) for row in product(*choices)]
    for slot in range(len(sure)):
        seen = {row[slot] for row in outcomes}
        assert (sure[slot], maybe[slot]) in {(0, 1), (min(seen), max(seen))}
    if len(outcomes) == 1:
        assert sure == maybe == outcomes[0]


@examples(100)
@given(SEVERAL, st.data())
def test_bits_of_an_integer_and_words_of_an_array_come_out_the_same(
    conditions: list[Condition], data: st.DataObject
) -> None:
    program = compiled(conditions)
    rows = [data.draw(WORDS) for _ in program.atoms]
    wider = [[one | two for one, two in zip(row, data.draw(WORDS), strict=True)] for row in rows]
    ones = [2**64 - 1] * 3
    arrays = run3(program, words(rows), words(wider), np.array(ones, np.uint64))
    bits = run3(program, joined(rows), joined(wider), joined([ones])[0])
    for from_arrays, from_bits in zip(arrays, bits, strict=True):
        assert joined([plane.tolist() for plane in from_arrays]) == from_bits
    one_valued = run(program, words(rows), np.array(ones, np.uint64))
    assert joined([plane.tolist() for plane in one_valued]) == run(
        program, joined(rows), joined([ones])[0]
    )


def words(rows: list[list[int]]) -> list[np.typing.NDArray[np.uint64]]:
    return [np.array(row, np.uint64) for row in rows]


def joined(rows: list[list[int]]) -> list[int]:
    return [sum(word << 64 * place for place, word in enumerate(row)) for row in rows]


def test_a_pack_is_compiled_once_with_a_slot_for_all_its_conditions() -> None:
    pack = load_pack()
    program = program_of(pack)
    assert program_of(pack) is program
    for norm in pack.norms.values():
        for condition in (norm.who, norm.act, norm.when, *(t.when for t in norm.consequences)):
            assert program.slots[condition] < len(program.atoms) + len(program.steps)
    assert len({(atom.fact, atom.allowed) for atom in program.atoms}) == len(program.atoms)
    assert len(set(program.steps)) == len(program.steps)
    assert all(
        max(kids, default=-1) < len(program.atoms) + place
        for place, (_, kids) in enumerate(program.steps)
    )
