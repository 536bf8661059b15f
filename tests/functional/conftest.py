"""Functional tests run on the loop of production."""

from asyncio import AbstractEventLoop
from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path

import pytest
import pytest_asyncio
import uvloop

from tests.functional.house import HereHouse, open_here


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], AbstractEventLoop]]:
    return {"uvloop": uvloop.new_event_loop}


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncGenerator[HereHouse]:
    """A demo house of this test's own, without limits."""
    async with open_here(tmp_path) as opened:
        yield opened
