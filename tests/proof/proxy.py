"""A TCP proxy that does to bytes what bad networks do, between client, server, database and bus."""

import asyncio
import socket
import struct
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

Address = tuple[str, int] | Path
"""A host and a port, or a Unix socket."""

CHUNK = 64 * 1024
MOST_UNDER_WAY = 64
"""Chunks that wait for their latency; beyond, the sender is read no further."""
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER on, for no time: closing answers a reset."""


@dataclass(kw_only=True, slots=True)
class Flow:
    """What happens to the bytes of one direction from now on; may be changed at any time."""

    latency: float = 0.0
    """Seconds by which each byte is late."""
    rate: float = 0.0
    """Bytes a second; 0 is without limit."""
    cut_after: int | None = None
    """So many bytes still pass, then both sides are closed."""
    lost: bool = False
    """Bytes and the end of the stream vanish: with both flows so, the line is half open."""
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    """Not set: nothing is read, so that the sender's buffers fill."""

    def __post_init__(self) -> None:
        self.gate.set()

    def stall(self) -> None:
        """Read nothing more until ``go``."""
        self.gate.clear()

    def go(self) -> None:
        """Read again."""
        self.gate.set()


@dataclass(kw_only=True, eq=False)
class Line:
    """One proxied connection."""

    up: Flow
    """Towards the server."""
    down: Flow
    """Towards the client."""
    over: asyncio.Event = field(default_factory=asyncio.Event)
    passed: dict[str, int] = field(default_factory=lambda: {"up": 0, "down": 0})
    """Bytes handed on."""
    _writers: list[asyncio.StreamWriter] = field(default_factory=list[asyncio.StreamWriter])

    def cut(self) -> None:
        """Close both sides, after what was handed on already."""
        for writer in self._writers:
            writer.close()
        self.over.set()

    def reset(self) -> None:
        """End both sides with a reset: what was not delivered is lost."""
        for writer in self._writers:
            _reset(writer)
        self.over.set()

    def half_open(self) -> None:
        """From now on neither side hears anything of the other, not even its end."""
        self.up.lost = self.down.lost = True

    def stall(self) -> None:
        """Read nothing more, from either side."""
        self.up.stall()
        self.down.stall()

    def go(self) -> None:
        """Read again."""
        self.up.go()
        self.down.go()

    async def run(
        self,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        server: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        """Carry bytes both ways until both streams ended, or the line is cut or reset."""
        self._writers = [client[1], server[1]]
        pumps = [
            asyncio.create_task(self._pump("up", self.up, client[0], server[1])),
            asyncio.create_task(self._pump("down", self.down, server[0], client[1])),
        ]
        over = asyncio.create_task(self._over())
        try:
            # Both streams ended, or one pump failed, or the line was cut.
            carried = asyncio.create_task(asyncio.wait(pumps, return_when=asyncio.FIRST_EXCEPTION))
            await asyncio.wait((carried, over), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (*pumps, over):
                task.cancel()
            await asyncio.gather(*pumps, over, return_exceptions=True)
            self.cut()

    async def _over(self) -> None:
        await self.over.wait()

    async def _pump(
        self, way: str, flow: Flow, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        loop = asyncio.get_running_loop()
        under_way: deque[tuple[float, bytes]] = deque()
        room, news = asyncio.Semaphore(MOST_UNDER_WAY), asyncio.Event()

        async def read() -> None:
            data = b"begin"
            while data:
                await room.acquire()
                await flow.gate.wait()
                try:
                    data = await reader.read(CHUNK)
                except OSError:
                    self.reset()
                    return
                under_way.append((loop.time() + flow.latency, data))
                news.set()

        reading = asyncio.create_task(read())
        try:
            while not self.over.is_set():
                while not under_way:
                    news.clear()
                    await news.wait()
                due, data = under_way.popleft()
                room.release()
                if due > loop.time():
                    await asyncio.sleep(due - loop.time())
                if flow.lost:
                    continue
                if not data:
                    writer.write_eof()
                    return
                await self._hand_on(way, flow, data, writer)
        except OSError:
            self.reset()
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    async def _hand_on(self, way: str, flow: Flow, data: bytes, writer: asyncio.StreamWriter) -> None:
        if flow.cut_after is not None:
            data = data[: flow.cut_after]
            flow.cut_after -= len(data)
        if flow.rate:
            await asyncio.sleep(len(data) / flow.rate)
        writer.write(data)
        self.passed[way] += len(data)
        if flow.cut_after == 0:
            self.cut()
        else:
            await writer.drain()


@dataclass(kw_only=True)
class Proxy:
    """Where to connect instead; faults for lines to come, and the lines that are open."""

    target: Address
    address: Address = ("127.0.0.1", 0)
    refusing: bool = False
    """New connections are reset at once."""
    prepare: Callable[[Line], None] = lambda _: None
    """Called with each new line before a byte is carried, to plan its faults."""
    lines: list[Line] = field(default_factory=list[Line])
    _tasks: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    @property
    def port(self) -> int:
        """Of a proxy that listens on TCP."""
        assert isinstance(self.address, tuple)
        return self.address[1]

    def partition(self) -> None:
        """Nobody gets through, and nobody is told: open lines fall silent, new ones are reset."""
        self.refusing = True
        for line in self.lines:
            line.half_open()

    def heal(self) -> None:
        """Let new lines through; those that fell silent are reset, as when a network comes back."""
        self.refusing = False
        for line in tuple(self.lines):
            line.reset()

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection in a task of its own; for ``asyncio.start_server``."""
        task = asyncio.create_task(self._carry(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(up=Flow(), down=Flow())
        try:
            if self.refusing:
                raise ConnectionRefusedError
            server = await _connect(self.target)
        except OSError:
            _reset(writer)
            return
        self.prepare(line)
        self.lines.append(line)
        try:
            await line.run((reader, writer), server)
        finally:
            self.lines.remove(line)

    async def stop(self) -> None:
        """Cut all lines."""
        for line in tuple(self.lines):
            line.cut()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@asynccontextmanager
async def open_proxy(target: Address, *, at: Path | None = None) -> AsyncGenerator[Proxy]:
    """Listen on a free port, or on a Unix socket, and carry each connection to ``target``."""
    proxy = Proxy(target=target)
    if at is None:
        server = await asyncio.start_server(proxy.accept, "127.0.0.1", 0, backlog=1_000)
        proxy.address = server.sockets[0].getsockname()[:2]
    else:
        server = await asyncio.start_unix_server(proxy.accept, at)
        proxy.address = at
    try:
        yield proxy
    finally:
        server.close()
        await proxy.stop()
        await server.wait_closed()


async def _connect(target: Address) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if isinstance(target, Path):
        return await asyncio.open_unix_connection(target)
    return await asyncio.open_connection(*target)


def _reset(writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
