"""A store that is slower than those who write: what waits is bounded, and the rest is told at once."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable

import pytest
import pytest_asyncio

from palabre.adapters.db.backlog import Backlog
from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.engine_open import sqlite_path
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.postgres import PostgresDatabase
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.sqlite import SqliteDatabase
from palabre.adapters.db.tables import counters
from palabre.app.ports.messages import Appended
from palabre.domain.errors import Overloaded
from tests import make
from tests.disk import Disk, opened_on

MOST = 20


def _bounded() -> Backlog:
    return Backlog(most=MOST)


@pytest_asyncio.fixture
async def small(database_url: str) -> AsyncGenerator[Database]:
    """A database that lets few wait."""
    path = sqlite_path(database_url)
    database: Database = (
        PostgresDatabase(database_url, backlog=_bounded)
        if path is None
        else SqliteDatabase(path, backlog=_bounded())
    )
    await database.start()
    await SqlRoomStore(database).add(make.room())
    yield database
    await database.stop()


async def _told(asked: "list[Awaitable[object]]") -> Counter[str]:
    outcomes = await asyncio.gather(*asked, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Overloaded):
            assert outcome.retry_after == 1
    return Counter(type(outcome).__name__ for outcome in outcomes)


async def test_lines_beyond_the_bound_are_refused_at_once_and_the_others_stored(small: Database) -> None:
    store = SqlMessageStore(small)
    drafts = [make.draft() for _ in range(3 * MOST)]
    assert await _told([store.append(draft) for draft in drafts]) == {
        "Appended": MOST,
        "Overloaded": 2 * MOST,
    }
    assert await store.seqs() == {make.ROOM: MOST}
    # Said again when it is calm, each comes once.
    for begin in range(0, len(drafts), MOST):
        again = [store.append(draft) for draft in drafts[begin : begin + MOST]]
        assert await _told(list(again)) == {"Appended": MOST}
    assert await store.seqs() == {make.ROOM: 3 * MOST}


async def test_units_beyond_the_bound_are_refused_at_once(small: Database) -> None:
    units = [
        small.write(Step(counters.insert().values(name=f"n{number}", value=1))) for number in range(2 * MOST)
    ]
    assert await _told(list(units)) == {"list": MOST, "Overloaded": MOST}
    await small.healthy()


async def test_much_to_do_is_no_illness(small: Database) -> None:
    store = SqlMessageStore(small)
    lines = [asyncio.ensure_future(store.append(make.draft())) for _ in range(2 * MOST)]
    await asyncio.sleep(0)
    await small.healthy()
    assert await _told(list(lines)) == {"Appended": MOST, "Overloaded": MOST}


def test_nothing_is_taken_while_the_oldest_waits_too_long() -> None:
    now = 0.0
    backlog = Backlog(most=10, seconds=2.0, monotonic=lambda: now)
    for _ in range(3):
        backlog.admit()
        now += 1.0
    with pytest.raises(Overloaded):
        backlog.admit()
    backlog.admit(always=True)
    backlog.answered(1)
    backlog.admit()
    assert len(backlog) == 4
    backlog.answered(4)
    now += 100.0
    backlog.admit()


async def test_a_slow_disk_sheds_what_is_too_much_and_stores_as_much_as_before(
    sqlite_database_url: str,
) -> None:
    """Three times as much is offered as 20 ms a sync can store; two thirds are told to come back."""
    path = sqlite_path(sqlite_database_url)
    assert path is not None
    disk = Disk(sync_seconds=0.02)
    with opened_on(disk) as opened:
        database = SqliteDatabase(path, backlog=Backlog(most=100), open_writer=opened)
        await database.start()
        await SqlRoomStore(database).add(make.room())
        disk.noting = True
        store = SqlMessageStore(database)

        async def offer(lines: int, ticks: int) -> tuple[int, float]:
            """Offer so many lines each 20 ms; return how many were stored, and the longest wait."""
            waits: list[float] = []
            answers: list[asyncio.Task[Appended]] = []
            before = disk.counts.get("sync", 0)

            async def one() -> Appended:
                begun = time.perf_counter()
                try:
                    return await store.append(make.draft())
                finally:
                    waits.append(time.perf_counter() - begun)

            while disk.counts.get("sync", 0) < before + ticks:
                answers += [asyncio.create_task(one()) for _ in range(lines)]
                await asyncio.sleep(0.02)
            told = await _told(list(answers))
            return told["Appended"], max(waits)

        calm, _ = await offer(80, 10)
        stormy, longest = await offer(300, 10)
        assert stormy >= 0.9 * calm
        # Whoever was taken waited for a few syncs and not for a queue.
        print(f"\nslow disk: {calm} stored calmly, {stormy} of three times as many, longest {longest:.2f} s")
        (answer,) = await asyncio.gather(store.append(make.draft()))
        assert answer.fresh
        await database.stop()
