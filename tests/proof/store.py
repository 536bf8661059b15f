"""The house's database from outside: rooms to begin with, and the log as it is in the end."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.tables import message_changes, messages, rooms
from palabre.domain.ids import Slug
from palabre.domain.messages import ChangeKind
from tests import make
from tests.proof.history import Entry, Kind

_KINDS: Final = {
    ChangeKind.EDITED: Kind.EDITED,
    ChangeKind.RESTORED: Kind.EDITED,
    ChangeKind.REMOVED: Kind.REMOVED,
}


async def furnish(url: str, names: Sequence[str]) -> None:
    """Make the tables and these rooms; a house that has rooms adds none of its own."""
    await migrate(url)
    database = open_database(url)
    await database.start()
    try:
        for position, name in enumerate(names):
            await SqlRoomStore(database).add(make.room(slug=Slug(name), name=name, position=position))
    finally:
        await database.stop()


async def last_numbers(url: str) -> dict[str, int]:
    """The last number of each room, at once."""
    database = open_database(url)
    await database.start()
    try:
        rows = await database.read(select(rooms.c.slug, rooms.c.last_seq))
    finally:
        await database.stop()
    return {row.slug: row.last_seq for row in rows}


async def read_log(url: str) -> Sequence[Entry]:
    """Return every entry of every room's log, beside a server that may be running."""
    database = open_database(url)
    await database.start()
    try:
        created = await database.read(
            select(
                rooms.c.slug,
                messages.c.seq,
                messages.c.id,
                messages.c.ref,
                messages.c.text,
                messages.c.removed_at,
            ).join(rooms, rooms.c.id == messages.c.room_id)
        )
        changed = await database.read(
            select(
                rooms.c.slug, message_changes.c.seq, message_changes.c.message_id, message_changes.c.kind
            ).join(rooms, rooms.c.id == message_changes.c.room_id)
        )
    finally:
        await database.stop()
    return [
        *(
            Entry(
                room=row.slug,
                seq=row.seq,
                kind=Kind.CREATED,
                id=str(row.id),
                nonce=str(row.ref),
                text=row.text if row.removed_at is None else None,
            )
            for row in created
        ),
        *(
            Entry(room=row.slug, seq=row.seq, kind=_KINDS[row.kind], id=str(row.message_id))
            for row in changed
        ),
    ]


def ends_of(log: Iterable[Entry]) -> dict[str, int]:
    """The last number of each room."""
    ends: dict[str, int] = {}
    for entry in log:
        ends[entry.room] = max(entry.seq, ends.get(entry.room, 0))
    return ends
