import pytest

from palabre.realtime.outbox import CHUNK, TRY_LATER
from tests.unit.realtime.wire import Turns


def test_frames_of_one_turn_leave_in_one_write() -> None:
    turns = Turns()
    outbox, wire = turns.outbox()
    assert outbox.offer(b"a")
    assert outbox.offer(b"b")
    assert wire.writes == []
    turns.turn()
    assert wire.writes == [b"ab"]
    outbox.offer(b"c")
    turns.turn()
    assert wire.writes == [b"ab", b"c"]


def test_one_call_of_the_loop_serves_every_outbox() -> None:
    turns = Turns()
    pairs = [turns.outbox() for _ in range(100)]
    for outbox, _ in pairs:
        outbox.offer(b"x")
        outbox.offer(b"y")
    assert len(turns.calls) == 1
    turns.turn()
    assert all(wire.writes == [b"xy"] for _, wire in pairs)


def test_the_same_frame_object_waits_for_all_slow_readers() -> None:
    turns = Turns()
    pairs = [turns.outbox(room=1) for _ in range(3)]
    frame = b"f" * 1000
    for outbox, _ in pairs:
        outbox.offer(b"first")
    turns.turn()
    for outbox, _ in pairs:
        outbox.offer(frame)
    turns.turn()
    assert all(wire.writes == [b"first"] for _, wire in pairs)
    assert all(outbox._queue[0] is frame for outbox, _ in pairs)


def test_what_waits_is_handed_over_in_chunks_and_in_order() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(limit=10_000_000)
    frames = [bytes((number,)) * 5000 for number in range(100)]
    for frame in frames:
        outbox.offer(frame)
    turns.turn()
    assert wire.received == b"".join(frames)
    assert max(map(len, wire.writes)) <= CHUNK
    assert len(wire.writes) == 8


def test_a_full_transport_is_given_no_more_until_it_drains() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=10)
    outbox.offer(b"x" * 20)
    turns.turn()
    outbox.offer(b"y")
    outbox.offer(b"z")
    turns.turn()
    assert wire.received == b"x" * 20
    assert outbox.pending == 10 + 2
    wire.drain()
    assert wire.received == b"x" * 20 + b"yz"
    assert outbox.pending == 0


def test_a_reader_that_does_not_keep_up_is_closed_and_forgotten() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=10, limit=100)
    outbox.offer(b"x" * 20)
    turns.turn()
    accepted = 0
    while outbox.offer(b"y" * 10):
        accepted += 10
        assert accepted <= 110
    assert wire.closes == [(TRY_LATER, "slow_reader")]
    assert outbox.sealed
    assert outbox._queued == 0
    assert not outbox.offer(b"more")
    wire.drain()
    turns.turn()
    assert wire.received == b"x" * 20


def test_the_limit_is_judged_only_after_the_transport_was_tried() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(limit=100)
    for _ in range(1000):
        assert outbox.offer(b"x" * 50)
    turns.turn()
    assert len(wire.received) == 50_000
    assert wire.closes == []


def test_one_answer_longer_than_the_limit_does_not_end_a_healthy_connection() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=10, limit=100)
    long = b"r" * (CHUNK + 1)
    assert outbox.offer(long)
    turns.turn()
    for _ in range(9):
        assert outbox.offer(b"event")
    wire.drain()
    assert wire.received == long + b"event" * 9
    assert wire.closes == []


def test_many_long_answers_that_nobody_reads_are_bounded() -> None:
    turns = Turns()
    outbox, _ = turns.outbox(room=10, limit=100)
    long = b"r" * (CHUNK + 1)
    accepted = 0
    while outbox.offer(long):
        turns.turn()
        accepted += 1
        assert accepted < 5
    assert accepted == 2


def test_the_allowance_of_a_long_answer_ends_when_it_was_read() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=10, limit=100)
    outbox.offer(b"r" * (CHUNK + 1))
    turns.turn()
    wire.drain(room=1)
    outbox.offer(b"first")
    turns.turn()
    accepted = 0
    while outbox.offer(b"y" * 10):
        accepted += 10
    assert accepted <= 110


def test_closing_sends_what_waits_before_and_takes_nothing_after() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=1)
    outbox.offer(b"one")
    turns.turn()
    outbox.offer(b"two")
    outbox.close(4403, "banned")
    assert wire.received == b"onetwo"
    assert wire.closes == [(4403, "banned")]
    assert not outbox.offer(b"three")
    outbox.close(4401)
    assert wire.closes == [(4403, "banned")]
    turns.turn()
    assert wire.received == b"onetwo"


def test_who_waits_for_room_is_called_once_when_there_is() -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=1)
    calls: list[str] = []
    outbox.when_drained(lambda: calls.append("now"))
    assert calls == ["now"]
    outbox.offer(b"xx")
    turns.turn()
    outbox.when_drained(lambda: calls.append("later"))
    assert calls == ["now"]
    wire.drain()
    wire.drain()
    assert calls == ["now", "later"]


@pytest.mark.parametrize("end", ["discard", "finish"])
def test_who_waits_for_room_is_not_called_after_the_end(end: str) -> None:
    turns = Turns()
    outbox, wire = turns.outbox(room=1)
    outbox.offer(b"xx")
    turns.turn()
    calls: list[str] = []
    outbox.when_drained(lambda: calls.append("never"))
    getattr(outbox, end)()
    outbox.when_drained(lambda: calls.append("never"))
    wire.drain()
    outbox.when_drained(lambda: calls.append("never"))
    assert calls == []
