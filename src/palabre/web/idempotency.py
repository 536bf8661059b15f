"""``Idempotency-Key``: the same request sent twice is answered once.

A key binds for 24 hours to one principal (or, for a visitor, one address), one route and one body.
Only successes bind: a refused request may be corrected and sent again under its key. Routes that answer
a session token (``Route.replay = False``) keep a key only while they run, so that a double click enters
once; their answers are never stored, and a later repetition is judged as new (an entry then finds its
pseudonym taken).
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from palabre.domain.errors import FieldFault, InvalidInput, RefReused
from palabre.domain.permissions import PersonSession, Principal, StaffSession

KEPT = timedelta(hours=24)
RUNNING = timedelta(seconds=60)
"""A reservation left by a crash is free again after this."""

_KEY = re.compile(r'"?([\x21\x23-\x7e]{1,128})"?')


class IdempotencyStore(Protocol):
    """Kept answers, by a 32-byte digest that tells nothing of key or principal. ``body`` is JSON."""

    async def reserve(self, key: bytes, fingerprint: bytes, *, now: datetime, until: datetime) -> bool:
        """Take a key that nobody holds, or whose time is over; False when it is held. Atomic."""
        ...

    async def held(self, key: bytes, *, now: datetime) -> tuple[bytes, int | None, bytes] | None:
        """Return (fingerprint, status or None while running, body) of a key held now."""
        ...

    async def keep(self, key: bytes, *, status: int, body: bytes, until: datetime) -> None:
        """Store the answer of a reserved key."""
        ...

    async def free(self, key: bytes) -> None:
        """Forget a reserved key."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer given before."""

    status: int
    body: bytes


class Repetitions:
    """What the kernel asks: is this request a repetition?"""

    def __init__(self, store: IdempotencyStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def begin(self, key: bytes, fingerprint: bytes) -> Kept | None:
        """Reserve the key, or return the kept answer; raise RefReused for another body or a running twin."""
        now = self._now()
        if await self._store.reserve(key, fingerprint, now=now, until=now + RUNNING):
            return None
        held = await self._store.held(key, now=now)
        if held is None:
            # Its time ended between the two questions.
            raise RefReused(retry_after=1)
        known, status, body = held
        if known != fingerprint:
            raise RefReused
        if status is None:
            raise RefReused(retry_after=1)
        return Kept(status, body)

    async def finish(self, key: bytes, *, status: int, body: bytes) -> None:
        """Keep the answer for a day."""
        await self._store.keep(key, status=status, body=body, until=self._now() + KEPT)

    async def abandon(self, key: bytes) -> None:
        """Let the request be sent again."""
        await self._store.free(key)


def key_of(value: str, *, principal: Principal, address: str, operation: str) -> bytes:
    """Digest the header with whose it is; raise InvalidInput for a key that is no short visible ASCII."""
    found = _KEY.fullmatch(value)
    if found is None:
        raise InvalidInput(faults=(FieldFault("/header/idempotency-key", "invalid_format"),))
    match principal:
        case PersonSession():
            owner = f"person {principal.person.id}"
        case StaffSession():
            owner = f"staff {principal.member.id}"
        case _:
            owner = f"address {address}"
    return hashlib.sha256("\n".join((owner, operation, found[1])).encode()).digest()


def fingerprint_of(path: str, body: bytes) -> bytes:
    """Digest what is asked."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass") + b"\n" + body).digest()


class MemoryIdempotencyStore:
    """The twin in memory: bounded, for tests and for houses that may forget at a restart."""

    def __init__(self, *, limit: int = 10_000) -> None:
        self._limit = limit
        self._held: dict[bytes, tuple[bytes, int | None, bytes, datetime]] = {}

    async def reserve(self, key: bytes, fingerprint: bytes, *, now: datetime, until: datetime) -> bool:
        """See the port."""
        held = self._held.get(key)
        if held is not None and held[3] > now:
            return False
        if held is None and len(self._held) >= self._limit:
            self._held.pop(next(iter(self._held)))
        self._held.pop(key, None)
        self._held[key] = (fingerprint, None, b"", until)
        return True

    async def held(self, key: bytes, *, now: datetime) -> tuple[bytes, int | None, bytes] | None:
        """See the port."""
        held = self._held.get(key)
        return held[:3] if held is not None and held[3] > now else None

    async def keep(self, key: bytes, *, status: int, body: bytes, until: datetime) -> None:
        """See the port."""
        held = self._held.get(key)
        if held is not None:
            self._held[key] = (held[0], status, body, until)

    async def free(self, key: bytes) -> None:
        """See the port."""
        self._held.pop(key, None)
