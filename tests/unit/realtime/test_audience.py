from typing_extensions import override

from palabre.domain.ids import Slug
from palabre.realtime.audience import LONGEST_REST, SHARE, TICK, Audience
from palabre.realtime.outbox import CHUNK
from tests.unit.realtime.wire import Loop, Wire

TREE = Slug("sous-l-arbre")


class Slow(Wire):
    """Each write takes a while of the loop's time."""

    def __init__(self, loop: Loop, seconds: float) -> None:
        super().__init__()
        self.loop = loop
        self.seconds = seconds

    @override
    def take(self, data: bytes) -> int:
        self.loop.time += self.seconds
        return super().take(data)


def a_room(*wires: Wire) -> tuple[Audience, Loop]:
    loop = Loop()
    audience = Audience(TREE, now=loop.now, later=loop.later)
    for wire in wires:
        audience.admit(wire.outbox)
    return audience, loop


def test_in_a_calm_room_each_frame_leaves_at_once() -> None:
    wire = Wire()
    audience, loop = a_room(wire)
    for frame in (b"a", b"b", b"c"):
        audience.broadcast(frame)
        assert wire.writes[-1] == frame
        loop.passes(TICK)
    assert loop.calls == []


def test_in_a_busy_room_the_frames_of_a_tick_leave_in_one_write() -> None:
    wires = [Wire() for _ in range(3)]
    audience, loop = a_room(*wires)
    for frame in (b"a", b"b", b"c"):
        audience.broadcast(frame)
    assert len(loop.calls) == 1
    loop.passes(TICK)
    assert [wire.writes for wire in wires] == [[b"a", b"bc"]] * 3
    loop.passes(TICK)
    audience.broadcast(b"d")
    assert wires[0].writes == [b"a", b"bc", b"d"]


def test_a_room_whose_delivery_takes_long_rests_longer_and_never_too_long() -> None:
    loop = Loop()
    for seconds, rest in ((TICK, SHARE * TICK), (1.0, LONGEST_REST)):
        wire = Slow(loop, seconds)
        audience = Audience(TREE, now=loop.now, later=loop.later)
        audience.admit(wire.outbox)
        audience.broadcast(b"a")
        audience.broadcast(b"b")
        loop.passes(rest * 0.99)
        assert wire.writes == [b"a"]
        loop.passes(rest * 0.02)
        assert wire.writes == [b"a", b"b"]


def test_what_was_gathered_is_bounded() -> None:
    wire = Wire()
    audience, _ = a_room(wire)
    audience.broadcast(b"first")
    frame = b"x" * 1024
    for _ in range(CHUNK // 1024):
        audience.broadcast(frame)
    assert len(wire.writes) == 2
    assert len(wire.received) == 5 + CHUNK


def test_who_comes_meanwhile_does_not_get_what_was_said_before() -> None:
    early, late = Wire(), Wire()
    audience, loop = a_room(early)
    audience.broadcast(b"a")
    audience.broadcast(b"b")
    audience.admit(late.outbox)
    audience.broadcast(b"c")
    loop.passes(1)
    assert early.received == b"abc"
    assert late.received == b"c"


def test_one_reader_that_is_full_or_broken_takes_nothing_from_the_others() -> None:
    full, broken, healthy = Wire(room=1), Wire(broken=True, room=0), Wire()
    audience, loop = a_room(full, broken, healthy)
    for frame in (b"ab", b"cd", b"ef"):
        audience.broadcast(frame)
        loop.passes(1)
    assert healthy.writes == [b"ab", b"cd", b"ef"]
    assert full.writes == [b"a", b"b"]
    full.drain()
    assert full.received == b"abcdef"
    audience.broadcast(b"gh")
    assert full.received == healthy.received == b"abcdefgh"
    assert len(audience) == 3


def test_who_left_gets_nothing_more() -> None:
    gone, here = Wire(), Wire()
    audience, loop = a_room(gone, here)
    audience.broadcast(b"a")
    audience.broadcast(b"b")
    assert audience.remove(gone.outbox)
    assert not audience.remove(gone.outbox)
    assert gone.outbox.crowds == ()
    loop.passes(1)
    assert (gone.received, here.received) == (b"a", b"ab")


def test_what_the_past_contained_goes_only_to_those_who_lack_it_and_in_order() -> None:
    early, late = Wire(), Wire()
    audience, loop = a_room(early)
    audience.begin(late.outbox)
    audience.broadcast(b"6", seq=6)
    assert audience.finish(late.outbox, 8) == [b"6"]
    audience.broadcast(b"-")
    for seq in (7, 8, 9, 10):
        audience.broadcast(b"%d" % seq, seq=seq)
    loop.passes(1)
    assert early.received == b"6-78910"
    assert late.received == b"-910"


def test_a_room_that_nobody_hears_is_deserted() -> None:
    wire = Wire()
    audience, _ = a_room()
    found = [audience.deserted]
    audience.begin(wire.outbox)
    found.append(audience.deserted)
    audience.cancel(wire.outbox)
    found.append(audience.deserted)
    assert found == [True, False, True]
