"""A document that carries its signature: every byte counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.seal import public_key
from jaganetral.seal.documents import (
    empty_stamp,
    in_groups,
    read_stamp,
    sign_document,
    verify_document,
)
from tests.examples import examples

SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
PUBLIC = public_key(SEED)
CODE = "7K3M9QXP2RTWC5DH"
BLANK = f"%PDF-1.7 isi ({empty_stamp(CODE, PUBLIC)}) lagi <{empty_stamp(CODE, PUBLIC)}> akhir"
SIGNED = sign_document(BLANK.encode(), SEED)


def test_a_signed_document_is_whole() -> None:
    assert verify_document(SIGNED, public=PUBLIC).ok
    stamp = read_stamp(SIGNED)
    assert stamp is not None
    assert (stamp.code, stamp.public) == (CODE, PUBLIC)
    assert in_groups(CODE) in verify_document(SIGNED, public=PUBLIC).sentence


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
@examples(200)
def test_any_changed_byte_breaks_it(at: int, flip: int) -> None:
    changed = bytearray(SIGNED)
    changed[at] ^= flip
    assert not verify_document(bytes(changed), public=PUBLIC).ok


@given(st.integers(0, len(SIGNED)), st.binary(min_size=1, max_size=9))
@examples(100)
def test_any_added_or_lost_byte_breaks_it(at: int, more: bytes) -> None:
    assert not verify_document(SIGNED[:at] + more + SIGNED[at:], public=PUBLIC).ok
    if at < len(SIGNED):
        assert not verify_document(SIGNED[:at], public=PUBLIC).ok


def test_another_key_is_seen() -> None:
    blank = f"%PDF {empty_stamp(CODE, public_key(OTHER))}".encode()
    forged = sign_document(blank, OTHER)
    assert not verify_document(forged, public=PUBLIC).ok
    alone = verify_document(forged)
    assert alone.ok
    assert "bandingkan dengan kunci yang diumumkan" in alone.sentence


def test_what_cannot_be_signed_is_refused() -> None:
    for data in (b"%PDF tanpa segel", SIGNED, BLANK.encode()):
        with pytest.raises(ValueError, match="no empty stamp"):
            sign_document(data, OTHER)
    with pytest.raises(ValueError, match="capital letters"):
        empty_stamp("abc", PUBLIC)
