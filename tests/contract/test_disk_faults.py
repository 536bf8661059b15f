"""A disk that refuses or loses: nothing is acknowledged that is not there, and nothing is tried again."""

import asyncio
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import apsw
import pytest
from structlog.testing import capture_logs

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.sqlite import SqliteDatabase
from palabre.app.ports.messages import Appended
from palabre.domain.errors import StoreUnavailable
from palabre.domain.ids import MessageId
from palabre.domain.messages import Draft
from tests import make
from tests.disk import Disk, broken, full, opened_on

BURST = 4
"""Lines of one commit; four such commits, each followed by moving the log into the file."""
FAULTS = {
    "no room to write": ("write", full),
    "a write that fails": ("write", broken),
    "a sync that fails": ("sync", lambda: broken(apsw.SQLITE_IOERR_FSYNC)),
}


@pytest.fixture
async def house(sqlite_template: Path, tmp_path: Path) -> Path:
    """A file with one room, to be copied."""
    path = tmp_path / "house.db"
    shutil.copyfile(sqlite_template, path)
    database = open_database(f"sqlite:///{path}")
    await database.start()
    await SqlRoomStore(database).add(make.room())
    await database.stop()
    return path


async def _talk(path: Path, disk: Disk) -> dict[Draft, Appended | BaseException]:
    """Say some lines, and find a writer that failed unwell."""
    outcomes: dict[Draft, Appended | BaseException] = {}
    with opened_on(disk, times=10_000) as opened:
        database = SqliteDatabase(path, open_writer=opened)
        await database.start()
        store = SqlMessageStore(database)
        disk.noting = True
        for _ in range(2):
            outcomes |= await _two_bursts(database, store)
        with suppress(StoreUnavailable):
            # Behind the last move of the log. The one at the end can wait for the next start.
            await database.healthy()
        disk.noting = False
        if disk.failed:
            with pytest.raises(StoreUnavailable):
                await database.healthy()
            with pytest.raises(StoreUnavailable) as refused:
                await store.append(make.draft())
            assert refused.value.retry_after
            # What is there can still be read.
            assert await store.seqs()
        await database.stop()
    return outcomes


async def _two_bursts(
    database: SqliteDatabase, store: SqlMessageStore
) -> dict[Draft, Appended | BaseException]:
    """Say lines that go into one commit, and others that wait for the next one meanwhile."""
    writer = database._writer
    gate = threading.Event()
    drafts = [make.draft() for _ in range(2 * BURST)]
    asked = [asyncio.create_task(store.append(draft)) for draft in drafts[:BURST]]
    await asyncio.sleep(0)
    with suppress(StoreUnavailable):
        # In the same commit as the lines before it, which now waits for the gate.
        writer.submit(lambda _: gate.wait()).add_done_callback(lambda held: held.exception())
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        while not writer._queue.empty():
            await asyncio.sleep(0)
    asked += [asyncio.create_task(store.append(draft)) for draft in drafts[BURST:]]
    for _ in range(3):
        await asyncio.sleep(0)
    gate.set()
    return dict(zip(drafts, await asyncio.gather(*asked, return_exceptions=True), strict=True))


async def _stored(path: Path, again: Sequence[Draft] = ()) -> dict[MessageId, int]:
    """Start anew on a sound disk, say some lines again, and read all that is there."""
    database = SqliteDatabase(path)
    await database.start()
    store = SqlMessageStore(database)
    await asyncio.gather(*(store.append(draft) for draft in again))
    rows = await database.ask(lambda reader: reader.execute("SELECT id, seq FROM messages").fetchall())
    checks = await database.ask(lambda reader: reader.execute("PRAGMA integrity_check").fetchall())
    assert checks == [("ok",)]
    assert sorted(seq for _, seq in rows) == list(range(1, len(rows) + 1))
    await database.stop()
    return {MessageId(UUID(bytes=one)): seq for one, seq in rows}


async def _one_fault(path: Path, kind: str, number: int, error: Callable[[], Exception]) -> tuple[int, bool]:
    """Let one act of the disk fail; return how many lines were acknowledged, and whether it came to that."""
    disk = Disk(fails=lambda this, count: error() if (this, count) == (kind, number) else None)
    with capture_logs() as logs:
        outcomes = await _talk(path, disk)
    acknowledged = {
        draft.id: outcome.message.seq for draft, outcome in outcomes.items() if isinstance(outcome, Appended)
    }
    refused = [draft for draft, outcome in outcomes.items() if not isinstance(outcome, Appended)]
    assert {type(outcomes[draft]) for draft in refused} <= {StoreUnavailable}
    if disk.failed:
        (line,) = [one for one in logs if one["log_level"] == "error"]
        assert line["event"] == "store_writer_stopped"
        assert "start palabre again" in line["remedy"]
        assert not any(draft.text in str(logs) for draft in outcomes)
        # The first act that fails is the last: nothing is tried again.
        assert disk.counts[kind] == number + 1
    else:
        assert not refused
    there = await _stored(path)
    assert {one: there.get(one) for one in acknowledged} == acknowledged
    # Who was refused may say it again: each line comes once.
    assert len(await _stored(path, refused)) == len(outcomes)
    return len(acknowledged), disk.failed


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.verify)])
@pytest.mark.parametrize("fault", FAULTS)
async def test_what_a_failing_disk_acknowledged_is_there(
    fault: str, step: int, house: Path, tmp_path: Path
) -> None:
    kind, error = FAULTS[fault]
    number, acknowledged, failed = 0, 0, True
    while failed:
        path = tmp_path / f"{number}.db"
        shutil.copyfile(house, path)
        lines, failed = await _one_fault(path, kind, number, error)
        acknowledged += lines
        number += step
    assert number > step
    print(f"\n{fault}: at {(number - 1) // step} places, {acknowledged} acknowledged, 0 lost")
