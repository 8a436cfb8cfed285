"""The Merkle tree against the standard's own words and against another implementation."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from jaganetral.seal import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    needed,
    peak_positions,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from tests.examples import examples

SIZES = st.integers(1, 150)


class Log:
    """A log in memory: every node by its place, and the root after each entry."""

    def __init__(self, size: int) -> None:
        self.entries = [f"catatan {number}".encode() for number in range(size)]
        self.leaves = [leaf_hash(entry) for entry in self.entries]
        self.rows: dict[tuple[int, int], bytes] = {}
        self.roots = [EMPTY_ROOT]
        frontier = Frontier()
        for leaf in self.leaves:
            for node in frontier.append(leaf):
                assert (node.level, node.index) not in self.rows  # a node never changes
                self.rows[node.level, node.index] = node.hash
            self.roots.append(frontier.root())

    def nodes(self, level: int, index: int) -> bytes:
        return self.rows[level, index]


LOG = Log(150)
ORACLE = InmemoryTree(algorithm="sha256")
for entry in LOG.entries:
    ORACLE.append_entry(entry)


def spec_root(leaves: list[bytes]) -> bytes:
    """MTH as RFC 9162 2.1.1 writes it, word for word."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + spec_root(leaves[:k]) + spec_root(leaves[k:])).digest()


def spec_subproof(m: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    """SUBPROOF as RFC 9162 2.1.4.1 writes it, word for word."""
    n = len(leaves)
    if m == n:
        return [] if whole else [spec_root(leaves)]
    k = 1
    while k * 2 < n:
        k *= 2
    if m <= k:
        return [*spec_subproof(m, leaves[:k], whole=whole), spec_root(leaves[k:])]
    return [*spec_subproof(m - k, leaves[k:], whole=False), spec_root(leaves[:k])]


def test_known_roots_of_the_reference_log() -> None:
    """The test vectors of Certificate Transparency's reference implementation."""
    entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
    entries.append("606162636465666768696a6b6c6d6e6f")
    frontier = Frontier()
    for entry in entries:
        frontier.append(leaf_hash(bytes.fromhex(entry)))
    assert frontier.root().hex() == (
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )
    assert leaf_hash(b"").hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )


@examples(60)
@given(SIZES)
def test_roots_agree_with_the_standard_and_the_oracle(size: int) -> None:
    assert LOG.roots[size] == spec_root(LOG.leaves[:size])
    assert LOG.roots[size] == ORACLE.get_root(size)
    assert root_of(size, LOG.nodes) == LOG.roots[size]


@examples(80)
@given(SIZES, st.data())
def test_inclusion_agrees_with_the_oracle(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, LOG.nodes)
    other = ORACLE.prove_inclusion(index + 1, size).serialize()["path"]
    assert [step.hex() for step in proof] == other[1:]  # the oracle starts with the leaf
    assert verify_inclusion(LOG.leaves[index], index, size, proof, LOG.roots[size])


@examples(80)
@given(SIZES, st.data())
def test_consistency_is_what_the_standard_writes(size: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, size))
    proof = consistency_proof(first, size, LOG.nodes)
    assert proof == spec_subproof(first, LOG.leaves[:size], whole=True)
    assert verify_consistency(first, size, LOG.roots[first], LOG.roots[size], proof)


@examples(80)
@given(SIZES, st.data())
def test_a_wrong_leaf_place_size_or_step_is_refused(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, LOG.nodes)
    leaf, root = LOG.leaves[index], LOG.roots[size]
    assert not verify_inclusion(leaf_hash(b"lain"), index, size, proof, root)
    assert not verify_inclusion(leaf, index, size, [*proof, leaf], root)
    assert not verify_inclusion(leaf, size, size, proof, root)
    assert not verify_inclusion(leaf, index, size, proof, leaf_hash(b"akar"))
    other = data.draw(st.integers(0, size - 1).filter(lambda at: at != index or size == 1))
    assert other == index or not verify_inclusion(leaf, other, size, proof, root)
    for at in range(len(proof)):
        cut = [*proof[:at], *proof[at + 1 :]]
        assert not verify_inclusion(leaf, index, size, cut, root)
        swapped = [*proof[:at], leaf_hash(proof[at]), *proof[at + 1 :]]
        assert not verify_inclusion(leaf, index, size, swapped, root)


@examples(60)
@given(st.integers(2, 150), st.data())
def test_a_rewritten_past_is_never_consistent(size: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, size - 1))
    proof = consistency_proof(first, size, LOG.nodes)
    fake = leaf_hash(b"masa lalu lain")
    assert not verify_consistency(first, size, fake, LOG.roots[size], proof)
    assert not verify_consistency(first, size, LOG.roots[first], fake, proof)
    assert not verify_consistency(first, size, LOG.roots[first], LOG.roots[size], proof[:-1])
    longer = [*proof, fake]
    assert not verify_consistency(first, size, LOG.roots[first], LOG.roots[size], longer)


@examples(40)
@given(SIZES, st.data())
def test_a_stored_log_goes_on_as_if_never_closed(size: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, size))
    frontier = Frontier.restore(cut, LOG.nodes)
    for leaf in LOG.leaves[cut:size]:
        frontier.append(leaf)
    assert (frontier.size, frontier.root()) == (size, LOG.roots[size])
    assert len(peak_positions(size)) == size.bit_count()


def test_what_a_proof_needs_can_be_asked_beforehand() -> None:
    places = needed(lambda nodes: inclusion_proof(37, 101, nodes))
    rows = {place: LOG.rows[place] for place in places}
    proof = inclusion_proof(37, 101, lambda level, index: rows[level, index])
    assert verify_inclusion(LOG.leaves[37], 37, 101, proof, LOG.roots[101])
    assert len(places) < 20


def test_senseless_requests_are_refused() -> None:
    with pytest.raises(ValueError, match="Leaf 5"):
        inclusion_proof(5, 5, LOG.nodes)
    with pytest.raises(ValueError, match="from 0 to 3"):
        consistency_proof(0, 3, LOG.nodes)
    with pytest.raises(ValueError, match="peaks"):
        Frontier(3, [EMPTY_ROOT])
    assert verify_consistency(0, 3, EMPTY_ROOT, LOG.roots[3], [])
    assert not verify_consistency(4, 3, LOG.roots[4], LOG.roots[3], [])
    assert not verify_consistency(3, 5, LOG.roots[3], LOG.roots[5], [])
