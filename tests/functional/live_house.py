"""A tiny house behind the real door, under the real server, and clients that speak raw frames."""

import asyncio
import base64
import contextlib
import os
import socket
import struct
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any, cast

import uvicorn
from typing_extensions import override

from palabre.realtime.frames import text_frame
from palabre.realtime.outbox import LIMIT
from palabre.web.live.connection import LiveConnection, LiveListener, LiveTiming
from palabre.web.live.door import PATH, SUBPROTOCOL, LiveDoor, Problem, UpgradeRequest
from palabre.web.live.http_guard import HttpLimits, guarded_http
from palabre.web.live.protocol import live_protocol

TEXT, BINARY, CONTINUATION, CLOSE, PING, PONG = 1, 2, 0, 8, 9, 10


class Guest(LiveListener):
    """Remembers what it received and answers each message with the same."""

    def __init__(self, connection: LiveConnection, *, echo: bool, pauses: bool) -> None:
        self.connection = connection
        self.messages: list[bytes] = []
        self.codes: list[int] = []
        self.over = asyncio.Event()
        self._heard = asyncio.Event()
        self._echo = echo
        self._pauses = pauses

    async def hears(self, count: int) -> None:
        """Wait until so many messages have come."""
        async with asyncio.timeout(10):
            while len(self.messages) < count:
                self._heard.clear()
                await self._heard.wait()

    @override
    def received(self, payload: bytes) -> None:
        self.messages.append(payload)
        self._heard.set()
        if payload == b"fault":
            raise LookupError(payload)
        if self._pauses:
            self.connection.pause()
        if self._echo:
            self.connection.outbox.offer(text_frame(payload))

    @override
    def closed(self, code: int) -> None:
        self.codes.append(code)
        self.over.set()


@dataclass(kw_only=True)
class House(LiveDoor[str]):
    """Admits whom it is told to, and keeps every guest."""

    echo: bool = True
    pauses: bool = False
    answer: Problem | None = None
    wait: asyncio.Event | None = None
    fault: Exception | None = None
    requests: list[UpgradeRequest] = field(default_factory=list[UpgradeRequest])
    guests: list[Guest] = field(default_factory=list[Guest])
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    let_in: asyncio.Event = field(default_factory=asyncio.Event)

    @override
    async def admit(self, request: UpgradeRequest) -> str | Problem:
        self.requests.append(request)
        self.arrived.set()
        if self.wait is not None:
            await self.wait.wait()
        if self.fault is not None:
            raise self.fault
        if self.answer is not None:
            return self.answer
        if request.path != PATH:
            return self.problem(404, "not_found")
        if SUBPROTOCOL not in request.subprotocols:
            return self.problem(426, "protocol_version")
        return "guest"

    @override
    def opened(self, admitted: str, connection: LiveConnection) -> LiveListener:
        guest = Guest(connection, echo=self.echo, pauses=self.pauses)
        self.guests.append(guest)
        self.let_in.set()
        return guest

    @override
    def problem(self, status: int, code: str) -> Problem:
        body = f'{{"status":{status},"code":"{code}"}}'.encode()
        return Problem(status=status, body=body, headers=(("x-content-type-options", "nosniff"),))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@dataclass(kw_only=True)
class Served:
    house: House
    server: uvicorn.Server
    port: int
    stopped: asyncio.Task[None]

    async def stop(self) -> None:
        self.server.should_exit = True
        await self.stopped


@contextlib.asynccontextmanager
async def served(
    house: House | None = None,
    *,
    timing: LiveTiming | None = None,
    http: HttpLimits | None = None,
    limit: int = LIMIT,
    app: Any = None,
) -> AsyncGenerator[Served]:
    """The door under uvicorn, configured as in production, on a free port."""
    house = house if house is not None else House()
    config = uvicorn.Config(
        app or _http,
        http=guarded_http(house, limits=http),
        loop="uvloop",
        lifespan="off",
        log_config=None,
        access_log=False,
        ws=live_protocol(house, timing=timing, limit=limit),
    )
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = _Server(config)
    # serve() would take over the signals of the test run.
    task = asyncio.create_task(server._serve([listening]))
    await server.ready.wait()
    place = Served(house=house, server=server, port=listening.getsockname()[1], stopped=task)
    try:
        yield place
    finally:
        await place.stop()


