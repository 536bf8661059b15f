"""Setting a rule's stage aside for a day: two persons, and it ends by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from palabre.domain.errors import OverrideExpired, OverrideMissing, OverrideSamePerson, OverrideTooNew
from palabre.domain.ids import StaffId
from palabre.domain.permissions import StaffSession

OVERRIDE_TIME: Final = timedelta(hours=24)
"""After its confirmation an override ends by itself."""

ASKED_TIME: Final = timedelta(hours=1)
"""A wish that nobody has confirmed by then is over."""

ENROLLED: Final = timedelta(days=7)
"""Whoever watches for less may confirm a hold and nothing more."""


class Effect(StrEnum):
    """What the rule does meanwhile."""

    SHADOW = "shadow"
    LIVE = "live"
    HOLD = "hold"
    """It acts, but what it would refuse is held."""
    STOPPED = "stopped"


@dataclass(kw_only=True, frozen=True, slots=True)
class Override:
    """Asked for by one person, confirmed by another; or set by the house (``asked_by`` None)."""

    id: UUID
    rule_id: str
    version: int
    effect: Effect
    reason: str
    asked_at: datetime
    until: datetime
    asked_by: StaffId | None = None
    asked_session: bytes = b""
    """The session's hash; empty for the house."""
    confirmed_by: StaffId | None = None
    confirmed_at: datetime | None = None

    def stands(self, now: datetime) -> bool:
        """Whether it is in force."""
        return self.confirmed_at is not None and now < self.until

    def waits(self, now: datetime) -> bool:
        """Whether it still can be confirmed."""
        return self.confirmed_at is None and now < self.until

    def check_confirmable(self, second: StaffSession, now: datetime) -> None:
        """Raise OverrideMissing, OverrideExpired, OverrideSamePerson or OverrideTooNew."""
        if self.confirmed_at is not None:
            raise OverrideMissing
        if now >= self.until:
            raise OverrideExpired
        if second.member.id == self.asked_by or second.token_hash == self.asked_session:
            raise OverrideSamePerson
        if self.effect is not Effect.HOLD and now - second.member.created_at < ENROLLED:
            raise OverrideTooNew(extra={"days": ENROLLED.days})
