import asyncio
import itertools
from collections.abc import Callable
from uuid import UUID

from palabre.app.messages.outcomes import Accepted
from palabre.domain.decisions import DecisionKind
from palabre.domain.facts import MessageSent
from palabre.domain.ids import MessageId, Slug
from palabre.realtime.commands import answer_to
from palabre.wire.explanations import MASKED
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse
from tests.unit.realtime.live import LiveHouse


async def test_a_room_hears_what_is_said_in_it(live: LiveHouse) -> None:
    ada, bob, eve = await live.guest(), await live.guest(), live.connect(await live.house.person())
    await eve.join(KITCHEN)
    accepted = await ada.say("Bonsoir")
    assert accepted["type"] == "message.accepted"
    for guest in (ada, bob):
        created = await guest.line.hear("message.created", seq=accepted["seq"])
        assert created == {
            "type": "message.created",
            "room": make.ROOM,
            "seq": 1,
            "id": accepted["id"],
            "author": {"id": str(ada.person.alias), "pseudonym": ada.person.pseudonym},
            "text": "Bonsoir",
            "at": "2026-11-23T20:00:00Z",
        }
    assert eve.line.heard("message.created") == []
    assert str(ada.person.id) not in str(bob.line.frames)


async def test_joining_answers_with_the_past_and_marks_ones_own_lines(live: LiveHouse) -> None:
    ada = await live.guest()
    said = await ada.say("Bonsoir")
    bob = live.connect(await live.house.person())
    assert (await bob.join())["messages"][0] == {
        "seq": 1,
        "id": said["id"],
        "author": {"id": str(ada.person.alias), "pseudonym": ada.person.pseudonym},
        "at": "2026-11-23T20:00:00Z",
        "text": "Bonsoir",
    }
    again = await ada.join()
    assert (again["type"], again["seq"], again["present"]) == ("room.joined", 1, 2)
    assert again["messages"][0]["ref"] == said["ref"]


async def test_coming_back_tells_what_was_missed(live: LiveHouse) -> None:
    ada = await live.guest()
    first = await ada.say("un")
    await ada.say("deux")
    await ada.ask("message.edit", room=make.ROOM, id=first["id"], text="un, corrigé")
    removed = await ada.say("trois")
    await ada.ask("message.remove", room=make.ROOM, id=removed["id"])
    back = await live.connect(await live.house.person()).join(since=1)
    assert back["seq"] == 5
    assert [(line["seq"], line.get("text"), line.get("removed")) for line in back["messages"]] == [
        (2, "deux", None),
        (4, None, "author"),
    ]
    assert [(change["type"], change["seq"], change["text"]) for change in back["changes"]] == [
        ("message.edited", 3, "un, corrigé")
    ]
    assert "resync" not in back
    assert (await live.connect(await live.house.person()).join(since=999))["resync"]


async def test_what_is_said_while_the_past_is_read_comes_exactly_once(live: LiveHouse) -> None:
    ada = await live.guest()
    speaking = asyncio.create_task(_talk(live, ada.person.pseudonym))
    for _ in range(12):
        guest = live.connect(await live.house.person())
        joined = await guest.join()
        await guest.hears(3)
        seqs = [line["seq"] for line in joined["messages"]]
        seqs += [frame["seq"] for frame in guest.line.heard("message.created")]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        guest.hang_up()
    speaking.cancel()


async def _talk(live: LiveHouse, name: str) -> None:
    other = await live.guest()
    number = 0
    while True:
        number += 1
        # Lengths all differ, so that the head of a frame takes many forms.
        await other.say(f"{name} {'x' * (number % 200)} {number}")


