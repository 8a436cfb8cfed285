"""Receipts: true ones pass, and nothing else does."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.seal import (
    Anchor,
    Frontier,
    NotAReceipt,
    Receipt,
    canonical,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    parse_receipt,
    public_key,
    sign_checkpoint,
    verify_receipt,
    write_key,
)
from tests.examples import examples

SEED, OTHER = bytes(range(32)), bytes(32)
ORIGIN = "lawuasri.example/jejak"
DAY = date(2026, 11, 20)
KEY = write_key(ORIGIN, public_key(SEED))
LEAVES: list[dict[str, Any]] = [
    {"number": f"N-2026-{n:06}", "day": DAY.isoformat(), "digest": f"{n:064x}"} for n in range(40)
]
ROWS: dict[tuple[int, int], bytes] = {}
ROOTS: list[bytes] = []
FRONTIER = Frontier()
for entry in LEAVES:
    for node in FRONTIER.append(leaf_hash(canonical(entry))):
        ROWS[node.level, node.index] = node.hash
    ROOTS.append(FRONTIER.root())


def nodes(level: int, index: int) -> bytes:
    return ROWS[level, index]


def point(size: int, seed: bytes = SEED, origin: str = ORIGIN) -> Any:
    return sign_checkpoint(seed, size, ROOTS[size - 1], DAY, origin)


def receipt(index: int = 21, size: int = 30) -> Receipt:
    proof = inclusion_proof(index, size, nodes)
    leaf = LEAVES[index]
    number = leaf["number"]
    return Receipt(number, DAY, index, leaf, proof, point(size), public_key(SEED))


TEXT = receipt().text()


def test_a_true_receipt_passes_and_reads_back() -> None:
    assert parse_receipt(TEXT) == receipt()
    verdict = verify_receipt(TEXT, public_key=KEY)
    assert verdict.ok
    assert verdict.sentence.startswith("Tanda terima N-2026-000021 sah")
    assert "catatan ke-22 dari 30" in verdict.sentence


def test_the_number_and_day_may_stand_inside_the_entry() -> None:
    inner = {"act": "lapor", "about": "laporan:N-1", "data": {"day": DAY.isoformat()}}
    root = leaf_hash(canonical(inner))
    head = sign_checkpoint(SEED, 1, root, DAY, ORIGIN)
    found = Receipt("N-1", DAY, 0, inner, [], head, public_key(SEED))
    assert verify_receipt(found.text(), public_key=KEY).ok
    other = Receipt("N-2", DAY, 0, inner, [], head, public_key(SEED))
    assert not verify_receipt(other.text(), public_key=KEY).ok


def test_without_a_known_key_the_sentence_says_whose_word_it_is() -> None:
    verdict = verify_receipt(TEXT)
    assert verdict.ok
    assert "dari tanda terima itu sendiri" in verdict.sentence


@examples(30)
@given(st.integers(1, 40), st.data())
def test_every_entry_of_every_log_gets_a_true_receipt(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    assert verify_receipt(receipt(index, size).text(), public_key=KEY).ok


def test_a_receipt_of_a_self_made_log_fails_against_the_published_key() -> None:
    forged = receipt()
    fake = Receipt(
        forged.number, DAY, 21, forged.leaf, forged.proof, point(30, OTHER), public_key(OTHER)
    )
    assert verify_receipt(fake.text()).ok  # its own key only vouches for itself
    verdict = verify_receipt(fake.text(), public_key=KEY)
    assert not verdict.ok
    assert "diumumkan" in verdict.sentence


@examples(250)
@given(st.integers(0, len(TEXT) - 1), st.sampled_from('A0f9"{ ]'))
def test_a_changed_character_never_passes_as_something_else(at: int, letter: str) -> None:
    changed = TEXT[:at] + letter + TEXT[at + 1 :]
    try:
        verdict = verify_receipt(changed, public_key=KEY)
    except NotAReceipt:
        return
    assert not verdict.ok or json.loads(changed) == json.loads(TEXT)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "N-2026-000022"),
        ("day", "2026-11-19"),
        ("index", 20),
        ("leaf", {**LEAVES[21], "digest": "0" * 64}),
        ("leaf", {"number": "N-2026-000021"}),
        ("leaf", {**LEAVES[21], "digest": 0.5}),
        ("proof", []),
        ("proof", [7]),
        ("note", "Laporan ini palsu."),
        ("kind", "surat"),
        ("key", write_key(ORIGIN, public_key(OTHER))),
        ("checkpoint", point(29).text()),
        ("checkpoint", point(30, OTHER).text()),
        ("checkpoint", point(30, SEED, "tempat.lain").text()),
        ("day", "20261120"),
    ],
)
def test_a_changed_field_fails(field: str, value: object) -> None:
    shape = json.loads(TEXT)
    shape[field] = value
    assert not verify_receipt(json.dumps(shape)).ok


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "baris 1: bukan JSON"),
        ('{\n"kind": }', "baris 2"),
        ("[]", "bukan tanda terima"),
        ("{}", '"kind"'),
        (TEXT.replace('"index": 21', '"index": "21"'), '"index"'),
        (TEXT.replace('"index"', '"lain": 1, "index"'), '"lain" tidak dikenal'),
        (TEXT.replace('"index"', '"index": 1, "index"'), "dua kali"),
        ("[" * 100_000, "terlalu dalam"),
    ],
)
def test_what_is_no_receipt_is_said_with_its_place(text: str, message: str) -> None:
    with pytest.raises(NotAReceipt, match=message):
        verify_receipt(text)


def test_a_checkpoint_kept_elsewhere_must_agree() -> None:
    assert verify_receipt(TEXT, checkpoint=point(30).text()).ok
    rewritten = sign_checkpoint(SEED, 30, ROOTS[3], DAY, ORIGIN).text()
    verdict = verify_receipt(TEXT, checkpoint=rewritten)
    assert not verdict.ok
    assert "akarnya berbeda" in verdict.sentence
    assert not verify_receipt(TEXT, checkpoint=point(30, OTHER).text()).ok


def test_a_later_or_earlier_checkpoint_needs_the_proof_between() -> None:
    for size in (40, 12):
        first, last = sorted((30, size))
        bare = verify_receipt(TEXT, checkpoint=point(size).text())
        assert not bare.ok
        assert "bukti sambungan" in bare.sentence
        proof = consistency_proof(first, last, nodes)
        assert verify_receipt(TEXT, checkpoint=Anchor(point(size), first, proof).text()).ok
        broken = Anchor(point(size), first, proof[:-1]).text()
        assert "tidak lagi memuat" in verify_receipt(TEXT, checkpoint=broken).sentence


@pytest.mark.parametrize("text", ["", "{}", '{"checkpoint": 1, "first": 1, "proof": []}', "{"])
def test_an_unreadable_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        verify_receipt(TEXT, checkpoint=text)