async def _http(scope: Any, receive: Any, send: Any) -> None:
    """Reads the whole body, then says how long it was."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    body = b"%d" % size
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    )
    await send({"type": "http.response.body", "body": body})


def head(*, path: str = PATH, method: str = "GET", **headers: str | None) -> bytes:
    """A request head; ``name=None`` leaves a header out, underscores stand for hyphens."""
    lines: dict[str, str | None] = {
        "Host": "localhost",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        "Sec-WebSocket-Protocol": SUBPROTOCOL,
    }
    for name, value in headers.items():
        wanted = name.replace("_", "-").lower()
        known = next((line for line in lines if line.lower() == wanted), wanted)
        lines[known] = value
    text = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
    return f"{method} {path} HTTP/1.1\r\n{text}\r\n".encode("latin-1")


def frame(opcode: int, payload: bytes = b"", *, fin: bool = True, rsv: int = 0, masked: bool = True) -> bytes:
    """A frame as a client sends it."""
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    size = len(payload)
    bit = 0x80 if masked else 0
    if size < 126:
        start = bytes((first, bit | size))
    elif size < 65536:
        start = struct.pack("!BBH", first, bit | 126, size)
    else:
        start = struct.pack("!BBQ", first, bit | 127, size)
    if not masked:
        return start + payload
    mask = b"\x11\x22\x33\x44"
    repeated = (mask * (size // 4 + 1))[:size]
    body = (int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")).to_bytes(size, "big")
    return start + mask + body


def close_frame(code: int, reason: bytes = b"") -> bytes:
    return frame(CLOSE, code.to_bytes(2, "big") + reason)


class Client:
    """One raw connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.answer = b""

    async def upgrade(self, request: bytes | None = None) -> tuple[int, dict[str, str]]:
        """Send a head; the status and headers that came back."""
        self.writer.write(request if request is not None else head())
        self.answer = await self.reader.readuntil(b"\r\n\r\n")
        status, *lines = self.answer.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines if line)
        return int(status.split(" ")[1]), headers

    def send(self, *frames: bytes) -> None:
        self.writer.write(b"".join(frames))

    def stop_reading(self) -> None:
        cast("asyncio.Transport", self.writer.transport).pause_reading()

    def read_again(self) -> None:
        cast("asyncio.Transport", self.writer.transport).resume_reading()

    async def receive(self) -> tuple[int, bytes]:
        """Opcode and payload of the next frame, which must be final and unmasked."""
        first, size = await self.reader.readexactly(2)
        if size == 126:
            size = int.from_bytes(await self.reader.readexactly(2), "big")
        elif size == 127:
            size = int.from_bytes(await self.reader.readexactly(8), "big")
        assert first & 0xF0 == 0x80
        return first & 0x0F, await self.reader.readexactly(size)

    async def closing(self) -> int:
        """The code of the close frame, skipping what comes before; then the end of the stream."""
        while True:
            opcode, payload = await self.receive()
            if opcode == CLOSE:
                self.send(frame(CLOSE, payload))
                assert await self.reader.read() == b""
                return int.from_bytes(payload[:2], "big")


@contextlib.asynccontextmanager
async def raw(place: Served) -> AsyncGenerator[Client]:
    """A connected socket, nothing sent yet."""
    reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
    try:
        yield Client(reader, writer)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


@contextlib.asynccontextmanager
async def guest(place: Served) -> AsyncGenerator[tuple[Client, Guest]]:
    """An open WebSocket and the house's side of it."""
    async with raw(place) as client:
        status, _ = await client.upgrade()
        assert status == 101
        yield client, place.house.guests[-1]
