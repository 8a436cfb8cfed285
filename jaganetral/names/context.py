"""What was said about post, unit, agency and place, against everybody's record, in bits.

A value that few share tells much (a camat), one that many share little (a teacher): the gain is
log2(how often the right person's record agrees / how many in the roster agree as well).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from jaganetral.names import tables
from jaganetral.names.index import PLACE_MARK, Index
from jaganetral.names.reasons import Reason
from jaganetral.names.workplace import Post, Unit, fold_post, fold_unit, has_phrase

Bits = npt.NDArray[np.float64]
_NEAR = 0.6  # weight of the words that agree, from which two units are near to one another
_SLIP_FROM = 5  # letters of a word of a unit in which one slip is forgiven
_WEIGHT_OF_KIND = 0.25
_ABOVE = {"same": "part"}  # the agency over a unit was said: right, yet less exact
_RANK = ("same", "part", "near", "family", "different", "")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One attribute: bits and level ("" unknown, "different", or a level that agrees) by person."""

    attribute: str
    bits: Bits
    levels: tuple[str, ...]  # by code
    codes: npt.NDArray[np.int32]
    said: str = ""

    def level(self, number: int) -> str:
        """The level for one person."""
        return self.levels[int(self.codes[number])]


def _weight(unit: Unit, word: str) -> float:
    return _WEIGHT_OF_KIND if word in unit.kinds or word.isdigit() else 1.0


def _meets(word: str, others: Sequence[str]) -> bool:
    if word in others:
        return True
    if len(word) < _SLIP_FROM:
        return False
    return any(
        len(other) >= _SLIP_FROM and OSA.distance(word, other, score_cutoff=1) <= 1
        for other in others
    )


def _covered(of: Unit, by: Unit) -> float:
    whole = sum(_weight(of, word) for word in of.words)
    met = sum(_weight(of, word) for word in of.words if _meets(word, by.words))
    return met / whole if whole else 0.0


def _numbers_differ(one: Unit, other: Unit) -> bool:
    first = {word for word in one.words if word.isdigit()}
    second = {word for word in other.words if word.isdigit()}
    return bool(first and second and first != second)


@lru_cache(maxsize=200_000)
def unit_level(said: str, held: str) -> str:
    """How a unit that was said agrees with one of the roster: same, part, near, different, ""."""
    one, other = fold_unit(said), fold_unit(held)
    if not one.words or not other.words:
        return ""
    if one.words == other.words or one.joined == other.joined:
        return "same"
    if _numbers_differ(one, other):
        return "different"
    there, back = _covered(one, other), _covered(other, one)
    if there > 0.99 or (back > 0.99 and set(other.words) - other.kinds):
        return "part"
    same_kind = bool(one.kinds & other.kinds) or not (one.kinds and other.kinds)
    return "near" if there >= _NEAR and same_kind else "different"


def _post_subset(one: Post, other: Post) -> bool:
    small, large = sorted((one.words, other.words), key=len)
    return has_phrase(large, " ".join(small)) and large[: len(small)] == small


@lru_cache(maxsize=200_000)
def post_level(said: str, held: str) -> str:
    """How two posts agree: same, part (one is the other with more words), family, different, ""."""
    one, other = fold_post(said), fold_post(held)
    if not one.words or not other.words:
        return ""
    if one.words == other.words:
        return "same"
    if one.families & other.families:
        return "part" if _post_subset(one, other) else "family"
    if one.families and other.families:
        return "different"
    return "part" if _post_subset(one, other) else "different"


def _bits(
    levels: Sequence[str], counts: npt.NDArray[np.int64], agree: dict[str, float]
) -> dict[str, float]:
    """Bits of each level: cumulative, best level first, so a better level never tells less."""
    rules = tables.weights()
    people = int(counts.sum())
    found = {"": 0.0}
    shared, bits, reliability = 0, rules.context_most, 0.0
    for level, reliability in agree.items():
        shared += sum(int(n) for n, other in zip(counts, levels, strict=True) if other == level)
        gain = float(np.log2(reliability / ((shared + 0.5) / (people + 1))))
        bits = min(bits, gain)
        found[level] = max(bits, 0.0)
    others = max(people - shared, 0) + 0.5
    against = float(np.log2((1 - reliability) / (others / (people + 1))))
    found["different"] = min(max(against, rules.context_least), 0.0)
    return found


def weigh(
    index: Index,
    attribute: str,
    said: str,
    level: Callable[[str, str], str],
    column: str = "",
    less: float = 1.0,
) -> Evidence:
    """Evidence of one attribute for everybody. `less` scales the price of a contradiction."""
    held = index.columns[column or attribute]
    levels = tuple(level(said, value) if value else "" for value in held.values)
    by_level = _bits(levels, held.counts, tables.weights().agree[attribute])
    by_level["different"] *= less
    table = np.array([by_level[one] for one in levels])
    return Evidence(attribute, table[held.codes], levels, held.codes, said)


def _better(one: str, other: str) -> str:
    return min(one, other, key=_RANK.index)


def workplace_level(said: str, held: str) -> str:
    """A unit or agency that was said against unit, agency and regency of a record, best of all.

    People name the agency as the unit and the other way round; `held` is PLACE_MARK-joined.
    """
    unit, agency, regency = held.split(PLACE_MARK)
    level = _better(unit_level(said, unit), _ABOVE.get(above := unit_level(said, agency), above))
    kinds = fold_unit(said).kinds
    if kinds & {"kabupaten", "kota"} and unit_level(said, regency) in {"same", "part"}:
        return _better(level, "part")
    return level


def _same(said: str, held: str) -> str:
    return "same" if said == held else "different"


def weigh_sex(index: Index, sex: str, said: str) -> Evidence:
    """Evidence of a honorific (Pak, Bu) against the sex digit of the NIP."""
    found = weigh(index, "sex", sex, _same)
    return Evidence("sex", found.bits, found.levels, found.codes, said)


def _held(evidence: Evidence, index: Index, number: int) -> str:
    person = index.people[number]
    if evidence.attribute not in {"unit", "agency"}:
        return str(getattr(person, evidence.attribute))
    own = person.unit if evidence.attribute == "unit" else person.agency
    parts = [part for part in (own, person.unit, person.agency) if part]
    return min(parts, key=lambda part: _RANK.index(unit_level(evidence.said, part)), default="")


def reason_of(evidence: Evidence, index: Index, number: int) -> tuple[bool, Reason] | None:
    """(agrees, reason) for one person; None where nothing can be said."""
    level = evidence.level(number)
    if not level:
        return None
    code = f"{evidence.attribute}_{level}"
    if evidence.attribute == "sex":
        return level != "different", Reason(code, {"said": evidence.said})
    value = _held(evidence, index, number)
    if level == "family":
        value = family_label(evidence.said, value)
    return level != "different", Reason(code, {"value": value})


def family_label(said: str, held: str) -> str:
    """The Indonesian label of the work that two posts share."""
    shared = fold_post(said).families & fold_post(held).families
    families = tables.posts().families
    return ", ".join(sorted(families[key].label for key in shared))
