"""The real doors of a house that runs late, and a line that floods one."""

import json
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from palabre.realtime.load import BEAT
from palabre.realtime.session import MOST_TOO_FAST
from palabre.settings import LimitSettings
from tests.functional.house import HereHouse, Visitor, open_here

SHEDDING = LimitSettings(entries_per_minute=0, messages_per_minute=0, connections_per_address=0)


async def run_late(house: HereHouse) -> None:
    """As if the loop had been late for a while; nothing else runs meanwhile."""
    for _ in range(12):
        house.clock.move(seconds=BEAT + 1)
        await house.service.load.beat()


async def run_on_time(house: HereHouse) -> None:
    """As if five seconds had passed without anything late."""
    await house.service.load.beat()
    for _ in range(round(5 / BEAT)):
        house.clock.move(seconds=BEAT)
        await house.service.load.beat()


async def upgrade(visitor: Visitor) -> tuple[int, str | None]:
    """Status and ``Retry-After`` of one more line."""
    headers = {"Authorization": f"Bearer {visitor.token}"}
    try:
        async with connect(visitor.house.live, subprotocols=["palabre.v1"], additional_headers=headers):  # type: ignore[list-item]
            return 101, None
    except InvalidStatus as refused:
        answer = refused.response
    assert json.loads(answer.body or b"")["code"] == "overloaded"
    return answer.status_code, answer.headers["retry-after"]


async def test_a_house_that_runs_late_puts_off_what_is_new_and_recovers(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=SHEDDING) as house:
        ada, bob = await house.guest(), await house.guest()
        await ada.said("Bonsoir")
        await run_late(house)

        upgrades = [await upgrade(bob) for _ in range(5)]
        assert 503 in {status for status, _ in upgrades}
        assert all(int(after or 0) >= 1 for status, after in upgrades if status == 503)

        entries = [await house.client().post("/api/v1/entries", json=house.form()) for _ in range(5)]
        late = [answer for answer in entries if answer.status_code == 503]
        assert late
        assert {answer.json()["code"] for answer in late} == {"overloaded"}
        assert all(int(answer.headers["retry-after"]) >= 1 for answer in late)

        ref = str(uuid4())
        answers = [await ada.say("Encore", ref=ref) for _ in range(5)]
        errors = [answer for answer in answers if answer["type"] == "error"]
        assert {answer["code"] for answer in errors} == {"overloaded"}
        assert all(answer["retry_after"] >= 1 for answer in errors)

        told = (await house.client().get("/metrics")).text
        for what in ("send", "upgrade", "entry"):
            assert f'palabre_shed_total{{what="{what}"}}' in told

        await run_on_time(house)
        assert [await upgrade(bob) for _ in range(5)] == [(101, None)] * 5
        assert (await ada.said("Encore", ref=ref))["type"] == "message.accepted"
        await bob.until(
            lambda: [one["text"] for one in bob.heard("message.created")] == ["Bonsoir", "Encore"]
        )
        assert ada.closed is bob.closed is None


async def test_a_line_that_floods_commands_is_closed_and_the_others_are_not(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=LimitSettings(loop_lag_ms=0)) as house:
        loud, calm = await house.guest(), await house.guest()
        frame = json.dumps({"type": "room.leave", "ref": str(uuid4()), "room": "sous-l-arbre"})

        with suppress(ConnectionClosed):
            for _ in range(20 * MOST_TOO_FAST):
                await loud.line.send(frame)
        assert await loud.ends() == 4429
        assert (await calm.said("Bonsoir"))["seq"] == 1
        assert len(loud.heard("error")) == MOST_TOO_FAST
