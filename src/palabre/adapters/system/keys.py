"""The house's key: from the settings, or from a file that only the house's user can read."""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

_NAME = "house.key"


class KeyedDigest:
    """HMAC-SHA-256 with the purpose in front, so that no two purposes share a hash."""

    def __init__(self, key: bytes) -> None:
        """``key`` has at least 256 bits."""
        self._key = key

    def digest(self, purpose: str, value: str) -> bytes:
        """Return 32 bytes."""
        message = purpose.encode() + b"\x00" + value.encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, message, hashlib.sha256)


def house_key(secret: str, data_dir: Path) -> bytes:
    """Return the key of the settings, else the one in the data folder, made at the first start."""
    if secret:
        return hashlib.sha256(secret.encode()).digest()
    path = data_dir / _NAME
    if not path.exists():
        # Made whole beside its place, then linked: two starts at once agree on one key.
        fresh = data_dir / f"{_NAME}.{os.getpid()}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return bytes.fromhex(path.read_text("ascii").strip())
