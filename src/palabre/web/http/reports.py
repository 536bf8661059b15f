"""Reports from inside, notices at the public door, receipts for both."""

from dataclasses import dataclass
from typing import Literal

from palabre.app.ports.house import Clock
from palabre.app.reports import FileNotice, FileReport, Notice, ReadReceipt
from palabre.domain.cases import CaseStatus
from palabre.domain.errors import AlreadyReported, InvalidInput, NotFound, Overloaded
from palabre.domain.ids import Receipt
from palabre.domain.permissions import Permission
from palabre.domain.reports import ReportReason
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.reports import (
    NoticeAnswer,
    NoticeRequest,
    ReceiptParams,
    ReceiptView,
    ReportAnswer,
    ReportRequest,
)

OutcomeText = Literal["no_action", "remove", "warn", "mute", "room_ban", "ban", "refuse", "reversed"]


@dataclass(kw_only=True, frozen=True, slots=True)
class ReportDoor:
    """What these routes need."""

    report: FileReport
    notice: FileNotice
    receipt: ReadReceipt
    clock: Clock


def report_routes(door: ReportDoor) -> tuple[AnyRoute, ...]:
    """Return the routes by which the house is told."""

    async def report(call: Call[None, None, ReportRequest]) -> ReportAnswer:
        receipt = await door.report(
            call.person.person,
            kind=call.body.subject.kind,
            subject_id=call.body.subject.id,
            reason=ReportReason(call.body.reason),
            comment=call.body.comment,
        )
        return ReportAnswer(receipt=receipt, status_url=_status_url(receipt))

    async def notice(call: Call[None, None, NoticeRequest]) -> NoticeAnswer:
        body = call.body
        receipt = await door.notice(
            Notice(
                explanation=body.explanation,
                locations=tuple(body.item_locations),
                reason=ReportReason(body.category),
                good_faith=body.good_faith,
                name=body.notifier_name,
                email=body.notifier_email,
            )
        )
        return NoticeAnswer(receipt=receipt, status_url=_status_url(receipt))

    async def receipt(call: Call[ReceiptParams, None, None]) -> ReceiptView:
        filed = await door.receipt(Receipt(call.params.receipt))
        state: Literal["received", "in_review", "decided"] = "received"
        if filed.case.closed_at is not None:
            state = "decided"
        elif filed.case.status(door.clock.now()) is CaseStatus.CLAIMED:
            state = "in_review"
        outcome: OutcomeText | None = None
        if filed.decision is not None:
            outcome = "reversed" if filed.reversed else filed.decision.kind.value
        return ReceiptView(
            receipt=call.params.receipt,
            state=state,
            reason=filed.report.reason.value,
            received_at=filed.report.at,
            decided_at=filed.decision.at if filed.decision else None,
            outcome=outcome,
        )

    return (
        Route(
            method="POST",
            path="/api/v1/reports",
            summary="Report a message, a person or a room",
            tags=("reports",),
            permission=Permission.SESSION,
            rate=RateClass.REPORT,
            handler=report,
            body=ReportRequest,
            answer=ReportAnswer,
            status=201,
            refusals=(NotFound, AlreadyReported, Overloaded),
        ),
        Route(
            method="POST",
            path="/api/v1/notices",
            summary="Tell the house about illegal content, without an account (DSA art. 16)",
            tags=("reports",),
            permission=Permission.ANYONE,
            rate=RateClass.NOTICE,
            handler=notice,
            body=NoticeRequest,
            answer=NoticeAnswer,
            status=201,
            refusals=(InvalidInput, Overloaded),
        ),
        Route(
            method="GET",
            path="/api/v1/receipts/{receipt}",
            summary="State and outcome of a report or notice",
            tags=("reports",),
            permission=Permission.ANYONE,
            rate=RateClass.NOTICE,
            handler=receipt,
            params=ReceiptParams,
            answer=ReceiptView,
            refusals=(NotFound,),
        ),
    )


def _status_url(receipt: Receipt) -> str:
    return f"/api/v1/receipts/{receipt}"
