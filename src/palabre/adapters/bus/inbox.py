"""What a node hears itself say, and how a handler is called: in a later turn of the loop, in order."""

import asyncio
from collections import deque

import structlog

from palabre.realtime.bus import Handler

_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class Inbox:
    """Publications that wait for the next turn of the loop, bounded in number."""

    def __init__(self, *, pending: int) -> None:
        """Nothing is taken before ``open``."""
        self.handlers: dict[str, Handler] = {}
        """One for each subject."""
        self.dropped = 0
        """Publications that found no room."""
        self._pending = pending
        self._waiting: deque[tuple[str, bytes]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._due = False

    @property
    def is_open(self) -> bool:
        """Whether publications are taken."""
        return self._loop is not None

    def open(self) -> None:
        """Deliver on the running loop from now on."""
        self._loop = asyncio.get_running_loop()

    def close(self) -> None:
        """Drop what waits and take nothing more."""
        self._loop = None
        self._waiting.clear()

    def accept(self, subject: str, payload: bytes) -> None:
        """Take a publication that somebody here wants."""
        if subject not in self.handlers or self._loop is None:
            return
        if len(self._waiting) >= self._pending:
            self.dropped += 1
            return
        self._waiting.append((subject, payload))
        if not self._due:
            self._due = True
            self._loop.call_soon(self._deliver)

    def hand_over(self, subject: str, payload: bytes) -> None:
        """Call the subject's handler now; what it raises ends here."""
        handler = self.handlers.get(subject)
        if handler is None:
            return
        try:
            handler(subject, payload)
        except Exception as fault:  # noqa: BLE001 - one handler's fault must not stop the others
            _log.error("bus_handler_failed", fault=type(fault).__name__)

    def _deliver(self) -> None:
        self._due = False
        # Only what waits now: a handler that publishes is served in the next turn.
        for _ in range(len(self._waiting)):
            self.hand_over(*self._waiting.popleft())
