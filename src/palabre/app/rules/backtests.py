"""A rule is tried on what was said: asked for, run in the background by one node, looked at."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import structlog

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Clock
from palabre.app.ports.rules import BacktestRunner, Explainer, TrialStore
from palabre.app.rules.book import LiveRules
from palabre.app.rules.write import CheckRule, check_passes
from palabre.domain.backtests import SILENCE, Backtest, BacktestState, Hit
from palabre.domain.errors import BacktestRunning, NotFound
from palabre.domain.ids import StaffId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.rule_life import RuleVersion
from palabre.domain.rule_names import by_rule
from palabre.domain.verdicts import Circumstances

log = structlog.get_logger(__name__)

BACKTEST_BEAT: Final = 2.0
"""Seconds between two looks for one that waits."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Tried:
    """A backtest with its sample, as far as the lines are still kept."""

    backtest: Backtest
    sample: Sequence[Hit]


class Backtests:
    """Ask for one, read it, call it off."""

    def __init__(
        self, *, trials: TrialStore, live: LiveRules, check: CheckRule, explainer: Explainer, clock: Clock
    ) -> None:
        """One of a rule at a time; one at a time in the house."""
        self._trials = trials
        self._live = live
        self._check = check
        self._explainer = explainer
        self._clock = clock

    async def begin(
        self,
        staff_id: StaffId | None,
        rule_id: str,
        days: int,
        number: int | None,
        *,
        state: BacktestState = BacktestState.WAITING,
    ) -> Backtest:
        """Let a version be tried; raise NotFound, RuleFaulty or BacktestRunning with its ``number``.

        It waits for a node to run it, or is ``state`` RUNNING already, by who asks. ``staff_id`` None: by who
        runs the house, from the command line.
        """
        version = await self._version(rule_id, number)
        check_passes(self._check(version.rule).faults)
        earlier = await self._trials.backtests(rule_id)
        backtest = Backtest(
            rule_id=rule_id,
            number=earlier[0].number + 1 if earlier else 1,
            version=version.rule.version,
            state=state,
            days=days,
            at=self._clock.now(),
            staff_id=staff_id,
            heard_at=self._clock.now(),
        )
        detail = {
            "rule": rule_id,
            "version": str(backtest.version),
            "backtest": str(backtest.number),
            "days": str(days),
        }
        journal = JournalEntry(act=Act.RULE_BACKTESTED, at=backtest.at, staff_id=staff_id, detail=detail)
        running = next((one for one in earlier if not one.over), None)
        if running is not None:
            raise BacktestRunning(extra={"number": running.number})
        try:
            await self._trials.begin_backtest(backtest, journal)
        except Conflict:
            raise BacktestRunning(extra={"number": backtest.number}) from None
        return backtest

    async def read(self, rule_id: str, number: int) -> Tried:
        """Return one as it stands; raise NotFound."""
        backtest = await self._one(rule_id, number)
        version = await self._version(rule_id, backtest.version)
        lines = await self._trials.lines(backtest.findings.sample)
        return Tried(
            backtest=backtest,
            sample=[
                Hit(
                    text=text,
                    spans=self._explainer.spans(version.rule, text),
                    room=room,
                    at=at,
                    others=self._others(rule_id, text),
                )
                for _, text, room, at in lines
            ],
        )

    def _others(self, rule_id: str, text: str) -> tuple[str, ...]:
        fired = self._explainer.explain(text, Circumstances()).fired
        return tuple(one.rule.id for one in fired if one.rule.id != rule_id)

    async def cancel(self, rule_id: str, number: int) -> None:
        """Call it off; nothing happens when it is over. Raises NotFound."""
        backtest = await self._one(rule_id, number)
        off = replace(backtest, state=BacktestState.CANCELLED, ended_at=self._clock.now())
        await self._trials.note_backtest(off, was=(BacktestState.WAITING, BacktestState.RUNNING))

    async def _one(self, rule_id: str, number: int) -> Backtest:
        for one in await self._trials.backtests(rule_id):
            if one.number == number:
                return one
        raise NotFound

    async def _version(self, rule_id: str, number: int | None) -> RuleVersion:
        await self._live.reread()
        for one in by_rule(self._live.versions).get(rule_id, ()):
            if number is None or one.rule.version == number:
                return one
        raise NotFound


class RunBacktests:
    """The chore of every node: take one that waits, run it to its end, bury those whose node died."""

    def __init__(self, *, trials: TrialStore, live: LiveRules, runner: BacktestRunner, clock: Clock) -> None:
        """A node runs one at a time; who takes it is settled by the store."""
        self._trials = trials
        self._live = live
        self._runner = runner
        self._clock = clock
        self._task: asyncio.Task[None] | None = None

    async def look(self) -> None:
        """Call it every ``BACKTEST_BEAT``; returns at once."""
        if self._task is not None:
            if not self._task.done():
                return
            self._task = None
        now = self._clock.now()
        for dead in await self._trials.bury_backtests(now - SILENCE, now):
            log.warning("backtest_dead", rule=dead.rule_id, number=dead.number)
        waiting = await self._trials.waiting_backtest()
        if waiting is None:
            return
        taken = replace(waiting, state=BacktestState.RUNNING, heard_at=now)
        if await self._trials.note_backtest(taken, was=(BacktestState.WAITING,)):
            self._task = asyncio.create_task(self._run(taken))

    async def stop(self) -> None:
        """Give up what runs here: it waits for another node, or for this one to come back."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _run(self, backtest: Backtest) -> None:
        version = next(
            (
                one
                for one in self._live.versions
                if (one.rule.id, one.rule.version) == (backtest.rule_id, backtest.version)
            ),
            None,
        )
        if version is None:
            await self._end(replace(backtest, state=BacktestState.FAILED, fault="rule_gone"))
            return
        live = [
            one.rule for one in self._live.running if one.acts and one.version.rule.id != backtest.rule_id
        ]
        try:
            ended = await self._runner.run(version.rule, live, backtest, self._heard)
        except asyncio.CancelledError:
            again = replace(backtest, state=BacktestState.WAITING, scanned=0, hits=0, total=0)
            await self._trials.note_backtest(again, was=(BacktestState.RUNNING,))
            raise
        await self._end(ended)

    async def _heard(self, backtest: Backtest) -> bool:
        now = self._clock.now()
        return await self._trials.note_backtest(replace(backtest, heard_at=now), was=(BacktestState.RUNNING,))

    async def _end(self, backtest: Backtest) -> None:
        await self._trials.note_backtest(
            replace(backtest, ended_at=self._clock.now()), was=(BacktestState.RUNNING,)
        )
        log.info(
            "backtest_ended",
            rule=backtest.rule_id,
            number=backtest.number,
            state=backtest.state.value,
            scanned=backtest.scanned,
            hits=backtest.hits,
        )
