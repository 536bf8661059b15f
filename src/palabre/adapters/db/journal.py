"""The journal as it is read; acts write to it in their own units."""

from collections.abc import Sequence

from sqlalchemy import select

from palabre.adapters.db.engine import Database
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.tables import journal, staff
from palabre.domain.ids import CaseId, StaffId
from palabre.domain.journal import JournalEntry, JournalRecord


class SqlJournal:
    """Entries are only ever appended."""

    def __init__(self, database: Database) -> None:
        """Numbers are given in the order of commits."""
        self._database = database

    async def append(self, entry: JournalEntry) -> None:
        """Write an act that changes nothing else, such as looking at a case."""
        await self._database.write(journal_step(entry))

    async def page(self, *, before: int | None, limit: int) -> Sequence[JournalRecord]:
        """Return the newest records with number < ``before``."""
        question = (
            select(*journal.columns, staff.c.name.label("staff_name"))
            .join_from(journal, staff, staff.c.id == journal.c.staff_id, isouter=True)
            .order_by(journal.c.number.desc())
            .limit(limit)
        )
        if before is not None:
            question = question.where(journal.c.number < before)
        return [
            JournalRecord(
                number=row.number,
                entry=JournalEntry(
                    act=row.act,
                    at=row.at,
                    staff_id=None if row.staff_id is None else StaffId(row.staff_id),
                    case_id=None if row.case_id is None else CaseId(row.case_id),
                    detail=row.detail,
                ),
                staff_name=row.staff_name,
            )
            for row in await self._database.read(question)
        ]
