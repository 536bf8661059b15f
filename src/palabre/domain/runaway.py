"""A rule that runs away hits far more than it should. (toll, age) → why it is held back."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

WINDOW: Final = 60.0
"""Seconds over which hits are counted."""

YOUNG: Final = timedelta(hours=24)
"""A rule that came to its stage later than this is watched more closely."""

YOUNG_PART: Final = 0.05
"""Of all texts: what a young rule may hit …"""

YOUNG_HITS: Final = 20
"""… once it has hit more than so many."""

PEOPLE: Final = 5
"""Fewer people than these are a quarrel or a flood, not a rule gone wrong: nobody stops a rule alone."""

ANY_HITS: Final = 6_000
"""What any rule may hit within the window, however old it is."""


class Reason(StrEnum):
    """Why a rule is held back."""

    PART = "part"
    """It hits too large a part of what is said."""
    RATE = "rate"
    """It hits too much in any case."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Toll:
    """What one rule hit within the window, and out of how many texts."""

    hits: int
    texts: int
    people: int
    """Distinct, counted to ``PEOPLE`` on each node."""


def runs_away(toll: Toll, age: timedelta | None) -> Reason | None:
    """Return why a rule must be held back; ``age`` in its stage, None for what came with the product."""
    if toll.people < PEOPLE:
        return None
    if toll.hits > ANY_HITS:
        return Reason.RATE
    young = age is not None and age < YOUNG
    if young and toll.hits > YOUNG_HITS and toll.hits > YOUNG_PART * toll.texts:
        return Reason.PART
    return None
