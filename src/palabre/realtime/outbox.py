"""What waits to be sent to one connection: a bounded queue of complete frames, without its socket."""

from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

LIMIT: Final = 256 * 1024
"""Bytes that may wait for one connection before it is told to come back later."""

CHUNK: Final = 64 * 1024
"""Bytes handed over in one write, unless a single frame is longer."""

TRY_LATER: Final = 1013
"""The close code of a reader that is too slow; the client reconnects after a pause."""


class Sink(Protocol):
    """Where the bytes of one connection go. No call waits, none raises."""

    def write(self, data: bytes) -> bool:
        """Take complete frames. False: take no more until ``Outbox.drained`` is called."""
        ...

    def unsent(self) -> int:
        """Bytes taken but not yet given to the system."""
        ...

    def close(self, code: int, reason: str = "") -> None:
        """Say goodbye with this code and end the connection within a bounded time."""
        ...


class Outbox:
    """Frames offered within one turn of the loop leave in one write; a full outbox ends its connection.

    Frames that do not fit into the transport stay here, where slow readers of one room share them.
    """

    __slots__ = ("__weakref__", "_allowance", "_blocked", "_limit", "_mark", "_marked", "_queue", "_queued",
                 "_sealed", "_sink", "_waiting")  # fmt: skip

    def __init__(self, *, sink: Sink, mark: Callable[["Outbox"], None], limit: int = LIMIT) -> None:
        """``mark`` promises a call of ``flush`` soon (see ``Pulse.mark``); ``limit`` in bytes."""
        self._sink = sink
        self._mark = mark
        self._limit = limit
        self._allowance = limit
        self._queue: deque[bytes] = deque()
        self._queued = 0
        self._blocked = False
        self._marked = False
        self._sealed = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def sealed(self) -> bool:
        """Nothing more will be taken: the connection is closing or closed."""
        return self._sealed

    @property
    def pending(self) -> int:
        """Bytes that wait here and in the transport."""
        return self._queued + self._sink.unsent()

    def offer(self, frame: bytes) -> bool:
        """Queue a complete frame; False when it was dropped because the connection is ending.

        The limit is judged on what waits already, so that one long answer never ends a healthy connection.
        """
        if self._sealed:
            return False
        if self._blocked:
            if self._queued + self._sink.unsent() > self._allowance:
                self._overflow()
                return False
        elif self._queued > self._allowance:
            self.flush()
        size = len(frame)
        if size > CHUNK and self._allowance < self._limit + size:
            self._allowance = self._limit + size
        self._queue.append(frame)
        self._queued += size
        if not self._marked and not self._blocked:
            self._marked = True
            self._mark(self)
        return True

    def flush(self) -> None:
        """Hand over what waits, as far as the transport takes it."""
        self._marked = False
        queue = self._queue
        while queue and not self._blocked:
            if len(queue) == 1:
                data = queue.popleft()
            elif self._queued <= CHUNK:
                data = b"".join(queue)
                queue.clear()
            else:
                data = self._chunk()
            self._queued -= len(data)
            if not self._sink.write(data):
                self._blocked = True

    def drained(self) -> None:
        """The transport takes more again."""
        self._blocked = False
        self.flush()
        if self._blocked or self._sealed:
            return
        self._allowance = self._limit
        waiting, self._waiting = self._waiting, []
        for callback in waiting:
            callback()

    def when_drained(self, callback: Callable[[], None]) -> None:
        """Call back once, when nothing waits for the transport: at once if so now, never after the end."""
        if self._blocked:
            self._waiting.append(callback)
        elif not self._sealed:
            callback()

    def finish(self) -> None:
        """Hand over all that waits, even to a full transport, and take nothing more (the sink calls this)."""
        if self._sealed:
            return
        self._sealed = True
        if self._queue:
            data = b"".join(self._queue)
            self._forget()
            self._sink.write(data)
        self._waiting.clear()

    def discard(self) -> None:
        """Drop all that waits and take nothing more: the connection is lost."""
        self._sealed = True
        self._forget()
        self._waiting.clear()

    def close(self, code: int, reason: str = "") -> None:
        """Send what waits, then end the connection with this code."""
        if not self._sealed:
            self._sink.close(code, reason)

    def _overflow(self) -> None:
        self.discard()
        self._sink.close(TRY_LATER, "slow_reader")

    def _forget(self) -> None:
        self._queue.clear()
        self._queued = 0

    def _chunk(self) -> bytes:
        frames = [self._queue.popleft()]
        size = len(frames[0])
        while self._queue and size + len(self._queue[0]) <= CHUNK:
            frames.append(self._queue.popleft())
            size += len(frames[-1])
        return frames[0] if len(frames) == 1 else b"".join(frames)


class Pulse:
    """Decides when marked outboxes flush: here, once at the end of the present turn of the loop.

    One scheduled call serves every outbox of the node. A pulse that waits a few milliseconds while a room
    is busy has the same two methods.
    """

    __slots__ = ("_due", "_marked", "_soon")

    def __init__(self, *, soon: Callable[[Callable[[], None]], object]) -> None:
        """``soon`` runs a call after the present turn, such as the loop's ``call_soon``."""
        self._soon = soon
        self._marked: list[Outbox] = []
        self._due = False

    def mark(self, outbox: Outbox) -> None:
        """Flush this outbox at the next beat."""
        self._marked.append(outbox)
        if not self._due:
            self._due = True
            self._soon(self.beat)

    def beat(self) -> None:
        """Flush all that was marked."""
        self._due = False
        marked, self._marked = self._marked, []
        for outbox in marked:
            outbox.flush()
