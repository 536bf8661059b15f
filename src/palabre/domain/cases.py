"""A case: all that concerns one subject, from the first report to the last appeal."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from palabre.domain.errors import CaseClaimed, CaseClosed, CaseNotClaimed
from palabre.domain.ids import CaseId, MessageId, PersonId, Slug, StaffId
from palabre.domain.messages import Author
from palabre.domain.reports import SEVERITY, ReportReason, Subject

CLAIM_LEASE = timedelta(minutes=5)
"""A claim lapses by itself when its holder does nothing."""

_REPORT_WEIGHT = 5
_AGE_WEIGHT_PER_HOUR = 2
_MAX_COUNTED_REPORTS = 6
_MAX_COUNTED_HOURS = 24


class CaseStatus(StrEnum):
    """As shown; ``claimed`` is an open case with a living lease."""

    OPEN = "open"
    CLAIMED = "claimed"
    CLOSED = "closed"


@dataclass(kw_only=True, frozen=True, slots=True)
class Claim:
    """A lease: who looks at the case, until when."""

    staff_id: StaffId
    staff_name: str
    until: datetime


@dataclass(kw_only=True, frozen=True, slots=True)
class Case:
    """``person_id`` is who a sanction would fall on, when the subject has one."""

    id: CaseId
    subject: Subject
    reason: ReportReason
    """The gravest that was given."""
    opened_at: datetime
    reports: int
    person_id: PersonId | None = None
    room: Slug | None = None
    claim: Claim | None = None
    closed_at: datetime | None = None

    def status(self, now: datetime) -> CaseStatus:
        """Fold what is stored into the word that is shown."""
        if self.closed_at is not None:
            return CaseStatus.CLOSED
        if self.claim is not None and self.claim.until > now:
            return CaseStatus.CLAIMED
        return CaseStatus.OPEN

    def check_claimable(self, staff_id: StaffId, now: datetime) -> None:
        """Raise CaseClosed, or CaseClaimed when another's lease lives."""
        if self.closed_at is not None:
            raise CaseClosed
        if self.claim is not None and self.claim.until > now and self.claim.staff_id != staff_id:
            raise CaseClaimed(extra={"claimed_by": self.claim.staff_name})

    def check_decidable(self, staff_id: StaffId, now: datetime) -> None:
        """Raise unless this moderator holds a living lease on the open case."""
        self.check_claimable(staff_id, now)
        if self.claim is None or self.claim.staff_id != staff_id or self.claim.until <= now:
            raise CaseNotClaimed


@dataclass(kw_only=True, frozen=True, slots=True)
class Urgency:
    """Why a case stands where it does in the queue; ``total`` orders it."""

    severity: int
    reports: int
    waiting: int

    @property
    def total(self) -> int:
        """Sum of the terms, all shown to the moderator."""
        return self.severity + self.reports + self.waiting


def urgency(case: Case, now: datetime) -> Urgency:
    """Severity of the gravest reason, number of reports, time waited; each term is bounded."""
    hours = max(0, int((now - case.opened_at).total_seconds() // 3600))
    return Urgency(
        severity=SEVERITY[case.reason],
        reports=min(case.reports - 1, _MAX_COUNTED_REPORTS) * _REPORT_WEIGHT,
        waiting=min(hours, _MAX_COUNTED_HOURS) * _AGE_WEIGHT_PER_HOUR,
    )


@dataclass(kw_only=True, frozen=True, slots=True)
class Evidence:
    """A message as it stood when the case opened; dropped when the case closes without an act."""

    case_id: CaseId
    message_id: MessageId | None
    room: Slug
    seq: int | None
    author_id: PersonId
    author: Author
    text: str
    at: datetime
    is_subject: bool
    earlier_texts: tuple[str, ...] = ()
    """What the message said before its edits, oldest first."""
