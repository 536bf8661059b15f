"""Who a session token stands for."""

from palabre.app.entries import Attendance
from palabre.app.ports.cases import DecisionStore
from palabre.app.ports.house import Clock
from palabre.app.ports.persons import PersonStore
from palabre.app.ports.staff import StaffStore
from palabre.domain.permissions import PersonSession, StaffSession
from palabre.domain.sanctions import fold


class FindSession:
    """Asks the stores at each call: a session that ended a moment ago opens nothing any more."""

    def __init__(
        self,
        *,
        persons: PersonStore,
        staff: StaffStore,
        decisions: DecisionStore,
        attendance: Attendance,
        clock: Clock,
    ) -> None:
        """``attendance`` notes that the session is in use."""
        self._persons = persons
        self._staff = staff
        self._decisions = decisions
        self._attendance = attendance
        self._clock = clock

    async def find(self, token_hash: bytes, /) -> PersonSession | StaffSession | None:
        """Return the living session of this SHA-256, else None."""
        now = self._clock.now()
        person = await self._persons.by_token(token_hash, now)
        if person is not None:
            self._attendance.seen(person.id)
            restrictions = fold(await self._decisions.sanctions(person.id), now)
            return PersonSession(token_hash=token_hash, person=person, restrictions=restrictions)
        member = await self._staff.by_token(token_hash, now)
        if member is not None:
            return StaffSession(token_hash=token_hash, member=member)
        return None
