"""The hot path on SQLite: lines that wait together, stored by one prepared statement in one commit."""

from collections.abc import Sequence

from palabre.adapters.db.engine import Failed
from palabre.adapters.db.engine_append import Number
from palabre.adapters.db.sqlite_connection import Connection
from palabre.adapters.db.sqlite_writer import SqliteGroup
from palabre.adapters.db.types import to_microseconds
from palabre.domain.errors import NotFound
from palabre.domain.ids import Slug
from palabre.domain.messages import Draft

_ROOM = "SELECT id, last_seq FROM rooms WHERE slug = ?"

_MOVE = "UPDATE rooms SET last_seq = ? WHERE id = ?"

_STORE = """
    INSERT INTO messages
      (id, room_id, seq, author_id, author_alias, author_pseudonym, ref, text, at, reply_to)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
    WHERE NOT EXISTS (SELECT 1 FROM submissions WHERE person_id = ?4 AND ref = ?7)
    ON CONFLICT (author_id, ref) DO NOTHING
"""


def _append(connection: Connection, drafts: Sequence[Draft]) -> list[Number | Failed]:
    """Give each line the next number of its room; nobody else moves a counter while we hold the lock."""
    rooms: dict[Slug, tuple[bytes, int] | None] = {}
    grown: set[Slug] = set()
    answers: list[Number | Failed] = []
    for draft in drafts:
        slug = draft.room
        if slug not in rooms:
            rooms[slug] = connection.execute(_ROOM, (slug,)).get
        found = rooms[slug]
        if found is None:
            answers.append(Failed(NotFound()))
            continue
        room_id, last = found
        values = (
            draft.id.bytes,
            room_id,
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
            rooms[slug] = (room_id, last + 1)
            grown.add(slug)
            answers.append(last + 1)
        else:
            answers.append(None)
    moved = [room for slug in grown if (room := rooms[slug]) is not None]
    connection.executemany(_MOVE, [(last, room_id) for room_id, last in moved])
    return answers


SQLITE_APPEND: SqliteGroup[Draft, Number] = SqliteGroup(_append)
