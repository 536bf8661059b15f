"""Who listens to what on this node: rooms, people and staff."""

from collections.abc import Iterator
from typing import Protocol

from palabre.domain.ids import PersonId, Slug
from palabre.realtime.audience import Audience, Later, Now
from palabre.realtime.bus import person_subject, room_subject
from palabre.realtime.outbox import Outbox


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

    __slots__ = ("_audiences", "_everyone", "_interest", "_joining", "_later", "_now", "_people", "_staff")

    def __init__(self, *, interest: Interest, now: Now, later: Later) -> None:
        """``interest`` is usually the bus side of the node; the two others are the loop's."""
        self._interest = interest
        self._now = now
        self._later = later
        # Dictionaries keep the order of arrival, which a set does not.
        self._audiences: dict[Slug, Audience] = {}
        self._joining: dict[Outbox, dict[Slug, None]] = {}
        self._people: dict[PersonId, tuple[Outbox, ...]] = {}
        self._staff: dict[Outbox, None] = {}
        self._everyone: dict[Outbox, PersonId | None] = {}

    def attach(self, outbox: Outbox, person: PersonId | None = None, *, staff: bool = False) -> None:
        """A connection opened; ``person`` is whose it is, None for one that is not of a chatter."""
        if outbox in self._everyone:
            return
        self._everyone[outbox] = person
        if staff:
            self._staff[outbox] = None
        if person is None:
            return
        theirs = self._people.get(person, ())
        self._people[person] = (*theirs, outbox)
        if not theirs:
            self._interest.wanted(person_subject(person))

    def drop(self, outbox: Outbox) -> tuple[Slug, ...]:
        """A connection ended; answers the rooms that it was in. Dropping twice does nothing."""
        for room in tuple(self._joining.get(outbox, ())):
            self.cancel_join(room, outbox)
        rooms = self.rooms_of(outbox)
        for room in rooms:
            self.leave(room, outbox)
        person = self._everyone.pop(outbox, None)
        self._staff.pop(outbox, None)
        if person is not None:
            theirs = tuple(other for other in self._people[person] if other is not outbox)
            if theirs:
                self._people[person] = theirs
            else:
                del self._people[person]
                self._interest.unwanted(person_subject(person))
        return rooms

    def join(self, room: Slug, outbox: Outbox) -> bool:
        """Listen to a room; False when this connection did already, or was never attached."""
        return outbox in self._everyone and self._audience(room).admit(outbox)

    def begin_join(self, room: Slug, outbox: Outbox) -> None:
        """Keep the room's frames aside for this connection while its past is read.

        ``finish_join`` or ``cancel_join`` must follow. A connection that listens already stops for that time.

        Without it, what is said between the reading and the joining would be lost, or come twice.
        """
        self._joining.setdefault(outbox, {})[room] = None
        self._audience(room).begin(outbox)

    def finish_join(self, room: Slug, outbox: Outbox, seq: int = 0) -> list[bytes]:
        """Listen from now on; answers the frames that came meanwhile, which go out before any other.

        ``seq`` is the last number of the log that the past contained: a line may be read from the store
        before its frame arrives, and that frame must not bring it again.
        """
        if outbox not in self._everyone:
            self.cancel_join(room, outbox)
            return []
        self._forget_joining(room, outbox)
        return self._audience(room).finish(outbox, seq)

    def cancel_join(self, room: Slug, outbox: Outbox) -> None:
        """Keep nothing aside any more; nothing happens where nothing was."""
        self._forget_joining(room, outbox)
        audience = self._audiences.get(room)
        if audience is not None:
            audience.cancel(outbox)
            self._forget_deserted(room, audience)

    def joins(self, room: Slug, outbox: Outbox) -> bool:
        """Whether a join has begun, and was neither finished nor cancelled."""
        return room in self._joining.get(outbox, ())

    def leave(self, room: Slug, outbox: Outbox) -> bool:
        """Stop listening to a room; False when this connection did not."""
        audience = self._audiences.get(room)
        if audience is None or not audience.remove(outbox):
            return False
        self._forget_deserted(room, audience)
        return True

    def broadcast(self, room: Slug, frame: bytes, *, seq: int = 0) -> None:
        """Hand a frame to all who listen to a room here; ``seq`` is its number in the room's log, if any.

        Numbers of a room come in order (``realtime/order.py``).
        """
        audience = self._audiences.get(room)
        if audience is not None:
            audience.broadcast(frame, seq)

    def murmur(self, room: Slug, frame: bytes) -> None:
        """Hand a frame that nobody misses to those in a room here who keep up."""
        audience = self._audiences.get(room)
        if audience is not None:
            audience.murmur(frame)

    def to_person(self, person: PersonId, frame: bytes) -> None:
        """Offer a frame to every connection of one person here."""
        for outbox in self._people.get(person, ()):
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
        theirs = self.outboxes_of(person)
        for outbox in theirs:
            outbox.close(code, reason)
        return len(theirs)

    def rooms(self) -> Iterator[Slug]:
        """The rooms that somebody listens to here."""
        return iter([room for room, audience in self._audiences.items() if len(audience)])

    def rooms_of(self, outbox: Outbox) -> tuple[Slug, ...]:
        """The rooms that a connection listens to."""
        return tuple(crowd.room for crowd in outbox.crowds if isinstance(crowd, Audience))

    def listens(self, room: Slug, outbox: Outbox) -> bool:
        """Whether a connection listens to a room."""
        return room in self._audiences and outbox in self._audiences[room]

    def outboxes_of(self, person: PersonId) -> tuple[Outbox, ...]:
        """The connections of one person here."""
        return self._people.get(person, ())

    def listeners(self, room: Slug) -> int:
        """Connections (not people) in a room here."""
        return len(self._audiences.get(room, ()))

    def connections(self) -> int:
        """Connections to this node."""
        return len(self._everyone)

    def people(self) -> int:
        """Distinct people connected to this node."""
        return len(self._people)

    def person_ids(self) -> tuple[PersonId, ...]:
        """The people connected to this node."""
        return tuple(self._people)

    def _audience(self, room: Slug) -> Audience:
        audience = self._audiences.get(room)
        if audience is None:
            audience = self._audiences[room] = Audience(room, now=self._now, later=self._later)
            self._interest.wanted(room_subject(room))
        return audience

    def _forget_joining(self, room: Slug, outbox: Outbox) -> None:
        rooms = self._joining.get(outbox)
        if rooms is not None:
            rooms.pop(room, None)
            if not rooms:
                del self._joining[outbox]

    def _forget_deserted(self, room: Slug, audience: Audience) -> None:
        if audience.deserted:
            del self._audiences[room]
            self._interest.unwanted(room_subject(room))
