"""The moderators' house: queue, cases, decisions, appeals, journal. Staff only."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, field

from palabre.domain.rooms import SLOWEST
from palabre.wire.base import Incoming, Listing, Outgoing
from palabre.wire.events import SpanPair

Duration = Annotated[int, Meta(ge=1, le=525_600)]


class StaffSessionRequest(Incoming, frozen=True, kw_only=True):
    """The token of a one-time invitation link."""

    invitation: Annotated[str, Meta(min_length=16, max_length=128)]


class StaffView(Outgoing, frozen=True, kw_only=True):
    """Oneself, as staff."""

    id: UUID
    name: str
    role: Literal["moderator", "lead"]


class CaseParams(Incoming, frozen=True, kw_only=True):
    """The case in the address."""

    case_id: UUID


class RoomChange(Incoming, frozen=True, kw_only=True):
    """``slow_seconds``: least time between two lines of one person; 0 switches slow mode off."""

    slow_seconds: Annotated[int, Meta(ge=0, le=SLOWEST)]


class RoomSettings(Outgoing, frozen=True, kw_only=True):
    """A room as it is now."""

    room: str
    slow_seconds: int


class StaffRaid(Outgoing, frozen=True, kw_only=True):
    """Very many came within five minutes; without ``room``, to the whole house."""

    since: datetime
    arrivals: int
    wait_seconds: int
    room: str | None = None


class WatchView(Outgoing, frozen=True, kw_only=True):
    """How open the house is, why newcomers wait if they do, and whether the filter is well."""

    state: Literal["open", "calm", "guarded", "quiet"]
    raids: list[StaffRaid]
    filter_degraded: list[str]
    """Parts of the filter that failed within the last minute on the process that answers, or rest."""


class QueueQuery(Incoming, frozen=True, kw_only=True):
    """Which cases."""

    state: Literal["open", "closed"] = "open"
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class UrgencyView(Outgoing, frozen=True, kw_only=True):
    """The terms of a case's place in the queue."""

    total: int
    severity: int
    reports: int
    waiting: int


class ClaimView(Outgoing, frozen=True, kw_only=True):
    """Who looks at it, until when."""

    name: str
    mine: bool
    until: datetime


class CaseRow(Outgoing, frozen=True, kw_only=True):
    """A line of the queue."""

    id: UUID
    subject_kind: Literal["message", "person", "room", "submission", "notice"]
    reason: str
    reports: int
    opened_at: datetime
    status: Literal["open", "claimed", "closed"]
    urgency: UrgencyView
    excerpt: str
    """First words of the subject."""
    room: str | None = None
    pseudonym: str | None = None
    claim: ClaimView | None = None
    usual_wait_seconds: int | None = None


class AppealRow(Outgoing, frozen=True, kw_only=True):
    """An appeal waiting; ``mine`` when this moderator took the decision and may not decide it."""

    id: UUID
    at: datetime
    kind: str
    ground: str
    excerpt: str
    mine: bool
    case_id: UUID | None = None


class Queue(Listing, frozen=True, kw_only=True):
    """Cases by urgency, then appeals by age."""

    items: list[CaseRow]
    appeals: list[AppealRow]
    next: str | None = None
    prev: str | None = None


class ReportView(Outgoing, frozen=True, kw_only=True):
    """What a reporter said; never who."""

    source: Literal["person", "notice", "filter"]
    reason: str
    at: datetime
    comment: str | None = None
    locations: list[str] = field(default_factory=list[str])


class EvidenceView(Outgoing, frozen=True, kw_only=True):
    """A line of the frozen context; ``person`` numbers authors inside this case (0 is the subject's)."""

    text: str
    pseudonym: str
    at: datetime
    is_subject: bool
    room: str
    id: UUID | None = None
    seq: int | None = None
    earlier_texts: list[str] = field(default_factory=list[str])


class FilterView(Outgoing, frozen=True, kw_only=True):
    """What the filter thought of a held or reported text."""

    rule: str
    categories: list[str]
    spans: list[SpanPair]
    score: float


class DecisionView(Outgoing, frozen=True, kw_only=True):
    """A decision in a case's ledger or in a person's past."""

    id: UUID
    kind: str
    ground: str
    reason: str
    at: datetime
    by: str
    """The moderator's public alias, or ``filter``."""
    until: datetime | None = None
    room: str | None = None
    reversed: bool = False


class CaseView(Outgoing, frozen=True, kw_only=True):
    """All that a moderator needs to decide, on one page."""

    case: CaseRow
    reports: list[ReportView]
    evidence: list[EvidenceView]
    decisions: list[DecisionView]
    past: list[DecisionView]
    """Earlier decisions about the same person in this stay."""
    allowed: list[Literal["no_action", "remove", "warn", "mute", "room_ban", "ban"]]
    delivers_on_no_action: bool
    """True for a held line that ``no_action`` lets through."""
    filter: FilterView | None = None


class DecisionRequest(Incoming, frozen=True, kw_only=True):
    """``minutes`` for mute, room_ban and ban only. ``also_remove`` takes the message away too."""

    kind: Literal["no_action", "remove", "warn", "mute", "room_ban", "ban"]
    ground: Literal[
        "minors", "threat", "self_harm", "sexual", "hate", "insult", "contact", "drugs", "spam", "illegal"
    ]
    reason: Annotated[str, Meta(max_length=1_000)]
    minutes: Duration | None = None
    also_remove: bool = False


class DecisionAnswer(Outgoing, frozen=True, kw_only=True):
    """The decision was taken and told."""

    id: UUID
    case_code: str | None = None


class AppealParams(Incoming, frozen=True, kw_only=True):
    """The appeal in the address."""

    appeal_id: UUID


class AppealCase(Outgoing, frozen=True, kw_only=True):
    """An appeal with the decision under appeal."""

    id: UUID
    text: str
    at: datetime
    decision: DecisionView
    mine: bool
    evidence: list[EvidenceView]
    original_text: str | None = None
    rule: str | None = None
    spans: list[SpanPair] = field(default_factory=list[SpanPair])
    outcome: Literal["upheld", "reversed"] | None = None


class AppealDecisionRequest(Incoming, frozen=True, kw_only=True):
    """``reversed`` gives back exactly what the decision took."""

    outcome: Literal["upheld", "reversed"]
    answer: Annotated[str, Meta(min_length=1, max_length=2_000)]


class JournalEntryView(Outgoing, frozen=True, kw_only=True):
    """One act; ``by`` is a public alias, ``filter`` or ``house``."""

    number: int
    at: datetime
    act: str
    by: str
    case_id: UUID | None = None
    detail: dict[str, str] = field(default_factory=dict[str, str])


class JournalQuery(Incoming, frozen=True, kw_only=True):
    """``before`` is an exclusive number."""

    before: Annotated[int, Meta(ge=1, le=2**53 - 1)] | None = None
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class JournalPage(Listing, frozen=True, kw_only=True):
    """Newest first."""

    items: list[JournalEntryView]
    next: str | None = None
    prev: str | None = None
