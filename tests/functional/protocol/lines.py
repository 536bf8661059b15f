"""Lines by the thousand: raw sockets on one loop, which cost the client less than the house."""

import asyncio
import json
import re
import socket
from collections.abc import Callable
from typing import cast
from uuid import uuid4

from typing_extensions import override

from tests.functional.live_house import CLOSE, PING, PONG, TEXT, frame, head

_RETRY = re.compile(rb"\r\nretry-after: (\d+)", re.IGNORECASE)
_SLOW = b"slow_reader"
BROKEN = 1006


class RawLine(asyncio.Protocol):
    """One line of one person: upgrade, one command, then whatever the house tells."""

    def __init__(
        self, *, token: str, opening: bytes = b"", heard: Callable[[bytes], None] | None = None
    ) -> None:
        """``opening`` is sent after the upgrade; ``heard`` is called with each text.

        Without it only the first text is looked at, then the end: such a line costs next to nothing.
        """
        self._token = token
        self._opening = opening
        self._heard = heard
        self._buffer = bytearray()
        self._upgraded = False
        self._transport: asyncio.Transport | None = None
        loop = asyncio.get_running_loop()
        self.status: asyncio.Future[int] = loop.create_future()
        """Of the answer to the handshake; 0 when there was none."""
        self.retry_after: int | None = None
        self.answered: asyncio.Future[bytes] = loop.create_future()
        """The first text that came."""
        self.over: asyncio.Future[int] = loop.create_future()
        """The code with which the house ended it; 1006 without one."""

    # --- for tests

    def say(self, text: bytes) -> None:
        self.transport.write(frame(TEXT, text))

    @property
    def transport(self) -> asyncio.Transport:
        assert self._transport is not None
        return self._transport

    # --- for the loop

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(head(authorization=f"Bearer {self._token}"))

    @override
    def data_received(self, data: bytes) -> None:
        if self._heard is None and self.answered.done():
            if data.endswith(_SLOW):
                self._frame(CLOSE, data[-len(_SLOW) - 2 :])
            return
        self._buffer += data
        if not self._upgraded and not self._upgrade():
            return
        self._frames()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._end(BROKEN)

    def _upgrade(self) -> bool:
        place = self._buffer.find(b"\r\n\r\n")
        if place < 0 or self.status.done():
            return False
        status = int(self._buffer[9:12])
        if found := _RETRY.search(self._buffer):
            self.retry_after = int(found[1])
        del self._buffer[: place + 4]
        self.status.set_result(status)
        if status != 101:
            return False
        self._upgraded = True
        self.transport.write(self._opening)
        return True

    def _frames(self) -> None:
        buffer, at = self._buffer, 0
        while len(buffer) - at >= 2:
            size, start = buffer[at + 1], at + 2
            if size > 125:
                start += 2 if size == 126 else 8
                size = int.from_bytes(buffer[at + 2 : start], "big") if len(buffer) >= start else len(buffer)
            if len(buffer) < start + size:
                break
            self._frame(buffer[at] & 15, bytes(buffer[start : start + size]))
            at = start + size
        del buffer[:at]

    def _frame(self, opcode: int, payload: bytes) -> None:
        if opcode == TEXT:
            if not self.answered.done():
                self.answered.set_result(payload)
            if self._heard is not None:
                self._heard(payload)
        elif opcode == PING:
            self.transport.write(frame(PONG, payload))
        elif opcode == CLOSE:
            self.transport.write(frame(CLOSE, payload[:2]))
            self._end(int.from_bytes(payload[:2], "big"))

    def _end(self, code: int) -> None:
        if not self.status.done():
            self.status.set_result(0)
        if not self.over.done():
            self.over.set_result(code)
        if not self.answered.done():
            self.answered.cancel()


async def dial(port: int, line: RawLine, *, window: int = 0) -> RawLine:
    """Connect; the handshake is under way then. ``window``: octets that its side of the socket may hold."""
    loop = asyncio.get_running_loop()
    one = socket.socket()
    if window:
        # The system doubles it; without, it may grow to megabytes, which the house takes for a quick reader.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    one.setblocking(False)
    try:
        await loop.sock_connect(one, ("127.0.0.1", port))
    except BaseException:
        one.close()
        raise
    await loop.create_connection(lambda: line, sock=one)
    return line


def joining(room: str, since: int | None = None) -> bytes:
    """The frame that joins a room."""
    asked = {"type": "room.join", "ref": str(uuid4()), "room": room}
    return frame(TEXT, json.dumps(asked if since is None else asked | {"since": since}).encode())
