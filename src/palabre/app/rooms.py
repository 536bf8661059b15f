"""The rooms, who may listen, and what was said there."""

from collections.abc import Sequence

from palabre.app.ports.house import Clock
from palabre.app.ports.messages import MessageStore, RoomStore
from palabre.app.speakers import Speakers
from palabre.domain.errors import NotFound
from palabre.domain.ids import Slug
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

PREVIEW_LINES = 8
_REREAD_SECONDS = 30.0


class Rooms:
    """The list of rooms, which changes seldom: read again every half minute."""

    def __init__(self, *, store: RoomStore, clock: Clock) -> None:
        """Nothing is read before the first question."""
        self._store = store
        self._clock = clock
        self._rooms: dict[Slug, Room] = {}
        self._read_at: float | None = None

    async def list(self) -> Sequence[Room]:
        """Return all rooms in the order in which they are shown."""
        now = self._clock.monotonic()
        if self._read_at is None or now - self._read_at > _REREAD_SECONDS:
            self._rooms = {room.slug: room for room in await self._store.rooms()}
            self._read_at = now
        return tuple(self._rooms.values())

    async def by_slug(self, slug: Slug) -> Room:
        """Return a room; raise NotFound."""
        await self.list()
        try:
            return self._rooms[slug]
        except KeyError:
            raise NotFound from None


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
        seq = (await self._messages.seqs()).get(slug, 0)
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
