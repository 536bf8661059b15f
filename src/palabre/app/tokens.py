"""What the stores keep instead of a token."""

import hashlib


def hash_token(token: str) -> bytes:
    """Return the SHA-256: a token of 256 random bits needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).digest()
