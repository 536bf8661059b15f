"""Two servers on one PostgreSQL and one NATS are one house."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio

from tests.functional.house import ROOM, FarHouse, House, open_far
from tests.servers import NatsServer, nats

pytestmark = pytest.mark.slow


@dataclass(kw_only=True)
class TwoNodes:
    """``one`` and ``two`` serve the same house."""

    one: House
    two: House
    servers: tuple[FarHouse, FarHouse]
    broker: NatsServer


@pytest_asyncio.fixture
async def nodes(tmp_path: Path, postgres_url: str) -> AsyncGenerator[TwoNodes]:
    with nats() as broker:
        environment = {
            "PALABRE_DATABASE_URL": postgres_url,
            "PALABRE_BUS_URL": broker.url,
            "PALABRE_SECRET_KEY": "k" * 64,
        }
        async with AsyncExitStack() as stack:
            first = await stack.enter_async_context(open_far(tmp_path / "one", **environment))
            second = await stack.enter_async_context(open_far(tmp_path / "two", **environment))
            # The first one makes tables and rooms.
            one = await first.start()
            two = await second.start()
            # They share one database, so pseudonyms must not meet.
            two.begin_at(40)
            yield TwoNodes(one=one, two=two, servers=(first, second), broker=broker)


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
    case_id = (await desk.get("/api/v1/moderation/cases")).json()["items"][0]["id"]
    await desk.post(f"/api/v1/moderation/cases/{case_id}/claim")
    ruling = {"kind": "ban", "ground": "insult", "reason": "Motif", "minutes": 60}
    begun = time.monotonic()
    answer = await desk.post(f"/api/v1/moderation/cases/{case_id}/decisions", json=ruling)
    assert answer.status_code == 201
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
    case_id = (await desk.get("/api/v1/moderation/cases")).json()["items"][0]["id"]
    await desk.post(f"/api/v1/moderation/cases/{case_id}/claim")
    ruling = {"kind": "mute", "ground": "insult", "reason": "Motif", "minutes": 60}
    await desk.post(f"/api/v1/moderation/cases/{case_id}/decisions", json=ruling)
    await ada.hear("sanction.applied")
    assert (await ada.say("Encore"))["code"] == "muted"


async def test_leaving_by_one_node_closes_the_line_on_the_other(nodes: TwoNodes) -> None:
    ada = await nodes.one.enter()
    await ada.connect(nodes.two)
    await ada.join()
    assert (await ada.client.delete("/api/v1/entries/current")).status_code == 204
    assert await ada.ends() == 4401


async def test_what_the_bus_lost_is_in_the_log(nodes: TwoNodes) -> None:
    ada, bob = await nodes.one.guest(), await nodes.two.guest()
    await ada.said("avant")
    await bob.hear("message.created", seq=1)
    nodes.broker.kill()
    # The house goes on: nothing is acknowledged before its commit, and the bus is best effort.
    lost = [await ada.said(f"perdue {number}") for number in range(3)]
    back = await bob.join(since=1)
    assert [line["id"] for line in back["messages"]] == [line["id"] for line in lost]
    assert "resync" not in back
    assert (await nodes.two.client().get("/livez")).status_code == 200


async def test_one_node_goes_and_the_other_serves_its_people(nodes: TwoNodes) -> None:
    ada, bob = await nodes.one.guest(), await nodes.two.guest()
    await ada.said("un")
    await bob.hear("message.created", seq=1)
    await nodes.servers[1].kill()
    await bob.ends()
    await ada.said("deux")
    await bob.connect(nodes.one)
    assert [line["seq"] for line in (await bob.join(since=1))["messages"]] == [2]
    await bob.said("trois")
    await ada.hear("message.created", seq=3)
