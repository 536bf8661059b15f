"""Whole units, on both dialects alike: all or nothing, in order, told after the commit."""

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    Connection,
    Text,
    column,
    create_engine,
    func,
    insert,
    select,
    table,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import create_async_engine

from palabre.adapters.db.engine import CannotOpen, Database, Step
from palabre.adapters.db.engine_open import open_database, postgres_url, sqlite_path
from palabre.adapters.db.log_steps import append_steps, change_steps, message_of
from palabre.adapters.db.migrations.run import current_revision, head_revision, is_current, migrate, script
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.sqlite_connection import open_to_write
from palabre.adapters.db.tables import (
    counters,
    decisions,
    message_changes,
    messages,
    metadata,
    rooms,
    sessions,
)
from palabre.app.ports.errors import Conflict
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import StoreUnavailable
from palabre.domain.ids import Slug
from tests import make
from tests.servers import PostgresServer, postgres


def _count(name: str, value: int = 1) -> Step:
    return Step(insert(counters).values(name=name, value=value), expect=1)


async def _value(database: Database, name: str) -> int | None:
    rows = await database.read(select(counters.c.value).where(counters.c.name == name))
    return rows[0].value if rows else None


async def test_what_was_written_is_read(database: Database) -> None:
    answers = await database.write(
        _count("one"), Step(select(counters.c.value).where(counters.c.name == "one"))
    )
    assert [len(rows) for rows in answers] == [0, 1]
    assert await _value(database, "one") == 1


async def test_types_come_back_as_they_went(database: Database) -> None:
    decision = make.decision(kind=DecisionKind.MUTE)
    values: dict[str, Any] = {column.name: None for column in decisions.columns}
    values |= {
        "id": decision.id,
        "kind": decision.kind,
        "ground": decision.ground,
        "reason": "L’été, « ça » va ?",
        "at": make.NOW.replace(microsecond=123_456),
        "explanation": decision.explanation,
        "categories": ["insult"],
        "spans": [[3, 9]],
        "automated_detection": True,
    }
    await database.write(Step(insert(decisions).values(values), expect=1))
    (row,) = await database.read(select(decisions))
    assert row._asdict() == values
    assert type(row.id) is type(decision.id)
    assert isinstance(row.kind, DecisionKind)


async def test_a_unit_whose_expectation_fails_leaves_nothing(database: Database) -> None:
    absent = update(counters).where(counters.c.name == "absent").values(value=2)
    with pytest.raises(Conflict):
        await database.write(_count("one"), Step(absent, expect=1))
    with pytest.raises(Conflict):
        await database.write(_count("one"), Step(absent.returning(counters.c.value), expect=1))
    with pytest.raises(Conflict):
        await database.write(_count("one"), Step(_count("two").statement, before=(absent,)))
    assert await _value(database, "one") is None


async def test_a_key_that_is_taken_is_a_conflict(database: Database) -> None:
    await database.write(_count("one"))
    with pytest.raises(Conflict):
        await database.write(_count("two"), _count("one", 2))
    assert await _value(database, "one") == 1
    assert await _value(database, "two") is None


async def test_a_reference_to_nobody_is_a_conflict(database: Database) -> None:
    somebody = make.entry()
    stray = insert(sessions).values(
        token_hash=somebody.token_hash,
        person_id=somebody.person.id,
        expires_at=make.NOW,
        used_at=make.NOW,
    )
    with pytest.raises(Conflict):
        await database.write(Step(stray))


async def test_neighbours_of_a_conflict_are_stored(database: Database) -> None:
    units = [database.write(_count("same" if number % 2 else f"own-{number}")) for number in range(40)]
    outcomes = await asyncio.gather(*units, return_exceptions=True)
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 19
    (row,) = await database.read(select(func.count().label("number")).where(counters.c.name != "journal"))
    assert row.number == 21


async def test_units_that_meet_never_lose_an_update(database: Database) -> None:
    await database.write(_count("shared", 0), _count("other", 0))
    add = update(counters).values(value=counters.c.value + 1)
    names = ("shared", "other")
    one, other = (Step(add.where(counters.c.name == name), expect=1) for name in names)
    await asyncio.gather(*(database.write(one, other) for _ in range(20)))
    # These two wait for one another, until a server gives up one of them: it is tried again.
    await asyncio.gather(database.write(one, other), database.write(other, one))
    assert [await _value(database, name) for name in names] == [22, 22]


async def test_an_insert_may_give_way(database: Database) -> None:
    await database.write(_count("one"))
    again = upsert(counters).values(name="one", value=9)
    added = again.on_conflict_do_update(
        index_elements=[counters.c.name], set_={"value": counters.c.value + again.excluded.value}
    )
    (rows,) = await database.write(Step(added.returning(counters.c.value), expect=1))
    assert rows[0].value == 10
    await database.write(Step(again.on_conflict_do_nothing(), expect=0))


