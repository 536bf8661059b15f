"""The line between the house and PostgreSQL breaks in every way: what is answered is stored and heard."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.proof.check import check
from tests.proof.forged import open_forged
from tests.proof.proxy import Line, Proxy, open_proxy
from tests.proof.speaker import Crowd, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, read_log
from tests.servers import SUPERUSER, PostgresServer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
LONG = (pytest.mark.verify, pytest.mark.timeout(0))

SOCKET = ".s.PGSQL.5432"
PEOPLE = 10
ROOMS = ["salon-0", "salon-1", "salon-2"]
EVERY = 0.15
"""Seconds between two faults, on average."""


@asynccontextmanager
async def between(server: PostgresServer) -> AsyncGenerator[tuple[Proxy, str]]:
    """A proxy before a server, and the host that leads through it."""
    # A folder of pytest's own is too long a path for a socket.
    with tempfile.TemporaryDirectory(prefix="palabre-") as folder:
        async with open_proxy(server.folder / SOCKET, at=Path(folder) / SOCKET) as proxy:
            yield proxy, folder


def break_one(line: Line, crowd: Crowd) -> str:
    """Do something bad to a line; say what."""
    chance = crowd.chance
    match chance.choice(["question", "answer", "answer", "reset", "late", "stall"]):
        case "question":
            line.up.cut_after = chance.randrange(1_500)
            return "cut towards the database"
        case "answer":
            line.down.cut_after = chance.randrange(400)
            return "cut towards the house"
        case "reset":
            line.reset()
            return "reset"
        case "late":
            line.up.latency = line.down.latency = chance.uniform(0, 0.02)
            return "latency"
        case _:
            line.stall()
            asyncio.get_running_loop().call_later(chance.uniform(0, 0.5), line.go)
            return "stall"


async def break_lines(proxy: Proxy, crowd: Crowd) -> None:
    """Break one line after the other, and sometimes all of them, for ever."""
    chance, history = crowd.chance, crowd.history
    while True:
        await asyncio.sleep(chance.uniform(0, 2 * EVERY))
        if chance.random() < 0.05:
            proxy.refusing = True
            for line in tuple(proxy.lines):
                line.reset()
            await asyncio.sleep(chance.uniform(0, 1))
            proxy.refusing = False
            history.faults["away"] += 1
        elif proxy.lines:
            history.faults[break_one(chance.choice(proxy.lines), crowd)] += 1


async def keep_on(speaker: Speaker, over: asyncio.Event) -> None:
    """Do one thing after the other; what the house could not do is asked again before anything else."""
    while not over.is_set():
        await speaker.act(ROOMS)
        await speaker.settle()


@pytest.mark.parametrize("seconds", [6, pytest.param(60, marks=LONG)])
async def test_what_is_answered_is_stored_and_heard_by_all(
    seconds: float, tmp_path: Path, postgres_server: PostgresServer
) -> None:
    crowd, name = Crowd.of(20), postgres_server.create_database()
    async with between(postgres_server) as (proxy, host):
        url = f"postgresql://{SUPERUSER}@/{name}?host={host}"
        async with open_forged(tmp_path, rooms=ROOMS, database_url=url) as forged:
            people = await forged.people(crowd, PEOPLE)
            await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
            over = asyncio.Event()
            breaking = asyncio.create_task(break_lines(proxy, crowd))
            speaking = [asyncio.create_task(keep_on(speaker, over)) for speaker in people]
            await asyncio.sleep(seconds)
            over.set()
            breaking.cancel()
            proxy.refusing = False
            for line in tuple(proxy.lines):
                line.reset()
            await asyncio.gather(*speaking)
            # Nobody's line to the house broke: whoever listens must have heard all.
            store = await read_log(postgres_server.url(name))
            await all_reach(people, ends_of(store))
            assert [speaker.codes for speaker in people] == [[]] * PEOPLE
            await hang_up(people)
            report = check(crowd.history, store)
            print(f"\ndatabase faults, {seconds} s: {report}")
            report.require_none()
            assert crowd.history.faults["asked to wait"] > 0
            assert '"level": "error"' not in forged.complaints
    postgres_server.drop_database(name)
