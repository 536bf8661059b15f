"""How much may be said in a minute: by one person, from one address, in one room."""

import math
from collections import Counter
from typing import Final

from palabre.app.ports.house import Clock
from palabre.app.raids import RaidBrake
from palabre.app.speakers import Speaker, Whence
from palabre.domain.errors import NetworkBusy, NewcomersWait, RoomBusy, SlowMode, TooFast
from palabre.domain.ids import Slug
from palabre.domain.limits import Bucket, Buckets, Rate, spend, take_all, wait_of
from palabre.domain.rooms import Room

MOST_SOURCES: Final = 20_000
"""Addresses that are remembered at once; about 10 MB when each of them speaks."""

MOST_ROOMS: Final = 2_000

NO_RATE: Final = Rate(per_minute=0, burst=1)


_MOST_PAUSES: Final = 50


class Pause:
    """What a line cost in a slow room; given back when nothing came of it."""

    __slots__ = ("_before", "_room", "_speaker")

    def __init__(self, speaker: Speaker, room: Slug, before: float) -> None:
        """``before`` is when the line before it was taken."""
        self._speaker = speaker
        self._room = room
        self._before = before

    def give_back(self) -> None:
        """As if the line had not been tried."""
        self._speaker.pace.spoke[self._room] = self._before


class MessageLimits:
    """Three buckets for each line; one that is refused by any of them takes nothing from the others."""

    def __init__(
        self,
        *,
        clock: Clock,
        raids: RaidBrake,
        person: Rate,
        address: Rate = NO_RATE,
        room: Rate = NO_RATE,
    ) -> None:
        """A rate of 0 is no limit."""
        self._raids = raids
        self._clock = clock
        self._person = person
        self._addresses: Buckets[str] = Buckets(rate=address, most=MOST_SOURCES)
        self._rooms: Buckets[Slug] = Buckets(rate=room, most=MOST_ROOMS)
        self._checks: Buckets[str] = Buckets(rate=address, most=MOST_SOURCES)
        self.refused: Counter[str] = Counter()
        """Since the start, by code."""
        self._shared = address.per_minute > 0 or room.per_minute > 0

    def take(self, speaker: Speaker, room: Slug, whence: Whence) -> None:
        """Count one line; raise TooFast, NetworkBusy or RoomBusy."""
        now = self._clock.monotonic()
        buckets = [(speaker.bucket, self._person)]
        if self._shared:
            source = _source(speaker, whence)
            buckets += [self._addresses.of(source, now), self._rooms.of(room, now)]
        self._take(buckets, now)

    def take_check(self, speaker: Speaker, room: Room, whence: Whence, *, edits: bool) -> None:
        """Count one question before a line; raise what keeps the line itself from being said now.

        Asking has the rates of saying, in buckets of its own: who asks first can say no less, and who only
        tries words learns nothing faster. The others in the room are not in it.
        """
        if not edits:
            self._rest(speaker, room, whence)
        self._take(self._check_buckets(speaker, whence), self._clock.monotonic())

    def count_tried(self, speaker: Speaker, whence: Whence) -> None:
        """Let a line that was stopped count as a question, too: nobody learns twice as fast by doing both."""
        now = self._clock.monotonic()
        for bucket, rate in self._check_buckets(speaker, whence):
            wait_of(bucket, rate, now)
            spend(bucket, rate)

    def _check_buckets(self, speaker: Speaker, whence: Whence) -> list[tuple[Bucket, Rate]]:
        own = [(speaker.pace.checks, self._person)]
        if not self._shared:
            return own
        return [*own, self._checks.of(_source(speaker, whence), self._clock.monotonic())]

    def _take(self, buckets: list[tuple[Bucket, Rate]], now: float) -> None:
        for wait, kind in zip(take_all(buckets, now), (TooFast, NetworkBusy, RoomBusy), strict=False):
            if wait:
                self.refused[kind.code] += 1
                raise kind(retry_after=wait)

    def pause(self, speaker: Speaker, room: Room, whence: Whence) -> Pause | None:
        """Begin the pause that a slow room asks for after each line; raise SlowMode before its end.

        Raise NewcomersWait of whoever came with a raid. The staff are exempt: somebody must be able to calm
        a room.
        """
        before = self._rest(speaker, room, whence)
        if before is None:
            return None
        spoke = speaker.pace.spoke
        spoke[room.slug] = self._clock.monotonic()
        spoke.move_to_end(room.slug)
        if len(spoke) > _MOST_PAUSES:
            spoke.popitem(last=False)
        return Pause(speaker, room.slug, before)

    def _rest(self, speaker: Speaker, room: Room, whence: Whence) -> float | None:
        # When the line before this one was taken; None where nobody is slowed. Raises before the time.
        rest = self._raids.rest_of(speaker.person, room.slug, whence)
        if rest:
            self.refused[NewcomersWait.code] += 1
            raise NewcomersWait(retry_after=rest)
        if not room.slow_seconds or whence.staff:
            return None
        now = self._clock.monotonic()
        before = speaker.pace.spoke.get(room.slug)
        if before is None:
            # After a restart, or a change of node, the last line tells.
            last = speaker.last_line(room.slug)
            age = 0.0 if last is None else max(0.0, (self._clock.now() - last).total_seconds())
            before = -math.inf if last is None else now - age
        wait = before + room.slow_seconds - now
        if wait > 0:
            self.refused[SlowMode.code] += 1
            raise SlowMode(retry_after=math.ceil(wait))
        return before


def _source(speaker: Speaker, whence: Whence) -> str:
    # Who has no known address shares none with anybody.
    return whence.source or str(speaker.person.id)
