import asyncio
from typing import Any

from palabre.app.speakers import Speakers
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import PersonId
from palabre.domain.limits import Rate
from palabre.domain.sanctions import Sanction
from tests import make
from tests.unit.app.house import AppHouse


async def test_a_speaker_is_loaded_once(house: AppHouse) -> None:
    ada = await house.person()
    loaded = await asyncio.gather(*(house.speakers.of(ada) for _ in range(4)))
    assert len({id(speaker) for speaker in loaded}) == 1


async def test_a_sanction_stored_while_loading_is_not_missed(house: AppHouse) -> None:
    ada = await house.person()

    class Slow:
        """The decisions of the house, read just before one more is taken."""

        def __init__(self) -> None:
            self.reading = asyncio.Event()
            self.go_on = asyncio.Event()

        async def sanctions(self, person_id: PersonId) -> list[Sanction]:
            ledger = list(await house.stores.decisions.sanctions(person_id))
            self.reading.set()
            await self.go_on.wait()
            return ledger

    slow: Any = Slow()
    speakers = Speakers(
        messages=house.stores.messages, decisions=slow, clock=house.clock, rate=Rate(per_minute=0, burst=1)
    )
    asked = asyncio.create_task(speakers.of(ada))
    await slow.reading.wait()
    said = await house.said(ada)
    await house.decided(await house.reported(await house.person(), said.id), DecisionKind.MUTE, minutes=9)
    speakers.forget(ada.id)
    slow.go_on.set()
    assert speakers.restrictions(await asked).mute is not None


async def test_only_the_latest_refs_stay_in_memory(house: AppHouse) -> None:
    ada = await house.person()
    speaker = await house.speakers.of(ada)
    said = make.message(ada)
    for _ in range(2_100):
        speaker.bind(make.draft().ref, said)
    assert len(speaker.refs) == 2_000


async def test_coming_back_is_no_fresh_start_for_who_floods(house: AppHouse) -> None:
    ada = await house.person()
    pace = (await house.speakers.of(ada)).pace
    house.speakers.forget(ada.id)
    assert (await house.speakers.of(ada)).pace is pace


async def test_nothing_is_kept_in_memory_of_a_stay_that_is_over(house: AppHouse) -> None:
    ada = await house.person()
    pace = (await house.speakers.of(ada)).pace
    await house.leave(ada.id)
    assert not house.speakers._paces
    # The line that closes then, and what it still had under way.
    house.speakers.forget(ada.id)
    assert not house.speakers._paces
    assert (await house.speakers.of(ada)).pace is not pace


async def test_the_pace_of_those_who_left_longest_ago_is_forgotten(house: AppHouse) -> None:
    ada = await house.person()
    pace = (await house.speakers.of(ada)).pace
    house.speakers.forget(ada.id)
    for _ in range(5_000):
        house.speakers._remember(PersonId(make.uuid()), pace)
    assert (await house.speakers.of(ada)).pace is not pace


async def test_others_who_come_and_go_do_not_make_anybody_load_twice(house: AppHouse) -> None:
    ada, asked = await house.person(), 0

    class Busy:
        """Somebody else goes while the decisions are read, each time."""

        async def sanctions(self, person_id: PersonId) -> list[Sanction]:
            nonlocal asked
            asked += 1
            speakers.forget(PersonId(make.uuid()))
            return list(await house.stores.decisions.sanctions(person_id))

    busy: Any = Busy()
    speakers = Speakers(
        messages=house.stores.messages, decisions=busy, clock=house.clock, rate=Rate(per_minute=0, burst=1)
    )
    await speakers.of(ada)
    assert asked == 1


async def test_the_ledger_is_read_each_time_while_nothing_would_be_told(house: AppHouse) -> None:
    ada, told = await house.person(), True
    speakers = Speakers(
        messages=house.stores.messages,
        decisions=house.stores.decisions,
        clock=house.clock,
        rate=Rate(per_minute=0, burst=1),
        told=lambda: told,
    )
    await speakers.of(ada)
    said = await house.said(ada)
    await house.decided(await house.reported(await house.person(), said.id), DecisionKind.MUTE, minutes=9)
    assert speakers.restrictions(await speakers.of(ada)).mute is None
    told = False
    assert speakers.restrictions(await speakers.of(ada)).mute is not None


async def test_forgetting_all_keeps_the_pace_of_each(house: AppHouse) -> None:
    people = [await house.person() for _ in range(3)]
    known = [await house.speakers.of(person) for person in people]
    house.speakers.forget_all()
    fresh = [await house.speakers.of(person) for person in people]
    assert all(one is not other for one, other in zip(known, fresh, strict=True))
    assert [one.pace for one in known] == [one.pace for one in fresh]


async def test_what_waits_for_a_moderator_is_known(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    await house.said(ada)
    held = await house.held(ada)
    await house.said(bob)
    assert house.speakers.held() == [(ada.id, held.submission.ref)]
