"""What every bus promises, shown on memory and on a real NATS with the same tests."""

import asyncio
import contextlib
import os
import signal
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from palabre.adapters.bus.memory import MemoryBroker, MemoryBus
from palabre.adapters.bus.nats import PENDING_BYTES, NatsBus
from palabre.domain.ids import PersonId, Slug
from palabre.realtime.bus import Bus, person_subject, room_subject
from tests.servers import nats


@dataclass
class Ear:
    """A handler that remembers, and can be waited for."""

    heard: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, subject: str, payload: bytes) -> None:
        self.heard.append((subject, payload))
        self._news.set()

    async def hears(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.heard) < count:
                self._news.clear()
                await self._news.wait()


Nodes = Callable[[], Awaitable[Bus]]


@pytest.fixture(params=["memory", "nats"])
async def node(request: pytest.FixtureRequest) -> AsyncGenerator[Nodes]:
    """Starts nodes of one house."""
    broker = MemoryBroker()
    prefix = f"test-{uuid.uuid4().hex}"
    nodes: list[Bus] = []

    async def start() -> Bus:
        bus: Bus
        if request.param == "memory":
            bus = MemoryBus(broker=broker)
        else:
            bus = NatsBus(url=request.getfixturevalue("nats_url"), prefix=prefix)
        await bus.start()
        nodes.append(bus)
        return bus

    yield start
    for bus in nodes:
        await bus.stop()


async def _quiet(bus: Bus) -> None:
    """All that was published on this bus before has been delivered to it."""
    ear = Ear()
    subject = f"quiet.{uuid.uuid4().hex}"
    bus.subscribe(subject, ear)
    await bus.settled()
    bus.publish(subject, b"")
    await ear.hears(1)
    bus.unsubscribe(subject)


async def test_a_node_hears_itself_and_the_others(node: Nodes) -> None:
    one, two = await node(), await node()
    here, there = Ear(), Ear()
    one.subscribe("room.a", here)
    two.subscribe("room.a", there)
    await one.settled()
    await two.settled()
    one.publish("room.a", b"bonjour")
    await here.hears(1)
    await there.hears(1)
    assert here.heard == there.heard == [("room.a", b"bonjour")]


async def test_a_handler_runs_after_publish_has_returned(node: Nodes) -> None:
    bus = await node()
    ear = Ear()
    bus.subscribe("room.a", ear)
    await bus.settled()
    bus.publish("room.a", b"x")
    assert ear.heard == []
    await ear.hears(1)


async def test_only_the_subject_asked_for_is_heard(node: Nodes) -> None:
    bus = await node()
    ear = Ear()
    bus.subscribe("room.a", ear)
    await bus.settled()
    for subject in ("room.b", "room.a.b", "room", "person.a"):
        bus.publish(subject, b"no")
    bus.publish("room.a", b"yes")
    await ear.hears(1)
    await _quiet(bus)
    assert ear.heard == [("room.a", b"yes")]


async def test_one_node_s_publications_arrive_in_order(node: Nodes) -> None:
    one, two = await node(), await node()
    ear = Ear()
    two.subscribe("room.a", ear)
    await two.settled()
    payloads = [b"%d" % number for number in range(2000)]
    for payload in payloads:
        one.publish("room.a", payload)
    await ear.hears(2000)
    assert [payload for _, payload in ear.heard] == payloads


async def test_nothing_is_heard_after_unsubscribing(node: Nodes) -> None:
    bus = await node()
    ear = Ear()
    bus.subscribe("room.a", ear)
    await bus.settled()
    bus.publish("room.a", b"on the way")
    bus.unsubscribe("room.a")
    bus.unsubscribe("room.a")
    bus.unsubscribe("room.never")
    bus.publish("room.a", b"later")
    await _quiet(bus)
    assert ear.heard == []


async def test_a_subject_can_be_asked_for_again(node: Nodes) -> None:
    bus = await node()
    first, second = Ear(), Ear()
    bus.subscribe("room.a", first)
    bus.unsubscribe("room.a")
    bus.subscribe("room.a", first)
    bus.subscribe("room.a", second)
    await bus.settled()
    bus.publish("room.a", b"x")
    await second.hears(1)
    await _quiet(bus)
    assert first.heard == []
    assert second.heard == [("room.a", b"x")]


