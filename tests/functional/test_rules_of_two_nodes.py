"""A change of the rules reaches every node within two seconds, with the bus and without."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from palabre.adapters.db.engine import Step
from palabre.adapters.db.tables import rule_backtests
from palabre.domain.backtests import SILENCE
from tests.functional.house import HereHouse, open_here
from tests.functional.test_rules import DRAFT, LINE, MINE, RULES, post, until
from tests.servers import NatsServer, nats

pytestmark = pytest.mark.slow

Nodes = tuple[HereHouse, HereHouse, NatsServer]


@pytest_asyncio.fixture
async def nodes(tmp_path: Path, postgres_url: str) -> AsyncGenerator[Nodes]:
    with nats() as broker:
        async with AsyncExitStack() as stack:
            one, two = [
                await stack.enter_async_context(
                    open_here(
                        tmp_path / name,
                        database_url=postgres_url,
                        bus_url=broker.url,
                        secret_key="k" * 64,
                    )
                )
                for name in ("one", "two")
            ]
            two.begin_at(40)
            yield one, two, broker


async def tried(desk: httpx.AsyncClient) -> None:
    await post(desk, "", 201, id=MINE, **DRAFT)
    await post(desk, f"/{MINE}/backtests", 201)

    async def done() -> bool:
        state = (await desk.get(f"{RULES}/{MINE}/backtests/1")).json()["state"]
        assert state != "failed"
        return bool(state == "done")

    await until(done)


def runs(house: HereHouse) -> bool:
    return MINE in house.service.rules.live.by_name


async def seconds_until(house: HereHouse, expected: bool) -> float:
    begun = time.monotonic()
    async with asyncio.timeout(20):
        while runs(house) is not expected:
            await asyncio.sleep(0.02)
    return time.monotonic() - begun


async def test_a_change_reaches_the_other_node_at_once_and_without_the_bus_soon(nodes: Nodes) -> None:
    one, two, broker = nodes
    desk = await one.watcher("Ana")
    await tried(desk)
    assert not runs(two)
    await post(desk, f"/{MINE}/stage", stage="shadow")
    by_bus = await seconds_until(two, expected=True)
    broker.kill()
    await post(desk, f"/{MINE}/stop")
    by_store = await seconds_until(two, expected=False)
    print(f"a change reached the other node after {by_bus:.2f} s, without the bus after {by_store:.2f} s")


async def test_what_is_said_on_both_nodes_counts_together(nodes: Nodes) -> None:
    one, two, _ = nodes
    desk = await one.watcher("Ana")
    await tried(desk)
    await post(desk, f"/{MINE}/stage", stage="shadow")
    await seconds_until(two, expected=True)
    for house in (one, two):
        guest = await house.guest()
        for number in range(3):
            await guest.said(f"{LINE} {number}")
        house.clock.move(seconds=3)
        await house.service.rules.counts.flush()
    row: dict[str, Any] = (await desk.get(f"{RULES}/{MINE}")).json()["rule"]
    assert row["hits_today"] == 6
    samples = (await desk.get(f"{RULES}/{MINE}/samples")).json()["items"]
    assert len(samples) == 6


async def test_a_backtest_of_a_node_that_died_is_declared_dead_by_another(nodes: Nodes) -> None:
    one, two, _ = nodes
    desk = await one.watcher("Ana")
    await tried(desk)
    # As a node leaves it that is killed in the middle.
    lost = rule_backtests.update().values(state="running", heard_at=one.clock.now() - SILENCE)
    await two.service.stores.database.write(Step(lost))

    async def dead() -> bool:
        answer = (await desk.get(f"{RULES}/{MINE}/backtests/1")).json()
        return (answer["state"], answer["fault"]) == ("failed", "node_gone")

    await until(dead)
    again = await post(desk, f"/{MINE}/backtests", 201)
    assert again["number"] == 2
