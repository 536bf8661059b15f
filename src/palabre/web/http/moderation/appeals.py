"""Appeals, and the decision about them by another moderator."""

from dataclasses import dataclass

from palabre.app.appeals import DecideAppeal, ReadAppeal
from palabre.app.staff import StaffNames
from palabre.domain.appeals import AppealOutcome
from palabre.domain.errors import AppealExists, InvalidInput, NotFound, SamePerson
from palabre.domain.ids import AppealId, StaffId
from palabre.domain.permissions import Permission
from palabre.web.http.moderation.views import decision_view, evidence_view
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.moderation import AppealCase, AppealDecisionRequest, AppealParams


@dataclass(kw_only=True, frozen=True, slots=True)
class AppealDoor:
    """What these routes need."""

    read: ReadAppeal
    decide: DecideAppeal
    names: StaffNames


def appeal_routes(door: AppealDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of appeals."""

    async def read(call: Call[AppealParams, None, None]) -> AppealCase:
        return await _view(AppealId(call.params.appeal_id), call.staff.member.id)

    async def _view(appeal_id: AppealId, reader: StaffId) -> AppealCase:
        opened = await door.read(appeal_id)
        appeal, decision = opened.appeal, opened.decision
        return AppealCase(
            id=appeal.id,
            text=appeal.text,
            at=appeal.at,
            decision=decision_view(
                decision, await door.names(), reversed_=appeal.outcome is AppealOutcome.REVERSED
            ),
            mine=decision.staff_id == reader,
            evidence=[evidence_view(line) for line in opened.evidence],
            original_text=decision.text,
            rule=decision.rule,
            spans=[(span.start, span.end) for span in decision.spans],
            outcome=appeal.outcome.value if appeal.outcome else None,
        )

    async def decide(call: Call[AppealParams, None, AppealDecisionRequest]) -> AppealCase:
        member, appeal_id = call.staff.member, AppealId(call.params.appeal_id)
        await door.decide(member, appeal_id, AppealOutcome(call.body.outcome), call.body.answer)
        return await _view(appeal_id, member.id)

    return (
        Route(
            method="GET",
            path="/api/v1/moderation/appeals/{appeal_id}",
            summary="An appeal with the decision that it contests",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=read,
            params=AppealParams,
            answer=AppealCase,
            refusals=(NotFound,),
        ),
        Route(
            method="POST",
            path="/api/v1/moderation/appeals/{appeal_id}/decision",
            summary="Uphold or reverse; never one's own decision",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=decide,
            params=AppealParams,
            body=AppealDecisionRequest,
            answer=AppealCase,
            refusals=(NotFound, SamePerson, AppealExists, InvalidInput),
        ),
    )
