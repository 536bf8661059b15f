"""A house without doors for each test that asks, over a copy of one migrated file."""

import asyncio
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from palabre.adapters.db.migrations.run import migrate
from tests.unit.app.house import AppHouse, app_house


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "palabre.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def url(migrated: Path, tmp_path: Path) -> str:
    """A database of this test's own."""
    path = tmp_path / "palabre.db"
    shutil.copyfile(migrated, path)
    return f"sqlite:///{path}"


@pytest_asyncio.fixture
async def house(url: str) -> AsyncGenerator[AppHouse]:
    """Without any limit of speed."""
    async with app_house(url) as opened:
        yield opened
