"""Rules are tried on what was said, and their hits are looked at."""

from dataclasses import dataclass

from palabre.app.rules.backtests import Backtests
from palabre.app.rules.samples import ReviewSamples
from palabre.domain.errors import BacktestRunning, NotFound, RuleFaulty
from palabre.domain.rule_life import Review
from palabre.web.http.moderation import rule_views as views
from palabre.web.http.moderation.rule_page import RULE, RulePage, staff_route
from palabre.web.routes import AnyRoute, Call
from palabre.wire.http import rules as wire


@dataclass(kw_only=True, frozen=True, slots=True)
class TrialDoor:
    """What these routes need."""

    page: RulePage
    backtests: Backtests
    samples: ReviewSamples

    async def tried(self, rule_id: str, number: int) -> wire.BacktestView:
        """Return a backtest as it stands."""
        found = await self.backtests.read(rule_id, number)
        return views.backtest_view(found, await self.page.names(), self.page.clock.now())


def trial_routes(door: TrialDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of backtests and samples."""

    async def begin(call: Call[wire.RuleParams, None, wire.BacktestRequest]) -> wire.BacktestView:
        rule_id, body = call.params.rule_id, call.body
        backtest = await door.backtests.begin(call.staff.member.id, rule_id, body.days, body.version)
        return await door.tried(rule_id, backtest.number)

    async def tried(call: Call[wire.BacktestParams, None, None]) -> wire.BacktestView:
        return await door.tried(call.params.rule_id, call.params.number)

    async def cancel(call: Call[wire.BacktestParams, None, None]) -> None:
        await door.backtests.cancel(call.params.rule_id, call.params.number)

    async def samples(call: Call[wire.RuleParams, wire.SampleQuery, None]) -> wire.SampleList:
        query = call.query
        found = await door.samples.read(
            call.params.rule_id, query.version, unseen=query.open, limit=query.limit
        )
        names = await door.page.names()
        return wire.SampleList(items=[views.sample_view(one, spans, names) for one, spans in found])

    async def review(call: Call[wire.SampleParams, None, wire.SampleReview]) -> None:
        params = call.params
        await door.samples.review(call.staff.member, params.rule_id, params.number, Review(call.body.review))

    return (
        staff_route(
            "POST",
            f"{RULE}/backtests",
            "Try a version on what was said, in the background",
            begin,
            params=wire.RuleParams,
            body=wire.BacktestRequest,
            answer=wire.BacktestView,
            status=201,
            refusals=(NotFound, RuleFaulty, BacktestRunning),
        ),
        staff_route(
            "GET",
            f"{RULE}/backtests/{{number}}",
            "How far a backtest is, or what it found",
            tried,
            params=wire.BacktestParams,
            answer=wire.BacktestView,
            refusals=(NotFound,),
        ),
        staff_route(
            "DELETE",
            f"{RULE}/backtests/{{number}}",
            "Call a backtest off",
            cancel,
            params=wire.BacktestParams,
            status=204,
            refusals=(NotFound,),
        ),
        staff_route(
            "GET",
            f"{RULE}/samples",
            "Texts that a version hit in its present stage",
            samples,
            params=wire.RuleParams,
            query=wire.SampleQuery,
            answer=wire.SampleList,
            refusals=(NotFound,),
        ),
        staff_route(
            "PUT",
            f"{RULE}/samples/{{number}}",
            "Say whether the rule was right",
            review,
            params=wire.SampleParams,
            body=wire.SampleReview,
            status=204,
            refusals=(NotFound,),
        ),
    )
