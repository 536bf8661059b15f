"""The rooms, who may listen, and what was said there."""

from collections.abc import Sequence
from dataclasses import replace

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Announcer, Clock
from palabre.app.ports.messages import MessageStore, RoomStore
from palabre.app.speakers import Speakers
from palabre.domain.errors import NotFound
from palabre.domain.facts import RoomChanged
from palabre.domain.ids import Slug
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import (
    HISTORY_MAX,
    HISTORY_PAGE,
    PREVIEW_DELAY,
    REPLAY_LIMIT,
    VISIBLE_FOR,
    Message,
    Replay,
)
from palabre.domain.persons import Person
from palabre.domain.rooms import Room
from palabre.domain.staff import StaffMember

PREVIEW_LINES = 8
_REREAD_SECONDS = 30.0


class Rooms:
    """The list of rooms, which changes seldom: read again every half minute."""

    def __init__(self, *, store: RoomStore, clock: Clock, slow_mode: bool = True) -> None:
        """Nothing is read before the first question. ``slow_mode`` False: no room is ever slow."""
        self._store = store
        self._clock = clock
        self._slow_mode = slow_mode
        self._rooms: dict[Slug, Room] = {}
        self._read_at: float | None = None
        self._changes = 0

    async def list(self) -> Sequence[Room]:
        """Return all rooms in the order in which they are shown."""
        now = self._clock.monotonic()
        if self._read_at is None or now - self._read_at > _REREAD_SECONDS:
            changes = self._changes
            rooms = await self._store.rooms()
            if not self._slow_mode:
                rooms = [replace(room, slow_seconds=0) for room in rooms]
            self._rooms = {room.slug: room for room in rooms}
            # Whatever changed during the reading shows at the next one.
            self._read_at = now if changes == self._changes else None
        return tuple(self._rooms.values())

    async def by_slug(self, slug: Slug) -> Room:
        """Return a room; raise NotFound."""
        await self.list()
        try:
            return self._rooms[slug]
        except KeyError:
            raise NotFound from None

    def forget(self) -> None:
        """Read again at the next question: a room changed."""
        self._changes += 1
        self._read_at = None


class SlowRoom:
    """Ask everybody in a room for a pause between two lines."""

    def __init__(self, *, rooms: Rooms, store: RoomStore, clock: Clock, announcer: Announcer) -> None:
        """Every node is told."""
        self._rooms = rooms
        self._store = store
        self._clock = clock
        self._announcer = announcer

    async def __call__(self, member: StaffMember, slug: Slug, seconds: int) -> Room:
        """Return the room as it is now; ``seconds`` from 0 (off) to ``SLOWEST``. Raises NotFound."""
        room = await self._rooms.by_slug(slug)
        entry = JournalEntry(
            act=Act.ROOM_SLOWED,
            at=self._clock.now(),
            staff_id=member.id,
            detail={"room": slug, "slow_seconds": str(seconds)},
        )
        try:
            await self._store.slow(slug, seconds, entry)
        except Conflict:
            raise NotFound from None
        self._rooms.forget()
        room = replace(room, slow_seconds=seconds)
        self._announcer.announce(RoomChanged(room=room))
        return room


class JoinRoom:
    """Listen to a room, with its recent lines or with what was missed."""

    def __init__(self, *, rooms: Rooms, messages: MessageStore, speakers: Speakers, clock: Clock) -> None:
        """Everything is read, nothing stored."""
        self._rooms = rooms
        self._messages = messages
        self._speakers = speakers
        self._clock = clock

    async def check(self, person: Person, slug: Slug) -> Room:
        """Return the room if this person may listen to it; raise NotFound or Banned."""
        room = await self._rooms.by_slug(slug)
        speaker = await self._speakers.of(person)
        self._speakers.restrictions(speaker).check_may_join(slug)
        return room

    async def __call__(self, slug: Slug, since: int | None) -> Replay:
        """Return the log after ``since``; without it, or beyond the replay limit, the newest page."""
        after = self._clock.now() - VISIBLE_FOR
        resync = False
        if since is not None:
            replay = await self._messages.replay(slug, since=since, limit=REPLAY_LIMIT, after=after)
            if not replay.resync:
                return replay
            resync = True
        # The number is read first; what came in between is in the page, and moves the number on.
        seq = await self._messages.last(slug)
        created = await self._messages.latest(slug, before=None, limit=HISTORY_PAGE, after=after)
        seq = max([seq, *(max(message.seq, message.changed_seq or 0) for message in created)])
        return Replay(seq=seq, created=tuple(created), changed=(), resync=resync)


class ReadHistory:
    """Older lines, page by page."""

    def __init__(self, *, rooms: Rooms, messages: MessageStore, clock: Clock) -> None:
        """Everything is read, nothing stored."""
        self._rooms = rooms
        self._messages = messages
        self._clock = clock

    async def __call__(self, slug: Slug, before: int | None, limit: int) -> Sequence[Message]:
        """Return up to ``limit`` messages before ``before``, ascending; raise NotFound."""
        await self._rooms.by_slug(slug)
        after = self._clock.now() - VISIBLE_FOR
        return await self._messages.latest(slug, before=before, limit=min(limit, HISTORY_MAX), after=after)


class ReadPreview:
    """The delayed glimpse that is shown before entry."""

    def __init__(self, *, rooms: Rooms, messages: MessageStore, clock: Clock) -> None:
        """Everything is read, nothing stored."""
        self._rooms = rooms
        self._messages = messages
        self._clock = clock

    async def __call__(self, slug: Slug) -> Sequence[Message]:
        """Return the newest standing lines older than the delay; raise NotFound without a preview."""
        room = await self._rooms.by_slug(slug)
        if not room.preview:
            raise NotFound
        now = self._clock.now()
        return await self._messages.preview(
            slug, until=now - PREVIEW_DELAY, after=now - VISIBLE_FOR, limit=PREVIEW_LINES
        )
