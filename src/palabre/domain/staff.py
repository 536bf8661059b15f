"""Those who watch: moderators and leads, who come in by one-time invitation links."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from palabre.domain.ids import StaffId

INVITATION_LIFETIME = timedelta(hours=24)
STAFF_SESSION = timedelta(hours=12)


class Role(StrEnum):
    """What a member of the staff may do; a lead may do all that a moderator may."""

    MODERATOR = "moderator"
    LEAD = "lead"


@dataclass(kw_only=True, frozen=True, slots=True)
class StaffMember:
    """``name`` is a stable public alias, never a civil name."""

    id: StaffId
    name: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None = None