async def test_lists_of_any_length_are_asked_for(database: Database) -> None:
    for name in ("a", "b", "c"):
        await database.write(_count(name))
    for names in (["a"], ["a", "c"], [], ["b", "x", "y", "z"]):
        question = select(counters.c.name).where(counters.c.name.in_(names)).order_by(counters.c.name)
        found = [row.name for row in await database.read(question)]
        assert found == sorted({"a", "b", "c"} & set(names))


async def test_text_without_types_is_refused(database: Database) -> None:
    with pytest.raises(TypeError):
        await database.read(text("SELECT 1"))


async def test_a_value_that_the_database_cannot_hold_is_no_outage(database: Database) -> None:
    await SqlRoomStore(database).add(make.room())
    nameless = Step(update(rooms).values(name=None))
    with pytest.raises(Exception) as caught:  # noqa: PT011 - each driver has its own
        await database.write(nameless)
    assert not isinstance(caught.value, (Conflict, StoreUnavailable))
    await database.healthy()


async def test_log_steps_conflict_rather_than_leave_a_gap(database: Database) -> None:
    await SqlRoomStore(database).add(make.room())
    draft = make.draft()
    *_, stored = await database.write(*append_steps(draft))
    said = message_of(stored[0], draft.room)
    with pytest.raises(Conflict):
        await database.write(*append_steps(replace(make.draft(), room=Slug("nowhere"))))
    with pytest.raises(Conflict):
        await database.write(*change_steps(make.restoration(said)))
    (row,) = await database.read(select(rooms.c.last_seq))
    assert row.last_seq == said.seq == 1


async def test_a_stopped_database_says_so(database: Database) -> None:
    await database.healthy()
    await database.stop()
    await database.stop()
    with pytest.raises(StoreUnavailable):
        await database.read(select(counters.c.name))
    with pytest.raises(StoreUnavailable):
        await database.write(_count("late"))
    with pytest.raises(StoreUnavailable):
        await database.healthy()


async def test_what_was_asked_before_the_stop_is_stored(database: Database, database_url: str) -> None:
    units = [asyncio.ensure_future(database.write(_count(f"n{number}"))) for number in range(20)]
    await asyncio.sleep(0)
    await asyncio.gather(*units)
    await database.stop()
    again = open_database(database_url, alone=True)
    await again.start()
    assert await _value(again, "n19") == 1
    await again.stop()


# --- Migrations -------------------------------------------------------------------------------


async def test_a_migrated_database_is_current(database: Database, database_url: str) -> None:
    assert await current_revision(database) == head_revision()
    assert await is_current(database)
    assert await migrate(database_url) == head_revision()


async def test_a_database_of_the_first_revision_is_brought_here(tmp_path: Path, postgres_url: str) -> None:
    path = tmp_path / "old.db"
    old = open_to_write(path)
    old.execute(script("sqlite", None, "0001")).fetchall()
    old.close()
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(script("postgresql", None, "0001"))
    await connection.close()
    for url in (f"sqlite:///{path}", postgres_url):
        database = open_database(url)
        await database.start()
        assert await current_revision(database) == "0001"
        await migrate(url)
        assert await is_current(database)
        assert await database.read(select(message_changes.c.ref)) == []
        await database.stop()


async def test_an_empty_database_is_not_current(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'empty.db'}")
    await database.start()
    assert await current_revision(database) is None
    assert not await is_current(database)
    await database.stop()


async def test_an_empty_postgres_is_not_current(postgres_url: str) -> None:
    database = open_database(postgres_url)
    await database.start()
    assert await current_revision(database) is None
    await migrate(postgres_url)
    assert await is_current(database)
    await database.stop()


async def test_a_database_of_a_newer_palabre_is_left_alone(database: Database, database_url: str) -> None:
    versions = table("alembic_version", column("version_num", Text))
    from_tomorrow = versions.update().values(version_num="9999")
    await database.write(Step(from_tomorrow, expect=1))
    with pytest.raises(CannotOpen, match="newer"):
        await migrate(database_url)


def _differences(connection: Connection) -> list[Any]:
    found: list[Any] = compare_metadata(MigrationContext.configure(connection), metadata)
    return found


def test_migrations_make_the_tables_of_the_definition_on_sqlite(sqlite_database_url: str) -> None:
    engine = create_engine(sqlite_database_url)
    with engine.connect() as connection:
        assert _differences(connection) == []
    engine.dispose()


