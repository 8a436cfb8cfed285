"""Rates of rare things in offices small and large: shrunk to what is usual, with their interval.

Counts are Poisson with an own rate for each office; the rates come from a gamma distribution that
is fitted to all offices (empirical Bayes, method of moments). A small office is drawn to the
common rate, a large one stays near its own. Sizes are people, rates are per person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

FEWEST = 5  # things counted in all; below this nothing is estimated
TIGHTEST = 100.0  # the most the common rate may weigh, as a count
TAIL = 0.05  # left out on either side
STEPS = 200


@dataclass(frozen=True, slots=True)
class Common:
    """The fitted gamma distribution of rates; its mean is `shape / size`."""

    shape: float
    size: float

    @property
    def rate(self) -> float:
        return self.shape / self.size


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate with the interval that holds it with nine chances in ten."""

    rate: float
    low: float
    high: float


def fit(counts: Sequence[int], sizes: Sequence[int]) -> Common | None:
    """What is usual; None where too little was counted, or nobody works there."""
    pairs = [(count, size) for count, size in zip(counts, sizes, strict=True) if size > 0]
    people, things = sum(size for _, size in pairs), sum(count for count, _ in pairs)
    if things < FEWEST or not people:
        return None
    rate = things / people
    spread = sum(size * (count / size - rate) ** 2 for count, size in pairs)
    room = people - sum(size * size for _, size in pairs) / people
    between = (spread - (len(pairs) - 1) * rate) / room if room > 0 else 0.0
    shape = min(TIGHTEST, rate * rate / between) if between > 0 else TIGHTEST
    return Common(shape, shape / rate)


def shrunk(count: int, size: int, common: Common) -> Estimate:
    """An office's rate, given what is usual."""
    return _estimate(common.shape + count, common.size + size)


def plain(count: int, size: int) -> Estimate:
    """A rate by itself with its exact Poisson interval (Garwood); `size` above zero."""
    low = quantile(count, TAIL) if count else 0.0
    return Estimate(count / size, low / size, quantile(count + 1, 1 - TAIL) / size)


def ratio(count: int, size: int, other: int, other_size: int) -> Estimate:
    """How many times the other rate this one is, with its interval; all four above zero."""
    found = count / size * other_size / other
    wide = exp(1.6449 * sqrt(1 / count + 1 / other))
    return Estimate(found, found / wide, found * wide)


def _estimate(shape: float, size: float) -> Estimate:
    low, high = quantile(shape, TAIL) / size, quantile(shape, 1 - TAIL) / size
    return Estimate(shape / size, low, high)


def quantile(shape: float, part: float) -> float:
    """The value below which this part of a gamma distribution (scale 1) lies, by halving."""
    low, high = 0.0, shape + 20 * sqrt(shape) + 20
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(shape, middle) < part else (low, middle)
    return (low + high) / 2


def below(shape: float, value: float) -> float:
    """The part of a gamma distribution below a value: its incomplete gamma function, as a series.

    All terms are positive, so nothing cancels; `value` lies within some 20 deviations of `shape`.
    """
    if value <= 0:
        return 0.0
    term = total = 1 / shape
    step = shape
    while term > total * 1e-15:
        step += 1
        term *= value / step
        total += term
    return min(1.0, total * exp(shape * log(value) - value - lgamma(shape)))
