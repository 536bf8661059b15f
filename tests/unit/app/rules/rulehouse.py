"""The life of rules over a real store, with a filter that tests command."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from palabre.app.ports.rules import Explained, Heard, RuleCheck, RuleFault
from palabre.app.rules.backtests import Backtests, RunBacktests
from palabre.app.rules.book import LiveRules
from palabre.app.rules.counting import RuleCounts
from palabre.app.rules.desk import ReadRules
from palabre.app.rules.overrides import OverrideRule
from palabre.app.rules.runaway import RunawayWatch, StopRunaways
from palabre.app.rules.samples import ReviewSamples
from palabre.app.rules.stages import StageRule, Wish
from palabre.app.rules.write import CheckRule, Draft, WriteRule
from palabre.domain.backtests import Backtest, BacktestState
from palabre.domain.ids import Ref
from palabre.domain.permissions import StaffSession
from palabre.domain.rule_life import Review
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Category, Circumstances, Span, Verdict, VerdictAction
from tests import make
from tests.unit.app.house import AppHouse

BUILT_IN = Rule(
    id="insult.direct",
    when='"insult.direct" in signals',
    action=VerdictAction.REFUSE,
    categories=(Category.INSULT,),
    score=0.9,
)
MINE = "insult.mine"


@dataclass
class GivenRules:
    """Expressions that hold ``wrong`` or nothing are faulty; what was given last is kept."""

    given: list[Rule] = field(default_factory=list[Rule])
    built_in: tuple[Rule, ...] = (BUILT_IN,)

    def check(self, rule: Rule, beside: Sequence[Rule]) -> RuleCheck:
        wrong = not rule.when or "wrong" in rule.when
        faults = [RuleFault(code="unknown_name", line=1, column=3, parameters=("wrong",))] if wrong else []
        return RuleCheck(faults=faults, cost=1 + len(beside), most=100, signals=())

    def replace(self, rules: Sequence[Rule]) -> Mapping[str, str]:
        wrong = {rule.id: "unknown_name" for rule in rules if self.check(rule, ()).faults}
        self.given = [rule for rule in rules if rule.id not in wrong]
        return wrong

    def explain(self, text: str, circumstances: Circumstances) -> Explained:
        verdict = Verdict(action=VerdictAction.ALLOW, version=str(circumstances.rung))
        return Explained(views=[("folded", text)], signals=[], fired=[], shadowed=[], verdict=verdict)

    def spans(self, rule: Rule, text: str) -> tuple[Span, ...]:
        return (Span(0, len(text)),)


@dataclass
class InstantRunner:
    """Ends as it is told to."""

    ends: BacktestState = BacktestState.DONE
    asked: list[Backtest] = field(default_factory=list[Backtest])
    waits: asyncio.Event | None = None
    """Nothing ends before it is set."""

    async def run(self, candidate: Rule, live: Sequence[Rule], backtest: Backtest, heard: Heard) -> Backtest:
        self.asked.append(backtest)
        if self.waits is not None:
            await self.waits.wait()
        half = replace(backtest, scanned=5, total=10, hits=1)
        if not await heard(half):
            return replace(half, state=BacktestState.CANCELLED)
        return replace(half, state=self.ends, scanned=10, hits=2)


class RuleHouse:
    """Ana has watched for long, Béa for a week and more; ``told`` counts what nodes were told."""

    def __init__(self, house: AppHouse) -> None:
        stores, clock = house.stores, house.clock
        self.house = house
        self.told = 0
        self.filter = GivenRules()
        self.runner = InstantRunner()
        store, trials = stores.rules, stores.trials
        self.live = live = LiveRules(store=store, book=self.filter, clock=clock, tell=self._tell)
        self.check = CheckRule(live=live, checker=self.filter)
        self.read = ReadRules(store=store, trials=trials, live=live, clock=clock)
        self.write = WriteRule(store=store, live=live, check=self.check, clock=clock)
        self.stage = StageRule(store=store, trials=trials, live=live, check=self.check, clock=clock)
        self.override = OverrideRule(store=store, live=live, clock=clock, chance=house.chance)
        self.backtests = Backtests(
            trials=trials, live=live, check=self.check, explainer=self.filter, clock=clock
        )
        self.run = RunBacktests(trials=trials, live=live, runner=self.runner, clock=clock)
        self.samples = ReviewSamples(trials=trials, live=live, explainer=self.filter, clock=clock)
        self.watch = RunawayWatch(clock=clock)
        self._drawn = 0.0
        self.counts = RuleCounts(trials=trials, live=live, watch=self.watch, clock=clock, chance=self._draw)
        self.stop = StopRunaways(store=store, live=live, watch=self.watch, clock=clock, chance=house.chance)
        self.ana = StaffSession(token_hash=b"ana", member=house.ana)
        self.bea = StaffSession(token_hash=b"bea", member=house.bea)

    def _tell(self) -> None:
        self.told += 1

    def _draw(self) -> float:
        self._drawn = (self._drawn + 0.61803398875) % 1.0
        return self._drawn

    async def written(self, when: str = '"insult.direct" in signals', **changes: object) -> None:
        """Ana writes the rule ``MINE``."""
        rule = replace(make.rule_version(id=MINE, when=when).rule, **changes)  # type: ignore[arg-type]
        await self.write.create(self.house.ana, Draft(rule=rule, note="Essai"))

    async def staged(self, stage: RuleStage, **wish: object) -> None:
        """Ana moves it; every node reads again, as it is told to."""
        told = self.told
        await self.stage(self.house.ana.id, MINE, Wish(stage=stage, **wish))  # type: ignore[arg-type]
        assert self.told == told + 1
        await self.live.reread()

    async def tried(self) -> Backtest:
        """A backtest of the newest version, to its end."""
        begun = await self.backtests.begin(self.house.ana.id, MINE, 30, None)
        await self.run.look()
        while not (found := (await self.backtests.read(MINE, begun.number)).backtest).over:
            pass
        # The task has noted its end; the next look may take another.
        await self.run.stop()
        return found

    async def hit(self, number: int, *, people: int = 10, name: str = MINE, shadowed: bool = True) -> None:
        """So many stored texts that the rule hits, then a flush."""
        persons = [await self.house.person() for _ in range(people)]
        for count in range(number):
            person, ref = persons[count % people], Ref(make.uuid())
            await self.house.said(person, f"Bonsoir {count}", ref=ref)
            self.counts(verdict(name, shadowed=shadowed), person.id, ref, None)
        self.house.clock.move(seconds=5)
        await self.counts.flush()

    async def reviewed(self, right: int, wrong: int = 0) -> None:
        """Béa looks at so many samples."""
        found = await self.samples.read(MINE, None, unseen=True, limit=right + wrong)
        assert len(found) == right + wrong
        for place, (sample, _) in enumerate(found):
            review = Review.RIGHT if place < right else Review.WRONG
            await self.samples.review(self.house.bea, MINE, sample.number, review)

    async def in_stage(self) -> RuleStage:
        """Where the newest version is."""
        return (await self.read.file(MINE)).line.newest.rule.stage


def verdict(name: str, *, shadowed: bool) -> Verdict:
    """Of a text that one rule hit."""
    if shadowed:
        return Verdict(action=VerdictAction.ALLOW, shadowed=(name,))
    return Verdict(action=VerdictAction.REFUSE, rule=name, fired=(name,), score=0.9)
