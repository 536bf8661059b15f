"""The hot path on SQLite: lines that wait together, stored by one prepared statement in one commit."""

from collections.abc import Sequence
from uuid import UUID

from palabre.adapters.db.engine import Failed
from palabre.adapters.db.engine_append import Line, Number
from palabre.adapters.db.sqlite_connection import Connection
from palabre.adapters.db.sqlite_writer import SqliteGroup
from palabre.adapters.db.types import to_microseconds
from palabre.domain.errors import NotFound

_LAST = "SELECT last_seq FROM rooms WHERE id = ?"

_MOVE = "UPDATE rooms SET last_seq = ? WHERE id = ?"

_STORE = """
    INSERT INTO messages
      (id, room_id, seq, author_id, author_alias, author_pseudonym, ref, text, at, reply_to)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
    WHERE NOT EXISTS (SELECT 1 FROM submissions WHERE person_id = ?4 AND ref = ?7)
    ON CONFLICT (author_id, ref) DO NOTHING
"""


def _append(connection: Connection, lines: Sequence[Line]) -> list[Number | Failed]:
    """Give each line the next number of its room; nobody else moves a counter while we hold the lock."""
    present: dict[UUID, int | None] = {}
    touched: set[UUID] = set()
    answers: list[Number | Failed] = []
    for line in lines:
        draft, room_id = line.draft, line.room_id
        if room_id not in present:
            present[room_id] = connection.execute(_LAST, (room_id.bytes,)).get
        last = present[room_id]
        if last is None:
            answers.append(Failed(NotFound()))
            continue
        values = (
            draft.id.bytes,
            room_id.bytes,
            last + 1,
            draft.author_id.bytes,
            draft.author.alias.bytes,
            draft.author.pseudonym,
            draft.ref.bytes,
            draft.text,
            to_microseconds(draft.at),
            None if draft.reply_to is None else draft.reply_to.bytes,
        )
        connection.execute(_STORE, values)
        if connection.changes():
            present[room_id] = last + 1
            touched.add(room_id)
            answers.append(last + 1)
        else:
            answers.append(None)
    connection.executemany(_MOVE, [(present[room_id], room_id.bytes) for room_id in touched])
    return answers


SQLITE_APPEND: SqliteGroup[Line, Number] = SqliteGroup(_append)
