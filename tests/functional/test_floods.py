"""Floods through real doors: what is too much is refused to within 5 %, and nobody else notices."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from palabre.settings import LimitSettings
from tests.functional.house import KITCHEN, ROOM, HereHouse, Visitor, open_here

ELSEWHERE = "127.0.0.2"
MINUTE = 60


def limits(**some: int) -> LimitSettings:
    nothing = {"entries_per_minute": 0, "connections_per_address": 0, "loop_lag_ms": 0}
    return LimitSettings(**(nothing | {"messages_per_minute": 30} | some))


def seconds_of(house: HereHouse) -> Iterator[int]:
    """One minute, second by second, whatever time is really spent in each."""
    start = house.clock.monotonic()
    for second in range(MINUTE):
        house.clock.move(seconds=max(0.0, start + second - house.clock.monotonic()))
        yield second


async def flood(house: HereHouse, loud: Sequence[Visitor], calm: Visitor, room: str = ROOM) -> Counter[str]:
    """For a minute, everybody loud speaks each second, and somebody calm every ten; what was answered."""
    told: Counter[str] = Counter()
    for second in seconds_of(house):
        for number, visitor in enumerate(loud):
            answer = await visitor.say(f"ligne {second} de la voix {number}", room)
            told[answer["code"] if answer["type"] == "error" else "taken"] += 1
            assert answer["type"] != "error" or answer["retry_after"] >= 1
        if second % 10 == 0:
            assert (await calm.say(f"Calmement, {second} fois", KITCHEN))["type"] != "error"
    return told


async def somebody_calm(house: HereHouse) -> Visitor:
    calm = await house.enter()
    await calm.connect(address=ELSEWHERE)
    await calm.join(KITCHEN)
    return calm


async def test_one_account_keeps_to_its_limit(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=limits()) as house:
        calm, loud = await somebody_calm(house), await house.guest()
        twin = await loud.device()
        told = await flood(house, [loud, loud, twin], calm)
        assert told["taken"] == pytest.approx(30, rel=0.05)
        assert set(told) == {"taken", "too_fast"}


async def test_many_accounts_of_one_address_keep_to_its_limit(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=limits(messages_per_minute_per_address=60)) as house:
        calm = await somebody_calm(house)
        told = await flood(house, [await house.guest() for _ in range(4)], calm)
        assert told["taken"] == pytest.approx(60, rel=0.05)
        assert "network_busy" in told


async def test_one_room_keeps_to_its_limit(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=limits(messages_per_minute_per_room=60)) as house:
        calm = await somebody_calm(house)
        told = await flood(house, [await house.guest() for _ in range(4)], calm)
        assert told["taken"] == pytest.approx(60, rel=0.05)
        assert "room_busy" in told


async def test_entries_of_one_address_keep_to_their_limit(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=limits(entries_per_minute=20)) as house:
        client, told = house.client(), Counter[int]()
        for second in seconds_of(house):
            answer = await client.post("/api/v1/entries", json=house.form(age=second))
            told[answer.status_code] += 1
            problem: dict[str, Any] = answer.json()
            if answer.status_code == 429:
                assert problem["code"] == "too_fast"
                assert int(answer.headers["retry-after"]) == problem["retry_after"] >= 1
            client.cookies.clear()
        assert MINUTE - told[429] == pytest.approx(20, rel=0.05)


async def test_lines_of_one_address_keep_to_their_number(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=limits(connections_per_address=3)) as house:
        calm = await somebody_calm(house)
        crowd = [await house.guest() for _ in range(3)]
        late = await house.enter()
        with pytest.raises(InvalidStatus) as refused:
            await late.connect()
        assert refused.value.response.status_code == 429
        assert int(refused.value.response.headers["retry-after"]) >= 1
        await calm.said("Bonsoir", KITCHEN)
        await crowd[0].hang_up()
        # The place is free once the house has heard of it.
        await calm.until(lambda: house.service.door._connections["127.0.0.1"] == 2)
        await late.connect()
