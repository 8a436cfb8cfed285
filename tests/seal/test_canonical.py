"""Canonical JSON: one text for one record."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.seal import canonical
from tests.examples import examples

LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text(), VALUES, max_size=5)


def test_the_example_of_the_standard() -> None:
    """RFC 8785, 3.2.3: names in the order of UTF-16 code units."""
    record = {
        "\u20ac": "Euro",
        "\r": "CR",
        "\ufb33": "Dalet",
        "1": "One",
        "\U0001f600": "Smile",
    }
    names = list(json.loads(canonical(record)))
    assert names == ["\r", "1", "\u20ac", "\U0001f600", "\ufb33"]


def test_text_is_written_plainly() -> None:
    record = {"b": ["é\n\u0007"], "a": (True, None, -3)}
    assert canonical(record) == '{"a":[true,null,-3],"b":["é\\n\\u0007"]}'.encode()


@examples(80)
@given(RECORDS)
def test_reading_it_back_gives_the_same_record(record: dict[str, Any]) -> None:
    sealed = canonical(record)
    assert json.loads(sealed) == record
    assert canonical(json.loads(sealed)) == sealed
    assert canonical(dict(reversed(record.items()))) == sealed


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"a": 1.5}, r"record\.a: a float"),
        ({"a": [1, {"b": b"x"}]}, r"record\.a\[1\]\.b: a bytes"),
        ({"a": 2**53}, "2\\^53"),
        ({"a": {1: "x"}}, "field name 1 is not text"),
        ({"a": "\ud800"}, "surrogate"),
    ],
)
def test_what_cannot_be_sealed_is_named(record: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        canonical(record)
