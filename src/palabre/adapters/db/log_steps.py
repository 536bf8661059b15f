"""What changes a room's log, as steps of a unit: the number is taken under the room's row, then used."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, insert, literal, select, update

from palabre.adapters.db.engine import Row, Step
from palabre.adapters.db.tables import message_changes, messages, rooms
from palabre.adapters.db.types import Identifier, Moment, Word
from palabre.domain.ids import Alias, MessageId, PersonId, Ref, Slug
from palabre.domain.messages import Author, Change, ChangeKind, Draft, Message, RemovedBy


def message_of(row: Row, room: Slug | None = None) -> Message:
    """Make the message of a row of ``messages``; without ``room`` the row has its slug as ``slug``."""
    return Message(
        id=MessageId(row.id),
        room=row.slug if room is None else room,
        seq=row.seq,
        author_id=PersonId(row.author_id),
        author=Author(alias=Alias(row.author_alias), pseudonym=row.author_pseudonym),
        text=row.text,
        at=row.at,
        ref=Ref(row.ref),
        reply_to=None if row.reply_to is None else MessageId(row.reply_to),
        changed_seq=row.changed_seq,
        edited_at=row.edited_at,
        removed_at=row.removed_at,
        removed_by=row.removed_by,
    )


def _next_number(room: Slug) -> Step:
    return Step(update(rooms).where(rooms.c.slug == room).values(last_seq=rooms.c.last_seq + 1), expect=1)


def append_steps(draft: Draft) -> Sequence[Step]:
    """Store a message under the room's next number; the last step returns its row.

    Conflict when the room does not exist, or the (author, ref) is that of a message.
    """
    columns = [column.name for column in messages.columns][:10]
    values = select(
        literal(draft.id, Identifier),
        rooms.c.id,
        rooms.c.last_seq,
        literal(draft.author_id, Identifier),
        literal(draft.author.alias, Identifier),
        literal(draft.author.pseudonym),
        literal(draft.ref, Identifier),
        literal(draft.text),
        literal(draft.at, Moment),
        literal(draft.reply_to, Identifier),
    ).where(rooms.c.slug == draft.room)
    stored = insert(messages).from_select(columns, values).returning(*messages.columns)
    return (_next_number(draft.room), Step(stored, expect=1))


def change_steps(change: Change) -> Sequence[Step]:
    """Store a change under the room's next number; the last step returns the message's row.

    Conflict when the message is gone or not in this room, already removed (for an edit or a removal), or not
    removed (for a restoration), or when the ref changed it before.
    """
    number = select(rooms.c.last_seq).where(rooms.c.slug == change.room).scalar_subquery()
    before = select(
        rooms.c.id,
        rooms.c.last_seq,
        messages.c.id,
        literal(change.kind, Word(ChangeKind)),
        messages.c.text,
        literal(change.at, Moment),
        literal(change.by, Word(RemovedBy)),
        literal(change.ref, Identifier),
    ).where(
        rooms.c.slug == change.room,
        messages.c.id == change.message_id,
        messages.c.room_id == rooms.c.id,
        _may(change.kind),
    )
    columns = [column.name for column in message_changes.columns]
    values: dict[str, object] = {"changed_seq": number}
    match change.kind:
        case ChangeKind.EDITED:
            values |= {"text": change.text, "edited_at": change.at}
        case ChangeKind.REMOVED:
            values |= {"removed_at": change.at, "removed_by": change.by}
        case ChangeKind.RESTORED:
            values |= {"removed_at": None, "removed_by": None}
    present = update(messages).where(messages.c.id == change.message_id).values(values)
    return (
        _next_number(change.room),
        Step(insert(message_changes).from_select(columns, before), expect=1),
        Step(present.returning(*messages.columns), expect=1),
    )


def _may(kind: ChangeKind) -> ColumnElement[bool]:
    if kind is ChangeKind.RESTORED:
        return messages.c.removed_at.is_not(None)
    return messages.c.removed_at.is_(None)
