"""Token buckets for each class, address and session."""

import pytest

from palabre.domain.errors import TooFast
from palabre.domain.limits import Rate
from palabre.web.rates import DEFAULT_RATES, RateClass, RateLimiter, address_key


class Clock:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def limiter(clock: Clock, **rates: Rate) -> RateLimiter:
    return RateLimiter(
        rates={RateClass(name): rate for name, rate in rates.items()}, monotonic=clock, max_buckets=3
    )


def test_burst_then_wait_then_again() -> None:
    clock = Clock()
    one = limiter(clock, write=Rate(per_minute=6, burst=2))
    one.check(RateClass.WRITE, "a")
    one.check(RateClass.WRITE, "a")
    with pytest.raises(TooFast) as caught:
        one.check(RateClass.WRITE, "a")
    assert caught.value.retry_after == 10
    one.check(RateClass.WRITE, "b")
    one.check(RateClass.READ, "a")
    clock.seconds += 10
    one.check(RateClass.WRITE, "a")
    with pytest.raises(TooFast):
        one.check(RateClass.WRITE, "a")


def test_zero_switches_a_class_off() -> None:
    one = limiter(Clock(), entry=Rate(per_minute=0, burst=0))
    for _ in range(1_000):
        one.check(RateClass.ENTRY, "a")
    assert len(one) == 0


def test_memory_is_bounded_and_the_busiest_are_remembered() -> None:
    one = limiter(Clock(), write=Rate(per_minute=1, burst=1))
    one.check(RateClass.WRITE, "busy")
    for number in range(20):
        one.check(RateClass.WRITE, f"other {number}")
        with pytest.raises(TooFast):
            one.check(RateClass.WRITE, "busy")
    assert len(one) == 3


def test_every_class_has_a_figure() -> None:
    assert set(DEFAULT_RATES) == set(RateClass)


def test_ipv6_subscribers_count_as_one() -> None:
    assert address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9") == "2001:0db8:0001:0002"
    assert address_key("2001:db8:1:3::1") != address_key("2001:db8:1:2::1")
    assert address_key("::ffff:192.0.2.1") == address_key("192.0.2.1") == "192.0.2.1"
    assert address_key("unknown:") == "unknown:"
