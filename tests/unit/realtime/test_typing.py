from typing import Any

import pytest

from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import Alias, PersonId
from palabre.domain.messages import Author
from palabre.realtime.typing import LIFETIME, MOST, REPEAT, Typing
from tests import make
from tests.unit.app.house import KITCHEN
from tests.unit.realtime.live import Guest, LiveHouse

ROOM = make.ROOM


def somebody(pseudonym: str) -> tuple[PersonId, Author]:
    return PersonId(make.uuid()), Author(alias=Alias(make.uuid()), pseudonym=pseudonym)


def told(typing: Typing, now: float) -> list[tuple[str, int, list[str]]]:
    return [
        (event.room, event.count, [person.pseudonym for person in event.people]) for event in typing.news(now)
    ]


def test_nothing_is_told_where_nobody_writes() -> None:
    typing = Typing(node="one")
    assert list(typing.reports(0.0)) == []
    assert told(typing, 0.0) == []


def test_a_name_is_told_once_then_repeated_then_forgotten_by_itself() -> None:
    typing = Typing(node="one")
    ada, author = somebody("Corneille")
    typing.writes(ROOM, ada, author, 0.0)
    assert told(typing, 0.0) == [(ROOM, 1, ["Corneille"])]
    typing.writes(ROOM, ada, author, 3.0)
    assert told(typing, 3.0) == []
    assert told(typing, REPEAT) == [(ROOM, 1, ["Corneille"])]
    assert told(typing, 3.0 + LIFETIME) == [(ROOM, 0, [])]
    assert told(typing, 3.0 + 2 * LIFETIME) == []


def test_all_are_counted_three_are_named_and_a_flood_is_bounded() -> None:
    typing = Typing(node="one")
    crowd = [somebody(f"Merle {number}") for number in range(MOST + 50)]
    for person, author in crowd:
        typing.writes(ROOM, person, author, 0.0)
    assert told(typing, 0.0) == [(ROOM, MOST, ["Merle 0", "Merle 1", "Merle 2"])]
    typing.stops(ROOM, crowd[0][0])
    assert told(typing, 1.0) == [(ROOM, MOST - 1, ["Merle 1", "Merle 2", "Merle 3"])]


def test_nodes_add_up_what_they_hear_of_one_another() -> None:
    one, two = Typing(node="one"), Typing(node="two")
    for typing, name in ((one, "Corneille"), (two, "Mésange")):
        typing.writes(ROOM, *somebody(name), 0.0)
    for typing, other in ((one, two), (two, one)):
        for room, report in typing.reports(0.0):
            other.heard(room, report, 0.0)
            typing.heard(room, report, 0.0)
    assert told(one, 0.0) == [(ROOM, 2, ["Corneille", "Mésange"])]
    assert told(two, 0.0) == [(ROOM, 2, ["Mésange", "Corneille"])]
    # A node that falls silent is forgotten; one that says "nobody" is believed at once.
    assert told(one, LIFETIME) == [(ROOM, 0, [])]
    assert [report for _, report in one.reports(LIFETIME)]
    assert list(one.reports(LIFETIME + 1)) == []


@pytest.mark.parametrize(
    "payload", [b"", b"{}", b"[]", b'{"type":"typing","node":"x","count":-1,"people":[]}']
)
def test_what_is_no_report_is_passed_over(payload: bytes) -> None:
    typing = Typing(node="one")
    typing.heard(ROOM, payload, 0.0)
    assert told(typing, 0.0) == []


# --- over rooms


def type_in(guest: Guest, room: str = ROOM, **members: Any) -> None:
    guest.send({"type": "typing", "room": room, **members})


async def beat(live: LiveHouse, guest: Guest) -> None:
    # Commands run in order: after this answer, what was typed has been taken in.
    await guest.join()
    await live.node.tell_typing()


def names(guest: Guest) -> list[list[str]]:
    return [[one["pseudonym"] for one in frame["people"]] for frame in guest.line.heard("typing.changed")]


async def test_others_see_who_writes_until_it_is_said(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    type_in(ada)
    type_in(ada, ref=str(make.uuid()))
    await beat(live, ada)
    await bob.line.hear("typing.changed", count=1)
    assert names(bob) == [[ada.person.pseudonym]]
    await ada.say("Bonsoir")
    await live.node.tell_typing()
    await bob.line.hear("typing.changed", count=0)
    assert ada.line.heard("error") == []


async def test_however_much_is_typed_a_room_hears_once_a_beat(live: LiveHouse) -> None:
    crowd = [await live.guest() for _ in range(5)]
    for _ in range(20):
        for guest in crowd:
            type_in(guest)
    for guest in crowd:
        await guest.join()
    await live.node.tell_typing()
    await crowd[0].line.hear("typing.changed", count=5)
    assert len(crowd[0].line.heard("typing.changed")) == 1


async def test_only_listeners_who_may_write_are_seen(live: LiveHouse) -> None:
    house = live.house
    ada, muted, outside = await live.guest(), await live.guest(), await live.guest()
    said = await house.said(muted.person)
    await house.decided(await house.reported(ada.person, said.id), DecisionKind.MUTE, minutes=60)
    type_in(muted)
    type_in(outside, KITCHEN)
    type_in(outside, "nulle-part")
    type_in(ada)
    for guest in (muted, outside, ada):
        await beat(live, guest)
    await ada.line.hear("typing.changed", count=1)
    assert names(ada) == [[ada.person.pseudonym]]
    assert muted.line.heard("error") == outside.line.heard("error") == []


async def test_whoever_hangs_up_writes_no_more(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    type_in(ada)
    await beat(live, ada)
    await bob.line.hear("typing.changed", count=1)
    ada.hang_up()
    await live.node.tell_typing()
    await bob.line.hear("typing.changed", count=0)


async def test_a_reader_who_is_behind_is_spared(live: LiveHouse) -> None:
    ada, slow = await live.guest(), await live.guest()
    type_in(ada)
    await beat(live, ada)
    await slow.line.hear("typing.changed", count=1)
    slow.line.stuck = True
    await ada.say("Bonsoir")
    await live.node.tell_typing()
    await ada.line.hear("typing.changed", count=0)
    slow.line.read_again()
    await ada.say("Toujours là")
    await slow.hears(2)
    assert len(slow.line.heard("typing.changed")) == 1


async def test_another_node_is_told_where_somebody_listens(live: LiveHouse) -> None:
    ada = await live.guest()
    async with LiveHouse(house=live.house, broker=live.broker, name="two") as other:
        bob = other.connect(await live.house.person())
        await bob.join()
        type_in(ada)
        await beat(live, ada)
        await beat(other, bob)
        await bob.line.hear("typing.changed", count=1)
        assert names(bob) == [[ada.person.pseudonym]]
