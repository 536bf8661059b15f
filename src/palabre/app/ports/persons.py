"""Persons, their sessions, and reserved pseudonyms."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from palabre.domain.ids import Alias, PersonId
from palabre.domain.persons import Person


@dataclass(kw_only=True, frozen=True, slots=True)
class NewEntry:
    """A person with the session that they enter by."""

    person: Person
    token_hash: bytes
    """SHA-256 of the session token; the token itself is never stored."""
    skeleton_key: bytes
    """Keyed hash of the pseudonym's skeleton; unique among the living and the reserved."""


class PersonStore(Protocol):
    """Who is here."""

    async def enter(self, entry: NewEntry) -> None:
        """Store the person and the session. Raise Conflict when the skeleton is taken or reserved."""
        ...

    async def by_token(self, token_hash: bytes, now: datetime) -> Person | None:
        """Return the living person of an unexpired session."""
        ...

    async def by_id(self, person_id: PersonId) -> Person | None:
        """Return a person, also one who left and is still kept."""
        ...

    async def by_alias(self, alias: Alias) -> Person | None:
        """Return a person by what others see, also one who left and is still kept."""
        ...

    async def taken(self, skeleton_keys: Collection[bytes], now: datetime) -> frozenset[bytes]:
        """Return those that a living person bears or that are reserved."""
        ...

    async def touch(self, person_ids: Collection[PersonId], now: datetime, expires_at: datetime) -> None:
        """Note that these sessions are in use, which moves their end."""
        ...

    async def leave(self, person_id: PersonId, now: datetime, reserved_until: datetime) -> None:
        """End the session, drop department and last use, reserve the pseudonym's key. Idempotent."""
        ...

    async def idle(self, now: datetime, limit: int) -> Sequence[PersonId]:
        """Return living persons whose session has expired, oldest first."""
        ...

    async def left_since(self, moment: datetime) -> Sequence[tuple[PersonId, datetime]]:
        """Return who left since then, and when, oldest first."""
        ...
