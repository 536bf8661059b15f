"""What a person tells the house about a message, a person or a room."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from palabre.domain.ids import CaseId, PersonId, Receipt, ReportId


class SubjectKind(StrEnum):
    """What a case can be about. ``submission`` is a held text, ``notice`` an address not resolved."""

    MESSAGE = "message"
    PERSON = "person"
    ROOM = "room"
    SUBMISSION = "submission"
    NOTICE = "notice"


@dataclass(kw_only=True, frozen=True, slots=True)
class Subject:
    """``id`` is internal: MessageId, PersonId, room slug, ``person:ref`` of a submission, or report id."""

    kind: SubjectKind
    id: str


class ReportReason(StrEnum):
    """Closed list, from the most urgent; each has its sentence in the client."""

    MINORS = "minors"
    THREAT = "threat"
    SELF_HARM = "self_harm"
    SEXUAL = "sexual"
    HATE = "hate"
    INSULT = "insult"
    CONTACT = "contact"
    DRUGS = "drugs"
    SPAM = "spam"
    ILLEGAL = "illegal"


SEVERITY: dict[ReportReason, int] = {
    ReportReason.MINORS: 100,
    ReportReason.THREAT: 80,
    ReportReason.SELF_HARM: 80,
    ReportReason.SEXUAL: 60,
    ReportReason.HATE: 50,
    ReportReason.ILLEGAL: 50,
    ReportReason.CONTACT: 40,
    ReportReason.DRUGS: 40,
    ReportReason.INSULT: 30,
    ReportReason.SPAM: 10,
}


class ReportSource(StrEnum):
    """Who spoke: a person inside, the public door, or the filter."""

    PERSON = "person"
    NOTICE = "notice"
    FILTER = "filter"


@dataclass(kw_only=True, frozen=True, slots=True)
class Report:
    """One person's notice (DSA art. 16). The filter's own alarms are reports too, without a receipt."""

    id: ReportId
    case_id: CaseId
    source: ReportSource
    reason: ReportReason
    at: datetime
    comment: str | None = None
    reporter_id: PersonId | None = None
    receipt: Receipt | None = None
    notifier_name: str | None = None
    notifier_email: str | None = None
    locations: tuple[str, ...] = ()
    """Addresses given at the public door."""
