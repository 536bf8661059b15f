"""How many people are in each room and in the house: our own count, and what the other nodes last said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from palabre.domain.ids import PersonId, Slug

PERIOD: Final = 1.0
"""Seconds between two publications of one node: each says that it lives."""

REFRESH: Final = 5.0
"""Seconds after which a node repeats all its counts, so that a node that starts learns them."""

EXPIRY: Final = 4.0
"""Seconds after which the counts of a silent node are forgotten."""


class Report(msgspec.Struct, frozen=True, tag="presence", forbid_unknown_fields=True):
    """What one node says of its rooms; ``whole`` replaces all that it said before."""

    node: str
    whole: bool
    people: int
    """Distinct people connected to it, in whatever rooms."""
    rooms: dict[str, int]


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)


@dataclass(kw_only=True, slots=True)
class _Node:
    heard_at: float
    people: int
    rooms: dict[Slug, int]


class Presence:
    """Counts people, not connections: two tabs of one person on one node are one.

    Times are seconds of one monotonic clock. A person on two nodes counts twice: nodes exchange numbers,
    never who is where.
    """

    __slots__ = ("_changed", "_counts", "_next_at", "_node", "_others", "_refresh_at", "_stirred", "_totals")

    def __init__(self, *, node: str) -> None:
        """``node`` is this node's own id, different on every start."""
        self._node = node
        self._counts: dict[Slug, dict[PersonId, int]] = {}
        self._changed: dict[Slug, None] = {}
        self._others: dict[str, _Node] = {}
        self._totals: dict[Slug, int] = {}
        self._stirred: dict[Slug, None] = {}
        self._next_at = 0.0
        self._refresh_at = 0.0

    def others(self, now: float) -> int:
        """Nodes that live beside this one."""
        return sum(now - node.heard_at < EXPIRY for node in self._others.values())

    def people(self, connected: int, now: float) -> int:
        """Distinct people in the whole house, of whom ``connected`` are on this node."""
        return connected + sum(node.people for node in self._others.values() if now - node.heard_at < EXPIRY)

    def arrived(self, room: Slug, person: PersonId) -> None:
        """One connection of this person joined the room."""
        people = self._counts.setdefault(room, {})
        tabs = people.get(person, 0)
        people[person] = tabs + 1
        if not tabs:
            self._touch(room)

    def left(self, room: Slug, person: PersonId) -> None:
        """One connection of this person left the room; leaving without having come does nothing."""
        people = self._counts.get(room)
        if people is None or person not in people:
            return
        if people[person] > 1:
            people[person] -= 1
            return
        del people[person]
        if not people:
            del self._counts[room]
        self._touch(room)

    def here(self, room: Slug) -> int:
        """People in the room on this node."""
        return len(self._counts.get(room, ()))

    def present(self, room: Slug, now: float) -> int:
        """People in the room in the whole house."""
        total = self.here(room)
        for node in self._others.values():
            if now - node.heard_at < EXPIRY:
                total += node.rooms.get(room, 0)
        return total

    def everywhere(self, now: float) -> Mapping[Slug, int]:
        """People per room that is not empty, for the list of rooms."""
        totals = {room: len(people) for room, people in self._counts.items()}
        for node in self._others.values():
            if now - node.heard_at < EXPIRY:
                for room, count in node.rooms.items():
                    totals[room] = totals.get(room, 0) + count
        return totals

    def report(self, connected: int, now: float) -> bytes | None:
        """What to publish to the other nodes now; None when it is too soon.

        Call it every ``PERIOD``: a node that says nothing is forgotten elsewhere. ``connected`` are the
        distinct people on this node.
        """
        if now < self._next_at:
            return None
        whole = now >= self._refresh_at
        rooms: Iterable[Slug] = self._counts if whole else self._changed
        counts = {str(room): self.here(room) for room in rooms}
        self._changed = {}
        self._next_at = now + PERIOD
        if whole:
            self._refresh_at = now + REFRESH
        return _encoder.encode(Report(node=self._node, whole=whole, people=connected, rooms=counts))

    def farewell(self) -> bytes:
        """What to publish last: nobody is here any more."""
        return _encoder.encode(Report(node=self._node, whole=True, people=0, rooms={}))

    def heard(self, payload: bytes, now: float) -> bool:
        """Take in another node's report; False when it is our own, or no report at all."""
        try:
            report = _decoder.decode(payload)
        except msgspec.DecodeError:
            return False
        if report.node == self._node or min(report.people, *report.rooms.values(), 0) < 0:
            return False
        node = self._others.get(report.node)
        if node is None:
            node = self._others[report.node] = _Node(heard_at=now, people=0, rooms={})
        node.heard_at = now
        node.people = report.people
        if report.whole:
            for room in node.rooms:
                self._stirred[room] = None
            node.rooms = {}
        for name, count in report.rooms.items():
            room = Slug(name)
            self._stirred[room] = None
            if count:
                node.rooms[room] = count
            else:
                node.rooms.pop(room, None)
        return True

    def news(self, now: float) -> Mapping[Slug, int]:
        """Rooms whose total differs from what was announced last, with the new total (0: empty).

        Call it at most once a second; silent nodes are forgotten here.
        """
        for name in [name for name, node in self._others.items() if now - node.heard_at >= EXPIRY]:
            for room in self._others.pop(name).rooms:
                self._stirred[room] = None
        fresh: dict[Slug, int] = {}
        for room in self._stirred:
            total = self.present(room, now)
            if total != self._totals.get(room, 0):
                fresh[room] = total
                if total:
                    self._totals[room] = total
                else:
                    del self._totals[room]
        self._stirred = {}
        return fresh

    def _touch(self, room: Slug) -> None:
        self._changed[room] = None
        self._stirred[room] = None
