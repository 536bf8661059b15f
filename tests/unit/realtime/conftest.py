"""A node for each test that asks."""

from collections.abc import AsyncGenerator

import pytest_asyncio

from tests.unit.app.house import AppHouse
from tests.unit.realtime.live import LiveHouse


@pytest_asyncio.fixture
async def live(house: AppHouse) -> AsyncGenerator[LiveHouse]:
    async with LiveHouse(house=house) as opened:
        yield opened
