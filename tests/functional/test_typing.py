"""Who writes, over real lines."""

import json

from tests.functional.house import ROOM, HereHouse


async def test_a_room_is_told_who_writes_and_forgets_it_when_the_line_is_said(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    await ada.line.send(json.dumps({"type": "typing", "room": ROOM}))
    told = await bob.hear("typing.changed", count=1)
    assert told["people"] == [{"id": ada.alias, "pseudonym": ada.pseudonym}]
    await ada.said("Bonsoir")
    await bob.hear("typing.changed", count=0)
    assert ada.heard("error") == []
    # Nothing of it is in the log.
    assert [line["text"] for line in await bob.history()] == ["Bonsoir"]


async def test_it_ends_by_itself(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    await ada.line.send(json.dumps({"type": "typing", "room": ROOM}))
    await bob.hear("typing.changed", count=1)
    house.clock.move(seconds=7)
    await bob.hear("typing.changed", count=0)
