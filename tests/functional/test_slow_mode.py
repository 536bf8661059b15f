"""Slow mode through the doors: set by the staff, felt by everybody else."""

from pathlib import Path

from palabre.settings import LimitSettings
from tests.functional.house import KITCHEN, ROOM, HereHouse, open_here

SLOW = LimitSettings(entries_per_minute=0, connections_per_address=0, loop_lag_ms=0)


async def set_slow(house: HereHouse, seconds: int) -> None:
    alix = await house.watcher("Alix")
    answer = await alix.patch(f"/api/v1/moderation/rooms/{ROOM}", json={"slow_seconds": seconds})
    assert (answer.status_code, answer.json()) == (200, {"room": ROOM, "slow_seconds": seconds})


async def test_a_room_is_slowed_while_people_talk(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=SLOW) as house:
        ada, bob = await house.guest(), await house.guest(KITCHEN)
        await ada.said("Bonsoir")
        await set_slow(house, 30)
        for visitor in (ada, bob):
            await visitor.hear("room.changed", room=ROOM, slow_seconds=30)
        assert (await bob.join(ROOM))["slow_seconds"] == 30
        listed = (await bob.client.get("/api/v1/rooms")).json()["items"]
        assert {room["slug"]: room.get("slow_seconds", 0) for room in listed}[ROOM] == 30
        refused = await ada.say("Encore")
        assert (refused["type"], refused["code"]) == ("error", "slow_mode")
        assert 25 <= refused["retry_after"] <= 30
        await bob.said("Bonsoir Ada")
        house.clock.move(seconds=refused["retry_after"])
        await ada.said("Encore", ref=refused["ref"])


async def test_without_a_limit_on_messages_no_room_is_slow(house: HereHouse) -> None:
    ada = await house.guest()
    await set_slow(house, 3_600)
    for number in range(5):
        await ada.said(f"ligne {number}")
    assert "slow_seconds" not in await ada.join()


async def test_what_is_no_pause_is_refused(house: HereHouse) -> None:
    alix = await house.watcher("Alix")
    for wrong in (-1, 3_601, "30", None):
        answer = await alix.patch(f"/api/v1/moderation/rooms/{ROOM}", json={"slow_seconds": wrong})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    answer = await alix.patch("/api/v1/moderation/rooms/nulle-part", json={"slow_seconds": 5})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
