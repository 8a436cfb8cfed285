"""What a search needs beside the numbers of a roster: lists by sound, by pair, by place, by value.

Everything here follows from a `people.Roster` alone, so that a changed roster gives what a fresh
build of it would give.
"""

from collections.abc import Callable, Sequence

import numpy as np

from jaganetral.names.roster.hashes import key_of
from jaganetral.names.roster.people import COLUMNS, Ints, Roster, ends_of, fresh, taken
from jaganetral.names.roster.spell import MOST_WORDS
from jaganetral.names.roster.store import Writer
from jaganetral.names.roster.values import family_bits, kind_bits, number_of, weight_of
from jaganetral.names.words import fold_word, one_left_out
from jaganetral.names.workplace import fold_post, fold_unit

_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_NAMES_AT_ONCE = 500_000


def write(roster: Roster, writer: Writer, say: Callable[[str], None]) -> None:
    """Write every array of an index except the sealed NIPs."""
    say("words")
    sounds, folded = _words(roster, writer)
    say("pairs")
    _pairs(roster, sounds, len(folded), writer)
    _slips(folded, writer)
    say("places")
    for column in COLUMNS:
        _column(column, roster, writer)
    _regencies(roster, sounds, writer)
    say("names")
    writer.put("name_people", roster.people_ends)
    writer.put("sex_of", roster.sex)
    writer.put("row_of", roster.row_of)
    writer.put("kept_name_at", roster.kept_ends)
    writer.put_pieces("kept_name", int(roster.kept_ends[-1]), roster.pieces())


def _words(roster: Roster, writer: Writer) -> tuple[Ints, Sequence[str]]:
    """The sound of each word of each name, and the distinct sounds."""
    folds = [fold_word(word) or word for word in roster.written]
    folded = sorted(set(folds))
    at = {word: place for place, word in enumerate(folded)}
    sound_of = np.array([at[word] for word in folds], np.uint32)
    sounds = sound_of[roster.words]
    writer.put_texts("written", roster.written)
    writer.put_texts("folded", folded)
    writer.put("sound_of", sound_of)
    writer.put("name_words", roster.word_ends)
    writer.put("words", roster.words)
    counts = np.diff(roster.word_ends)
    borne = np.repeat(np.diff(roster.people_ends), counts)
    people = np.bincount(sounds, weights=borne, minlength=len(folded))
    writer.put("sound_people", people.astype(np.uint32))
    bearers, starts = lists(sounds, _repeated(counts), len(folded))
    writer.put("bearers", bearers)
    writer.put("sound_bearers", starts)
    return sounds, folded


def _pairs(roster: Roster, sounds: Ints, known: int, writer: Writer) -> None:
    """Every unordered pair of words of a name -> the names that have both."""
    keys, names = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint32)]
    lengths = np.diff(roster.word_ends)
    bits = np.uint64(max(known - 1, 1).bit_length())
    for first in range(MOST_WORDS):
        for second in range(first + 1, MOST_WORDS):
            having = np.flatnonzero(lengths > second).astype(np.uint32)
            at = roster.word_ends[having]
            one, other = sounds[at + np.uint32(first)], sounds[at + np.uint32(second)]
            low, high = np.minimum(one, other), np.maximum(one, other)
            keys.append((low.astype(np.uint64) << bits) | high)
            names.append(having)
    key, name = _by_key(np.concatenate(keys), np.concatenate(names), 2 * int(bits))
    new = np.flatnonzero(fresh(key))
    distinct = key[new]
    mask = (np.uint64(1) << bits) - np.uint64(1)
    writer.put("pairs", ((distinct >> bits) << _HALF) | (distinct & mask))
    writer.put("pair_at", np.append(new, len(key)).astype(np.uint32))
    writer.put("pair_names", name)


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


def _slips(folded: Sequence[str], writer: Writer) -> None:
    """Every word with one letter left out -> the words it may have been."""
    keys = [(key_of(short), at) for at, word in enumerate(folded) for short in one_left_out(word)]
    found = np.array(keys, np.uint64).reshape(-1, 2)
    order = np.lexsort((found[:, 1], found[:, 0]))
    writer.put("slips", found[order, 0])
    writer.put("slip_words", found[order, 1].astype(np.uint32))


def _column(column: str, roster: Roster, writer: Writer) -> None:
    values, codes = roster.values[column], roster.codes[column]
    writer.put_texts(column, values)
    writer.put(f"{column}_of", codes)
    writer.put(f"{column}_counts", np.bincount(codes, minlength=len(values)).astype(np.uint32))
    _values(column, values, writer)
    if column == "unit":
        everybody = np.arange(roster.people, dtype=np.uint32)
        _put_lists("unit_people", codes, everybody, len(values), writer)


def _values(column: str, values: Sequence[str], writer: Writer) -> None:
    """What a said value is compared with: words of each value, their weight, kinds, numbers."""
    if column == "position":
        posts = [fold_post(text) for text in values]
        words = [post.words for post in posts]
        families = np.array([family_bits(post.families) for post in posts], np.uint64)
        writer.put("position_families", families)
        writer.put_texts("position_joined", [" ".join(row) for row in words])
    else:
        units = [fold_unit(text) for text in values]
        words = [unit.words for unit in units]
        writer.put(f"{column}_kinds", np.array([kind_bits(u.kinds) for u in units], np.uint64))
        writer.put(f"{column}_numbers", np.array([number_of(u.words) for u in units], np.uint64))
        weights = [sum(weight_of(u, word) for word in u.words) for u in units]
        writer.put(f"{column}_weight", np.array(weights, np.float32))
        writer.put_texts(f"{column}_joined", [unit.joined for unit in units])
    distinct = sorted({word for row in words for word in row})
    at = {word: place for place, word in enumerate(distinct)}
    pairs = [(at[word], value) for value, row in enumerate(words) for word in set(row)]
    found = np.array(pairs, np.uint32).reshape(-1, 2)
    writer.put_texts(f"{column}_words", distinct)
    _put_lists(f"{column}_with", found[:, 0], found[:, 1], len(distinct), writer)


def _regencies(roster: Roster, sounds: Ints, writer: Writer) -> None:
    """The names of each regency, and their sounds one after the other."""
    owner = _repeated(np.diff(roster.people_ends))
    both = (roster.codes["regency"].astype(np.uint64) << _HALF) | owner
    both.sort()
    both = both[fresh(both)]
    names = (both & _LOW).astype(np.uint32)
    starts = _starts((both >> _HALF).astype(np.uint32), len(roster.values["regency"]))
    writer.put("regency_names", names)
    writer.put("regency_names_at", starts)
    ends = ends_of((roster.word_ends[1:] - roster.word_ends[:-1])[names])
    writer.put("regency_sounds_at", ends[starts])
    parts = (names[at : at + _NAMES_AT_ONCE] for at in range(0, len(names), _NAMES_AT_ONCE))
    found = [taken(sounds, roster.word_ends, part) for part in parts]
    writer.put("regency_sounds", np.concatenate(found) if found else sounds[:0])


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


def _repeated(counts: Ints) -> Ints:
    """0 as often as the first count says, 1 as often as the second, and so on."""
    return np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
