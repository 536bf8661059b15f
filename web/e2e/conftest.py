"""One browser and one house for each module, and people who come in and must leave without complaint."""

from collections.abc import Callable, Generator
from typing import Any

import pytest
from playwright.sync_api import Browser

from web.e2e.browsing import chromium
from web.e2e.house import House
from web.e2e.people import Person

PersonMaker = Callable[..., Person]


# Not longer than a module: while Playwright is there, its loop runs, and asynchronous tests could not.
@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    with House(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
def person(browser: Browser, house: House) -> Generator[PersonMaker]:
    """Make people; afterwards no browser may have complained of anything that the test did not announce."""
    everybody: list[Person] = []

    def make(**options: Any) -> Person:
        everybody.append(Person(browser, house.url, **options))
        return everybody[-1]

    yield make
    complaints = [complaint for one in everybody for complaint in one.noise.complaints()]
    for one in everybody:
        one.close()
    assert complaints == []
