"""A message, the room's log that numbers it, and what its author may still do with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from palabre.domain.errors import EditWindowOver, NotFound
from palabre.domain.ids import Alias, MessageId, PersonId, Ref, Slug

EDIT_WINDOW = timedelta(minutes=15)
REPLAY_LIMIT = 2_000
"""Entries of the room's log that a returning client may be sent; beyond, it is told to resync."""
HISTORY_PAGE = 50
HISTORY_MAX = 100
VISIBLE_FOR = timedelta(hours=24)
PREVIEW_DELAY = timedelta(minutes=2)
CONTEXT = 10
"""Messages kept before and after a reported one."""


class RemovedBy(StrEnum):
    """Who took a message away."""

    AUTHOR = "author"
    MODERATION = "moderation"


class ChangeKind(StrEnum):
    """A lasting change to an earlier message; each takes the next number of the room's log."""

    EDITED = "edited"
    REMOVED = "removed"
    RESTORED = "restored"


@dataclass(kw_only=True, frozen=True, slots=True)
class Author:
    """As others see them."""

    alias: Alias
    pseudonym: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Message:
    """A delivered message in its present form."""

    id: MessageId
    room: Slug
    seq: int
    author_id: PersonId
    author: Author
    text: str
    at: datetime
    ref: Ref | None = None
    reply_to: MessageId | None = None
    changed_seq: int | None = None
    """Number of its latest change in the room's log."""
    edited_at: datetime | None = None
    removed_at: datetime | None = None
    removed_by: RemovedBy | None = None

    @property
    def removed(self) -> bool:
        """Whether only a tombstone is shown."""
        return self.removed_at is not None


@dataclass(kw_only=True, frozen=True, slots=True)
class Draft:
    """A message that was judged and may be stored."""

    id: MessageId
    room: Slug
    author_id: PersonId
    author: Author
    ref: Ref
    text: str
    at: datetime
    reply_to: MessageId | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Change:
    """An edit, removal or restoration to store."""

    room: Slug
    message_id: MessageId
    kind: ChangeKind
    at: datetime
    text: str | None = None
    """The new text of an edit."""
    by: RemovedBy | None = None
    ref: Ref | None = None
    """The author's own number of an edit: sent again, it is stored once."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Replay:
    """What a returning client missed, both lists ascending by number."""

    seq: int
    """Last number of the room's log."""
    created: tuple[Message, ...]
    changed: tuple[Message, ...]
    """Messages created at or before ``since`` that changed after it, in their present form."""
    resync: bool = False


@dataclass(kw_only=True, frozen=True, slots=True)
class LogEntry:
    """One number of a room's log: a message that was created under it, or changed."""

    seq: int
    message: Message
    """In its present form."""
    change: ChangeKind | None = None


def check_author_may_change(message: Message | None, person: PersonId, now: datetime) -> Message:
    """Return the message, or raise NotFound (absent, another's, removed) or EditWindowOver."""
    if message is None or message.author_id != person or message.removed:
        raise NotFound
    if now - message.at > EDIT_WINDOW:
        raise EditWindowOver
    return message
