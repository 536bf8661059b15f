"""Those who watch: members, one-time invitations, sessions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, exists, insert, literal, select, update

from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.tables import staff, staff_invitations, staff_sessions
from palabre.adapters.db.types import Identifier, Moment, Word
from palabre.app.ports.errors import Conflict
from palabre.domain.ids import StaffId
from palabre.domain.journal import JournalEntry
from palabre.domain.staff import Role, StaffMember


class SqlStaffStore:
    """Who watches, and by which links and sessions."""

    def __init__(self, database: Database) -> None:
        """A link is used up by the unit that opens its session."""
        self._database = database

    async def invite(
        self, member: StaffMember, token_hash: bytes, expires_at: datetime, journal: JournalEntry
    ) -> None:
        """Store an invitation, and the member unless the id exists. Raise Conflict when the name is taken."""
        known = exists(select(staff.c.id).where(staff.c.id == member.id))
        newcomer = select(
            literal(member.id, Identifier),
            literal(member.name),
            literal(member.role, Word(Role)),
            literal(member.created_at, Moment),
        ).where(~known)
        link = insert(staff_invitations).values(
            token_hash=token_hash, staff_id=member.id, expires_at=expires_at
        )
        await self._database.write(
            Step(insert(staff).from_select(["id", "name", "role", "created_at"], newcomer)),
            Step(link, expect=1),
            journal_step(journal),
        )

    async def enter(
        self,
        invitation_hash: bytes,
        token_hash: bytes,
        now: datetime,
        expires_at: datetime,
        journal: JournalEntry,
    ) -> StaffMember | None:
        """Use up an invitation and open a session; None when it was used, has expired, or never was."""
        invited = await self._database.read(
            select(staff)
            .join(staff_invitations, staff_invitations.c.staff_id == staff.c.id)
            .where(staff_invitations.c.token_hash == invitation_hash)
        )
        if not invited:
            return None
        member = _member_of(invited[0])
        enabled = exists(select(staff.c.id).where(staff.c.id == member.id, staff.c.disabled_at.is_(None)))
        used = (
            update(staff_invitations)
            .where(
                staff_invitations.c.token_hash == invitation_hash,
                staff_invitations.c.used_at.is_(None),
                staff_invitations.c.expires_at > now,
                enabled,
            )
            .values(used_at=now)
        )
        session = insert(staff_sessions).values(
            token_hash=token_hash, staff_id=member.id, expires_at=expires_at
        )
        try:
            await self._database.write(
                Step(used, expect=1),
                Step(session, expect=1),
                journal_step(replace(journal, staff_id=member.id)),
            )
        except Conflict:
            return None
        return member

    async def by_token(self, token_hash: bytes, now: datetime) -> StaffMember | None:
        """Return the member of a living session."""
        rows = await self._database.read(
            select(staff)
            .join(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
            .where(
                staff_sessions.c.token_hash == token_hash,
                staff_sessions.c.expires_at > now,
                staff.c.disabled_at.is_(None),
            )
        )
        return _member_of(rows[0]) if rows else None

    async def leave(self, token_hash: bytes) -> None:
        """End a session."""
        await self._database.write(
            Step(delete(staff_sessions).where(staff_sessions.c.token_hash == token_hash))
        )

    async def by_name(self, name: str) -> StaffMember | None:
        """Return a member by their public alias."""
        rows = await self._database.read(select(staff).where(staff.c.name == name))
        return _member_of(rows[0]) if rows else None

    async def members(self) -> Sequence[StaffMember]:
        """Return all, oldest first."""
        rows = await self._database.read(select(staff).order_by(staff.c.created_at, staff.c.id))
        return [_member_of(row) for row in rows]

    async def disable(self, staff_id: StaffId, now: datetime, journal: JournalEntry) -> None:
        """End a member's rights, invitations and sessions at once; nothing happens the second time."""
        ended = (
            update(staff).where(staff.c.id == staff_id, staff.c.disabled_at.is_(None)).values(disabled_at=now)
        )
        try:
            await self._database.write(
                Step(ended, expect=1),
                Step(delete(staff_sessions).where(staff_sessions.c.staff_id == staff_id)),
                Step(delete(staff_invitations).where(staff_invitations.c.staff_id == staff_id)),
                journal_step(journal),
            )
        except Conflict:
            return


def _member_of(row: Row) -> StaffMember:
    return StaffMember(
        id=StaffId(row.id),
        name=row.name,
        role=row.role,
        created_at=row.created_at,
        disabled_at=row.disabled_at,
    )
