"""How many people bear a name, in whatever spelling."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.gather import word_matrix


def namesakes(index: RosterIndex, name: int) -> int:
    """How many people of the roster have this name in any spelling."""
    start, end = int(index.name_words[name]), int(index.name_words[name + 1])
    sounds = sorted(index.sound_of[index.words[start:end]].tolist())
    names = _with_sounds(index, sounds)
    names = names[index.name_words[names + 1] - index.name_words[names] == len(sounds)]
    if len(sounds) > 2:
        alike = np.sort(index.sound_of[word_matrix(index, names)], 1) == np.array(sounds)
        names = names[alike.all(1)]
    return int((index.name_people[names + 1].astype(np.int64) - index.name_people[names]).sum())


def _with_sounds(index: RosterIndex, sounds: Sequence[int]) -> npt.NDArray[np.uint32]:
    """The shortest list of names that has all names of these sounds."""
    if len(sounds) == 1:
        return index.bearers[index.bearers_at[sounds[0]] : index.bearers_at[sounds[0] + 1]]
    keys = [low << 32 | high for at, low in enumerate(sounds) for high in sounds[at + 1 :]]
    places = np.searchsorted(index.pairs, np.array(keys, np.uint64))
    starts, ends = index.pair_at[places], index.pair_at[places + 1]
    at = int((ends - starts).argmin())
    return index.pair_names[starts[at] : ends[at]]
