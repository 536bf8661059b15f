"""What runs now follows from versions, overrides and the time."""

from dataclasses import replace
from typing import Any

from palabre.domain.overrides import OVERRIDE_TIME, Effect, Override
from palabre.domain.rule_life import RuleVersion
from palabre.domain.rule_names import running
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import VerdictAction
from tests import make


def version(number: int, stage: RuleStage, **changes: Any) -> RuleVersion:
    return make.rule_version(version=number, stage=stage, **changes)


def override(of: RuleVersion, effect: Effect) -> Override:
    return Override(
        id=make.uuid(),
        rule_id=of.rule.id,
        version=of.rule.version,
        effect=effect,
        reason="",
        asked_at=make.NOW,
        confirmed_at=make.NOW,
        until=make.NOW + OVERRIDE_TIME,
    )


def names(*versions: RuleVersion, overrides: tuple[Override, ...] = ()) -> dict[str, Rule]:
    return {one.rule.id: one.rule for one in running(versions, overrides, make.later(1))}


def test_drafts_and_stopped_versions_do_not_run() -> None:
    assert names(version(1, RuleStage.STOPPED), version(2, RuleStage.DRAFT)) == {}


def test_what_acts_goes_on_under_its_name_beside_what_is_tried() -> None:
    found = names(version(1, RuleStage.LIVE), version(2, RuleStage.SHADOW), version(3, RuleStage.DRAFT))
    assert {name: rule.version for name, rule in found.items()} == {"insult.mine": 1, "insult.mine~2": 2}


def test_a_rule_that_is_tried_alone_bears_its_name() -> None:
    assert set(names(version(1, RuleStage.STOPPED), version(2, RuleStage.SHADOW))) == {"insult.mine"}


def test_what_the_house_demoted_holds_instead_of_refusing() -> None:
    held = version(1, RuleStage.LIVE, action=VerdictAction.REFUSE, held=True)
    assert names(held)["insult.mine"].action is VerdictAction.HOLD


def test_an_override_changes_the_stage_for_its_time_only() -> None:
    live = version(1, RuleStage.LIVE, action=VerdictAction.REFUSE)
    stopped = override(live, Effect.STOPPED)
    assert names(live, overrides=(stopped,)) == {}
    assert [one.rule for one in running([live], [stopped], stopped.until)] == [live.rule]
    assert names(live, overrides=(override(live, Effect.SHADOW),))["insult.mine"].stage is RuleStage.SHADOW
    held = names(live, overrides=(override(live, Effect.HOLD),))["insult.mine"]
    assert (held.stage, held.action) == (RuleStage.LIVE, VerdictAction.HOLD)
    shadow = version(1, RuleStage.SHADOW)
    assert names(shadow, overrides=(override(shadow, Effect.LIVE),))["insult.mine"].stage is RuleStage.LIVE
    draft = version(1, RuleStage.DRAFT)
    assert names(draft, overrides=(override(draft, Effect.LIVE),))["insult.mine"].stage is RuleStage.LIVE


def test_a_wish_that_nobody_confirmed_changes_nothing() -> None:
    live = version(1, RuleStage.LIVE)
    wish = replace(override(live, Effect.STOPPED), confirmed_at=None)
    assert set(names(live, overrides=(wish,))) == {"insult.mine"}


def test_names_are_never_given_twice() -> None:
    versions = [version(number, stage) for number, stage in enumerate(RuleStage, start=1)]
    several = [one.rule.id for one in running(versions, [], make.NOW)]
    assert len(several) == len(set(several)) == 3
