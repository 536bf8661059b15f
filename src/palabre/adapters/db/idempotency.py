"""Answers kept for requests that are sent again; keys and fingerprints are hashes made by the asker."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.tables import idempotency_keys as keys
from palabre.app.ports.errors import Conflict


class SqlIdempotencyStore:
    """Keys survive a restart, and bind on every node alike."""

    def __init__(self, database: Database) -> None:
        """Expired keys are taken anew here, and purged in time."""
        self._database = database

    async def reserve(self, key: bytes, fingerprint: bytes, *, now: datetime, until: datetime) -> bool:
        """Take a key that nobody holds, or whose time is over; False when it is held."""
        try:
            await self._database.write(
                Step(delete(keys).where(keys.c.key == key, keys.c.until <= now)),
                Step(
                    insert(keys).values(key=key, fingerprint=fingerprint, status=None, body=b"", until=until),
                    expect=1,
                ),
            )
        except Conflict:
            return False
        return True

    async def held(self, key: bytes, *, now: datetime) -> tuple[bytes, int | None, bytes] | None:
        """Return (fingerprint, status or None while running, body) of a key held now."""
        rows = await self._database.read(select(keys).where(keys.c.key == key, keys.c.until > now))
        if not rows:
            return None
        (row,) = rows
        return row.fingerprint, row.status, row.body

    async def keep(self, key: bytes, *, status: int, body: bytes, until: datetime) -> None:
        """Store the answer of a reserved key; nothing happens when it was freed."""
        await self._database.write(
            Step(update(keys).where(keys.c.key == key).values(status=status, body=body, until=until))
        )

    async def free(self, key: bytes) -> None:
        """Forget a reserved key."""
        await self._database.write(Step(delete(keys).where(keys.c.key == key)))
