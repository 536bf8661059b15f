"""Processes of one house on one PostgreSQL and one NATS, each of which can be killed, paused or cut."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.proof.forged import ForgedHouse
from tests.proof.speaker import Crowd, EndedError, Speaker
from tests.servers import NatsServer, nats

JITTER = 0.2
LONGEST_JITTER = 2.0
"""Seconds of the first and of the longest random pause of a client whose line broke, at most."""


@dataclass(kw_only=True)
class Nodes:
    """The processes, and the bus between them."""

    houses: Sequence[ForgedHouse]
    broker: NatsServer
    _brokers: AsyncExitStack
    _paused: set[int] = field(default_factory=set[int])

    def pause(self, pid: int) -> None:
        """SIGSTOP: it neither answers nor hangs up."""
        os.kill(pid, signal.SIGSTOP)
        self._paused.add(pid)

    def resume(self, pid: int) -> None:
        """SIGCONT."""
        self._paused.discard(pid)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)

    def kill_broker(self) -> None:
        """As a crash would."""
        self.broker.kill()

    def restart_broker(self) -> None:
        """Where it was before."""
        port = int(self.broker.url.rsplit(":", 1)[1])
        self.broker = self._brokers.enter_context(nats(port=port))

    def resume_all(self) -> None:
        """Leave nobody paused."""
        for pid in tuple(self._paused):
            self.resume(pid)

    async def people(self, crowd: Crowd, each: int) -> list[Speaker]:
        """So many on each node, without a line yet. A gap is logged, not mended: a node must show none."""
        groups = [await house.people(crowd, each) for house in self.houses]
        for number, group in enumerate(groups):
            for speaker in group:
                speaker.name = f"n{number}-{speaker.name}"
        return [speaker for group in groups for speaker in group]


@asynccontextmanager
async def open_nodes(folder: Path, database_url: str, *, count: int) -> AsyncGenerator[Nodes]:
    """So many processes that start at once over an empty database."""
    async with AsyncExitStack() as stack:
        brokers = await stack.enter_async_context(AsyncExitStack())
        broker = brokers.enter_context(nats())
        environment = {"PALABRE_BUS_URL": broker.url, "PALABRE_SECRET_KEY": "k" * 64}
        houses: list[ForgedHouse] = []
        for number in range(count):
            own = folder / f"node-{number}"
            own.mkdir()
            house = ForgedHouse(folder=own, environment=environment, database_url=database_url)
            stack.push_async_callback(house.close)
            houses.append(house)
        await asyncio.gather(*(house.start() for house in houses))
        nodes = Nodes(houses=houses, broker=broker, _brokers=brokers)
        try:
            yield nodes
        finally:
            nodes.resume_all()


async def _keep_on(speaker: Speaker, rooms: list[str], pause: float, over: asyncio.Event) -> None:
    wait = JITTER
    while not over.is_set():
        try:
            if speaker.over.is_set():
                await speaker.come(rooms)
                wait = JITTER
            await speaker.act(rooms)
            await asyncio.sleep(speaker.crowd.chance.uniform(0, 2 * pause))
        except EndedError:
            # Also where the line did not open: then nobody said that it is over.
            speaker.over.set()
            await asyncio.sleep(speaker.crowd.chance.uniform(0, wait))
            wait = min(2 * wait, LONGEST_JITTER)


@asynccontextmanager
async def talking(people: Sequence[Speaker], rooms: list[str], *, pause: float) -> AsyncGenerator[None]:
    """Everybody talks meanwhile, with pauses, and comes back to ``speaker.url`` when a line ends.

    In the end everybody is connected and was answered.
    """
    over = asyncio.Event()
    tasks = [asyncio.create_task(_keep_on(speaker, rooms, pause, over)) for speaker in people]
    try:
        yield
    finally:
        over.set()
        await asyncio.gather(*tasks)
    for speaker in people:
        if speaker.over.is_set():
            await speaker.come(rooms)
        await speaker.settle()
