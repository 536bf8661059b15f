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
from nats.errors import SlowConsumerError

from palabre.adapters.bus.inbox import Inbox
from palabre.realtime.bus import Handler

PENDING: Final = 16_384
"""Publications that may wait to be written, and messages that one subscription may hold."""

PENDING_BYTES: Final = 8 * 1024 * 1024
_FIRST_WAIT: Final = 2.0
_SETTLE_WAIT: Final = 2.0
_STOP_WAIT: Final = 1.0
_PULSE: Final = 0.5
"""Seconds between two questions to the broker whether it is there."""
_PULSE_PATIENCE: Final = 1.0
"""Seconds after which a broker that does not answer counts as away: a cut need not say anything."""
_PULSE_GRACE: Final = 0.05
_PING_SECONDS: Final = 2
"""The library gives up a silent connection, and looks for another, after three unanswered pings."""
_EVER: Final = 86_400
_RETRY_SECONDS: Final = 1

_FAULTS: Final = (NatsError, OSError, asyncio.TimeoutError)

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class NatsBus:
    """One node's connection; it reconnects for ever and takes its subscriptions with it.

    What a node says it hears without the broker, which sends nothing back to who published.
    """

    def __init__(self, *, url: str, prefix: str = "palabre", name: str = "palabre") -> None:
        """``url`` such as ``nats://host:4222``, or several of one cluster with commas between.

        ``prefix`` keeps houses apart that share a broker.
        """
        self._urls = url.split(",")
        self._prefix = prefix + "."
        self._name = name
        self._client: Client | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._restored: Callable[[], None] | None = None
        self._inbox = Inbox(pending=PENDING)
        self._outgoing: deque[tuple[str, bytes]] = deque()
        self._outgoing_bytes = 0
        self._wake = asyncio.Event()
        self._live: dict[str, Subscription] = {}
        self._changed: dict[str, None] = {}
        self._settling: list[asyncio.Future[None]] = []
        self._pongs: set[asyncio.Task[None]] = set()
        self._stalled = False
        self._late = False
        self._lost = 0

    @property
    def dropped(self) -> int:
        """Publications that did not reach the other nodes, or did not fit here, since the start."""
        return self._lost + self._inbox.dropped

    @property
    def received(self) -> int:
        """Publications of other nodes that the broker sent here, since the start."""
        client = self._client
        return 0 if client is None else int(client.stats["in_msgs"])

    async def start(self, restored: Callable[[], None] | None = None) -> None:
        """Connect; after two seconds without success go on trying in the background."""
        if self._tasks:
            return
        self._restored = restored
        self._inbox.open()
        client = self._client = Client()
        connected = asyncio.Event()
        self._tasks = [
            asyncio.create_task(self._work(client, connected), name="nats-bus"),
            asyncio.create_task(self._feel(client), name="nats-pulse"),
        ]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_FIRST_WAIT):
                await connected.wait()
        if not connected.is_set():
            self._late = True
            _log.warning("bus_unreachable")

    async def stop(self) -> None:
        """Write what waits if that is quick, then disconnect."""
        tasks, self._tasks = self._tasks, []
        client, self._client = self._client, None
        if not tasks or client is None:
            return
        worker, pulse = tasks
        self._wake.set()
        await asyncio.wait([worker], timeout=_STOP_WAIT if client.is_connected and not self._stalled else 0)
        self._inbox.close()
        self._forget_outgoing()
        await _end(worker, 0)
        await _end(pulse, 0)
        await _end(asyncio.create_task(client.close(), name="nats-close"), _STOP_WAIT)
        self._forget_pongs()
        self._live.clear()
        self._settle()

    def publish(self, subject: str, payload: bytes) -> None:
        """Queue for writing; while disconnected only this node hears it: the others will ask the store."""
        self._inbox.accept(subject, payload)
        waiting = len(self._outgoing) < PENDING and self._outgoing_bytes < PENDING_BYTES
        if not waiting or not self.healthy():
            self._lost += 1
            return
        self._outgoing.append((subject, payload))
        self._outgoing_bytes += len(payload)
        self._wake.set()

    def subscribe(self, subject: str, handler: Handler) -> None:
        """Receive a subject; in force after ``settled``."""
        self._inbox.handlers[subject] = handler
        self._changed[subject] = None
        self._wake.set()

    def unsubscribe(self, subject: str) -> None:
        """Receive it no more."""
        if self._inbox.handlers.pop(subject, None) is not None:
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
        """Whether the broker is connected, and answered lately."""
        client = self._client
        return client is not None and bool(client.is_connected) and not self._stalled

    async def _work(self, client: Client, connected: asyncio.Event) -> None:
        while True:
            try:
                await client.connect(
                    servers=self._urls,
                    name=self._name,
                    error_cb=self._on_error,
                    disconnected_cb=self._on_disconnected,
                    reconnected_cb=self._on_reconnected,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=_RETRY_SECONDS,
                    connect_timeout=2,
                    ping_interval=_PING_SECONDS,
                    max_outstanding_pings=2,
                    pending_size=PENDING_BYTES,
                    no_echo=True,
                )
                break
            except _FAULTS as fault:
                _log.warning("bus_connect_failed", fault=type(fault).__name__)
                await asyncio.sleep(_RETRY_SECONDS)
        connected.set()
        if self._late:
            # What the others published before is in the store only.
            self._tell_restored()
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
            settling, self._settling = self._settling, []
            self._pong(client).add_done_callback(lambda _: _release(settling))

    async def _apply(self, client: Client, subject: str) -> None:
        wanted = subject in self._inbox.handlers
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
            self._lost += 1

    def _take(self) -> tuple[str, bytes]:
        subject, payload = self._outgoing.popleft()
        self._outgoing_bytes -= len(payload)
        return subject, payload

    def _receiver(self, subject: str) -> Callable[[Msg], Awaitable[None]]:
        async def receive(message: Msg) -> None:
            self._inbox.hand_over(subject, message.data)

        return receive

    # --- whether the broker is there

    async def _feel(self, client: Client) -> None:
        """Ask again and again: a frozen broker, or a cut that resets nothing, looks like silence."""
        while True:
            await asyncio.sleep(_PULSE)
            if not client.is_connected:
                continue
            pong = self._pong(client)
            await asyncio.wait([pong], timeout=_PULSE_PATIENCE)
            # A process that was paused itself finds the answer waiting.
            await asyncio.wait([pong], timeout=_PULSE_GRACE)
            if not pong.done() and not self._stalled:
                self._stalled = True
                self._forget_outgoing()
                self._settle()
                _log.warning("bus_stalled")
            while not pong.done() and client.is_connected:
                await asyncio.wait([pong], timeout=_PULSE)
            if self._stalled and pong.done() and not pong.cancelled() and client.is_connected:
                self._stalled = False
                _log.info("bus_answers_again")
                self._tell_restored()

    def _pong(self, client: Client) -> "asyncio.Task[None]":
        """A round trip to the broker, which nobody may cancel.

        The library stops reading for good when the answer to a question arrives that was given up.
        """
        task = asyncio.create_task(_round_trip(client), name="nats-pong")
        self._pongs.add(task)
        task.add_done_callback(self._pongs.discard)
        return task

    def _forget_pongs(self) -> None:
        for task in tuple(self._pongs):
            task.cancel()

    def _tell_restored(self) -> None:
        if self._restored is not None:
            self._restored()

    def _settle(self) -> None:
        settling, self._settling = self._settling, []
        _release(settling)

    def _forget_outgoing(self) -> None:
        self._lost += len(self._outgoing)
        self._outgoing.clear()
        self._outgoing_bytes = 0

    async def _on_error(self, fault: Exception) -> None:
        _log.warning("bus_fault", fault=type(fault).__name__)
        if isinstance(fault, SlowConsumerError):
            # We could not keep up, and something was thrown away.
            self._tell_restored()

    async def _on_disconnected(self) -> None:
        self._forget_outgoing()
        # The connection is gone, and with it all answers: here they may be given up.
        self._forget_pongs()
        self._settle()
        if self._client is not None:
            _log.warning("bus_disconnected")

    async def _on_reconnected(self) -> None:
        self._stalled = False
        _log.info("bus_reconnected")
        self._wake.set()
        self._tell_restored()


async def _round_trip(client: Client) -> None:
    with contextlib.suppress(*_FAULTS):
        await client.flush(timeout=_EVER)


def _release(waiting: list["asyncio.Future[None]"]) -> None:
    for future in waiting:
        if not future.done():
            future.set_result(None)


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
