"""The bus of one process; several buses of one process may share a broker, as nodes do."""

from collections.abc import Callable
from typing import Final

from palabre.adapters.bus.inbox import Inbox
from palabre.realtime.bus import Handler

PENDING: Final = 65_536
"""Publications that may wait for their turn of the loop."""


class MemoryBroker:
    """What stands between buses of one process; it can be cut and mended to show what a node does then."""

    def __init__(self) -> None:
        """A new broker, in good health."""
        self._buses: list[MemoryBus] = []
        self.up = True

    def cut(self) -> None:
        """From now on nothing passes from one bus to another."""
        self.up = False

    def mend(self) -> None:
        """Pass on again; what was published meanwhile is lost to the others."""
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
        self._inbox = Inbox(pending=pending)
        self._restored: Callable[[], None] | None = None
        self._lost = 0

    @property
    def dropped(self) -> int:
        """Publications that did not reach the other nodes, or did not fit here, since the start."""
        return self._lost + self._inbox.dropped

    async def start(self, restored: Callable[[], None] | None = None) -> None:
        """Join the broker on the running loop."""
        self._inbox.open()
        self._restored = restored
        self._broker.enter(self)

    async def stop(self) -> None:
        """Leave the broker and drop what waits."""
        self._broker.leave(self)
        self._inbox.close()

    def publish(self, subject: str, payload: bytes) -> None:
        """Give it to every node that wants it, in a later turn of the loop; while cut, to this one."""
        if self.healthy():
            self._broker.spread(subject, payload)
        else:
            self._lost += 1
            self._inbox.accept(subject, payload)

    def subscribe(self, subject: str, handler: Handler) -> None:
        """Receive a subject."""
        self._inbox.handlers[subject] = handler

    def unsubscribe(self, subject: str) -> None:
        """Receive it no more."""
        self._inbox.handlers.pop(subject, None)

    async def settled(self) -> None:
        """Memory needs no time."""

    def healthy(self) -> bool:
        """Whether this node is started and the broker up."""
        return self._inbox.is_open and self._broker.up

    def accept(self, subject: str, payload: bytes) -> None:
        """Take a publication from the broker."""
        self._inbox.accept(subject, payload)

    def mended(self) -> None:
        """The broker delivers again."""
        if self._restored is not None:
            self._restored()
