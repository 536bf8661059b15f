"""The live door under strain: slow and quick peers, the end of the server, clients of others' making."""

import asyncio
import inspect
import itertools
from collections.abc import AsyncGenerator
from importlib.metadata import version
from typing import cast

import pytest
import pytest_asyncio
import websockets
from picows import picows
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from palabre.realtime.frames import text_frame
from palabre.web.live.connection import MOST_SMALL, LiveTiming
from palabre.web.live.door import PATH, SUBPROTOCOL
from palabre.web.live.protocol import _Frames, _frames_class
from tests.functional.live_house import (
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    House,
    Served,
    frame,
    guest,
    head,
    raw,
    served,
)

# One server and one loop for all tests that do not stop it: uvicorn takes 0.2 s to end.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place() -> AsyncGenerator[Served]:
    async with served() as running:
        yield running


# --- a reader or a writer that is too slow, or too quick


async def test_a_reader_that_stops_is_closed_and_pins_little_memory() -> None:
    async with (
        served(House(echo=False), timing=LiveTiming(close=0.2, slow=0.2)) as place,
        guest(place) as (client, host),
    ):
        client.stop_reading()
        outbox = host.connection.outbox
        line = text_frame(b"x" * 1000)
        offered = 0
        while outbox.offer(line):
            offered += len(line)
            assert outbox.pending <= 256 * 1024 + 2 * len(line)
            if offered % 10_000 < len(line):
                await asyncio.sleep(0)
            assert offered < 20_000_000
        assert outbox.sealed
        assert host.connection.unsent() < 128 * 1024
        await asyncio.wait_for(host.over.wait(), 5)
        assert host.codes == [1013]
        assert outbox.pending == 0


async def test_a_reader_that_wakes_up_reads_1013_at_the_end() -> None:
    async with served(House(echo=False)) as place, guest(place) as (client, host):
        client.stop_reading()
        for _ in range(20_000):
            if not host.connection.outbox.offer(text_frame(b"x" * 1000)):
                break
            await asyncio.sleep(0)
        client.read_again()
        assert await client.closing() == 1013
        await host.over.wait()


async def test_a_healthy_reader_gets_an_answer_larger_than_the_limit_and_what_follows() -> None:
    async with served(House(echo=False)) as place, guest(place) as (client, host):
        host.connection.outbox.offer(text_frame(b"r" * 600_000))
        for number in range(300):
            assert host.connection.outbox.offer(text_frame(b"%d" % number))
        assert await client.receive() == (TEXT, b"r" * 600_000)
        for number in range(300):
            assert await client.receive() == (TEXT, b"%d" % number)


async def test_pings_whose_answers_are_not_read_are_bounded() -> None:
    async with (
        served(timing=LiveTiming(close=0.2, slow=0.2), limit=32 * 1024) as place,
        guest(place) as (client, host),
    ):
        client.stop_reading()
        pings = frame(PING, b"p" * 125) * 500
        for _ in range(200):
            client.send(pings)
            await asyncio.sleep(0)
            if host.over.is_set():
                break
        await asyncio.wait_for(host.over.wait(), 5)
        assert host.codes == [1013]


async def test_one_turn_of_the_loop_is_one_write(place: Served) -> None:
    async with guest(place) as (client, host):
        for number in range(10):
            host.connection.outbox.offer(text_frame(b"%d" % number))
        chunk = await client.reader.read(65536)
        assert chunk == b"".join(text_frame(b"%d" % number) for number in range(10))


async def test_a_paused_connection_hands_over_nothing_and_reads_no_more() -> None:
    async with served(House(echo=False)) as place, guest(place) as (client, host):
        connection = host.connection
        client.send(frame(TEXT, b"first"))
        await host.hears(1)
        connection.pause()
        numbers = itertools.count()
        # More than all buffers between us hold: the sender is stopped by the window.
        while client.writer.transport.get_write_buffer_size() < 2_000_000:
            client.send(*(frame(TEXT, b"%07d" % next(numbers)) for _ in range(1000)))
            await asyncio.sleep(0)
        sent = next(numbers)
        assert host.messages == [b"first"]
        assert len(connection._backlog or ()) < 20_000
        connection.resume()
        await host.hears(sent + 1)
        assert host.messages[1:] == [b"%07d" % number for number in range(sent)]


async def test_a_listener_may_pause_from_within() -> None:
    async with served(House(echo=False, pauses=True)) as place, guest(place) as (client, host):
        client.send(frame(TEXT, b"1"), frame(TEXT, b"2"), frame(TEXT, b"3"))
        for number in (1, 2, 3):
            await host.hears(number)
            assert len(host.messages) == number
            host.connection.resume()
        assert host.messages == [b"1", b"2", b"3"]


