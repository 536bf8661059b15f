"""Everybody comes back at once: nobody is lost, nothing grows, and who must wait is told for how long."""

import asyncio
import itertools
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from palabre.demo.rooms import DEMO_ROOMS
from tests.functional.house import HereHouse, House, open_far
from tests.functional.protocol.figures import MEGABYTE, growing, percentile
from tests.functional.protocol.lines import RawLine, dial, joining

ROOMS = [room.slug for room in DEMO_ROOMS]
OPENED, BUSY, RESET = 101, 503, 0
AT_A_DOOR = 20
"""Entries at one time."""
_SYLLABLES = ("ba", "lo", "mi", "ru", "ne", "ta", "vi", "so", "fa", "du", "ge", "ri", "mo", "la", "zu", "pe")


@dataclass
class Return:
    """How one storm went."""

    took: list[float] = field(default_factory=list[float])
    """Seconds from somebody's first try to the room."""
    statuses: Counter[int] = field(default_factory=Counter[int])
    unexplained: int = 0
    """Refusals that do not say when to come back."""
    lines: list[RawLine] = field(default_factory=list[RawLine])


async def enter_all(house: House, count: int) -> list[str]:
    """So many people with a name each; their tokens. By hand: a client library costs more than the house."""
    names = (f"Grive {''.join(parts)}" for parts in itertools.product(_SYLLABLES, repeat=4))
    tokens: list[str] = []

    async def enter() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(house.url).port)
        try:
            while len(tokens) < count:
                form = json.dumps(house.form(pseudonym=next(names))).encode()
                writer.write(
                    b"POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n" % len(form) + form
                )
                head = await reader.readuntil(b"\r\n\r\n")
                size = int(head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0])
                body = await reader.readexactly(size)
                # Some syllables make a word that nobody may bear.
                assert head[9:12] in {b"201", b"409", b"422"}, body
                if head[9:12] == b"201":
                    tokens.append(json.loads(body)["token"])
        finally:
            writer.transport.abort()

    await asyncio.gather(*(enter() for _ in range(AT_A_DOOR)))
    return tokens[:count]


async def come_back(port: int, tokens: Sequence[str], *, within: float) -> Return:
    """All of them, spread over so many seconds, each again and again until it is in its room."""
    told = Return()

    async def one(number: int, token: str) -> None:
        await asyncio.sleep(within * number / len(tokens))
        began = time.monotonic()
        while True:
            line = RawLine(token=token, opening=joining(ROOMS[number % len(ROOMS)], since=0))
            try:
                await dial(port, line)
            except OSError:
                told.statuses[RESET] += 1
                await asyncio.sleep(random.uniform(0, 0.5))
                continue
            status = await line.status
            told.statuses[status] += 1
            if status == OPENED:
                assert b'"room.joined"' in await line.answered
                told.took.append(time.monotonic() - began)
                told.lines.append(line)
                return
            line.transport.abort()
            told.unexplained += line.retry_after is None
            await asyncio.sleep((line.retry_after or 1) * random.uniform(1, 1.5))

    async with asyncio.timeout(60):
        await asyncio.gather(*(one(number, token) for number, token in enumerate(tokens)))
    return told


def hang_up(lines: Sequence[RawLine]) -> None:
    """All at the same moment, without a goodbye."""
    for line in lines:
        line.transport.abort()


def tell(told: Return, elapsed: float) -> None:
    """Print the figures."""
    print(
        f"\n{len(told.took)} come back: all in their rooms after {elapsed:.1f} s,"
        f" p50 {percentile(told.took, 50):.2f} s, p99 {percentile(told.took, 99):.2f} s;"
        f" answers {dict(told.statuses)}"
    )


async def test_three_hundred_come_back_at_once(house: HereHouse) -> None:
    port = urlsplit(house.url).port or 0
    tokens = await enter_all(house, 20)
    everybody = [token for token in tokens for _ in range(15)]
    first = await come_back(port, everybody, within=0)
    hang_up(first.lines)
    began = time.monotonic()
    told = await come_back(port, everybody, within=0)
    tell(told, time.monotonic() - began)
    assert set(told.statuses) <= {OPENED, BUSY, RESET}
    assert told.unexplained == 0
    hang_up(told.lines)


@pytest.mark.verify
async def test_five_thousand_come_back_within_a_second(tmp_path: Path) -> None:
    async with open_far(tmp_path) as far:
        house = await far.start()
        speaker = await house.guest()
        for room in ROOMS:
            await asyncio.gather(*(speaker.said(f"ligne {number}", room) for number in range(20)))
        tokens = await enter_all(house, 5_000)
        before = await come_back(far.port, tokens, within=10)
        # Let the first coming settle: presence is told, the collector has run.
        await asyncio.sleep(3)
        async with growing(far.pid) as growth:
            hang_up(before.lines)
            began = time.monotonic()
            told = await come_back(far.port, tokens, within=1)
            elapsed = time.monotonic() - began
        tell(told, elapsed)
        spent = growth.share * elapsed
        print(f"the house grew by {growth.house / MEGABYTE:.0f} MB, and took {spent:.1f} s of a processor")
        assert set(told.statuses) <= {OPENED, BUSY, RESET}
        assert told.unexplained == 0
        # What it took of a processor; others may have taken the rest of the time.
        assert spent < 15
        assert growth.house < 300 * MEGABYTE
        hang_up(told.lines)
