"""The rooms of the house."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.tables import rooms
from palabre.domain.ids import RoomId, Slug
from palabre.domain.journal import JournalEntry
from palabre.domain.rooms import Room


class SqlRoomStore:
    """A room keeps its id and its log under its slug."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rooms(self) -> Sequence[Room]:
        """Return all rooms in the order in which they are shown."""
        rows = await self._database.read(select(rooms).order_by(rooms.c.position, rooms.c.slug))
        return [
            Room(
                id=RoomId(row.id),
                slug=Slug(row.slug),
                name=row.name,
                theme=row.theme,
                description=row.description,
                preview=row.preview,
                position=row.position,
                slow_seconds=row.slow_seconds,
            )
            for row in rows
        ]

    async def add(self, room: Room) -> None:
        """Open a room; a slug that exists keeps its log and takes the new words."""
        words = {
            "name": room.name,
            "theme": room.theme,
            "description": room.description,
            "preview": room.preview,
            "position": room.position,
        }
        opened = insert(rooms).values(id=room.id, slug=room.slug, last_seq=0, **words)
        await self._database.write(
            Step(opened.on_conflict_do_update(index_elements=[rooms.c.slug], set_=words), expect=1)
        )

    async def slow(self, slug: Slug, seconds: int, entry: JournalEntry) -> None:
        """Set the slow mode of a room that exists, with the entry of who did it; raise Conflict."""
        await self._database.write(
            Step(update(rooms).where(rooms.c.slug == slug).values(slow_seconds=seconds), expect=1),
            journal_step(entry),
        )
