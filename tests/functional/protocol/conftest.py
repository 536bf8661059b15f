from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.functional.protocol.opened import Open, opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Open]:
    async with opened(tmp_path_factory.mktemp("house")) as place:
        yield place
