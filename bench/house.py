"""A real house for benchmarks, ``palabre serve`` in a temporary folder, and its clients."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect
from typing_extensions import override

from palabre.domain.ids import RoomId, Slug
from palabre.domain.rooms import Room
from palabre.main import Service, prepare
from palabre.settings import Settings

_READY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class House:
    """A running house; ``ready_seconds`` from the start of its process to the first ready answer."""

    address: str
    pid: int
    ready_seconds: float


@contextlib.contextmanager
def open_house(rooms: int = 0, **settings: str) -> Iterator[House]:
    """Start a house without limits and with so many rooms, wait for ``/readyz``, stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder:
        port = _free_port()
        environment = {
            **os.environ,
            "PALABRE_PORT": str(port),
            "PALABRE_DATA_DIR": str(Path(folder) / "data"),
            "PALABRE_LIMITS__ENTRIES_PER_MINUTE": "0",
            "PALABRE_LIMITS__MESSAGES_PER_MINUTE": "0",
            "PALABRE_LIMITS__CONNECTIONS_PER_ADDRESS": "0",
            **settings,
        }
        if rooms:
            asyncio.run(_furnish(Path(folder) / "data", rooms))
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "palabre", "serve"], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            while not _ready(address):
                if process.poll() is not None or time.perf_counter() - start > _READY_SECONDS:
                    message = "the house did not become ready"
                    raise RuntimeError(message)
                time.sleep(0.01)
            yield House(address, process.pid, time.perf_counter() - start)
        finally:
            process.terminate()
            process.wait(10)


async def _furnish(data_dir: Path, rooms: int) -> None:
    settings = Settings(data_dir=data_dir)
    await prepare(settings)
    service = Service(settings)
    await service.stores.database.start()
    for position in range(rooms):
        room = Room(
            id=RoomId(service.chance.uuid()),
            slug=Slug(f"salon-{position}"),
            name=f"Salon {position}",
            theme="banc d’essai",
            description="",
            preview=False,
            position=position,
        )
        await service.stores.rooms.add(room)
    await service.stores.database.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:  # noqa: S310 - loopback only
            return bool(answer.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False


class Client(WSListener):
    """A person with a socket; notes when answers and lines arrive, decoding no more than it must."""

    def __init__(self) -> None:
        self.sent: dict[str, float] = {}
        self.acknowledged: list[float] = []
        self.refused = 0
        self.received = 0
        self.transport: WSTransport | None = None
        self._joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.TEXT:
            return
        payload = frame.get_payload_as_bytes()
        if payload.startswith(b'{"type":"message.created"'):
            self.received += 1
        elif payload.startswith(b'{"type":"message.accepted"'):
            ref = msgspec.json.decode(payload, type=dict[str, Any])["ref"]
            self.acknowledged.append(time.perf_counter() - self.sent.pop(ref))
        elif payload.startswith(b'{"type":"room.joined"'):
            self._joined.set_result(None)
        elif not payload.startswith(b'{"type":"presence.changed"'):
            self.refused += 1

    async def come(self, house: House, pseudonym: str, room: str) -> None:
        """Enter, connect and join one room."""
        token = await asyncio.to_thread(_enter, house.address, pseudonym)
        headers = {"Authorization": f"Bearer {token}", "Sec-WebSocket-Protocol": "palabre.v1"}
        url = house.address.replace("http", "ws", 1) + "/api/v1/live"
        self.transport, _ = await ws_connect(lambda: self, url, extra_headers=headers)
        self._send({"type": "room.join", "ref": str(uuid4()), "room": room})
        await asyncio.wait_for(self._joined, 30)

    def say(self, room: str, text: str, due: float) -> None:
        """Send a message; the delay is counted from when it was due, not from when it left."""
        ref = str(uuid4())
        self.sent[ref] = due
        self._send({"type": "message.send", "ref": ref, "room": room, "text": text})

    def _send(self, command: dict[str, Any]) -> None:
        if self.transport is not None:
            self.transport.send(WSMsgType.TEXT, msgspec.json.encode(command))


def _enter(address: str, pseudonym: str) -> str:
    body = msgspec.json.encode(
        {"pseudonym": pseudonym, "age": 30, "postal_code": "35000", "accepts_rules": True}
    )
    request = urllib.request.Request(  # noqa: S310 - loopback only
        f"{address}/api/v1/entries", body, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            token: str = msgspec.json.decode(answer.read())["token"]
            return token
    except urllib.error.HTTPError as error:
        suggestions = msgspec.json.decode(error.read()).get("suggestions")
        if not suggestions:
            raise
        return _enter(address, suggestions[0])
