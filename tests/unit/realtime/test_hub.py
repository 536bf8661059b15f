from uuid import UUID

from typing_extensions import override

from palabre.domain.ids import PersonId, Slug
from palabre.realtime.hub import Hub, Interest
from palabre.realtime.outbox import Outbox
from tests.unit.realtime.wire import Loop, Wire

ANNE, BASILE = PersonId(UUID(int=1)), PersonId(UUID(int=2))
TREE, RIVER = Slug("sous-l-arbre"), Slug("la-riviere")


class Told(Interest):
    def __init__(self) -> None:
        self.calls: list[str] = []

    @override
    def wanted(self, subject: str) -> None:
        self.calls.append("+" + subject)

    @override
    def unwanted(self, subject: str) -> None:
        self.calls.append("-" + subject)


class Place:
    def __init__(self) -> None:
        self.told = Told()
        self.loop = Loop()
        self.hub = Hub(interest=self.told, now=self.loop.now, later=self.loop.later)

    def connect(
        self, person: PersonId | None = None, *rooms: Slug, staff: bool = False
    ) -> tuple[Outbox, Wire]:
        wire = Wire()
        outbox = wire.outbox
        self.hub.attach(outbox, person, staff=staff)
        for room in rooms:
            assert self.hub.join(room, outbox)
        return outbox, wire


def test_a_broadcast_reaches_those_in_the_room_and_nobody_else() -> None:
    place = Place()
    _, one = place.connect(ANNE, TREE)
    _, two = place.connect(BASILE, TREE, RIVER)
    _, other = place.connect(BASILE, RIVER)
    place.hub.broadcast(TREE, b"frame")
    place.loop.passes(1)
    assert (one.received, two.received, other.received) == (b"frame", b"frame", b"")


def test_a_broadcast_to_an_empty_room_does_nothing() -> None:
    place = Place()
    _, wire = place.connect(ANNE)
    place.hub.broadcast(TREE, b"frame")
    place.hub.to_person(BASILE, b"frame")
    place.loop.passes(1)
    assert wire.received == b""


def test_people_staff_and_house_are_audiences_of_their_own() -> None:
    place = Place()
    _, anne = place.connect(ANNE)
    _, anne_again = place.connect(ANNE)
    _, staff = place.connect(staff=True)
    place.hub.to_person(ANNE, b"p")
    place.hub.to_staff(b"s")
    place.hub.to_house(b"h")
    place.loop.passes(1)
    assert (anne.received, anne_again.received, staff.received) == (b"ph", b"ph", b"sh")


def test_the_bus_hears_of_the_first_listener_and_of_the_last() -> None:
    place = Place()
    first, _ = place.connect(ANNE, TREE)
    second, _ = place.connect(ANNE, TREE)
    assert place.told.calls == [f"+person.{ANNE}", "+room.sous-l-arbre"]
    assert place.hub.leave(TREE, first)
    place.hub.drop(first)
    assert len(place.told.calls) == 2
    assert place.hub.drop(second) == (TREE,)
    assert place.told.calls[2:] == ["-room.sous-l-arbre", f"-person.{ANNE}"]


def test_joining_and_leaving_twice_changes_nothing() -> None:
    place = Place()
    outbox, wire = place.connect(ANNE, TREE)
    assert not place.hub.join(TREE, outbox)
    place.hub.attach(outbox, BASILE)
    place.hub.broadcast(TREE, b"once")
    place.loop.passes(1)
    assert wire.received == b"once"
    assert place.hub.leave(TREE, outbox)
    assert not place.hub.leave(TREE, outbox)
    assert not place.hub.leave(RIVER, outbox)
    assert place.told.calls.count("+room.sous-l-arbre") == 1
    assert place.told.calls.count("-room.sous-l-arbre") == 1


def test_a_connection_that_is_over_is_nowhere_any_more() -> None:
    place = Place()
    outbox, wire = place.connect(ANNE, TREE, RIVER, staff=True)
    assert place.hub.drop(outbox) == (TREE, RIVER)
    assert place.hub.drop(outbox) == ()
    assert not place.hub.join(TREE, outbox)
    for send in (place.hub.to_staff, place.hub.to_house):
        send(b"x")
    place.hub.broadcast(TREE, b"x")
    place.hub.to_person(ANNE, b"x")
    place.loop.passes(1)
    assert wire.received == b""
    assert (place.hub.connections(), place.hub.people(), place.hub.listeners(TREE)) == (0, 0, 0)


def test_closing_a_person_ends_all_their_connections() -> None:
    place = Place()
    _, one = place.connect(ANNE, TREE)
    _, two = place.connect(ANNE)
    _, other = place.connect(BASILE, TREE)
    assert place.hub.close_person(ANNE, 4403, "banned") == 2
    assert one.closes == two.closes == [(4403, "banned")]
    assert other.closes == []
    assert place.hub.close_person(PersonId(UUID(int=9)), 4403) == 0


def test_a_slow_reader_in_a_room_does_not_disturb_the_loop_over_it() -> None:
    place = Place()
    slow = Wire(room=1, limit=10)
    place.hub.attach(slow.outbox, BASILE)
    place.hub.join(TREE, slow.outbox)
    _, quick = place.connect(ANNE, TREE)
    for _ in range(5):
        place.hub.broadcast(TREE, b"x" * 10)
        place.loop.passes(1)
    assert slow.closes == [(1013, "slow_reader")]
    assert quick.received == b"x" * 50


def test_counts_and_lists() -> None:
    place = Place()
    one, _ = place.connect(ANNE, TREE)
    two, _ = place.connect(ANNE, TREE, RIVER)
    place.connect(BASILE)
    assert place.hub.connections() == 3
    assert place.hub.people() == 2
    assert place.hub.listeners(TREE) == 2
    assert set(place.hub.rooms()) == {TREE, RIVER}
    assert place.hub.rooms_of(two) == (TREE, RIVER)
    assert place.hub.outboxes_of(ANNE) == (one, two)
    assert place.hub.listens(TREE, one)
    assert not place.hub.listens(RIVER, one)


def test_a_frame_that_the_past_contained_does_not_come_again() -> None:
    place = Place()
    _, early = place.connect(BASILE, TREE)
    outbox, late = place.connect(ANNE)
    place.hub.begin_join(TREE, outbox)
    place.hub.finish_join(TREE, outbox, 7)
    for seq in (6, 7, 8):
        place.hub.broadcast(TREE, b"%d" % seq, seq=seq)
    place.hub.broadcast(TREE, b"-")
    place.loop.passes(1)
    assert early.received == b"678-"
    assert late.received == b"8-"


def test_who_joins_again_is_told_from_there_on() -> None:
    place = Place()
    outbox, wire = place.connect(ANNE)
    for seq in (7, 9):
        place.hub.begin_join(TREE, outbox)
        place.hub.finish_join(TREE, outbox, seq)
    for seq in (8, 9, 10):
        place.hub.broadcast(TREE, b"%d" % seq, seq=seq)
    place.loop.passes(1)
    assert wire.received == b"10"


def test_a_join_that_was_cancelled_is_known_to_be() -> None:
    place = Place()
    outbox, _ = place.connect(ANNE)
    place.hub.begin_join(TREE, outbox)
    assert place.hub.joins(TREE, outbox)
    place.hub.cancel_join(TREE, outbox)
    assert not place.hub.joins(TREE, outbox)