async def test_a_removed_line_is_a_tombstone_to_those_who_are_there(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    said = await ada.say("Bonsoir")
    answer = await ada.ask("message.remove", room=make.ROOM, id=said["id"])
    assert (answer["type"], answer["seq"]) == ("message.accepted", 2)
    removed = await bob.line.hear("message.removed")
    assert (removed["seq"], removed["id"], removed["by"]) == (2, said["id"], "author")
    assert "text" not in removed


async def test_held_nudged_and_refused_lines_are_answered_and_reach_nobody(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    held = await ada.say("un #hold")
    assert (held["type"], held["usual_wait_seconds"], held["text"]) == ("message.held", 120, "un #hold")
    assert held["spans"] == [[3, 8]]
    nudged = await ada.say("un #nudge")
    assert (nudged["type"], nudged["rule"], nudged["categories"]) == (
        "message.nudged",
        "insult.nudge",
        ["insult"],
    )
    refused = await ada.say("un #refuse")
    assert (refused["type"], refused["code"], refused["room"]) == (
        "message.refused",
        "message_refused",
        make.ROOM,
    )
    assert len(refused["case_code"]) >= 26
    await ada.say("Bonsoir")
    await bob.line.hear("message.created", text="Bonsoir")
    assert len(bob.line.heard("message.created")) == 1
    assert "#" not in str(bob.line.frames)


async def test_a_line_that_says_to_be_under_age_is_answered_with_help(live: LiveHouse) -> None:
    held = await (await live.guest()).say("ligne #young")
    assert (held["type"], held["help"], held["categories"]) == ("message.held", ["3018"], ["minors"])


async def test_masked_words_are_shown_to_their_author(live: LiveHouse) -> None:
    ada = await live.guest()
    accepted = await ada.say("un #mask")
    assert (accepted["text"], accepted["explanation"]) == ("un •••••", MASKED)


async def test_a_withdrawn_line_is_withdrawn_on_every_device(live: LiveHouse) -> None:
    ada = await live.guest()
    phone = live.connect(ada.person)
    held = await ada.say("un #hold")
    answer = await ada.ask("message.withdraw", ref=held["ref"])
    assert answer == {"type": "message.withdrawn", "ref": held["ref"]}
    await phone.line.hear("message.withdrawn", ref=held["ref"])


async def test_leaving_a_room_ends_its_frames_and_may_be_said_twice(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    for _ in range(2):
        assert (await bob.ask("room.leave", room=make.ROOM))["type"] == "room.left"
    said = await ada.say("Bonsoir")
    await ada.line.hear("message.created", id=said["id"])
    assert bob.line.heard("message.created") == []
    assert live.node.present(make.ROOM) == 1


async def test_refusals_are_errors_with_a_code(live: LiveHouse) -> None:
    ada = await live.guest()
    said = await ada.say("Bonsoir")
    wrong = {
        "not_found": ("room.join", {"room": "la-cave"}),
        "text_empty": ("message.send", {"room": make.ROOM, "text": " "}),
        "text_too_long": ("message.send", {"room": make.ROOM, "text": "x" * 1_001}),
        "text_characters": ("message.send", {"room": make.ROOM, "text": "a\u202eb"}),
        "invalid_input": ("message.send", {"room": make.ROOM, "text": "Oui", "reply_to": str(make.uuid())}),
        "not_held": ("message.withdraw", {}),
    }
    for code, (kind, members) in wrong.items():
        error = await ada.ask(kind, **members)
        assert (error["type"], error["code"]) == ("error", code)
    live.house.clock.move(minutes=16)
    error = await ada.ask("message.edit", room=make.ROOM, id=said["id"], text="Trop tard")
    assert error["code"] == "edit_window_over"
    assert await ada.ask("message.send", room=make.ROOM, text="Oui", reply_to=str(make.uuid())) | {
        "ref": ""
    } == {"type": "error", "code": "invalid_input", "detail": "/reply_to", "ref": ""}


async def test_a_muted_person_is_told_until_when_and_why(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    said = await ada.say("Bonsoir")
    case_id = await live.house.reported(bob.person, MessageId(UUID(said["id"])))
    decision = await live.house.decided(case_id, DecisionKind.MUTE, minutes=30)
    error = await ada.say("Encore")
    assert (error["code"], error["case_code"], error["until"]) == (
        "muted",
        decision.case_code,
        "2026-11-23T20:30:00Z",
    )


async def test_a_room_that_cannot_be_joined_is_not_listened_to(live: LiveHouse) -> None:
    ada = live.connect(await live.house.person())
    assert (await ada.join("la-cave"))["code"] == "not_found"
    assert live.node.hub.rooms_of(ada.line.outbox) == ()
    assert live.node.present(Slug("la-cave")) == 0


async def test_everybody_counts_once_however_many_devices(live: LiveHouse) -> None:
    ada = await live.guest()
    assert (await live.connect(ada.person).join())["present"] == 1
    bob = live.connect(await live.house.person())
    assert (await bob.join())["present"] == 2
    bob.hang_up()
    assert (await ada.join())["present"] == 1


async def test_a_line_that_breaks_while_joining_leaves_nothing_behind(live: LiveHouse) -> None:
    ada = await live.guest()
    bob = live.connect(await live.house.person())
    bob.send({"type": "room.join", "ref": str(make.uuid()), "room": make.ROOM})
    await asyncio.sleep(0)
    bob.hang_up()
    await ada.say("Bonsoir")
    await ada.line.hear("message.created")
    assert (live.node.present(make.ROOM), live.node.hub.listeners(make.ROOM)) == (1, 1)


async def _turns_until(so: Callable[[], bool]) -> None:
    # Nothing announces that a join has begun: look at each turn of the loop.
    async with asyncio.timeout(10):
        for _ in itertools.count():
            if so():
                return
            await asyncio.sleep(0)


async def test_a_line_that_breaks_while_joining_again_is_present_no_more(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    bob.send({"type": "room.join", "ref": str(make.uuid()), "room": make.ROOM})
    await _turns_until(lambda: live.node.hub.joins(make.ROOM, bob.line.outbox))
    bob.hang_up()
    assert (await ada.join())["present"] == 1


async def test_who_is_expelled_while_joining_does_not_listen(live: LiveHouse) -> None:
    ada, bob = await live.guest(), live.connect(await live.house.person())
    ref = str(make.uuid())
    bob.send({"type": "room.join", "ref": ref, "room": make.ROOM})
    await _turns_until(lambda: live.node.hub.joins(make.ROOM, bob.line.outbox))
    live.node.expel(bob.person.id, make.ROOM)
    # The ban was lifted at once: nothing forbids to ask again.
    error = await bob.line.hear("error", ref=ref)
    assert (error["code"], error["retry_after"]) == ("overloaded", 1)
    assert not live.node.hub.listens(make.ROOM, bob.line.outbox)
    assert (await ada.join())["present"] == 1
    assert (await bob.join())["present"] == 2


async def test_speaking_shows_that_one_is_there(house: AppHouse, live: LiveHouse) -> None:
    ada = await live.guest()
    house.clock.move(hours=20)
    await ada.say("Bonsoir")
    await house.attendance.flush()
    house.clock.move(hours=20)
    assert await house.end_idle() == 0
    assert len(house.told.of(MessageSent)) == 1


def test_an_answer_without_masked_words_explains_nothing() -> None:
    said = make.message()
    assert said.ref is not None
    answer = answer_to(Accepted(ref=said.ref, room=said.room, seq=1, id=said.id))
    assert (getattr(answer, "text", 0), getattr(answer, "explanation", 0)) == (None, None)


async def test_asking_before_sending_answers_as_the_line_would_and_binds_nothing(live: LiveHouse) -> None:
    ada, ref = await live.guest(), str(make.uuid())
    said = await ada.say("Bonsoir")
    assert await ada.ask("message.check", room=make.ROOM, text="Il pleut", ref=ref) == {
        "type": "message.checked", "ref": ref, "action": "allow", "rule": None, "spans": [],
        "explanation": None, "categories": [], "help": [],
    }  # fmt: skip
    masked = await ada.ask("message.check", room=make.ROOM, text="un #mask")
    assert (masked["action"], masked["text"], masked["explanation"]) == ("allow", "un •••••", MASKED)
    for action in ("nudge", "hold", "refuse"):
        for more in ({}, {"edit_of": said["id"]}):
            checked = await ada.ask("message.check", room=make.ROOM, text=f"#{action}", **more)
            assert (checked["action"], checked["rule"]) == (action, f"insult.{action}")
            assert checked["spans"] == [[0, 1 + len(action)]]
    assert (await ada.say("Il pleut", ref=ref))["type"] == "message.accepted"


async def test_who_says_to_be_too_young_is_told_before_sending_whom_to_call(live: LiveHouse) -> None:
    ada = await live.guest()
    checked = await ada.ask("message.check", room=make.ROOM, text="#young")
    assert (checked["action"], checked["help"]) == ("hold", ["3018"])
    held = await ada.say("#young")
    assert (held["type"], held["help"]) == ("message.held", ["3018"])
    for member in ("rule", "spans", "explanation", "categories"):
        assert checked[member] == held[member]


async def test_a_house_under_load_does_not_answer_questions(live: LiveHouse) -> None:
    ada = await live.guest()
    live.load.share = 0.9
    codes = {(await ada.ask("message.check", room=make.ROOM, text="a")).get("code") for _ in range(5)}
    assert codes == {"overloaded"}
