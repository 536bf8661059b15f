"""Rules are written, checked, promoted and stopped."""

from dataclasses import dataclass

from palabre.app.rules.stages import StageRule, Wish
from palabre.app.rules.write import CheckRule, Draft, WriteRule
from palabre.domain.errors import (
    GateClosed,
    InvalidInput,
    NotFound,
    RuleBuiltIn,
    RuleChanged,
    RuleExists,
    RuleFaulty,
)
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Category, ExplanationLevel, VerdictAction
from palabre.web.http.moderation import rule_views as views
from palabre.web.http.moderation.rule_page import RULE, RULES, RulePage, staff_route
from palabre.web.routes import AnyRoute, Call
from palabre.wire.http import rules as wire


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleDoor:
    """What these routes need."""

    page: RulePage
    write: WriteRule
    check: CheckRule
    stage: StageRule


def rule_routes(door: RuleDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the rules."""

    async def every(call: Call[None, None, None]) -> wire.RuleList:
        return await door.page.every(call.staff.member.id)

    async def create(call: Call[None, None, wire.NewRule]) -> wire.RuleView:
        body, member = call.body, call.staff.member
        await door.write.create(member, _draft(body.id, body))
        return await door.page(member.id, body.id)

    async def read(call: Call[wire.RuleParams, None, None]) -> wire.RuleView:
        return await door.page(call.staff.member.id, call.params.rule_id)

    async def change(call: Call[wire.RuleParams, None, wire.RuleDraft]) -> wire.RuleView:
        member, rule_id = call.staff.member, call.params.rule_id
        await door.write.change(member, _draft(rule_id, call.body))
        return await door.page(member.id, rule_id)

    async def check(call: Call[None, None, wire.RuleCheckRequest]) -> wire.RuleCheckView:
        rule = Rule(
            id=call.body.id or _NAMELESS,
            when=call.body.when,
            action=VerdictAction.HOLD,
            categories=(Category.INSULT,),
            score=0.5,
            stage=RuleStage.DRAFT,
        )
        return views.check_view(door.check(rule))

    async def stage(call: Call[wire.RuleParams, None, wire.StageRequest]) -> wire.RuleView:
        member, rule_id, body = call.staff.member, call.params.rule_id, call.body
        wish = Wish(stage=RuleStage(body.stage), share=body.share, version=body.version, note=body.note)
        await door.stage(member.id, rule_id, wish)
        return await door.page(member.id, rule_id)

    async def stop(call: Call[wire.RuleParams, None, wire.StopRequest]) -> wire.RuleView:
        member, rule_id = call.staff.member, call.params.rule_id
        await door.stage.stop(member.id, rule_id, call.body.note)
        return await door.page(member.id, rule_id)

    return (
        staff_route(
            "GET", RULES, "Every rule with its stage, figures and what it lacks", every, answer=wire.RuleList
        ),
        staff_route(
            "POST",
            RULES,
            "Write a rule, as a draft",
            create,
            body=wire.NewRule,
            answer=wire.RuleView,
            status=201,
            refusals=(RuleExists, RuleFaulty),
        ),
        staff_route(
            "POST",
            f"{RULES}/check",
            "Look at an expression; nothing is stored",
            check,
            body=wire.RuleCheckRequest,
            answer=wire.RuleCheckView,
        ),
        staff_route(
            "GET",
            RULE,
            "A rule with its whole history",
            read,
            params=wire.RuleParams,
            answer=wire.RuleView,
            refusals=(NotFound,),
        ),
        staff_route(
            "PUT",
            RULE,
            "Write a new version, as a draft; what runs goes on",
            change,
            params=wire.RuleParams,
            body=wire.RuleDraft,
            answer=wire.RuleView,
            refusals=(NotFound, RuleBuiltIn, RuleFaulty, RuleChanged),
        ),
        staff_route(
            "POST",
            f"{RULE}/stage",
            "Move a version: forward through its gates, or back",
            stage,
            params=wire.RuleParams,
            body=wire.StageRequest,
            answer=wire.RuleView,
            refusals=(NotFound, RuleBuiltIn, GateClosed, RuleFaulty, RuleChanged, InvalidInput),
        ),
        staff_route(
            "POST",
            f"{RULE}/stop",
            "Stop every version that runs, at once",
            stop,
            params=wire.RuleParams,
            body=wire.StopRequest,
            answer=wire.RuleView,
            refusals=(NotFound, RuleBuiltIn, RuleChanged),
        ),
    )


_NAMELESS = "draft.nameless"


def _draft(rule_id: str, body: wire.RuleDraft) -> Draft:
    rule = Rule(
        id=rule_id,
        when=body.when,
        action=VerdictAction(body.action),
        categories=tuple(dict.fromkeys(Category(one) for one in body.categories)),
        score=body.score,
        regular=None if body.regular is None else VerdictAction(body.regular),
        explanation=ExplanationLevel(body.explanation),
        escalate=body.escalate,
        least_precision=body.least_precision,
        stage=RuleStage.DRAFT,
    )
    return Draft(rule=rule, note=body.note)
