"""Which rules run now, and under which names, from what is stored of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from palabre.domain.overrides import Effect, Override
from palabre.domain.rule_life import ACTING, RUNNING, RuleVersion, held_back
from palabre.domain.rules import Rule, RuleStage

_BESIDE: Final = "~"
"""Before the version of a rule of which another version bears the plain name."""

_WEIGHT: Final = {stage: weight for weight, stage in enumerate(RuleStage)}


@dataclass(kw_only=True, frozen=True, slots=True)
class Running:
    """A version that runs. ``rule`` bears the name under which verdicts speak of it."""

    rule: Rule
    version: RuleVersion

    @property
    def acts(self) -> bool:
        """Whether it has an effect on what is said, at least on a share of it."""
        return self.rule.stage in ACTING


def main_of(versions: Sequence[RuleVersion]) -> RuleVersion:
    """Return the version that stands for a rule: what acts before what is tried, else the newest."""
    running = [one for one in versions if one.rule.stage in RUNNING]
    if not running:
        return max(versions, key=lambda one: one.rule.version)
    return max(running, key=lambda one: (_WEIGHT[one.rule.stage], -one.rule.version))


def by_rule(versions: Iterable[RuleVersion]) -> dict[str, list[RuleVersion]]:
    """Return the versions of each rule, newest first; rules in the order in which they come."""
    found: dict[str, list[RuleVersion]] = {}
    for one in versions:
        found.setdefault(one.rule.id, []).append(one)
    for several in found.values():
        several.sort(key=lambda one: -one.rule.version)
    return found


def running(
    versions: Iterable[RuleVersion], overrides: Iterable[Override], now: datetime
) -> tuple[Running, ...]:
    """Return what runs: built-in rules are versions like the others. The order is the priority."""
    standing = {one.rule_id: one for one in overrides if one.stands(now)}
    found: list[Running] = []
    for rule_id, several in by_rule(versions).items():
        override = standing.get(rule_id)
        main = main_of(several)
        for one in several:
            rule = held_back(one.rule) if one.held else one.rule
            overridden = override is not None and override.version == rule.version
            if override is not None and overridden:
                rule = _overridden(rule, override.effect)
            if rule.stage not in RUNNING:
                continue
            if one is not main and not (overridden and main.rule.stage not in RUNNING):
                rule = replace(rule, id=f"{rule_id}{_BESIDE}{rule.version}")
            found.append(Running(rule=rule, version=one))
    return tuple(found)


def _overridden(rule: Rule, effect: Effect) -> Rule:
    match effect:
        case Effect.STOPPED:
            return replace(rule, stage=RuleStage.STOPPED)
        case Effect.SHADOW:
            return replace(rule, stage=RuleStage.SHADOW)
        case Effect.LIVE:
            return replace(rule, stage=RuleStage.LIVE)
        case Effect.HOLD:
            stage = rule.stage if rule.stage in ACTING else RuleStage.LIVE
            return held_back(replace(rule, stage=stage))
