import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from uuid import UUID

import pytest_asyncio

from palabre.app.speakers import Speakers
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import MessageId
from palabre.domain.limits import Rate
from palabre.realtime.catchup import HELD_EVERY, CatchUp
from palabre.realtime.node import CLOSE_BANNED, CLOSE_LEFT
from tests import make
from tests.unit.app.house import AppHouse
from tests.unit.realtime.live import Guest, LiveHouse


def catching_up(live: LiveHouse, speakers: Speakers) -> CatchUp:
    stores = live.house.stores
    return CatchUp(
        node=live.node,
        healthy=live.bus.healthy,
        messages=stores.messages,
        submissions=stores.submissions,
        persons=stores.persons,
        decisions=stores.decisions,
        speakers=speakers,
        clock=live.house.clock,
    )


@dataclass(kw_only=True)
class Pair:
    """People are on ``one``; all that happens is announced by ``two``, which the broker may not pass on."""

    one: LiveHouse
    two: LiveHouse
    catch_up: CatchUp
    speakers: Speakers
    """The memory of a node that decided nothing itself."""

    async def reported(self, ada: Guest, bob: Guest) -> MessageId:
        said = MessageId(UUID((await ada.say("Bonsoir à tous"))["id"]))
        await bob.hears(1)
        await self.one.house.reported(bob.person, said)
        return said


@pytest_asyncio.fixture
async def pair(house: AppHouse, live: LiveHouse) -> AsyncGenerator[Pair]:
    async with LiveHouse(house=house, broker=live.broker, name="two") as two:
        speakers = Speakers(
            messages=house.stores.messages,
            decisions=house.stores.decisions,
            clock=house.clock,
            rate=Rate(per_minute=0, burst=1),
            told=live.bus.healthy,
        )
        catch_up = catching_up(live, speakers)
        yield Pair(one=live, two=two, catch_up=catch_up, speakers=speakers)
        await catch_up.stop()


async def test_lines_that_the_bus_lost_arrive_in_order_without_another_line(pair: Pair) -> None:
    ada, bob = await pair.one.guest(), await pair.two.guest()
    pair.one.broker.cut()
    for number in range(3):
        await bob.say(f"ligne {number}")
    await bob.hears(3)
    assert ada.line.heard("message.created") == []
    await pair.catch_up.look()
    await ada.hears(3)
    assert [frame["seq"] for frame in ada.line.heard("message.created")] == [1, 2, 3]
    pair.one.broker.mend()
    await bob.say("encore")
    await ada.hears(4)
    await pair.catch_up.look()
    assert [frame["seq"] for frame in ada.line.heard("message.created")] == [1, 2, 3, 4]


async def test_the_bus_coming_back_is_enough(pair: Pair) -> None:
    ada, bob = await pair.one.guest(), await pair.two.guest()
    pair.one.broker.cut()
    await bob.say("perdue")
    pair.one.broker.mend()
    pair.catch_up.restored()
    pair.catch_up.restored()
    await ada.hears(1)


async def test_a_ban_that_the_bus_lost_closes_the_line(pair: Pair) -> None:
    ada, bob = await pair.one.guest(), await pair.one.guest()
    await pair.reported(ada, bob)
    pair.one.broker.cut()
    case = await pair.one.house.newest_case()
    await pair.one.house.decided(case.id, DecisionKind.BAN, minutes=60)
    await pair.catch_up.look()
    await ada.line.ends()
    assert ada.line.closes == [(CLOSE_BANNED, "")]
    assert bob.line.closes == []


async def test_a_ban_from_a_room_that_the_bus_lost_ends_its_frames(pair: Pair) -> None:
    ada, bob = await pair.one.guest(), await pair.one.guest()
    await pair.reported(ada, bob)
    pair.one.broker.cut()
    case = await pair.one.house.newest_case()
    await pair.one.house.decided(case.id, DecisionKind.ROOM_BAN, minutes=60)
    await pair.catch_up.look()
    assert pair.one.node.hub.listeners(make.ROOM) == 1
    assert ada.line.closes == []
    assert (await ada.say("Encore"))["code"] == "banned"


async def test_the_end_of_a_session_that_the_bus_lost_closes_the_line(pair: Pair) -> None:
    ada, bob = await pair.one.guest(), await pair.one.guest()
    pair.one.broker.cut()
    await pair.one.house.leave(ada.person.id)
    await pair.catch_up.look()
    await ada.line.ends()
    assert ada.line.closes == [(CLOSE_LEFT, "")]
    await pair.catch_up.look()
    assert bob.line.closes == []


async def test_a_held_line_that_was_let_through_unheard_is_told_to_its_author(pair: Pair) -> None:
    ada = await pair.one.guest()
    held = await ada.say("un #hold")
    await pair.speakers.of(ada.person)
    pair.one.broker.cut()
    await pair.one.house.decided((await pair.one.house.newest_case()).id, DecisionKind.NO_ACTION)
    assert ada.line.heard("message.accepted") == []
    await pair.catch_up.look()
    accepted = await ada.line.hear("message.accepted", ref=held["ref"])
    await pair.catch_up.look()
    assert ada.line.heard("message.accepted") == [accepted]
    created = await ada.line.hear("message.created")
    assert (created["id"], created["seq"]) == (accepted["id"], accepted["seq"])


async def test_a_calm_bus_is_doubted_from_time_to_time_only(pair: Pair) -> None:
    ada = await pair.one.guest()
    held = await ada.say("un #hold")
    await pair.speakers.of(ada.person)
    # Whoever decided died before it could tell: no node noticed anything.
    pair.one.broker.cut()
    await pair.one.house.decided((await pair.one.house.newest_case()).id, DecisionKind.NO_ACTION)
    pair.one.broker.up = True
    for _ in range(HELD_EVERY - 1):
        await pair.catch_up.look()
    assert ada.line.heard("message.accepted") == []
    await pair.catch_up.look()
    await ada.line.hear("message.accepted", ref=held["ref"])


async def test_during_a_cut_and_after_it_no_sanction_is_overlooked(pair: Pair) -> None:
    ada, bob = await pair.one.guest(), await pair.one.guest()
    await pair.reported(ada, bob)
    speakers, house = pair.speakers, pair.one.house
    assert speakers.restrictions(await speakers.of(ada.person)).mute is None
    pair.one.broker.cut()
    await house.decided((await house.newest_case()).id, DecisionKind.MUTE, minutes=60)
    assert speakers.restrictions(await speakers.of(ada.person)).mute is not None
    known = await speakers.of(bob.person)
    pair.one.broker.mend()
    await pair.catch_up.look()
    assert await speakers.of(bob.person) is known
    pair.catch_up.restored()
    async with asyncio.timeout(10):
        while await speakers.of(bob.person) is known:
            await asyncio.sleep(0.01)


async def test_a_store_that_is_away_is_no_fault_of_the_look(pair: Pair) -> None:
    await pair.one.guest()
    await pair.one.house.stores.database.stop()
    await pair.catch_up.look()
    pair.catch_up.restored()
    await pair.one.house.stores.database.start()
