"""One open WebSocket: frames in, an outbox out, heartbeats, and an end in bounded time."""

import asyncio
import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, cast

import structlog
from picows import WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeResponse
from picows.picows import WSCloseHandshake, WSCloseInfo
from typing_extensions import override

from palabre.realtime.frames import ping_frame, pong_frame
from palabre.realtime.node import CLOSE_HANDED_OVER
from palabre.realtime.outbox import TRY_LATER, Outbox, Take

MAX_FRAME: Final = 16 * 1024
"""Bytes of the longest message that a client may send; longer ones close the connection with 1009."""

HEARTBEAT_MISSED: Final = 4408
RESTART: Final = 1012
TOO_FAST: Final = 4429
MOST_SMALL: Final = 20_000
"""Pings, pongs and fragments between two pings of ours: 16 KiB sent byte by byte stay below."""

_NORMAL: Final = 1000
_PROTOCOL_ERROR: Final = 1002
_UNSUPPORTED: Final = 1003
_NO_STATUS: Final = 1005
_BROKEN: Final = 1006
_NOT_UTF8: Final = 1007
_TOO_BIG: Final = 1009
_INTERNAL: Final = 1011
_MAX_REASON: Final = 123
# What a close frame may carry: RFC 6455 section 7.4 and the registry of codes.
_REGISTERED: Final = frozenset({1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014})
_PRIVATE: Final = range(3000, 5000)

_PING: Final = ping_frame()
_COUNTED_ELSEWHERE: Final = frozenset({WSMsgType.TEXT, WSMsgType.CLOSE})

_NO_HEADERS: Final = WSUpgradeResponse.create_101_response().headers

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


@dataclass(kw_only=True, frozen=True, slots=True)
class LiveTiming:
    """Every time limit of a live connection, in seconds."""

    admit: float = 5.0
    """For the house to decide on an upgrade."""
    ping: float = 25.0
    """Between two pings of ours."""
    frame: float = 8.0
    """For a frame that has begun; at most a quarter more, after which the line is cut."""
    silence: float = 75.0
    """Without any frame from the client, after which it is closed with 4408."""
    close: float = 5.0
    """For the other side to answer our close frame and to take what was sent before."""
    slow: float = 30.0
    """The same for a reader that was too slow: else it never learns that it should come back later."""
    stop: float = 2.0
    """The same, when the server stops."""
    linger: float = 1.0
    """For a refused client to read its answer."""


class LiveListener(Protocol):
    """The house's side of one connection. Calls come on the loop, one at a time, and must not wait."""

    def received(self, payload: bytes) -> None:
        """One whole text message: valid UTF-8, at most ``MAX_FRAME`` bytes."""
        ...

    def closed(self, code: int) -> None:
        """The connection is over; called exactly once, last. 1006: it broke without a close frame."""
        ...


