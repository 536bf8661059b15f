"""A wave of people at the door of a real house."""

from itertools import islice, product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from palabre.settings import LimitSettings
from tests.functional.house import KITCHEN, ROOM, HereHouse, Visitor, open_here

GUARDED = LimitSettings(
    entries_per_minute=100_000, messages_per_minute=0, connections_per_address=0, loop_lag_ms=0
)
FIRST = "Merle Grive Huppe Geai Loriot Pinson Serin Tarin Bruant Cygne Martin Milan Faucon Canard Sterne Pic"
SECOND = (
    "calme agile timide lunaire solaire nomade rieur tranquille sauvage fidèle tendre modeste rapide rouge"
    " jaune mauve brune blanc noir rose"
)


async def wave(house: HereHouse, count: int) -> list[dict[str, Any]]:
    """So many enter, one after the other, as quickly as the house takes them; their entries."""
    entries: list[dict[str, Any]] = []
    client = house.client()
    for first, second in islice(product(FIRST.split(), SECOND.split()), count):
        answer = await client.post("/api/v1/entries", json=house.form(pseudonym=f"{first} {second}"))
        assert answer.status_code == 201, answer.text
        # Each is another browser.
        client.cookies.clear()
        entries.append(answer.json())
    return entries


async def visitor(house: HereHouse, entry: dict[str, Any]) -> Visitor:
    """One of them opens a line."""
    client = house.client(authorization=f"Bearer {entry['token']}")
    one = Visitor(house=house, client=client, entry=entry)
    await one.connect()
    return one


@pytest.mark.parametrize(
    ("entries_of_a_raid", "come"), [(30, 40), pytest.param(200, 300, marks=pytest.mark.verify)]
)
async def test_a_wave_of_entries_makes_newcomers_wait_until_it_is_over(
    tmp_path: Path, entries_of_a_raid: int, come: int
) -> None:
    limits = msgspec.structs.replace(GUARDED, raid_entries=entries_of_a_raid)
    async with open_here(tmp_path, limits=limits) as house:
        regular = await house.guest()
        await regular.said("Bonsoir")
        house.clock.move(minutes=10)
        alix = await house.watcher("Alix")
        quiet = {"state": "open", "raids": [], "filter_degraded": []}
        assert (await alix.get("/api/v1/moderation/watch")).json() == quiet

        entries = await wave(house, come)
        told = await regular.hear("watch.changed", state="open")
        assert [raid.get("room") for raid in told["raids"]] == [None]
        (raid,) = (await alix.get("/api/v1/moderation/watch")).json()["raids"]
        assert (raid["arrivals"], raid["wait_seconds"]) == (come, 180)

        last = await visitor(house, entries[-1])
        assert 170 <= (await last.join())["wait_seconds"] <= 180
        refused = await last.say("Prenez ça")
        assert (refused["type"], refused["code"]) == ("error", "newcomers_wait")
        assert 170 <= refused["retry_after"] <= 180
        # Whoever was here before talks on, and nothing of the wave is in the room.
        assert (await regular.said("Il y a foule"))["seq"] == 2
        assert "palabre_raids 1.0" in (await house.client().get("/metrics")).text

        house.clock.move(minutes=6)
        await regular.hear("watch.changed", raids=[])
        assert (await last.said("Bonsoir", ref=refused["ref"]))["seq"] == 3
        assert (await alix.get("/api/v1/moderation/watch")).json()["raids"] == []


async def test_a_room_that_is_raided_is_guarded_and_the_others_are_not(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(GUARDED, raid_joins=10)
    async with open_here(tmp_path, limits=limits) as house:
        crowd = [await visitor(house, entry) for entry in await wave(house, 10)]
        for one in crowd:
            await one.join(ROOM)
        refused = await crowd[0].say("Prenez ça", ROOM)
        assert refused["code"] == "newcomers_wait"
        await crowd[0].said("Bonsoir", KITCHEN)
        told = await crowd[0].hear("watch.changed")
        assert [raid["room"] for raid in told["raids"]] == [ROOM]
