"""Posts and units as people write them: layered abbreviations, acting prefixes, kinds of work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from jaganetral.names import tables
from jaganetral.names.words import plain_words

_REGION = "wilayah"
_LAYERS = 5  # abbreviations inside abbreviations: kadisdik -> kepala disdik -> kepala dinas ...
_LONGEST_PHRASE = 4
_OWNED = 6  # letters from which -nya is no part of a word: sopirnya, perawatnya
_ROMAN = dict(zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"), "12345678", strict=True))
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?")  # S.M.P.N.
_SCHOOLS = frozenset({"sd", "smp", "sma", "smk", "tk", "slb", "mts", "ma", "mi", "negeri"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post: informative `words`, `acting` ("plt", "mantan", … or ""), `families` of work;
    `whole` are all its words, with ranks and whatever else tells little; `plain` where there is
    nothing but a word for anybody, which is rather said of whom no other word fits.
    """

    words: tuple[str, ...]
    acting: str
    families: frozenset[str]
    folded: str
    whole: tuple[str, ...] = ()
    plain: bool = False

    @property
    def silent(self) -> bool:
        """Whether no post differs from this: ASN, oknum, pegawai."""
        return not self.words and (self.plain or not self.families)

    @property
    def telling(self) -> frozenset[str]:
        """What the work is about: pengelola keuangan and bagian keuangan are one."""
        return frozenset(self.words) - tables.posts().light


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or agency: informative `words` in order; `kinds` are those many units share."""

    words: tuple[str, ...]
    kinds: frozenset[str]
    folded: str

    @property
    def joined(self) -> str:
        """Without spaces, so that Suka Maju and Sukamaju agree."""
        return "".join(self.words)


def expand(words: list[str], table: Mapping[str, str]) -> list[str]:
    """Replace every phrase of `table` (longest first) once, from left to right."""
    out: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
            long = table.get(" ".join(words[place : place + length]))
            if long is not None:
                out += long.split()
                place += length
                break
        else:
            out.append(words[place])
            place += 1
    return out


@cache
def _post_short() -> dict[str, str]:
    """Post abbreviations, those of units, and heads glued to a unit (kadinkes, sekdisdik)."""
    posts, units = tables.posts(), tables.units()
    glued = {
        head + short: f"{office} {short}"
        for head, office in posts.heads.items()
        for short in units.short
        if " " not in short and len(short) > 2
    }
    return {**glued, **units.short, **posts.short}


def _settle(words: list[str], table: Mapping[str, str]) -> list[str]:
    for _ in range(_LAYERS):
        longer = expand(words, table)
        if longer == words:
            break
        words = longer
    return words


@cache
def _acting() -> tuple[tuple[tuple[str, ...], str], ...]:
    pairs = [
        (tuple(phrase.split()), key)
        for key, phrases in tables.posts().acting.items()
        for phrase in phrases
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _take_acting(words: list[str]) -> tuple[str, list[str]]:
    """The first acting prefix at the front; "mantan Plt. camat" gives mantan."""
    found = ""
    again = True
    while again:
        again = False
        for phrase, key in _acting():
            if tuple(words[: len(phrase)]) == phrase:
                found = found or key
                words = words[len(phrase) :]
                again = True
    return found, words


def has_phrase(words: tuple[str, ...], phrase: str) -> bool:
    """Whether the words of `phrase` stand next to each other in `words`."""
    return f" {phrase} " in f" {' '.join(words)} "


def _families(words: tuple[str, ...]) -> frozenset[str]:
    """Families of the longest phrases only: kepala sekolah is no teacher's post."""
    hits = [
        (phrase.count(" "), key)
        for key, family in tables.posts().families.items()
        for phrase in family.phrases
        if has_phrase(words, phrase)
    ]
    longest = max((length for length, _ in hits), default=0)
    return frozenset(key for length, key in hits if length == longest)


@lru_cache(maxsize=20_000)
def fold_post(text: str) -> Post:
    """Read a post, e.g. "Plt. Kadisdik" -> acting plt, words kepala dinas pendidikan."""
    acting, words = _take_acting(plain_words(text))
    bare = [word.removesuffix("nya") if len(word) > _OWNED else word for word in words]
    long = tuple(_settle(bare, _post_short()))
    table = tables.posts()
    kept = tuple(word for word in long if word not in table.vague)
    families = _families(long)
    plain = not (kept or families or table.plain.words.isdisjoint(long))
    if plain:
        families = frozenset({table.plain.family})
    return Post(kept, acting, families, " ".join(kept), long, plain)


def post_level(said: str, held: str) -> str:
    """How two posts agree: same, part (one is the other with more words), family, different, ""."""
    one, other = fold_post(said), fold_post(held)
    shared = one.families & other.families
    if not one.words or not other.words:
        return "family" if shared else ""
    if one.words == other.words:
        return "same"
    if one.families and other.families and not shared:
        return "different"
    small, large = sorted((one.words, other.words), key=len)
    if large[: len(small)] == small or (one.telling and one.telling == other.telling):
        return "part"
    return "family" if shared else "different"


def family_label(said: str, held: str) -> str:
    """The Indonesian label of the work that two posts share."""
    shared = fold_post(said).families & fold_post(held).families
    families = tables.posts().families
    return ", ".join(sorted(families[key].label for key in shared))


def _numbers(words: list[str]) -> list[str]:
    """School numbers: 02 and II are 2."""
    out: list[str] = []
    for place, word in enumerate(words):
        if word.isdigit():
            out.append(str(int(word)))
        elif place and word in _ROMAN and words[place - 1] in _SCHOOLS:
            out.append(_ROMAN[word])
        else:
            out.append(word)
    return out


@lru_cache(maxsize=50_000)
def fold_unit(text: str) -> Unit:
    """Read a unit or agency, e.g. "SDN 02 Sukamaju" -> sd negeri 2 sukamaju."""
    undotted = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text)
    glued = re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", undotted)
    table = tables.units()
    long = _numbers(_settle(plain_words(glued), table.short))
    if len(long) > 1 and long[0] == _REGION:  # wilayah Sukamaju is a place; kantor wilayah, a unit
        long = long[1:]
    kept = tuple(word for word in long if word not in table.silent)
    return Unit(kept, frozenset(kept) & frozenset(table.kinds), " ".join(kept))
