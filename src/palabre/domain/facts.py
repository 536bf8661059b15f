"""What happened and was stored; the realtime floor tells each fact to its audience."""

from dataclasses import dataclass
from datetime import datetime

from palabre.domain.appeals import AppealOutcome
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import CaseCode, MessageId, PersonId, Receipt, Slug
from palabre.domain.messages import Message
from palabre.domain.reports import ReportReason
from palabre.domain.rooms import Room
from palabre.domain.submissions import Submission


@dataclass(kw_only=True, frozen=True, slots=True)
class MessageSent:
    """To the room."""

    message: Message


@dataclass(kw_only=True, frozen=True, slots=True)
class MessageChanged:
    """To the room: edited, removed or restored; the message is in its present form."""

    message: Message
    restored: bool = False


@dataclass(kw_only=True, frozen=True, slots=True)
class SubmissionSettled:
    """To its author: a held text was accepted, refused or withdrawn."""

    submission: Submission


@dataclass(kw_only=True, frozen=True, slots=True)
class PersonSanctioned:
    """To the person, with the way to the statement; a ban also closes their sockets."""

    person_id: PersonId
    kind: DecisionKind
    ground: ReportReason
    reason: str
    case_code: CaseCode
    until: datetime | None = None
    room: Slug | None = None
    message_id: MessageId | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class AppealSettled:
    """To the person who contested."""

    person_id: PersonId
    case_code: CaseCode
    outcome: AppealOutcome
    answer: str


@dataclass(kw_only=True, frozen=True, slots=True)
class ReportSettled:
    """To the person who reported."""

    person_id: PersonId
    receipt: Receipt
    outcome: str


@dataclass(kw_only=True, frozen=True, slots=True)
class RoomChanged:
    """To the house: the room in its present form."""

    room: Room


@dataclass(kw_only=True, frozen=True, slots=True)
class PersonLeft:
    """Their sockets close, on every node."""

    person_id: PersonId


Fact = (
    MessageSent
    | MessageChanged
    | SubmissionSettled
    | PersonSanctioned
    | AppealSettled
    | ReportSettled
    | RoomChanged
    | PersonLeft
)
