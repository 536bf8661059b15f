import asyncio
from uuid import UUID

from palabre.domain.appeals import AppealOutcome
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import CaseId, MessageId
from palabre.realtime.node import CLOSE_BANNED, CLOSE_LEFT
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse
from tests.unit.realtime.live import Guest, LiveHouse


async def reported(live: LiveHouse, ada: Guest, by: Guest) -> CaseId:
    said = await ada.say("Bonsoir à tous")
    return await live.house.reported(by.person, MessageId(UUID(said["id"])))


async def test_a_removal_by_moderation_is_a_tombstone_and_a_statement(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    decision = await live.house.decided(await reported(live, ada, bob), DecisionKind.REMOVE)
    for guest in (ada, bob):
        removed = await guest.line.hear("message.removed")
        assert (removed["by"], removed["seq"]) == ("moderation", 2)
    told = await ada.line.hear("sanction.applied")
    assert told == {
        "type": "sanction.applied",
        "kind": "remove",
        "case_code": decision.case_code,
        "reason": "Ce message s’en prend à une personne.",
        "ground": "insult",
        "message_id": str(decision.message_id),
    }
    assert bob.line.heard("sanction.applied") == []
    assert (await bob.line.hear("report.decided"))["outcome"] == "remove"
    assert ada.line.heard("report.decided") == []


async def test_a_ban_is_told_and_then_closes_every_line_of_the_person(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    phone = live.connect(ada.person)
    await live.house.decided(await reported(live, ada, bob), DecisionKind.BAN, minutes=60)
    for line in (ada.line, phone.line):
        await line.ends()
        assert line.closes == [(CLOSE_BANNED, "")]
        assert line.heard("sanction.applied")[0]["until"] == "2026-11-23T21:00:00Z"
    assert bob.line.closes == []


async def test_a_ban_from_a_room_ends_its_frames_at_once(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    await ada.join(KITCHEN)
    await live.house.decided(await reported(live, ada, bob), DecisionKind.ROOM_BAN, minutes=60)
    told = await ada.line.hear("sanction.applied")
    assert (told["kind"], told["room"]) == ("room_ban", make.ROOM)
    await bob.say("Entre nous")
    await bob.line.hear("message.created", text="Entre nous")
    await bob.say("À la cuisine", KITCHEN)
    await ada.line.hear("message.created", text="À la cuisine")
    assert [frame["text"] for frame in ada.line.heard("message.created")] == [
        "Bonsoir à tous",
        "À la cuisine",
    ]
    assert live.node.present(make.ROOM) == 1
    assert (await ada.join())["code"] == "banned"
    assert ada.line.closes == []


async def test_a_held_line_that_is_let_through_is_accepted_and_then_heard(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    held = await ada.say("un #hold")
    await live.house.decided((await live.house.newest_case()).id, DecisionKind.NO_ACTION)
    accepted = await ada.line.hear("message.accepted", ref=held["ref"])
    created = await bob.line.hear("message.created")
    assert (created["seq"], created["id"], created["text"]) == (accepted["seq"], accepted["id"], "un #hold")
    assert (await ada.say("un #hold", ref=held["ref"]))["type"] == "message.accepted"


async def test_a_held_line_that_is_not_let_through_is_refused_to_its_author_only(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    held = await ada.say("un #hold")
    decision = await live.house.decided((await live.house.newest_case()).id, DecisionKind.REMOVE)
    refused = await ada.line.hear("message.refused", ref=held["ref"])
    assert (refused["case_code"], refused["rule"]) == (decision.case_code, "insult.hold")
    assert ada.line.heard("sanction.applied") == []
    assert "#hold" not in str(bob.line.frames)


async def test_an_appeal_is_answered_and_a_reversal_brings_the_message_back(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    house = live.house
    decision = await house.decided(
        await reported(live, ada, bob), DecisionKind.MUTE, minutes=60, also_remove=True
    )
    assert decision.case_code is not None
    appeal = await house.appeal(decision.case_code, "Je plaisantais.")
    await house.decide_appeal(house.bea, appeal.id, AppealOutcome.REVERSED, "Vous avez raison.")
    told = await ada.line.hear("appeal.decided")
    assert (told["outcome"], told["answer"]) == ("reversed", "Vous avez raison.")
    back = await bob.line.hear("message.edited")
    assert (back["restored"], back["text"], back["seq"]) == (True, "Bonsoir à tous", 3)
    assert (await bob.line.hear("report.decided", outcome="reversed"))["receipt"]
    assert (await ada.say("Merci"))["type"] == "message.accepted"


async def test_leaving_the_house_closes_every_line(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    await live.house.leave(ada.person.id)
    await ada.line.ends()
    assert ada.line.closes == [(CLOSE_LEFT, "")]
    assert bob.line.closes == []


async def test_presence_is_told_when_it_changes_and_not_otherwise(live: LiveHouse) -> None:
    ada = await live.guest()
    await live.node.tell_presence()
    bob = await live.guest()
    live.house.clock.move(seconds=1)
    await live.node.tell_presence()
    await ada.line.hear("presence.changed", room=make.ROOM, present=2)
    bob.hang_up()
    for _ in range(3):
        live.house.clock.move(seconds=1)
        await live.node.tell_presence()
    await asyncio.sleep(0)
    await ada.line.hear("presence.changed", present=1)
    assert [frame["present"] for frame in ada.line.heard("presence.changed")] == [1, 2, 1]


async def test_subjects_of_rooms_without_listeners_are_not_heard(live: LiveHouse) -> None:
    ada = await live.guest()
    assert live.bus.healthy()
    ada.hang_up()
    assert list(live.node.hub.rooms()) == []
    assert live.node.hub.person_ids() == ()


async def test_two_nodes_hear_each_other(house: AppHouse, live: LiveHouse) -> None:
    async with LiveHouse(house=house, broker=live.broker, name="two") as other:
        # What is announced goes out by the second node, and is heard on the first.
        ada, bob = await live.guest(), await other.guest()
        await ada.say("Bonsoir")
        await bob.line.hear("message.created", text="Bonsoir")
        house.clock.move(seconds=2)
        for node in (live.node, other.node):
            await node.tell_presence()
        await asyncio.sleep(0)
        assert live.node.present(make.ROOM) == other.node.present(make.ROOM) == 2
        await house.leave(ada.person.id)
        await ada.line.ends()