class LiveConnection(WSListener):
    """What the house holds of one connection, and the sink of its outbox."""

    __slots__ = ("_backlog", "_beat_handle", "_closing", "_code", "_end_handle", "_forget",
                 "_full", "_heard_at", "_listener", "_loop", "_over", "_parts", "_paused", "_small", "_tcp",
                 "_timing", "_ws", "outbox", "remote")  # fmt: skip

    def __init__(
        self,
        *,
        tcp: asyncio.Transport,
        remote: tuple[str, int] | None,
        timing: LiveTiming,
        loop: asyncio.AbstractEventLoop,
        limit: int,
        forget: Callable[["LiveConnection"], None],
    ) -> None:
        """``limit`` is that of the outbox; ``forget`` is called when all is over."""
        self.outbox = Outbox(sink=self, take=_take(tcp), limit=limit)
        self.remote = remote
        """Address and port of the peer."""
        self._tcp = tcp
        self._timing = timing
        self._loop = loop
        self._forget = forget
        self._ws: WSTransport | None = None
        self._listener: LiveListener | None = None
        self._parts: bytearray | None = None
        self._backlog: deque[bytes] | None = None
        self._paused = False
        self._full = False
        self._closing = False
        self._over = False
        self._code = _BROKEN
        self._small = 0
        self._heard_at = loop.time()
        self._beat_handle: asyncio.TimerHandle | None = None
        self._end_handle: asyncio.TimerHandle | None = None

    # --- for the house

    def close(self, code: int, reason: str = "") -> None:
        """Send what waits, say goodbye, and cut the line when the peer does not answer in time."""
        timing = self._timing
        patience = {TRY_LATER: timing.slow, CLOSE_HANDED_OVER: timing.stop}.get(code, timing.close)
        self._close(code, reason, patience)

    def pause(self) -> None:
        """Hand over no message and read no more from the peer until ``resume``.

        At most one read (about 64 KiB) of messages that had arrived already is kept meanwhile.
        """
        if self._paused or self._closing:
            return
        self._paused = True
        self._tcp.pause_reading()

    def resume(self) -> None:
        """Hand over what was kept, then read again."""
        if not self._paused:
            return
        self._paused = False
        while self._backlog and not self._paused and not self._closing:
            self._deliver(self._backlog.popleft())
        if not self._paused and not self._tcp.is_closing():
            self._tcp.resume_reading()

    # --- for uvicorn

    def shutdown(self) -> None:
        """The server stops: everybody is told to come back."""
        self._close(RESTART, "restart", self._timing.stop)

    # --- for the upgrade

    @property
    def upgraded(self) -> bool:
        """Whether the handshake was answered with 101."""
        return self._ws is not None

    def forget_upgrade(self) -> None:
        """Let go of the request and the answer, which picows keeps for whoever may ask: 2 KiB each."""
        if self._ws is not None:
            self._ws.request.headers = self._ws.response.headers = _NO_HEADERS

    def begin(self, listener: LiveListener) -> None:
        """From now on messages go to ``listener``."""
        self._listener = listener
        self._beat_handle = self._loop.call_later(self._timing.ping, self._beat)

    # --- for those who look for half frames

    def silent(self) -> float:
        """Seconds without a whole frame; 0 while it is not read, or is ending."""
        return 0.0 if self._paused or self._closing else self._loop.time() - self._heard_at

    def space(self) -> int:
        """Bytes free in picows' read buffer."""
        protocol = cast("asyncio.BufferedProtocol", self._tcp.get_protocol())
        return len(cast("memoryview", protocol.get_buffer(-1)))

    def cut(self) -> None:
        """Say why, and do not wait for an answer: it would come behind a frame that does not end."""
        self._close(HEARTBEAT_MISSED, "half_frame", 0.0)

    # --- for the outbox

    def write(self, data: bytes) -> bool:
        """Leave bytes to the transport, which also notices when the line is broken."""
        if self._ws is not None and not self._ws.is_close_frame_sent and not self._tcp.is_closing():
            self._tcp.write(data)
        return not self._full and not self._tcp.is_closing()

    def unsent(self) -> int:
        """Bytes in the transport."""
        return 0 if self._over else self._tcp.get_write_buffer_size()

    # --- for picows

    @override
    def on_ws_connected(self, transport: WSTransport) -> None:
        """The 101 answer was written."""
        self._ws = transport

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """One frame, unmasked; its memory is only valid during this call."""
        self._heard_at = self._loop.time()
        kind = frame.msg_type
        if self._closing or transport.is_close_frame_sent:
            # picows goes on reading what it refused for its size, and would hand it over once complete.
            if kind == WSMsgType.CLOSE:
                self._tcp.close()
            return
        if kind not in _COUNTED_ELSEWHERE:
            # The session counts texts; these cost as much, and it never sees them.
            self._small += 1
            if self._small > MOST_SMALL:
                self.close(TOO_FAST, "too_fast")
                return
        if frame.rsv1 or frame.rsv2 or frame.rsv3:
            self.close(_PROTOCOL_ERROR, "reserved_bits")
        elif kind == WSMsgType.TEXT:
            self._text(frame)
        elif kind == WSMsgType.CONTINUATION:
            self._continuation(frame)
        elif kind == WSMsgType.PING:
            # Through the outbox, so that pings which are never read back fill a bounded queue.
            self.outbox.offer(pong_frame(frame.get_payload_as_bytes()))
        elif kind == WSMsgType.CLOSE:
            self._peer_closed(frame.get_payload_as_bytes())
        elif kind == WSMsgType.BINARY:
            self.close(_UNSUPPORTED, "text_only")

    def hush(self) -> None:
        """A close frame was sent, by us or by picows: nothing follows it."""
        if not self.outbox.sealed:
            self.outbox.discard()

    @override
    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """The socket is gone."""
        if self._over:
            return
        self._over = True
        for handle in (self._beat_handle, self._end_handle):
            if handle is not None:
                handle.cancel()
        self.outbox.discard()
        self._backlog = None
        self._parts = None
        self._forget(self)
        code = self._code if self._closing else _code_of_picows(transport)
        listener, self._listener = self._listener, None
        if listener is not None:
            try:
                listener.closed(code)
            except Exception as fault:  # noqa: BLE001 - the loop must go on
                _log.error("live_listener_failed", **_where(fault))

    @override
    def pause_writing(self) -> None:
        """The transport holds as much as it should."""
        self._full = True

    @override
    def resume_writing(self) -> None:
        """The transport is empty: its limits are set to nothing (see ``_take``)."""
        self._full = False
        self.outbox.drained()

    # --- within

    def _text(self, frame: WSFrame) -> None:
        if self._parts is not None:
            self.close(_PROTOCOL_ERROR, "continuation_expected")
        elif frame.fin:
            self._message(frame.get_payload_as_bytes())
        else:
            self._parts = bytearray(frame.get_payload_as_bytes())

    def _continuation(self, frame: WSFrame) -> None:
        parts = self._parts
        if parts is None:
            self.close(_PROTOCOL_ERROR, "nothing_to_continue")
            return
        if len(parts) + frame.payload_size > MAX_FRAME:
            self._parts = None
            self.close(_TOO_BIG, "too_big")
            return
        parts += frame.get_payload_as_bytes()
        if frame.fin:
            self._parts = None
            self._message(bytes(parts))

    def _message(self, payload: bytes) -> None:
        try:
            payload.decode("utf-8")
        except UnicodeDecodeError:
            self.close(_NOT_UTF8, "not_utf8")
            return
        if self._paused:
            if self._backlog is None:
                self._backlog = deque()
            self._backlog.append(payload)
        else:
            self._deliver(payload)

    def _deliver(self, payload: bytes) -> None:
        if self._listener is None:
            return
        try:
            self._listener.received(payload)
        except Exception as fault:  # noqa: BLE001 - the edge of the house: one connection ends, no other
            _log.error("live_listener_failed", **_where(fault))
            self.close(_INTERNAL, "internal")

    def _peer_closed(self, payload: bytes) -> None:
        """Answer the peer's close frame; picows has refused one-byte payloads and reasons not in UTF-8."""
        code = int.from_bytes(payload[:2], "big") if payload else _NO_STATUS
        if payload and code not in _REGISTERED and code not in _PRIVATE:
            self.close(_PROTOCOL_ERROR, "close_code")
            return
        self.outbox.discard()
        self._end(code, _NORMAL if code == _NO_STATUS else code, "", self._timing.close)
        self._tcp.close()

    def _close(self, code: int, reason: str, patience: float) -> None:
        if self._closing or self._over:
            return
        self.outbox.finish()
        self._end(code, code, reason, patience)
        if self._tcp.is_closing():
            return
        self._tcp.resume_reading()  # the answer to our close frame must get through a pause

    def _end(self, code: int, sent: int, reason: str, patience: float) -> None:
        self._closing = True
        self._code = code
        self._backlog = None
        self._parts = None
        if self._ws is not None:
            self._ws.send_close(cast("WSCloseCode", sent), _short(reason))
        if self._beat_handle is not None:
            self._beat_handle.cancel()
        self._end_handle = self._loop.call_later(patience, self._tcp.abort)

    def _beat(self) -> None:
        if self._ws is not None and self._ws.is_close_frame_sent:
            # picows said goodbye by itself, and the peer did not take it.
            self._tcp.abort()
            return
        silent = self.silent()
        if silent >= self._timing.silence:
            self.close(HEARTBEAT_MISSED, "heartbeat")
            return
        self._small = 0
        self.outbox.offer(_PING)
        if not self._closing:
            rest = max(self._timing.silence - silent, 0.001)
            self._beat_handle = self._loop.call_later(min(self._timing.ping, rest), self._beat)


