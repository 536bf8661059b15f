import asyncio
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from palabre.settings import LimitSettings
from tests.functional.house import KITCHEN, ROOM, HereHouse, open_here, preview


async def test_two_people_talk(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    said = await ada.said("Bonsoir à tous")
    heard = await bob.hear("message.created", seq=said["seq"])
    assert (heard["text"], heard["id"], heard["author"]) == (
        "Bonsoir à tous",
        said["id"],
        {"id": ada.alias, "pseudonym": ada.pseudonym},
    )
    reply = await bob.said("Bonsoir", reply_to=said["id"])
    assert (await ada.hear("message.created", id=reply["id"]))["reply_to"] == said["id"]


async def test_a_room_is_a_numbered_log_without_gaps(house: HereHouse) -> None:
    ada, bob, eve = await house.guest(), await house.guest(), await house.guest()
    answers = await asyncio.gather(
        *(guest.said(f"ligne {number}") for number in range(20) for guest in (ada, bob))
    )
    assert sorted(answer["seq"] for answer in answers) == list(range(1, 41))
    await eve.hear("message.created", seq=40)
    assert [frame["seq"] for frame in eve.heard("message.created")] == list(range(1, 41))


async def test_a_line_said_twice_under_one_ref_is_one_line(house: HereHouse) -> None:
    ada, ref = await house.guest(), str(uuid4())
    first = await ada.said("Bonsoir", ref=ref)
    assert await ada.said("Bonsoir", ref=ref) == first
    phone = await ada.device()
    assert await phone.said("Bonsoir", ref=ref) == first
    assert [line["text"] for line in await ada.history()] == ["Bonsoir"]


async def test_an_edit_and_a_removal_are_told_and_numbered(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    said = await ada.said("Bonsoir")
    await ada.ask("message.edit", room=ROOM, id=said["id"], text="Bonsoir à tous")
    edited = await bob.hear("message.edited")
    assert (edited["seq"], edited["id"], edited["text"]) == (2, said["id"], "Bonsoir à tous")
    await ada.ask("message.remove", room=ROOM, id=said["id"])
    assert (await bob.hear("message.removed"))["seq"] == 3
    (line,) = await bob.history()
    assert (line["seq"], line["removed"], "text" in line) == (1, "author", False)


async def test_after_fifteen_minutes_a_line_stands(house: HereHouse) -> None:
    ada = await house.guest()
    said = await ada.said("Bonsoir")
    house.clock.move(minutes=16)
    for command in ("message.edit", "message.remove"):
        members = {"text": "Autre chose"} if command == "message.edit" else {}
        error = await ada.ask(command, room=ROOM, id=said["id"], **members)
        assert (error["type"], error["code"]) == ("error", "edit_window_over")


async def test_coming_back_brings_all_that_was_missed(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    first = await ada.said("un")
    await bob.hear("message.created", seq=1)
    await bob.hang_up()
    second = await ada.said("deux")
    await ada.ask("message.edit", room=ROOM, id=first["id"], text="un, corrigé")
    await ada.ask("message.remove", room=ROOM, id=second["id"])
    await bob.connect()
    joined = await bob.join(since=1)
    assert joined["seq"] == 4
    assert [(line["seq"], line.get("removed")) for line in joined["messages"]] == [(2, "author")]
    assert [(change["type"], change["seq"]) for change in joined["changes"]] == [("message.edited", 3)]


async def test_a_gap_of_a_thousand_lines_never_resyncs(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.enter()
    for start in range(0, 1_000, 100):
        await asyncio.gather(*(ada.said(f"ligne {number}") for number in range(start, start + 100)))
    await bob.connect()
    joined = await bob.join(since=0)
    assert "resync" not in joined
    assert [line["seq"] for line in joined["messages"]] == list(range(1, 1_001))


async def test_history_goes_back_by_pages(house: HereHouse) -> None:
    ada = await house.guest()
    for number in range(5):
        await ada.said(f"ligne {number}")
    page = (await ada.client.get(f"/api/v1/rooms/{ROOM}/messages", params={"limit": 2})).json()
    assert [line["seq"] for line in page["items"]] == [4, 5]
    older = await ada.history(before=page["next"], limit=2)
    assert [line["seq"] for line in older] == [2, 3]


async def test_the_numbers_of_those_present_are_told(house: HereHouse) -> None:
    ada = await house.guest()
    bob = await house.guest()
    await ada.hear("presence.changed", room=ROOM, present=2)
    await bob.hang_up()
    await ada.until(lambda: [frame["present"] for frame in ada.heard("presence.changed")][-1] == 1)
    listed = (await house.client().get("/api/v1/rooms")).json()["items"]
    rooms = {room["slug"]: room for room in listed}
    assert (rooms[ROOM]["present"], rooms[KITCHEN]["present"]) == (1, 0)


async def test_the_preview_is_two_minutes_late_and_names_no_author(house: HereHouse) -> None:
    ada = await house.guest()
    await ada.said("Bonsoir")
    assert await preview(house) == []
    house.clock.move(minutes=2)
    assert await preview(house) == ["Bonsoir"]
    assert ada.alias not in (await house.client().get(f"/api/v1/rooms/{ROOM}/preview")).text


async def test_leaving_a_room_ends_its_frames(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    assert (await bob.ask("room.leave", room=ROOM))["type"] == "room.left"
    await ada.said("Bonsoir")
    await bob.join(KITCHEN)
    assert bob.heard("message.created") == []


async def test_a_browser_comes_with_its_cookie_and_this_origin_only(house: HereHouse) -> None:
    ada = await house.enter()
    cookie = f"palabre={ada.token}"
    for origin in (None, "https://elsewhere.example", "null"):
        headers = {"Cookie": cookie} | ({"Origin": origin} if origin else {})
        with pytest.raises(InvalidStatus) as refused:
            await connect(house.live, subprotocols=["palabre.v1"], additional_headers=headers)  # type: ignore[list-item]
        assert refused.value.response.status_code == 403
        assert b"foreign_origin" in (refused.value.response.body or b"")
    line = await connect(
        house.live,
        subprotocols=["palabre.v1"],  # type: ignore[list-item]
        additional_headers={"Cookie": cookie, "Origin": house.url},
    )
    await line.close()


@pytest.mark.parametrize(
    "subprotocols, token, status, code",
    [
        (None, True, 426, "protocol_version"),
        (["palabre.v9"], True, 426, "protocol_version"),
        (["palabre.v1"], False, 401, "not_entered"),
    ],
)
async def test_who_may_not_come_in_is_told_before_the_upgrade(
    house: HereHouse, subprotocols: list[str] | None, token: bool, status: int, code: str
) -> None:
    ada = await house.enter()
    headers = {"Authorization": f"Bearer {ada.token}"} if token else {}
    with pytest.raises(InvalidStatus) as refused:
        await connect(house.live, subprotocols=subprotocols, additional_headers=headers)  # type: ignore[arg-type]
    response = refused.value.response
    assert response.status_code == status
    assert response.headers["content-type"].startswith("application/problem+json")
    assert code.encode() in (response.body or b"")


async def test_talk_connections_and_entries_are_bounded(tmp_path: Path) -> None:
    limits = LimitSettings(entries_per_minute=3, messages_per_minute=3, connections_per_address=1)
    async with open_here(tmp_path, limits=limits) as house:
        ada = await house.guest()
        await ada.said("Bonsoir")
        error = await ada.say("Il pleut")
        assert (error["code"], error["retry_after"]) == ("too_fast", 20)
        house.clock.move(seconds=20)
        assert (await ada.say("Il pleut"))["type"] == "message.accepted"
        with pytest.raises(InvalidStatus) as refused:
            await ada.device()
        assert refused.value.response.status_code == 429
        answers = [await _try_to_enter(house) for _ in range(4)]
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["retry-after"]) >= 1


async def _try_to_enter(house: HereHouse) -> httpx.Response:
    return await house.client().post("/api/v1/entries", json=house.form())


async def test_a_house_that_stops_says_to_come_back(tmp_path: Path) -> None:
    async with open_here(tmp_path) as house:
        ada = await house.guest()
        said = await ada.said("Bonsoir")
    assert await ada.ends() == 1012
    async with open_here(tmp_path) as again:
        ada.house = again
        await ada.connect()
        assert (await ada.join(since=0))["messages"][0]["id"] == said["id"]
