"""The bus of one process; several buses of one process may share a broker, as nodes do."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

import structlog

from palabre.realtime.bus import Handler

PENDING: Final = 65_536
"""Publications that may wait for their turn of the loop."""

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class MemoryBroker:
    """What stands between buses of one process; it can be cut and mended to show what a node does then."""

    def __init__(self) -> None:
        """A new broker, in good health."""
        self._buses: list[MemoryBus] = []
        self.up = True

    def cut(self) -> None:
        """From now on nothing arrives anywhere."""
        self.up = False

    def mend(self) -> None:
        """Deliver again; what was published meanwhile is lost."""
        self.up = True
        for bus in tuple(self._buses):
            bus.mended()

    def enter(self, bus: "MemoryBus") -> None:
        """A node connects."""
        if bus not in self._buses:
            self._buses.append(bus)

    def leave(self, bus: "MemoryBus") -> None:
        """A node disconnects."""
        if bus in self._buses:
            self._buses.remove(bus)

    def spread(self, subject: str, payload: bytes) -> None:
        """Hand a publication to every node that wants it, its sender included."""
        for bus in self._buses:
            bus.accept(subject, payload)


class MemoryBus:
    """One node's side of a ``MemoryBroker``; handlers run in a later turn of the loop than ``publish``."""

    def __init__(self, *, broker: MemoryBroker | None = None, pending: int = PENDING) -> None:
        """Without ``broker`` the node is alone. ``pending`` bounds what waits for its turn."""
        self._broker = broker if broker is not None else MemoryBroker()
        self._handlers: dict[str, Handler] = {}
        self._inbox: deque[tuple[str, bytes]] = deque()
        self._pending = pending
        self._loop: asyncio.AbstractEventLoop | None = None
        self._restored: Callable[[], None] | None = None
        self._due = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Publications lost here since the start."""
        return self._dropped

    async def start(self, restored: Callable[[], None] | None = None) -> None:
        """Join the broker on the running loop."""
        self._loop = asyncio.get_running_loop()
        self._restored = restored
        self._broker.enter(self)

    async def stop(self) -> None:
        """Leave the broker and drop what waits."""
        self._broker.leave(self)
        self._loop = None
        self._inbox.clear()

    def publish(self, subject: str, payload: bytes) -> None:
        """Give it to every node that wants it, in a later turn of the loop."""
        if self.healthy():
            self._broker.spread(subject, payload)
        else:
            self._dropped += 1

    def subscribe(self, subject: str, handler: Handler) -> None:
        """Receive a subject."""
        self._handlers[subject] = handler

    def unsubscribe(self, subject: str) -> None:
        """Receive it no more."""
        self._handlers.pop(subject, None)

    async def settled(self) -> None:
        """Memory needs no time."""

    def healthy(self) -> bool:
        """Whether this node is started and the broker up."""
        return self._loop is not None and self._broker.up

    def accept(self, subject: str, payload: bytes) -> None:
        """Take a publication from the broker."""
        if subject not in self._handlers or self._loop is None:
            return
        if len(self._inbox) >= self._pending:
            self._dropped += 1
            return
        self._inbox.append((subject, payload))
        if not self._due:
            self._due = True
            self._loop.call_soon(self._deliver)

    def mended(self) -> None:
        """The broker delivers again."""
        if self._restored is not None:
            self._restored()

    def _deliver(self) -> None:
        self._due = False
        # Only what waits now: a handler that publishes is served in the next turn.
        for _ in range(len(self._inbox)):
            subject, payload = self._inbox.popleft()
            handler = self._handlers.get(subject)
            if handler is None:
                continue
            try:
                handler(subject, payload)
            except Exception as fault:  # noqa: BLE001 - one handler's fault must not stop the others
                _log.error("bus_handler_failed", fault=type(fault).__name__)
