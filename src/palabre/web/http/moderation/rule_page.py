"""What the routes of the rules share: how they are declared, and the page of one rule."""

from dataclasses import dataclass

from palabre.app.ports.house import Clock
from palabre.app.rules.desk import ReadRules
from palabre.app.staff import StaffNames
from palabre.domain.errors import Refusal
from palabre.domain.ids import StaffId
from palabre.domain.permissions import Permission
from palabre.web.http.moderation import rule_views as views
from palabre.web.rates import RateClass
from palabre.web.routes import A, AnyRoute, B, Handler, Method, P, Q, Route
from palabre.wire.http import rules as wire

RULES = "/api/v1/moderation/rules"
RULE = f"{RULES}/{{rule_id}}"


@dataclass(kw_only=True, frozen=True, slots=True)
class RulePage:
    """A rule as it is after each change."""

    read: ReadRules
    names: StaffNames
    clock: Clock

    async def __call__(self, reader: StaffId, rule_id: str) -> wire.RuleView:
        """Return the page of one rule for this reader; raise NotFound."""
        return views.rule_view(await self.read.file(rule_id), await self.names(), reader, self.clock.now())

    async def every(self, reader: StaffId) -> wire.RuleList:
        """Return all rules for this reader."""
        names, now, lines = await self.names(), self.clock.now(), await self.read()
        steps, aside = await self.read.alerts()
        return wire.RuleList(
            items=[views.rule_row(line, names, reader, now) for line in lines],
            alerts=views.alerts(steps, aside),
        )


def staff_route(
    method: Method,
    path: str,
    summary: str,
    handler: Handler[P, Q, B, A],
    *,
    params: type[P] | None = None,
    query: type[Q] | None = None,
    body: type[B] | None = None,
    answer: type[A] | None = None,
    status: int = 200,
    refusals: tuple[type[Refusal], ...] = (),
    replay: bool = True,
) -> AnyRoute:
    """Declare a route of the staff."""
    return Route(
        method=method,
        path=path,
        summary=summary,
        tags=("moderation",),
        permission=Permission.STAFF,
        rate=RateClass.STAFF,
        handler=handler,
        params=params,
        query=query,
        body=body,
        answer=answer,
        status=status,
        refusals=refusals,
        replay=replay,
    )
