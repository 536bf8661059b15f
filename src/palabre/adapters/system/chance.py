"""Identifiers and secrets from the operating system's randomness."""

import base64
import os
import secrets
import time
from uuid import UUID

_CODE_BYTES = 20


class SystemChance:
    """UUIDv7 (RFC 9562 section 5.7) and URL-safe secrets."""

    def uuid(self) -> UUID:
        """Return a UUIDv7: 48 bits of milliseconds, 74 random bits."""
        milliseconds = time.time_ns() // 1_000_000
        number = milliseconds << 80 | int.from_bytes(os.urandom(10))
        number = number & ~(0xF << 76) | 0x7 << 76
        number = number & ~(0x3 << 62) | 0x2 << 62
        return UUID(int=number)

    def secret(self) -> str:
        """Return 256 random bits, URL-safe."""
        return secrets.token_urlsafe(32)

    def code(self) -> str:
        """Return 160 random bits as 32 letters and digits that can be read aloud (RFC 4648 base32)."""
        return base64.b32encode(os.urandom(_CODE_BYTES)).decode()
