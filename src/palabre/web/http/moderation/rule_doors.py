"""All routes of the rules over what they need."""

from palabre.app.rules.backtests import Backtests
from palabre.app.rules.book import LiveRules
from palabre.app.rules.desk import ReadRules
from palabre.app.rules.judgements import JudgeLine
from palabre.app.rules.overrides import OverrideRule
from palabre.app.rules.samples import ReviewSamples
from palabre.app.rules.stages import StageRule
from palabre.app.rules.write import CheckRule, WriteRule
from palabre.app.staff import StaffNames
from palabre.realtime.rulekeeper import RuleParts
from palabre.web.http.moderation.judgements import JudgementDoor, judgement_routes
from palabre.web.http.moderation.overrides import OverrideDoor, override_routes
from palabre.web.http.moderation.rule_page import RulePage
from palabre.web.http.moderation.rules import RuleDoor, rule_routes
from palabre.web.http.moderation.trials import TrialDoor, trial_routes
from palabre.web.routes import AnyRoute


def every_rule_route(parts: RuleParts, live: LiveRules, names: StaffNames) -> tuple[AnyRoute, ...]:
    """Return the routes of rules, overrides, trials and of the page where a line is tried."""
    store, trials, clock, filtering = parts.rules, parts.trials, parts.clock, parts.filtering
    check = CheckRule(live=live, checker=filtering)
    read = ReadRules(store=store, trials=trials, live=live, clock=clock)
    page = RulePage(read=read, names=names, clock=clock)
    rules = RuleDoor(
        page=page,
        write=WriteRule(store=store, live=live, check=check, clock=clock),
        check=check,
        stage=StageRule(store=store, trials=trials, live=live, check=check, clock=clock),
    )
    overrides = OverrideDoor(
        page=page, override=OverrideRule(store=store, live=live, clock=clock, chance=parts.chance)
    )
    tried = TrialDoor(
        page=page,
        backtests=Backtests(trials=trials, live=live, check=check, explainer=filtering, clock=clock),
        samples=ReviewSamples(trials=trials, live=live, explainer=filtering, clock=clock),
    )
    judge = JudgeLine(explainer=filtering, clock=clock, minimum_age=parts.minimum_age)
    return (
        *rule_routes(rules),
        *override_routes(overrides),
        *trial_routes(tried),
        *judgement_routes(JudgementDoor(judge=judge)),
    )
