"""What was removed or edited away reaches nobody any more, whoever was away meanwhile."""

import json
from typing import Any

import httpx
import pytest

from tests.functional.house import ROOM, HereHouse, Visitor, preview

CANARY = "La clé est sous le pot de basilic"
HARMLESS = "Bonsoir à tous"


async def by_moderation(house: HereHouse, reporter: Visitor, message_id: str) -> None:
    """Report and remove a message."""
    desk: httpx.AsyncClient = await house.watcher("Ana")
    await reporter.report("message", message_id)
    (case,) = (await desk.get("/api/v1/moderation/cases")).json()["items"]
    assert (await desk.post(f"/api/v1/moderation/cases/{case['id']}/claim")).status_code == 200
    ruling = {"kind": "remove", "ground": "contact", "reason": "Motif"}
    decided = await desk.post(f"/api/v1/moderation/cases/{case['id']}/decisions", json=ruling)
    assert decided.status_code == 201


async def take_away(
    how: str, house: HereHouse, author: Visitor, reporter: Visitor, said: dict[str, Any]
) -> None:
    if how == "edited":
        await author.ask("message.edit", room=ROOM, id=said["id"], text=HARMLESS)
    elif how == "removed":
        await author.ask("message.remove", room=ROOM, id=said["id"])
    else:
        await by_moderation(house, reporter, said["id"])


@pytest.mark.parametrize("how", ["edited", "removed", "removed by moderation"])
async def test_what_was_taken_away_is_told_to_nobody(how: str, house: HereHouse) -> None:
    ada, bob, away = await house.guest(), await house.guest(), await house.guest()
    early = await house.guest()
    await early.hang_up()
    said = await ada.said(CANARY)
    for visitor in (bob, away):
        await visitor.hear("message.created", id=said["id"])
    await away.hang_up()
    await take_away(how, house, ada, bob, said)
    kind = "message.edited" if how == "edited" else "message.removed"
    assert (await bob.hear(kind, id=said["id"])).get("text") in {None, HARMLESS}

    # Who held it is told to drop it; who had not heard it yet never does.
    seen = {visitor.pseudonym: len(visitor.frames) for visitor in (away, early)}
    await away.connect()
    assert [change["type"] for change in (await away.join(since=1))["changes"]] == [kind]
    await early.connect()
    (line,) = (await early.join(since=0))["messages"]
    assert line["id"] == said["id"]
    new = await house.guest()
    told = [*away.frames[seen[away.pseudonym] :], *early.frames[seen[early.pseudonym] :], *new.frames]
    told += await new.history()
    house.clock.move(minutes=5)
    assert CANARY not in json.dumps([told, await preview(house)], ensure_ascii=False)
