"""Whoever drips a request or a frame is cut in time, and nobody else waits for it."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from typing_extensions import override

from palabre.web.live.connection import LiveTiming
from palabre.web.live.http_guard import HttpLimits
from tests.functional.house import open_far
from tests.functional.live_house import CLOSE, TEXT, frame, guest, head, raw, served
from tests.functional.protocol.figures import percentile

FORM = b"POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
DRIPS = {
    "a head": (b"", b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
    "a body": (FORM + b"Content-Length: 60000\r\n\r\n", b"{"),
    "chunks": (FORM + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n{\r\n" * 1_000),
    "a handshake": (b"", head()[:-2]),
}
"""What is sent at once, and what follows octet by octet, for ever."""
LONG = 4_000_000
PATIENCE = 15.0
"""Seconds after which nobody drips any more."""
AT_ONCE, PAUSE = 25, 0.025
"""A thousand connections a second: faster, one would measure this client."""


class Dripper(asyncio.Protocol):
    """One connection that sends an octet each ``every`` seconds until it is cut."""

    def __init__(self, start: bytes, rest: bytes, every: float) -> None:
        self._start = start
        self._rest: Iterator[int] = itertools.chain(rest, itertools.repeat(ord("a")))
        self._every = every
        self._began = time.monotonic()
        self._transport: asyncio.Transport | None = None
        self.cut: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        """Seconds that it lasted."""

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._began = time.monotonic()
        self._transport.write(self._start)
        # What comes with a handshake is no frame yet: a client waits for the answer.
        asyncio.get_running_loop().call_later(self._every, self._drip)

    @override
    def eof_received(self) -> None:
        self._over()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._over()

    def hang_up(self) -> None:
        """Leave, cut or not."""
        if self._transport is not None:
            self._transport.abort()

    def _over(self) -> None:
        if not self.cut.done():
            self.cut.set_result(time.monotonic() - self._began)

    def _drip(self) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(bytes((next(self._rest),)))
            asyncio.get_running_loop().call_later(self._every, self._drip)


@dataclass
class Crowd:
    """All who drip, by what they drip."""

    port: int
    every: float
    members: dict[str, list[Dripper]] = field(default_factory=dict[str, list[Dripper]])

    async def come(self, name: str, start: bytes, rest: bytes, count: int) -> None:
        """Open so many connections."""
        loop, found = asyncio.get_running_loop(), self.members.setdefault(name, [])
        for _ in range(0, count, AT_ONCE):
            opened = await asyncio.gather(
                *(
                    loop.create_connection(lambda: Dripper(start, rest, self.every), "127.0.0.1", self.port)
                    for _ in range(AT_ONCE)
                )
            )
            found.extend(dripper for _, dripper in opened)
            await asyncio.sleep(PAUSE)

    async def lasted(self, patience: float) -> dict[str, float]:
        """The seconds that the last of each kind lasted; raise TimeoutError when one goes on."""
        async with asyncio.timeout(patience):
            return {
                name: max(await asyncio.gather(*(one.cut for one in found)))
                for name, found in self.members.items()
            }

    def hang_up(self) -> None:
        for dripper in itertools.chain.from_iterable(self.members.values()):
            dripper.hang_up()


@contextlib.asynccontextmanager
async def asking(port: int, every: float) -> AsyncGenerator[list[float]]:
    """Somebody asks an ordinary question again and again meanwhile; the seconds that each answer took."""
    took: list[float] = []

    async def ask() -> None:
        while True:
            began = time.monotonic()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                assert b" 200 " in await reader.readline()
                took.append(time.monotonic() - began)
            finally:
                writer.transport.abort()
            await asyncio.sleep(every)

    task = asyncio.create_task(ask())
    try:
        yield took
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def test_two_hundred_and_fifty_who_drip_are_cut_and_the_others_are_served() -> None:
    quick, timing = HttpLimits(head=0.4, body=0.5), LiveTiming(frame=0.4)
    async with served(http=quick, timing=timing) as place, asking(place.port, 0.01) as took:
        crowd = Crowd(port=place.port, every=0.05)
        for name, (start, rest) in (DRIPS | frames()).items():
            await crowd.come(name, start, rest, 50)
        lasted = await crowd.lasted(10)
        crowd.hang_up()
        tell(250, lasted, took)


@pytest.mark.verify
async def test_two_thousand_who_drip_are_cut_and_the_others_are_served(tmp_path: Path) -> None:
    async with open_far(tmp_path) as far:
        house = await far.start()
        token = (await house.enter()).token
        async with asking(far.port, 0.05) as took:
            crowd = Crowd(port=far.port, every=5.0)
            for name, (start, rest) in (DRIPS | frames(authorization=f"Bearer {token}")).items():
                await crowd.come(name, start, rest, 400)
            lasted = await crowd.lasted(60)
            crowd.hang_up()
        tell(2_000, lasted, took)
        assert max(lasted.values()) < PATIENCE
        assert percentile(took, 99) < 0.5


async def test_a_frame_that_does_not_end_is_told_why_it_ends_the_line() -> None:
    async with served(timing=LiveTiming(frame=0.2)) as place, guest(place) as (client, host):
        client.send(frame(TEXT, b"whole") + frame(TEXT, b"half")[:-1])
        assert await client.receive() == (TEXT, b"whole")
        opcode, payload = await client.receive()
        assert (opcode, payload) == (CLOSE, (4408).to_bytes(2, "big") + b"half_frame")
        await host.over.wait()
        assert host.codes == [4408]


async def test_many_slow_frames_are_no_frame_that_does_not_end() -> None:
    async with served(timing=LiveTiming(frame=0.2)) as place, guest(place) as (client, host):
        # Each write ends one frame and begins the next: the house never sees the line between two.
        octets = frame(TEXT, b"x" * 2_000)
        client.send(octets[:1_000])
        for _ in range(12):
            await asyncio.sleep(0.05)
            client.send(octets[1_000:] + octets[:1_000])
            assert await client.receive() == (TEXT, b"x" * 2_000)
        assert not host.over.is_set()


async def test_a_frame_that_the_house_itself_does_not_read_is_not_cut() -> None:
    async with served(timing=LiveTiming(frame=0.2)) as place, guest(place) as (client, host):
        client.send(frame(TEXT, b"half")[:-1])
        # A turn of the server, which reads the half; then the house stops reading.
        client.send(b"")
        await asyncio.sleep(0.05)
        host.connection.pause()
        client.send(frame(TEXT, b"half")[-1:])
        await asyncio.sleep(0.6)
        assert not host.over.is_set()
        host.connection.resume()
        assert await client.receive() == (TEXT, b"half")


async def _long(_scope: Any, _receive: Any, send: Any) -> None:
    """Answers with four megabytes."""
    length = b"%d" % LONG
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
    await send({"type": "http.response.body", "body": b"x" * LONG})


@pytest.mark.parametrize("keep", ["keep-alive", "close"])
async def test_whoever_does_not_take_an_answer_is_cut(keep: str) -> None:
    async with served(http=HttpLimits(take=0.3), app=_long) as place, raw(place) as client:
        client.stop_reading()
        client.send(f"GET / HTTP/1.1\r\nHost: h\r\nConnection: {keep}\r\n\r\n".encode())
        state = place.server.server_state
        async with asyncio.timeout(10):
            while not state.connections:
                await asyncio.sleep(0.01)
            while state.connections:
                await asyncio.sleep(0.01)


async def test_whoever_takes_an_answer_slowly_has_it_all() -> None:
    limits = HttpLimits(take=0.3, take_bytes=1_000)
    async with served(http=limits, app=_long) as place, raw(place) as client:
        client.send(b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        async with asyncio.timeout(30):
            await client.reader.readuntil(b"\r\n\r\n")
            for _ in range(20):
                await client.reader.readexactly(LONG // 20)
                await asyncio.sleep(0.05)


def frames(**headers: str) -> dict[str, tuple[bytes, bytes]]:
    """Frames on a line that is open already."""
    opened = head(**headers)
    return {"a frame": (opened, frame(TEXT, b"a" * 16_000))}


def tell(count: int, lasted: dict[str, float], took: list[float]) -> None:
    """Print the figures."""
    each = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in lasted.items())
    print(f"\n{count} who drip, the longest of each kind: {each}")
    print(
        f"meanwhile {len(took)} requests: p50 {percentile(took, 50) * 1000:.1f} ms,"
        f" p99 {percentile(took, 99) * 1000:.1f} ms, slowest {max(took) * 1000:.1f} ms"
    )
