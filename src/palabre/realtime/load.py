"""Whether this node keeps up, as its loop runs late or not, and what share of new work it refuses."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from palabre.domain.errors import Overloaded

BEAT: Final = 0.1
"""Seconds between two looks."""

PATIENCE: Final = 1.0
"""Seconds of one late beat after the other before anything is refused: a single stall is no overload."""

_LATE_BEATS: Final = 3
_MOST: Final = 0.9
"""Some work always passes, so that the house is seen to live and the share can find its level."""
_RISE: Final = 0.5
_FALL: Final = 0.3
_LONGEST_STEP: Final = 1.0
_LONGEST_WAIT: Final = 3


class Load:
    """Refuses a share of sends, upgrades and entries, which grows while the loop is late and ends by itself.

    A share, not all: refusing everything would empty the house, fill it, and empty it again.
    """

    def __init__(self, *, threshold: float, monotonic: Callable[[], float]) -> None:
        """``threshold``: seconds of lateness that count as late; 0 switches shedding off."""
        self._threshold = threshold
        self._monotonic = monotonic
        self._looked_at: float | None = None
        self._late_since: float | None = None
        self._late_beats = 0
        self._debt = 0.0
        self.lag = 0.0
        """Seconds by which the last beat was late."""
        self.share = 0.0
        """Between 0 and 0.9: what part of new work is refused."""
        self.refused: Counter[str] = Counter()
        """Since the start, by what was refused."""

    async def beat(self) -> None:
        """Look at the clock; call it every ``BEAT``."""
        now = self._monotonic()
        before, self._looked_at = self._looked_at, now
        if before is None:
            return
        self.lag = max(0.0, now - before - BEAT)
        if not self._threshold:
            return
        step = min(now - before, _LONGEST_STEP)
        if self.lag < self._threshold:
            self._late_since, self._late_beats = None, 0
            self.share = max(0.0, self.share - _FALL * step)
            return
        self._late_beats += 1
        if self._late_since is None:
            self._late_since = before
        # A process that was stopped wakes to one very late beat, and has nothing to shed.
        if self._late_beats >= _LATE_BEATS and now - self._late_since >= PATIENCE:
            self.share = min(_MOST, self.share + _RISE * step)

    @property
    def strained(self) -> bool:
        """Whether anything is refused now: what may be left out should be."""
        return self.share > 0

    def check(self, what: str) -> None:
        """Let one piece of new work pass, or raise Overloaded; ``what`` is counted."""
        if not self.share:
            return
        self._debt += self.share
        if self._debt < 1:
            return
        self._debt -= 1
        self.refused[what] += 1
        # Those who are told to come back should not do it together.
        raise Overloaded(retry_after=1 + self.refused.total() % _LONGEST_WAIT)
