import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.limits import Bucket, Buckets, Rate, full, take, take_all

RATE = Rate(per_minute=30, burst=10)


def test_a_burst_passes_and_then_one_every_two_seconds() -> None:
    bucket = Bucket(level=10.0, at=0.0)
    assert [take(bucket, RATE, 0.0) for _ in range(11)] == [0] * 10 + [2]
    assert take(bucket, RATE, 1.0) == 1
    assert take(bucket, RATE, 2.0) == 0


def test_a_long_silence_gives_no_more_than_a_burst() -> None:
    bucket = Bucket(level=0.0, at=0.0)
    assert [take(bucket, RATE, 10_000.0) for _ in range(12)].count(0) == 10


def test_zero_means_no_limit() -> None:
    bucket = Bucket(level=0.0, at=0.0)
    assert {take(bucket, Rate(per_minute=0, burst=1), 0.0) for _ in range(1_000)} == {0}


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    bucket = Bucket(level=5.0, at=100.0)
    assert take(bucket, RATE, 90.0) == 0
    assert bucket.level == pytest.approx(4.0)


@given(
    st.integers(1, 600),
    st.integers(1, 50),
    st.lists(st.floats(0, 30, allow_nan=False), min_size=1, max_size=60),
)
def test_never_more_than_burst_and_flow_and_the_wait_is_enough(
    per_minute: int, burst: int, pauses: list[float]
) -> None:
    rate, bucket, now, passed = (
        Rate(per_minute=per_minute, burst=burst),
        Bucket(level=float(burst), at=0.0),
        0.0,
        0,
    )
    for pause in pauses:
        now += pause
        wait = take(bucket, rate, now)
        if wait:
            assert wait >= 1
            now += wait
            assert take(bucket, rate, now) == 0
        passed += 1
    assert passed <= burst + now * per_minute / 60 + 1e-6


@given(
    st.integers(1, 200),
    st.integers(1, 60),
    st.lists(st.floats(0, 5, allow_nan=False), min_size=20, max_size=200),
)
def test_a_strict_rate_holds_in_every_minute_and_its_wait_is_enough(
    per_minute: int, burst: int, pauses: list[float]
) -> None:
    rate = Rate(per_minute=per_minute, burst=burst, strict=True)
    bucket, now, passed = full(rate, 0.0), 0.0, list[float]()
    for pause in pauses:
        now += pause
        wait = take(bucket, rate, now)
        if wait:
            now += wait
            assert take(bucket, rate, now) == 0
        passed.append(now)
    for start in passed:
        assert sum(start <= one < start + 59 for one in passed) <= per_minute


def test_a_flood_against_a_strict_rate_gets_the_rate_in_each_minute() -> None:
    rate = Rate(per_minute=30, burst=10, strict=True)
    bucket = full(rate, 0.0)
    passed = [tenth for tenth in range(6_000) if not take(bucket, rate, tenth / 10)]
    counts = [sum(minute * 600 <= one < minute * 600 + 600 for one in passed) for minute in range(10)]
    assert counts == [30] * 10


def test_all_or_none_is_taken() -> None:
    wide, narrow = Rate(per_minute=60, burst=10), Rate(per_minute=60, burst=1)
    one, other = full(wide, 0.0), full(narrow, 0.0)
    assert take_all([(one, wide), (other, narrow)], 0.0) == [0, 0]
    assert take_all([(one, wide), (other, narrow)], 0.0) == [0, 1]
    assert one.level == pytest.approx(9)


def test_buckets_are_bounded_and_the_busiest_are_remembered() -> None:
    rate = Rate(per_minute=1, burst=1)
    buckets: Buckets[str] = Buckets(rate=rate, most=3)
    assert take_all([buckets.of("busy", 0.0)], 0.0) == [0]
    for number in range(20):
        assert take_all([buckets.of(f"other {number}", 0.0)], 0.0) == [0]
        assert take_all([buckets.of("busy", 0.0)], 0.0) == [60]
    assert len(buckets) == 3
