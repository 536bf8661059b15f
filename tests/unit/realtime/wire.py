"""A sink that remembers, and takes as much as it is told to; a loop that turns when it is told to."""

from collections.abc import Callable

from typing_extensions import override

from palabre.realtime.outbox import LIMIT, Outbox, Sink


class Wire(Sink):
    def __init__(self, *, room: int | None = None, broken: bool = False, limit: int = LIMIT) -> None:
        self.writes: list[bytes] = []
        """What the system took at once, and what the transport was left with."""
        self.closes: list[tuple[int, str]] = []
        self.room = room
        """Bytes that the system still takes; None: all."""
        self.broken = broken
        """The system takes nothing and says so."""
        self.waiting = 0
        self.outbox = Outbox(sink=self, take=self.take, limit=limit)

    def take(self, data: bytes) -> int:
        assert not self.waiting, "nobody may pass before what waits"
        if self.broken:
            raise BrokenPipeError
        taken = len(data) if self.room is None else min(len(data), self.room)
        if taken:
            self.writes.append(data[:taken])
        if self.room is not None:
            self.room -= taken
        return taken

    @override
    def write(self, data: bytes) -> bool:
        self.writes.append(data)
        if self.room is None:
            return True
        self.waiting += max(0, len(data) - self.room)
        self.room = max(0, self.room - len(data))
        return not self.waiting

    @override
    def unsent(self) -> int:
        return self.waiting

    @override
    def close(self, code: int, reason: str = "") -> None:
        self.outbox.finish()
        self.closes.append((code, reason))

    def drain(self, room: int | None = None) -> None:
        self.waiting = 0
        self.room = room
        self.outbox.drained()

    @property
    def received(self) -> bytes:
        return b"".join(self.writes)


class Loop:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.time = 100.0
        self.calls: list[tuple[float, Callable[[], None]]] = []

    def now(self) -> float:
        return self.time

    def later(self, delay: float, call: Callable[[], None]) -> None:
        self.calls.append((self.time + delay, call))

    def passes(self, seconds: float) -> None:
        end = self.time + seconds
        while due := sorted((call for call in self.calls if call[0] <= end), key=lambda call: call[0]):
            self.calls.remove(due[0])
            self.time = max(self.time, due[0][0])
            due[0][1]()
        self.time = end
