"""Shrinkage: between one's own rate and the common one, honest about how little is known."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.statistics.shrink import Common, below, fit, plain, quantile, ratio, shrunk

shapes = st.floats(0.05, 400)


@given(st.floats(0.001, 30))
def test_a_gamma_of_shape_one_is_exponential(value: float) -> None:
    assert below(1.0, value) == pytest.approx(1 - math.exp(-value))


@given(shapes, st.floats(0.01, 0.99))
def test_the_quantile_is_the_inverse(shape: float, part: float) -> None:
    assert below(shape, quantile(shape, part)) == pytest.approx(part, abs=1e-6)


@given(st.integers(0, 200), st.integers(1, 5000), st.floats(0.1, 50), st.floats(1, 20_000))
def test_a_rate_lies_between_its_own_and_the_common_one(
    count: int, size: int, shape: float, people: float
) -> None:
    common, own = Common(shape, people), count / size
    found = shrunk(count, size, common)
    ends = sorted((own, common.rate))
    assert ends[0] - 1e-12 <= found.rate <= ends[1] + 1e-12
    assert found.low <= found.rate <= found.high


@given(st.integers(1, 40), st.floats(0.5, 20))
def test_the_same_rate_counts_for_more_in_a_larger_office(count: int, shape: float) -> None:
    common = Common(shape, shape * 1000)
    small, large = (shrunk(count * k, 20 * count * k, common) for k in (1, 10))
    assert abs(large.rate - 1 / 20) <= abs(small.rate - 1 / 20)
    assert (large.high - large.low) / large.rate < (small.high - small.low) / small.rate


def test_one_case_in_a_tiny_office_is_not_ranked_as_certain() -> None:
    counts, sizes = [1, *[10] * 9], [10, *[5000] * 9]
    common = fit(counts, sizes)
    assert common is not None
    tiny = shrunk(1, 10, common)
    assert tiny.rate < 0.02  # not the raw 0.1
    assert tiny.low < common.rate < tiny.high


def test_too_little_is_not_estimated() -> None:
    assert fit([1, 3, 0], [100, 100, 100]) is None
    assert fit([9], [0]) is None


def test_planted_rates_lie_in_their_intervals_nine_times_in_ten() -> None:
    chance = np.random.default_rng(11)
    held = tried = 0
    for _ in range(20):
        rates = chance.gamma(3.0, 1 / 600, 80)
        sizes = chance.integers(30, 4000, 80)
        counts = [int(n) for n in chance.poisson(rates * sizes)]
        common = fit(counts, [int(size) for size in sizes])
        assert common is not None
        for rate, count, size in zip(rates, counts, sizes, strict=True):
            found = shrunk(count, int(size), common)
            held += found.low <= rate <= found.high
            tried += 1
    assert 0.86 <= held / tried <= 0.94


def test_the_plain_interval_is_the_exact_one() -> None:
    found = plain(10, 1)  # Garwood, 90 %: 5.43 to 16.96
    assert found.low == pytest.approx(5.425, abs=0.01)
    assert found.high == pytest.approx(16.96, abs=0.01)
    assert plain(0, 1).low == 0.0


def test_a_ratio_turned_round_is_its_inverse() -> None:
    one, other = ratio(12, 300, 6, 400), ratio(6, 400, 12, 300)
    assert one.rate == pytest.approx(1 / other.rate)
    assert one.low == pytest.approx(1 / other.high)
    assert one.rate == pytest.approx(12 / 300 * 400 / 6)