async def test_a_paused_connection_can_still_be_closed(place: Served) -> None:
    async with guest(place) as (client, host):
        host.connection.pause()
        host.connection.close(4429)
        assert await client.closing() == 4429
        await host.over.wait()


async def test_a_flood_of_tiny_frames_does_not_grow_the_read_buffer() -> None:
    async with served(House(echo=False)) as place, guest(place) as (client, host):
        for _ in range(20):
            client.send(frame(TEXT) * 10_000)
            await client.writer.drain()
        await host.hears(200_000)
        frames = cast("_Frames", host.connection._tcp.get_protocol())
        assert len(frames.get_buffer(-1)) < 512 * 1024


@pytest.mark.parametrize("kind", [PING, PONG, CONTINUATION])
async def test_a_flood_that_the_session_never_sees_is_ended(place: Served, kind: int) -> None:
    async with guest(place) as (client, host):
        client.send(frame(TEXT, b"a", fin=False) if kind == CONTINUATION else b"")
        client.send(frame(kind, fin=kind != CONTINUATION) * (MOST_SMALL + 1))
        assert await client.closing() == 4429
        await host.over.wait()


# --- the server stops


async def test_a_graceful_stop_tells_everybody_to_come_back() -> None:
    async with served() as place, guest(place) as (first, one), guest(place) as (second, two):
        stopping = asyncio.create_task(place.stop())
        assert await first.closing() == 1012
        assert await second.closing() == 1012
        await asyncio.wait_for(stopping, 3)
        assert one.codes == two.codes == [1012]


async def test_a_stop_does_not_hang_on_clients_that_do_not_answer() -> None:
    async with (
        served(House(echo=False), timing=LiveTiming(stop=0.2)) as place,
        guest(place) as (client, host),
    ):
        client.stop_reading()
        host.connection.outbox.offer(text_frame(b"x" * 2_000_000))
        await asyncio.wait_for(place.stop(), 3)
        assert host.codes == [1012]


async def test_a_stop_answers_those_who_wait_at_the_door() -> None:
    house = House(wait=asyncio.Event())
    async with served(house) as place, raw(place) as client:
        client.send(head())
        await house.arrived.wait()
        stopping = asyncio.create_task(place.stop())
        status, headers = await client.upgrade(b"")
        assert status == 503
        assert headers["retry-after"] == "2"
        client.writer.close()
        await asyncio.wait_for(stopping, 3)


# --- a client of somebody else's making


async def test_the_websockets_library_talks_with_us(place: Served) -> None:
    uri = f"ws://127.0.0.1:{place.port}{PATH}"
    async with websockets.connect(uri, subprotocols=[websockets.Subprotocol(SUBPROTOCOL)]) as client:
        assert client.subprotocol == SUBPROTOCOL
        await client.send("bonjour")
        assert await client.recv() == "bonjour"
        await client.send(["à l’", "ombre"])
        assert await client.recv() == "à l’ombre"
        await (await client.ping())
    assert client.close_code == 1000


async def test_the_websockets_library_hears_a_refusal(place: Served) -> None:
    with pytest.raises(websockets.InvalidStatus) as refused:
        async with websockets.connect(f"ws://127.0.0.1:{place.port}{PATH}"):
            pass
    assert refused.value.response.status_code == 426


# --- what is not promised to us, and which this module rests on


async def test_the_private_api_of_picows_is_as_pinned() -> None:
    # Every test above drives it; this one says where to look when a new version is tried.
    assert version("picows") == "2.3.1"
    assert issubclass(cast("type", _frames_class), vars(picows)["WSProtocol"])
    for name in ("connection_made", "connection_lost", "get_buffer", "buffer_updated", "pause_writing"):
        assert callable(getattr(_frames_class, name))
    assert not issubclass(vars(picows)["WSProtocol"], asyncio.Protocol)  # or uvloop would not fill its buffer
    with pytest.raises(TypeError):
        _frames_class(host_port=None)


async def test_uvicorn_hands_over_as_it_did() -> None:
    source = inspect.getsource(HttpToolsProtocol.handle_websocket_upgrade)
    steps = ["self.ws_protocol_class(", "config=self.config", "server_state=self.server_state",
             "app_state=self.app_state", "protocol.connection_made(self.transport)",
             "protocol.data_received(",
             "self.transport.set_protocol(protocol)"]  # fmt: skip
    places = [source.index(step) for step in steps]
    assert places == sorted(places)
    state = ServerState()
    assert (state.connections, state.tasks, state.default_headers) == (set(), set(), [])
