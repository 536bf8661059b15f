"""The bus of several nodes: core NATS, which forgets at once what nobody was there to hear."""

import asyncio
import contextlib
import itertools
from collections.abc import Callable
from typing import Any, Final

import structlog

from palabre.adapters.bus.inbox import Inbox
from palabre.adapters.bus.nats_line import NatsLine, RefusedError, open_line
from palabre.realtime.bus import Handler

PENDING: Final = 65_536
"""Publications of ours that may wait for their turn of the loop here."""
PENDING_BYTES: Final = 8 * 1024 * 1024
"""What may wait to be written to the broker."""
_FIRST_WAIT: Final = 2.0
_CONNECT_WAIT: Final = 2.0
_RETRY: Final = 0.5
_SETTLE_WAIT: Final = 2.0
_STOP_WAIT: Final = 1.0
_PULSE: Final = 0.5
"""Seconds between two questions to the broker whether it is there."""
_PULSE_PATIENCE: Final = 1.0
"""Seconds after which a broker that does not answer counts as away: a cut need not say anything."""
_PULSE_GRACE: Final = 0.05
_GIVE_UP: Final = 5.0
"""Seconds after which a line that says nothing is given up for a new one."""

_FAULTS: Final = (OSError, TimeoutError, RefusedError)

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class NatsBus:
    """One node's connection; it reconnects for ever and takes its subscriptions with it.

    What a node says it hears without the broker, which sends nothing back to who published.
    """

    def __init__(self, *, url: str, prefix: str = "palabre", name: str = "palabre") -> None:
        """``url`` such as ``nats://host:4222``, or several of one cluster with commas between.

        ``prefix`` keeps houses apart that share a broker.
        """
        self._urls = itertools.cycle(url.split(","))
        self._prefix = prefix + "."
        self._name = name
        self._inbox = Inbox(pending=PENDING)
        self._numbers: dict[str, int] = {}
        self._subjects: dict[int, str] = {}
        self._next = itertools.count(1)
        self._line: NatsLine | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._restored: Callable[[], None] | None = None
        self._connected = asyncio.Event()
        self._unwell = asyncio.Event()
        """Set while nobody needs to wait for the broker."""
        self._stalled = False
        self._late = False
        self._lost = 0
        self._received = 0

    @property
    def dropped(self) -> int:
        """Publications that did not reach the other nodes, or did not fit here, since the start."""
        return self._lost + self._inbox.dropped

    @property
    def received(self) -> int:
        """Publications of other nodes that the broker sent here, since the start."""
        return self._received

    async def start(self, restored: Callable[[], None] | None = None) -> None:
        """Connect; after two seconds without success go on trying in the background."""
        if self._tasks:
            return
        self._restored = restored
        self._inbox.open()
        self._tasks = [asyncio.create_task(self._keep(), name="nats-bus")]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_FIRST_WAIT):
                await self._connected.wait()
        if not self._connected.is_set():
            self._late = True
            _log.warning("bus_unreachable")

    async def stop(self) -> None:
        """Write what waits if that is quick, then disconnect."""
        tasks, self._tasks = self._tasks, []
        line, self._line = self._line, None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._inbox.close()
        self._unwell.set()
        if line is None:
            return
        line.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0 if self._stalled else _STOP_WAIT):
                await line.ended.wait()
        line.abort()

    def publish(self, subject: str, payload: bytes) -> None:
        """Queue for writing; while disconnected only this node hears it: the others will ask the store."""
        self._inbox.accept(subject, payload)
        line = self._line
        if line is None or self._stalled or line.waiting > PENDING_BYTES or len(payload) > line.max_payload:
            self._lost += 1
            return
        line.publish(self._prefix + subject, payload)

    def subscribe(self, subject: str, handler: Handler) -> None:
        """Receive a subject; in force after ``settled``."""
        self._inbox.handlers[subject] = handler
        if subject not in self._numbers:
            number = self._numbers[subject] = next(self._next)
            self._subjects[number] = subject
            if self._line is not None:
                self._line.subscribe(self._prefix + subject, number)

    def unsubscribe(self, subject: str) -> None:
        """Receive it no more."""
        if self._inbox.handlers.pop(subject, None) is None:
            return
        number = self._numbers.pop(subject)
        del self._subjects[number]
        if self._line is not None:
            self._line.unsubscribe(number)

    async def settled(self) -> None:
        """Wait until the broker has confirmed the subscriptions; two seconds at most."""
        if not self.healthy() or self._line is None:
            return
        away = asyncio.ensure_future(self._unwell.wait())
        first: list[asyncio.Future[Any]] = [self._line.ping(), away]
        await asyncio.wait(first, timeout=_SETTLE_WAIT, return_when=asyncio.FIRST_COMPLETED)
        away.cancel()

    def healthy(self) -> bool:
        """Whether the broker is connected, and answered lately."""
        return self._line is not None and not self._stalled

    def _heard(self, number: int, payload: bytes) -> None:
        self._received += 1
        subject = self._subjects.get(number)
        if subject is not None:
            self._inbox.hand_over(subject, payload)

    async def _keep(self) -> None:
        """Connect, and again whenever the line ends."""
        silent = False
        while True:
            try:
                async with asyncio.timeout(_CONNECT_WAIT):
                    line = await open_line(next(self._urls), self._name, self._heard)
            except _FAULTS as fault:
                if not silent:
                    # Once: it is tried again twice a second.
                    _log.warning("bus_connect_failed", fault=type(fault).__name__)
                silent = True
                await asyncio.sleep(_RETRY)
                continue
            silent = False
            try:
                await self._serve(line)
            finally:
                if self._tasks:
                    line.abort()

    async def _serve(self, line: NatsLine) -> None:
        for number, subject in self._subjects.items():
            line.subscribe(self._prefix + subject, number)
        self._line = line
        self._stalled = False
        self._unwell.clear()
        again = self._connected.is_set() or self._late
        self._connected.set()
        if again:
            _log.info("bus_reconnected")
            await asyncio.wait([line.ping()], timeout=_SETTLE_WAIT)
            self._tell_restored()
        await self._feel(line)
        self._line = None
        self._stalled = False
        self._unwell.set()
        _log.warning("bus_disconnected")

    async def _feel(self, line: NatsLine) -> None:
        """Ask again and again: a frozen broker, or a cut that resets nothing, looks like silence."""
        ended = asyncio.ensure_future(line.ended.wait())
        try:
            while not ended.done():
                await asyncio.wait([ended], timeout=_PULSE)
                pong = line.ping()
                await asyncio.wait([pong], timeout=_PULSE_PATIENCE)
                # A process that was paused itself finds the answer waiting.
                await asyncio.wait([pong], timeout=_PULSE_GRACE)
                if pong.done():
                    continue
                self._stalled = True
                self._unwell.set()
                _log.warning("bus_stalled")
                await asyncio.wait([pong], timeout=_GIVE_UP)
                if not pong.done() or pong.cancelled():
                    line.abort()
                    await ended
                    return
                self._stalled = False
                self._unwell.clear()
                _log.info("bus_answers_again")
                self._tell_restored()
        finally:
            ended.cancel()

    def _tell_restored(self) -> None:
        if self._restored is not None:
            self._restored()