async def test_a_handler_that_fails_disturbs_nobody(node: Nodes) -> None:
    bus = await node()
    ear = Ear()

    def fails(subject: str, payload: bytes) -> None:
        raise LookupError(subject)

    bus.subscribe("room.bad", fails)
    bus.subscribe("room.good", ear)
    await bus.settled()
    bus.publish("room.bad", b"1")
    bus.publish("room.bad", b"2")
    bus.publish("room.good", b"3")
    await ear.hears(1)
    assert bus.healthy()


async def test_a_handler_may_publish_and_subscribe(node: Nodes) -> None:
    bus = await node()
    ear = Ear()

    def answer(subject: str, payload: bytes) -> None:
        bus.unsubscribe("room.a")
        bus.publish("room.b", payload)

    bus.subscribe("room.a", answer)
    bus.subscribe("room.b", ear)
    await bus.settled()
    bus.publish("room.a", b"x")
    await ear.hears(1)


async def test_the_subjects_of_the_house_pass(node: Nodes) -> None:
    bus = await node()
    ear = Ear()
    subjects = [room_subject(Slug("sous-l-arbre")), person_subject(PersonId(uuid.uuid4())), "staff", "house"]
    for subject in subjects:
        bus.subscribe(subject, ear)
    await bus.settled()
    for subject in subjects:
        bus.publish(subject, b"")
    await ear.hears(4)
    assert sorted(ear.heard) == sorted((subject, b"") for subject in subjects)


async def test_a_large_payload_passes(node: Nodes) -> None:
    bus = await node()
    ear = Ear()
    bus.subscribe("room.a", ear)
    await bus.settled()
    bus.publish("room.a", b"x" * 500_000)
    await ear.hears(1)
    assert ear.heard == [("room.a", b"x" * 500_000)]


async def test_a_stopped_bus_is_unhealthy_and_takes_no_harm(node: Nodes) -> None:
    bus = await node()
    assert bus.healthy()
    await bus.stop()
    await bus.stop()
    assert not bus.healthy()
    bus.publish("room.a", b"x")
    assert bus.dropped == 1
    await bus.settled()


# --- what each does when its broker is away


async def test_memory_is_unhealthy_while_cut_and_says_when_it_is_mended() -> None:
    broker = MemoryBroker()
    bus = MemoryBus(broker=broker)
    mended = asyncio.Event()
    await bus.start(mended.set)
    ear = Ear()
    bus.subscribe("room.a", ear)
    other = MemoryBus(broker=broker)
    await other.start()
    there = Ear()
    other.subscribe("room.a", there)
    broker.cut()
    assert not bus.healthy()
    bus.publish("room.a", b"lost")
    assert bus.dropped == 1
    broker.mend()
    await mended.wait()
    bus.publish("room.a", b"heard")
    await there.hears(1)
    assert there.heard == [("room.a", b"heard")]
    assert ear.heard == [("room.a", b"lost"), ("room.a", b"heard")]
    await bus.stop()
    await other.stop()


async def test_memory_bounds_what_waits() -> None:
    bus = MemoryBus(pending=10)
    await bus.start()
    ear = Ear()
    bus.subscribe("room.a", ear)
    for number in range(15):
        bus.publish("room.a", b"%d" % number)
    await ear.hears(10)
    assert bus.dropped == 5
    await bus.stop()


async def test_nats_comes_back_by_itself_with_its_subscriptions() -> None:
    ear, restored = Ear(), asyncio.Event()
    with contextlib.ExitStack() as first_life:
        server = first_life.enter_context(nats())
        port = int(server.url.rsplit(":", 1)[1])
        bus = NatsBus(url=server.url)
        await bus.start(restored.set)
        bus.subscribe("room.a", ear)
        await bus.settled()
    await _becomes(bus, healthy=False)
    before = bus.dropped
    bus.publish("room.a", b"alone")
    await ear.hears(1)
    assert bus.dropped == before + 1
    bus.subscribe("room.b", ear)
    with nats(port=port) as server:
        await asyncio.wait_for(restored.wait(), 5)
        assert bus.healthy()
        await bus.settled()
        other = NatsBus(url=server.url)
        await other.start()
        other.publish("room.a", b"1")
        other.publish("room.b", b"2")
        await ear.hears(3)
        assert sorted(ear.heard) == [("room.a", b"1"), ("room.a", b"alone"), ("room.b", b"2")]
        await bus.stop()
        await other.stop()


