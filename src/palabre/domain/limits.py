"""Token buckets: (state, now) → may it pass, or when to come back."""

import math
from dataclasses import dataclass
from typing import Final

_HAIR: Final = 1e-9


@dataclass(kw_only=True, frozen=True, slots=True)
class Rate:
    """``per_minute`` tokens flow in, at most ``burst`` are kept; 0 means no limit."""

    per_minute: int
    burst: int


@dataclass(slots=True)
class Bucket:
    """Mutable on purpose: one lives as long as its session or address is remembered."""

    level: float
    at: float


def take(bucket: Bucket, rate: Rate, now: float) -> int:
    """Take one token; return 0 when it was there, else the seconds to wait (≥ 1)."""
    if rate.per_minute <= 0:
        return 0
    flow = rate.per_minute / 60
    bucket.level = min(float(rate.burst), bucket.level + max(0.0, now - bucket.at) * flow)
    bucket.at = now
    # What flowed in may be a hair short of the token that was promised for now.
    if bucket.level >= 1 - _HAIR:
        bucket.level -= 1
        return 0
    return max(1, math.ceil((1 - bucket.level) / flow))
