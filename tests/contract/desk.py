"""The stores that a case passes through, with the steps that many tests share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from palabre.adapters.db.appeals import SqlAppealStore
from palabre.adapters.db.cases import SqlCaseStore
from palabre.adapters.db.decisions import SqlDecisionStore
from palabre.adapters.db.engine import Database
from palabre.adapters.db.journal import SqlJournal
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.persons import SqlPersonStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.staff import SqlStaffStore
from palabre.adapters.db.submissions import SqlSubmissionStore
from palabre.adapters.db.tables import metadata
from palabre.app.ports.cases import NewCase, Settlement
from palabre.app.ports.errors import Conflict
from palabre.domain.cases import Case
from palabre.domain.decisions import Decision
from palabre.domain.ids import CaseId
from palabre.domain.journal import Act
from palabre.domain.messages import Message
from palabre.domain.persons import Person
from palabre.domain.staff import StaffMember
from tests import make


@dataclass(kw_only=True, frozen=True, slots=True)
class Desk:
    """``ana`` and ``bea`` watch; the room ``make.ROOM`` is open."""

    database: Database
    ana: StaffMember
    bea: StaffMember
    cases: SqlCaseStore
    decisions: SqlDecisionStore
    appeals: SqlAppealStore
    messages: SqlMessageStore
    submissions: SqlSubmissionStore
    persons: SqlPersonStore
    journal: SqlJournal

    async def enter(self) -> Person:
        """Somebody comes in."""
        entry = make.entry()
        await self.persons.enter(entry)
        return entry.person

    async def say(self, somebody: Person, text: str = "Bonsoir à tous !") -> Message:
        """Somebody says something."""
        return (await self.messages.append(make.draft(somebody, text=text))).message

    async def open(self, new: NewCase | None = None) -> Case:
        """A case opens."""
        new = new or make.new_case()
        await self.cases.open(new)
        return new.case

    async def claim(self, case: Case, by: StaffMember | None = None, minutes: float = 0) -> Case:
        """A moderator, Ana by default, takes a case."""
        by, at = by or self.ana, make.later(minutes)
        entry = make.journal_entry(act=Act.CASE_CLAIMED, at=at, staff_id=by.id, case_id=case.id, detail={})
        return await self.cases.claim(case.id, make.claim(by, at=at), at, entry)

    async def decide(
        self, case: Case, *, minutes: float = 1, settlement: Settlement | None = None, **changes: Any
    ) -> Decision:
        """Ana claims and decides."""
        await self.claim(case, minutes=minutes)
        decision = make.decision(case, self.ana, at=make.later(minutes), **changes)
        settlement = settlement or make.settlement(decision)
        await self.cases.decide(settlement, self.ana.id, make.later(minutes))
        return settlement.decision

    async def case(self, case_id: CaseId) -> Case:
        """The case as it stands."""
        file = await self.cases.file(case_id)
        assert file is not None
        return file.case

    async def acts(self) -> Sequence[Act]:
        """What the journal says, oldest first; entries of the desk's own setting up are left out."""
        records = await self.journal.page(before=None, limit=100)
        return [record.entry.act for record in reversed(records) if record.number > 2]

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        (row,) = await self.database.read(
            select(func.count().label("number")).select_from(metadata.tables[table])
        )
        number: int = row.number
        return number


def races(answers: Sequence[object]) -> list[str]:
    """How acts that were done at once ended, whoever was first."""
    return sorted("lost" if isinstance(answer, Conflict) else "won" for answer in answers)


async def set_up(database: Database) -> Desk:
    """Open a room and let two moderators in."""
    ana, bea = make.staff(name="Ana"), make.staff(name="Béa", created_at=make.later(1))
    staff = SqlStaffStore(database)
    for member in (ana, bea):
        entry = make.journal_entry(act=Act.STAFF_INVITED, staff_id=member.id, detail={})
        await staff.invite(member, make.digest(member.name), make.later(hours=24), entry)
    await SqlRoomStore(database).add(make.room())
    return Desk(
        database=database,
        ana=ana,
        bea=bea,
        cases=SqlCaseStore(database),
        decisions=SqlDecisionStore(database),
        appeals=SqlAppealStore(database),
        messages=SqlMessageStore(database),
        submissions=SqlSubmissionStore(database),
        persons=SqlPersonStore(database),
        journal=SqlJournal(database),
    )
