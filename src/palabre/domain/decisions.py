"""One decision record, from which every statement, file and figure is rendered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from palabre.domain.errors import DurationInvalid, ReasonMissing
from palabre.domain.ids import CaseCode, CaseId, DecisionId, MessageId, PersonId, Slug, StaffId
from palabre.domain.reports import ReportReason
from palabre.domain.verdicts import Category, ExplanationLevel, Span

APPEAL_WINDOW = timedelta(days=183)
"""Six months from the day the person was informed (DSA art. 20(1))."""

MAX_REASON = 1_000
SHORTEST = timedelta(minutes=1)
LONGEST_MUTE = timedelta(days=7)
LONGEST_BAN = timedelta(days=365)
"""A permanent ban needs two persons, which a later part of the house brings; until then bans end."""


class DecisionKind(StrEnum):
    """What was decided about the subject."""

    NO_ACTION = "no_action"
    REMOVE = "remove"
    WARN = "warn"
    MUTE = "mute"
    ROOM_BAN = "room_ban"
    BAN = "ban"
    REFUSE = "refuse"
    """A text was not delivered: by the filter at once, or by a moderator after a hold."""


SANCTIONING = frozenset({DecisionKind.WARN, DecisionKind.MUTE, DecisionKind.ROOM_BAN, DecisionKind.BAN})
TIMED = frozenset({DecisionKind.MUTE, DecisionKind.ROOM_BAN, DecisionKind.BAN})
CONTESTABLE = SANCTIONING | {DecisionKind.REMOVE, DecisionKind.REFUSE}


@dataclass(kw_only=True, frozen=True, slots=True)
class Decision:
    """Immutable; a reversal is another record. ``staff_id`` is None when the filter decided alone."""

    id: DecisionId
    kind: DecisionKind
    ground: ReportReason
    """The clause of the rules that was broken, or under which the case was closed."""
    reason: str
    """In words, for the person; empty only for automatic decisions, whose ``rule`` has a sentence."""
    at: datetime
    case_id: CaseId | None = None
    case_code: CaseCode | None = None
    """None when nothing was taken from anybody."""
    person_id: PersonId | None = None
    room: Slug | None = None
    message_id: MessageId | None = None
    """The message taken away by this decision."""
    text: str | None = None
    """What was written, kept as evidence for the appeal."""
    ends_at: datetime | None = None
    staff_id: StaffId | None = None
    rule: str | None = None
    rule_version: str | None = None
    categories: tuple[Category, ...] = ()
    spans: tuple[Span, ...] = ()
    explanation: ExplanationLevel = ExplanationLevel.FULL
    automated_detection: bool = False

    @property
    def automated(self) -> bool:
        """Whether no person took part in the decision."""
        return self.staff_id is None


def check_decision(kind: DecisionKind, reason: str, minutes: int | None) -> timedelta | None:
    """Return the duration of a timed decision; raise ReasonMissing or DurationInvalid."""
    if not reason.strip():
        raise ReasonMissing
    if kind not in TIMED:
        if minutes is not None:
            raise DurationInvalid
        return None
    longest = LONGEST_MUTE if kind is DecisionKind.MUTE else LONGEST_BAN
    if minutes is None or not SHORTEST <= timedelta(minutes=min(minutes, 10**7)) <= longest:
        raise DurationInvalid(extra={"longest_minutes": int(longest.total_seconds() // 60)})
    return timedelta(minutes=minutes)
