import asyncio
import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from palabre.app.speakers import Whence
from palabre.domain.limits import Rate
from palabre.domain.persons import Person
from palabre.realtime import session as sessions
from palabre.realtime.outbox import Outbox
from palabre.realtime.session import MOST_FAULTS, MOST_TOO_FAST, MOST_WAITING, Session
from palabre.wire.commands import AnyCommand, RoomLeave
from tests import make
from tests.fakes import FixedClock
from tests.unit.realtime.live import NO_LIMIT, LiveHouse

REF = "01a209fe-7200-7000-8000-0000000000aa"


class Silent:
    """A node that nobody listens to."""

    def __init__(self) -> None:
        self.hub = self
        self.gone = 0
        self.quiet = asyncio.Event()

    def attach(self, outbox: Outbox, person: object) -> None:
        """Nothing to note."""

    def closed(self, outbox: Outbox, person: object) -> None:
        self.gone += 1
        if self.gone > 1:
            self.quiet.set()


class Sluggish:
    """Commands that wait until they are let go."""

    def __init__(self) -> None:
        self.begun: list[AnyCommand] = []
        self.go_on = asyncio.Event()
        self.news = asyncio.Event()
        self.fault: Exception | None = None

    async def has_begun(self, count: int) -> None:
        """Wait for so many commands."""
        async with asyncio.timeout(10):
            while len(self.begun) < count:
                self.news.clear()
                await self.news.wait()

    async def run(self, person: Person, outbox: Outbox, command: AnyCommand, whence: Whence) -> None:
        self.begun.append(command)
        self.news.set()
        await self.go_on.wait()
        if self.fault is not None:
            raise self.fault


