"""What officers decided about candidates: remembered for the same question, and used to correct
how bits become a score.

Plain functions: the caller keeps the judgements, hands them in, and keeps the calibration.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from math import log2

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.query import Query
from jaganetral.names.words import plain_words
from jaganetral.names.workplace import fold_post, fold_unit


class Verdict(StrEnum):
    """What somebody said about one candidate. DITARIK takes the earlier one back."""

    INI = "ini_orangnya"
    BUKAN = "bukan"
    BELUM = "belum_pasti"
    DITARIK = "ditarik"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict: `question` from `question_key`, `roster` the hash of the index, `person` the
    caller's own key of the candidate, `bits` as `Candidate.bits` was at the time.
    """

    question: str
    roster: str
    person: str
    bits: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Calibration:
    """Bits as computed -> bits as they turn out, (x, y) with x rising and y never falling.

    Bits are log2 of the odds that this is the person. No points: nothing is changed.
    """

    points: tuple[tuple[float, float], ...] = ()

    def corrected(self, bits: float) -> float:
        """Straight between the points; beyond the ends as far off as the end is."""
        if not self.points:
            return bits
        first, last = self.points[0], self.points[-1]
        if bits <= first[0]:
            return bits + first[1] - first[0]
        if bits >= last[0]:
            return bits + last[1] - last[0]
        at = bisect_left(self.points, (bits,))
        (x, y), (after, above) = self.points[at - 1 : at + 1]
        return y + (above - y) * (bits - x) / (after - x)

    def score(self, bits: float) -> float:
        """The share of cases, 0 to 1, in which such bits turn out right."""
        odds = self.corrected(bits)
        return 1 / (1 + 2.0**-odds) if odds > -60 else 0.0


@cache
def shipped() -> Calibration:
    """The calibration that comes with the product, fitted on invented people."""
    return Calibration(tuple(tables.weights().calibration))


def question_key(query: Query) -> str:
    """The same for the same question however it is typed: case, titles, spelling, abbreviations."""
    name = fold_name(query.name)
    told = (
        name.folded,
        name.sex,
        fold_post(query.position).folded,
        fold_unit(query.unit).folded,
        fold_unit(query.agency).folded,
        fold_unit(query.regency).folded,
        "".join(letter for letter in query.nip if letter.isdigit()),
        " ".join(plain_words(query.description)),
    )
    return sha256("\x1f".join(told).encode()).hexdigest()


def remembered(
    judgements: Iterable[Judgement], question: str, roster: str
) -> Mapping[str, Judgement]:
    """The verdict that holds for each person, for one question to one roster.

    `judgements` in the order they were made: a later one about the same person replaces the
    earlier, and one that was taken back is gone.
    """
    holding: dict[str, Judgement] = {}
    for one in judgements:
        if (one.question, one.roster) == (question, roster):
            holding[one.person] = one
    return {who: one for who, one in holding.items() if one.verdict is not Verdict.DITARIK}


def holding(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that count: the last about each person for each question, none undecided."""
    last = {(one.question, one.roster, one.person): one for one in judgements}
    return [one for one in last.values() if one.verdict in (Verdict.INI, Verdict.BUKAN)]


def recalibrated(judgements: Iterable[Judgement], before: Calibration) -> Calibration:
    """`before` moved towards what was judged; `before` itself while there are too few judgements.

    Each point is an average of the judgements near it and of `before`, which counts as some
    judgements itself (`data/weights.yaml`, learning), made never to fall (isotonic regression).
    """
    rules = tables.weights().learning
    found = holding(judgements)
    right = sum(one.verdict is Verdict.INI for one in found)
    if len(found) < rules.least or min(right, len(found) - right) < rules.least_each:
        return before
    places = rules.places
    count, good = [0.0] * len(places), [0.0] * len(places)
    for one in found:
        at = min(range(len(places)), key=lambda place: abs(places[place] - one.bits))
        count[at] += 1
        good[at] += one.verdict is Verdict.INI
    weights = [many + rules.before for many in count]
    shares = [
        (ok + rules.before * before.score(place)) / weight
        for ok, weight, place in zip(good, weights, places, strict=True)
    ]
    level = rising(shares, weights)
    return Calibration(tuple((x, _odds(y)) for x, y in zip(places, level, strict=True)))


def _odds(share: float) -> float:
    kept = min(max(share, 1e-9), 1 - 1e-9)
    return log2(kept / (1 - kept))


def rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The nearest values (least squares) that never fall: pool adjacent violators."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for value, weight in zip(values, weights, strict=True):
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, w, n), (other, v, m) = pools[-2], pools[-1]
            pools[-2:] = [((one * w + other * v) / (w + v), w + v, n + m)]
    return [mean for mean, _, many in pools for _ in range(many)]
