"""Whoever sets the clock on the wall changes no order, and no time that is waited for."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from palabre.settings import LimitSettings
from tests.functional.house import KITCHEN, ROOM, HereHouse, Visitor, open_here
from tests.proof.check import check
from tests.proof.speaker import Crowd, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, read_log

PEOPLE = 6
ROOMS = [ROOM, KITCHEN]
STEPS = (1, -1, -1, 1, 1, -2, 1)
"""Hours."""


async def guests(house: HereHouse, crowd: Crowd, count: int) -> list[Speaker]:
    """People who entered, without a line yet."""
    return [
        Speaker(crowd=crowd, name=f"p{number}", token=(await house.enter()).token, url=house.live)
        for number in range(count)
    ]


async def talk(people: list[Speaker], times: int) -> None:
    """Everybody does so many things, all at once."""

    async def speak(speaker: Speaker) -> None:
        for _ in range(times):
            await speaker.act(ROOMS, changes=0.2)

    await asyncio.gather(*(speak(speaker) for speaker in people))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_steps_of_an_hour_change_no_order_and_lose_nothing(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    crowd = Crowd.of(20)
    url = str(request.getfixturevalue("postgres_url")) if kind == "postgresql" else ""
    async with open_here(tmp_path, database_url=url) as house:
        people = await guests(house, crowd, PEOPLE)
        away = people[-1]
        await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
        for hours in STEPS:
            talking = asyncio.create_task(talk(people, 5))
            await asyncio.sleep(0)
            house.clock.step(hours=hours)
            crowd.history.faults["step"] += 1
            await talking
            away.cut()
            await talk(people[:-1], 5)
            await away.come(ROOMS)
        store = await read_log(house.service.settings.database)
        await all_reach(people, ends_of(store))
        await hang_up(people)
        report = check(crowd.history, store)
        print(f"\nclock, {kind}: {report}")
        report.require_none()
        assert away.resyncs == 0


@asynccontextmanager
async def limited(folder: Path) -> AsyncGenerator[HereHouse]:
    limits = LimitSettings(entries_per_minute=0, messages_per_minute=3, connections_per_address=0)
    async with open_here(folder, limits=limits) as house:
        yield house


async def test_a_step_neither_ends_a_wait_nor_makes_it_longer(tmp_path: Path) -> None:
    async with limited(tmp_path) as house:
        ada = await house.guest()
        await ada.said("Bonsoir")
        waits = [(await ada.say("Il pleut"))["retry_after"]]
        for hours in (1, -2):
            house.clock.step(hours=hours)
            waits.append((await ada.say("Il pleut"))["retry_after"])
        assert all(15 <= wait <= 20 for wait in waits)
        house.clock.move(seconds=20)
        assert (await ada.say("Il pleut"))["type"] == "message.accepted"


async def counts(visitor: Visitor, present: int) -> None:
    """Wait until so many are said to be there."""
    await visitor.until(
        lambda: [frame["present"] for frame in visitor.heard("presence.changed")][-1:] == [present]
    )


async def test_a_step_ends_no_session_and_stops_no_count(house: HereHouse) -> None:
    ada = await house.guest()
    for hours in (1, -2):
        house.clock.step(hours=hours)
        bob = await house.guest()
        await counts(ada, 2)
        await bob.hang_up()
        await counts(ada, 1)
        assert (await ada.client.get("/api/v1/entries/current")).status_code == 200
