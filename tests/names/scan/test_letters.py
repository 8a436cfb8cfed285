"""Words of a text by whole arrays agree with words found one by one."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.names.scan.letters import PAD, Table, hash_words, words_of

LETTERS = "abcXYZ019 .,-'\n\u00e9\u2019"


@given(st.text(alphabet=LETTERS, max_size=200))
def test_words_are_found_where_they_stand(text: str) -> None:
    data = text.encode()
    words = words_of(data + bytes(PAD))
    expected = [(m.start(), m.end()) for m in re.finditer(rb"[A-Za-z0-9]+", data)]
    assert list(zip(words.start.tolist(), words.end.tolist(), strict=True)) == expected
    spelt = [data[a:b].decode().lower() for a, b in expected]
    assert [words.text(at) for at in range(len(expected))] == spelt
    if spelt:
        keys, hashes = hash_words(spelt)
        assert words.key.tolist() == keys.tolist()
        assert words.hashes(np.arange(len(spelt))).tolist() == hashes.tolist()


def test_long_words_differ_beyond_eight_and_sixteen_letters() -> None:
    words = ["suprihartini", "suprihartono", "abcdefghijklmnopq", "abcdefghijklmnopr", "a", "aa"]
    assert len(set(hash_words(words)[1].tolist())) == len(words)


@given(st.sets(st.integers(1, 2**64 - 1), max_size=300), st.integers(1, 40))
def test_a_table_remembers_what_it_was_given(keys: set[int], room: int) -> None:
    table = Table(room)
    given_keys = np.array(sorted(keys), np.uint64)
    half = len(given_keys) // 2
    table.put(given_keys[:half], np.arange(half, dtype=np.int32))
    table.put(given_keys[half:], np.arange(half, len(given_keys), dtype=np.int32))
    assert table.get(given_keys, -2).tolist() == list(range(len(given_keys)))
    others = np.array([key for key in range(1, 50) if key not in keys], np.uint64)
    assert set(table.get(others, -2).tolist()) <= {-2}
