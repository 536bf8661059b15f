"""Palabre as users start it: ``palabre serve`` with a database full of people, made through its own doors."""

import asyncio
import contextlib
import http.client
import itertools
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from palabre.domain.ids import RoomId, Slug
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.rooms import Room
from palabre.domain.rule_life import RuleStep, RuleVersion, StepKind
from palabre.domain.rules import Rule
from palabre.main import Service, prepare
from palabre.settings import Settings

_READY_SECONDS = 30.0
_DOORS = 4
_NO_LIMITS = {
    "PALABRE_LIMITS__ENTRIES_PER_MINUTE": "0",
    "PALABRE_LIMITS__MESSAGES_PER_MINUTE": "0",
    "PALABRE_LIMITS__CONNECTIONS_PER_ADDRESS": "0",
}


class HouseFailedError(Exception):
    """The house did not open, or did not let somebody in."""


@dataclass(kw_only=True, frozen=True, slots=True)
class House:
    """A running house; ``ready_seconds`` from the start of its process to the first ready answer."""

    port: int
    pid: int
    ready_seconds: float


@contextlib.contextmanager
def open_house(data: Path, **settings: str) -> Generator[House]:
    """Start ``palabre serve`` without limits on this folder, wait for ``/readyz``, stop it at the end."""
    port = free_port()
    environment = {
        **os.environ,
        **_NO_LIMITS,
        "PALABRE_PORT": str(port),
        "PALABRE_DATA_DIR": str(data),
        **settings,
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "palabre", "serve"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _ready(port):
            if process.poll() is not None or time.perf_counter() - start > _READY_SECONDS:
                raise HouseFailedError("the house did not become ready")
            # It announces itself by answering: there is nothing to await.
            time.sleep(0.01)
        yield House(port=port, pid=process.pid, ready_seconds=time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait(30)


@dataclass(kw_only=True, frozen=True, slots=True)
class Populated:
    """A house at rest: rooms and people are in its database."""

    data: Path
    rooms: Sequence[str]
    tokens: Sequence[str]

    @contextlib.contextmanager
    def open(self, **settings: str) -> Generator[House]:
        """Open a copy, so that each measurement begins with the same house."""
        with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
            copy = Path(folder) / "data"
            shutil.copytree(self.data, copy)
            with open_house(copy, **settings) as house:
                yield house


@contextlib.contextmanager
def populated(
    rooms: int, people: int, *, rules: Sequence[Rule] = (), settings: Mapping[str, str] | None = None
) -> Generator[Populated]:
    """Furnish a house with ``salon-0`` and so on and with rules, and let so many people enter by HTTP."""
    given = dict(settings or {})
    with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
        data = Path(folder) / "data"
        names = [f"salon-{number}" for number in range(rooms)]
        url = given.get("PALABRE_DATABASE_URL", "")
        asyncio.run(_furnish(Settings(data_dir=data, database_url=url), names, rules))
        with open_house(data, **given) as house:
            tokens = _enter_all(house.port, people)
        yield Populated(data=data, rooms=names, tokens=tokens)


async def _furnish(settings: Settings, rooms: Sequence[str], rules: Sequence[Rule]) -> None:
    await prepare(settings)
    service = Service(settings)
    await service.stores.database.start()
    for position, slug in enumerate(rooms):
        room = Room(
            id=RoomId(service.chance.uuid()),
            slug=Slug(slug),
            name=f"Salon {position}",
            theme="banc d’essai",
            description="",
            preview=False,
            position=position,
        )
        await service.stores.rooms.add(room)
    now = datetime.now(UTC)
    for rule in rules:
        written = RuleStep(rule_id=rule.id, kind=StepKind.WRITTEN, version=1, stage=rule.stage, at=now)
        version = RuleVersion(rule=rule, at=now, since=now)
        await service.stores.rules.add(version, written, JournalEntry(act=Act.RULE_WRITTEN, at=now))
    await service.stores.database.stop()


def _enter_all(port: int, count: int) -> list[str]:
    shares = [len(range(door, count, _DOORS)) for door in range(_DOORS)]
    names = _pseudonyms()
    with ThreadPoolExecutor(_DOORS) as doors:
        batches = [list(itertools.islice(names, 2 * share + 10)) for share in shares]
        return [
            token for tokens in doors.map(_enter_some, [port] * _DOORS, shares, batches) for token in tokens
        ]


def _enter_some(port: int, count: int, names: Sequence[str]) -> list[str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    tokens: list[str] = []
    for name in names:
        if len(tokens) == count:
            break
        body = {"pseudonym": name, "age": 30, "postal_code": "35000", "accepts_rules": True}
        connection.request("POST", "/api/v1/entries", json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = json.loads(answer.read())
        if answer.status == HTTPStatus.CREATED:
            tokens.append(content["token"])
        elif answer.status not in {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}:
            raise HouseFailedError(f"entering was answered by {answer.status} {content.get('code')}")
    connection.close()
    if len(tokens) < count:
        raise HouseFailedError("too many pseudonyms were refused")
    return tokens


def _pseudonyms() -> Iterator[str]:
    """Names of eight letters, like the one in the C server's frames; some are taken or refused."""
    rng = random.Random(1)  # noqa: S311 - names, not secrets
    while True:
        yield "".join(rng.choice("bdflmnprtv") + rng.choice("aeiou") for _ in range(4)).capitalize()


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
