"""Rooms, their log, and what was held or refused on the way to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from palabre.domain.decisions import Decision
from palabre.domain.ids import DecisionId, MessageId, PersonId, Ref, Slug
from palabre.domain.journal import JournalEntry
from palabre.domain.messages import Change, Draft, LogEntry, Message, Replay
from palabre.domain.rooms import Room
from palabre.domain.submissions import Submission

REFS_READ = 200
"""A client says again what it has no answer to, a few lines; the store knows the older ones by itself."""


class RoomStore(Protocol):
    """The rooms of the house."""

    async def rooms(self) -> Sequence[Room]:
        """Return all rooms in the order in which they are shown."""
        ...

    async def add(self, room: Room) -> None:
        """Open a room; a slug that exists keeps its log and its slow mode and takes the new words."""
        ...

    async def slow(self, slug: Slug, seconds: int, entry: JournalEntry) -> None:
        """Set the slow mode of a room that exists, with the entry of who did it; raise Conflict."""
        ...


@dataclass(kw_only=True, frozen=True, slots=True)
class Appended:
    """A message and its place in the room's log; ``fresh`` is False when this ``ref`` was stored before."""

    message: Message
    fresh: bool


class RefBound(Exception):
    """The ``ref`` already belongs to a held or refused text."""

    def __init__(self, submission: Submission) -> None:
        """``submission`` in its present state."""
        super().__init__()
        self.submission = submission


class MessageStore(Protocol):
    """The hot path. ``seq`` is given in the transaction that stores; commits are grouped."""

    async def append(self, draft: Draft) -> Appended:
        """Store a message under the room's next number; idempotent by (author, ref).

        Raise RefBound when the ref belongs to a submission that was refused, held or withdrawn, and
        NotFound when the room does not exist.
        """
        ...

    async def change(self, change: Change) -> Message:
        """Store an edit, removal or restoration under the room's next number; return the present form.

        The earlier text is kept with the change. Raise Conflict when the message is gone, or already
        removed (for an edit or a removal), or not removed (for a restoration), or when the change's ref
        changed it before.
        """
        ...

    async def changed_by(self, message_id: MessageId, ref: Ref) -> int | None:
        """Return the number of the change that this ref made of a message; None when it made none."""
        ...

    async def by_id(self, message_id: MessageId) -> Message | None:
        """Return a message in its present form; a removed one keeps its text here."""
        ...

    async def latest(
        self, room: Slug, *, before: int | None, limit: int, after: datetime
    ) -> Sequence[Message]:
        """Return the newest messages with ``seq`` < ``before`` sent after ``after``, ascending."""
        ...

    async def replay(self, room: Slug, *, since: int, limit: int, after: datetime) -> Replay:
        """Return what happened in the room's log after ``since``.

        ``resync`` with empty lists when the log grew by more than ``limit`` since then, or when ``since``
        lies beyond the log's end. Messages sent before ``after`` are left out.
        """
        ...

    async def entries(self, room: Slug, *, since: int, limit: int) -> tuple[int, Sequence[LogEntry]]:
        """Return the end of the room's log, and its entries after ``since``, ascending.

        The newest one alone when there are more than ``limit``. Entries whose message was purged are left
        out. Raise NotFound when the room does not exist.
        """
        ...

    async def preview(self, room: Slug, *, until: datetime, after: datetime, limit: int) -> Sequence[Message]:
        """Return the newest standing messages sent in between, ascending, without those in an open case."""
        ...

    async def around(self, message: Message, context: int) -> Sequence[tuple[Message, Sequence[str]]]:
        """Return up to ``context`` messages before and after, and it, each with its earlier texts."""
        ...

    async def by_author(self, person_id: PersonId, limit: int) -> Sequence[tuple[Message, Sequence[str]]]:
        """Return a person's newest messages, ascending, each with its earlier texts."""
        ...

    async def refs(
        self, person_id: PersonId, since: datetime, limit: int = REFS_READ
    ) -> Mapping[Ref, "Message | Submission"]:
        """Return what the person's latest refs are bound to: at most ``limit`` messages and as many texts."""
        ...

    async def last(self, room: Slug) -> int:
        """Return the last number of a room's log; raise NotFound when the room does not exist."""
        ...

    async def seqs(self) -> Mapping[Slug, int]:
        """Return the last number of each room's log."""
        ...


class SubmissionStore(Protocol):
    """Held and refused texts. ``(person, ref)`` is unique."""

    async def refuse(self, submission: Submission, decision: Decision) -> Submission:
        """Store a refused text with its decision and its journal entry; return what the ref is bound to.

        When the ref was bound before, nothing is stored and the earlier submission is returned.
        Raise Conflict when it belongs to an accepted message.
        """
        ...

    async def by_ref(self, person_id: PersonId, ref: Ref) -> Submission | None:
        """Return the present state."""
        ...

    async def of_decision(self, decision_id: DecisionId) -> Submission | None:
        """Return the text that a decision refused."""
        ...

    async def withdraw(self, person_id: PersonId, ref: Ref, now: datetime) -> bool:
        """Settle a held text as withdrawn and close its case; False when it is not held."""
        ...
