"""Every frame that the house sends, one class each; ``type`` is ``noun.verb``."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct

from palabre.wire.base import Outgoing

SpanPair = tuple[int, int]


class AuthorView(Outgoing, frozen=True, kw_only=True):
    """``id`` is the alias of this stay, never more."""

    id: UUID
    pseudonym: str


class MessageView(Outgoing, frozen=True, kw_only=True):
    """A message inside ``room.joined`` and in history; a tombstone has ``removed`` and no ``text``."""

    seq: int
    id: UUID
    author: AuthorView
    at: datetime
    text: str | None = None
    reply_to: UUID | None = None
    edited_at: datetime | None = None
    removed: Literal["author", "moderation"] | None = None
    ref: UUID | None = None
    """Only to its author."""


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """Base of all frames to clients."""


class MessageCreated(Event, frozen=True, kw_only=True, tag="message.created"):
    """A new message in a room that one listens to."""

    room: str
    seq: int
    id: UUID
    author: AuthorView
    text: str
    at: datetime
    reply_to: UUID | None = None


class MessageEdited(Event, frozen=True, kw_only=True, tag="message.edited"):
    """A message says something else now; ``restored`` when a removal was reversed."""

    room: str
    seq: int
    id: UUID
    text: str
    at: datetime
    restored: bool = False


class MessageRemoved(Event, frozen=True, kw_only=True, tag="message.removed"):
    """A message was taken away; keep a tombstone."""

    room: str
    seq: int
    id: UUID
    by: Literal["author", "moderation"]
    at: datetime


class RoomJoined(Event, frozen=True, kw_only=True, tag="room.joined"):
    """``changes``: what changed after ``since`` in older messages; ``resync``: drop what was kept."""

    ref: UUID
    room: str
    seq: int
    messages: list[MessageView]
    changes: list[MessageEdited | MessageRemoved]
    present: int
    resync: bool = False
    slow_seconds: int = 0
    """Slow mode: least time between two lines of one person; 0 is off."""
    wait_seconds: int = 0
    """How long the reader must wait before writing here: they came with very many others."""


class RoomLeft(Event, frozen=True, kw_only=True, tag="room.left"):
    """The answer to ``room.leave``."""

    ref: UUID
    room: str


class MessageAccepted(Event, frozen=True, kw_only=True, tag="message.accepted"):
    """To its author, after the commit; ``seq`` is the number of the send, edit or removal."""

    ref: UUID
    room: str
    seq: int
    id: UUID
    text: str | None = None
    """Set when something was masked."""
    explanation: str | None = None


class MessageChecked(Event, frozen=True, kw_only=True, tag="message.checked"):
    """To who asked before sending: what the line would come to. Nothing was said, nothing is kept."""

    ref: UUID
    action: Literal["allow", "nudge", "hold", "refuse"]
    rule: str | None
    """Null where nothing stands in the way."""
    spans: list[SpanPair]
    explanation: str | None
    categories: list[str]
    help: list[str]
    text: str | None = None
    """Set when something would be masked."""


class MessageHeld(Event, frozen=True, kw_only=True, tag="message.held"):
    """To its author: a person looks first. ``help`` names a helpline when the line calls for one."""

    ref: UUID
    usual_wait_seconds: int
    room: str
    rule: str
    explanation: str
    categories: list[str]
    spans: list[SpanPair]
    help: list[str]
    text: str
    """What waits, as it was written."""


class MessageNudged(Event, frozen=True, kw_only=True, tag="message.nudged"):
    """To its author: send again with ``confirmed`` if you mean it."""

    ref: UUID
    explanation: str
    rule: str
    spans: list[SpanPair]
    categories: list[str]


class MessageRefused(Event, frozen=True, kw_only=True, tag="message.refused"):
    """To its author: not delivered, why, and the code that opens the statement and the appeal."""

    ref: UUID
    code: str
    rule: str
    spans: list[SpanPair]
    explanation: str
    case_code: str
    categories: list[str]
    room: str


class MessageWithdrawn(Event, frozen=True, kw_only=True, tag="message.withdrawn"):
    """To its author: nobody saw it, nobody will."""

    ref: UUID


class RoomChanged(Event, frozen=True, kw_only=True, tag="room.changed"):
    """To everybody: the staff changed something of a room."""

    room: str
    slow_seconds: int


class PresenceChanged(Event, frozen=True, kw_only=True, tag="presence.changed"):
    """How many people listen to a room."""

    room: str
    present: int


class RaidView(Outgoing, frozen=True, kw_only=True):
    """Very many came within minutes: newcomers among them wait; without ``room``, in the whole house."""

    since: datetime
    wait_seconds: int
    room: str | None = None


class WatchChanged(Event, frozen=True, kw_only=True, tag="watch.changed"):
    """To everybody: how open the house is."""

    state: Literal["open", "calm", "guarded", "quiet"]
    raids: list[RaidView]


class TypingChanged(Event, frozen=True, kw_only=True, tag="typing.changed"):
    """How many people write in a room, and up to three of them; forget it when it is not repeated."""

    room: str
    count: int
    people: list[AuthorView]


class SanctionApplied(Event, frozen=True, kw_only=True, tag="sanction.applied"):
    """To the person: what was decided, in words behind ``case_code``."""

    kind: Literal["remove", "warn", "mute", "room_ban", "ban"]
    case_code: str
    reason: str
    ground: str
    room: str | None = None
    until: datetime | None = None
    message_id: UUID | None = None


class AppealDecided(Event, frozen=True, kw_only=True, tag="appeal.decided"):
    """To the person who contested; ``reversed`` gives back all that the decision took."""

    case_code: str
    outcome: Literal["upheld", "reversed"]
    answer: str


class ReportDecided(Event, frozen=True, kw_only=True, tag="report.decided"):
    """To the person who reported."""

    receipt: str
    outcome: str


class Error(Event, frozen=True, kw_only=True, tag="error"):
    """A refused command; ``ref`` when it could be read. Codes: ``docs/develop/refusals.md``."""

    code: str
    ref: UUID | None = None
    retry_after: int | None = None
    detail: str | None = None
    case_code: str | None = None
    until: str | None = None


AnyEvent = (
    MessageCreated
    | MessageEdited
    | MessageRemoved
    | RoomJoined
    | RoomLeft
    | MessageAccepted
    | MessageChecked
    | MessageHeld
    | MessageNudged
    | MessageRefused
    | MessageWithdrawn
    | RoomChanged
    | PresenceChanged
    | WatchChanged
    | TypingChanged
    | SanctionApplied
    | AppealDecided
    | ReportDecided
    | Error
)
