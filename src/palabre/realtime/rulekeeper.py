"""All that one process does for its rules: reads them, counts, holds back, tries them on the past."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.rules import BacktestRunner, FilterRules, RuleStore, TrialStore
from palabre.app.rules.backtests import BACKTEST_BEAT, RunBacktests
from palabre.app.rules.book import LOOK, REREAD, LiveRules
from palabre.app.rules.counting import FLUSH, RuleCounts
from palabre.app.rules.runaway import BEAT, RunawayWatch, StopRunaways
from palabre.realtime.bus import Bus
from palabre.realtime.rulewire import RuleWire
from palabre.realtime.upkeep import Chore


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleParts:
    """What main chose; ``node`` is this process's own id."""

    rules: RuleStore
    trials: TrialStore
    filtering: FilterRules
    runner: BacktestRunner
    bus: Bus
    node: str
    clock: Clock
    chance: Chance
    minimum_age: int


class RuleKeeper:
    """``counts`` is told of every verdict; ``live`` knows what runs."""

    def __init__(self, parts: RuleParts) -> None:
        """Nothing is read before ``start``: built-in rules run at once."""
        clock = parts.clock
        self._watch = RunawayWatch(clock=clock)
        self.live = LiveRules(store=parts.rules, book=parts.filtering, clock=clock, tell=self._tell)
        self.counts = RuleCounts(
            trials=parts.trials,
            live=self.live,
            watch=self._watch,
            clock=clock,
            chance=random.Random().random,  # noqa: S311 - a sample, not a secret
        )
        self._wire = RuleWire(bus=parts.bus, watch=self._watch, node=parts.node, reread=self.live.reread)
        self._stop = StopRunaways(
            store=parts.rules, live=self.live, watch=self._watch, clock=clock, chance=parts.chance
        )
        self._backtests = RunBacktests(trials=parts.trials, live=self.live, runner=parts.runner, clock=clock)

    async def start(self) -> None:
        """Call it once the database and the bus have started. A rule that is wrong is set aside."""
        self._wire.listen()
        await self.live.reread()

    def chores(self) -> Sequence[Chore]:
        """Return what is to be done from time to time."""
        return (
            Chore(name="rules", every=LOOK, do=self.live.look),
            Chore(name="rules-reread", every=REREAD, do=self.live.reread),
            Chore(name="rule-counts", every=FLUSH, do=self.counts.flush),
            Chore(name="rule-watch", every=BEAT, do=self._look),
            Chore(name="backtests", every=BACKTEST_BEAT, do=self._backtests.look),
        )

    async def stop(self) -> None:
        """Give up what runs, store what was counted. Raises StoreUnavailable."""
        await self._wire.stop()
        await self._backtests.stop()
        await self.counts.flush()

    def _tell(self) -> None:
        self._wire.changed()

    async def _look(self) -> None:
        await self._wire.report()
        await self._stop.look()
