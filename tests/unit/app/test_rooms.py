import pytest

from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import Banned, NotFound
from palabre.domain.ids import Ref, Slug
from palabre.domain.messages import HISTORY_MAX, HISTORY_PAGE, REPLAY_LIMIT
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse

CELLAR = Slug("la-cave")


async def test_rooms_are_listed_in_their_order_and_a_new_one_soon_appears(house: AppHouse) -> None:
    assert [room.slug for room in await house.rooms.list()] == [make.ROOM, KITCHEN]
    await house.stores.rooms.add(make.room(slug=CELLAR, position=0))
    house.clock.move(seconds=31)
    assert [room.slug for room in await house.rooms.list()] == [make.ROOM, CELLAR, KITCHEN] or [
        room.slug for room in await house.rooms.list()
    ] == [CELLAR, make.ROOM, KITCHEN]


async def test_a_room_that_is_not_there_is_not_found(house: AppHouse) -> None:
    ada = await house.person()
    for act in (
        house.join.check(ada, CELLAR),
        house.history(CELLAR, None, 10),
        house.preview(CELLAR),
        house.preview(KITCHEN),
    ):
        with pytest.raises(NotFound):
            await act


async def test_joining_shows_the_newest_page_and_the_number_of_the_log(house: AppHouse) -> None:
    ada = await house.person()
    assert (await house.join(make.ROOM, None)).seq == 0
    said = [await house.said(ada, f"ligne {number}") for number in range(HISTORY_PAGE + 3)]
    await house.change(ada, said[-1].id, "autre chose")
    replay = await house.join(make.ROOM, None)
    assert (replay.seq, replay.resync, replay.changed) == (HISTORY_PAGE + 4, False, ())
    assert [message.seq for message in replay.created] == list(range(4, HISTORY_PAGE + 4))


async def test_since_gives_what_was_missed_in_its_present_form(house: AppHouse) -> None:
    ada = await house.person()
    old = [await house.said(ada, f"ligne {number}") for number in range(3)]
    await house.change(ada, old[0].id, "corrigée")
    await house.remove(ada, Ref(make.uuid()), make.ROOM, old[1].id)
    new = await house.said(ada, "nouvelle")
    await house.change(ada, new.id, "nouvelle, corrigée")
    replay = await house.join(make.ROOM, 3)
    assert replay.seq == 7
    assert [(message.seq, message.text) for message in replay.created] == [(6, "nouvelle, corrigée")]
    assert [(message.seq, message.changed_seq, message.removed) for message in replay.changed] == [
        (1, 4, False),
        (2, 5, True),
    ]


async def test_nothing_was_missed_at_the_end_of_the_log(house: AppHouse) -> None:
    await house.said(await house.person())
    replay = await house.join(make.ROOM, 1)
    assert (replay.seq, replay.created, replay.changed, replay.resync) == (1, (), (), False)


async def test_a_number_that_never_was_means_starting_over(house: AppHouse) -> None:
    await house.said(await house.person())
    replay = await house.join(make.ROOM, 99)
    assert (replay.seq, replay.resync, len(replay.created)) == (1, True, 1)


async def test_the_replay_covers_at_least_a_thousand_entries() -> None:
    assert REPLAY_LIMIT >= 1_000


async def test_what_is_older_than_a_day_is_not_shown(house: AppHouse) -> None:
    ada = await house.person()
    await house.said(ada, "hier")
    house.clock.move(hours=24, seconds=1)
    await house.said(ada, "aujourd’hui")
    assert await house.shown() == ["aujourd’hui"]
    assert [message.text for message in (await house.join(make.ROOM, 0)).created] == ["aujourd’hui"]
    assert [message.text for message in await house.history(make.ROOM, None, 10)] == ["aujourd’hui"]


async def test_history_goes_back_page_by_page(house: AppHouse) -> None:
    ada = await house.person()
    for number in range(7):
        await house.said(ada, f"ligne {number}")
    newest = await house.history(make.ROOM, None, 3)
    older = await house.history(make.ROOM, newest[0].seq, 3)
    assert [message.seq for message in newest] == [5, 6, 7]
    assert [message.seq for message in older] == [2, 3, 4]
    assert len(await house.history(make.ROOM, None, HISTORY_MAX + 1)) == 7


async def test_the_preview_is_late_and_shows_neither_removed_nor_reported_lines(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    removed, reported, _ = [await house.said(ada, text) for text in ("retirée", "signalée", "anodine")]
    await house.remove(ada, Ref(make.uuid()), make.ROOM, removed.id)
    assert list(await house.preview(make.ROOM)) == []
    house.clock.move(minutes=2)
    case_id = await house.reported(other, reported.id)
    await house.said(ada, "trop récente")
    assert [message.text for message in await house.preview(make.ROOM)] == ["anodine"]
    await house.decided(case_id, DecisionKind.NO_ACTION)
    assert [message.text for message in await house.preview(make.ROOM)] == ["signalée", "anodine"]


@pytest.mark.parametrize("text", ["un #hold", "un #refuse"])
async def test_what_was_not_delivered_is_on_no_page(house: AppHouse, text: str) -> None:
    ada = await house.person()
    await house.said(ada, "avant")
    await house.say(ada, text)
    house.clock.move(minutes=5)
    await house.said(ada, "après")
    assert await house.shown() == ["avant", "après"]
    assert (await house.join(make.ROOM, 0)).seq == 2
    assert [message.text for message in await house.history(make.ROOM, None, 10)] == ["avant", "après"]
    assert [message.text for message in await house.preview(make.ROOM)] == ["avant"]


async def test_a_person_banned_from_a_room_may_not_listen_there(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    await house.decided(case_id, DecisionKind.ROOM_BAN, minutes=60)
    with pytest.raises(Banned):
        await house.join.check(ada, make.ROOM)
    assert (await house.join.check(ada, KITCHEN)).slug == KITCHEN
