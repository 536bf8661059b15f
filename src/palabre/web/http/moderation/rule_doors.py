"""All routes of the rules over what they need."""

from dataclasses import dataclass

from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.rules import Explainer, RuleChecker, RuleStore, TrialStore
from palabre.app.rules.backtests import Backtests
from palabre.app.rules.book import LiveRules
from palabre.app.rules.desk import ReadRules
from palabre.app.rules.judgements import JudgeLine
from palabre.app.rules.overrides import OverrideRule
from palabre.app.rules.samples import ReviewSamples
from palabre.app.rules.stages import StageRule
from palabre.app.rules.write import CheckRule, WriteRule
from palabre.app.staff import StaffNames
from palabre.web.http.moderation.judgements import JudgementDoor, judgement_routes
from palabre.web.http.moderation.overrides import OverrideDoor, override_routes
from palabre.web.http.moderation.rule_page import RulePage
from palabre.web.http.moderation.rules import RuleDoor, rule_routes
from palabre.web.http.moderation.trials import TrialDoor, trial_routes
from palabre.web.routes import AnyRoute


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleParts:
    """What main chose."""

    rules: RuleStore
    trials: TrialStore
    live: LiveRules
    checker: RuleChecker
    explainer: Explainer
    names: StaffNames
    clock: Clock
    chance: Chance
    minimum_age: int


def every_rule_route(parts: RuleParts) -> tuple[AnyRoute, ...]:
    """Return the routes of rules, overrides, trials and of the page where a line is tried."""
    store, trials, live, clock = parts.rules, parts.trials, parts.live, parts.clock
    check = CheckRule(live=live, checker=parts.checker)
    read = ReadRules(store=store, trials=trials, live=live, clock=clock)
    page = RulePage(read=read, names=parts.names, clock=clock)
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
        backtests=Backtests(trials=trials, live=live, check=check, explainer=parts.explainer, clock=clock),
        samples=ReviewSamples(trials=trials, live=live, explainer=parts.explainer, clock=clock),
    )
    judge = JudgeLine(explainer=parts.explainer, clock=clock, minimum_age=parts.minimum_age)
    return (
        *rule_routes(rules),
        *override_routes(overrides),
        *trial_routes(tried),
        *judgement_routes(JudgementDoor(judge=judge)),
    )
