"""Every rule with its figures, and one with its whole history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from palabre.app.ports.house import Clock
from palabre.app.ports.rules import RuleStore, TrialStore
from palabre.app.rules.book import LiveRules
from palabre.domain.backtests import Backtest
from palabre.domain.errors import NotFound
from palabre.domain.overrides import Override
from palabre.domain.rule_life import Measured, Missing, RuleStep, RuleVersion, missing_for, next_stage
from palabre.domain.rule_names import by_rule, main_of
from palabre.domain.rules import RuleStage

WEEK: Final = 7
"""Days of hits in the list."""

ALERTED: Final = timedelta(hours=24)
"""How long the staff is told that the house demoted a rule."""


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleLine:
    """A rule in the list. ``version`` stands for it; what is measured and missing is the newest one's."""

    version: RuleVersion
    newest: RuleVersion
    hits_today: int
    hits_week: int
    measured: Measured
    backtest: Backtest | None
    next_stage: RuleStage | None
    missing: tuple[Missing, ...]
    override: Override | None
    set_aside: str | None


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleFile:
    """All that is known of a rule, newest first."""

    line: RuleLine
    versions: Sequence[RuleVersion]
    steps: Sequence[RuleStep]
    backtests: Sequence[Backtest]


class ReadRules:
    """For the page of rules; everything is read, nothing stored."""

    def __init__(self, *, store: RuleStore, trials: TrialStore, live: LiveRules, clock: Clock) -> None:
        """``live`` is read again first, so that one's own change is there."""
        self._store = store
        self._trials = trials
        self._live = live
        self._clock = clock

    async def __call__(self) -> list[RuleLine]:
        """Return the staff's rules by name, then the built-in ones."""
        await self._live.reread()
        rules = by_rule(self._live.versions)
        own = {name: several for name, several in rules.items() if not several[0].built_in}
        return await self._lines(own | rules)

    async def file(self, rule_id: str) -> RuleFile:
        """Return one rule; raise NotFound."""
        await self._live.reread()
        several = by_rule(self._live.versions).get(rule_id)
        if several is None:
            raise NotFound
        (line,) = await self._lines({rule_id: several})
        return RuleFile(
            line=line,
            versions=several,
            steps=await self._store.steps(rule_id),
            backtests=await self._trials.backtests(rule_id),
        )

    async def alerts(self) -> tuple[Sequence[RuleStep], Mapping[str, str]]:
        """Return what the house did to rules lately, and which rules are set aside for which fault."""
        return await self._store.recent_steps(self._clock.now() - ALERTED), self._live.set_aside

    async def _lines(self, rules: Mapping[str, Sequence[RuleVersion]]) -> list[RuleLine]:
        now = self._clock.now()
        today = await self._trials.hits_since(_day(now))
        week = await self._trials.hits_since(_day(now) - timedelta(days=WEEK - 1))
        measured = await self._trials.measured()
        backtests = {one.rule_id: one for one in await self._trials.backtests()}
        lines: list[RuleLine] = []
        for rule_id, several in rules.items():
            main, newest = main_of(several), several[0]
            known = measured.get((rule_id, newest.rule.version), Measured())
            following = None if newest.built_in else next_stage(newest.rule.stage)
            lines.append(
                RuleLine(
                    version=main,
                    newest=newest,
                    hits_today=today.get(rule_id, 0),
                    hits_week=week.get(rule_id, 0),
                    measured=known,
                    backtest=backtests.get(rule_id),
                    next_stage=following,
                    missing=() if following is None else missing_for(following, newest, known, now),
                    override=self._live.override_of(rule_id),
                    set_aside=self._live.set_aside.get(rule_id),
                )
            )
        return lines


def _day(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
