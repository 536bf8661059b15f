"""Bombs, giants and endless texts: answered at once, for almost nothing, with hardly a word in the log."""

import asyncio
import functools
import gzip
import itertools
import statistics
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.functional.house import ROOM, open_far
from tests.functional.live_house import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    TEXT,
    Client,
    close_frame,
    frame,
    head,
)
from tests.functional.protocol.opened import Open
from tests.functional.protocol.script import Closed, Pong, Said, Step, cut, fresh_ref, line, nonsense, play

MEGABYTE = 1024 * 1024
AGAIN = 10
"""Times that each case is played: one alone says nothing of its cost."""
MOST_CPU = 0.05
"""Seconds for the house and its client together; the aim is 0.01 for the house alone."""
MOST_GROWTH = 5 * MEGABYTE

# One house and one loop for all cases.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@functools.cache
def deflated(size: int) -> bytes:
    """So many zeros as permessage-deflate sends them."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(bytes(size)) + deflate.flush(zlib.Z_SYNC_FLUSH)[:-4]


def deep(start: str, end: str, levels: int = 10_000) -> bytes:
    """A document of so many levels, as far as a frame holds them."""
    return (start * levels + "0" + end * levels).encode()


def resident() -> int:
    """Bytes that this process holds."""
    return int(psutil.Process().memory_info().rss)


def send_of_levels() -> tuple[Step, ...]:
    """A command whose text is a list of lists."""
    start = f'{{"type":"message.send","ref":"{fresh_ref()}","room":"{ROOM}","text":'.encode()
    return frame(TEXT, start + b"[" * 10_000), Said("error", "invalid_input None")


HOSTILE: dict[str, Callable[[], tuple[Step, ...]]] = {
    "a text of 70 KB": lambda: (frame(TEXT, b"a" * 70_000), Closed(1009)),
    "a text of 70 KB in one fragment more": lambda: (frame(TEXT, b"a" * 70_000, fin=False), Closed(1009)),
    "80 fragments of 1 KB": lambda: (b"".join(cut(b"a" * 81_920, *range(1024, 81_920, 1024))), Closed(1009)),
    "16,000 fragments of nothing": lambda: (
        frame(TEXT, b"", fin=False) + frame(CONTINUATION, b"", fin=False) * 16_000 + frame(PING),
        Pong(),
        close_frame(1000),
        Closed(1000),
    ),
    "10,000 levels of lists": lambda: (frame(TEXT, b"[" * 10_000), Said("error", "invalid_input None")),
    "10,000 levels of lists in a field": send_of_levels,
    "8,000 levels of lists, closed": lambda: (
        frame(TEXT, deep("[", "]", 8_000)),
        Said("error", "invalid_input None"),
    ),
    "3,000 levels of objects": lambda: (frame(TEXT, b'{"a":' * 3_000), nonsense()),
    "60 MB in 58 KB": lambda: (frame(TEXT, deflated(60 * MEGABYTE), rsv=4), Closed(1009)),
    "15 MB in 15 KB": lambda: (frame(TEXT, deflated(15 * MEGABYTE), rsv=4), Closed(1002)),
    "15 MB in 15 KB without the bit": lambda: (frame(TEXT, deflated(15 * MEGABYTE)), Closed(1007)),
}


BAD_FRAMES = (
    (frame(TEXT, b"\xff"), 1007),
    (frame(TEXT, b"a", masked=False), 1002),
    (frame(7), 1002),
    (frame(TEXT, b"a" * 20_000), 1009),
    (frame(BINARY, b"x"), 1003),
    (frame(CONTINUATION, b"x"), 1002),
    (frame(TEXT, b"x", rsv=7), 1002),
    (frame(PING, b"x" * 126), 1002),
    (close_frame(1000, b"\xff"), 1007),
    (frame(CLOSE, b"x"), 1002),
)
BAD_REQUESTS = (
    b"nonsense\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    head(sec_websocket_key="short"),
)


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_is_too_much_costs_next_to_nothing(place: Open, name: str) -> None:
    spent: list[float] = []
    elapsed: list[float] = []
    plays = [HOSTILE[name]() for _ in range(AGAIN)]
    before = resident()
    for steps in plays:
        async with line(place.port, place.token) as client:
            begun, started = time.process_time(), time.monotonic()
            await play(client, steps)
            spent.append(time.process_time() - begun)
            elapsed.append(time.monotonic() - started)
    _tell(name, elapsed, spent, resident() - before)


@functools.cache
def zipped(size: int) -> bytes:
    """So many zeros, as a body may be sent."""
    return gzip.compress(bytes(size))


JSON = {"content-type": "application/json"}
GZIP = JSON | {"content-encoding": "gzip"}
BODIES: dict[str, tuple[Callable[[], bytes], dict[str, str], int]] = {
    "60 MB in a zipped body of 58 KB": (lambda: zipped(60 * MEGABYTE), GZIP, 415),
    "a zipped body that does not say so": (lambda: zipped(60 * MEGABYTE), JSON, 400),
    "zipped twice": (
        lambda: gzip.compress(zipped(60 * MEGABYTE)),
        GZIP | {"content-encoding": "gzip, gzip"},
        415,
    ),
    "a body of 70 KB": (lambda: b" " * 70_000, JSON, 413),
    "10,000 levels of lists in a body": (lambda: deep("[", "]"), JSON, 400),
    "10,000 levels of objects in a body": (lambda: b'{"a":' * 10_000 + b"0" + b"}" * 10_000, JSON, 400),
}


@pytest.mark.parametrize("name", BODIES)
async def test_a_body_that_is_too_much_costs_next_to_nothing(place: Open, name: str) -> None:
    make, headers, status = BODIES[name]
    content = make()
    spent: list[float] = []
    elapsed: list[float] = []
    client = place.house.client(**headers)
    await client.get("/livez")
    before = resident()
    for _ in range(AGAIN):
        begun, started = time.process_time(), time.monotonic()
        answer = await client.post("/api/v1/entries", content=content)
        spent.append(time.process_time() - begun)
        elapsed.append(time.monotonic() - started)
        assert answer.status_code == status, answer.text
    _tell(name, elapsed, spent, resident() - before)


@pytest.mark.parametrize(
    "offer",
    [
        "permessage-deflate",
        "permessage-deflate; client_max_window_bits; server_no_context_takeover",
        "x-webkit-deflate-frame, permessage-deflate",
        "\x80nonsense;;,=",
    ],
)
async def test_no_extension_is_taken(place: Open, offer: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
    client = Client(reader, writer)
    status, headers = await client.upgrade(
        head(authorization=f"Bearer {place.token}", sec_websocket_extensions=offer)
    )
    assert status == 101
    assert "sec-websocket-extensions" not in headers
    await play(client, (frame(TEXT, deflated(100), rsv=4), Closed(1002)))
    writer.transport.abort()


async def test_a_thousand_bad_frames_write_hardly_a_line_into_the_log(tmp_path: Path) -> None:
    async with open_far(tmp_path, PALABRE_LOG_LEVEL="info") as far:
        house = await far.start()
        token = (await house.enter()).token
        turns = asyncio.Semaphore(200)

        async def offend(steps: tuple[Step, ...]) -> None:
            async with turns, line(far.port, token) as client:
                await play(client, steps)

        async def mumble(octets: bytes) -> None:
            async with turns:
                reader, writer = await asyncio.open_connection("127.0.0.1", far.port)
                writer.write(octets)
                assert b" 400 " in await reader.readline()
                writer.transport.abort()

        bad = itertools.islice(itertools.cycle(BAD_FRAMES), 1_000)
        await asyncio.gather(*(offend((one, Closed(code))) for one, code in bad))
        unreadable: tuple[Step, ...] = (frame(TEXT, b"{") * 500, *[nonsense()] * 500)
        await asyncio.gather(offend(unreadable), offend(unreadable))
        requests = itertools.islice(itertools.cycle(BAD_REQUESTS), 500)
        await asyncio.gather(*(mumble(one) for one in requests))
        assert (await house.client().get("/livez")).status_code == 200
        log = await far.stop()
    lines = log.decode().splitlines()
    print(f"\n2,500 bad frames and requests: {len(lines)} lines in the log")
    assert "Traceback" not in log.decode()
    assert len(lines) <= 10, lines[:20]


def _tell(name: str, elapsed: list[float], spent: list[float], grown: int) -> None:
    """Print, then judge what a noisy machine does not change."""
    print(
        f"\n{name}: {statistics.median(elapsed) * 1000:.1f} ms, {statistics.median(spent) * 1000:.2f} ms"
        f" of CPU with its client; {AGAIN} times: {grown / MEGABYTE:.2f} MB"
    )
    assert statistics.median(spent) < MOST_CPU
    assert grown < MOST_GROWTH
