"""A written name to its words: titles and honorifics taken off, spelling folded, order kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jaganetral.names import tables
from jaganetral.names.words import fold_word, plain

_PIECE = re.compile(r"[a-z0-9]+")
_LONGEST_TITLE = 4  # pieces: "S. ST. Pi." written apart
_SHORTEST_AFTER_ABDUL = 4
_ASIDE = re.compile(r"\([^)]*\)?|\s(?:alias|als|aka)\b.*|^\s*a\.?\s?n\.\s?|^\s*(?:akun\s+)?@?")
_ACCOUNT = re.compile(r"(?<=[a-z]{3})[0-9]{2,}\b")  # nuraini88
_READ_AS = {"@": "a", "!": "i", "|": "l", "$": "s"}
_ODD = re.compile(r"(?<=[a-z])[@!|$]|[@!|$](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: `tokens` as written (lower case), `titles` found, `folded` words joined by spaces.

    `sex` is "laki_laki", "perempuan" or "" as far as a title or honorific tells it. The first
    `own` tokens are the person's, those behind them a father's (bin, binti). `lettered` are the
    tokens if H. in front is no haji, I. no Balinese, A. A. no Anak Agung, but initials; () where
    nothing is.
    """

    tokens: tuple[str, ...]
    titles: tuple[str, ...]
    folded: str
    sex: str = ""
    own: int = 0
    lettered: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words, one for each token."""
        return tuple(self.folded.split())


@cache
def _before() -> frozenset[str]:
    return tables.titles().before()


@cache
def _after() -> frozenset[str]:
    return frozenset(tables.titles().after)


def _strip_front(pieces: list[str]) -> list[str]:
    found = []
    while len(pieces) > 1 and pieces[0] in _before():
        found.append(pieces.pop(0))
    return found


def _last_title(pieces: Sequence[str]) -> int:
    """How many pieces at the end form one title; 0 if none, and one piece always stays."""
    for length in range(min(_LONGEST_TITLE, len(pieces) - 1), 0, -1):
        joined = "".join(pieces[-length:])
        if joined in _after() and (length > 1 or len(joined) > 1):
            return length
    return 0


def _strip_end(pieces: list[str]) -> list[str]:
    found: list[str] = []
    while length := _last_title(pieces):
        found.insert(0, "".join(pieces[-length:]))
        del pieces[-length:]
    return found


def _titles_only(pieces: list[str]) -> list[str]:
    """Titles of a part behind a comma; unknown ones count as written."""
    rest = ["", *pieces]  # the empty front lets the first real piece be taken, too
    found = _strip_end(rest)
    return [piece for piece in rest[1:] if piece in _before()] + found


def _split_abdul(token: str) -> list[str]:
    for prefix in tables.classes().abdul_prefixes:
        if not token.startswith(prefix):
            continue
        rest = token[len(prefix) :]
        if rest[:1] == "l" or (len(rest) > 1 and rest[0] == rest[1]):
            rest = rest[1:]
        if len(rest) >= _SHORTEST_AFTER_ABDUL:
            return ["abdul", rest]
    return [token]


def _balinese(tokens: list[str]) -> list[str]:
    table = tables.classes()
    if len(tokens) > 2 and len(tokens[0]) == 1 and "".join(tokens[:2]) in table.compounds:
        tokens = ["".join(tokens[:2]), *tokens[2:]]
    if len(tokens) > 1 and tokens[0] in table.balinese_particles and len(tokens[1]) > 1:
        return [table.balinese.get(token, token) for token in tokens[1:]]
    if len(tokens) > 1 and tokens[0] in table.compounds:
        return [*table.compounds[tokens[0]], *tokens[1:]]
    return tokens


def _tidy(pieces: list[str]) -> list[str]:
    particles = tables.classes().particles
    kept = [piece for piece in _balinese(pieces) if piece not in particles] or pieces
    return [part for piece in kept for part in _split_abdul(piece)]


def _parents(pieces: list[str]) -> tuple[list[str], list[str]]:
    """The words of the name, and those of the father behind bin or binti."""
    marks = tables.classes().patronymic
    place = next((at for at, piece in enumerate(pieces) if at and piece in marks), len(pieces))
    father = pieces[place + 1 :]
    _strip_front(father)
    return _tidy(pieces[:place]), _tidy(father) if father else []


def _sex(found: Sequence[str]) -> str:
    for sex, words in tables.titles().sex.items():
        if any(title in words for title in found):
            return sex
    return ""


def _bare(text: str) -> str:
    """The text without what stands in brackets, an alias, and signs that were meant for letters."""
    bare = _ASIDE.sub(" ", text)
    bare = _ODD.sub(lambda found: _READ_AS[found[0]], _ACCOUNT.sub("", bare))
    return bare if _PIECE.search(bare) else text


def _family_first(name: Sequence[str], part: Sequence[str]) -> bool:
    """ "Hadi, Sutrisno": one word, and behind the comma words that are no titles."""
    known = _after() | _before()
    rest = part[1:] if part[0] in tables.classes().balinese_particles else part
    return (
        len(name) == 1
        and bool(rest)
        and all(
            len(piece) > 2 and piece not in known and set(piece) & set("aeiou") for piece in rest
        )
    )


def _lettered(front: Sequence[str], name: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """A person's words that begin with initials which were taken for something else."""
    if len(front) == 1 and len(front[0]) == 1:
        return (*front, *own)
    table = tables.classes()
    balinese = not {*map(fold_word, own[:2])}.isdisjoint(table.often_unsaid)  # I Dewa Gede
    if name[:1] == ["i"] and "i" not in own and own and not balinese:
        return ("i", *own)
    initials = len(name) > 2 and max(map(len, name[:2])) == 1
    known = initials and "".join(name[:2]) in table.compounds
    return (*name[:2], *own[2:]) if known else ()


@lru_cache(maxsize=50_000)
def fold_name(text: str) -> Name:
    """Read a name: "Drs. H. Soetrisno Hadi, M.Si" -> tokens soetrisno, hadi; titles apart.

    The order of titles does not matter; a comma ends the name. No letters, no tokens.
    """
    front: list[str] = []
    end: list[str] = []
    name: list[str] = []
    parts = _bare(plain(text)).split(",")
    for part in parts:
        pieces = _PIECE.findall(part)
        if not pieces:
            continue
        if name and not end and _family_first(name, pieces):
            name = [*pieces, *name]
            continue
        if name:
            end += _titles_only(pieces)
            continue
        if max(map(len, pieces)) == 1 and len(pieces) > 1:
            name = pieces  # initials, H. S. no haji
            continue
        front += _strip_front(pieces)
        if pieces[0] in _before() and len(pieces) == 1 and len(parts) > 1:
            front += pieces  # "Drs., Sutrisno"
            continue
        end += _strip_end(pieces)
        name = pieces
    own, father = _parents(name or front[-1:])
    tokens = [*own, *father]
    found = tuple(front + end)
    lettered = _lettered(front, name, own)
    folded = " ".join(map(fold_word, tokens))
    return Name(tuple(tokens), found, folded, _sex(found), len(own), lettered)
