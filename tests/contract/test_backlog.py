"""A store that is slower than those who write: what waits is bounded, and the rest is told at once."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable
from dataclasses import dataclass, field

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
from palabre.domain.errors import Overloaded
from tests import make
from tests.disk import Disk, opened_on

MOST = 20
COMMIT = 100
"""Lines of one commit, where a slow disk is played."""


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


@dataclass(kw_only=True)
class Offer:
    """Lines that are offered to a store, whoever waits for them, and what became of them."""

    store: SqlMessageStore
    disk: Disk
    told: Counter[str] = field(default_factory=Counter[str])
    under_way: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    async def say(self) -> None:
        """Say one line, and note what the store says."""
        try:
            await self.store.append(make.draft())
            self.told["stored"] += 1
        except Overloaded:
            self.told["refused"] += 1

    async def keep_saying(self, until: float) -> None:
        """Say one line after the other, as a writer who waits for each answer."""
        while time.monotonic() < until:
            await self.say()

    async def rain(self, per_second: float, seconds: float) -> None:
        """Say so many lines a second, however slow the answers are."""
        begun, said = time.monotonic(), 0
        while (now := time.monotonic() - begun) < seconds:
            for _ in range(int(now * per_second) - said):
                task = asyncio.create_task(self.say())
                self.under_way.add(task)
                task.add_done_callback(self.under_way.discard)
            said = int(now * per_second)
            await asyncio.sleep(0.01)

    def since(self, syncs: int) -> float:
        """How many lines each sync stored since there were so many of them."""
        stored, self.told["stored"] = self.told["stored"], 0
        return stored / (self.disk.counts["sync"] - syncs)


@pytest.mark.parametrize(
    "seconds, share",
    # In a short run, the commit that is under way at its end weighs much.
    [(1.0, 0.7), pytest.param(30.0, 0.9, marks=pytest.mark.verify)],
)
async def test_three_times_too_much_does_not_lessen_what_is_stored(
    seconds: float, share: float, sqlite_database_url: str
) -> None:
    path = sqlite_path(sqlite_database_url)
    assert path is not None
    disk = Disk(sync_seconds=0.1)
    backlog = Backlog(most=4 * COMMIT)
    with opened_on(disk) as opened:
        database = SqliteDatabase(path, backlog=backlog, largest=COMMIT, open_writer=opened)
        await database.start()
        await SqlRoomStore(database).add(make.room())
        disk.noting = True
        offer = Offer(store=SqlMessageStore(database), disk=disk)
        begun = time.monotonic()
        writers = (offer.keep_saying(begun + min(seconds, 5.0)) for _ in range(2 * COMMIT))
        await asyncio.gather(*writers)
        per_second = offer.told["stored"] / (time.monotonic() - begun)
        peak = offer.since(0)
        # First until the store is full, then for the measurement.
        await offer.rain(3 * per_second, 1.0)
        offer.told.clear()
        syncs = disk.counts["sync"]
        await offer.rain(3 * per_second, seconds)
        refused = offer.told["refused"]
        storm = offer.since(syncs)
        # The rain is over: whoever was taken is answered, and there is room for the next.
        begun = time.monotonic()
        while offer.under_way:
            await asyncio.wait(set(offer.under_way))
        recovery = time.monotonic() - begun
        await offer.say()
        assert len(backlog) == 0
        await database.stop()
    print(
        f"\noverload: {per_second:.0f} lines/s at the peak, {peak:.0f} a sync; of three times as many for"
        f" {seconds} s {storm:.0f} a sync ({storm / peak:.0%}), {refused} refused;"
        f" calm after {recovery:.2f} s"
    )
    assert refused > 0
    assert storm >= share * peak
    assert recovery <= 5.0
