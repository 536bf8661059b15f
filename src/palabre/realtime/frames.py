"""Complete WebSocket frames (RFC 6455 section 5.2) as the server sends them: final and unmasked."""

import struct
from typing import Final

_FINAL_TEXT: Final = 0x81
_FINAL_PING: Final = 0x89
_FINAL_PONG: Final = 0x8A
_SHORT: Final = 125
_MEDIUM: Final = 0xFFFF


def text_frame(payload: bytes) -> bytes:
    """One whole text message; ``payload`` is valid UTF-8. Build it once per audience and offer it to all."""
    return _frame(_FINAL_TEXT, payload)


def payload_of(frame: bytes) -> bytes:
    """What ``text_frame`` was given."""
    size = frame[1]
    return frame[2 if size <= _SHORT else 4 if size == _SHORT + 1 else 10 :]


def ping_frame(payload: bytes = b"") -> bytes:
    """A ping of at most 125 bytes."""
    return _control(_FINAL_PING, payload)


def pong_frame(payload: bytes = b"") -> bytes:
    """A pong of at most 125 bytes; it repeats the payload of the ping that it answers."""
    return _control(_FINAL_PONG, payload)


def _control(first: int, payload: bytes) -> bytes:
    if len(payload) > _SHORT:
        message = f"a control frame holds at most {_SHORT} bytes"
        raise ValueError(message)
    return _frame(first, payload)


def _frame(first: int, payload: bytes) -> bytes:
    size = len(payload)
    if size <= _SHORT:
        return bytes((first, size)) + payload
    if size <= _MEDIUM:
        return struct.pack("!BBH", first, 126, size) + payload
    return struct.pack("!BBQ", first, 127, size) + payload
