import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from palabre.adapters.bus.nats import NatsBus
from palabre.adapters.bus.nats_line import LARGEST, LONGEST_LINE, NatsLine, RefusedError, open_line
from palabre.cli.localbus import LocalBus
from tests.servers import nats_binary

INFO = b'INFO {"server_id":"x","max_payload":1048576}\r\n'


class Wire:
    """A transport that remembers."""

    def __init__(self) -> None:
        self.written = b""
        self.ended = False

    def write(self, data: bytes) -> None:
        self.written += data

    def set_write_buffer_limits(self, *, high: int) -> None: ...

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return self.ended

    def abort(self) -> None:
        self.ended = True

    close = abort


def a_line() -> tuple[NatsLine, Wire, list[tuple[int, bytes]]]:
    heard: list[tuple[int, bytes]] = []
    line, wire = NatsLine(heard=lambda number, payload: heard.append((number, payload))), Wire()
    line.connection_made(cast("Any", wire))
    return line, wire, heard


@pytest.mark.parametrize("size", [1, 2, 3, 7, 40, 10_000])
async def test_messages_are_read_however_they_are_cut(size: int) -> None:
    line, wire, heard = a_line()
    said = (
        INFO
        + b"MSG palabre.room.a 1 5\r\nhello\r\n"
        + b"PING\r\n"
        + b"MSG palabre.room.b 12 0\r\n\r\n"
        + b"MSG palabre.room.a 1 reply 10\r\nMSG 1 2\r\n3\r\n"
        + b"+OK\r\n"
    )
    for start in range(0, len(said), size):
        line.data_received(said[start : start + size])
    assert heard == [(1, b"hello"), (12, b""), (1, b"MSG 1 2\r\n3")]
    await asyncio.sleep(0)
    assert wire.written == b"PONG\r\n"
    assert (await line.info).max_payload == 1_048_576
    assert not wire.ended


async def test_what_is_asked_in_one_turn_leaves_in_order_and_together() -> None:
    line, wire, _ = a_line()
    line.subscribe("palabre.room.a", 3)
    line.publish("palabre.room.a", b"hi")
    line.unsubscribe(3)
    assert wire.written == b""
    assert line.waiting > 0
    await asyncio.sleep(0)
    assert wire.written == b"SUB palabre.room.a 3\r\nPUB palabre.room.a 2\r\nhi\r\nUNSUB 3\r\n"
    assert line.waiting == 0


async def test_an_answer_that_nobody_waits_for_any_more_does_no_harm() -> None:
    line, _, heard = a_line()
    first, second = line.ping(), line.ping()
    first.cancel()
    line.data_received(b"PONG\r\nPONG\r\nPONG\r\nMSG a 1 1\r\nx\r\n")
    assert second.done()
    assert heard == [(1, b"x")]


async def test_the_end_leaves_nobody_waiting() -> None:
    line, wire, _ = a_line()
    pong = line.ping()
    line.connection_lost(None)
    assert pong.cancelled()
    assert line.ping().cancelled()
    with pytest.raises(RefusedError):
        await line.info
    line.publish("palabre.room.a", b"x")
    await asyncio.sleep(0)
    assert wire.written == b""
    assert line.ended.is_set()


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 400 Bad Request\r\n",
        b"INFO no json\r\n",
        b"MSG a b c\r\n",
        b"MSG\r\n",
        b"MSG a 1 %d\r\n" % (LARGEST + 1),
        b"x" * (LONGEST_LINE + 1),
        b"\x16\x03\x01\r\n",
        b"\r\n",
    ],
)
async def test_whoever_speaks_something_else_is_hung_up_on(said: bytes) -> None:
    line, wire, heard = a_line()
    line.data_received(said)
    assert wire.ended
    assert heard == []


@asynccontextmanager
async def somebody_who_says(said: bytes) -> AsyncGenerator[str]:
    async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"nats://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize("said", [b"", b"220 mail ready\r\n", INFO])
async def test_a_house_beside_something_that_is_no_nats_goes_on(said: bytes) -> None:
    async with somebody_who_says(said) as url:
        with pytest.raises(RefusedError):
            await open_line(url, "test", lambda _number, _payload: None)
        bus = NatsBus(url=url)
        async with asyncio.timeout(10):
            await bus.start()
            assert not bus.healthy()
            await bus.stop()


async def test_only_who_knows_the_token_is_let_in(tmp_path: Path) -> None:
    async with LocalBus(nats_binary()) as local:
        line = await open_line(local.url, "test", lambda _number, _payload: None)
        line.abort()
        for wrong in ("", "somebody@", "user:password@"):
            address = f"nats://{wrong}{local.url.rpartition('@')[2]}"
            with pytest.raises(RefusedError):
                await open_line(address, "test", lambda _number, _payload: None)