async def test_nats_may_be_away_at_the_start() -> None:
    with nats() as server:
        port = int(server.url.rsplit(":", 1)[1])
    bus = NatsBus(url=server.url)
    ear, restored = Ear(), asyncio.Event()
    async with asyncio.timeout(5):
        await bus.start(restored.set)
    assert not bus.healthy()
    bus.subscribe("room.a", ear)
    bus.publish("room.a", b"alone")
    await ear.hears(1)
    await bus.settled()
    with nats(port=port) as server:
        await asyncio.wait_for(restored.wait(), 5)
        await bus.settled()
        other = NatsBus(url=server.url)
        await other.start()
        other.publish("room.a", b"heard")
        await ear.hears(2)
        assert ear.heard == [("room.a", b"alone"), ("room.a", b"heard")]
        await bus.stop()
        await other.stop()


async def test_of_several_brokers_one_is_enough(nats_url: str) -> None:
    with nats() as gone:
        pass
    bus = NatsBus(url=f"{gone.url},{nats_url}")
    await bus.start()
    await _becomes(bus, healthy=True)
    await bus.stop()


async def test_a_node_without_nats_stops_quickly() -> None:
    with nats() as server:
        pass
    bus = NatsBus(url=server.url)
    await bus.start()
    async with asyncio.timeout(2):
        await bus.stop()


async def test_a_frozen_nats_blocks_nobody() -> None:
    with nats() as server:
        bus = NatsBus(url=server.url)
        await bus.start()
        os.kill(server.pid, signal.SIGSTOP)
        try:
            async with asyncio.timeout(5):
                for _ in range(1000):
                    bus.publish("room.a", b"x" * 20_000)
                await bus.stop()
        finally:
            os.kill(server.pid, signal.SIGCONT)


async def test_a_frozen_nats_is_noticed_and_found_again() -> None:
    with nats() as server:
        one, two, ear, restored = NatsBus(url=server.url), NatsBus(url=server.url), Ear(), asyncio.Event()
        await one.start(restored.set)
        await two.start()
        one.subscribe("room.a", ear)
        await one.settled()
        os.kill(server.pid, signal.SIGSTOP)
        try:
            # A join must not wait long, nor give up a question whose answer comes later.
            await one.settled()
            await _becomes(one, healthy=False)
            assert not restored.is_set()
        finally:
            os.kill(server.pid, signal.SIGCONT)
        await asyncio.wait_for(restored.wait(), 5)
        assert one.healthy()
        await _becomes(two, healthy=True)
        two.publish("room.a", b"heard")
        await ear.hears(1)
        assert ear.heard == [("room.a", b"heard")]
        await one.stop()
        await two.stop()


async def test_what_waits_for_a_frozen_nats_is_bounded() -> None:
    with nats() as server:
        bus = NatsBus(url=server.url)
        await bus.start()
        os.kill(server.pid, signal.SIGSTOP)
        try:
            payload = b"x" * 100_000
            for _ in range(3 * PENDING_BYTES // len(payload)):
                bus.publish("room.a", payload)
            # What the system itself takes comes on top.
            assert bus.dropped >= 1.5 * PENDING_BYTES // len(payload)
            await _becomes(bus, healthy=False)
            before = bus.dropped
            bus.publish("room.a", b"x")
            assert bus.dropped == before + 1
            await bus.stop()
        finally:
            os.kill(server.pid, signal.SIGCONT)


async def test_a_node_gets_nothing_of_rooms_that_nobody_on_it_listens_to(nats_url: str) -> None:
    one, two = NatsBus(url=nats_url), NatsBus(url=nats_url)
    await one.start()
    await two.start()
    ear = Ear()
    one.subscribe("room.a", ear)
    await one.settled()
    for number in range(500):
        two.publish("room.b", b"%d" % number)
    two.publish("room.a", b"done")
    await ear.hears(1)
    assert one.received == 1
    one.unsubscribe("room.a")
    await one.settled()
    for _ in range(500):
        two.publish("room.a", b"x")
    await two.settled()
    await _quiet(two)
    await one.settled()
    assert one.received == 1
    assert two.received == 0
    await one.stop()
    await two.stop()


async def _becomes(bus: Bus, *, healthy: bool) -> None:
    async with asyncio.timeout(10):
        while bus.healthy() is not healthy:
            await asyncio.sleep(0.01)
