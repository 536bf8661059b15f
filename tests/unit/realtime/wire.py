"""A sink that remembers, and takes as much as it is told to."""

from collections.abc import Callable

from typing_extensions import override

from palabre.realtime.outbox import LIMIT, Outbox, Pulse, Sink


class Wire(Sink):
    def __init__(self, *, room: int | None = None) -> None:
        self.writes: list[bytes] = []
        self.closes: list[tuple[int, str]] = []
        self.room = room
        """Bytes that the transport still takes before it says stop; None: all."""
        self.waiting = 0
        self.outbox: Outbox | None = None

    @override
    def write(self, data: bytes) -> bool:
        self.writes.append(data)
        if self.room is None:
            return True
        self.waiting += max(0, len(data) - self.room)
        self.room = max(0, self.room - len(data))
        return self.room > 0

    @override
    def unsent(self) -> int:
        return self.waiting

    @override
    def close(self, code: int, reason: str = "") -> None:
        if self.outbox is not None:
            self.outbox.finish()
        self.closes.append((code, reason))

    def drain(self, room: int | None = None) -> None:
        self.waiting = 0
        self.room = room
        assert self.outbox is not None
        self.outbox.drained()

    @property
    def received(self) -> bytes:
        return b"".join(self.writes)


class Turns:
    """A loop that turns when it is told to."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []
        self.pulse = Pulse(soon=self.calls.append)

    def turn(self) -> None:
        calls, self.calls[:] = self.calls[:], []
        for call in calls:
            call()

    def outbox(self, *, room: int | None = None, limit: int = LIMIT) -> tuple[Outbox, Wire]:
        wire = Wire(room=room)
        wire.outbox = Outbox(sink=wire, mark=self.pulse.mark, limit=limit)
        return wire.outbox, wire
