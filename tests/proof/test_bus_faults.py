"""One node of two loses the bus without being told: nothing is lost or reordered, on either side."""

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.proof.check import check
from tests.proof.forged import ForgedHouse
from tests.proof.history import Ack
from tests.proof.proxy import open_proxy
from tests.proof.speaker import Crowd, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, furnish, read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

ROOMS = ["salon-0", "salon-1"]
EACH = 5
PARTED = 2.5
"""Seconds."""


async def keep_on(speaker: Speaker, over: asyncio.Event) -> None:
    """Talk with pauses; no line to a house breaks here."""
    while not over.is_set():
        await speaker.act(ROOMS)
        await asyncio.sleep(speaker.crowd.chance.uniform(0, 0.1))


async def test_a_node_without_bus_serves_its_people_and_misses_nothing(
    tmp_path: Path, postgres_url: str, nats_url: str
) -> None:
    crowd = Crowd.of(20)
    await furnish(postgres_url, ROOMS)
    async with AsyncExitStack() as stack:
        host, port = nats_url.removeprefix("nats://").split(":")
        proxy = await stack.enter_async_context(open_proxy((host, int(port))))
        houses: list[ForgedHouse] = []
        for number, bus in enumerate((nats_url, f"nats://127.0.0.1:{proxy.port}")):
            folder = tmp_path / str(number)
            folder.mkdir()
            environment = {"PALABRE_BUS_URL": bus, "PALABRE_SECRET_KEY": "k" * 64}
            house = ForgedHouse(folder=folder, environment=environment, database_url=postgres_url)
            stack.push_async_callback(house.close)
            await house.start()
            houses.append(house)
        people: list[Speaker] = []
        for number, house in enumerate(houses):
            for speaker in await house.people(crowd, EACH):
                speaker.name = f"n{number}-{speaker.name}"
                people.append(speaker)
        await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
        over = asyncio.Event()
        speaking = [asyncio.create_task(keep_on(speaker, over)) for speaker in people]
        await asyncio.sleep(0.5)
        for fault in ("reset", "partition", "stall"):
            before = crowd.history.count(Ack)
            crowd.history.faults[fault] += 1
            match fault:
                case "reset":
                    for line in tuple(proxy.lines):
                        line.reset()
                case "partition":
                    proxy.partition()
                case _:
                    for line in proxy.lines:
                        line.stall()
            await asyncio.sleep(PARTED)
            # Whoever speaks meanwhile is answered, on both nodes.
            assert crowd.history.count(Ack) > before + 2 * len(people)
            proxy.heal()
        over.set()
        await asyncio.gather(*speaking)
        begun = time.monotonic()
        store = await read_log(postgres_url)
        await all_reach(people, ends_of(store))
        quiet = time.monotonic() - begun
        assert [speaker.codes for speaker in people] == [[]] * len(people)
        await hang_up(people)
        report = check(crowd.history, store)
        print(f"\nbus faults: {report}; all heard {quiet:.2f} s after the last word")
        report.require_none()
