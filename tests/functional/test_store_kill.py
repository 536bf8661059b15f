"""SIGKILL in the middle of writing: what was acknowledged is there, once, under its number."""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.sqlite import SqliteDatabase
from palabre.adapters.db.tables import messages, rooms
from palabre.domain.ids import Slug
from tests import make
from tests.functional.store_writer import ROOMS, WRITERS
from tests.servers import postgres

ROOT = Path(__file__).parents[2]
KILLS = 10
MANY_KILLS = 200
"""In ``make verify``."""
LINES = (1, 400)
"""Acknowledged before the kill."""


@contextmanager
def _url(kind: str, folder: Path) -> Generator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'palabre.db'}"
    else:
        with postgres(fsync=True) as server:
            yield server.url(server.create_database())


async def _write_and_kill(forge: Process, url: str, first: int, lines: int) -> dict[int, int]:
    """Let a writer write, kill it after so many lines, and return all that it had acknowledged."""
    assert forge.stdin is not None
    assert forge.stdout is not None
    forge.stdin.write(f"{url} {first}\n".encode())
    acknowledged: dict[int, int] = {}
    writer = 0
    async for said in forge.stdout:
        match said.split():
            case [b"writer", pid]:
                writer = int(pid)
            case [b"over"]:
                break
            case [number, seq]:
                acknowledged[int(number)] = int(seq)
            case _:
                pytest.fail(f"unexpected: {said!r}")
        if writer and len(acknowledged) >= lines:
            os.kill(writer, signal.SIGKILL)
            writer = 0
    return acknowledged


@pytest.mark.slow
@pytest.mark.parametrize("kills", [KILLS, pytest.param(MANY_KILLS, marks=pytest.mark.verify)])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_what_was_acknowledged_survives_sigkill(kind: str, kills: int, tmp_path: Path) -> None:
    chance = random.Random(20)
    script = str(ROOT / "tests/functional/store_writer.py")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    with _url(kind, tmp_path) as url:
        await migrate(url)
        database = open_database(url)
        await database.start()
        for number in range(ROOMS):
            await SqlRoomStore(database).add(make.room(slug=Slug(f"salon-{number}"), position=number))
        forge = await asyncio.create_subprocess_exec(
            sys.executable, script, stdin=PIPE, stdout=PIPE, env=environment, cwd=ROOT
        )
        acknowledged: dict[int, int] = {}
        for _ in range(kills):
            first = (max(acknowledged, default=0) // WRITERS + 100) * WRITERS
            acknowledged |= await _write_and_kill(forge, url, first, chance.randint(*LINES))
            question = select(messages.c.id, messages.c.seq, rooms.c.slug)
            rows = await database.read(question.join(rooms, rooms.c.id == messages.c.room_id))
            stored = {row.id.int: row.seq for row in rows}
            assert {number: stored.get(number) for number in acknowledged} == acknowledged
            for slug in {row.slug for row in rows}:
                seqs = sorted(row.seq for row in rows if row.slug == slug)
                assert seqs == list(range(1, len(seqs) + 1))
        assert len(acknowledged) >= kills
        assert forge.stdin is not None
        forge.stdin.close()
        assert await forge.wait() == 0
        if isinstance(database, SqliteDatabase):
            checks = await database.ask(lambda reader: reader.execute("PRAGMA integrity_check").fetchall())
            assert checks == [("ok",)]
        await database.stop()
    # pytest shows it in `make verify`, and keeps it to itself otherwise.
    print(f"\n{kind}: {kills} kills, {len(acknowledged)} acknowledged, 0 lost, 0 doubled")
