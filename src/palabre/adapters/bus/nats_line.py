"""One connection to a NATS server, as much of its protocol as a bus needs: no header, no reply, no stream.

https://docs.nats.io/reference/reference-protocols/nats-protocol
"""

import asyncio
import ssl
from collections import deque
from collections.abc import Callable
from typing import Final, cast
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec
import structlog
from typing_extensions import override

USUAL_PORT: Final = 4222
LONGEST_LINE: Final = 64 * 1024
"""Bytes of a control line; only INFO of a large cluster comes near."""
LARGEST: Final = 16 * 1024 * 1024
"""Bytes of a payload that is still taken for one."""
HIGH_WATER: Final = 1024 * 1024 * 1024
"""The transport never asks to pause: whoever publishes looks at ``waiting`` before."""
_MSG: Final = ord("M")

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class RefusedError(Exception):
    """The server does not let us in, or speaks something else."""


class Info(msgspec.Struct):
    """What a server says of itself first, as far as it matters here."""

    max_payload: int = 1024 * 1024
    tls_required: bool = False


class Hello(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a client says of itself; ``echo`` off: nobody is sent their own words."""

    verbose: bool
    pedantic: bool
    echo: bool
    headers: bool
    lang: str
    version: str
    protocol: int
    name: str
    auth_token: str | None = None
    user: str | None = None
    password: str | None = msgspec.field(default=None, name="pass")


class NatsLine(asyncio.Protocol):
    """What is asked within one turn of the loop leaves in one write."""

    def __init__(self, *, heard: Callable[[int, bytes], None]) -> None:
        """``heard`` is called on the loop with the number of a subscription and a payload."""
        self._heard = heard
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._out: list[bytes] = []
        self._out_bytes = 0
        self._due = False
        self._pongs: deque[asyncio.Future[None]] = deque()
        self.info: asyncio.Future[Info] = self._loop.create_future()
        self.ended = asyncio.Event()
        """The connection is over."""
        self.max_payload = 0

    # --- for the bus

    @property
    def waiting(self) -> int:
        """Bytes that the system has not taken yet."""
        transport = self._transport
        return self._out_bytes + (0 if transport is None else transport.get_write_buffer_size())

    def publish(self, subject: str, payload: bytes) -> None:
        """Send to whoever subscribed."""
        self._write(b"PUB %b %d\r\n%b\r\n" % (subject.encode(), len(payload), payload))

    def subscribe(self, subject: str, number: int) -> None:
        """Receive a subject under a number."""
        self._write(b"SUB %b %d\r\n" % (subject.encode(), number))

    def unsubscribe(self, number: int) -> None:
        """Receive it no more."""
        self._write(b"UNSUB %d\r\n" % number)

    def ping(self) -> "asyncio.Future[None]":
        """Done when the server has dealt with all that was asked before; cancelled at the end."""
        pong: asyncio.Future[None] = self._loop.create_future()
        if self.ended.is_set():
            pong.cancel()
            return pong
        self._pongs.append(pong)
        self._write(b"PING\r\n")
        return pong

    def close(self) -> None:
        """End when all that waits was written."""
        self._flush()
        if self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """End now."""
        if self._transport is not None:
            self._transport.abort()

    async def secure(self, host: str) -> None:
        """Go on in TLS, as the server asks."""
        if self._transport is None:
            raise RefusedError
        tls = await self._loop.start_tls(
            self._transport, self, ssl.create_default_context(), server_hostname=host
        )
        if tls is None:
            raise RefusedError
        self._transport = tls

    def say_hello(self, hello: Hello) -> "asyncio.Future[None]":
        """Introduce ourselves; done when the server agrees."""
        self._write(b"CONNECT %b\r\n" % msgspec.json.encode(hello))
        return self.ping()

    # --- for the loop

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none of asyncio's by descent.
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=HIGH_WATER)

    @override
    def data_received(self, data: bytes) -> None:
        if self._rest:
            data = self._rest + data
        start, end = 0, len(data)
        while (stop := data.find(b"\r\n", start)) >= 0:
            if data[start] == _MSG:
                # MSG <subject> <number> <size>
                words = data[start:stop].split(b" ")
                try:
                    number, size = int(words[2]), int(words[-1])
                except (ValueError, IndexError):
                    self._confused()
                    return
                last = stop + 2 + size
                if size > LARGEST:
                    self._confused()
                    return
                if last + 2 > end:
                    break
                self._heard(number, data[stop + 2 : last])
                start = last + 2
            else:
                self._control(data[start:stop])
                start = stop + 2
        else:
            if end - start > LONGEST_LINE:
                self._confused()
                return
        self._rest = data[start:]

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self.ended.set()
        self._rest = b""
        self._out.clear()
        self._out_bytes = 0
        if not self.info.done():
            self.info.set_exception(RefusedError())
            # Whoever gave up waiting does not look.
            self.info.exception()
        while self._pongs:
            self._pongs.popleft().cancel()

    # --- within

    def _write(self, data: bytes) -> None:
        if self.ended.is_set():
            return
        self._out.append(data)
        self._out_bytes += len(data)
        if not self._due:
            self._due = True
            self._loop.call_soon(self._flush)

    def _flush(self) -> None:
        self._due = False
        out, self._out = self._out, []
        self._out_bytes = 0
        if out and self._transport is not None and not self._transport.is_closing():
            self._transport.write(out[0] if len(out) == 1 else b"".join(out))

    def _control(self, line: bytes) -> None:
        word = line[:4].upper()
        if word == b"PING":
            self._write(b"PONG\r\n")
        elif word == b"PONG":
            if self._pongs:
                pong = self._pongs.popleft()
                if not pong.done():
                    pong.set_result(None)
        elif word == b"INFO":
            self._informed(line[4:])
        elif word == b"-ERR":
            # Its first word tells enough: what follows may name a subject.
            _log.warning(
                "bus_error", kind=line[4:].strip(b" '").partition(b" ")[0].decode("ascii", "replace")
            )
        elif word != b"+OK":
            self._confused()

    def _informed(self, said: bytes) -> None:
        try:
            info = msgspec.json.decode(said, type=Info)
        except msgspec.DecodeError:
            self._confused()
            return
        self.max_payload = info.max_payload
        if not self.info.done():
            self.info.set_result(info)

    def _confused(self) -> None:
        _log.error("bus_not_understood")
        self.abort()


async def open_line(url: str, name: str, heard: Callable[[int, bytes], None]) -> NatsLine:
    """Connect to ``nats://[token@|user:password@]host[:port]``; raise OSError or RefusedError."""
    parts = urlsplit(url)
    _, line = await asyncio.get_running_loop().create_connection(
        lambda: NatsLine(heard=heard), parts.hostname or "127.0.0.1", parts.port or USUAL_PORT
    )
    try:
        await _introduce(line, parts, name)
    except BaseException:
        line.abort()
        raise
    return line


async def _introduce(line: NatsLine, parts: SplitResult, name: str) -> None:
    info = await line.info
    if info.tls_required:
        await line.secure(parts.hostname or "")
    user = None if parts.username is None else unquote(parts.username)
    password = None if parts.password is None else unquote(parts.password)
    agreed = line.say_hello(
        Hello(
            verbose=False,
            pedantic=False,
            echo=False,
            headers=False,
            lang="python",
            version="1",
            protocol=1,
            name=name,
            auth_token=user if password is None else None,
            user=None if password is None else user,
            password=password,
        )
    )
    await asyncio.wait([agreed])
    if agreed.cancelled():
        raise RefusedError
