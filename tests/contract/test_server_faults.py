"""A server that is lost in the middle of a commit: nobody knows what it stored, and the ref makes it safe."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio

from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.postgres import PostgresDatabase
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.app.ports.messages import Appended
from palabre.domain.errors import StoreUnavailable
from tests import make
from tests.proof.proxy import Proxy, open_proxy

BURST = 4
STEP = 12
"""Bytes of the server's answer between two cuts; ``make verify`` cuts at each one."""


@pytest_asyncio.fixture
async def line(postgres_database_url: str) -> AsyncGenerator[Proxy]:
    """What stands between the house and its server."""
    (folder,) = parse_qs(urlsplit(postgres_database_url).query)["host"]
    async with open_proxy(Path(folder) / ".s.PGSQL.5432") as proxy:
        yield proxy


@pytest_asyncio.fixture
async def away(line: Proxy, postgres_database_url: str) -> AsyncGenerator[PostgresDatabase]:
    """A database behind that line, with one room."""
    address = urlsplit(postgres_database_url)
    database = PostgresDatabase(
        f"postgresql://{address.username}@127.0.0.1:{line.port}{address.path}", connections=1
    )
    await database.start()
    await SqlRoomStore(database).add(make.room())
    yield database
    await database.stop()


@pytest.mark.parametrize("step", [STEP, pytest.param(1, marks=pytest.mark.verify)])
async def test_a_line_whose_commit_nobody_heard_of_can_be_said_again(
    step: int, away: PostgresDatabase, line: Proxy
) -> None:
    store = SqlMessageStore(away)
    numbers: dict[object, int] = {}
    cuts = unheard = after = 0
    cut = True
    while cut:
        # The connection is new after a cut: its statements are prepared before the next one.
        warm = (await store.append(make.draft())).message
        numbers[warm.id] = warm.seq
        (connection,) = line.lines
        connection.down.cut_after = after
        drafts = [make.draft() for _ in range(BURST)]
        outcomes = await asyncio.gather(*(store.append(draft) for draft in drafts), return_exceptions=True)
        connection.down.cut_after = None
        refused = [
            draft for draft, told in zip(drafts, outcomes, strict=True) if isinstance(told, StoreUnavailable)
        ]
        told = [one for one in outcomes if isinstance(one, Appended)]
        assert len(told) + len(refused) == BURST
        again = await asyncio.gather(*(store.append(draft) for draft in refused))
        numbers |= {one.message.id: one.message.seq for one in (*told, *again)}
        cut = bool(refused)
        cuts += cut
        unheard += sum(not one.fresh for one in again)
        after += step
    assert sorted(numbers.values()) == list(range(1, (cuts + 1) * (BURST + 1) + 1))
    assert await store.seqs() == {make.ROOM: len(numbers)}
    assert unheard > 0
    print(f"\nPostgreSQL: {cuts} cuts in the middle of commits, {unheard} lines stored unheard, 0 doubled")


async def test_a_server_that_comes_back_is_used_again(away: PostgresDatabase, line: Proxy) -> None:
    store = SqlMessageStore(away)
    draft = make.draft()
    line.refusing = True
    for connection in tuple(line.lines):
        connection.reset()
    for _ in range(2):
        with pytest.raises(StoreUnavailable):
            await store.append(draft)
        with pytest.raises(StoreUnavailable):
            await away.healthy()
    line.refusing = False
    await away.healthy()
    assert (await store.append(draft)).message.seq == 1
