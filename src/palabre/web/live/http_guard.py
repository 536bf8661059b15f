"""The HTTP protocol of uvicorn with the limits that it lacks: one reading, length, time."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any, Final, cast

import httptools
from typing_extensions import override
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from palabre.web.live.door import LiveDoor
from palabre.web.live.handshake import problem_response

_LINGER: Final = 1.0
_FRAMING: Final = 8
"""Octets of chunk sizes and the like that one octet of a body may bring, beside what a head may have."""


@dataclass(kw_only=True, frozen=True, slots=True)
class HttpLimits:
    """What a client may take before it is cut: seconds and bytes."""

    head_bytes: int = 32 * 1024
    head: float = 10.0
    """From the connection, or from the first byte of a later request, to the end of the head."""
    body: float = 12.0
    """For a body that does not come at ``rate``."""
    rate: int = 16 * 1024
    """Bytes a second that earn a longer body more time."""
    take: float = 10.0
    """For a client to take ``take_bytes`` of an answer that waits for it, or all that is left."""
    take_bytes: int = 10 * 1024
    unread_bytes: int = 1024 * 1024
    """Of a body that goes on although it was answered."""


def guarded_http(door: LiveDoor[Any], *, limits: HttpLimits | None = None) -> type[HttpToolsProtocol]:
    """The class for ``uvicorn.Config(http=…)``; what is no HTTP is answered with the house's problems."""
    bounds = limits if limits is not None else HttpLimits()
    # uvicorn warns of each request that it cannot read: whoever sends a thousand would write our log.
    quiet = logging.getLogger("uvicorn.error").getChild("guarded")
    quiet.setLevel(logging.ERROR)

    class GuardedHttp(_Guarded):
        def __init__(
            self,
            config: Config,
            server_state: ServerState,
            app_state: dict[str, Any],
            _loop: asyncio.AbstractEventLoop | None = None,
        ) -> None:
            super().__init__(config, server_state, app_state, _loop)
            self.logger = quiet
            self.guard(door, bounds)

    return GuardedHttp


class _Guarded(HttpToolsProtocol):
    """One timer per connection: when it fires it looks at the deadline, and sleeps on if that has moved."""

    def guard(self, door: LiveDoor[Any], limits: HttpLimits) -> None:
        self._door = door
        self._limits = limits
        self._fault = (400, "malformed_input")
        self._refused = False
        self._in_head = True
        self._turned = False
        """A request ended within the present read: what follows it is no longer its head."""
        self._head_bytes = 0
        self._rest_bytes = 0
        """All that came after the head; of it, the body:"""
        self._body_bytes = 0
        self._left = 0
        """Of an answer, when it was last looked whether the client takes it."""
        self._taking: asyncio.TimerHandle | None = None
        self._due: float | None = None
        self._timer: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect(self._limits.head)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._unset()

    @override
    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        self._turned = False
        in_head = self._in_head
        super().data_received(data)
        if self._refused or self._turned:
            return
        if self._in_head:
            self._head_bytes += len(data)
        elif not in_head:
            self._rest_bytes += len(data)
        framing = self._rest_bytes - self._body_bytes * (1 + _FRAMING)
        if max(self._head_bytes, framing) > self._limits.head_bytes:
            self._refuse(431, "input_too_large")

    @override
    def on_header(self, name: bytes, value: bytes) -> None:
        # What stands after a body is no header: a proxy has not looked at it.
        if self._in_head:
            super().on_header(name, value)

    @override
    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._due is None:
            self._expect(self._limits.head)

    @override
    def on_headers_complete(self) -> None:
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if size > self._limits.head_bytes:
            self._fault = (431, "input_too_large")
            raise httptools.HttpParserError
        version: str = cast("Any", self.parser).get_http_version()
        if not _plain(version, self.url, self.headers):
            raise httptools.HttpParserError
        self._in_head = False
        self._head_bytes = self._rest_bytes = self._body_bytes = 0
        super().on_headers_complete()
        self._expect(self._limits.body)

    @override
    def on_body(self, body: bytes) -> None:
        self._body_bytes += len(body)
        super().on_body(body)
        if self._body_bytes > self._limits.unread_bytes and self.cycle.response_complete:
            self._hang_up()

    @override
    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head = self._turned = True
        self._due = None

    @override
    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch_taking()

    @override
    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch_taking()

    def _watch_taking(self) -> None:
        self._left = self.transport.get_write_buffer_size()
        if self._left and self._taking is None:
            self._taking = self.loop.call_later(self._limits.take, self._look_taking)

    def _look_taking(self) -> None:
        self._taking = None
        taken = self._left - self.transport.get_write_buffer_size()
        if taken < min(self._left, self._limits.take_bytes):
            self.transport.abort()
        else:
            self._watch_taking()

    @override
    def handle_websocket_upgrade(self) -> None:
        self._unset()
        super().handle_websocket_upgrade()

    @override
    def _unsupported_upgrade_warning(self) -> None:
        # The parser reads nothing after an upgrade, whoever takes it.
        self.cycle.keep_alive = False

    @override
    def send_400_response(self, msg: str) -> None:
        self._refuse(*self._fault)

    def _expect(self, seconds: float) -> None:
        self._due = self.loop.time() + seconds
        if self._timer is None:
            self._timer = self.loop.call_later(seconds, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._due is None or self.transport.is_closing():
            return
        due = self._due + self._body_bytes / self._limits.rate
        now = self.loop.time()
        if now < due:
            self._timer = self.loop.call_later(due - now, self._look)
        else:
            # Whoever drips a request on purpose reads no answer; the application hears of a disconnection.
            self._refused = True
            self.transport.close()

    def _refuse(self, status: int, code: str) -> None:
        """Answer unless an answer is on its way, then end as the WebSocket door does with a refusal."""
        if self._refused:
            return
        self._refused = True
        self._unset()
        tcp = self.transport
        if tcp.is_closing():
            return
        cycle = cast("RequestResponseCycle | None", self.cycle)
        if cycle is not None and not cycle.response_complete:
            if self.pipeline or cycle.response_started or not cycle.more_body:
                # Requests that came whole are answered; the fault is in what follows them.
                cycle.keep_alive = False
                return
            # Nobody has answered the request whose body is at fault: its handler hears of a disconnection.
            cycle.disconnected = True
            cycle.message_event.set()
        tcp.write(problem_response(self._door.problem(status, code), self.server_state.default_headers))
        self._hang_up()

    def _hang_up(self) -> None:
        """End our side, and give the client a moment to read before it loses what we had not read of it."""
        self._refused = True
        self._unset()
        self._unset_keepalive_if_required()
        tcp = self.transport
        self._timer = self.loop.call_later(_LINGER, tcp.abort)
        if tcp.can_write_eof():
            tcp.write_eof()
            tcp.resume_reading()
        else:
            tcp.close()

    def _unset(self) -> None:
        self._due = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None


def _plain(version: str, url: bytes, headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether a proxy in front of us, however lenient, must have read the same request as we did."""
    hosts = [value for name, value in headers if name == b"host"]
    if version == "0.9" or len(hosts) > 1 or (version == "1.1" and not hosts):
        return False
    codings = [value.strip().lower() for name, value in headers if name == b"transfer-encoding"]
    if codings and (codings != [b"chunked"] or version != "1.1"):
        return False
    if url.startswith(b"/") or url == b"*":
        return True
    scheme, _, rest = url.partition(b"://")
    return scheme.lower() in {b"http", b"https"} and rest.partition(b"/")[0] in hosts
