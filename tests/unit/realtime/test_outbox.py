import pytest
from typing_extensions import override

from palabre.realtime.outbox import CHUNK, TRY_LATER, Crowd, Outbox
from tests.unit.realtime.wire import Wire


class Told(Crowd):
    def __init__(self) -> None:
        self.turns: list[bool] = []

    @override
    def turned(self, outbox: Outbox) -> None:
        self.turns.append(outbox.ready)


def test_a_frame_leaves_at_once_while_the_reader_keeps_up() -> None:
    wire = Wire()
    assert wire.outbox.offer(b"a")
    assert wire.outbox.offer(b"b")
    assert wire.writes == [b"a", b"b"]
    assert wire.outbox.ready


def test_what_the_system_did_not_take_waits_in_the_transport_and_the_rest_behind_it() -> None:
    wire = Wire(room=3)
    wire.outbox.offer(b"first")
    assert wire.writes == [b"fir", b"st"]
    wire.outbox.offer(b"second")
    wire.outbox.offer(b"third")
    assert wire.received == b"first"
    assert wire.outbox.pending == 2 + 11
    wire.drain()
    assert wire.received == b"firstsecondthird"
    assert wire.outbox.pending == 0
    assert wire.outbox.ready


def test_crowds_hear_when_the_way_is_no_longer_free_and_when_it_is_again() -> None:
    wire, told = Wire(room=1), Told()
    wire.outbox.crowds = (told,)
    wire.outbox.offer(b"xx")
    wire.outbox.offer(b"yy")
    assert told.turns == [False]
    wire.drain(room=1)
    assert told.turns == [False]
    wire.drain()
    assert told.turns == [False, True]
    wire.outbox.close(4403)
    assert told.turns == [False, True, False]


def test_a_line_that_the_system_calls_broken_is_left_to_the_transport() -> None:
    wire = Wire(broken=True, room=0)
    assert wire.outbox.offer(b"x")
    assert wire.writes == [b"x"]
    assert not wire.outbox.ready


def test_the_same_frame_object_waits_for_all_slow_readers() -> None:
    wires = [Wire(room=1) for _ in range(3)]
    frame = b"f" * 1000
    for wire in wires:
        wire.outbox.offer(b"first")
        wire.outbox.offer(frame)
    assert all(wire.received == b"first" for wire in wires)
    assert all(wire.outbox._queue is not None and wire.outbox._queue[0] is frame for wire in wires)


def test_what_waits_is_handed_over_in_chunks_and_in_order() -> None:
    wire = Wire(room=0, limit=10_000_000)
    frames = [bytes((number,)) * 5000 for number in range(100)]
    for frame in frames:
        wire.outbox.offer(frame)
    wire.drain()
    assert wire.received == b"".join(frames)
    assert max(map(len, wire.writes)) <= CHUNK
    assert len(wire.writes) == 9


def test_a_reader_that_does_not_keep_up_is_closed_and_forgotten() -> None:
    wire = Wire(room=10, limit=100)
    wire.outbox.offer(b"x" * 20)
    accepted = 0
    while wire.outbox.offer(b"y" * 10):
        accepted += 10
        assert accepted <= 110
    assert wire.closes == [(TRY_LATER, "slow_reader")]
    assert wire.outbox.sealed
    assert wire.outbox._queue is None
    assert not wire.outbox.offer(b"more")
    wire.drain()
    assert wire.received == b"x" * 20


def test_a_reader_that_keeps_up_has_no_limit() -> None:
    wire = Wire(limit=100)
    for _ in range(1000):
        assert wire.outbox.offer(b"x" * 50)
    assert len(wire.received) == 50_000
    assert wire.closes == []


def test_one_answer_longer_than_the_limit_does_not_end_a_healthy_connection() -> None:
    wire = Wire(room=10, limit=100)
    long = b"r" * (CHUNK + 1)
    assert wire.outbox.offer(long)
    for _ in range(9):
        assert wire.outbox.offer(b"event")
    wire.drain()
    assert wire.received == long + b"event" * 9
    assert wire.closes == []


def test_many_long_answers_that_nobody_reads_are_bounded() -> None:
    wire = Wire(room=10, limit=100)
    long = b"r" * (CHUNK + 1)
    accepted = 0
    while wire.outbox.offer(long):
        accepted += 1
        assert accepted < 5
    assert accepted == 2


def test_the_allowance_of_a_long_answer_ends_when_it_was_read() -> None:
    wire = Wire(room=10, limit=100)
    wire.outbox.offer(b"r" * (CHUNK + 1))
    wire.drain(room=1)
    wire.outbox.offer(b"first")
    accepted = 0
    while wire.outbox.offer(b"y" * 10):
        accepted += 10
    assert accepted <= 110


def test_closing_sends_what_waits_before_and_takes_nothing_after() -> None:
    wire = Wire(room=1)
    wire.outbox.offer(b"one")
    wire.outbox.offer(b"two")
    wire.outbox.close(4403, "banned")
    assert wire.received == b"onetwo"
    assert wire.closes == [(4403, "banned")]
    assert not wire.outbox.offer(b"three")
    wire.outbox.close(4401)
    assert wire.closes == [(4403, "banned")]
    wire.drain()
    assert wire.received == b"onetwo"
    assert not wire.outbox.ready


def test_who_waits_for_room_is_called_once_when_there_is() -> None:
    wire = Wire(room=1)
    calls: list[str] = []
    wire.outbox.when_drained(lambda: calls.append("now"))
    assert calls == ["now"]
    wire.outbox.offer(b"xx")
    wire.outbox.when_drained(lambda: calls.append("later"))
    wire.outbox.when_drained(lambda: calls.append("last"))
    assert calls == ["now"]
    wire.drain()
    wire.drain()
    assert calls == ["now", "later", "last"]


@pytest.mark.parametrize("end", ["discard", "finish"])
def test_who_waits_for_room_is_not_called_after_the_end(end: str) -> None:
    wire = Wire(room=1)
    wire.outbox.offer(b"xx")
    calls: list[str] = []
    wire.outbox.when_drained(lambda: calls.append("never"))
    getattr(wire.outbox, end)()
    wire.outbox.when_drained(lambda: calls.append("never"))
    wire.drain()
    wire.outbox.when_drained(lambda: calls.append("never"))
    assert calls == []
