"""A migrated database of each kind, empty but for what the migrations put there."""

import asyncio
import shutil
from asyncio import AbstractEventLoop
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio
import uvloop

from palabre.adapters.db.engine import Database
from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.migrations.run import migrate
from tests.servers import PostgresServer


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], AbstractEventLoop]]:
    """Buses speak through transports, which are others on the loop of production."""
    if item.path.name == "test_bus.py":
        return {"uvloop": uvloop.new_event_loop}
    return {"asyncio": asyncio.new_event_loop}


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "palabre.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """The name of a migrated database, to be copied."""
    name = postgres_server.create_database(name="palabre_template")
    asyncio.run(migrate(postgres_server.url(name)))
    return name


@pytest.fixture
def sqlite_database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite file of this test's own."""
    path = tmp_path / "palabre.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_database_url(postgres_server: PostgresServer, postgres_template: str) -> Generator[str]:
    """A migrated PostgreSQL database of this test's own."""
    name = postgres_server.create_database(template=postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own; the test runs once for each kind."""
    name = "sqlite_database_url" if request.param == "sqlite" else "postgres_database_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncGenerator[Database]:
    """The database, started."""
    opened = open_database(database_url, alone=True)
    await opened.start()
    yield opened
    await opened.stop()
