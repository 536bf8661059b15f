"""Token buckets and a minute's count: (state, now) → may it pass, or when to come back."""

import math
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

_HAIR: Final = 1e-9
_MINUTE: Final = 60

KeyT = TypeVar("KeyT", bound=Hashable)


@dataclass(kw_only=True, frozen=True, slots=True)
class Rate:
    """``per_minute`` tokens flow in, at most ``burst`` are kept; 0 means no limit.

    A full bucket and what flows in meanwhile give up to ``burst`` more in one minute. ``strict`` counts, too:
    no minute, however it is cut, holds more than ``per_minute`` (to a second).
    """

    per_minute: int
    burst: int
    strict: bool = False


@dataclass(slots=True)
class Bucket:
    """Mutable on purpose: one lives as long as its session or address is remembered."""

    level: float
    at: float
    passed: dict[int, int] | None = None
    """Of a strict rate: how many passed in each second of the last minute, oldest first."""


def full(rate: Rate, now: float) -> Bucket:
    """The bucket of somebody who has done nothing yet."""
    return Bucket(level=float(rate.burst), at=now)


def wait_of(bucket: Bucket, rate: Rate, now: float) -> int:
    """Return 0 when a token is there, else the seconds to wait (≥ 1); nothing is taken."""
    if rate.per_minute <= 0:
        return 0
    flow = rate.per_minute / _MINUTE
    bucket.level = min(float(rate.burst), bucket.level + max(0.0, now - bucket.at) * flow)
    bucket.at = now
    # What flowed in may be a hair short of the token that was promised for now.
    wait = 0 if bucket.level >= 1 - _HAIR else max(1, math.ceil((1 - bucket.level) / flow))
    if rate.strict and bucket.passed:
        wait = max(wait, _until_a_minute_has_room(bucket.passed, rate.per_minute, now))
    return wait


def spend(bucket: Bucket, rate: Rate) -> None:
    """Take the token that ``wait_of`` has just found."""
    if rate.per_minute <= 0:
        return
    bucket.level -= 1
    if rate.strict:
        if bucket.passed is None:
            bucket.passed = {}
        second = math.floor(bucket.at)
        bucket.passed[second] = bucket.passed.get(second, 0) + 1


def take(bucket: Bucket, rate: Rate, now: float) -> int:
    """Take one token; return 0 when it was there, else the seconds to wait (≥ 1)."""
    wait = wait_of(bucket, rate, now)
    if not wait:
        spend(bucket, rate)
    return wait


def take_all(buckets: Iterable[tuple[Bucket, Rate]], now: float) -> list[int]:
    """Take one token of each, or none of any; return the seconds to wait for each."""
    pairs = tuple(buckets)
    waits = [wait_of(bucket, rate, now) for bucket, rate in pairs]
    if not any(waits):
        for bucket, rate in pairs:
            spend(bucket, rate)
    return waits


def _until_a_minute_has_room(passed: dict[int, int], most: int, now: float) -> int:
    for second in [second for second in passed if second + _MINUTE <= now]:
        del passed[second]
    excess = sum(passed.values()) - most
    for second, count in passed.items():
        if excess < 0:
            break
        excess -= count
        if excess < 0:
            return max(1, math.ceil(second + _MINUTE - now))
    return 0


class Buckets(Generic[KeyT]):
    """One bucket for each source, bounded in number: the one unused for longest is forgotten, so filled."""

    __slots__ = ("_buckets", "_most", "_rate")

    def __init__(self, *, rate: Rate, most: int) -> None:
        """``most`` buckets are kept."""
        self._rate = rate
        self._most = most
        self._buckets: OrderedDict[KeyT, Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def of(self, key: KeyT, now: float) -> tuple[Bucket, Rate]:
        """Return the bucket of a source, a full one when it is new, with its rate."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = full(self._rate, now)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket, self._rate
