"""Signed checkpoints and the keys behind them."""

from datetime import date

import pytest

from jaganetral.seal import parse_checkpoint, public_key, read_key, sign_checkpoint, write_key

SEED = bytes(range(32))
ORIGIN = "lawuasri.example/jejak"
ROOT = bytes(range(100, 132))
POINT = sign_checkpoint(SEED, 312, ROOT, date(2026, 11, 20), ORIGIN)


def test_a_checkpoint_reads_as_it_was_written() -> None:
    assert parse_checkpoint(POINT.text()) == POINT
    assert POINT.signed_by(public_key(SEED))
    assert POINT.text().startswith(f"{ORIGIN}\n312\n")
    assert "\nday 2026-11-20\n\n" in POINT.text()


def test_no_other_key_signed_it() -> None:
    assert not POINT.signed_by(public_key(bytes(32)))


def test_every_changed_character_is_noticed() -> None:
    text = POINT.text()
    for at, character in enumerate(text):
        other = text[:at] + ("A" if character != "A" else "B") + text[at + 1 :]
        try:
            found = parse_checkpoint(other)
        except ValueError:
            continue
        assert not found.signed_by(public_key(SEED)), at


def test_a_key_line_reads_as_it_was_written() -> None:
    line = write_key(ORIGIN, public_key(SEED))
    assert read_key(line + "\n") == (ORIGIN, public_key(SEED))


def test_the_key_line_is_that_of_signed_notes() -> None:
    """The example key of the Go checksum database, which speaks the same format."""
    line = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    origin, public = read_key(line)
    assert write_key(origin, public) == line


@pytest.mark.parametrize("line", ["", "a+b", "a+00000000+AQ==", "a b+00+AQ==", "x+y+z"])
def test_what_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"public key|base64|Origin"):
        read_key(line)


@pytest.mark.parametrize("origin", ["", "dua kata", "a+b", "a\nb"])
def test_an_origin_that_cannot_be_written_is_refused(origin: str) -> None:
    with pytest.raises(ValueError, match="Origin"):
        sign_checkpoint(SEED, 1, ROOT, date(2026, 1, 1), origin)
