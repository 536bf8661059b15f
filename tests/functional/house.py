"""The whole house behind its doors, in this process or in one of its own, and people who visit it."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import uvicorn
from typing_extensions import override
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from palabre.cli.serving import _configuration, _furnish
from palabre.domain.staff import Role
from palabre.main import Service, prepare
from palabre.settings import LimitSettings, Settings
from tests.fakes import MovedClock

ROOM = "sous-l-arbre"
KITCHEN = "le-coin-cuisine"
PATIENCE = 20.0

NO_LIMITS = {
    "PALABRE_LIMITS__ENTRIES_PER_MINUTE": "0",
    "PALABRE_LIMITS__MESSAGES_PER_MINUTE": "0",
    "PALABRE_LIMITS__CONNECTIONS_PER_ADDRESS": "0",
    # A machine shared with other tests may be late without being at fault.
    "PALABRE_LIMITS__LOOP_LAG_MS": "0",
}
_HUES = ("bleue", "calme", "agile", "rieuse", "timide", "solaire", "lunaire", "nomade", "tranquille", "vive")
_BIRDS = ("Mésange", "Hirondelle", "Fauvette", "Sittelle", "Alouette", "Bergeronnette", "Huppe", "Grive")


class LineEndedError(Exception):
    """The line ended before the answer came; the code is all that is known."""


@dataclass(kw_only=True)
class House:
    """Where a house answers, and how its staff is invited."""

    url: str
    invite: Callable[[str], Awaitable[str]]
    _number: int = 0
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    """Clients and lines that are still open."""

    async def send_everybody_home(self) -> None:
        """Close what tests left open."""
        await self._stack.aclose()

    @property
    def live(self) -> str:
        return self.url.replace("http", "ws", 1) + "/api/v1/live"

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Somebody without a session."""
        client = httpx.AsyncClient(base_url=self.url, headers=headers, timeout=PATIENCE)
        self._stack.push_async_callback(client.aclose)
        return client

    def will_close(self, visitor: "Visitor") -> None:
        """A line was opened."""
        self._stack.push_async_callback(visitor.hang_up)

    def begin_at(self, number: int) -> None:
        """Take pseudonyms from another place of the list, where two nodes share a house."""
        self._number = number

    def form(self, **changes: Any) -> dict[str, Any]:
        """What one fills in at the door; each time another pseudonym."""
        number, self._number = self._number, self._number + 1
        pseudonym = f"{_BIRDS[number % 8]} {_HUES[number // 8 % 10]}" + " du soir" * (number // 80)
        form = {"pseudonym": pseudonym, "age": 34, "postal_code": "35000", "accepts_rules": True}
        return form | changes

    async def enter(self, **changes: Any) -> "Visitor":
        """Somebody comes in."""
        client = self.client()
        answer = await client.post("/api/v1/entries", json=self.form(**changes))
        assert answer.status_code == 201, answer.text
        client.cookies.clear()
        client.headers["authorization"] = f"Bearer {answer.json()['token']}"
        return Visitor(house=self, client=client, entry=answer.json())

    async def guest(self, room: str = ROOM) -> "Visitor":
        """Somebody comes in, and listens to a room."""
        visitor = await self.enter()
        await visitor.connect()
        await visitor.join(room)
        return visitor

    async def watcher(self, name: str) -> httpx.AsyncClient:
        """Somebody of the staff, by a one-time link, with a cookie as a browser has."""
        link = await self.invite(name)
        client = self.client(origin=self.url)
        answer = await client.post(
            "/api/v1/moderation/sessions", json={"invitation": link.rpartition("#")[2]}
        )
        assert answer.status_code == 201, answer.text
        return client


@dataclass(kw_only=True)
class Visitor:
    """A person in the house, with a line to it once connected."""

    house: House
    client: httpx.AsyncClient
    entry: dict[str, Any]
    frames: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    closed: int | None = None
    """The code with which the line ended."""
    _line: ClientConnection | None = None
    _reader: asyncio.Task[None] | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def token(self) -> str:
        return str(self.entry["token"])

    @property
    def alias(self) -> str:
        return str(self.entry["person"]["id"])

    @property
    def pseudonym(self) -> str:
        return str(self.entry["person"]["pseudonym"])

    @property
    def line(self) -> ClientConnection:
        assert self._line is not None
        return self._line

    async def connect(self, house: House | None = None, *, address: str | None = None) -> None:
        """Open the line, or open it again; ``house`` is another node of the same house.

        ``address`` is another one of this machine, such as 127.0.0.2.
        """
        await self.hang_up()
        self.closed = None
        house = house or self.house
        self._line = await connect(
            house.live,
            subprotocols=["palabre.v1"],  # type: ignore[list-item]
            additional_headers={"Authorization": f"Bearer {self.token}"},
            open_timeout=PATIENCE,
            max_queue=None,
            compression=None,
            local_addr=None if address is None else (address, 0),
        )
        self._reader = asyncio.create_task(self._read(self._line))
        house.will_close(self)

    async def device(self, house: House | None = None) -> "Visitor":
        """The same person on another line."""
        twin = Visitor(house=self.house, client=self.client, entry=self.entry)
        await twin.connect(house)
        return twin

    async def _read(self, line: ClientConnection) -> None:
        try:
            async for message in line:
                self.frames.append(json.loads(message))
                self._news.set()
        except ConnectionClosed:
            pass
        if line is self._line:
            self.closed = line.close_code
            self._news.set()

    async def hang_up(self) -> None:
        """Close the line, if there is one."""
        if self._line is not None:
            await self._line.close()
        if self._reader is not None:
            await self._reader

    async def until(self, found: Callable[[], object]) -> None:
        """Wait until something is so; it is asked at each frame."""
        async with asyncio.timeout(PATIENCE):
            while not found():
                self._news.clear()
                await self._news.wait()

    async def hears(self, count: int) -> None:
        """Wait until so many new lines were told."""
        await self.until(lambda: len(self.heard("message.created")) >= count)

    async def ends(self) -> int:
        """Wait for the end of the line; return its code."""
        await self.until(lambda: self.closed is not None)
        assert self.closed is not None
        return self.closed

    async def hear(self, kind: str, **members: object) -> dict[str, Any]:
        """Wait for the first frame of a type with these members."""

        def find() -> dict[str, Any] | None:
            for frame in self.frames:
                if frame["type"] == kind and all(frame.get(name) == one for name, one in members.items()):
                    return frame
            return None

        await self.until(find)
        found = find()
        assert found is not None
        return found

    def heard(self, kind: str) -> list[dict[str, Any]]:
        """All frames of a type so far."""
        return [frame for frame in self.frames if frame["type"] == kind]

    async def ask(self, kind: str, **members: Any) -> dict[str, Any]:
        """Send a command; return its answer."""
        ref = str(members.setdefault("ref", str(uuid4())))
        count = len(self.frames)
        try:
            await self.line.send(json.dumps({"type": kind, **members}))
        except ConnectionClosed:
            raise LineEndedError from None

        def answer() -> dict[str, Any] | None:
            return next((frame for frame in self.frames[count:] if frame.get("ref") == ref), None)

        await self.until(lambda: answer() or self.closed is not None)
        found = answer()
        if found is None:
            raise LineEndedError(self.closed)
        return found

    async def join(self, room: str = ROOM, **members: Any) -> dict[str, Any]:
        """Listen to a room."""
        answer = await self.ask("room.join", room=room, **members)
        assert answer["type"] == "room.joined", answer
        return answer

    async def say(self, text: str, room: str = ROOM, **members: Any) -> dict[str, Any]:
        """Say something; whatever the answer."""
        return await self.ask("message.send", room=room, text=text, **members)

    async def said(self, text: str, room: str = ROOM, **members: Any) -> dict[str, Any]:
        """Say something that must pass."""
        answer = await self.say(text, room, **members)
        assert answer["type"] == "message.accepted", answer
        return answer

    async def history(self, room: str = ROOM, **query: Any) -> list[dict[str, Any]]:
        """The newest page of a room."""
        answer = await self.client.get(f"/api/v1/rooms/{room}/messages", params={"limit": 100, **query})
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def report(self, kind: str, subject_id: str, reason: str = "insult") -> dict[str, Any]:
        """Tell the house."""
        answer = await self.client.post(
            "/api/v1/reports", json={"subject": {"kind": kind, "id": subject_id}, "reason": reason}
        )
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told


async def preview(house: House, room: str = ROOM) -> list[str]:
    """What somebody outside reads."""
    answer = await house.client().get(f"/api/v1/rooms/{room}/preview")
    assert answer.status_code == 200, answer.text
    return [line["text"] for line in answer.json()["items"]]


# --- In this process --------------------------------------------------------------------------


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@dataclass(kw_only=True)
class HereHouse(House):
    """A house whose inside a test can reach."""

    service: Service
    clock: MovedClock


@asynccontextmanager
async def open_here(
    folder: Path, *, database_url: str = "", limits: LimitSettings | None = None, **changes: Any
) -> AsyncGenerator[HereHouse]:
    """Serve a demo house on a free port of this process; without limits unless some are given."""
    nothing = LimitSettings(
        entries_per_minute=0, messages_per_minute=0, connections_per_address=0, loop_lag_ms=0
    )
    settings = msgspec.structs.replace(
        Settings(), data_dir=folder, database_url=database_url, limits=limits or nothing, **changes
    )
    listening = _free_socket()
    url = f"http://localhost:{listening.getsockname()[1]}"
    clock = MovedClock()
    await prepare(settings)
    service = Service(settings, address=url, alone=True, clock=clock)
    await service.start()
    try:
        await _furnish(service)
        server = _Server(_configuration(service))
        # serve() would take over the signals of the test run.
        serving = asyncio.create_task(server._serve([listening]))
        await server.ready.wait()

        async def invite(name: str) -> str:
            _, token = await service.invite(name, Role.MODERATOR)
            return token

        house = HereHouse(url=url, invite=invite, service=service, clock=clock)
        try:
            yield house
        finally:
            server.should_exit = True
            await serving
            await house.send_everybody_home()
    finally:
        await service.stop()
        listening.close()


def _free_socket() -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", 0))
    return listening


# --- In a process of its own ------------------------------------------------------------------


@dataclass(kw_only=True)
class FarHouse:
    """``python -m palabre serve``, which can be killed and started again over the same data."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    port: int = 0
    _process: asyncio.subprocess.Process | None = None
    _drain: asyncio.Task[bytes] | None = None
    _houses: list[House] = field(default_factory=list[House])

    async def start(self) -> House:
        """Start, and wait until it says that it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        process = self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "palabre",
            "serve",
            cwd=self.folder,
            env=self._environment(),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stderr is not None
        said: list[bytes] = []
        async with asyncio.timeout(PATIENCE):
            while b"http://" not in (line := await process.stderr.readline()):
                assert line, b"".join(said).decode()[-4_000:]
                said.append(line)
        url = line.split()[-1].decode().rstrip("/")
        self.port = int(url.rpartition(":")[2])
        self._drain = asyncio.create_task(process.stderr.read())
        house = House(url=url, invite=self._invite)
        self._houses.append(house)
        return house

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PALABRE_")}
        own = {"PALABRE_DATA_DIR": "data", "PALABRE_PORT": str(self.port), "PALABRE_LOG_LEVEL": "warning"}
        return kept | own | NO_LIMITS | dict(self.environment)

    async def kill(self) -> None:
        """SIGKILL, as a crash would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> bytes:
        """Ask it to stop; it must end by itself. Return what it logged once it answered."""
        assert await self._end(signal.SIGTERM) == 0
        return b"" if self._drain is None else self._drain.result()

    async def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        assert process is not None
        with suppress(ProcessLookupError):
            process.send_signal(how)
        async with asyncio.timeout(PATIENCE):
            if self._drain is not None:
                await self._drain
            return await process.wait()

    async def send_everybody_home(self) -> None:
        """Close what tests left open."""
        for house in self._houses:
            await house.send_everybody_home()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        return self._process is not None

    async def _invite(self, name: str) -> str:
        command = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "palabre",
            "staff",
            "invite",
            name,
            "--json",
            cwd=self.folder,
            env=self._environment(),
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await command.communicate()
        assert command.returncode == 0
        return str(json.loads(said)["link"])


@asynccontextmanager
async def open_far(folder: Path, **environment: str) -> AsyncGenerator[FarHouse]:
    """A house that is not started yet; whatever runs at the end is killed."""
    far = FarHouse(folder=folder, environment=environment)
    try:
        yield far
    finally:
        if far.runs:
            await far.kill()
        await far.send_everybody_home()