class Bare:
    """A connection that keeps frames as they come, and beats at once."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.closes: list[int] = []
        self.paused = False
        self.outbox = Outbox(sink=self, take=self.take)

    def take(self, data: bytes) -> int:
        self.written.append(data)
        return len(data)

    def write(self, data: bytes) -> bool:
        raise AssertionError("the system takes all")

    def unsent(self) -> int:
        return 0

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def close(self, code: int, reason: str = "") -> None:
        self.closes.append(code)
        self.outbox.finish()

    def errors(self) -> list[dict[str, Any]]:
        found = [json.loads(frame[frame.index(b'{"') :]) for frame in self.written]
        assert all(frame["type"] == "error" for frame in found)
        return found


def a_session(
    commands: Sluggish | None = None, *, rate: Rate = NO_LIMIT, clock: FixedClock | None = None
) -> tuple[Session, Bare, Silent]:
    connection, node = Bare(), Silent()
    session = Session(
        person=make.person(),
        connection=connection,
        commands=commands or Sluggish(),  # type: ignore[arg-type]
        node=node,  # type: ignore[arg-type]
        rate=rate,
        monotonic=(clock or FixedClock()).monotonic,
    )
    return session, connection, node


def is_paused(connection: Bare) -> bool:
    return connection.paused


def leave(number: int = 0) -> bytes:
    return json.dumps({"type": "room.leave", "ref": str(UUID(int=number)), "room": make.ROOM}).encode()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(["type", "ref", "room", "text", "id", "since", "reply_to", "confirmed", "other"])
kinds = st.sampled_from(
    ["room.join", "room.leave", "message.send", "message.edit", "message.withdraw", "x", ""]
)
nearly = st.dictionaries(names, json_values | kinds | st.just(REF) | st.just("sous-l-arbre"), max_size=8)
garbage = st.one_of(
    st.binary(max_size=200),
    st.text(st.characters(codec=None), max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
    json_values.map(lambda value: json.dumps(value).encode()),
    nearly.map(lambda value: json.dumps(value).encode()),
)


@given(garbage)
@example(b"[" * 16_384)
@example(b'{"a":' * 3_000)
@example(b'{"type":"room.leave","ref":"' + REF.encode() + b'","x":' + b"[" * 15_000)
@example(b'{"type":"message.send","ref":"' + REF.encode() + b'","room":"a","text":"\\ud800"}')
@example(b'{"type":"message.send","ref":"' + REF.encode() + b'","room":"a","text":"\xed\xa0\x80"}')
@example(b'{"type":"room.join","ref":"' + REF.encode() + b'","room":"a","since":1e400}')
@example(b'{"type":"room.join","ref":"' + REF.encode() + b'","room":"a","since":' + b"9" * 5_000 + b"}")
@example(b'{"ref":' * 1_000)
@example(b"\xff\xfe" * 8_192)
@example(b"null" + b" " * 16_000)
async def test_any_frame_is_a_command_or_is_answered_by_an_error(payload: bytes) -> None:
    commands = Sluggish()
    commands.go_on.set()
    session, connection, _ = a_session(commands)
    session.received(payload)
    await asyncio.sleep(0)
    if commands.begun:
        assert connection.written == []
        return
    (error,) = connection.errors()
    assert error["code"] in {"invalid_input", "malformed_input"}
    assert connection.closes == []


@pytest.mark.parametrize(
    "frame, code",
    [
        (b"", "malformed_input"),
        (b"{", "malformed_input"),
        (b"[]", "invalid_input"),
        (b'{"type":"room.paint"}', "invalid_input"),
        (b'{"type":"room.leave","room":"a"}', "invalid_input"),
        (b'{"type":"room.leave","ref":"7","room":"a"}', "invalid_input"),
    ],
)
async def test_an_error_says_which_kind_it_is(frame: bytes, code: str) -> None:
    session, connection, _ = a_session()
    session.received(frame)
    assert connection.errors() == [{"type": "error", "code": code}]


async def test_an_error_repeats_the_ref_where_it_can_be_read() -> None:
    session, connection, _ = a_session()
    session.received(json.dumps({"ref": REF, "type": "room.paint"}).encode())
    session.received(json.dumps({"type": "message.send", "ref": REF, "room": "a", "text": 7}).encode())
    assert [error["ref"] for error in connection.errors()] == [REF, REF]


async def test_commands_of_one_line_run_one_after_the_other() -> None:
    commands = Sluggish()
    session, _, _ = a_session(commands)
    for number in range(3):
        session.received(leave(number))
    await asyncio.sleep(0)
    assert len(commands.begun) == 1
    commands.go_on.set()
    await commands.has_begun(3)
    assert [command.ref for command in commands.begun] == [UUID(int=number) for number in range(3)]


async def test_a_line_with_too_much_waiting_is_read_no_further_for_a_while() -> None:
    commands = Sluggish()
    session, connection, _ = a_session(commands)
    for number in range(MOST_WAITING - 1):
        session.received(leave(number))
    assert not is_paused(connection)
    session.received(leave())
    assert is_paused(connection)
    commands.go_on.set()
    await commands.has_begun(MOST_WAITING)
    assert not is_paused(connection)


async def test_a_fault_of_ours_answers_one_command_and_not_the_next() -> None:
    commands = Sluggish()
    commands.go_on.set()
    commands.fault = ZeroDivisionError("secret words")
    session, connection, _ = a_session(commands)
    session.received(leave(1))
    await commands.has_begun(1)
    await asyncio.sleep(0)
    assert connection.errors() == [
        {"type": "error", "code": "internal", "ref": str(UUID(int=1)), "retry_after": 1}
    ]
    commands.fault = None
    session.received(leave(2))
    await commands.has_begun(2)
    assert isinstance(commands.begun[1], RoomLeave)
    assert connection.closes == []


async def test_what_waits_is_dropped_with_the_line_and_what_runs_is_finished() -> None:
    commands = Sluggish()
    session, _, node = a_session(commands)
    session.received(leave(1))
    session.received(leave(2))
    await asyncio.sleep(0)
    session.closed(1006)
    commands.go_on.set()
    async with asyncio.timeout(10):
        await node.quiet.wait()
    assert len(commands.begun) == 1


async def test_a_line_that_only_ever_sends_garbage_is_closed() -> None:
    session, connection, _ = a_session()
    for _ in range(MOST_FAULTS + 1):
        session.received(b"{")
    assert len(connection.written) == MOST_FAULTS
    assert connection.closes == [sessions.CLOSE_MALFORMED]


async def test_frames_come_no_faster_than_their_rate() -> None:
    clock = FixedClock()
    session, connection, _ = a_session(rate=Rate(per_minute=60, burst=2), clock=clock)
    for number in range(3):
        session.received(leave(number))
    assert connection.errors() == [
        {"type": "error", "code": "too_fast", "ref": str(UUID(int=2)), "retry_after": 1}
    ]
    clock.move(seconds=1)
    session.received(leave(3))
    assert len(connection.written) == 1
    for _ in range(MOST_TOO_FAST + 1):
        session.received(b"{")
    assert connection.closes == [sessions.CLOSE_TOO_FAST]


async def test_a_steady_flood_is_ended_though_some_of_it_passes() -> None:
    clock = FixedClock()
    session, connection, _ = a_session(rate=Rate(per_minute=300, burst=100), clock=clock)
    for number in range(5_000):
        session.received(leave(number))
        clock.move(seconds=0.01)
        if connection.closes:
            break
    assert connection.closes == [sessions.CLOSE_TOO_FAST]


async def test_a_hasty_client_is_told_to_wait_for_as_long_as_it_likes() -> None:
    clock = FixedClock()
    session, connection, _ = a_session(rate=Rate(per_minute=300, burst=100), clock=clock)
    for number in range(5_000):
        session.received(leave(number))
        clock.move(seconds=0.1)
    assert connection.errors()
    assert connection.closes == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(nearly)
async def test_over_real_rooms_every_frame_is_answered_and_the_line_lives_on(
    live: LiveHouse, frame: dict[str, object]
) -> None:
    guest = live.connect(make.person())
    guest.send(frame)
    await guest.line.until(lambda: bool(guest.line.frames))
    await guest.join()
    assert guest.line.closes == []
    guest.hang_up()
