import asyncio

import pytest

from palabre.app.messages.outcomes import Accepted, Nudged
from palabre.app.speakers import Whence
from palabre.domain.errors import InvalidInput, NotFound, SlowMode
from palabre.domain.facts import RoomChanged
from palabre.domain.ids import MessageId, Slug
from palabre.domain.journal import Act
from palabre.domain.persons import Person
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse


async def too_soon(house: AppHouse, person: Person) -> int:
    """Try to say something; the seconds to wait."""
    with pytest.raises(SlowMode) as refused:
        await house.say(person, "Encore")
    assert refused.value.retry_after is not None
    return refused.value.retry_after


async def test_a_slow_room_takes_one_line_of_each_person_and_then_waits(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    await house.slow(house.ana, make.ROOM, 30)
    await house.said(ada)
    assert await too_soon(house, ada) == 30
    house.clock.move(seconds=29.5)
    assert await too_soon(house, ada) == 1
    await house.said(bob)
    await house.said(ada, room=KITCHEN)
    house.clock.move(seconds=0.5)
    await house.said(ada)


async def test_what_a_line_became_decides_whether_it_counts(house: AppHouse) -> None:
    ada = await house.person()
    await house.slow(house.ana, make.ROOM, 30)
    assert isinstance(await house.say(ada, "c’est #nudge"), Nudged)
    with pytest.raises(InvalidInput):
        await house.say(ada, "Bonsoir", reply_to=MessageId(make.uuid()))
    await house.held(ada)
    assert await too_soon(house, ada) == 30


async def test_two_lines_at_once_are_one_line_and_one_wait(house: AppHouse) -> None:
    ada = await house.person()
    await house.slow(house.ana, make.ROOM, 30)
    outcomes = await asyncio.gather(
        *(house.say(ada, f"ligne {number}") for number in range(5)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Accepted", *["SlowMode"] * 4]


async def test_the_pause_outlives_the_memory_of_the_house(house: AppHouse) -> None:
    ada = await house.person()
    await house.said(ada)
    await house.slow(house.ana, make.ROOM, 30)
    house.clock.move(seconds=10)
    house.speakers.forget(ada.id)
    assert await too_soon(house, ada) == 20


async def test_the_staff_edits_and_lines_said_before_are_exempt(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    await house.slow(house.ana, make.ROOM, 30)
    for _ in range(3):
        assert isinstance(await house.say(ada, "Du calme", Whence(staff=True)), Accepted)
    assert isinstance(await house.change(ada, said.id, "Bonjour"), Accepted)


async def test_the_room_is_told_and_the_journal_knows_who(house: AppHouse) -> None:
    room = await house.slow(house.bea, make.ROOM, 60)
    assert room.slow_seconds == 60
    assert [fact.room for fact in house.told.of(RoomChanged)] == [room]
    assert (await house.rooms.by_slug(make.ROOM)).slow_seconds == 60
    record, *_ = await house.stores.journal.page(before=None, limit=10)
    assert (record.entry.act, record.staff_name) == (Act.ROOM_SLOWED, "Béa")
    assert record.entry.detail == {"room": make.ROOM, "slow_seconds": "60"}
    await house.slow(house.bea, make.ROOM, 0)
    ada = await house.person()
    await house.said(ada)
    await house.said(ada)


async def test_a_room_that_is_not_there_cannot_be_slowed(house: AppHouse) -> None:
    with pytest.raises(NotFound):
        await house.slow(house.ana, Slug("nulle-part"), 30)
