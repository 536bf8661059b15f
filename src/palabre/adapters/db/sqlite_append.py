"""The hot path on SQLite: lines that wait together, stored by few statements in one commit."""

import json
from collections.abc import Iterator, Sequence

from palabre.adapters.db.engine import Failed
from palabre.adapters.db.engine_append import Number
from palabre.adapters.db.sqlite_connection import Connection
from palabre.adapters.db.sqlite_jobs import SqliteGroup
from palabre.adapters.db.types import to_microseconds
from palabre.domain.errors import NotFound
from palabre.domain.messages import Draft

_ROOMS = """
    SELECT json_group_array(json_array(slug, hex(id), last_seq))
    FROM rooms WHERE slug IN (SELECT value FROM json_each(?))
"""
"""One row for all rooms: the interpreter lock is given away and fought for at each row."""

_MOVE = """
    UPDATE rooms SET last_seq = growth.value FROM json_each(?) AS growth WHERE rooms.slug = growth.key
"""

_COLUMNS = "id, room_id, seq, author_id, author_alias, author_pseudonym, ref, text, at, reply_to"
_WIDTH = 10


def _insert(lines: int) -> str:
    one = f"({', '.join('?' * _WIDTH)})"
    return f"""
        INSERT INTO messages ({_COLUMNS})
        SELECT * FROM (VALUES {", ".join([one] * lines)})
        WHERE NOT EXISTS (SELECT 1 FROM submissions WHERE person_id = column4 AND ref = column7)
        ON CONFLICT (author_id, ref) DO NOTHING
    """  # noqa: S608 - made of question marks


_STORE = {lines: _insert(lines) for lines in (256, 64, 16, 4, 1)}
"""Each is compiled once a connection; a batch is cut into the largest that fit."""

_Line = tuple[object, ...]


class _Rooms:
    """The rooms of a batch, with the last number of each; nobody else moves one while we hold the lock."""

    def __init__(self, connection: Connection, drafts: Sequence[Draft]) -> None:
        slugs = list({draft.room for draft in drafts})
        found = json.loads(connection.execute(_ROOMS, (json.dumps(slugs),)).get)
        self.ids = {slug: bytes.fromhex(room_id) for slug, room_id, _ in found}
        self.last: dict[str, int] = {slug: last for slug, _, last in found}


def _append(connection: Connection, drafts: Sequence[Draft]) -> list[Number | Failed]:
    """Give each line the next number of its room, in the order in which they came."""
    connection.execute("SAVEPOINT lines")
    answers = _all_new(connection, drafts)
    if answers is None:
        connection.execute("ROLLBACK TO lines")
        answers = _line_by_line(connection, drafts)
    connection.execute("RELEASE lines")
    return answers


def _all_new(connection: Connection, drafts: Sequence[Draft]) -> list[Number | Failed] | None:
    """Store lines of which none was sent before; None, to be undone, when one was."""
    rooms = _Rooms(connection, drafts)
    ids, last = rooms.ids, rooms.last
    answers: list[Number | Failed] = []
    lines: list[_Line] = []
    for draft in drafts:
        slug = draft.room
        if slug not in ids:
            answers.append(Failed(NotFound()))
            continue
        last[slug] = number = last[slug] + 1
        lines.append(_line(draft, ids[slug], number))
        answers.append(number)
    for number, values in _cut(lines):
        connection.execute(_STORE[number], values)
        if connection.changes() != number:
            return None
    connection.execute(_MOVE, (json.dumps(last),))
    return answers


def _line_by_line(connection: Connection, drafts: Sequence[Draft]) -> list[Number | Failed]:
    """Store the lines that were not sent before."""
    rooms = _Rooms(connection, drafts)
    answers: list[Number | Failed] = []
    for draft in drafts:
        slug = draft.room
        if slug not in rooms.ids:
            answers.append(Failed(NotFound()))
            continue
        number = rooms.last[slug] + 1
        connection.execute(_STORE[1], _line(draft, rooms.ids[slug], number))
        if connection.changes():
            rooms.last[slug] = number
            answers.append(number)
        else:
            answers.append(None)
    connection.execute(_MOVE, (json.dumps(rooms.last),))
    return answers


def _line(draft: Draft, room_id: bytes, seq: int) -> _Line:
    author, reply_to = draft.author, draft.reply_to
    return (
        draft.id.bytes,
        room_id,
        seq,
        draft.author_id.bytes,
        author.alias.bytes,
        author.pseudonym,
        draft.ref.bytes,
        draft.text,
        to_microseconds(draft.at),
        None if reply_to is None else reply_to.bytes,
    )


def _cut(lines: Sequence[_Line]) -> Iterator[tuple[int, list[object]]]:
    """Cut lines into groups for which there is a statement, each with the values of all its lines."""
    begin = 0
    for size in _STORE:
        while len(lines) - begin >= size:
            yield size, [value for line in lines[begin : begin + size] for value in line]
            begin += size


SQLITE_APPEND: SqliteGroup[Draft, Number] = SqliteGroup(_append)
