"""Each fault that the proxy promises is what both sides see."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.proof.proxy import CHUNK, Line, Proxy, open_proxy

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(kw_only=True)
class Place:
    """A server behind a proxy; ``guests`` are its ends of the connections."""

    proxy: Proxy
    guests: "asyncio.Queue[Stream]" = field(default_factory=asyncio.Queue)
    open: list[asyncio.StreamWriter] = field(default_factory=list[asyncio.StreamWriter])

    async def line(self) -> tuple[Stream, Stream, Line]:
        """A client, the server's end of it, and what lies between."""
        client = await asyncio.open_connection("127.0.0.1", self.proxy.port)
        self.open.append(client[1])
        server = await self.guests.get()
        return client, server, self.proxy.lines[-1]


@asynccontextmanager
async def open_place() -> AsyncGenerator[Place]:
    guests: asyncio.Queue[Stream] = asyncio.Queue()
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        await guests.put((reader, writer))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with open_proxy(server.sockets[0].getsockname()[:2]) as proxy:
        place = Place(proxy=proxy, guests=guests)
        try:
            async with asyncio.timeout(20):
                yield place
        finally:
            server.close()
            for writer in (*writers, *place.open):
                writer.transport.abort()


@pytest.fixture
def take_time() -> Callable[[Awaitable[object]], Awaitable[float]]:
    async def measure(doing: Awaitable[object]) -> float:
        begun = asyncio.get_running_loop().time()
        await doing
        return asyncio.get_running_loop().time() - begun

    return measure


Timer = Callable[[Awaitable[object]], Awaitable[float]]


async def test_bytes_and_ends_pass_both_ways() -> None:
    async with open_place() as place:
        (reader, writer), (far_reader, far_writer), line = await place.line()
        writer.write(b"question" * 20_000)
        writer.write_eof()
        assert await far_reader.read(-1) == b"question" * 20_000
        far_writer.write(b"answer")
        assert await reader.readexactly(6) == b"answer"
        far_writer.close()
        assert await reader.read() == b""
        await line.over.wait()
        assert line.passed == {"up": 160_000, "down": 6}


async def test_bytes_are_late_by_the_latency_and_keep_their_order(take_time: Timer) -> None:
    async with open_place() as place:
        (_, writer), (far_reader, _), line = await place.line()
        line.up.latency = 0.2

        async def many() -> None:
            for number in range(20):
                writer.write(b"%02d" % number)
                await asyncio.sleep(0.001)
            assert await far_reader.readexactly(40) == b"".join(b"%02d" % number for number in range(20))

        # Late by one latency all together, not one after the other.
        assert 0.19 <= await take_time(many()) < 20 * 0.2


async def test_bytes_pass_at_the_rate(take_time: Timer) -> None:
    async with open_place() as place:
        (reader, _), (_, far_writer), line = await place.line()
        line.down.rate = 100_000
        far_writer.write(b"x" * 30_000)
        assert await take_time(reader.readexactly(30_000)) >= 0.29


@pytest.mark.parametrize("count", [1, 7, 100_000])
async def test_a_line_is_cut_after_so_many_bytes_towards_the_client(count: int) -> None:
    async with open_place() as place:
        (reader, _), (far_reader, far_writer), line = await place.line()
        line.down.cut_after = count
        far_writer.write(b"x" * 200_000)
        assert await reader.read(-1) == b"x" * count
        await far_reader.read(-1)
        assert line.over.is_set()


async def test_a_line_is_cut_after_so_many_bytes_towards_the_server() -> None:
    async with open_place() as place:
        (reader, writer), (far_reader, _), line = await place.line()
        line.up.cut_after = 5
        writer.write(b"question")
        assert await far_reader.read(-1) == b"quest"
        assert await reader.read(-1) == b""


async def test_a_reset_is_seen_by_both() -> None:
    async with open_place() as place:
        (reader, _), (far_reader, _), line = await place.line()
        line.reset()
        for end in (reader, far_reader):
            with pytest.raises(ConnectionResetError):
                await end.read()


async def test_a_half_open_line_is_silent_and_nobody_is_told_of_its_end() -> None:
    async with open_place() as place:
        (reader, writer), (far_reader, far_writer), line = await place.line()
        line.half_open()
        writer.write(b"lost")
        far_writer.write(b"lost")
        far_writer.write_eof()
        for end in (far_reader, reader):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(end.readexactly(1), 0.1)
        assert not line.over.is_set()


async def test_a_stalled_line_fills_the_sender_and_then_goes_on() -> None:
    async with open_place() as place:
        (_, writer), (far_reader, _), line = await place.line()
        line.stall()
        sent = 0

        async def fill() -> None:
            nonlocal sent
            while True:
                writer.write(b"x" * CHUNK)
                sent += CHUNK
                await writer.drain()

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(fill(), 0.5)
        line.go()
        assert await far_reader.readexactly(sent) == b"x" * sent


async def test_a_partition_lets_nobody_through_until_it_heals() -> None:
    async with open_place() as place:
        (reader, writer), (far_reader, _), _ = await place.line()
        place.proxy.partition()
        writer.write(b"lost")
        refused = await asyncio.open_connection("127.0.0.1", place.proxy.port)
        with pytest.raises(ConnectionResetError):
            await refused[0].read()
        place.proxy.heal()
        for end in (reader, far_reader):
            with pytest.raises(ConnectionResetError):
                await end.read()
        _, (far_reader, _), line = await place.line()
        place.open[-1].write(b"back")
        assert await far_reader.readexactly(4) == b"back"
        assert line in place.proxy.lines


async def test_faults_can_be_planned_before_the_first_byte() -> None:
    async with open_place() as place:

        def plan(line: Line) -> None:
            line.up.cut_after = 2

        place.proxy.prepare = plan
        (_, writer), (far_reader, _), _ = await place.line()
        writer.write(b"abc")
        assert await far_reader.read(-1) == b"ab"


async def test_a_server_that_is_away_resets_its_clients(tmp_path: Path) -> None:
    async with open_proxy(tmp_path / "nobody") as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        with pytest.raises(ConnectionResetError):
            await reader.read()
        writer.close()


async def test_unix_sockets_are_carried_too(tmp_path: Path) -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.read(-1))
        writer.close()

    server = await asyncio.start_unix_server(echo, tmp_path / "far")
    async with open_proxy(tmp_path / "far", at=tmp_path / "near"):
        reader, writer = await asyncio.open_unix_connection(tmp_path / "near")
        writer.write(b"question")
        writer.write_eof()
        assert await reader.read(-1) == b"question"
        writer.close()
    server.close()
