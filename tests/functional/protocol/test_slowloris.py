"""Whoever drips a request or a frame is cut in time, and nobody else waits for it."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from typing_extensions import override

from palabre.web.live.http_guard import HttpLimits
from tests.functional.house import open_far
from tests.functional.live_house import head, served
from tests.functional.protocol.figures import percentile

FORM = b"POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
DRIPS = {
    "a head": (b"", b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
    "a body": (FORM + b"Content-Length: 60000\r\n\r\n", b"{"),
    "chunks": (FORM + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n{\r\n" * 1_000),
    "a handshake": (b"", head()[:-2]),
}
"""What is sent at once, and what follows octet by octet, for ever."""
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
        self._drip()

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
            writer.write(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert b" 200 " in await reader.readline()
            took.append(time.monotonic() - began)
            writer.close()
            await asyncio.sleep(every)

    task = asyncio.create_task(ask())
    try:
        yield took
    finally:
        assert not task.done(), task.exception()
        task.cancel()


async def test_two_hundred_who_drip_are_cut_and_the_others_are_served() -> None:
    quick = HttpLimits(head=0.4, body=0.5)
    async with served(http=quick) as place, asking(place.port, 0.01) as took:
        crowd = Crowd(port=place.port, every=0.05)
        for name, (start, rest) in DRIPS.items():
            await crowd.come(name, start, rest, 50)
        lasted = await crowd.lasted(10)
        crowd.hang_up()
        tell(200, lasted, took)


@pytest.mark.verify
async def test_two_thousand_who_drip_are_cut_and_the_others_are_served(tmp_path: Path) -> None:
    async with open_far(tmp_path) as far:
        await far.start()
        async with asking(far.port, 0.05) as took:
            crowd = Crowd(port=far.port, every=5.0)
            for name, (start, rest) in DRIPS.items():
                await crowd.come(name, start, rest, 2_000 // len(DRIPS))
            lasted = await crowd.lasted(60)
            crowd.hang_up()
        tell(2_000, lasted, took)
        assert max(lasted.values()) < PATIENCE
        assert percentile(took, 99) < 0.5


def tell(count: int, lasted: dict[str, float], took: list[float]) -> None:
    """Print the figures."""
    each = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in lasted.items())
    print(f"\n{count} who drip, the longest of each kind: {each}")
    print(
        f"meanwhile {len(took)} requests: p50 {percentile(took, 50) * 1000:.1f} ms,"
        f" p99 {percentile(took, 99) * 1000:.1f} ms, slowest {max(took) * 1000:.1f} ms"
    )
