"""The raid brake: it counts who comes, makes newcomers wait while too many do, and lets go by itself."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog

from palabre.app.ports.house import Clock
from palabre.app.speakers import Whence
from palabre.domain.ids import PersonId, Slug
from palabre.domain.persons import Person
from palabre.domain.raids import WINDOW, Raid, RaidRule, is_raid, rest_of

log = structlog.get_logger(__name__)

BEAT: Final = 2.0
"""Seconds between two looks."""

_STEP: Final = 5.0
"""Entries are counted by so many seconds."""

_SILENCE: Final = 3 * BEAT + 1
"""Seconds after which what another node counted is forgotten."""

_KEPT: Final = 4
"""Times the threshold of people that are remembered for one room."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Arrivals:
    """In the last ``WINDOW``, to the house and to rooms."""

    house: int = 0
    rooms: Mapping[Slug, int]


class RaidBrake:
    """Every node counts its own and hears the others' counts, so that all of them decide alike.

    Nothing is stored: a restart forgets the wave, and the count begins anew.
    """

    def __init__(self, *, rule: RaidRule, clock: Clock) -> None:
        """``rule`` with zeros never brakes."""
        self.rule = rule
        self._clock = clock
        self._entries: OrderedDict[int, int] = OrderedDict()
        self._joins: dict[Slug, OrderedDict[PersonId, float]] = {}
        self._others: dict[str, tuple[Arrivals, float]] = {}
        self._raids: dict[Slug | None, Raid] = {}

    # --- who comes

    def entered(self) -> None:
        """Somebody entered the house."""
        if self.rule.entries:
            step = int(self._clock.monotonic() // _STEP)
            self._entries[step] = self._entries.get(step, 0) + 1
            self.look()

    def joined(self, person: Person, room: Slug) -> None:
        """Somebody joined a room; only who entered lately counts, and once, so that no reconnection does."""
        if not self.rule.joins or self._clock.now() - person.entered_at > WINDOW:
            return
        people = self._joins.setdefault(room, OrderedDict())
        if person.id not in people and len(people) < _KEPT * self.rule.joins:
            people[person.id] = self._clock.monotonic()
            self.look()

    def counted(self) -> Arrivals | None:
        """What this node must tell the others; None while it is not worth a word."""
        self._forget()
        house = sum(self._entries.values())
        rooms = {
            room: len(people) for room, people in self._joins.items() if _is_news(people, self.rule.joins)
        }
        if not rooms and not _is_news(range(house), self.rule.entries):
            return None
        return Arrivals(house=house, rooms=rooms)

    def heard(self, node: str, arrivals: Arrivals) -> None:
        """What another node counted."""
        self._others[node] = (arrivals, self._clock.monotonic())
        self.look()

    # --- what follows from it

    def look(self) -> bool:
        """Begin and end raids; return whether any did. Call it every ``BEAT``, too."""
        self._forget()
        known = (arrivals for arrivals, _ in self._others.values())
        house, rooms = sum(self._entries.values()), {room: len(who) for room, who in self._joins.items()}
        for arrivals in known:
            house += arrivals.house
            for room, count in arrivals.rooms.items():
                rooms[room] = rooms.get(room, 0) + count
        changed = self._settle(None, house, self.rule.entries)
        for name in {*rooms, *(room for room in self._raids if room is not None)}:
            changed |= self._settle(name, rooms.get(name, 0), self.rule.joins)
        return changed

    def standing(self) -> tuple[Raid, ...]:
        """The raids of this moment, the house's first."""
        return tuple(sorted(self._raids.values(), key=lambda raid: (raid.room is not None, raid.since)))

    def rest_of(self, person: Person, room: Slug, whence: Whence) -> int:
        """Seconds until somebody may write in a room; 0 where they may."""
        if not self._raids or whence.staff:
            return 0
        if any(raid.concerns(person, room) for raid in self._raids.values()):
            return rest_of(person, self.rule, self._clock.now())
        return 0

    def _settle(self, room: Slug | None, arrivals: int, threshold: int) -> bool:
        stands = self._raids.get(room)
        if is_raid(arrivals, threshold, stands=stands is not None):
            since = self._clock.now() if stands is None else stands.since
            self._raids[room] = Raid(room=room, since=since, arrivals=arrivals)
        else:
            self._raids.pop(room, None)
        if (stands is None) == (room not in self._raids):
            return False
        scope = "house" if room is None else "room"
        log.warning("raid_began" if stands is None else "raid_ended", scope=scope, arrivals=arrivals)
        return True

    def _forget(self) -> None:
        now, window = self._clock.monotonic(), WINDOW.total_seconds()
        oldest = (now - window) // _STEP
        while self._entries and next(iter(self._entries)) < oldest:
            self._entries.popitem(last=False)
        for room in tuple(self._joins):
            people = self._joins[room]
            while people and next(iter(people.values())) < now - window:
                people.popitem(last=False)
            if not people:
                del self._joins[room]
        for node in [node for node, (_, at) in self._others.items() if now - at > _SILENCE]:
            del self._others[node]


def _is_news(arrivals: Iterable[object], threshold: int) -> bool:
    count = sum(1 for _ in arrivals)
    return 0 < threshold <= 20 * count
