"""Statements of reasons and appeals, for whoever holds the case code, also when banned."""

from dataclasses import dataclass
from typing import Literal, cast

from palabre.app.appeals import FileAppeal, ReadStatement
from palabre.app.ports.house import Clock
from palabre.domain.appeals import Appeal, AppealOutcome
from palabre.domain.decisions import APPEAL_WINDOW, CONTESTABLE, Decision
from palabre.domain.errors import AppealExists, AppealWindowOver, InvalidInput, NotFound, NothingToContest
from palabre.domain.ids import CaseCode
from palabre.domain.permissions import Permission
from palabre.domain.verdicts import ExplanationLevel
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.statements import (
    AppealAnswer,
    AppealRequest,
    AppealView,
    CaseCodeParams,
    StatementView,
)

StatementKind = Literal["remove", "warn", "mute", "room_ban", "ban", "refuse"]


@dataclass(kw_only=True, frozen=True, slots=True)
class StatementDoor:
    """What these routes need."""

    read: ReadStatement
    appeal: FileAppeal
    clock: Clock


def statement_routes(door: StatementDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the sanctioned person."""

    async def statement(call: Call[CaseCodeParams, None, None]) -> StatementView:
        decision, appeal = await door.read(CaseCode(call.params.case_code))
        appeal_until = decision.at + APPEAL_WINDOW
        open_still = appeal is None and door.clock.now() <= appeal_until
        return _view(
            decision,
            appeal,
            case_code=call.params.case_code,
            contestable=open_still and decision.kind in CONTESTABLE,
        )

    async def appeal(call: Call[None, None, AppealRequest]) -> AppealAnswer:
        filed = await door.appeal(CaseCode(call.body.case_code), call.body.text)
        return AppealAnswer(id=filed.id, case_code=call.body.case_code, at=filed.at)

    return (
        Route(
            method="GET",
            path="/api/v1/statements/{case_code}",
            summary="The statement of reasons (DSA art. 17)",
            tags=("statements",),
            permission=Permission.ANYONE,
            rate=RateClass.NOTICE,
            handler=statement,
            params=CaseCodeParams,
            answer=StatementView,
            refusals=(NotFound,),
        ),
        Route(
            method="POST",
            path="/api/v1/appeals",
            summary="Contest a decision (DSA art. 20)",
            tags=("statements",),
            permission=Permission.ANYONE,
            rate=RateClass.NOTICE,
            handler=appeal,
            body=AppealRequest,
            answer=AppealAnswer,
            status=201,
            refusals=(NotFound, AppealExists, AppealWindowOver, NothingToContest, InvalidInput),
        ),
    )


def _view(decision: Decision, appeal: Appeal | None, *, case_code: str, contestable: bool) -> StatementView:
    full = decision.explanation is ExplanationLevel.FULL
    generic = decision.explanation is ExplanationLevel.GENERIC
    return StatementView(
        case_code=case_code,
        kind=cast("StatementKind", decision.kind.value),
        at=decision.at,
        ground=decision.ground.value,
        reason=decision.reason,
        automated_detection=decision.automated_detection,
        automated_decision=decision.automated,
        standing=appeal is None or appeal.outcome is not AppealOutcome.REVERSED,
        contestable=contestable,
        appeal_until=decision.at + APPEAL_WINDOW,
        room=decision.room,
        until=decision.ends_at,
        rule=decision.rule if full else None,
        categories=[] if generic else [category.value for category in decision.categories],
        spans=[(span.start, span.end) for span in decision.spans] if full else [],
        text=decision.text,
        appeal=None if appeal is None else appeal_view(appeal),
    )


def appeal_view(appeal: Appeal) -> AppealView:
    """The appeal as its author sees it; never who decided."""
    return AppealView(
        text=appeal.text,
        at=appeal.at,
        outcome=appeal.outcome.value if appeal.outcome else None,
        answer=appeal.answer,
        decided_at=appeal.decided_at,
    )
