"""Appeals: one for each decision, decided once; a reversal gives back exactly what was taken."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import insert, select, update

from palabre.adapters.db.decisions import appeal_of, decision_of
from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.log_steps import change_steps, message_of
from palabre.adapters.db.tables import appeals, decisions, reversals
from palabre.app.ports.cases import Reversal
from palabre.app.ports.errors import Conflict
from palabre.domain.appeals import Appeal, AppealOutcome
from palabre.domain.decisions import Decision
from palabre.domain.ids import AppealId
from palabre.domain.journal import JournalEntry
from palabre.domain.messages import Message

_UNDECIDED = appeals.c.decided_at.is_(None)


class SqlAppealStore:
    """Appeals and what they bring down."""

    def __init__(self, database: Database) -> None:
        """An act is one unit: of two at once, one conflicts."""
        self._database = database

    async def file(self, appeal: Appeal, journal: JournalEntry) -> None:
        """Store an appeal. Raise Conflict when the decision has one."""
        await self._database.write(
            Step(
                insert(appeals).values(
                    id=appeal.id, decision_id=appeal.decision_id, text=appeal.text, at=appeal.at
                ),
                expect=1,
            ),
            journal_step(journal),
        )

    async def waiting(self) -> Sequence[tuple[Appeal, Decision]]:
        """Return undecided appeals, oldest first."""
        contested = select(appeals.c.decision_id).where(_UNDECIDED)
        rows = await self._database.read(select(decisions).where(decisions.c.id.in_(contested)))
        known = {row.id: decision_of(row) for row in rows}
        rows = await self._database.read(
            select(appeals).where(_UNDECIDED).order_by(appeals.c.at, appeals.c.id)
        )
        # An appeal that came between the two questions waits for the next time.
        return [(appeal_of(row), known[row.decision_id]) for row in rows if row.decision_id in known]

    async def by_id(self, appeal_id: AppealId) -> tuple[Appeal, Decision] | None:
        """Return an appeal and the decision that it contests."""
        found = await self._database.read(select(appeals).where(appeals.c.id == appeal_id))
        if not found:
            return None
        appeal = appeal_of(found[0])
        rows = await self._database.read(select(decisions).where(decisions.c.id == appeal.decision_id))
        return (appeal, decision_of(rows[0])) if rows else None

    async def decide(self, reversal: Reversal) -> Message | None:
        """Store the outcome and what it gives back; return the restored message.

        Raise Conflict when the appeal was decided already. A message that is gone by now cannot come back:
        the rest is stored all the same.
        """
        try:
            return await self._store(reversal)
        except Conflict:
            if reversal.restores is None:
                raise
            # Either somebody decided before, which conflicts again, or the message cannot come back.
            return await self._store(replace(reversal, restores=None))

    async def _store(self, reversal: Reversal) -> Message | None:
        appeal, restores = reversal.appeal, reversal.restores
        decided = (
            update(appeals)
            .where(appeals.c.id == appeal.id, _UNDECIDED)
            .values(
                outcome=appeal.outcome,
                answer=appeal.answer,
                decided_by=appeal.decided_by,
                decided_at=appeal.decided_at,
            )
        )
        steps = [Step(decided, expect=1)]
        if appeal.outcome is AppealOutcome.REVERSED:
            fallen = insert(reversals).values(
                decision_id=appeal.decision_id,
                appeal_id=appeal.id,
                at=appeal.decided_at,
                lifts_sanctions=reversal.lifts_sanctions,
            )
            steps.append(Step(fallen, expect=1))
        if restores is not None:
            steps.extend(change_steps(restores))
        *_, changed, _ = await self._database.write(*steps, journal_step(reversal.journal))
        return None if restores is None else message_of(changed[0], restores.room)
