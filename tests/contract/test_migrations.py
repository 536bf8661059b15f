"""A house that was opened by an earlier version keeps what it holds."""

from pathlib import Path

import apsw
import asyncpg
import pytest

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.migrations.run import current_revision, head_revision, migrate, script
from palabre.adapters.db.rooms import SqlRoomStore
from tests import make

FIRST = "0001"
ROOM = "INSERT INTO rooms (id, slug, name, theme, description, preview, position, last_seq) VALUES ({})"


def first_version(dialect: str) -> str:
    """The tables as the first version made them."""
    whole, found, _ = script(dialect, None).partition(f"-- Running upgrade {FIRST} -> ")
    assert found
    return whole


async def old_sqlite(folder: Path) -> str:
    path = folder / "old.db"
    connection = apsw.Connection(str(path))
    connection.execute(first_version("sqlite")).fetchall()
    connection.execute(ROOM.format("randomblob(16), 'sous-l-arbre', 'n', 't', 'd', 1, 0, 7"))
    connection.close()
    return f"sqlite:///{path}"


async def old_postgres(url: str) -> str:
    connection = await asyncpg.connect(url)
    await connection.execute(first_version("postgresql"))
    await connection.execute(ROOM.format("gen_random_uuid(), 'sous-l-arbre', 'n', 't', 'd', true, 0, 7"))
    await connection.close()
    return url


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_rooms_of_the_first_version_are_still_there(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind == "sqlite":
        url = await old_sqlite(tmp_path)
    else:
        url = await old_postgres(request.getfixturevalue("postgres_url"))
    assert await migrate(url) == head_revision()
    database = open_database(url, alone=True)
    await database.start()
    assert await current_revision(database) == head_revision()
    (room,) = await SqlRoomStore(database).rooms()
    assert (room.slug, room.slow_seconds) == (make.ROOM, 0)
    await database.stop()
