"""Two servers on one PostgreSQL and one NATS are one house."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
from httpx import AsyncClient, Response

from tests.functional.house import KITCHEN, ROOM, HereHouse, LineEndedError, open_here
from tests.servers import NatsServer, nats

pytestmark = pytest.mark.slow


@dataclass(kw_only=True)
class TwoNodes:
    """``one`` and ``two`` serve the same house."""

    one: HereHouse
    two: HereHouse
    broker: NatsServer

    async def ruled(self, case_id: str, desk: AsyncClient, **ruling: object) -> Response:
        """A moderator claims and decides."""
        await desk.post(f"/api/v1/moderation/cases/{case_id}/claim")
        standard = {"ground": "insult", "reason": "Motif"}
        answer = await desk.post(f"/api/v1/moderation/cases/{case_id}/decisions", json=standard | ruling)
        assert answer.status_code == 201, answer.text
        return answer


@pytest_asyncio.fixture
async def nodes(tmp_path: Path, postgres_url: str) -> AsyncGenerator[TwoNodes]:
    with nats() as broker:
        async with AsyncExitStack() as stack:
            one, two = [
                await stack.enter_async_context(
                    open_here(
                        tmp_path / name,
                        database_url=postgres_url,
                        bus_url=broker.url,
                        secret_key="k" * 64,
                    )
                )
                for name in ("one", "two")
            ]
            # They share one database, so pseudonyms must not meet.
            two.begin_at(40)
            yield TwoNodes(one=one, two=two, broker=broker)


async def newest_case(desk: AsyncClient) -> str:
    """The id of the case on top of the queue."""
    return str((await desk.get("/api/v1/moderation/cases")).json()["items"][0]["id"])


async def test_people_on_two_nodes_talk(nodes: TwoNodes) -> None:
    ada, bob = await nodes.one.guest(), await nodes.two.guest()
    said = await ada.said("Bonsoir à tous")
    heard = await bob.hear("message.created", id=said["id"])
    assert (heard["seq"], heard["text"], heard["author"]["pseudonym"]) == (1, "Bonsoir à tous", ada.pseudonym)
    answers = await asyncio.gather(
        *(guest.said(f"ligne {number}") for number in range(15) for guest in (ada, bob))
    )
    assert sorted(answer["seq"] for answer in answers) == list(range(2, 32))
    for guest in (ada, bob):
        await guest.hears(31)
        assert {frame["seq"] for frame in guest.heard("message.created")} == set(range(1, 32))
    edited = await bob.ask("message.edit", room=ROOM, id=said["id"], text="Rien")
    assert edited["code"] == "not_found"
    await ada.ask("message.edit", room=ROOM, id=said["id"], text="Bonsoir")
    assert (await bob.hear("message.edited"))["text"] == "Bonsoir"


async def test_everybody_present_is_counted_everywhere(nodes: TwoNodes) -> None:
    ada, bob = await nodes.one.guest(), await nodes.two.guest()
    for guest in (ada, bob):
        await guest.hear("presence.changed", room=ROOM, present=2)


async def test_a_ref_is_one_line_whichever_node_hears_it(nodes: TwoNodes) -> None:
    ada, ref = await nodes.one.guest(), str(uuid4())
    said = await ada.said("Bonsoir", ref=ref)
    elsewhere = await ada.device(nodes.two)
    again = await elsewhere.said("Bonsoir", ref=ref)
    assert (again["seq"], again["id"]) == (said["seq"], said["id"])
    assert len(await ada.history()) == 1


async def test_a_ban_on_one_node_closes_the_line_on_the_other(nodes: TwoNodes) -> None:
    ada, bob = await nodes.two.guest(), await nodes.one.guest()
    said = await ada.said("Bonsoir")
    await bob.report("message", said["id"])
    desk = await nodes.one.watcher("Ana")
    begun = time.monotonic()
    answer = await nodes.ruled(await newest_case(desk), desk, kind="ban", minutes=60)
    assert await ada.ends() == 4403
    assert time.monotonic() - begun < 2
    assert (await ada.hear("sanction.applied"))["case_code"] == answer.json()["case_code"]
    elsewhere = await ada.client.get(f"{nodes.one.url}/api/v1/rooms/{ROOM}/messages")
    assert elsewhere.json()["code"] == "banned"


async def test_a_mute_on_one_node_holds_on_the_other(nodes: TwoNodes) -> None:
    ada, bob = await nodes.two.guest(), await nodes.one.guest()
    said = await ada.said("Bonsoir")
    await bob.report("message", said["id"])
    desk = await nodes.one.watcher("Ana")
    await nodes.ruled(await newest_case(desk), desk, kind="mute", minutes=60)
    await ada.hear("sanction.applied")
    assert (await ada.say("Encore"))["code"] == "muted"


async def test_leaving_by_one_node_closes_the_line_on_the_other(nodes: TwoNodes) -> None:
    ada = await nodes.one.enter()
    await ada.connect(nodes.two)
    await ada.join()
    assert (await ada.client.delete("/api/v1/entries/current")).status_code == 204
    assert await ada.ends() == 4401


async def test_without_the_bus_people_hear_each_other_a_little_later(nodes: TwoNodes) -> None:
    ada, bob = await nodes.one.guest(), await nodes.two.guest()
    await ada.said("avant")
    await bob.hear("message.created", seq=1)
    nodes.broker.kill()
    for number in range(3):
        await ada.said(f"ligne {number}")
    # At once here, as the bus takes no part in it; from the store there.
    await ada.hears(4)
    await bob.hears(4)
    assert [frame["seq"] for frame in bob.heard("message.created")] == [1, 2, 3, 4]
    # Who comes now listens, too.
    eve = await nodes.two.guest()
    await ada.said("pour tous")
    await eve.hear("message.created", text="pour tous")
    assert (await nodes.two.client().get("/livez")).status_code == 200
    ready = await nodes.two.client().get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "degraded")
    assert ready.json()["checks"]["bus"] == {"ok": False, "detail": "disconnected"}
    figures = (await nodes.two.client().get("/metrics")).text
    assert "palabre_bus_up 0.0" in figures
    assert 'palabre_bus_total{what="repaired"} 4.0' in figures


async def test_without_the_bus_a_mute_holds_at_once_and_a_ban_soon_closes_the_line(nodes: TwoNodes) -> None:
    ada, bob = await nodes.two.guest(), await nodes.one.guest()
    desk = await nodes.one.watcher("Ana")
    said = await ada.said("Bonsoir")
    nodes.broker.kill()
    await bob.report("message", said["id"])
    await nodes.ruled(await newest_case(desk), desk, kind="mute", minutes=60)
    assert (await ada.say("Encore"))["code"] == "muted"
    await bob.report("message", said["id"])
    await nodes.ruled(await newest_case(desk), desk, kind="ban", minutes=60)
    with suppress(LineEndedError):
        assert (await ada.say("Encore"))["code"] == "banned"
    assert await ada.ends() == 4403


async def test_without_the_bus_the_end_of_a_session_soon_closes_the_line(nodes: TwoNodes) -> None:
    ada = await nodes.one.enter()
    await ada.connect(nodes.two)
    await ada.join()
    nodes.broker.kill()
    assert (await ada.client.delete("/api/v1/entries/current")).status_code == 204
    assert await ada.ends() == 4401


async def test_without_the_bus_a_held_line_still_finds_its_author(nodes: TwoNodes) -> None:
    ada = await nodes.two.guest()
    desk = await nodes.one.watcher("Ana")
    held = await ada.say("envie de mourir ce soir")
    assert held["type"] == "message.held"
    nodes.broker.kill()
    await nodes.ruled(await newest_case(desk), desk, kind="no_action")
    accepted = await ada.hear("message.accepted", ref=held["ref"])
    assert (await ada.hear("message.created"))["id"] == accepted["id"]


async def test_people_of_the_house_are_counted_once_whatever_rooms_they_are_in(nodes: TwoNodes) -> None:
    for guest in (await nodes.one.guest(), await nodes.two.guest()):
        await guest.join(KITCHEN)
    for house in (nodes.one, nodes.two):
        client = house.client()
        async with asyncio.timeout(10):
            while (await client.get("/api/v1/rooms")).json()["present"] != 2:
                await asyncio.sleep(0.05)
