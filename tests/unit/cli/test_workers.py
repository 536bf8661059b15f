from pathlib import Path

import pytest

from palabre.cli.listening import listen_for
from palabre.cli.workers import fault_of
from palabre.settings import Settings

PROGRAM = Path("nats-server")
SHARED = Settings(database_url="postgresql://palabre@/palabre")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def test_one_sqlite_file_is_not_shared_by_workers() -> None:
    for settings in (Settings(), Settings(database_url="sqlite:///a.db", bus_url="nats://127.0.0.1:4222")):
        fault = fault_of(settings, PROGRAM)
        assert fault is not None
        assert "PALABRE_DATABASE_URL=postgresql://" in fault


def test_without_nats_it_is_said_what_is_missing() -> None:
    fault = fault_of(SHARED, None)
    assert fault is not None
    assert "nats-server" in fault
    assert "PALABRE_BUS_URL" in fault


def test_postgresql_and_any_nats_are_enough() -> None:
    assert fault_of(SHARED, PROGRAM) is None
    named = Settings(database_url=SHARED.database_url, bus_url="nats://127.0.0.1:4222")
    assert fault_of(named, None) is None


def test_workers_listen_on_one_port_that_nobody_else_has() -> None:
    sockets = listen_for(Settings(port=0), 3)
    try:
        ports = {one.getsockname()[1] for one in sockets}
        assert len(ports) == 1
        assert len({one.fileno() for one in sockets}) == 3
        with pytest.raises(OSError, match="in use"):
            listen_for(Settings(port=ports.pop()), 2)
    finally:
        for one in sockets:
            one.close()
