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


_SIZES = (256, 128, 64, 32, *range(16, 0, -1))
"""A batch is cut into the largest that fit; each has statements of its own, compiled once a connection.

Few statements a batch: at each, a busy loop keeps the interpreter for some milliseconds.
"""


def _known(lines: int) -> str:
    places = ", ".join(["(?, ?, ?)"] * lines)
    return f"""
        SELECT json_group_array(column1) FROM (VALUES {places})
        WHERE EXISTS (SELECT 1 FROM messages WHERE author_id = column2 AND ref = column3)
        OR EXISTS (SELECT 1 FROM submissions WHERE person_id = column2 AND ref = column3)
    """  # noqa: S608 - made of question marks


def _insert(lines: int) -> str:
    # FAIL rather than ABORT: SQLite need not be able to undo a part, since all is undone when a line fails.
    places = ", ".join([f"({', '.join('?' * _WIDTH)})"] * lines)
    return f"INSERT OR FAIL INTO messages ({_COLUMNS}) VALUES {places}"  # noqa: S608 - as above


_KNOWN = {lines: _known(lines) for lines in _SIZES}
_INSERT = {lines: _insert(lines) for lines in _SIZES}


def _append(connection: Connection, drafts: Sequence[Draft]) -> list[Number | Failed]:
    """Give each line that is new the next number of its room, in the order in which they came."""
    slugs = list({draft.room for draft in drafts})
    found = json.loads(connection.execute(_ROOMS, (json.dumps(slugs),)).get)
    rooms = {slug: bytes.fromhex(room_id) for slug, room_id, _ in found}
    # Nobody else moves a counter while we hold the lock.
    last: dict[str, int] = {slug: number for slug, _, number in found}
    known = _bound(connection, [place for place, draft in enumerate(drafts) if draft.room in rooms], drafts)
    answers: list[Number | Failed] = []
    values: list[object] = []
    for place, draft in enumerate(drafts):
        slug = draft.room
        if slug not in rooms:
            answers.append(Failed(NotFound()))
        elif place in known:
            answers.append(None)
        else:
            last[slug] = number = last[slug] + 1
            author, reply_to = draft.author, draft.reply_to
            values += (
                draft.id.bytes,
                rooms[slug],
                number,
                draft.author_id.bytes,
                author.alias.bytes,
                author.pseudonym,
                draft.ref.bytes,
                draft.text,
                to_microseconds(draft.at),
                None if reply_to is None else reply_to.bytes,
            )
            answers.append(number)
    for size, bindings in _cut(values, _WIDTH):
        connection.execute(_INSERT[size], bindings)
    connection.execute(_MOVE, (json.dumps(last),))
    return answers


def _bound(connection: Connection, places: Sequence[int], drafts: Sequence[Draft]) -> set[int]:
    """Return those of the places whose (author, ref) is stored already, or stands at an earlier one."""
    refs: list[object] = []
    seen: set[tuple[bytes, bytes]] = set()
    known: set[int] = set()
    for place in places:
        draft = drafts[place]
        author, ref = draft.author_id.bytes, draft.ref.bytes
        if (author, ref) in seen:
            known.add(place)
        seen.add((author, ref))
        refs += (place, author, ref)
    for size, bindings in _cut(refs, 3):
        known.update(json.loads(connection.execute(_KNOWN[size], bindings).get))
    return known


def _cut(values: list[object], width: int) -> Iterator[tuple[int, list[object]]]:
    """Cut rows of values into groups for which there is a statement."""
    begin = 0
    for size in _SIZES:
        while len(values) - begin >= size * width:
            yield size, values[begin : begin + size * width]
            begin += size * width


SQLITE_APPEND: SqliteGroup[Draft, Number] = SqliteGroup(_append)
