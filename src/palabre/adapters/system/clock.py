"""The machine's two clocks."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime


class SystemClock:
    """Wall time for people, monotonic time for limits."""

    def now(self) -> datetime:
        """Return the wall time in UTC, cut to milliseconds, which is what JSON clients keep."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()


def later(delay: float, call: Callable[[], None]) -> None:
    """Call after so many seconds, on the loop that runs then: none may run while a house is put together."""
    asyncio.get_running_loop().call_later(delay, call)
