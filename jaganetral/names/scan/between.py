"""What stands between the words of a text: whether two belong together, initials and titles."""

import numpy as np
import numpy.typing as npt

from jaganetral.names.scan.letters import Ints, Words

_ABBREVIATED = 4  # letters of a word whose dot does not end a sentence
_SPACE, _LINE, DOT = 32, 10, 46
_BETWEEN = np.isin(np.arange(256), [_SPACE, _LINE, ord("-"), ord("'")])
Flags = npt.NDArray[np.bool_]


def joined(words: Words, at: Ints) -> Flags:
    """Whether a word and the next are a space, hyphen, apostrophe, line break apart, or the dot
    of an initial or abbreviation and a space."""
    start, end = words.start[at + 1], words.end[at]
    first, second = words.raw[end], words.raw[end + 1]
    apart = start - end
    short = end - words.start[at] <= _ABBREVIATED
    dotted = (first == DOT) & short & ((apart == 1) | ((apart == 2) & (second == _SPACE)))
    broken = (apart == 2) & (second == _LINE) & ((first == 13) | (first == _SPACE))
    found: Flags = ((apart == 1) & _BETWEEN[first]) | dotted | broken
    return found


def line(words: Words, at: Ints) -> Flags:
    """Whether a line break stands between a word and the next."""
    found: Flags = words.raw[words.start[at + 1] - 1] == _LINE
    return found


def initial(words: Words, at: Ints) -> Flags:
    """Whether a word is a capital standing alone, or a small letter with a dot."""
    alone = words.end[at] - words.start[at] == 1
    letter = words.low[words.start[at]] - np.uint8(97) < np.uint8(26)
    found: Flags = alone & letter & (words.capital(at) | (words.raw[words.end[at]] == DOT))
    return found


def of_title(words: Words, at: Ints) -> Flags:
    """Whether a letter begins a title behind a name, as in S.Sos."""
    end = words.end[at]
    after = words.low[end + 1] - np.uint8(97) < np.uint8(26)
    found: Flags = (words.raw[end] == DOT) & after
    return found
