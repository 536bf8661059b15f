"""Domain → the moderators' views. Who reported is never shown."""

from datetime import datetime
from typing import Literal, cast

from palabre.app.cases.desk import OpenFile, QueueLine
from palabre.domain.appeals import Appeal
from palabre.domain.cases import Evidence
from palabre.domain.decisions import Decision
from palabre.domain.ids import StaffId
from palabre.domain.journal import JournalRecord
from palabre.domain.reports import Report
from palabre.domain.staff import StaffMember
from palabre.wire.http.moderation import (
    AppealRow,
    CaseRow,
    CaseView,
    ClaimView,
    DecisionView,
    EvidenceView,
    FilterView,
    JournalEntryView,
    ReportView,
    StaffView,
    UrgencyView,
)

EXCERPT = 120
"""Characters of a subject shown in the queue."""

Names = dict[StaffId, str]
"""Public aliases of the staff."""

AllowedText = Literal["no_action", "remove", "warn", "mute", "room_ban", "ban"]


def staff_view(member: StaffMember) -> StaffView:
    """Oneself."""
    return StaffView(id=member.id, name=member.name, role=member.role.value)


def case_row(line: QueueLine, reader: StaffId, now: datetime) -> CaseRow:
    """A line of the queue."""
    case, terms = line.case, line.urgency
    claim = case.claim if case.claim is not None and case.claim.until > now else None
    return CaseRow(
        id=case.id,
        subject_kind=case.subject.kind.value,
        reason=case.reason.value,
        reports=case.reports,
        opened_at=case.opened_at,
        status=case.status(now).value,
        urgency=UrgencyView(
            total=terms.total, severity=terms.severity, reports=terms.reports, waiting=terms.waiting
        ),
        excerpt=line.excerpt[:EXCERPT],
        room=case.room,
        pseudonym=line.pseudonym,
        claim=None
        if claim is None
        else ClaimView(name=claim.staff_name, mine=claim.staff_id == reader, until=claim.until),
    )


def decision_view(decision: Decision, names: Names, *, reversed_: bool = False) -> DecisionView:
    """A decision, by whose public alias."""
    return DecisionView(
        id=decision.id,
        kind=decision.kind.value,
        ground=decision.ground.value,
        reason=decision.reason,
        at=decision.at,
        by="filter" if decision.staff_id is None else names.get(decision.staff_id, "—"),
        until=decision.ends_at,
        room=decision.room,
        reversed=reversed_,
    )


def report_view(report: Report) -> ReportView:
    """What was said; never by whom."""
    return ReportView(
        source=report.source.value,
        reason=report.reason.value,
        at=report.at,
        comment=report.comment,
        locations=list(report.locations),
    )


def evidence_view(line: Evidence) -> EvidenceView:
    """A frozen line."""
    return EvidenceView(
        text=line.text,
        pseudonym=line.author.pseudonym,
        at=line.at,
        is_subject=line.is_subject,
        room=line.room,
        id=line.message_id,
        seq=line.seq,
        earlier_texts=list(line.earlier_texts),
    )


def case_view(file: OpenFile, reader: StaffId, names: Names, now: datetime) -> CaseView:
    """A case on one page."""
    verdict = file.held.verdict if file.held is not None else None
    return CaseView(
        case=case_row(file.line, reader, now),
        reports=[report_view(report) for report in file.file.reports],
        evidence=[evidence_view(line) for line in file.file.evidence],
        decisions=[decision_view(decision, names) for decision in file.file.decisions],
        past=[decision_view(decision, names, reversed_=fell) for decision, fell in file.past],
        allowed=[cast("AllowedText", kind.value) for kind in file.allowed],
        delivers_on_no_action=file.delivers_on_no_action,
        filter=None
        if verdict is None
        else FilterView(
            rule=verdict.rule or "",
            categories=[category.value for category in verdict.categories],
            spans=[(span.start, span.end) for span in verdict.spans],
            score=verdict.score,
        ),
    )


def appeal_row(appeal: Appeal, decision: Decision, reader: StaffId) -> AppealRow:
    """An appeal in the queue."""
    return AppealRow(
        id=appeal.id,
        at=appeal.at,
        kind=decision.kind.value,
        ground=decision.ground.value,
        excerpt=appeal.text[:EXCERPT],
        mine=decision.staff_id == reader,
        case_id=decision.case_id,
    )


def journal_view(record: JournalRecord) -> JournalEntryView:
    """One act."""
    entry = record.entry
    source = entry.detail.get("source")
    return JournalEntryView(
        number=record.number,
        at=entry.at,
        act=entry.act.value,
        by=record.staff_name or ("filter" if source == "filter" or entry.act == "text.refused" else "house"),
        case_id=entry.case_id,
        detail=dict(entry.detail),
    )
