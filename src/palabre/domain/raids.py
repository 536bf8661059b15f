"""A raid: many enter within minutes. (arrivals, now) → whether newcomers wait before they write."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from palabre.domain.ids import Slug
from palabre.domain.persons import Person
from palabre.domain.trust import Rung

WINDOW: Final = timedelta(minutes=5)
"""Over which arrivals are counted."""


@dataclass(kw_only=True, frozen=True, slots=True)
class RaidRule:
    """Arrivals in a ``WINDOW`` that make a raid, of the house and of one room; 0 is off."""

    entries: int
    joins: int
    wait: timedelta
    """How long whoever came with the wave reads before they write."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Raid:
    """It stands while it stands here: it ends when arrivals fall to half of what began it."""

    room: Slug | None
    """None: of the whole house."""
    since: datetime
    arrivals: int

    def concerns(self, person: Person, room: Slug) -> bool:
        """Whether a person came with the wave, to a room that it reached."""
        return (
            self.room in {None, room}
            and person.rung <= Rung.NEWCOMER
            and person.entered_at >= self.since - WINDOW
        )


def is_raid(arrivals: int, threshold: int, *, stands: bool) -> bool:
    """Begin at the threshold; end below half of it, so that it does not flicker."""
    if threshold <= 0:
        return False
    return arrivals * 2 >= threshold if stands else arrivals >= threshold


def rest_of(person: Person, rule: RaidRule, now: datetime) -> int:
    """Seconds until somebody who came with the wave may write; 0 when they may."""
    rest = min(person.entered_at + rule.wait - now, rule.wait)
    return max(0, math.ceil(rest.total_seconds()))
