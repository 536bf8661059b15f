"""Three nodes, and a bus between them: whatever is killed, paused or cut, nothing is lost or reordered."""

import asyncio
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest

from palabre.demo.rooms import DEMO_ROOMS
from tests.proof.check import check
from tests.proof.history import Ack
from tests.proof.nodes import Nodes, open_nodes, talking
from tests.proof.speaker import Crowd, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, last_numbers, read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]

ROOMS = [room.slug for room in DEMO_ROOMS][:3]
HANDED_OVER = 4503
RESUMED_WITHIN = 2.0
"""Seconds after the bus is back, in the long run."""


class Trial:
    """Faults one after the other, while people on three nodes talk."""

    def __init__(self, nodes: Nodes, people: list[Speaker], *, seconds: float) -> None:
        self.nodes = nodes
        self.people = people
        self.seconds = seconds
        self.history = people[0].crowd.history
        self.resumed: dict[str, float] = {}
        """Seconds that the last one of each kind took."""

    def on(self, number: int) -> list[Speaker]:
        """Who is on a node now."""
        return [speaker for speaker in self.people if speaker.url == self.nodes.houses[number].live]

    def answered(self) -> Counter[str]:
        """Answers so far, by who was answered."""
        return Counter(event.client for event in self.history.events if isinstance(event, Ack))

    async def everybody_is_answered(self) -> None:
        """Wait until all who are connected were answered twice more."""
        before = self.answered()
        async with asyncio.timeout(60):
            while min((self.answered() - before)[speaker.name] for speaker in self.people) < 2:
                await asyncio.sleep(0.02)

    async def everybody_hears(self, what: str) -> None:
        """Wait until everybody heard all that is stored now; note how long it took."""
        begun = time.monotonic()
        ends = await last_numbers(self.nodes.houses[0].database_url)
        await all_reach(self.people, ends)
        self.resumed[what] = time.monotonic() - begun
        self.history.faults[what] += 1

    async def cut(self) -> None:
        """The bus dies, and comes back."""
        self.nodes.kill_broker()
        await asyncio.sleep(self.seconds)
        await self.everybody_is_answered()
        self.nodes.restart_broker()
        await self.everybody_hears("bus cut")

    async def freeze(self) -> None:
        """The bus says nothing for a while, not even goodbye."""
        self.nodes.pause(self.nodes.broker.pid)
        await asyncio.sleep(self.seconds)
        await self.everybody_is_answered()
        self.nodes.resume(self.nodes.broker.pid)
        await self.everybody_hears("bus frozen")

    async def pause(self, number: int) -> None:
        """A node stands still, and goes on."""
        house = self.nodes.houses[number]
        self.nodes.pause(house.pid)
        await asyncio.sleep(self.seconds)
        self.nodes.resume(house.pid)
        await self.everybody_is_answered()
        await self.everybody_hears("node paused")

    async def kill(self, number: int, refuge: int) -> None:
        """A node is lost; its people go elsewhere, and another takes its place."""
        for speaker in self.on(number):
            speaker.url = self.nodes.houses[refuge].live
        await self.nodes.houses[number].kill()
        await self.everybody_is_answered()
        await self.nodes.houses[number].start()
        await self.everybody_hears("node killed")

    async def roll(self, number: int, refuge: int) -> None:
        """A node is asked to stop; it sends its people elsewhere."""
        theirs = self.on(number)
        for speaker in theirs:
            speaker.url = self.nodes.houses[refuge].live
        begun = time.monotonic()
        await self.nodes.houses[number].stop()
        self.resumed["node stopped"] = time.monotonic() - begun
        await self.everybody_is_answered()
        await self.nodes.houses[number].start()
        await self.everybody_hears("node renewed")
        assert {speaker.codes[-1] for speaker in theirs} == {HANDED_OVER}


async def run(tmp_path: Path, url: str, *, each: int, seconds: float, pause: float, rounds: int) -> Trial:
    crowd = Crowd.of(20)
    async with open_nodes(tmp_path, url, count=3) as nodes:
        await _furnished_once(nodes)
        people = await nodes.people(crowd, each)
        await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
        trial = Trial(nodes, people, seconds=seconds)
        async with talking(people, ROOMS, pause=pause):
            for _ in range(rounds):
                await trial.cut()
                await trial.freeze()
                await trial.pause(1)
                await trial.kill(2, refuge=0)
                await trial.roll(0, refuge=2)
        # Nobody speaks any more, so that no later line shows that one is missing; and there is no bus.
        nodes.kill_broker()
        await people[0].say(ROOMS[0])
        log = await read_log(url)
        await all_reach(people, ends_of(log))
        await hang_up(people)
        report = check(crowd.history, log)
        print(f"\nthree nodes: {report}; resumed: {trial.resumed}")
        report.require_none()
        assert sum(speaker.gaps for speaker in people) == 0
        return trial


async def _furnished_once(nodes: Nodes) -> None:
    for house in nodes.houses:
        async with httpx.AsyncClient(base_url=house.url) as client:
            rooms = (await client.get("/api/v1/rooms")).json()["items"]
            assert [room["slug"] for room in rooms] == [room.slug for room in DEMO_ROOMS]


async def test_three_nodes_lose_and_reorder_nothing(tmp_path: Path, postgres_url: str) -> None:
    await run(tmp_path, postgres_url, each=3, seconds=0.3, pause=0.05, rounds=1)


@pytest.mark.verify
async def test_three_nodes_lose_and_reorder_nothing_for_long(tmp_path: Path, postgres_url: str) -> None:
    trial = await run(tmp_path, postgres_url, each=12, seconds=10, pause=0.2, rounds=3)
    assert trial.resumed["bus cut"] < RESUMED_WITHIN
    assert trial.resumed["bus frozen"] < RESUMED_WITHIN
