"""What is measured: each server as a process of its own, on a free port of the loopback."""

import contextlib
import subprocess
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from bench.live.build import compiled
from bench.live.house import Populated, populated
from bench.live.load import Member
from tests.servers import nats, postgres

LIMIT = "C send() loop"
PALABRE = "Palabre"


@dataclass(kw_only=True, frozen=True, slots=True)
class Running:
    """A server that answers. With several nodes, members are spread over their ports."""

    pids: Sequence[int]
    ports: Sequence[int]
    tokens: Sequence[str] = ()

    def members(self, rooms: int, each: int) -> list[Member]:
        """``each`` members in each of so many rooms."""
        return [
            Member(
                port=self.ports[number % len(self.ports)],
                room=f"salon-{number // each}",
                token=self.tokens[number] if self.tokens else None,
            )
            for number in range(rooms * each)
        ]


@dataclass(kw_only=True, frozen=True, slots=True)
class Server:
    """Something to measure. ``open`` raises MissingError when this machine does not have it."""

    name: str
    open: Callable[[], AbstractContextManager[Running]]
    irc: bool = False


@contextlib.contextmanager
def spawned(command: Sequence[str], *, environment: dict[str, str] | None = None) -> Generator[Running]:
    """Start a server that prints its port as its first line; end it afterwards."""
    process = subprocess.Popen(  # noqa: S603 - the servers that this package names
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    )
    try:
        line = process.stdout.readline() if process.stdout is not None else ""
        if not line.strip().isdigit():
            raise RuntimeError(f"{command[0]} did not start")
        yield Running(pids=[process.pid], ports=[int(line)])
    finally:
        process.terminate()
        process.communicate()


def limit(fault: str = "") -> Server:
    """The C server; ``fault`` is what it does wrong on purpose: lose, double or swap."""
    return Server(name=LIMIT, open=lambda: spawned([str(compiled("limit")), *([fault] if fault else [])]))


@contextlib.contextmanager
def cluster(rooms: int, people: int, counts: Sequence[int]) -> Generator[Sequence[Server]]:
    """So many nodes of the product, for each count, on one PostgreSQL and one NATS from wheels."""
    with postgres(fsync=True) as database, nats() as bus:
        settings = {
            "PALABRE_DATABASE_URL": database.url(database.create_database()),
            "PALABRE_BUS_URL": bus.url,
        }
        with populated(rooms, people, settings=settings) as house:

            @contextlib.contextmanager
            def opened(count: int) -> Generator[Running]:
                with contextlib.ExitStack() as stack:
                    running = [stack.enter_context(house.open(**settings)) for _ in range(count)]
                    yield Running(
                        pids=[node.pid for node in running],
                        ports=[node.port for node in running],
                        tokens=house.tokens,
                    )

            yield [Server(name=f"{PALABRE}, nodes: {count}", open=partial(opened, count)) for count in counts]


def palabre(house: Populated, name: str = PALABRE) -> Server:
    """The product, with a fresh copy of this house each time."""

    @contextlib.contextmanager
    def opened() -> Generator[Running]:
        with house.open() as running:
            yield Running(pids=[running.pid], ports=[running.port], tokens=house.tokens)

    return Server(name=name, open=opened)
