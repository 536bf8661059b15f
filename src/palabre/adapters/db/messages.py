"""The rooms' logs: lines are appended in groups, changes and questions are ordinary statements."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, select

from palabre.adapters.db.engine import Database, Row
from palabre.adapters.db.engine_append import Number
from palabre.adapters.db.log_steps import change_steps, message_of
from palabre.adapters.db.postgres import PostgresDatabase
from palabre.adapters.db.postgres_append import POSTGRES_APPEND
from palabre.adapters.db.sqlite import SqliteDatabase
from palabre.adapters.db.sqlite_append import SQLITE_APPEND
from palabre.adapters.db.submissions import submission_of
from palabre.adapters.db.tables import cases, message_changes, messages, rooms, submissions
from palabre.app.ports.messages import REFS_READ, Appended, RefBound
from palabre.domain.errors import NotFound, StoreUnavailable
from palabre.domain.ids import MessageId, PersonId, Ref, Slug
from palabre.domain.messages import Change, ChangeKind, Draft, LogEntry, Message, Replay
from palabre.domain.reports import SubjectKind
from palabre.domain.submissions import Submission


class SqlMessageStore:
    """``seq`` is given in the transaction that stores; whoever waits for a commit shares it."""

    def __init__(self, database: Database) -> None:
        """The database must be one of ours: the hot path is written by hand for each."""
        self._database = database
        self._append = _appender(database)

    async def append(self, draft: Draft) -> Appended:
        """Store a message under the room's next number; idempotent by (author, ref).

        Raise RefBound when the ref belongs to a submission that was refused, held or withdrawn, and
        NotFound when the room does not exist.
        """
        seq = await self._append(draft)
        if seq is None:
            return await self._bound(draft)
        message = Message(
            id=draft.id,
            room=draft.room,
            seq=seq,
            author_id=draft.author_id,
            author=draft.author,
            text=draft.text,
            at=draft.at,
            ref=draft.ref,
            reply_to=draft.reply_to,
        )
        return Appended(message=message, fresh=True)

    async def change(self, change: Change) -> Message:
        """Store an edit, removal or restoration under the room's next number; return the present form.

        The earlier text is kept with the change. Raise Conflict when the message is gone, or already
        removed (for an edit or a removal), or not removed (for a restoration), or when the change's ref
        changed it before.
        """
        *_, changed = await self._database.write(*change_steps(change))
        return message_of(changed[0], change.room)

    async def changed_by(self, message_id: MessageId, ref: Ref) -> int | None:
        """Return the number of the change that this ref made of a message; None when it made none."""
        rows = await self._database.read(
            select(message_changes.c.seq).where(
                message_changes.c.message_id == message_id, message_changes.c.ref == ref
            )
        )
        return rows[0].seq if rows else None

    async def by_id(self, message_id: MessageId) -> Message | None:
        """Return a message in its present form; a removed one keeps its text here."""
        found = await self._messages(_anywhere().where(messages.c.id == message_id))
        return found[0] if found else None

    async def latest(
        self, room: Slug, *, before: int | None, limit: int, after: datetime
    ) -> Sequence[Message]:
        """Return the newest messages with ``seq`` < ``before`` sent after ``after``, ascending."""
        values = {
            "room": room,
            "before": _BEYOND if before is None else before,
            "after": after,
            "limit": limit,
        }
        return [message_of(row, room) for row in await self._database.read(_LATEST, values)][::-1]

    async def replay(self, room: Slug, *, since: int, limit: int, after: datetime) -> Replay:
        """Return what happened in the room's log after ``since``.

        ``resync`` with empty lists when the log grew by more than ``limit`` since then, or when ``since``
        lies beyond the log's end. Messages sent before ``after`` are left out.
        """
        last = await self.last(room)
        if since == last:
            return Replay(seq=last, created=(), changed=())
        if not 0 <= last - since <= limit:
            return Replay(seq=last, created=(), changed=(), resync=True)
        # Both lists end at the same number, whatever is stored between the questions.
        values = {"room": room, "since": since, "last": last, "after": after}
        created = await self._database.read(_CREATED, values)
        changed = await self._database.read(_CHANGED, values)
        return Replay(
            seq=last,
            created=tuple(message_of(row, room) for row in created),
            changed=tuple(message_of(row, room) for row in changed),
        )

    async def entries(self, room: Slug, *, since: int, limit: int) -> tuple[int, Sequence[LogEntry]]:
        """Return the end of the room's log, and its entries after ``since``, ascending.

        The newest one alone when there are more than ``limit``. Entries whose message was purged are left
        out. Raise NotFound when the room does not exist.
        """
        last = await self.last(room)
        if last - since > limit:
            since = last - 1
        created = select(messages).where(_in_room(room), messages.c.seq.between(since + 1, last))
        changed = (
            select(
                *messages.columns,
                message_changes.c.seq.label("number"),
                message_changes.c.kind.label("change"),
            )
            .join_from(message_changes, messages, messages.c.id == message_changes.c.message_id)
            .where(
                message_changes.c.room_id == _room_id(room), message_changes.c.seq.between(since + 1, last)
            )
        )
        entries = [
            LogEntry(seq=message.seq, message=message) for message in await self._messages(created, room)
        ]
        entries += [
            LogEntry(seq=row.number, message=message_of(row, room), change=row.change)
            for row in await self._database.read(changed)
        ]
        return last, sorted(entries, key=lambda entry: entry.seq)

    async def preview(self, room: Slug, *, until: datetime, after: datetime, limit: int) -> Sequence[Message]:
        """Return the newest standing messages sent in between, ascending, without those in an open case."""
        shown: list[Message] = []
        standing = and_(messages.c.removed_at.is_(None), messages.c.at > after, messages.c.at <= until)
        question = _newest(room, limit, standing)
        page = await self._messages(question, room)
        while page:
            contested = await self._in_open_case(page)
            shown += [message for message in page if str(message.id) not in contested]
            if len(page) < limit or len(shown) >= limit:
                break
            page = await self._messages(question.where(messages.c.seq < page[-1].seq), room)
        return shown[:limit][::-1]

    async def around(self, message: Message, context: int) -> Sequence[tuple[Message, Sequence[str]]]:
        """Return up to ``context`` messages before and after, and it, each with its earlier texts."""
        before = _newest(message.room, context + 1, messages.c.seq <= message.seq)
        after = (
            select(messages)
            .where(_in_room(message.room), messages.c.seq > message.seq)
            .order_by(messages.c.seq)
            .limit(context)
        )
        found = (await self._messages(before, message.room))[::-1]
        return await self._with_earlier_texts([*found, *await self._messages(after, message.room)])

    async def by_author(self, person_id: PersonId, limit: int) -> Sequence[tuple[Message, Sequence[str]]]:
        """Return a person's newest messages, ascending, each with its earlier texts."""
        question = (
            _anywhere()
            .where(messages.c.author_id == person_id)
            .order_by(messages.c.at.desc(), messages.c.id.desc())
            .limit(limit)
        )
        return await self._with_earlier_texts((await self._messages(question))[::-1])

    async def refs(
        self, person_id: PersonId, since: datetime, limit: int = REFS_READ
    ) -> Mapping[Ref, Message | Submission]:
        """Return what the person's latest refs are bound to: at most ``limit`` messages and as many texts."""
        values = {"person_id": person_id, "since": since, "limit": limit}
        texts = await self._database.read(_TEXTS_BY, values)
        said = [message_of(row) for row in await self._database.read(_SAID_BY, values)]
        bound: dict[Ref, Message | Submission] = {Ref(row.ref): submission_of(row) for row in texts}
        # A held text that was let through is both: the message says more.
        bound |= {message.ref: message for message in said if message.ref is not None}
        return bound

    async def last(self, room: Slug) -> int:
        """Return the last number of a room's log; raise NotFound when the room does not exist."""
        found = await self._database.read(_LAST, {"room": room})
        if not found:
            raise NotFound
        last: int = found[0].last_seq
        return last

    async def seqs(self) -> Mapping[Slug, int]:
        """Return the last number of each room's log."""
        rows = await self._database.read(select(rooms.c.slug, rooms.c.last_seq))
        return {Slug(row.slug): row.last_seq for row in rows}

    async def _bound(self, draft: Draft) -> Appended:
        """Say what the ref of a line that was not stored belongs to."""
        said = await self._messages(
            _anywhere().where(messages.c.author_id == draft.author_id, messages.c.ref == draft.ref)
        )
        if said:
            return Appended(message=said[0], fresh=False)
        rows = await self._database.read(
            select(submissions).where(
                submissions.c.person_id == draft.author_id, submissions.c.ref == draft.ref
            )
        )
        if not rows:
            # It was purged in between: the line may be sent again.
            raise StoreUnavailable(retry_after=1)
        raise RefBound(submission_of(rows[0]))

    async def _messages(self, question: Select[Row], room: Slug | None = None) -> list[Message]:
        return [message_of(row, room) for row in await self._database.read(question)]

    async def _in_open_case(self, page: Sequence[Message]) -> frozenset[str]:
        rows = await self._database.read(
            select(cases.c.subject_id).where(
                cases.c.subject_kind == SubjectKind.MESSAGE,
                cases.c.subject_id.in_([str(message.id) for message in page]),
                cases.c.closed_at.is_(None),
            )
        )
        return frozenset(row.subject_id for row in rows)

    async def _with_earlier_texts(self, found: Sequence[Message]) -> Sequence[tuple[Message, Sequence[str]]]:
        changed = [message.id for message in found if message.changed_seq is not None]
        earlier: dict[UUID, list[str]] = defaultdict(list)
        if changed:
            rows = await self._database.read(
                select(message_changes.c.message_id, message_changes.c.text_before)
                .where(message_changes.c.message_id.in_(changed), message_changes.c.kind == ChangeKind.EDITED)
                .order_by(message_changes.c.seq)
            )
            for row in rows:
                earlier[row.message_id].append(row.text_before)
        return [(message, tuple(earlier.get(message.id, ()))) for message in found]


