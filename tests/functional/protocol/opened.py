"""One house with somebody in it, for all cases of a module."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.functional.house import HereHouse, open_here


@dataclass(frozen=True, slots=True)
class Open:
    """A house with somebody in it."""

    house: HereHouse
    port: int
    token: str


@asynccontextmanager
async def opened(folder: Path) -> AsyncGenerator[Open]:
    """Open a house and let somebody in."""
    async with open_here(folder) as house:
        visitor = await house.enter()
        yield Open(house=house, port=urlsplit(house.url).port or 0, token=visitor.token)
