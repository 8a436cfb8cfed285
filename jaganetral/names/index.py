"""The roster as an index in memory: distinct words of names, who bears them, who works where.

Built once per roster load, never changed afterwards; a few hundred bytes a person. Columns are
coded (one integer a person), so a query compares distinct values, not people.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jaganetral.names import tables
from jaganetral.names.nip import read_nip
from jaganetral.names.normalize import Name, fold_name
from jaganetral.names.words import fold_word

Rows = npt.NDArray[np.int32]
PLACE_MARK = "\x1f"  # between unit, agency and regency of one workplace
SHORTEST_SLIP = 4  # letters; in shorter words one changed letter makes another name


@dataclass(frozen=True, slots=True)
class Person:
    """One line of a roster. `row` is the caller's own key, handed back in a candidate."""

    row: int
    name: str
    position: str = ""
    unit: str = ""
    agency: str = ""
    regency: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of everybody: distinct `values`, and for each person the place of hers."""

    values: tuple[str, ...]
    codes: Rows
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True, repr=False)
class Index:
    """What `candidates` searches. Positions in `people` are the inner numbers of persons."""

    people: tuple[Person, ...]
    names: tuple[Name, ...]
    words: tuple[str, ...]  # distinct folded words of names, sorted
    word_at: Mapping[str, int]
    share: npt.NDArray[np.float64]  # of the people, for each word
    bearers: tuple[Rows, ...]  # for each word
    backwards: tuple[tuple[str, int], ...]  # every word from its end, sorted
    stripped: tuple[tuple[str, int], ...]  # words without a dropped prefix (su-), sorted
    deletions: Mapping[str, tuple[int, ...]]  # a word with one letter left out -> words
    starting: Mapping[str, Rows]  # first letter -> people with such a word
    length: Rows  # words in each name
    namesakes: Mapping[str, int]  # folded name -> people
    columns: Mapping[str, Column]  # position, place (unit, agency, regency), regency, sex
    by_nip: Mapping[str, tuple[int, ...]]  # either half of a NIP, marked < or > -> people
    with_nip: frozenset[int]

    def __len__(self) -> int:
        return len(self.people)


def _column(values: Sequence[str]) -> Column:
    distinct = {value: code for code, value in enumerate(dict.fromkeys(values))}
    codes = np.fromiter((distinct[value] for value in values), np.int32, len(values))
    return Column(tuple(distinct), codes, np.bincount(codes, minlength=len(distinct)))


def one_left_out(word: str) -> set[str]:
    """The word itself and the word with each one letter left out."""
    if len(word) < SHORTEST_SLIP:
        return {word}
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def _deletions(words: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for short in one_left_out(word):
            found[short].append(place)
    return {short: tuple(places) for short, places in found.items()}


def _stripped(words: Sequence[str]) -> tuple[tuple[str, int], ...]:
    rules = tables.nicknames()
    pairs = [
        (word[len(prefix) :], place)
        for place, word in enumerate(words)
        for prefix in rules.dropped_prefixes
        if word.startswith(prefix) and len(word) >= len(prefix) + rules.shortest + 1
    ]
    return tuple(sorted(pairs))


def _rows(found: Iterable[int]) -> Rows:
    return np.fromiter(found, np.int32)


def nip_halves(digits: str) -> tuple[str, str]:
    """Keys of a NIP's two halves: a slip in one leaves the other whole."""
    return "<" + digits[:9], ">" + digits[9:]


def _by_nip(people: Sequence[Person]) -> tuple[dict[str, tuple[int, ...]], list[str]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    sexes = []
    for number, person in enumerate(people):
        nip = read_nip(person.nip)
        sexes.append(nip.sex)
        for half in nip_halves(nip.digits) if nip.usable else ():
            found[half].append(number)
    return {half: tuple(numbers) for half, numbers in found.items()}, sexes


def build_index(roster: Iterable[Person]) -> Index:
    """Index a roster of some ten thousand people (about 10 s for 200,000; made for one body)."""
    people = tuple(roster)
    names = tuple(fold_name(person.name) for person in people)
    bearing: defaultdict[str, list[int]] = defaultdict(list)
    starting: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for word in dict.fromkeys(name.words):
            bearing[word].append(number)
        for letter in {word[0] for word in name.words}:
            starting[letter].append(number)
    words = tuple(sorted(bearing))
    bearers = tuple(_rows(bearing[word]) for word in words)
    by_nip, sexes = _by_nip(people)
    places = [PLACE_MARK.join((one.unit, one.agency, one.regency)) for one in people]
    columns = {
        "position": _column([person.position for person in people]),
        "place": _column(places),
        "regency": _column([person.regency for person in people]),
        "sex": _column(sexes),
    }
    return Index(
        people=people,
        names=names,
        words=words,
        word_at={word: place for place, word in enumerate(words)},
        share=np.array([(len(rows) + 0.5) / (len(people) + 1) for rows in bearers]),
        bearers=bearers,
        backwards=tuple(sorted((word[::-1], place) for place, word in enumerate(words))),
        stripped=_stripped(words),
        deletions=_deletions(words),
        starting={letter: _rows(found) for letter, found in starting.items()},
        length=np.array([len(name.tokens) for name in names], np.int32),
        namesakes=Counter(name.folded for name in names),
        columns=columns,
        by_nip=by_nip,
        with_nip=frozenset(number for numbers in by_nip.values() for number in numbers),
    )


def folded_pairs() -> dict[str, tuple[str, ...]]:
    """The nickname pairs with both sides folded."""
    return {
        fold_word(nick): tuple(fold_word(word) for word in words)
        for nick, words in tables.nicknames().pairs.items()
    }
