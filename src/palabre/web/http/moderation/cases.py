"""The queue, a case's file, the lease on it, the decision."""

from dataclasses import dataclass

from palabre.app.cases.decide import DecideCase, Ruling
from palabre.app.cases.desk import ClaimCase, ReadCase, ReadQueue
from palabre.app.ports.house import Clock
from palabre.app.staff import StaffNames
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import (
    CaseClaimed,
    CaseClosed,
    CaseNotClaimed,
    DurationInvalid,
    InvalidInput,
    NotFound,
    ReasonMissing,
)
from palabre.domain.ids import CaseId
from palabre.domain.permissions import Permission
from palabre.domain.reports import ReportReason
from palabre.web.http.moderation.views import appeal_row, case_row, case_view
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.moderation import (
    CaseParams,
    CaseView,
    DecisionAnswer,
    DecisionRequest,
    Queue,
    QueueQuery,
)

_CASE = "/api/v1/moderation/cases/{case_id}"


@dataclass(kw_only=True, frozen=True, slots=True)
class CaseDoor:
    """What these routes need."""

    queue: ReadQueue
    read: ReadCase
    claim: ClaimCase
    decide: DecideCase
    names: StaffNames
    clock: Clock


def case_routes(door: CaseDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the moderators' desk."""

    async def queue(call: Call[None, QueueQuery, None]) -> Queue:
        reader, now = call.staff.member.id, door.clock.now()
        lines, appeals = await door.queue(closed=call.query.state == "closed", limit=call.query.limit)
        return Queue(
            items=[case_row(line, reader, now) for line in lines],
            appeals=[appeal_row(appeal, decision, reader) for appeal, decision in appeals],
        )

    async def read(call: Call[CaseParams, None, None]) -> CaseView:
        return await _file(call, note=True)

    async def claim(call: Call[CaseParams, None, None]) -> CaseView:
        await door.claim(call.staff.member, CaseId(call.params.case_id))
        return await _file(call, note=False)

    async def _file(call: Call[CaseParams, None, None], *, note: bool) -> CaseView:
        member = call.staff.member
        file = await door.read(member, CaseId(call.params.case_id), note=note)
        return case_view(file, member.id, await door.names(), door.clock.now())

    async def release(call: Call[CaseParams, None, None]) -> None:
        await door.claim.release(call.staff.member, CaseId(call.params.case_id))

    async def decide(call: Call[CaseParams, None, DecisionRequest]) -> DecisionAnswer:
        body = call.body
        decision = await door.decide(
            call.staff.member,
            CaseId(call.params.case_id),
            Ruling(
                kind=DecisionKind(body.kind),
                ground=ReportReason(body.ground),
                reason=body.reason,
                minutes=body.minutes,
                also_remove=body.also_remove,
            ),
        )
        return DecisionAnswer(id=decision.id, case_code=decision.case_code)

    return (
        Route(
            method="GET",
            path="/api/v1/moderation/cases",
            summary="The queue, most urgent first, with the appeals that wait",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=queue,
            query=QueueQuery,
            answer=Queue,
        ),
        Route(
            method="GET",
            path=_CASE,
            summary="A case with its evidence; looking at it goes to the journal",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=read,
            params=CaseParams,
            answer=CaseView,
            refusals=(NotFound,),
        ),
        Route(
            method="POST",
            path=f"{_CASE}/claim",
            summary="Take or renew the lease on a case",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=claim,
            params=CaseParams,
            answer=CaseView,
            refusals=(NotFound, CaseClaimed, CaseClosed),
        ),
        Route(
            method="DELETE",
            path=f"{_CASE}/claim",
            summary="Give the lease back",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=release,
            params=CaseParams,
            status=204,
        ),
        Route(
            method="POST",
            path=f"{_CASE}/decisions",
            summary="Decide a claimed case, with a reason",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=decide,
            params=CaseParams,
            body=DecisionRequest,
            answer=DecisionAnswer,
            status=201,
            refusals=(
                NotFound,
                CaseClaimed,
                CaseClosed,
                CaseNotClaimed,
                ReasonMissing,
                DurationInvalid,
                InvalidInput,
            ),
        ),
    )
