"""Bring a database to the present tables.

Alembic writes the SQL from where the database stands; it is then run in one transaction through apsw or
asyncpg, the only drivers that the product has.
"""

import asyncio
import io
from pathlib import Path
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Text, column, select, table

from palabre.adapters.db.engine import CannotOpen, Database
from palabre.adapters.db.engine_open import postgres_url, sqlite_path
from palabre.adapters.db.sqlite_connection import check_version, open_to_write, sqlite_version

_VERSIONS = table("alembic_version", column("version_num", Text))
_SQLITE_TABLES = table("sqlite_master", column("name", Text))
_POSTGRES_TABLES = table("pg_tables", column("tablename", Text))
_LOCK = 0x70616C61
"""Any number that is ours: two migrations of one PostgreSQL wait for one another."""


def configuration() -> Config:
    """Return Alembic's configuration, which needs no file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def head_revision() -> str | None:
    """Return the revision that this version of the product needs."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def script(dialect: str, present: str | None, wanted: str = "head") -> str:
    """Return the SQL from a revision (None for an empty database) to another; empty when it is the head."""
    if present == head_revision():
        return ""
    output = io.StringIO()
    config = configuration()
    config.attributes |= {"dialect": dialect, "output": output}
    command.upgrade(config, f"{present or 'base'}:{wanted}", sql=True)
    return output.getvalue()


async def migrate(url: str) -> str | None:
    """Bring the database to the head and return its revision; raise CannotOpen when it is newer than us."""
    path = sqlite_path(url)
    if path is not None:
        return await asyncio.to_thread(_migrate_sqlite, path)
    return await _migrate_postgres(postgres_url(url))


async def current_revision(database: Database) -> str | None:
    """Return where the database stands; None when it is empty."""
    catalogue = _SQLITE_TABLES if database.dialect == "sqlite" else _POSTGRES_TABLES
    (name,) = catalogue.c
    if not await database.read(select(name).where(name == _VERSIONS.name)):
        return None
    rows = await database.read(select(_VERSIONS.c.version_num))
    return rows[0].version_num if rows else None


async def is_current(database: Database) -> bool:
    """Return whether the database has the present tables."""
    return await current_revision(database) == head_revision()


def _migrate_sqlite(path: Path) -> str | None:
    check_version(sqlite_version())
    connection = open_to_write(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchall()
        present: Any = None
        if tables:
            present = connection.execute("SELECT version_num FROM alembic_version").get
        _check_known(present)
        # The script holds a RETURNING: what follows it runs only once its row was fetched.
        connection.execute(script("sqlite", present)).fetchall()
        connection.execute("COMMIT")
    finally:
        connection.close()
    return head_revision()


async def _migrate_postgres(url: str) -> str | None:
    try:
        connection = await asyncpg.connect(url)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise CannotOpen(f"PostgreSQL does not let us in: {type(error).__name__}") from error
    try:
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK)
            present: str | None = None
            if await connection.fetchval("SELECT to_regclass('alembic_version')") is not None:
                present = await connection.fetchval("SELECT version_num FROM alembic_version")
            _check_known(present)
            if wanted := script("postgresql", present):
                await connection.execute(wanted)
    finally:
        await connection.close()
    return head_revision()


def _check_known(present: str | None) -> None:
    if present is None:
        return
    known = {one.revision for one in ScriptDirectory.from_config(configuration()).walk_revisions()}
    if present not in known:
        raise CannotOpen(f"the database is at revision {present}, which a newer version of Palabre made")
