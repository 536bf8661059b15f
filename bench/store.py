"""How many lines a second the store acknowledges, without filter or sockets: ``python -m bench.store``.

A closed loop: each of 512 writers sends its next line when the last one is on the disk. The lines are made
before the clock starts, so that the figures are the store's. SQLite runs with FULL, PostgreSQL with fsync and
synchronous_commit. ``--slow 10`` adds so many milliseconds to each commit of SQLite.
"""

import argparse
import asyncio
import contextlib
import gc
import json
import random
import resource
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvloop

from palabre.adapters.db.engine import Database
from palabre.adapters.db.engine_open import open_database, sqlite_path
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.sqlite import SqliteDatabase
from palabre.adapters.db.sqlite_connection import Connection, open_to_write
from palabre.adapters.system.chance import SystemChance
from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.messages import Draft
from tests import make
from tests.servers import postgres

ROOMS = 50
WRITERS = 512
MOST_PER_SECOND = 80_000
"""Lines made beforehand for each second; a faster store ends the run sooner."""
_WORDS = "bonsoir la pluie est revenue sur les quais et le marché était vide ce matin pourtant".split()  # noqa: SIM905


@dataclass(kw_only=True)
class Slow:
    """A connection whose commits take longer; the interpreter is free meanwhile, as with a slow disk."""

    connection: Any
    seconds: float

    def execute(self, statements: str, bindings: Sequence[Any] | None = None) -> Any:  # noqa: ANN401 - apsw's
        """Wait before a commit."""
        if statements == "COMMIT":
            time.sleep(self.seconds)
        return self.connection.execute(statements, bindings)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever apsw has
        return getattr(self.connection, name)


def slowly(seconds: float, path: Path) -> Connection:
    """Open a file to write, on a disk that is slow."""
    slow: Any = Slow(connection=open_to_write(path), seconds=seconds)
    connection: Connection = slow
    return connection


def lines(number: int, *, rooms: Sequence[Slug], people: int, seed: int = 1) -> list[Draft]:
    """Make lines of 4 to 40 words; each of so many people says some, in any room, in any order."""
    rng, chance = random.Random(seed), SystemChance()  # noqa: S311 - small talk, not a secret
    persons = [(somebody, make.author(somebody)) for somebody in (make.person() for _ in range(people))]
    texts = [" ".join(rng.choices(_WORDS, k=rng.randint(4, 40))) for _ in range(1_000)]
    drafts: list[Draft] = []
    for _ in range(number):
        somebody, author = rng.choice(persons)
        drafts.append(
            Draft(
                id=MessageId(chance.uuid()),
                room=rng.choice(rooms),
                author_id=somebody.id,
                author=author,
                ref=Ref(chance.uuid()),
                text=rng.choice(texts),
                at=make.NOW,
            )
        )
    return drafts


async def prepare(database: Database) -> Sequence[Slug]:
    """Open the rooms of the measurement."""
    rooms = [make.room(slug=Slug(f"salon-{number}"), position=number) for number in range(ROOMS)]
    for room in rooms:
        await SqlRoomStore(database).add(room)
    return [room.slug for room in rooms]


async def _write(
    store: SqlMessageStore, drafts: Iterator[Draft], deadline: float, waits: list[float]
) -> None:
    clock = time.perf_counter
    begun = clock()
    for draft in drafts:
        await store.append(draft)
        now = clock()
        waits.append(now - begun)
        begun = now
        if now > deadline:
            break


async def measure(url: str, *, writers: int, seconds: float, people: int, slow: float) -> dict[str, Any]:
    """Return the figures of one run."""
    await migrate(url)
    path = sqlite_path(url)
    database = (
        open_database(url, alone=True)
        if path is None or not slow
        else SqliteDatabase(path, alone=True, open_writer=lambda path: slowly(slow, path))
    )
    await database.start()
    rooms = await prepare(database)
    store = SqlMessageStore(database)
    drafts = iter(lines(int(MOST_PER_SECOND * seconds), rooms=rooms, people=people))
    await store.append(make.draft(room=rooms[0]))
    # A pause for garbage that the lines made would be counted as the store's.
    gc.collect()
    gc.freeze()
    waits: list[float] = []
    used = resource.getrusage(resource.RUSAGE_SELF)
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(writers):
            group.create_task(_write(store, drafts, begun + seconds, waits))
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
        "added_to_each_commit_ms": round(slow * 1000),
        "acknowledged_per_second": round(len(waits) / took),
        "p50_ms": round(waits[len(waits) // 2] * 1000, 1),
        "p99_ms": round(waits[len(waits) * 99 // 100] * 1000, 1),
        "cpu_us_each": round(processor / len(waits) * 1e6, 1),
    }


@contextlib.contextmanager
def database_of(kind: str) -> Generator[str]:
    """Give the address of an empty database of a kind, gone afterwards."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
            yield f"sqlite:///{Path(folder) / 'palabre.db'}"
    else:
        with postgres(fsync=True) as server:
            yield server.url(server.create_database())


def run(kind: str, *, writers: int, seconds: float, people: int, slow: float = 0.0) -> dict[str, Any]:
    """Measure one kind of store in a database of its own."""
    with database_of(kind) as url:
        return uvloop.run(measure(url, writers=writers, seconds=seconds, people=people, slow=slow))


def main() -> None:
    """Print one line of JSON for each kind, and one for SQLite on a slow disk."""
    parser = argparse.ArgumentParser(description="How many lines a second the store acknowledges.")
    parser.add_argument("kinds", nargs="*", default=["sqlite", "postgresql"])
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--people", type=int, default=WRITERS, help="whose lines the writers bring")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--slow", type=float, default=10, help="milliseconds added to each commit of SQLite")
    wishes = parser.parse_args()
    wanted = {"writers": wishes.writers, "seconds": wishes.seconds, "people": wishes.people}
    for kind in wishes.kinds:
        print(json.dumps(run(kind, **wanted)))
        if kind == "sqlite" and wishes.slow:
            print(json.dumps(run(kind, slow=wishes.slow / 1000, **wanted)))


if __name__ == "__main__":
    main()
