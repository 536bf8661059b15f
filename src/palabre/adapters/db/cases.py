"""Cases: found by their subject, claimed as a lease, closed once, each act in a unit of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, delete, func, literal, or_, select, update
from sqlalchemy import case as sql_case

from palabre.adapters.db.case_rows import (
    case_of,
    case_step,
    evidence_of,
    evidence_steps,
    report_of,
    report_step,
    select_cases,
)
from palabre.adapters.db.decisions import decision_of, decision_step, sanction_step
from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.log_steps import change_steps, message_of
from palabre.adapters.db.submissions import acceptance_steps, submission_of, submission_step, undelivered_step
from palabre.adapters.db.tables import cases, decisions, evidence, persons, reports, reversals, submissions
from palabre.adapters.db.types import Word
from palabre.app.ports.cases import CaseFile, FiledReport, NewCase, Settlement
from palabre.app.ports.errors import Conflict
from palabre.domain.cases import Case, Claim
from palabre.domain.ids import CaseId, PersonId, Receipt, Slug, StaffId
from palabre.domain.journal import JournalEntry
from palabre.domain.messages import Message
from palabre.domain.reports import SEVERITY, Report, ReportReason, Subject, SubjectKind
from palabre.domain.submissions import Submission, SubmissionState

_FIRST_WORDS = 120
"""Characters of a subject that the queue shows."""

_OPEN = cases.c.closed_at.is_(None)

_severity: ColumnElement[int] = sql_case(
    *((cases.c.reason == reason, literal(severity, Integer)) for reason, severity in SEVERITY.items()),
    else_=literal(0, Integer),
)

_SUBJECT_LINE = (
    select(func.substr(evidence.c.text, 1, _FIRST_WORDS))
    .where(evidence.c.case_id == cases.c.id, evidence.c.is_subject)
    .order_by(evidence.c.number)
    .limit(1)
    .scalar_subquery()
)
_NOTICE_TEXT = (
    select(func.substr(reports.c.comment, 1, _FIRST_WORDS))
    .where(reports.c.case_id == cases.c.id, cases.c.subject_kind == SubjectKind.NOTICE)
    .order_by(reports.c.at, reports.c.id)
    .limit(1)
    .scalar_subquery()
)
_LINE_AUTHOR = (
    select(evidence.c.author_pseudonym)
    .where(evidence.c.case_id == cases.c.id, evidence.c.is_subject)
    .order_by(evidence.c.number)
    .limit(1)
    .scalar_subquery()
)
_REPORTED_PERSON = (
    select(persons.c.pseudonym)
    .where(persons.c.id == cases.c.person_id, cases.c.subject_kind == SubjectKind.PERSON)
    .scalar_subquery()
)


class SqlCaseStore:
    """Cases with their reports and evidence; what a decision takes is stored with it."""

    def __init__(self, database: Database) -> None:
        """What an act expects stands in its statements: of two at once, one conflicts."""
        self._database = database

    async def open(self, new: NewCase) -> None:
        """Store a case. Raise Conflict when the subject has an open one, or the ref is bound already."""
        steps = [case_step(new.case), report_step(new.report), *evidence_steps(new.evidence)]
        if new.submission is not None:
            steps.append(submission_step(new.submission))
        await self._database.write(*steps, *(journal_step(entry) for entry in new.journal))

    async def join(self, report: Report, reason: ReportReason, journal: JournalEntry) -> None:
        """Add a report to an open case and set its gravest reason. Raise Conflict when it closed."""
        # The asker may not know of a graver one that came meanwhile: the gravest stays.
        gravest = sql_case(
            (_severity < SEVERITY[reason], literal(reason, Word(ReportReason))), else_=cases.c.reason
        )
        joined = (
            update(cases)
            .where(cases.c.id == report.case_id, _OPEN)
            .values(reports=cases.c.reports + 1, reason=gravest)
        )
        await self._database.write(Step(joined, expect=1), report_step(report), journal_step(journal))

    async def open_for(self, subject: Subject) -> Case | None:
        """Return the subject's open case."""
        rows = await self._database.read(select_cases().where(_about(subject), _OPEN))
        return case_of(rows[0]) if rows else None

    async def report_by(self, person_id: PersonId, subject: Subject) -> Report | None:
        """Return this person's report in the subject's open case."""
        rows = await self._database.read(
            select(reports)
            .join(cases, cases.c.id == reports.c.case_id)
            .where(reports.c.reporter_id == person_id, _about(subject), _OPEN)
        )
        return report_of(rows[0]) if rows else None

    async def report_of(self, receipt: Receipt) -> FiledReport | None:
        """Return what a receipt stands for, with the latest decision of its case."""
        found = await self._database.read(select(reports).where(reports.c.receipt == receipt))
        if not found:
            return None
        report = report_of(found[0])
        rows = await self._database.read(select_cases().where(cases.c.id == report.case_id))
        if not rows:
            return None
        latest = await self._database.read(
            select(*decisions.columns, reversals.c.at.label("reversed_at"))
            .join_from(decisions, reversals, reversals.c.decision_id == decisions.c.id, isouter=True)
            .where(decisions.c.case_id == report.case_id)
            .order_by(decisions.c.at.desc(), decisions.c.id.desc())
            .limit(1)
        )
        return FiledReport(
            report=report,
            case=case_of(rows[0]),
            decision=decision_of(latest[0]) if latest else None,
            reversed=bool(latest) and latest[0].reversed_at is not None,
        )

    async def queue(self, *, closed: bool, limit: int) -> Sequence[tuple[Case, str, str | None]]:
        """Return cases with the first words of their subject and its author's pseudonym.

        Open ones by gravity of their reason then age; closed ones newest first. A notice's subject is what
        it says; a person's is their pseudonym.
        """
        question = select_cases(
            func.coalesce(_SUBJECT_LINE, _NOTICE_TEXT, "").label("excerpt"),
            func.coalesce(_LINE_AUTHOR, _REPORTED_PERSON).label("pseudonym"),
        ).limit(limit)
        if closed:
            question = question.where(~_OPEN).order_by(cases.c.closed_at.desc(), cases.c.id.desc())
        else:
            question = question.where(_OPEN).order_by(_severity.desc(), cases.c.opened_at, cases.c.id)
        return [(case_of(row), row.excerpt, row.pseudonym) for row in await self._database.read(question)]

    async def file(self, case_id: CaseId) -> CaseFile | None:
        """Return a case with its reports, evidence and decisions, each in the order in which they came."""
        rows = await self._database.read(select_cases().where(cases.c.id == case_id))
        if not rows:
            return None
        told = select(reports).where(reports.c.case_id == case_id).order_by(reports.c.at, reports.c.id)
        lines = select(evidence).where(evidence.c.case_id == case_id).order_by(evidence.c.number)
        decided = (
            select(decisions).where(decisions.c.case_id == case_id).order_by(decisions.c.at, decisions.c.id)
        )
        return CaseFile(
            case=case_of(rows[0]),
            reports=[report_of(row) for row in await self._database.read(told)],
            evidence=[evidence_of(row) for row in await self._database.read(lines)],
            decisions=[decision_of(row) for row in await self._database.read(decided)],
        )

    async def held_in(self, case_id: CaseId) -> Submission | None:
        """Return the text that waits for this case's decision."""
        rows = await self._database.read(
            select(submissions).where(
                submissions.c.case_id == case_id, submissions.c.state == SubmissionState.HELD
            )
        )
        return submission_of(rows[0]) if rows else None

    async def claim(self, case_id: CaseId, claim: Claim, now: datetime, journal: JournalEntry) -> Case:
        """Take or renew the lease. Raise Conflict when another's lease lives or the case is closed."""
        free = or_(
            cases.c.claimed_by.is_(None),
            cases.c.claimed_by == claim.staff_id,
            cases.c.claimed_until <= now,
        )
        taken = (
            update(cases)
            .where(cases.c.id == case_id, _OPEN, free)
            .values(claimed_by=claim.staff_id, claimed_until=claim.until)
            .returning(*cases.columns)
        )
        (row,), _ = await self._database.write(Step(taken, expect=1), journal_step(journal))
        return case_of(row, claim)

    async def release(self, case_id: CaseId, staff_id: StaffId, journal: JournalEntry) -> None:
        """Give the lease back; nothing happens when it is another's."""
        freed = (
            update(cases)
            .where(cases.c.id == case_id, cases.c.claimed_by == staff_id)
            .values(claimed_by=None, claimed_until=None)
        )
        try:
            await self._database.write(Step(freed, expect=1), journal_step(journal))
        except Conflict:
            return

    async def decide(self, settlement: Settlement, staff_id: StaffId, now: datetime) -> Message | None:
        """Close the case with its decision; return the message that was removed or delivered.

        Raise Conflict when the case is closed or the lease is not this moderator's. A message that is gone
        by now, or that its author removed, cannot be taken away: the decision is stored without it.
        """
        try:
            return await self._settle(settlement, staff_id, now)
        except Conflict:
            if settlement.removal is None:
                raise
            # Either the case is lost, which conflicts again, or there is nothing left to remove; then the
            # decision took nothing, and its reversal must not give it back.
            decision = replace(settlement.decision, message_id=None)
            await self._settle(replace(settlement, decision=decision, removal=None), staff_id, now)
            return None

    async def oldest_open(self) -> datetime | None:
        """Return since when the oldest open case waits."""
        question = select(cases.c.opened_at).where(_OPEN).order_by(cases.c.opened_at).limit(1)
        rows = await self._database.read(question)
        if not rows:
            return None
        oldest: datetime = rows[0].opened_at
        return oldest

    async def _settle(self, settlement: Settlement, staff_id: StaffId, now: datetime) -> Message | None:
        decision, removal = settlement.decision, settlement.removal
        closed = (
            update(cases)
            .where(
                cases.c.id == decision.case_id,
                _OPEN,
                cases.c.claimed_by == staff_id,
                cases.c.claimed_until > now,
            )
            .values(closed_at=now, claimed_by=None, claimed_until=None)
        )
        # The text before the case, as a withdrawal does, so that the two wait for each other and do not lock.
        steps: list[Step] = []
        shown: tuple[int, Slug] | None = None
        if settlement.submission is not None and settlement.delivery is not None:
            steps += acceptance_steps(settlement.submission, settlement.delivery)
            shown = len(steps) - 2, settlement.delivery.room
        elif settlement.submission is not None:
            steps.append(undelivered_step(settlement.submission, decision.at))
        steps += [Step(closed, expect=1), decision_step(decision)]
        if settlement.sanction is not None:
            steps.append(sanction_step(settlement.sanction))
        if settlement.drop_evidence:
            steps.append(Step(delete(evidence).where(evidence.c.case_id == decision.case_id)))
        if removal is not None:
            steps += change_steps(removal)
            shown = len(steps) - 1, removal.room
        answers = await self._database.write(*steps, journal_step(settlement.journal))
        if shown is None:
            return None
        place, room = shown
        return message_of(answers[place][0], room)


def _about(subject: Subject) -> ColumnElement[bool]:
    return (cases.c.subject_kind == subject.kind) & (cases.c.subject_id == subject.id)
