import asyncio
from typing import Any
from uuid import UUID

import msgspec

from palabre.domain.appeals import AppealOutcome
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import MessageId
from palabre.domain.messages import REPLAY_LIMIT
from palabre.realtime.missed import MissedEntries
from palabre.realtime.order import Missed
from tests import make
from tests.unit.app.house import AppHouse
from tests.unit.realtime.live import Guest, LiveHouse


async def missed(house: AppHouse, after: int) -> tuple[Missed, list[dict[str, Any]]]:
    found = await MissedEntries(messages=house.stores.messages).after(make.ROOM, after)
    events: list[dict[str, Any]] = [msgspec.json.decode(event) for _, event in found.events]
    assert [event["seq"] for event in events] == [seq for seq, _ in found.events]
    return found, events


async def edit(ada: Guest, said: dict[str, Any], text: str) -> None:
    answer = await ada.ask("message.edit", room=make.ROOM, id=said["id"], text=text)
    assert answer["type"] == "message.accepted"


async def test_what_was_missed_is_what_would_have_come(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    first = await ada.say("un")
    await ada.say("deux")
    await edit(ada, first, "un, mieux")
    await bob.line.hear("message.edited")
    came = [frame for frame in bob.line.frames if frame.get("seq", 0) > 1 and "ref" not in frame]
    found, events = await missed(live.house, 1)
    assert found.until == 3
    assert events == came
    assert (await missed(live.house, 3))[1] == []


async def test_earlier_words_are_not_told_again(live: LiveHouse) -> None:
    ada = await live.guest()
    said = await ada.say("un")
    for text in ("brouillon", "encore un brouillon", "au propre"):
        await edit(ada, said, text)
    _, events = await missed(live.house, 1)
    assert [(event["type"], event["seq"], event["text"]) for event in events] == [
        ("message.edited", seq, "au propre") for seq in (2, 3, 4)
    ]
    _, events = await missed(live.house, 0)
    assert [(event["type"], event["text"]) for event in events] == [
        ("message.created", "au propre"),
        *[("message.edited", "au propre")] * 3,
    ]


async def test_the_words_of_a_removed_message_are_gone(live: LiveHouse) -> None:
    ada = await live.guest()
    said = await ada.say("secret")
    await ada.say("autre")
    await edit(ada, said, "secret encore")
    await ada.ask("message.remove", room=make.ROOM, id=said["id"])
    found, events = await missed(live.house, 0)
    assert [event["type"] for event in events] == [
        "message.created",
        "message.created",
        "message.edited",
        "message.removed",
    ]
    assert [event["seq"] for event in events] == [1, 2, 3, 4]
    assert "secret" not in str(found.events)


async def test_a_restored_message_is_shown_again(live: LiveHouse) -> None:
    ada, bob = await live.guest(), await live.guest()
    said = await ada.say("Bonsoir")
    case_id = await live.house.reported(bob.person, MessageId(UUID(said["id"])))
    decision = await live.house.decided(case_id, DecisionKind.REMOVE)
    assert decision.case_code is not None
    house = live.house
    appeal = await house.appeal(decision.case_code, "Je plaisantais.")
    await house.decide_appeal(house.bea, appeal.id, AppealOutcome.REVERSED, "Vous avez raison.")
    _, events = await missed(live.house, 1)
    assert [(event["type"], event["seq"], event.get("restored")) for event in events] == [
        ("message.edited", 2, None),
        ("message.edited", 3, True),
    ]


async def test_beyond_the_replay_limit_only_the_newest_is_told(live: LiveHouse) -> None:
    stores, person = live.house.stores, await live.house.person()
    drafts = [make.draft(person, at=live.house.clock.now()) for _ in range(REPLAY_LIMIT + 1)]
    await asyncio.gather(*(stores.messages.append(draft) for draft in drafts))
    found, events = await missed(live.house, 0)
    assert found.until == REPLAY_LIMIT + 1
    assert [event["seq"] for event in events] == [REPLAY_LIMIT + 1]
