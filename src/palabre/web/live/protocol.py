"""The WebSocket protocol class that uvicorn is given: it asks the door, then steps aside for picows."""

import asyncio
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final, Generic, Protocol, cast

import structlog
from picows import WSAutoPingStrategy, WSUpgradeRequest, WSUpgradeResponse, picows
from picows.common import WSUpgradeResponseWithListener
from typing_extensions import override
from uvicorn.config import Config
from uvicorn.protocols.utils import get_remote_addr
from uvicorn.server import ServerState

from palabre.realtime.outbox import LIMIT
from palabre.web.live.connection import MAX_FRAME, LiveConnection, LiveTiming
from palabre.web.live.door import SUBPROTOCOL, AdmittedT, LiveDoor, Problem
from palabre.web.live.halves import HalfFrames
from palabre.web.live.handshake import Handshake, HandshakeFault, problem_response, read_handshake

SEND_BUFFER: Final = 64 * 1024
"""Of the system, per connection: what a reader that stopped can pin there (the system grants twice that)."""

RECEIVE_BUFFER: Final = 32 * 1024
"""Idem; it also bounds picows' read buffer, which doubles whenever one read fills it."""

_READ_BUFFER: Final = 512
# picows wants `Connection: Upgrade` and nothing else there, where Firefox sends `keep-alive, Upgrade`;
# what the client really sent was parsed by uvicorn and read by us before.
_HEAD: Final = (
    b"GET / HTTP/1.1\r\nHost: live\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %b\r\n\r\n"
)

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class _Frames(Protocol):
    """The part of picows' protocol class that we drive by hand; none of it is public there."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None: ...
    def get_buffer(self, size_hint: int) -> memoryview: ...
    def buffer_updated(self, nbytes: int) -> None: ...


# Private API of the pinned version: tests/functional/test_live_door.py fails when it changes.
_PICOWS_FRAMES: Final = vars(picows)["WSProtocol"]


def _buffer_updated(frames: Any, nbytes: int) -> None:  # noqa: ANN401 - picows has no name for it
    """Read what arrived. What is no frame is answered by picows itself, which tells us only at the end."""
    _PICOWS_FRAMES.buffer_updated(frames, nbytes)
    if frames.transport.is_close_frame_sent:
        frames.listener.hush()


_frames_class = cast(
    "Callable[..., _Frames]",
    type("Frames", (_PICOWS_FRAMES,), {"__slots__": (), "buffer_updated": _buffer_updated}),
)


class _Silent:
    """picows logs several lines per connection and one per bad frame, addresses included: we log none."""

    def isEnabledFor(self, _level: int) -> bool:  # noqa: N802 - the name is logging's
        return False

    def log(self, *_args: object, **_kwargs: object) -> None: ...

    debug = info = warning = error = log

    def exception(self, *_args: object, **_kwargs: object) -> None:
        fault = sys.exc_info()[0]
        _log.error("live_frames_failed", fault=fault.__name__ if fault is not None else "")


_SILENT: Final = _Silent()


class _Upgrade(asyncio.Protocol, Generic[AdmittedT]):
    """From the request head that uvicorn hands over to the first frame, or to a refusal.

    uvloop keeps the method that took plain data, and with it this object, as long as the connection lives.
    """

    __slots__ = ("_asked", "_client", "_door", "_halves", "_limit", "_linger", "_loop", "_state", "_task",
                 "_tcp", "_timing")  # fmt: skip

    def __init__(
        self,
        *,
        door: LiveDoor[AdmittedT],
        timing: LiveTiming,
        limit: int,
        state: ServerState,
        halves: HalfFrames,
    ) -> None:
        self._door = door
        self._timing = timing
        self._limit = limit
        self._state = state
        self._halves = halves
        self._loop = asyncio.get_running_loop()
        self._tcp: asyncio.Transport | None = None
        self._client: tuple[str, int] | None = None
        self._asked = False
        self._task: asyncio.Task[None] | None = None
        self._linger: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by uvicorn's HTTP protocol, which leaves us its transport."""
        tcp = cast("asyncio.Transport", transport)
        self._tcp = tcp
        self._client = get_remote_addr(tcp)
        _connections(self._state).add(self)
        # Nothing may arrive before the door has answered: a client waits for the 101.
        tcp.pause_reading()
        # It says at once when it holds bytes, and when none any more: only then is the socket written to.
        tcp.set_write_buffer_limits(high=0, low=0)
        connected = tcp.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)

    @override
    def data_received(self, data: bytes) -> None:
        """The first call brings the whole request head; anything after it is dropped with the refusal."""
        if self._asked:
            return
        self._asked = True
        try:
            handshake = read_handshake(data, self._client)
        except HandshakeFault as fault:
            self._refuse(self._problem(fault.status, fault.code, fault.headers))
            return
        self._task = self._loop.create_task(self._admit(handshake))
        # uvicorn waits for these when it stops, and cancels them when that takes too long.
        self._state.tasks.add(self._task)
        self._task.add_done_callback(self._state.tasks.discard)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """The client left before it was let in, or after it was refused."""
        self._over()
        if self._task is not None:
            self._task.cancel()

    def shutdown(self) -> None:
        """Called by uvicorn when it stops."""
        if self._task is not None:
            self._task.cancel()
        self._refuse(self._problem(503, "overloaded", (("retry-after", "2"),)))

    async def _admit(self, handshake: Handshake) -> None:
        try:
            async with asyncio.timeout(self._timing.admit):
                answer = await self._door.admit(handshake.request)
        except TimeoutError:
            self._refuse(self._problem(503, "overloaded", (("retry-after", "5"),)))
        except Exception as fault:  # noqa: BLE001 - the edge of the task: the client gets an answer
            _log.error("live_door_failed", fault=type(fault).__name__)
            self._refuse(self._problem(500, "internal"))
        else:
            if isinstance(answer, Problem):
                self._refuse(answer)
            else:
                self._open(answer, handshake)

    def _open(self, admitted: AdmittedT, handshake: Handshake) -> None:
        tcp = self._tcp
        if tcp is None or tcp.is_closing() or self._linger is not None:
            self._over()
            return
        connection = LiveConnection(
            tcp=tcp,
            remote=self._client,
            timing=self._timing,
            loop=self._loop,
            limit=self._limit,
            forget=partial(_forget, _connections(self._state), self._halves),
        )
        frames = self._upgrade(tcp, connection, handshake)
        self._over()
        if not connection.upgraded:
            _log.error("live_upgrade_failed")
            tcp.abort()
            return
        # From here on uvloop calls picows, and picows the connection.
        tcp.set_protocol(cast("asyncio.BaseProtocol", frames))
        self._task = self._tcp = None
        _connections(self._state).add(connection)
        try:
            listener = self._door.opened(admitted, connection)
        except Exception as fault:  # noqa: BLE001 - idem
            _log.error("live_door_failed", fault=type(fault).__name__)
            connection.close(1011, "internal")
            return
        connection.begin(listener)
        self._halves.watch(connection)
        tcp.resume_reading()

    def _upgrade(self, tcp: asyncio.Transport, connection: LiveConnection, handshake: Handshake) -> _Frames:
        """Let picows answer 101, to a request head in the one form that it understands."""
        headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in self._state.default_headers
        ]
        if SUBPROTOCOL in handshake.request.subprotocols:
            headers.append(("sec-websocket-protocol", SUBPROTOCOL))

        answers = [WSUpgradeResponseWithListener(WSUpgradeResponse.create_101_response(headers), connection)]

        def answer(_request: WSUpgradeRequest) -> WSUpgradeResponseWithListener:
            # This function is kept for as long as the connection lives: by then it should hold nothing.
            return answers.pop()

        frames = _frames_class(
            host_port=None,
            ws_path=None,
            is_client_side=False,
            ws_listener_factory=answer,
            logger=_SILENT,
            disconnect_on_exception=True,
            websocket_handshake_timeout=None,
            enable_auto_ping=False,
            auto_ping_idle_timeout=0,
            auto_ping_reply_timeout=0,
            auto_ping_strategy=WSAutoPingStrategy.PING_WHEN_IDLE,
            enable_auto_pong=False,
            max_frame_size=MAX_FRAME,
            extra_headers=None,
            read_buffer_init_size=_READ_BUFFER,
        )
        head = _HEAD % handshake.key.encode("ascii")
        frames.connection_made(tcp)
        frames.get_buffer(-1)[: len(head)] = head
        frames.buffer_updated(len(head))
        connection.forget_upgrade()
        return frames

    def _problem(self, status: int, code: str, headers: tuple[tuple[str, str], ...] = ()) -> Problem:
        problem = self._door.problem(status, code)
        return replace(problem, headers=problem.headers + headers)

    def _refuse(self, problem: Problem) -> None:
        tcp = self._tcp
        if tcp is None or tcp.is_closing() or self._linger is not None:
            self._over()
            return
        tcp.write(problem_response(problem, self._state.default_headers))
        # Closing with unread bytes resets the connection, and the client might lose the answer:
        # end our side, then read and drop until it ends its own.
        self._linger = self._loop.call_later(self._timing.linger, tcp.abort)
        if tcp.can_write_eof():
            tcp.write_eof()
            tcp.resume_reading()
        else:
            tcp.close()

    def _over(self) -> None:
        _connections(self._state).discard(self)
        if self._linger is not None:
            self._linger.cancel()


def live_protocol(
    door: LiveDoor[AdmittedT],
    *,
    timing: LiveTiming | None = None,
    limit: int = LIMIT,
) -> type[asyncio.Protocol]:
    """The class for ``uvicorn.Config(ws=…)``; ``limit`` bounds each outbox, in bytes."""
    times = timing if timing is not None else LiveTiming()
    halves = HalfFrames(seconds=times.frame)

    class LiveProtocol(_Upgrade[Any]):
        __slots__ = ()

        def __init__(
            self,
            *,
            config: Config,  # noqa: ARG002 - what uvicorn passes
            server_state: ServerState,
            app_state: dict[str, Any],  # noqa: ARG002 - idem
            _loop: asyncio.AbstractEventLoop | None = None,
        ) -> None:
            super().__init__(door=door, timing=times, limit=limit, state=server_state, halves=halves)

    return LiveProtocol


def _forget(connections: set[object], halves: HalfFrames, connection: LiveConnection) -> None:
    # No method of the upgrade: all that led to the connection would live as long as it.
    connections.discard(connection)
    halves.forget(connection)


def _connections(state: ServerState) -> set[object]:
    """On each member uvicorn calls ``shutdown``, then waits until all have left; it names its own classes."""
    return cast("set[object]", state.connections)
