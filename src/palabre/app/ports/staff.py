"""The staff, their one-time invitations and their sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from palabre.domain.ids import StaffId
from palabre.domain.journal import JournalEntry, JournalRecord
from palabre.domain.staff import StaffMember


class StaffStore(Protocol):
    """Who watches."""

    async def invite(
        self, member: StaffMember, token_hash: bytes, expires_at: datetime, journal: JournalEntry
    ) -> None:
        """Store an invitation, and the member unless the id exists. Raise Conflict when the name is taken."""
        ...

    async def enter(
        self,
        invitation_hash: bytes,
        token_hash: bytes,
        now: datetime,
        expires_at: datetime,
        journal: JournalEntry,
    ) -> StaffMember | None:
        """Use up an invitation and open a session; None when it was used, has expired, or never was."""
        ...

    async def by_token(self, token_hash: bytes, now: datetime) -> StaffMember | None:
        """Return the member of a living session."""
        ...

    async def leave(self, token_hash: bytes) -> None:
        """End a session."""
        ...

    async def by_name(self, name: str) -> StaffMember | None:
        """Return a member by their public alias."""
        ...

    async def members(self) -> Sequence[StaffMember]:
        """Return all, oldest first."""
        ...

    async def disable(self, staff_id: StaffId, now: datetime, journal: JournalEntry) -> None:
        """End a member's rights, invitations and sessions at once."""
        ...


class Journal(Protocol):
    """Acts are written by the stores in the transaction of the act; here they are read."""

    async def append(self, entry: JournalEntry) -> None:
        """Write an act that changes nothing else, such as looking at a case."""
        ...

    async def page(self, *, before: int | None, limit: int) -> Sequence[JournalRecord]:
        """Return the newest records with number < ``before``."""
        ...
