"""Whether two reports tell of one act: place, day, conduct, rare words, names, files."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, log2, radians, sin, sqrt

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.reasons import Reason
from jaganetral.names.words import fold_word, plain_words
from jaganetral.names.workplace import fold_unit

_EARTH = 6_371_000.0  # metres
_SHORTEST = 4  # letters of a telling word
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells. `area`: place code; `place`: free text; `spot`: latitude, longitude.

    `files` are content hashes. Missing parts say nothing, for or against.
    """

    area: str = ""
    place: str = ""
    spot: tuple[float, float] | None = None
    day: date | None = None
    conduct: frozenset[str] = frozenset()
    story: str = ""
    names: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportLikeness:
    """`score` 0 to 1; `strength` kuat, mungkin or lemah; why and why not."""

    score: float
    strength: str
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]


@dataclass(frozen=True)
class WordShares:
    """How common each word is in the stories of a queue; an unseen word is as rare as can be."""

    stories: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def bits(self, word: str) -> float:
        """How much sharing this word tells, capped."""
        most = tables.likeness().word_most
        if self.stories < 2:
            return most / 2
        share = (self.counts.get(word, 0) + 0.5) / (self.stories + 1)
        return min(max(-log2(share) - 1.0, 0.0), most)


def story_words(story: str) -> frozenset[str]:
    """The telling words of a story, folded."""
    silent = tables.likeness().silent
    return frozenset(
        fold_word(word)
        for word in plain_words(story)
        if len(word) >= _SHORTEST and word not in silent and not word.isdigit()
    )


def count_words(stories: Iterable[str]) -> WordShares:
    """Word shares of the stories of a queue."""
    counts: Counter[str] = Counter()
    number = 0
    for story in stories:
        number += 1
        counts.update(story_words(story))
    return WordShares(number, counts)


@dataclass(slots=True)
class _Tally:
    bits: float
    for_: list[Reason]
    against: list[Reason]

    def add(self, bits: float, reason: Reason) -> None:
        self.bits += bits
        (self.for_ if bits >= 0 else self.against).append(reason)


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two points on the earth."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _same_text(one: str, other: str) -> bool:
    first, second = fold_unit(one), fold_unit(other)
    return bool(first.words) and (first.joined == second.joined)


def _place(one: Told, other: Told, tally: _Tally) -> None:
    rules = tables.likeness()
    if one.area and other.area and one.area != other.area:
        tally.add(rules.place_other, Reason("report_far", {"value": other.place or other.area}))
        return
    if one.spot and other.spot:
        apart = metres(one.spot, other.spot)
        if apart <= rules.near_metres:
            tally.add(rules.near, Reason("report_near", {"value": str(round(apart))}))
            return
    if _same_text(one.place, other.place):
        tally.add(rules.place_same, Reason("report_place", {"value": other.place}))


def _day(one: Told, other: Told, tally: _Tally) -> None:
    rules = tables.likeness()
    if one.day is None or other.day is None:
        return
    apart = abs((one.day - other.day).days)
    if apart == 0:
        tally.add(rules.day_bits[0], Reason("report_same_day"))
        return
    reason = Reason("report_days", {"value": str(apart)})
    if apart < len(rules.day_bits):
        tally.add(rules.day_bits[apart], reason)
    elif apart > _WEEK:
        tally.add(rules.day_far, reason)


def _conduct(one: Told, other: Told, tally: _Tally) -> None:
    rules = tables.likeness()
    if one.conduct & other.conduct:
        tally.add(rules.conduct_same, Reason("report_conduct"))
    elif one.conduct and other.conduct:
        tally.add(rules.conduct_other, Reason("report_other_conduct"))


def _names(one: Told, other: Told, tally: _Tally) -> None:
    first = {name.folded: name for name in map(fold_name, one.names) if name.folded}
    for name in other.names:
        folded = fold_name(name).folded
        if folded in first:
            tally.add(tables.likeness().name_same, Reason("report_name", {"value": name}))
            return


def _words(one: Told, other: Told, shares: WordShares, tally: _Tally) -> None:
    rules = tables.likeness()
    shown = {fold_word(word): word for word in plain_words(other.story)}
    shared = story_words(one.story) & story_words(other.story)
    bits = {word: shares.bits(word) for word in shared}
    telling = sorted(
        (word for word in shared if bits[word] > 0), key=lambda word: (-bits[word], word)
    )
    if telling:
        named = ", ".join(shown[word] for word in telling[: rules.named_words])
        tally.add(
            min(sum(bits.values()), rules.words_most), Reason("report_words", {"value": named})
        )


def similar_reports(one: Told, other: Told, shares: WordShares | None = None) -> ReportLikeness:
    """How alike two reports are; the same either way round. `shares` from `count_words`."""
    rules = tables.likeness()
    tally = _Tally(rules.prior, [], [])
    if one.files & other.files:
        tally.add(rules.file_same, Reason("report_file"))
    _place(one, other, tally)
    _day(one, other, tally)
    _conduct(one, other, tally)
    _names(one, other, tally)
    _words(one, other, shares or WordShares(), tally)
    score = 1 / (1 + 2.0**-tally.bits)
    strength = "lemah"
    if score >= rules.possible:
        strength = "kuat" if score >= rules.same else "mungkin"
    return ReportLikeness(score, strength, tuple(tally.for_), tuple(tally.against))
