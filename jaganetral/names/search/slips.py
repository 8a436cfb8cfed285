"""Words of a roster that are few slips of the pen away from a word, folded or as written."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from jaganetral.names.roster.hashes import key_of
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.words import SHORTEST_SLIP, differ_in_sound, letters_of, one_left_out

_LONG = 7  # letters from which two slips are still the same word
Ids = npt.NDArray[np.uint32]


def slipped(index: RosterIndex, word: str) -> Iterator[tuple[int, str]]:
    """Sounds one slip away, two where both words are long, and the way."""
    if len(word) < SHORTEST_SLIP - 1:  # Sra is Sara; no letter of it may be another
        return
    keys = np.fromiter(map(key_of, one_left_out(word)), np.uint64)
    starts = index.slips.searchsorted(keys).tolist()
    ends = index.slips.searchsorted(keys, "right").tolist()
    runs = [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    for at in {at for a, b in runs for at in index.slip_words[a:b].tolist()}:
        other = index.folded[at]
        apart = OSA.distance(word, other, score_cutoff=2)
        if apart == 1:
            yield at, "alike" if differ_in_sound(word, other) else "one_slip"
        elif apart == 2 and min(len(word), len(other)) >= _LONG:
            yield at, "two_slips"


def apart_of(index: RosterIndex, word: str, sounds: Ids, most: int) -> list[tuple[int, int]]:
    """Those of the sounds that are at most so many slips away, and how many."""
    near = sounds[_close(word, index.letters.take(sounds), most)]
    return _counted(word, index.folded, near.tolist(), most)


def apart_in(index: RosterIndex, word: str, run: range, most: int) -> list[tuple[int, int]]:
    """The same for all sounds of a run."""
    near = _close(word, index.letters[run.start : run.stop], most) + run.start
    return _counted(word, index.folded, near.tolist(), most)


def mistyped(index: RosterIndex, token: str, most: int) -> list[tuple[int, int]]:
    """The same by the letters as written: whoever slips does so before anybody folds the word."""
    near = _close(token, index.written_letters, most)
    found = _counted(token, index.written, near.tolist(), most)
    return [(int(index.sound_of[at]), apart) for at, apart in found]


def _close(word: str, letters: npt.NDArray[np.uint64], most: int) -> npt.NDArray[np.intp]:
    """Where so many slips may be enough: each brings one letter at most and takes one at most."""
    mine = np.uint64(letters_of(word))
    near = (np.bitwise_count(letters ^ mine) <= 2 * most).nonzero()[0]
    others = letters.take(near)
    fresh, gone = np.bitwise_count(others & ~mine), np.bitwise_count(~others & mine)
    close: npt.NDArray[np.intp] = near[(fresh <= most) & (gone <= most)]
    return close


def _counted(
    word: str, words: Sequence[str], near: Sequence[int], most: int
) -> list[tuple[int, int]]:
    if not near:
        return []
    texts = [words[near[0]]] if len(near) == 1 else itemgetter(*near)(words)
    apart = process.cdist([word], texts, scorer=OSA.distance, dtype=np.uint8, score_cutoff=most)[0]
    return [(near[at], int(apart[at])) for at in (apart <= most).nonzero()[0].tolist()]
