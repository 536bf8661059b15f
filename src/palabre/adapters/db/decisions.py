"""Decisions and what they took; a reversal is a row of its own, and changes none of theirs."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, insert, select

from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.tables import appeals, decisions, reversals, sanctions
from palabre.domain.appeals import Appeal
from palabre.domain.decisions import Decision
from palabre.domain.ids import (
    AppealId,
    CaseCode,
    CaseId,
    DecisionId,
    MessageId,
    PersonId,
    SanctionId,
    Slug,
    StaffId,
)
from palabre.domain.sanctions import Sanction
from palabre.domain.verdicts import Category, Span


def decision_step(decision: Decision) -> Step:
    """Store a decision. Conflict when its code is another's."""
    return Step(
        insert(decisions).values(
            id=decision.id,
            kind=decision.kind,
            ground=decision.ground,
            reason=decision.reason,
            at=decision.at,
            case_id=decision.case_id,
            case_code=decision.case_code,
            person_id=decision.person_id,
            room=decision.room,
            message_id=decision.message_id,
            text=decision.text,
            ends_at=decision.ends_at,
            staff_id=decision.staff_id,
            rule=decision.rule,
            rule_version=decision.rule_version,
            categories=[category.value for category in decision.categories],
            spans=[[span.start, span.end] for span in decision.spans],
            explanation=decision.explanation,
            automated_detection=decision.automated_detection,
        ),
        expect=1,
    )


def decision_of(row: Row) -> Decision:
    """Make the decision of a row of ``decisions``."""
    return Decision(
        id=DecisionId(row.id),
        kind=row.kind,
        ground=row.ground,
        reason=row.reason,
        at=row.at,
        case_id=None if row.case_id is None else CaseId(row.case_id),
        case_code=None if row.case_code is None else CaseCode(row.case_code),
        person_id=None if row.person_id is None else PersonId(row.person_id),
        room=None if row.room is None else Slug(row.room),
        message_id=None if row.message_id is None else MessageId(row.message_id),
        text=row.text,
        ends_at=row.ends_at,
        staff_id=None if row.staff_id is None else StaffId(row.staff_id),
        rule=row.rule,
        rule_version=row.rule_version,
        categories=tuple(Category(word) for word in row.categories),
        spans=tuple(Span(start, end) for start, end in row.spans),
        explanation=row.explanation,
        automated_detection=row.automated_detection,
    )


def sanction_step(sanction: Sanction) -> Step:
    """Add to a person's ledger; it is lifted by a row of ``reversals``, never by a change here."""
    return Step(
        insert(sanctions).values(
            id=sanction.id,
            decision_id=sanction.decision_id,
            case_code=sanction.case_code,
            person_id=sanction.person_id,
            kind=sanction.kind,
            starts_at=sanction.starts_at,
            ends_at=sanction.ends_at,
            room=sanction.room,
        ),
        expect=1,
    )


def appeal_of(row: Row) -> Appeal:
    """Make the appeal of a row of ``appeals``."""
    return Appeal(
        id=AppealId(row.id),
        decision_id=DecisionId(row.decision_id),
        text=row.text,
        at=row.at,
        outcome=row.outcome,
        answer=row.answer,
        decided_by=None if row.decided_by is None else StaffId(row.decided_by),
        decided_at=row.decided_at,
    )


class SqlDecisionStore:
    """Read only: decisions are written by what takes them."""

    def __init__(self, database: Database) -> None:
        """Every question is one or two statements."""
        self._database = database

    async def by_code(self, code: CaseCode) -> tuple[Decision, Appeal | None] | None:
        """Return the decision that a case code opens, and its appeal."""
        decision = await self._one(select(decisions).where(decisions.c.case_code == code))
        if decision is None:
            return None
        found = await self._database.read(select(appeals).where(appeals.c.decision_id == decision.id))
        return decision, appeal_of(found[0]) if found else None

    async def by_id(self, decision_id: DecisionId) -> Decision | None:
        """Return a decision."""
        return await self._one(select(decisions).where(decisions.c.id == decision_id))

    async def about(self, person_id: PersonId) -> Sequence[tuple[Decision, bool]]:
        """Return a person's decisions, newest first, and whether each was reversed."""
        rows = await self._database.read(
            select(*decisions.columns, reversals.c.at.label("reversed_at"))
            .join_from(decisions, reversals, reversals.c.decision_id == decisions.c.id, isouter=True)
            .where(decisions.c.person_id == person_id)
            .order_by(decisions.c.at.desc(), decisions.c.id.desc())
        )
        return [(decision_of(row), row.reversed_at is not None) for row in rows]

    async def sanctions(self, person_id: PersonId) -> Sequence[Sanction]:
        """Return a person's ledger, oldest first."""
        rows = await self._database.read(_LEDGER, {"person_id": person_id})
        return [
            Sanction(
                id=SanctionId(row.id),
                decision_id=DecisionId(row.decision_id),
                case_code=CaseCode(row.case_code),
                person_id=PersonId(row.person_id),
                kind=row.kind,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                room=None if row.room is None else Slug(row.room),
                lifted_at=row.lifted_at,
            )
            for row in rows
        ]

    async def sanctioned_since(self, moment: datetime) -> Sequence[tuple[PersonId, datetime]]:
        """Return whom a sanction restricts that began since then, and when, oldest first."""
        rows = await self._database.read(
            select(sanctions.c.person_id, sanctions.c.starts_at)
            .where(sanctions.c.starts_at >= moment)
            .order_by(sanctions.c.starts_at, sanctions.c.id)
        )
        return [(PersonId(row.person_id), row.starts_at) for row in rows]

    async def _one(self, question: Select[Row]) -> Decision | None:
        rows = await self._database.read(question)
        return decision_of(rows[0]) if rows else None


_LEDGER = (
    select(*sanctions.columns, reversals.c.at.label("lifted_at"))
    .join_from(
        sanctions,
        reversals,
        (reversals.c.decision_id == sanctions.c.decision_id) & reversals.c.lifts_sanctions,
        isouter=True,
    )
    .where(sanctions.c.person_id == bindparam("person_id"))
    .order_by(sanctions.c.starts_at, sanctions.c.id)
)
"""Made once: everybody who comes in or speaks asks for it."""
