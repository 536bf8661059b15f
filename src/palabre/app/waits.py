"""How long a held message usually waits, so that its author can be told."""

import math

_START = 120.0
_SHORTEST = 15.0
_LONGEST = 24 * 3600.0
_WEIGHT = 0.2
_MINUTE = 60
_QUARTER = 15


class UsualWait:
    """A running estimate over the latest decisions about held messages."""

    def __init__(self) -> None:
        """Begin with two minutes, before anything was measured."""
        self._seconds = _START

    def note(self, seconds: float) -> None:
        """A held message was settled after so long."""
        bounded = min(max(seconds, _SHORTEST), _LONGEST)
        self._seconds += _WEIGHT * (bounded - self._seconds)

    @property
    def seconds(self) -> int:
        """Rounded to what a person would say."""
        step = _QUARTER if self._seconds < _MINUTE else _MINUTE
        return math.ceil(self._seconds / step) * step
