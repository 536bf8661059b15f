"""The machine's two clocks."""

import time
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