def _take(tcp: asyncio.Transport) -> Take:
    """The socket's own write, where no layer stands between (TLS, Windows).

    Nobody may use it once the connection is over, since the descriptor may be somebody else's by then. The
    outbox stops being ready first: uvloop tells us in ``connection_lost``, then closes the descriptor. Nor
    while the transport holds bytes: with a high-water mark of zero it says so by ``pause_writing``.
    """
    if os.name != "posix" or tcp.get_extra_info("sslcontext") is not None:
        return _nothing
    return partial(os.write, int(tcp.get_extra_info("socket").fileno()))


def _nothing(_data: bytes) -> int:
    return 0


def _code_of_picows(transport: WSTransport) -> int:
    """Faults that picows finds by itself (unmasked, too big …) are only known from its close frame."""
    handshake = cast("WSCloseHandshake | None", transport.close_handshake)
    sent: WSCloseInfo | None = None if handshake is None else handshake.sent
    return _BROKEN if sent is None else int(cast("int", sent.code))


def _short(reason: str) -> bytes:
    return reason.encode()[:_MAX_REASON].decode(errors="ignore").encode()


def _where(fault: Exception) -> dict[str, str | int]:
    """Class and place of a fault, without its message, which may quote what a person wrote."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    return {"fault": type(fault).__name__, "place": place}
