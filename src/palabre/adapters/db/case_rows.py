"""A case, its reports and its evidence, to and from their rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, insert, select

from palabre.adapters.db.engine import Row, Step
from palabre.adapters.db.tables import cases, evidence, reports, staff
from palabre.domain.cases import Case, Claim, Evidence
from palabre.domain.ids import Alias, CaseId, MessageId, PersonId, Receipt, ReportId, Slug, StaffId
from palabre.domain.messages import Author
from palabre.domain.reports import Report, Subject


def select_cases(*more: ColumnElement[Any]) -> Select[Row]:
    """Ask for cases as ``case_of`` reads them, with further columns."""
    holder = staff.c.id == cases.c.claimed_by
    return select(*cases.columns, staff.c.name.label("claimed_by_name"), *more).select_from(
        cases.outerjoin(staff, holder)
    )


def case_of(row: Row, claim: Claim | None = None) -> Case:
    """Make the case of a row of ``select_cases``, or of ``cases`` under a ``claim`` that is known."""
    if claim is None and row.claimed_by is not None:
        claim = Claim(
            staff_id=StaffId(row.claimed_by),
            staff_name=row.claimed_by_name or "",
            until=row.claimed_until,
        )
    return Case(
        id=CaseId(row.id),
        subject=Subject(kind=row.subject_kind, id=row.subject_id),
        reason=row.reason,
        opened_at=row.opened_at,
        reports=row.reports,
        person_id=None if row.person_id is None else PersonId(row.person_id),
        room=None if row.room is None else Slug(row.room),
        claim=claim,
        closed_at=row.closed_at,
    )


def case_step(case: Case) -> Step:
    """Store an open case. Conflict when its subject has one."""
    return Step(
        insert(cases).values(
            id=case.id,
            subject_kind=case.subject.kind,
            subject_id=case.subject.id,
            reason=case.reason,
            opened_at=case.opened_at,
            reports=case.reports,
            person_id=case.person_id,
            room=case.room,
        ),
        expect=1,
    )


def report_of(row: Row) -> Report:
    """Make the report of a row of ``reports``."""
    return Report(
        id=ReportId(row.id),
        case_id=CaseId(row.case_id),
        source=row.source,
        reason=row.reason,
        at=row.at,
        comment=row.comment,
        reporter_id=None if row.reporter_id is None else PersonId(row.reporter_id),
        receipt=None if row.receipt is None else Receipt(row.receipt),
        notifier_name=row.notifier_name,
        notifier_email=row.notifier_email,
        locations=tuple(row.locations),
    )


def report_step(report: Report) -> Step:
    """Store a report. Conflict when its person has one in the case."""
    return Step(
        insert(reports).values(
            id=report.id,
            case_id=report.case_id,
            source=report.source,
            reason=report.reason,
            at=report.at,
            comment=report.comment,
            reporter_id=report.reporter_id,
            receipt=report.receipt,
            notifier_name=report.notifier_name,
            notifier_email=report.notifier_email,
            locations=list(report.locations),
        ),
        expect=1,
    )


def evidence_of(row: Row) -> Evidence:
    """Make the frozen line of a row of ``evidence``."""
    return Evidence(
        case_id=CaseId(row.case_id),
        message_id=None if row.message_id is None else MessageId(row.message_id),
        room=Slug(row.room),
        seq=row.seq,
        author_id=PersonId(row.author_id),
        author=Author(alias=Alias(row.author_alias), pseudonym=row.author_pseudonym),
        text=row.text,
        at=row.at,
        is_subject=row.is_subject,
        earlier_texts=tuple(row.earlier_texts),
    )


def evidence_steps(lines: Sequence[Evidence]) -> Sequence[Step]:
    """Freeze lines in the order given."""
    return [
        Step(
            insert(evidence).values(
                case_id=line.case_id,
                number=number,
                message_id=line.message_id,
                room=line.room,
                seq=line.seq,
                author_id=line.author_id,
                author_alias=line.author.alias,
                author_pseudonym=line.author.pseudonym,
                text=line.text,
                at=line.at,
                is_subject=line.is_subject,
                earlier_texts=list(line.earlier_texts),
            ),
            expect=1,
        )
        for number, line in enumerate(lines)
    ]
