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

Take = Callable[[bytes], int]
"""Gives bytes to the system at once; answers how many it took. ``OSError``: none."""


class Sink(Protocol):
    """Where the bytes of one connection go. No call waits."""

    def write(self, data: bytes) -> bool:
        """Take bytes that may have to wait. False: take no more until ``Outbox.drained`` is called."""
        ...

    def unsent(self) -> int:
        """Bytes taken but not yet given to the system."""
        ...

    def close(self, code: int, reason: str = "") -> None:
        """Say goodbye with this code and end the connection within a bounded time."""
        ...


class Crowd(Protocol):
    """Hears when a connection that it writes to can be given bytes without a detour, and when no longer."""

    def turned(self, outbox: "Outbox") -> None:
        """``outbox.ready`` changed."""
        ...


class Outbox:
    """Frames leave at once while the reader keeps up; else they wait here, and a full outbox ends it.

    What waits is shared: slow readers of one room hold the same frame.
    """

    __slots__ = ("__weakref__", "_allowance", "_limit", "_queue", "_queued", "_sealed", "_sink", "_waiting",
                 "crowds", "ready", "take")  # fmt: skip

    def __init__(self, *, sink: Sink, take: Take, limit: int = LIMIT) -> None:
        """``take`` is the way without a detour, for when nothing waits; ``limit`` in bytes."""
        self._sink = sink
        self._limit = limit
        self._allowance = limit
        # Most connections never wait: what waiting needs is made when it begins.
        self._queue: deque[bytes] | None = None
        self._queued = 0
        self._sealed = False
        self._waiting: list[Callable[[], None]] | None = None
        self.take = take
        """Use it only while ``ready``, and hand what it left to ``fell_short``."""
        self.ready = True
        """Nothing waits: not here, not in the transport."""
        self.crowds: tuple[Crowd, ...] = ()
        """Who is told when ``ready`` changes."""

    @property
    def sealed(self) -> bool:
        """Nothing more will be taken: the connection is closing or closed."""
        return self._sealed

    @property
    def pending(self) -> int:
        """Bytes that wait here and in the transport."""
        return self._queued + self._sink.unsent()

    def offer(self, frame: bytes) -> bool:
        """Send a complete frame or queue it; False when it was dropped because the connection is ending.

        The limit is judged on what waits already, so that one long answer never ends a healthy connection.
        """
        if self.ready:
            try:
                taken = self.take(frame)
            except OSError:
                taken = 0
            if taken != len(frame):
                self.fell_short(frame, taken)
            return True
        if self._sealed:
            return False
        if self._queued + self._sink.unsent() > self._allowance:
            self._overflow()
            return False
        self._allow(len(frame))
        if self._queue is None:
            self._queue = deque()
        self._queue.append(frame)
        self._queued += len(frame)
        return True

    def fell_short(self, data: bytes, taken: int) -> None:
        """The system took only so many bytes of ``data``: the rest waits in the transport."""
        self._allow(len(data))
        if not self._sink.write(data[taken:]):
            self._turn(ready=False)

    def drained(self) -> None:
        """The transport takes more again: hand over what waits, as far as it does."""
        if self._sealed:
            return
        queue = self._queue
        while queue:
            data = self._chunk(queue)
            self._queued -= len(data)
            if not self._sink.write(data):
                return
        self._queue = None
        self._allowance = self._limit
        self._turn(ready=True)
        waiting, self._waiting = self._waiting, None
        for callback in waiting or ():
            callback()

    def when_drained(self, callback: Callable[[], None]) -> None:
        """Call back once, when nothing waits for the transport: at once if so now, never after the end."""
        if self.ready:
            callback()
        elif not self._sealed:
            self._waiting = [*(self._waiting or ()), callback]

    def finish(self) -> None:
        """Hand over all that waits, even to a full transport, and take nothing more (the sink calls this)."""
        if self._sealed:
            return
        queue = self._queue
        self.discard()
        if queue:
            self._sink.write(b"".join(queue))

    def discard(self) -> None:
        """Drop all that waits and take nothing more: the connection is lost."""
        self._sealed = True
        self._queue = self._waiting = None
        self._queued = 0
        self._turn(ready=False)

    def close(self, code: int, reason: str = "") -> None:
        """Send what waits, then end the connection with this code."""
        if not self._sealed:
            self._sink.close(code, reason)

    def _turn(self, *, ready: bool) -> None:
        if self.ready is ready:
            return
        self.ready = ready
        for crowd in self.crowds:
            crowd.turned(self)

    def _allow(self, size: int) -> None:
        if size > CHUNK and self._allowance < self._limit + size:
            self._allowance = self._limit + size

    def _overflow(self) -> None:
        self.discard()
        self._sink.close(TRY_LATER, "slow_reader")

    def _chunk(self, queue: deque[bytes]) -> bytes:
        frames = [queue.popleft()]
        size = len(frames[0])
        while queue and size + len(queue[0]) <= CHUNK:
            frames.append(queue.popleft())
            size += len(frames[-1])
        return frames[0] if len(frames) == 1 else b"".join(frames)
