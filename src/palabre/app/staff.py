"""Invite, admit and disable those who watch."""

from contextlib import suppress

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.staff import StaffStore
from palabre.app.tokens import hash_token
from palabre.domain.errors import FieldFault, InvalidInput, InvitationUsed, NotFound
from palabre.domain.ids import StaffId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.staff import INVITATION_LIFETIME, STAFF_SESSION, Role, StaffMember

_LONGEST_NAME = 40


class InviteStaff:
    """A one-time link; it needs neither e-mail nor password."""

    def __init__(self, *, staff: StaffStore, clock: Clock, chance: Chance) -> None:
        """Called from the command line, by who runs the house."""
        self._staff = staff
        self._clock = clock
        self._chance = chance

    async def __call__(self, name: str, role: Role) -> tuple[StaffMember, str]:
        """Return the member and the link's token; an existing name gets a new link. Raises InvalidInput."""
        name = name.strip()
        if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
            raise InvalidInput(faults=(FieldFault("/name", "length"),))
        now, token = self._clock.now(), self._chance.secret()
        for _ in range(2):
            member = await self._staff.by_name(name)
            if member is not None and member.disabled_at is not None:
                raise InvalidInput(faults=(FieldFault("/name", "disabled"),))
            if member is None:
                member = StaffMember(id=StaffId(self._chance.uuid()), name=name, role=role, created_at=now)
            entry = JournalEntry(
                act=Act.STAFF_INVITED, at=now, staff_id=member.id, detail={"role": member.role}
            )
            # Two processes of a new house welcome the same name at once: the later one finds it there.
            with suppress(Conflict):
                await self._staff.invite(member, hash_token(token), now + INVITATION_LIFETIME, entry)
                return member, token
        raise InvalidInput(faults=(FieldFault("/name", "taken"),))


class EnterStaff:
    """The link works once, then only the session does."""

    def __init__(self, *, staff: StaffStore, clock: Clock, chance: Chance) -> None:
        """A new session at each entry: nothing that was there before is kept."""
        self._staff = staff
        self._clock = clock
        self._chance = chance

    async def __call__(self, invitation: str) -> tuple[StaffMember, str]:
        """Return the member and a session token. Raises InvitationUsed."""
        now, token = self._clock.now(), self._chance.secret()
        entry = JournalEntry(act=Act.STAFF_ENTERED, at=now)
        member = await self._staff.enter(
            hash_token(invitation), hash_token(token), now, now + STAFF_SESSION, entry
        )
        if member is None:
            raise InvitationUsed
        return member, token


class DisableStaff:
    """Rights, links and sessions end at once."""

    def __init__(self, *, staff: StaffStore, clock: Clock) -> None:
        """Called from the command line."""
        self._staff = staff
        self._clock = clock

    async def __call__(self, name: str) -> StaffMember:
        """Raises NotFound."""
        member = await self._staff.by_name(name)
        if member is None:
            raise NotFound
        now = self._clock.now()
        entry = JournalEntry(act=Act.STAFF_DISABLED, at=now, staff_id=member.id)
        await self._staff.disable(member.id, now, entry)
        return member


class StaffNames:
    """Public aliases by id, for the names that stand beside decisions."""

    def __init__(self, *, staff: StaffStore) -> None:
        """A house has few staff: all are read."""
        self._staff = staff

    async def __call__(self) -> dict[StaffId, str]:
        """Return the alias of everybody who ever watched here."""
        return {member.id: member.name for member in await self._staff.members()}
