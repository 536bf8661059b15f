"""The logs of the rooms that somebody here listens to, in order and without holes, whatever the bus does."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from palabre.app.faults import where
from palabre.domain.ids import Slug

GAP_SECONDS: Final = 0.1
"""For a missing entry to come by itself; then it is read from the store."""
RETRY_SECONDS: Final = 1.0
"""Between two tries when the store does not answer."""
MOST_AHEAD: Final = 1_000
"""Entries of one room that are kept while an earlier one is missing; the store has the others."""
MOST_READERS: Final = 3
"""Rooms that are read from the store at once, so that people who speak are not kept waiting."""
SLICE: Final = 100
"""Entries handed out at once in a repair; a reader that is well takes them before the next ones come."""
SLICE_SECONDS: Final = 0.01

_UNKNOWN: Final = -2

log = structlog.get_logger(__name__)


@dataclass(kw_only=True, frozen=True, slots=True)
class Missed:
    """What the store has after a number: encoded events under their numbers, ascending, up to ``until``.

    A number may be missing where nothing is left of its entry; clients then ask by themselves.
    """

    until: int
    events: Sequence[tuple[int, bytes]]


Read = Callable[[Slug, int], Awaitable[Missed]]
"""Reads a room's log after a number from the store."""

HandOut = Callable[[Slug, int, bytes], None]
"""Takes room, number and encoded event, for all who listen here."""


class _Place:
    """Where a room's log stands on this node."""

    __slots__ = ("ahead", "last", "reached", "repair", "timer")

    def __init__(self) -> None:
        self.last = _UNKNOWN
        """The number handed out last."""
        self.reached = 0
        """The highest number that the log is known to hold."""
        self.ahead: dict[int, bytes] = {}
        self.timer: asyncio.TimerHandle | None = None
        self.repair: asyncio.Task[None] | None = None

    def forget_until(self, seq: int) -> None:
        for early in [early for early in self.ahead if early <= seq]:
            del self.ahead[early]


class Order:
    """Hands out each entry once, in the order of numbers; what does not come is read from the store.

    In a calm room an entry costs one comparison.
    """

    def __init__(self, *, hand_out: HandOut, read: Read) -> None:
        """Nothing is followed before ``begin``."""
        self._hand_out = hand_out
        self._read = read
        self._places: dict[Slug, _Place] = {}
        self._readers = asyncio.Semaphore(MOST_READERS)
        self.repaired = 0
        """Entries that were read from the store, since the start."""

    def begin(self, room: Slug) -> None:
        """Somebody wants to listen: entries are kept until ``start`` says from where on they count."""
        self._places.setdefault(room, _Place())

    def end(self, room: Slug) -> None:
        """Nobody listens any more."""
        place = self._places.pop(room, None)
        if place is None:
            return
        if place.timer is not None:
            place.timer.cancel()
        if place.repair is not None:
            place.repair.cancel()

    def rooms(self) -> tuple[Slug, ...]:
        """The rooms that are followed."""
        return tuple(self._places)

    def last(self, room: Slug) -> int:
        """The number handed out last; 0 when nothing was."""
        place = self._places.get(room)
        return 0 if place is None else max(0, place.last)

    def take(self, room: Slug, seq: int, event: bytes) -> None:
        """An entry came by the bus."""
        place = self._places.get(room)
        if place is None:
            return
        if seq == place.last + 1 and not place.ahead:
            place.last = seq
            self._hand_out(room, seq, event)
        elif seq > place.last:
            place.reached = max(place.reached, seq)
            if len(place.ahead) < MOST_AHEAD:
                place.ahead[seq] = event
            self._advance(room, place)

    def start(self, room: Slug, seq: int) -> None:
        """Somebody was shown the log up to ``seq``: what comes later is handed out."""
        place = self._places.get(room)
        if place is None:
            return
        if place.last == _UNKNOWN:
            place.last = seq
            place.forget_until(seq)
        self.reach(room, seq)

    def reach(self, room: Slug, seq: int) -> None:
        """The store holds the log up to ``seq``: what is missing here is on its way, or lost."""
        place = self._places.get(room)
        if place is None or place.last == _UNKNOWN:
            return
        place.reached = max(place.reached, seq)
        self._advance(room, place)

    async def stop(self) -> None:
        """End what is under way."""
        repairs = [place.repair for place in self._places.values() if place.repair is not None]
        for room in self.rooms():
            self.end(room)
        await asyncio.gather(*repairs, return_exceptions=True)

    def _advance(self, room: Slug, place: _Place) -> None:
        if place.last == _UNKNOWN:
            return
        ahead = place.ahead
        while (event := ahead.pop(place.last + 1, None)) is not None:
            place.last += 1
            self._hand_out(room, place.last, event)
        if place.reached <= place.last:
            ahead.clear()
            if place.timer is not None:
                place.timer.cancel()
                place.timer = None
        elif place.timer is None and place.repair is None:
            self._wait(room, place, GAP_SECONDS)

    def _wait(self, room: Slug, place: _Place, seconds: float) -> None:
        place.timer = asyncio.get_running_loop().call_later(seconds, self._mend, room, place)

    def _mend(self, room: Slug, place: _Place) -> None:
        place.timer = None
        place.repair = asyncio.get_running_loop().create_task(self._repair(room, place), name="order-repair")

    async def _repair(self, room: Slug, place: _Place) -> None:
        before = place.last
        try:
            async with self._readers:
                missed = await self._read(room, before)
            await self._catch_up(room, place, missed)
        except Exception as error:  # noqa: BLE001 - the edge of a task: the store may answer next time
            log.warning("repair_failed", **where(error))
        place.repair = None
        if place.last > before:
            self._advance(room, place)
        elif place.reached > before and self._places.get(room) is place:
            self._wait(room, place, RETRY_SECONDS)

    async def _catch_up(self, room: Slug, place: _Place, missed: Missed) -> None:
        since_pause = 0
        for seq, event in missed.events:
            if seq <= place.last:
                # It came by the bus while the store was read.
                continue
            place.last = seq
            self.repaired += 1
            self._hand_out(room, seq, event)
            since_pause += 1
            if since_pause == SLICE:
                since_pause = 0
                await asyncio.sleep(SLICE_SECONDS)
        place.last = max(place.last, missed.until)
        place.forget_until(place.last)
        # What the store does not hold, nobody was promised.
        place.reached = max(place.last, *place.ahead, missed.until)
