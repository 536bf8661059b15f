"""The HTTP protocol of uvicorn with the limits that it lacks: length of a head, time for a request."""

import asyncio
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


def guarded_http(door: LiveDoor[Any], *, limits: HttpLimits | None = None) -> type[HttpToolsProtocol]:
    """The class for ``uvicorn.Config(http=…)``; what is no HTTP is answered with the house's problems."""
    bounds = limits if limits is not None else HttpLimits()

    class GuardedHttp(_Guarded):
        def __init__(
            self,
            config: Config,
            server_state: ServerState,
            app_state: dict[str, Any],
            _loop: asyncio.AbstractEventLoop | None = None,
        ) -> None:
            super().__init__(config, server_state, app_state, _loop)
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
        self._body_bytes = 0
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
        super().data_received(data)
        if self._in_head and not self._turned and not self._refused:
            self._head_bytes += len(data)
            if self._head_bytes > self._limits.head_bytes:
                self._refuse(431, "input_too_large")

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
        self._in_head = False
        self._head_bytes = self._body_bytes = 0
        super().on_headers_complete()
        self._expect(self._limits.body)

    @override
    def on_body(self, body: bytes) -> None:
        self._body_bytes += len(body)
        super().on_body(body)

    @override
    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head = self._turned = True
        self._due = None

    @override
    def handle_websocket_upgrade(self) -> None:
        self._unset()
        super().handle_websocket_upgrade()

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
            tcp.close()
            return
        self._unset_keepalive_if_required()
        tcp.write(problem_response(self._door.problem(status, code), self.server_state.default_headers))
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
