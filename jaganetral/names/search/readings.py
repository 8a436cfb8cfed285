"""How a name may have been meant word by word: joined words, cut ones, initials run together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jaganetral.names import tables
from jaganetral.names.roster.index import RosterIndex
from jaganetral.names.search.expand import Meant, Reader
from jaganetral.names.words import fold_word

_MOST = 6
_LONG = 6  # letters of a word that may be two
_LONGER = 10  # letters of a word that may be three or four
_TORN, _PIECE = 10, 3  # letters of a word that may stand in two pieces, and of the shorter one
_INITIALS = 3  # letters that may be initials written together
_VOWELS = frozenset("aeiou")
_RARE = 1e-5  # share of people who bear a word, below which it is rather letters


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name; `cost` bits it is behind the way that explains the words best."""

    words: Sequence[Meant]
    cost: float = 0.0


def readings(
    reader: Reader, tokens: Sequence[str], own: int = 0, lettered: Sequence[str] = ()
) -> list[Reading]:
    """The name as written first, then with words joined, cut, taken for something else.

    Where the father's name stands behind the first `own` words, also without it; `lettered` are
    the words where what was taken for a title or a short form is initials.
    """
    ways = [(list(tokens), 0.0), *_others(reader.index, tokens)][:_MOST]
    if lettered:
        ways.append((list(lettered), 0.0))
    meant = [[reader.wide(token) for token in way] for way, _ in ways]
    price = [
        sum(one.surprise for one in words) + cost
        for words, (_, cost) in zip(meant, ways, strict=True)
    ]
    least = min(price)
    found = [Reading(words, cost - least) for words, cost in zip(meant, price, strict=True)]
    if 0 < own < len(tokens):
        found.append(Reading(meant[0][:own], found[0].cost + tables.weights().cost.spelling))
    return found


def may_be_several(index: RosterIndex, word: Meant) -> bool:
    """Whether a word that nobody bears falls into words that people do bear."""
    return word.exact < 0 and not word.letter and bool(_cut(index, word.said))


def may_be_one(index: RosterIndex, words: Sequence[Meant]) -> bool:
    """Whether two words that stand together may be one that people bear."""
    pairs = pairwise(words)
    return any(one.said + other.said in index.written_at for one, other in pairs if not one.letter)


def _others(index: RosterIndex, tokens: Sequence[str]) -> Iterator[tuple[list[str], float]]:
    known, cost = index.sound_at, tables.weights().cost
    if len(tokens) > 1 and tokens[0] in tables.titles().maybe:
        yield list(tokens[1:]), cost.called
    for at, token in enumerate(tokens):
        other = tables.classes().doubtful.get(token)
        if other:
            yield [*tokens[:at], *other.split(), *tokens[at + 1 :]], cost.spelling
    pairs = [*pairwise(tokens)]
    whole = [len(one) > 1 and fold_word(one + other) in known for one, other in pairs]
    for at, pair in enumerate(pairs):
        if whole[at] or (not any(whole) and _torn(index, pair)):
            yield [*tokens[:at], "".join(pair), *tokens[at + 2 :]], cost.joined
    for at, token in enumerate(tokens):
        cut = _fronted(index, token) if fold_word(token) in known else _cut(index, token)
        if cut:
            yield [*tokens[:at], *cut, *tokens[at + 1 :]], cost.joined
        alone = len(tokens) == 1
        if alone or not set(token) & _VOWELS:  # SSR is no Sri
            rare = _share(index, token) < _RARE
        else:
            rare = fold_word(token) not in known
        if rare and 2 <= len(token) <= _INITIALS + alone:
            yield [*tokens[:at], *token, *tokens[at + 1 :]], cost.joined


def _fronted(index: RosterIndex, token: str) -> list[str]:
    """A known word as one of those that are written with the next or apart, and the rest: Nuraini
    is Nur Aini; else [].
    """
    fronts = tables.classes().joined_fronts
    front = next((one for one in fronts if token.startswith(one)), token)
    rest = token[len(front) :]
    return [front, rest] if len(rest) >= _INITIALS and rest in index.written_at else []


def _torn(index: RosterIndex, pieces: Sequence[str]) -> bool:
    """Whether two words may be one in two pieces: short together, the longer nobody's, and the
    shorter hardly anybody's, no title and no initials.
    """
    short, long = sorted(pieces, key=len)
    if not 1 < len(short) <= _PIECE or len(short) + len(long) > _TORN or long in index.written_at:
        return False
    apart = short in tables.titles().maybe or short in tables.classes().balinese_particles
    return not apart and bool(set(short) & _VOWELS) and _share(index, short) < _RARE


def _cut(index: RosterIndex, token: str) -> list[str]:
    """A word as known ones: two, then two around a stray letter, then more than two; else []."""
    if len(token) < _LONG:
        return []
    bare = _without_particle(token)
    if bare != token:
        return _cut(index, bare) or [bare]
    if place := _place(index, token) or _place_around(index, token):
        return [token[:place], token[place:]]
    return _pieces(index, token) if len(token) >= _LONGER else []


def _without_particle(token: str) -> str:
    """ikadekparmawan without the Balinese i or ni that stands before the order of birth."""
    table = tables.classes()
    rests = (token.removeprefix(one) for one in table.balinese_particles)
    order = tuple(table.balinese.values())
    return next((one for one in rests if one != token and one.startswith(order)), token)


def _place(index: RosterIndex, token: str, stray: int = 0) -> int:
    """Where a word falls into two known ones, so many letters between them left out; else 0."""
    best, place = 0.0, 0
    for at in range(2, len(token) - 1 - stray):
        both = _share(index, token[:at]) * _share(index, token[at + stray :])
        if both > best:
            best, place = both, at
    return place


def _place_around(index: RosterIndex, token: str) -> int:
    """The same with one stray letter in between; it stays with the longer piece, as its slip."""
    cut = _place(index, token, 1)
    return cut + 1 if cut >= len(token) - cut - 1 else cut


def _pieces(index: RosterIndex, token: str) -> list[str]:
    """The most likely run of known words of three letters and more that make up a word."""
    nothing: tuple[float, list[str]] = (0.0, [])
    best = [(1.0, nothing[1])] + [nothing] * len(token)
    for end in range(3, len(token) + 1):
        for start in range(max(0, end - 14), end - 2):
            share = best[start][0] * _share(index, token[start:end]) if best[start][0] else 0.0
            if share > best[end][0]:
                best[end] = share, [*best[start][1], token[start:end]]
    return best[-1][1]


def _share(index: RosterIndex, word: str) -> float:
    at = index.written_at.get(word)
    return float(index.share_of[at]) if at is not None else 0.0
