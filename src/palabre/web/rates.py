"""How often one may ask: a class for each kind of route, a token bucket for each address and session."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from enum import StrEnum
from ipaddress import ip_address
from types import MappingProxyType

from palabre.domain.errors import TooFast
from palabre.domain.limits import Bucket, Rate, take


class RateClass(StrEnum):
    """Each route names one; the figures are in ``DEFAULT_RATES``."""

    PROBE = "probe"
    """Health checks and metrics, asked by machines all day."""
    READ = "read"
    WRITE = "write"
    ENTRY = "entry"
    """Entering the house, for a person or for staff: what a guesser or a raid would repeat."""
    REPORT = "report"
    NOTICE = "notice"
    """The public doors that need no session: notices, receipts, statements, appeals."""
    STAFF = "staff"


DEFAULT_RATES: Mapping[RateClass, Rate] = MappingProxyType(
    {
        # An address may stand for a whole school or a mobile network: the figures are those of a crowd.
        RateClass.PROBE: Rate(per_minute=0, burst=0),
        RateClass.READ: Rate(per_minute=600, burst=300),
        RateClass.WRITE: Rate(per_minute=120, burst=60),
        RateClass.ENTRY: Rate(per_minute=20, burst=20),
        RateClass.REPORT: Rate(per_minute=20, burst=20),
        RateClass.NOTICE: Rate(per_minute=30, burst=20),
        RateClass.STAFF: Rate(per_minute=600, burst=200),
    }
)
"""Per address and per session alike; ``per_minute=0`` switches a class off."""


def house_rates(entries: Rate, *, unlimited: bool) -> Mapping[RateClass, Rate]:
    """The figures of a house; ``unlimited`` is one under test, whose readers share an address."""
    rates = {**DEFAULT_RATES, RateClass.ENTRY: entries}
    if unlimited:
        rates |= dict.fromkeys((RateClass.READ, RateClass.WRITE), Rate(per_minute=0, burst=0))
    return rates


MAX_BUCKETS = 50_000
"""About 10 MB; beyond it the buckets unused for longest are forgotten, which is to say filled."""


class RateLimiter:
    """Token buckets in memory, bounded in number. ``monotonic`` gives seconds."""

    def __init__(
        self,
        *,
        rates: Mapping[RateClass, Rate] = DEFAULT_RATES,
        monotonic: Callable[[], float],
        max_buckets: int = MAX_BUCKETS,
    ) -> None:
        self._rates = {cls: rates.get(cls, rate) for cls, rate in DEFAULT_RATES.items()}
        self._monotonic = monotonic
        self._max_buckets = max_buckets
        self._buckets: OrderedDict[tuple[RateClass, str | bytes], Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def check(self, rate_class: RateClass, key: str | bytes) -> None:
        """Take a token of a source (see ``address_key``) or a session's hash; raise TooFast without one."""
        rate = self._rates[rate_class]
        if rate.per_minute <= 0:
            return
        now = self._monotonic()
        bucket = self._buckets.get((rate_class, key))
        if bucket is None:
            bucket = self._buckets[rate_class, key] = Bucket(level=float(rate.burst), at=now)
            if len(self._buckets) > self._max_buckets:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end((rate_class, key))
        wait = take(bucket, rate, now)
        if wait:
            raise TooFast(retry_after=wait)


def address_key(address: str) -> str:
    """An IPv6 subscriber has a whole /64 to change addresses in: count it as one."""
    if ":" not in address:
        return address
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:  # noqa: PLR2004 - the protocol's own name
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return parsed.exploded[:19]