def _appender(database: Database) -> Callable[[Draft], Awaitable[Number]]:
    match database:
        case SqliteDatabase():
            return lambda draft: database.together(SQLITE_APPEND, draft)
        case PostgresDatabase():
            return lambda draft: database.together(POSTGRES_APPEND, draft)
        case _:
            raise TypeError(f"no hot path for {type(database).__name__}")


def _room_id(room: Slug) -> ColumnElement[UUID]:
    return select(rooms.c.id).where(rooms.c.slug == room).scalar_subquery()


def _in_room(room: Slug) -> ColumnElement[bool]:
    return messages.c.room_id == _room_id(room)


def _newest(room: Slug, limit: int, which: ColumnElement[bool]) -> Select[Row]:
    return select(messages).where(_in_room(room), which).order_by(messages.c.seq.desc()).limit(limit)


def _anywhere() -> Select[Row]:
    return select(*messages.columns, rooms.c.slug).join(rooms, rooms.c.id == messages.c.room_id)


# What everybody who comes back asks: made once.
_LAST = select(rooms.c.last_seq).where(rooms.c.slug == bindparam("room"))
_ROOM_ID = select(rooms.c.id).where(rooms.c.slug == bindparam("room")).scalar_subquery()
_BEYOND = 2**62
"""A number that no log reaches."""
_LATEST = (
    select(messages)
    .where(
        messages.c.room_id == _ROOM_ID,
        messages.c.seq < bindparam("before"),
        messages.c.at > bindparam("after"),
    )
    .order_by(messages.c.seq.desc())
    .limit(bindparam("limit", type_=Integer))
)
_CREATED = (
    select(messages)
    .where(
        messages.c.room_id == _ROOM_ID,
        messages.c.seq > bindparam("since"),
        messages.c.seq <= bindparam("last"),
        messages.c.at > bindparam("after"),
    )
    .order_by(messages.c.seq)
)
_CHANGED = (
    select(messages)
    .where(
        messages.c.id.in_(
            select(message_changes.c.message_id).where(
                message_changes.c.room_id == _ROOM_ID,
                message_changes.c.seq > bindparam("since"),
                message_changes.c.seq <= bindparam("last"),
            )
        ),
        messages.c.seq <= bindparam("since"),
        messages.c.at > bindparam("after"),
    )
    .order_by(messages.c.changed_seq)
)
_TEXTS_BY = (
    select(submissions)
    .where(submissions.c.person_id == bindparam("person_id"), submissions.c.at >= bindparam("since"))
    .order_by(submissions.c.at.desc())
    .limit(bindparam("limit", type_=Integer))
)
_SAID_BY = (
    _anywhere()
    .where(messages.c.author_id == bindparam("person_id"), messages.c.at >= bindparam("since"))
    .order_by(messages.c.at.desc())
    .limit(bindparam("limit", type_=Integer))
)
