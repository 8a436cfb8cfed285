"""What a search needs beside the numbers of a roster: lists by sound, by pair, by place, by value.

Everything here follows from a `people.Roster` alone, so that a changed roster gives what a fresh
build of it would give.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from jaganetral.names.roster.folding import (
    POSITION,
    Value,
    known_folds,
    known_values,
    read_value,
)
from jaganetral.names.roster.folding import folded as folded_word
from jaganetral.names.roster.hashes import key_of
from jaganetral.names.roster.people import COLUMNS, Roster
from jaganetral.names.roster.spell import MOST_WORDS
from jaganetral.names.roster.store import Store, Writer
from jaganetral.names.roster.stretches import Ints, ends_of, fresh, looked_up, taken
from jaganetral.names.words import one_left_out

_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
PLACES = ("unit", "regency")  # columns whose people are listed


@dataclass(frozen=True, slots=True)
class Sounds:
    """The sound of each word of each name, as a number; the distinct sounds, sorted."""

    of_words: Ints
    folded: Sequence[str]


def write(
    roster: Roster,
    writer: Writer,
    say: Callable[[str], None],
    old: Store | None = None,
    lists: Callable[[Roster, Sounds, Writer], None] | None = None,
) -> None:
    """Write every array of an index except the sealed NIPs.

    What `old`, built by the same rules, says about a text is not worked out again. `lists` may
    write the lists of names and people (`all_lists`) in a quicker way.
    """
    say("words")
    sounds = _words(roster, writer, old)
    _slips(sounds.folded, writer, old)
    for column in COLUMNS:
        _column(column, roster, writer, old)
    say("lists")
    (lists or all_lists)(roster, sounds, writer)
    say("names")
    writer.put("name_people", roster.people_ends)
    writer.put("sex_of", roster.sex)
    writer.put("row_of", roster.row_of)
    writer.put("kept_name_at", roster.kept_ends)
    writer.put_pieces("kept_name", int(roster.kept_ends[-1]), roster.pieces())


def all_lists(roster: Roster, sounds: Sounds, writer: Writer) -> None:
    """The names of each sound, of each pair of sounds and of each regency, the people of places."""
    known, counts = len(sounds.folded), np.diff(roster.word_ends)
    borne = bearing(sounds.of_words, counts, np.diff(roster.people_ends), known)
    writer.put("sound_people", borne)
    bearers, starts = lists(sounds.of_words, repeated(counts), known)
    writer.put("bearers", bearers)
    writer.put("sound_bearers", starts)
    _pairs(roster, sounds.of_words, known, writer)
    everybody = np.arange(roster.people, dtype=np.uint32)
    for column in PLACES:
        codes, texts = roster.codes[column], roster.values[column]
        _put_lists(f"{column}_people", codes, everybody, len(texts), writer)
    _regencies(roster, sounds.of_words, writer)


def bearing(sounds: Ints, words: Ints, people: Ints, known: int) -> Ints:
    """How many people bear each sound, of names with so many `words` and `people`."""
    borne = np.bincount(sounds, weights=np.repeat(people, words), minlength=known)
    return borne.astype(np.uint32)


def _words(roster: Roster, writer: Writer, old: Store | None) -> Sounds:
    """What each word sounds like."""
    known = known_folds(old)
    folds = [known.get(word) or folded_word(word) for word in roster.written]
    folded = sorted(set(folds))
    at = {word: place for place, word in enumerate(folded)}
    sound_of = np.array([at[word] for word in folds], np.uint32)
    sounds = looked_up(sound_of, roster.words)
    writer.put_texts("written", roster.written)
    writer.put_texts("folded", folded)
    writer.put("sound_of", sound_of)
    writer.put("name_words", roster.word_ends)
    writer.put("words", roster.words)
    return Sounds(sounds, folded)


def _pairs(roster: Roster, sounds: Ints, known: int, writer: Writer) -> None:
    """Every unordered pair of words of a name -> the names that have both."""
    bits = np.uint64(max(known - 1, 1).bit_length())
    everybody = np.arange(roster.names, dtype=np.uint32)
    key, name = _by_key(*pairs_of(roster, sounds, everybody, bits), 2 * int(bits))
    new = np.flatnonzero(fresh(key))
    distinct = key[new]
    mask = (np.uint64(1) << bits) - np.uint64(1)
    writer.put("pairs", ((distinct >> bits) << _HALF) | (distinct & mask))
    writer.put("pair_at", np.append(new, len(key)).astype(np.uint32))
    writer.put("pair_names", name)


def pairs_of(roster: Roster, sounds: Ints, some: Ints, bits: np.uint64) -> tuple[Ints, Ints]:
    """Pairs of sounds of some names as one number, the higher in the low bits, and the names."""
    keys, names = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint32)]
    lengths = np.diff(roster.word_ends)[some]
    for first in range(MOST_WORDS):
        for second in range(first + 1, MOST_WORDS):
            having = some[lengths > second]
            at = roster.word_ends[having]
            one, other = sounds[at + np.uint32(first)], sounds[at + np.uint32(second)]
            low, high = np.minimum(one, other), np.maximum(one, other)
            keys.append((low.astype(np.uint64) << bits) | high)
            names.append(having)
    return np.concatenate(keys), np.concatenate(names)


def _by_key(keys: Ints, names: Ints, key_bits: int) -> tuple[Ints, Ints]:
    """Both in the order of keys, then names. One number for both sorts ten times faster."""
    bits = max(int(names.max(initial=1)), 1).bit_length()
    if key_bits + bits > 64:
        order = np.lexsort((names, keys))
        return keys[order], names[order]
    keys <<= np.uint64(bits)
    keys |= names
    keys.sort()
    names = (keys & np.uint64((1 << bits) - 1)).astype(np.uint32)
    keys >>= np.uint64(bits)
    return keys, names


def _slips(folded: Sequence[str], writer: Writer, old: Store | None) -> None:
    """Every word with one letter left out -> the words it may have been."""
    keys, words = _known_slips(folded, old)
    known = set(old.texts("folded")) if old else set()
    new = [(key_of(short), at) for at, word in enumerate(folded) if word not in known
           for short in one_left_out(word)]  # fmt: skip
    found = np.array(new, np.uint64).reshape(-1, 2)
    keys, words = np.append(keys, found[:, 0]), np.append(words, found[:, 1].astype(np.uint32))
    order = np.lexsort((words, keys))
    writer.put("slips", keys[order])
    writer.put("slip_words", words[order])


def _known_slips(folded: Sequence[str], old: Store | None) -> tuple[Ints, Ints]:
    """Those of an older index, without words that are gone."""
    if old is None:
        return np.zeros(0, np.uint64), np.zeros(0, np.uint32)
    at = {word: place for place, word in enumerate(folded)}
    place = np.array([at.get(word, -1) for word in old.texts("folded")], np.int64)
    words = place[old.array("slip_words")]
    return old.array("slips")[words >= 0], words[words >= 0].astype(np.uint32)


def _column(column: str, roster: Roster, writer: Writer, old: Store | None) -> None:
    texts, codes = roster.values[column], roster.codes[column]
    writer.put_texts(column, texts)
    writer.put(f"{column}_of", codes)
    writer.put(f"{column}_counts", np.bincount(codes, minlength=len(texts)).astype(np.uint32))
    if old is not None and old.texts(column) == texts:
        for name in _value_arrays(column):
            writer.put(name, old.array(name))
        return
    known = known_values(old, column)
    _values(column, [known.get(text) or read_value(column, text) for text in texts], writer)


def _value_arrays(column: str) -> list[str]:
    """The arrays that `_values` writes."""
    own = ["families"] if column == POSITION else ["kinds", "numbers", "weight"]
    own += ["joined", "joined_at", "words", "words_at", "with", "with_at"]
    return [f"{column}_{one}" for one in own]


def _values(column: str, values: Sequence[Value], writer: Writer) -> None:
    """What a said value is compared with: words of each value, their weight, kinds, numbers."""
    bits = np.array([one.bits for one in values], np.uint64)
    if column == POSITION:
        writer.put("position_families", bits)
    else:
        writer.put(f"{column}_kinds", bits)
        writer.put(f"{column}_numbers", np.array([one.number for one in values], np.uint64))
        writer.put(f"{column}_weight", np.array([one.weight for one in values], np.float32))
    writer.put_texts(f"{column}_joined", [one.joined for one in values])
    distinct = sorted({word for one in values for word in one.words})
    at = {word: place for place, word in enumerate(distinct)}
    pairs = [(at[word], value) for value, one in enumerate(values) for word in one.words]
    found = np.array(pairs, np.uint32).reshape(-1, 2)
    writer.put_texts(f"{column}_words", distinct)
    _put_lists(f"{column}_with", found[:, 0], found[:, 1], len(distinct), writer)


def _regencies(roster: Roster, sounds: Ints, writer: Writer) -> None:
    """The names of each regency, and their sounds one after the other."""
    names, starts = names_of_regencies(
        roster.codes["regency"],
        repeated(np.diff(roster.people_ends)),
        len(roster.values["regency"]),
    )
    writer.put("regency_names", names)
    writer.put("regency_names_at", starts)
    ends = ends_of((roster.word_ends[1:] - roster.word_ends[:-1])[names])
    writer.put("regency_sounds_at", ends[starts])
    writer.put("regency_sounds", taken(sounds, roster.word_ends, names))


def names_of_regencies(codes: Ints, names: Ints, known: int) -> tuple[Ints, Ints]:
    """The names of each regency, each once; `codes` and `names` are of people."""
    both = (codes.astype(np.uint64) << _HALF) | names
    both.sort()
    both = both[fresh(both)]
    return (both & _LOW).astype(np.uint32), _starts((both >> _HALF).astype(np.uint32), known)


def lists(keys: Ints, values: Ints, known: int) -> tuple[Ints, Ints]:
    """The values of each key in their order, one key after the other; where each key begins."""
    both = (keys.astype(np.uint64) << _HALF) | values
    both.sort()
    starts = _starts((both >> _HALF).astype(np.uint32), known)
    return (both & _LOW).astype(np.uint32), starts


def _put_lists(name: str, keys: Ints, values: Ints, known: int, writer: Writer) -> None:
    found, starts = lists(keys, values, known)
    writer.put(name, found)
    writer.put(f"{name}_at", starts)


def _starts(ordered: Ints, known: int) -> Ints:
    return ends_of(np.bincount(ordered, minlength=known))


def repeated(counts: Ints) -> Ints:
    """0 as often as the first count says, 1 as often as the second, and so on."""
    return np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
