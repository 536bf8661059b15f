"""People who stop reading in a busy room: dropped with a code to come back, and nobody else notices."""

import asyncio
import itertools
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.functional.house import ROOM, HereHouse, House, open_far
from tests.functional.protocol.figures import KILOBYTE, growing, percentile
from tests.functional.protocol.lines import RawLine, dial, joining

TOO_SLOW = 1013
WINDOW = 32 * KILOBYTE
"""Of those who will stop reading."""
RATE = 500
"""Lines a second."""


@dataclass
class Talk:
    """Lines said at a steady rate by several people, and when each was heard."""

    writers: list[RawLine]
    said_at: dict[int, float] = field(default_factory=dict[int, float])
    took: list[float] = field(default_factory=list[float])
    """Seconds from the line's time in the schedule to an ear, for all ears."""
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    async def go_on(self, rate: int, seconds: float) -> list[float]:
        """Say so many lines a second; what they took to be heard, of this stretch alone."""
        self.took.clear()
        began = time.monotonic()
        for number in range(int(rate * seconds)):
            due = began + number / rate
            if (wait := due - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            line = next(self._numbers)
            # By the schedule, so that a stall of the house is not left out.
            self.said_at[line] = due
            self.writers[number % len(self.writers)].say(_line(line))
        await asyncio.sleep(0.5)
        return list(self.took)

    def heard(self, payload: bytes) -> None:
        """An ear among those who read on."""
        if payload.startswith(b'{"type":"message.created"'):
            start = payload.index(b"ligne ") + 6
            number = int(payload[start : payload.index(b" ", start)])
            self.took.append(time.monotonic() - self.said_at[number])


def _line(number: int) -> bytes:
    text = (
        f"ligne {number} de la soirée, dite à tout le salon par quelqu’un qui aime bien les longues phrases"
    )
    said = {"type": "message.send", "ref": str(uuid4()), "room": ROOM, "text": text}
    return json.dumps(said).encode()


async def listeners(port: int, tokens: Iterable[str], count: int, talk: Talk | None) -> list[RawLine]:
    """So many lines into the room, of these people in turn."""
    turn = itertools.cycle(tokens)
    opening = joining(ROOM)
    lines = [
        RawLine(token=next(turn), opening=opening, heard=None if talk is None else talk.heard)
        for _ in range(count)
    ]
    for line in lines:
        await dial(port, line, window=WINDOW if talk is None else 0)
    await asyncio.gather(*(line.answered for line in lines))
    return lines


def stop_reading(lines: Iterable[RawLine]) -> None:
    for line in lines:
        line.transport.pause_reading()


async def codes(lines: Iterable[RawLine]) -> set[int]:
    """Read again, to the end; the codes at the ends."""
    for line in lines:
        line.transport.resume_reading()
    async with asyncio.timeout(20):
        return set(await asyncio.gather(*(line.over for line in lines)))


def hang_up(*groups: Iterable[RawLine]) -> None:
    for line in itertools.chain.from_iterable(groups):
        line.transport.abort()


async def test_ten_who_stop_reading_are_dropped_and_the_others_hear_every_line(house: HereHouse) -> None:
    port = urlsplit(house.url).port or 0
    token = (await house.enter()).token
    speaker, ear = await house.guest(), await house.guest()
    slow = await listeners(port, [token], 10, None)
    stop_reading(slow)
    hub = house.service.node.hub
    [outboxes] = [found for person in hub.person_ids() if len(found := hub.outboxes_of(person)) == len(slow)]
    said = 0
    async with asyncio.timeout(60):
        while not all(outbox.sealed for outbox in outboxes):
            lines = [f"ligne {said + number} " + "a" * 980 for number in range(16)]
            await asyncio.gather(*(speaker.said(line) for line in lines))
            said += len(lines)
    await ear.hears(said)
    assert await codes(slow) == {TOO_SLOW}
    assert ear.closed is None
    print(f"\n10 who stopped reading were dropped after {said} lines of 1 KB")


async def tokens_of(house: House, count: int) -> list[str]:
    """So many people enter."""
    return [(await house.enter()).token for _ in range(count)]


@pytest.mark.verify
async def test_two_hundred_who_stop_reading_harm_nobody(tmp_path: Path) -> None:
    async with open_far(tmp_path) as far:
        house = await far.start()
        writers = [await dial(far.port, RawLine(token=token)) for token in await tokens_of(house, 10)]
        await asyncio.gather(*(line.status for line in writers))
        talk = Talk(writers)
        tokens = await tokens_of(house, 20)
        healthy = await listeners(far.port, tokens, 20, talk)
        slow = await listeners(far.port, tokens, 200, None)
        await talk.go_on(RATE, 2)
        calm = await talk.go_on(RATE, 6)
        async with growing(far.pid) as growth:
            began = time.process_time()
            stop_reading(slow)
            stopped = time.monotonic()
            strained = await talk.go_on(RATE, 9)
        elapsed = time.monotonic() - stopped
        share = (time.process_time() - began) / elapsed
        # They were dropped by now, or they would go on hearing lines.
        found = await codes(slow)
        print(
            f"\n200 who stop reading at {RATE} lines a second: {found} within {elapsed:.1f} s; each pins"
            f" {growth.house / 200 / KILOBYTE:.0f} KB of the house,"
            f" {growth.system / 200 / KILOBYTE:.0f} KB of the system at both ends"
        )
        print(f"processor: house {growth.share:.0%}, clients {share:.0%}")
        for percent in (50, 99):
            before, after = percentile(calm, percent) * 1000, percentile(strained, percent) * 1000
            print(f"others, p{percent}: {before:.1f} ms before, {after:.1f} ms meanwhile")
        assert found == {TOO_SLOW}
        assert growth.house / 200 < 256 * KILOBYTE
        assert all(not line.over.done() for line in healthy)
        hang_up(writers, healthy, slow)
