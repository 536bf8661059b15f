"""People come, join, talk and leave for a long time: the house neither grows nor keeps what they opened."""

import asyncio
import os
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest

from palabre.adapters.db.postgres import CONNECTIONS
from tests.proof.forged import ForgedHouse, enter, open_forged
from tests.proof.speaker import Crowd, EndedError, Speaker

pytestmark = [pytest.mark.verify, pytest.mark.timeout(0)]

SECONDS = int(os.environ.get("SOAK_SECONDS", "150"))
"""``SOAK_SECONDS=1800 make verify ARGS=tests/proof/test_soak.py`` is the long run."""
LONG = 1_200
"""Seconds from which on the slope says something: before, memory still settles."""
PEOPLE = 40
ROOMS = [f"salon-{number}" for number in range(5)]
STAYS = 20
"""Lines of one person before somebody else comes instead."""
MOST_GROWTH = 1.0
"""MiB in ten minutes."""
MIB = 1024 * 1024


@dataclass(kw_only=True)
class Watch:
    """What the process holds, from time to time."""

    process: psutil.Process
    at: list[float] = field(default_factory=list[float])
    memory: list[float] = field(default_factory=list[float])
    """MiB resident."""
    descriptors: list[int] = field(default_factory=list[int])

    def look(self) -> None:
        self.at.append(time.monotonic())
        self.memory.append(self.process.memory_info().rss / MIB)
        self.descriptors.append(self.process.num_fds())

    def growth(self) -> float:
        """MiB in ten minutes, by the slope of the second half."""
        half = len(self.at) // 2
        return statistics.linear_regression(self.at[half:], self.memory[half:]).slope * 600


@dataclass(kw_only=True)
class Soak:
    """Who churns, and how often."""

    forged: ForgedHouse
    crowd: Crowd
    http: httpx.AsyncClient
    over: asyncio.Event = field(default_factory=asyncio.Event)
    entries: int = 0
    lines: int = 0
    messages: int = 0

    async def come_and_go(self) -> None:
        """One person after the other: enter, some lines with some talk, leave."""
        while not self.over.is_set():
            speaker = Speaker(crowd=self.crowd, name="p", token=await enter(self.http), url=self.forged.live)
            self.entries += 1
            for _ in range(STAYS):
                if not self.over.is_set():
                    await self._stay(speaker)
            headers = {"Authorization": f"Bearer {speaker.token}"}
            left = await self.http.delete("/api/v1/entries/current", headers=headers)
            assert left.status_code == 204

    async def _stay(self, speaker: Speaker) -> None:
        chance = self.crowd.chance
        try:
            await speaker.connect()
            self.lines += 1
            rooms = chance.sample(ROOMS, 3)
            for room in rooms:
                # As a page that was opened anew: nothing is known of the room.
                await speaker.join(room, fresh=True)
            for _ in range(chance.randrange(6)):
                await speaker.act(rooms)
                self.messages += 1
                await asyncio.sleep(chance.uniform(0, 0.1))
            if chance.random() < 0.5:
                await speaker.leave_room(rooms[0])
        except EndedError:
            pass
        speaker.cut()
        speaker.wishes.clear()
        speaker.answers.clear()
        self.crowd.history.events.clear()
        await asyncio.sleep(chance.uniform(0, 0.3))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_people_who_come_and_go_leave_nothing_behind(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    crowd = Crowd.of(20)
    url = str(request.getfixturevalue("postgres_url")) if kind == "postgresql" else ""
    async with (
        open_forged(tmp_path, rooms=ROOMS, database_url=url) as forged,
        httpx.AsyncClient(
            base_url=forged.url, timeout=30, limits=httpx.Limits(max_keepalive_connections=0)
        ) as http,
    ):
        watch = Watch(process=psutil.Process(forged.pid))
        # Once there was a request, a line and a store that reads, the house holds what it needs.
        soak = Soak(forged=forged, crowd=crowd, http=http)
        warm = asyncio.create_task(soak.come_and_go())
        await asyncio.sleep(1)
        soak.over.set()
        await warm
        soak.over.clear()
        watch.look()
        before = watch.descriptors[0]
        # The pool grows with the load, and shrinks only after minutes.
        most = before + (CONNECTIONS if kind == "postgresql" else 0)
        churning = [asyncio.create_task(soak.come_and_go()) for _ in range(PEOPLE)]
        begun = time.monotonic()
        while (elapsed := time.monotonic() - begun) < SECONDS:
            await asyncio.sleep(min(5, SECONDS - elapsed))
            watch.look()
            if len(watch.at) % 12 == 0:
                print(
                    f"\n{elapsed:.0f} s: {watch.memory[-1]:.1f} MiB, {watch.descriptors[-1]} descriptors",
                    end="",
                )
        soak.over.set()
        await asyncio.gather(*churning)
        await http.aclose()
        async with asyncio.timeout(20):
            while watch.process.num_fds() > most:
                await asyncio.sleep(0.1)
        after = watch.process.num_fds()
        print(
            f"\nsoak, {kind}, {SECONDS} s: {soak.entries:,} entries, {soak.lines:,} lines, "
            f"{soak.messages:,} commands; "
            f"{watch.memory[0]:.1f} → {watch.memory[-1]:.1f} MiB, second half {watch.growth():+.2f} MiB in "
            f"10 min; descriptors {before} → {max(watch.descriptors)} → {after}"
        )
        assert forged.complaints == ""
        # SQLite keeps pages of the growing file in memory, up to 32 MB a connection: no leak, and no proof.
        assert kind == "sqlite" or SECONDS < LONG or watch.growth() < MOST_GROWTH
