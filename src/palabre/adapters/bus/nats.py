"""The bus of several nodes: core NATS, which forgets at once what nobody was there to hear."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from palabre.realtime.bus import Handler

PENDING: Final = 16_384
"""Publications that may wait to be written, and messages that one subscription may hold."""

PENDING_BYTES: Final = 8 * 1024 * 1024
_FIRST_WAIT: Final = 2.0
_SETTLE_WAIT: Final = 2.0
_STOP_WAIT: Final = 1.0
_PING_SECONDS: Final = 2
"""A broker that is paused, not closed, is noticed after three unanswered pings."""

_FAULTS: Final = (NatsError, OSError, asyncio.TimeoutError)

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class NatsBus:
    """One node's connection; it reconnects for ever and takes its subscriptions with it."""

    def __init__(self, *, url: str, prefix: str = "palabre", name: str = "palabre") -> None:
        """``url`` such as ``nats://host:4222``; ``prefix`` keeps houses apart that share a broker."""
        self._url = url
        self._prefix = prefix + "."
        self._name = name
        self._client: Client | None = None
        self._worker: asyncio.Task[None] | None = None
        self._restored: Callable[[], None] | None = None
        self._outgoing: deque[tuple[str, bytes]] = deque()
        self._outgoing_bytes = 0
        self._wake = asyncio.Event()
        self._handlers: dict[str, Handler] = {}
        self._live: dict[str, Subscription] = {}
        self._changed: dict[str, None] = {}
        self._settling: list[asyncio.Future[None]] = []
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Publications lost here since the start."""
        return self._dropped

    async def start(self, restored: Callable[[], None] | None = None) -> None:
        """Connect; after two seconds without success go on trying in the background."""
        if self._worker is not None:
            return
        self._restored = restored
        self._client = Client()
        connected = asyncio.Event()
        self._worker = asyncio.create_task(self._work(self._client, connected), name="nats-bus")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_FIRST_WAIT):
                await connected.wait()
        if not connected.is_set():
            _log.warning("bus_unreachable")

    async def stop(self) -> None:
        """Write what waits if that is quick, then disconnect."""
        worker, self._worker = self._worker, None
        client, self._client = self._client, None
        if worker is None or client is None:
            return
        self._wake.set()
        await asyncio.wait([worker], timeout=_STOP_WAIT if client.is_connected else 0)
        self._forget_outgoing()
        await _end(worker, 0)
        await _end(asyncio.create_task(client.close(), name="nats-close"), _STOP_WAIT)
        self._live.clear()
        self._settle()

    def publish(self, subject: str, payload: bytes) -> None:
        """Queue for writing; dropped while disconnected, as a late wake-up is worth nothing."""
        waiting = len(self._outgoing) < PENDING and self._outgoing_bytes < PENDING_BYTES
        if not waiting or not self.healthy():
            self._dropped += 1
            return
        self._outgoing.append((subject, payload))
        self._outgoing_bytes += len(payload)
        self._wake.set()

    def subscribe(self, subject: str, handler: Handler) -> None:
        """Receive a subject; in force after ``settled``."""
        self._handlers[subject] = handler
        self._changed[subject] = None
        self._wake.set()

    def unsubscribe(self, subject: str) -> None:
        """Receive it no more."""
        if self._handlers.pop(subject, None) is not None:
            self._changed[subject] = None
            self._wake.set()

    async def settled(self) -> None:
        """Wait until the broker has confirmed the subscriptions; two seconds at most."""
        if not self.healthy():
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._settling.append(future)
        self._wake.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SETTLE_WAIT):
                await future

    def healthy(self) -> bool:
        """Whether the broker is connected now."""
        client = self._client
        return client is not None and bool(client.is_connected)

    async def _work(self, client: Client, connected: asyncio.Event) -> None:
        while True:
            try:
                await client.connect(
                    servers=self._url,
                    name=self._name,
                    error_cb=self._on_error,
                    disconnected_cb=self._on_disconnected,
                    reconnected_cb=self._on_reconnected,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    connect_timeout=2,
                    ping_interval=_PING_SECONDS,
                    max_outstanding_pings=2,
                    pending_size=PENDING_BYTES,
                )
                break
            except _FAULTS as fault:
                _log.warning("bus_connect_failed", fault=type(fault).__name__)
                await asyncio.sleep(1)
        connected.set()
        # After ``stop`` one more round writes what waits.
        while self._client is client or self._outgoing:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._turn(client)
            except _FAULTS as fault:
                _log.warning("bus_write_failed", fault=type(fault).__name__)
            except Exception as fault:  # noqa: BLE001 - the bus must outlive any fault of its library
                _log.error("bus_failed", fault=type(fault).__name__)

    async def _turn(self, client: Client) -> None:
        """One round: first the subscriptions, then what waits to be published, then who waits for us."""
        if client.is_connected:
            for subject in tuple(self._changed):
                del self._changed[subject]
                await self._apply(client, subject)
        while self._outgoing:
            await self._write(client, *self._take())
        if self._settling and client.is_connected:
            await client.flush(timeout=1)
            self._settle()

    async def _apply(self, client: Client, subject: str) -> None:
        wanted = subject in self._handlers
        present = self._live.get(subject)
        if wanted and present is None:
            self._live[subject] = await client.subscribe(  # pyright: ignore[reportUnknownMemberType]
                self._prefix + subject,
                cb=self._receiver(subject),
                pending_msgs_limit=PENDING,
                pending_bytes_limit=PENDING_BYTES,
            )
        elif not wanted and present is not None:
            del self._live[subject]
            await present.unsubscribe()

    async def _write(self, client: Client, subject: str, payload: bytes) -> None:
        try:
            await client.publish(self._prefix + subject, payload)
        except _FAULTS:
            self._dropped += 1

    def _take(self) -> tuple[str, bytes]:
        subject, payload = self._outgoing.popleft()
        self._outgoing_bytes -= len(payload)
        return subject, payload

    def _receiver(self, subject: str) -> Callable[[Msg], Awaitable[None]]:
        async def receive(message: Msg) -> None:
            handler = self._handlers.get(subject)
            if handler is None:
                return
            try:
                handler(subject, message.data)
            except Exception as fault:  # noqa: BLE001 - one handler's fault must not stop the others
                _log.error("bus_handler_failed", fault=type(fault).__name__)

        return receive

    def _settle(self) -> None:
        settling, self._settling = self._settling, []
        for future in settling:
            if not future.done():
                future.set_result(None)

    def _forget_outgoing(self) -> None:
        self._dropped += len(self._outgoing)
        self._outgoing.clear()
        self._outgoing_bytes = 0

    async def _on_error(self, fault: Exception) -> None:
        _log.warning("bus_fault", fault=type(fault).__name__)

    async def _on_disconnected(self) -> None:
        self._forget_outgoing()
        self._settle()
        _log.warning("bus_disconnected")

    async def _on_reconnected(self) -> None:
        _log.info("bus_reconnected")
        self._wake.set()
        if self._restored is not None:
            self._restored()


async def _end(task: asyncio.Task[None], patience: float) -> None:
    """Wait a little, then cancel; more than once, as the library swallows cancellations here and there."""
    await asyncio.wait([task], timeout=patience)
    for _ in range(5):
        if task.done():
            break
        task.cancel()
        await asyncio.wait([task], timeout=0.1)
    if task.done() and not task.cancelled() and (fault := task.exception()) is not None:
        _log.warning("bus_end_failed", fault=type(fault).__name__)
