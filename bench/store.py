"""How many lines a second the store acknowledges: ``python -m bench.store sqlite --writers 512``.

A closed loop: each writer sends its next line when the last one is on the disk. SQLite runs with FULL,
PostgreSQL with fsync and synchronous_commit.
"""

import argparse
import asyncio
import contextlib
import json
import resource
import tempfile
import time
from collections.abc import Generator
from pathlib import Path
from uuid import UUID

import uvloop

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.messages import Draft
from tests import make
from tests.servers import postgres

ROOMS = 50
TEXT = "Bonsoir à tous, qui est là ce soir ? " * 5


def _uuid() -> UUID:
    return make.uuid()


async def _write(store: SqlMessageStore, room: Slug, deadline: float, waits: list[float]) -> None:
    somebody = make.person()
    author = make.author(somebody)
    while (begun := time.perf_counter()) < deadline:
        draft = Draft(
            id=MessageId(_uuid()),
            room=room,
            author_id=somebody.id,
            author=author,
            ref=Ref(_uuid()),
            text=TEXT,
            at=make.NOW,
        )
        await store.append(draft)
        waits.append(time.perf_counter() - begun)


async def measure(url: str, *, writers: int, seconds: float) -> dict[str, float | int | str]:
    """Return the figures of one run."""
    await migrate(url)
    database = open_database(url, alone=True)
    await database.start()
    rooms = [make.room(slug=Slug(f"salon-{number}"), position=number) for number in range(ROOMS)]
    for room in rooms:
        await SqlRoomStore(database).add(room)
    store = SqlMessageStore(database)
    await store.append(make.draft(room=rooms[0].slug))
    waits: list[float] = []
    used = resource.getrusage(resource.RUSAGE_SELF)
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(writers):
            group.create_task(_write(store, rooms[number % ROOMS].slug, begun + seconds, waits))
    took = time.perf_counter() - begun
    now = resource.getrusage(resource.RUSAGE_SELF)
    stored = sum((await store.seqs()).values()) - 1
    await database.stop()
    if stored != len(waits):
        raise AssertionError(f"{len(waits)} acknowledged, {stored} numbered")
    waits.sort()
    processor = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return {
        "store": database.dialect,
        "writers": writers,
        "acknowledged_per_second": round(len(waits) / took),
        "p50_ms": round(waits[len(waits) // 2] * 1000, 1),
        "p99_ms": round(waits[len(waits) * 99 // 100] * 1000, 1),
        "cpu_us_each": round(processor / len(waits) * 1e6, 1),
    }


@contextlib.contextmanager
def _database(kind: str) -> Generator[str]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
            yield f"sqlite:///{Path(folder) / 'palabre.db'}"
    else:
        with postgres(fsync=True) as server:
            yield server.url(server.create_database())


def main() -> None:
    """Print one line of JSON for each kind."""
    parser = argparse.ArgumentParser(description="How many lines a second the store acknowledges.")
    parser.add_argument("kinds", nargs="*", default=["sqlite", "postgresql"])
    parser.add_argument("--writers", type=int, default=512)
    parser.add_argument("--seconds", type=float, default=3)
    wishes = parser.parse_args()
    for kind in wishes.kinds:
        with _database(kind) as url:
            figures = uvloop.run(measure(url, writers=wishes.writers, seconds=wishes.seconds))
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
