"""Frames that begin and never end: a client that drips one is cut, like one that drips a request."""

import asyncio
from typing import Final, Protocol

LOOKS: Final = 4
"""Looks at all lines within the time that a frame may take."""


class Line(Protocol):
    """What is asked of a connection."""

    def silent(self) -> float:
        """Seconds without a whole frame; 0 while it is not read, or is ending."""
        ...

    def space(self) -> int:
        """Bytes free in its read buffer; a frame that is not whole takes some of them."""
        ...

    def cut(self) -> None:
        """End it."""
        ...


class HalfFrames:
    """One timer for all lines, and nothing to do for a frame that comes whole.

    The buffer of an idle line is empty, so its free bytes are the first size, or that doubled some times.
    """

    def __init__(self, *, seconds: float) -> None:
        """``seconds``: what a frame may take from its first octet to its last."""
        self._seconds = seconds
        self._lines: set[Line] = set()
        self._empty = 0
        self._since: dict[Line, float] = {}
        """When a line was first seen within the frame that it is in."""
        self._timer: asyncio.TimerHandle | None = None

    def watch(self, line: Line) -> None:
        """A line was opened, and nothing was read from it yet."""
        self._empty = line.space()
        self._lines.add(line)
        if self._timer is None:
            self._sleep()

    def forget(self, line: Line) -> None:
        """The line is over."""
        self._lines.discard(line)
        self._since.pop(line, None)

    def _sleep(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._seconds / LOOKS, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        now = loop.time()
        within = {line: self._since.get(line, now) for line in self._lines if self._is_within(line)}
        self._since = {}
        for line, since in within.items():
            if line.silent() < now - since:
                # A frame was completed since, or the house itself did not read.
                self._since[line] = now
            elif now - since >= self._seconds:
                line.cut()
            else:
                self._since[line] = since
        if self._lines:
            self._sleep()

    def _is_within(self, line: Line) -> bool:
        times, rest = divmod(line.space(), self._empty)
        return bool(rest) or times.bit_count() != 1
