"""What every test may ask for: real servers, started once for each worker and only when asked for."""

from collections.abc import Generator

import pytest
from hypothesis import settings

from tests.servers import NatsServer, PostgresServer, nats, postgres

# How long an example takes says more about the machine than about the code. The gate draws the same examples
# each time, so that its answer is about the commit; `make verify` draws new ones, and many more.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1_000, print_blob=True)
settings.load_profile("gate")


@pytest.fixture(scope="session")
def postgres_server() -> Generator[PostgresServer]:
    """One PostgreSQL for the session, which forgets its promises on power loss and is quick."""
    with postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Generator[str]:
    """An empty database of this test's own."""
    name = postgres_server.create_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture(scope="session")
def nats_server() -> Generator[NatsServer]:
    """One NATS for the session; tests that stop it start their own with ``tests.servers.nats``."""
    with nats() as server:
        yield server


@pytest.fixture
def nats_url(nats_server: NatsServer) -> str:
    """Subjects are shared by the tests of a worker: put something of the test's own in their names."""
    return nats_server.url
