"""Two persons set a rule's stage aside for a day."""

from dataclasses import dataclass

from palabre.app.rules.overrides import OverrideRule
from palabre.domain.errors import (
    NotFound,
    OverrideExpired,
    OverrideMissing,
    OverrideSamePerson,
    OverrideStands,
    OverrideTooNew,
)
from palabre.domain.overrides import Effect
from palabre.web.http.moderation.rule_page import RULE, RulePage, staff_route
from palabre.web.routes import AnyRoute, Call
from palabre.wire.http import rules as wire


@dataclass(kw_only=True, frozen=True, slots=True)
class OverrideDoor:
    """What these routes need."""

    page: RulePage
    override: OverrideRule


def override_routes(door: OverrideDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of overrides."""

    async def ask(call: Call[wire.RuleParams, None, wire.OverrideRequest]) -> wire.RuleView:
        rule_id, body = call.params.rule_id, call.body
        await door.override.ask(call.staff, rule_id, Effect(body.effect), body.reason)
        return await door.page(call.staff.member.id, rule_id)

    async def confirm(call: Call[wire.RuleParams, None, wire.OverrideConfirmation]) -> wire.RuleView:
        rule_id = call.params.rule_id
        await door.override.confirm(call.staff, rule_id, call.body.id)
        return await door.page(call.staff.member.id, rule_id)

    async def end(call: Call[wire.RuleParams, None, None]) -> None:
        await door.override.end(call.staff.member.id, call.params.rule_id)

    return (
        staff_route(
            "POST",
            f"{RULE}/override",
            "Ask to set a rule's stage aside for a day",
            ask,
            params=wire.RuleParams,
            body=wire.OverrideRequest,
            answer=wire.RuleView,
            status=201,
            refusals=(NotFound, OverrideStands),
        ),
        staff_route(
            "POST",
            f"{RULE}/override/confirmation",
            "Confirm an override, as the second person",
            confirm,
            params=wire.RuleParams,
            body=wire.OverrideConfirmation,
            answer=wire.RuleView,
            refusals=(NotFound, OverrideMissing, OverrideExpired, OverrideSamePerson, OverrideTooNew),
        ),
        staff_route(
            "DELETE",
            f"{RULE}/override",
            "End an override, or a wish for one",
            end,
            params=wire.RuleParams,
            status=204,
            refusals=(NotFound, OverrideMissing),
        ),
    )