async def test_migrations_make_the_tables_of_the_definition_on_postgres(postgres_database_url: str) -> None:
    engine = create_async_engine(postgres_database_url.replace("postgresql:", "postgresql+asyncpg:"))
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await engine.dispose()


# --- Addresses and doors ----------------------------------------------------------------------


def test_an_address_names_a_database() -> None:
    assert sqlite_path("sqlite:///data/a%20b.db") == Path("data/a b.db")
    assert sqlite_path("sqlite:////var/lib/palabre.db") == Path("/var/lib/palabre.db")
    assert sqlite_path("postgresql://house/palabre") is None
    assert postgres_url("postgresql://house/palabre") == "postgresql://house/palabre"


@pytest.mark.parametrize(
    "url", ["mysql://house/palabre", "sqlite:///", "sqlite:///:memory:", "palabre.db", ""]
)
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(CannotOpen):
        open_database(url)


async def test_two_servers_never_share_a_file(sqlite_database_url: str) -> None:
    first = open_database(sqlite_database_url, alone=True)
    second = open_database(sqlite_database_url, alone=True)
    await first.start()
    with pytest.raises(CannotOpen, match="another server"):
        await second.start()
    await second.stop()
    await first.write(_count("still here"))
    await first.stop()
    await second.start()
    await second.stop()


async def test_a_command_writes_beside_the_server(sqlite_database_url: str) -> None:
    server, command = open_database(sqlite_database_url, alone=True), open_database(sqlite_database_url)
    await server.start()
    await command.start()
    await asyncio.gather(
        *(server.write(_count(f"server {number}")) for number in range(50)),
        *(command.write(_count(f"command {number}")) for number in range(5)),
    )
    assert await _value(server, "command 4") == 1
    assert await _value(command, "server 49") == 1
    await command.stop()
    await server.stop()


async def test_a_file_that_is_no_database_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Bonsoir à tous !" * 100, encoding="utf-8")
    with pytest.raises(CannotOpen):
        await open_database(f"sqlite:///{path}").start()


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "house" / "palabre.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    assert path.exists()


async def test_a_server_that_is_away_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        await open_database(f"postgresql://palabre@/palabre?host={tmp_path}").start()


async def test_lost_connections_are_replaced(
    postgres_server: PostgresServer, postgres_database_url: str
) -> None:
    database = open_database(postgres_database_url)
    await database.start()
    await database.write(_count("before"))
    postgres_server.psql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'palabre'"
    )
    assert await _value(database, "before") == 1
    await database.write(_count("after"))
    await database.healthy()
    await database.stop()


@pytest.mark.slow
async def test_a_server_that_dies_is_told_and_nothing_is_acknowledged() -> None:
    with postgres() as server:
        url = server.url(server.create_database())
        await migrate(url)
        database = open_database(url)
        await database.start()
        await SqlRoomStore(database).add(make.room())
        server.kill()
        with pytest.raises(StoreUnavailable):
            await database.write(_count("lost"))
        with pytest.raises(StoreUnavailable):
            await database.read(select(messages.c.id))
        with pytest.raises(StoreUnavailable):
            await database.healthy()
        await database.stop()


async def test_the_disk_is_full(sqlite_template: Path, tmp_path: Path) -> None:
    """A limit on pages stands for the disk: SQLite says the same, SQLITE_FULL."""
    path = tmp_path / "small.db"
    shutil.copyfile(sqlite_template, path)
    database = open_database(f"sqlite:///{path}")
    await database.start()
    await _limit_pages(database)
    long = "x" * 50_000
    outcomes = await asyncio.gather(
        *(database.write(_count(f"{long}{number}")) for number in range(5)), return_exceptions=True
    )
    assert {type(outcome) for outcome in outcomes} == {StoreUnavailable}
    with pytest.raises(StoreUnavailable):
        await database.write(_count("small"))
    with pytest.raises(StoreUnavailable):
        await database.healthy()
    # What is there can still be read.
    assert await _value(database, "journal") == 0
    await database.stop()


async def test_a_lock_held_by_another_is_waited_for_and_then_told(sqlite_database_url: str) -> None:
    path = sqlite_path(sqlite_database_url)
    assert path is not None
    database: Any = open_database(sqlite_database_url)
    await database.start()
    await database._writer.submit(
        lambda connection: connection.execute("PRAGMA busy_timeout = 20").fetchall()
    )
    other = open_to_write(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as caught:
        await database.write(_count("late"))
    assert caught.value.retry_after == 1
    other.execute("ROLLBACK")
    other.close()
    await database.write(_count("on time"))
    await database.healthy()
    await database.stop()


async def _limit_pages(database: Any) -> None:
    def limit(connection: Any) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchall()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    await database._writer.submit(limit)
