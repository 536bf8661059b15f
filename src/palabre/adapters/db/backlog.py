"""What waits for the disk is bounded, in number and in age; beyond, a write is refused at once."""

import time
from collections import deque
from collections.abc import Callable

from palabre.domain.errors import Overloaded

MOST_WAITING = 8_192
"""Writes that may wait: a fraction of a second of the fastest store, a few megabytes of memory."""
LONGEST_WAIT = 2.0
"""Seconds that the oldest may have waited while another is taken."""


class Backlog:
    """Writes that were taken and not answered yet, oldest first."""

    def __init__(
        self,
        *,
        most: int = MOST_WAITING,
        seconds: float = LONGEST_WAIT,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``most`` may wait, for ``seconds``."""
        self._most = most
        self._seconds = seconds
        self._monotonic = monotonic
        self._since: deque[float] = deque()

    def __len__(self) -> int:
        """How many wait."""
        return len(self._since)

    def admit(self, *, always: bool = False) -> None:
        """Take one more; raise Overloaded when too many wait, or one for too long, unless ``always``."""
        now, since = self._monotonic(), self._since
        if since and not always and (len(since) >= self._most or now - since[0] > self._seconds):
            raise Overloaded(retry_after=1)
        since.append(now)

    def answered(self, number: int) -> None:
        """The oldest ones wait no more."""
        since = self._since
        for _ in range(number):
            since.popleft()
