"""Who listens to what on this node, and the one loop that hands a frame to all of them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from palabre.domain.ids import PersonId, Slug
from palabre.realtime.bus import person_subject, room_subject
from palabre.realtime.outbox import Outbox

SETTLED = 100
"""Entries of a room's log after which no frame from before a join is still on its way."""


class Interest(Protocol):
    """Told which subjects of the bus this node needs: at the first listener and after the last."""

    def wanted(self, subject: str) -> None:
        """Somebody here began to listen."""
        ...

    def unwanted(self, subject: str) -> None:
        """Nobody here listens any more."""
        ...


class Hub:
    """Rooms, people and staff, each to the outboxes of this node.

    Every call is made on the loop. Offering never changes the hub: a connection that ends leaves it later,
    when its listener hears that it is closed and calls ``drop``.
    """

    __slots__ = (
        "_everyone",
        "_floors",
        "_interest",
        "_joining",
        "_people",
        "_person_of",
        "_rooms",
        "_rooms_of",
        "_staff",
    )

    def __init__(self, *, interest: Interest) -> None:
        """``interest`` is usually the bus side of the node."""
        self._interest = interest
        # Dictionaries without values keep the order of arrival, which a set does not.
        self._rooms: dict[Slug, dict[Outbox, None]] = {}
        self._people: dict[PersonId, dict[Outbox, None]] = {}
        self._joining: dict[Slug, dict[Outbox, list[bytes]]] = {}
        self._floors: dict[Slug, dict[Outbox, int]] = {}
        self._staff: dict[Outbox, None] = {}
        self._everyone: dict[Outbox, None] = {}
        self._person_of: dict[Outbox, PersonId] = {}
        self._rooms_of: dict[Outbox, dict[Slug, None]] = {}

    def attach(self, outbox: Outbox, person: PersonId | None = None, *, staff: bool = False) -> None:
        """A connection opened; ``person`` is whose it is, None for one that is not of a chatter."""
        if outbox in self._everyone:
            return
        self._everyone[outbox] = None
        if staff:
            self._staff[outbox] = None
        if person is None:
            return
        self._person_of[outbox] = person
        theirs = self._people.get(person)
        if theirs is None:
            self._people[person] = {outbox: None}
            self._interest.wanted(person_subject(person))
        else:
            theirs[outbox] = None

    def drop(self, outbox: Outbox) -> tuple[Slug, ...]:
        """A connection ended; answers the rooms that it was in. Dropping twice does nothing."""
        for room in [room for room, waiting in self._joining.items() if outbox in waiting]:
            self.cancel_join(room, outbox)
        rooms = tuple(self._rooms_of.get(outbox, ()))
        for room in rooms:
            self.leave(room, outbox)
        self._everyone.pop(outbox, None)
        self._staff.pop(outbox, None)
        person = self._person_of.pop(outbox, None)
        if person is not None:
            theirs = self._people[person]
            del theirs[outbox]
            if not theirs:
                del self._people[person]
                self._interest.unwanted(person_subject(person))
        return rooms

    def join(self, room: Slug, outbox: Outbox) -> bool:
        """Listen to a room; False when this connection did already, or was never attached."""
        if outbox not in self._everyone:
            return False
        listeners = self._rooms.get(room)
        if listeners is None:
            self._rooms[room] = {outbox: None}
            if room not in self._joining:
                self._interest.wanted(room_subject(room))
        elif outbox in listeners:
            return False
        else:
            listeners[outbox] = None
        self._rooms_of.setdefault(outbox, {})[room] = None
        return True

    def begin_join(self, room: Slug, outbox: Outbox) -> None:
        """Keep the room's frames aside for this connection while its past is read.

        ``finish_join`` or ``cancel_join`` must follow. A connection that listens already stops for that time.

        Without it, what is said between the reading and the joining would be lost, or come twice.
        """
        if room not in self._rooms and room not in self._joining:
            self._interest.wanted(room_subject(room))
        self._joining.setdefault(room, {})[outbox] = []
        self.leave(room, outbox)

    def finish_join(self, room: Slug, outbox: Outbox, seq: int = 0) -> list[bytes]:
        """Listen from now on; answers the frames that came meanwhile, which go out before any other.

        ``seq`` is the last number of the log that the past contained: a line may be read from the store
        before its frame arrives, and that frame must not bring it again.
        """
        frames = self._joining.get(room, {}).get(outbox, [])
        self.join(room, outbox)
        self.cancel_join(room, outbox)
        if seq and self.listens(room, outbox):
            self._floors.setdefault(room, {})[outbox] = seq
        return frames

    def cancel_join(self, room: Slug, outbox: Outbox) -> None:
        """Keep nothing aside any more; nothing happens where nothing was."""
        waiting = self._joining.get(room)
        if waiting is None or outbox not in waiting:
            return
        del waiting[outbox]
        if waiting:
            return
        del self._joining[room]
        if room not in self._rooms:
            self._interest.unwanted(room_subject(room))

    def joins(self, room: Slug, outbox: Outbox) -> bool:
        """Whether a join has begun, and was neither finished nor cancelled."""
        return outbox in self._joining.get(room, ())

    def leave(self, room: Slug, outbox: Outbox) -> bool:
        """Stop listening to a room; False when this connection did not."""
        listeners = self._rooms.get(room)
        if listeners is None or outbox not in listeners:
            return False
        del listeners[outbox]
        self._forget_floors(room, (outbox,))
        if not listeners:
            del self._rooms[room]
            if room not in self._joining:
                self._interest.unwanted(room_subject(room))
        rooms = self._rooms_of[outbox]
        del rooms[room]
        if not rooms:
            del self._rooms_of[outbox]
        return True

    def settling(self, room: Slug) -> bool:
        """Whether somebody joined so lately that the numbers of the room's frames matter."""
        return room in self._floors

    def broadcast(self, room: Slug, frame: bytes, *, except_: Outbox | None = None, seq: int = 0) -> None:
        """Offer a frame to all who listen to a room here; ``seq`` is its number in the room's log, if any."""
        known = self._who_knows(room, seq) if seq and room in self._floors else ()
        for outbox in self._rooms.get(room, ()):
            if outbox is not except_ and outbox not in known:
                outbox.offer(frame)
        if room in self._joining:
            for frames in self._joining[room].values():
                frames.append(frame)

    def _who_knows(self, room: Slug, seq: int) -> set[Outbox]:
        floors = self._floors[room]
        known = {outbox for outbox, floor in floors.items() if seq <= floor}
        self._forget_floors(room, [outbox for outbox, floor in floors.items() if seq > floor + SETTLED])
        return known

    def _forget_floors(self, room: Slug, outboxes: Iterable[Outbox]) -> None:
        floors = self._floors.get(room)
        if floors is None:
            return
        for outbox in outboxes:
            floors.pop(outbox, None)
        if not floors:
            del self._floors[room]

    def to_person(self, person: PersonId, frame: bytes, *, except_: Outbox | None = None) -> None:
        """Offer a frame to every connection of one person here."""
        for outbox in self._people.get(person, ()):
            if outbox is not except_:
                outbox.offer(frame)

    def to_staff(self, frame: bytes) -> None:
        """Offer a frame to the staff connected here."""
        for outbox in self._staff:
            outbox.offer(frame)

    def to_house(self, frame: bytes) -> None:
        """Offer a frame to every connection here."""
        for outbox in self._everyone:
            outbox.offer(frame)

    def close_person(self, person: PersonId, code: int, reason: str = "") -> int:
        """End every connection of one person here; answers how many there were."""
        theirs = tuple(self._people.get(person, ()))
        for outbox in theirs:
            outbox.close(code, reason)
        return len(theirs)

    def rooms(self) -> Iterator[Slug]:
        """The rooms that somebody listens to here."""
        return iter(tuple(self._rooms))

    def rooms_of(self, outbox: Outbox) -> tuple[Slug, ...]:
        """The rooms that a connection listens to."""
        return tuple(self._rooms_of.get(outbox, ()))

    def listens(self, room: Slug, outbox: Outbox) -> bool:
        """Whether a connection listens to a room."""
        return outbox in self._rooms.get(room, ())

    def outboxes_of(self, person: PersonId) -> tuple[Outbox, ...]:
        """The connections of one person here."""
        return tuple(self._people.get(person, ()))

    def listeners(self, room: Slug) -> int:
        """Connections (not people) in a room here."""
        return len(self._rooms.get(room, ()))

    def connections(self) -> int:
        """Connections to this node."""
        return len(self._everyone)

    def people(self) -> int:
        """Distinct people connected to this node."""
        return len(self._people)

    def person_ids(self) -> tuple[PersonId, ...]:
        """The people connected to this node."""
        return tuple(self._people)
