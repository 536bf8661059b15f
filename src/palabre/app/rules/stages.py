"""A version goes on, or back; what it takes is measured, never believed."""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Clock
from palabre.app.ports.rules import Move, RuleStore, TrialStore
from palabre.app.rules.book import LiveRules
from palabre.app.rules.write import CheckRule, check_passes
from palabre.domain.errors import FieldFault, GateClosed, InvalidInput, NotFound, RuleBuiltIn, RuleChanged
from palabre.domain.ids import StaffId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.rule_life import (
    RUNNING,
    Measured,
    RuleStep,
    RuleVersion,
    StepKind,
    goes_back,
    missing_for,
)
from palabre.domain.rule_names import by_rule
from palabre.domain.rules import RuleStage

FIRST_SHARE = 10
"""Percent of texts on which a rule acts at first, where nobody says otherwise."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Wish:
    """Where a version shall go; None is the newest version."""

    stage: RuleStage
    share: int | None = None
    version: int | None = None
    note: str = ""


class StageRule:
    """Forward through the gates, or back without asking."""

    def __init__(
        self, *, store: RuleStore, trials: TrialStore, live: LiveRules, check: CheckRule, clock: Clock
    ) -> None:
        """``check`` is asked again: what runs beside the rule may have changed since it was written."""
        self._store = store
        self._trials = trials
        self._live = live
        self._check = check
        self._clock = clock

    async def __call__(self, staff_id: StaffId | None, rule_id: str, wish: Wish) -> None:
        """Move a version. ``staff_id`` None: by who runs the house, from the command line.

        Raises NotFound, RuleBuiltIn, GateClosed with what is missing, RuleFaulty, InvalidInput, RuleChanged.
        """
        await self._live.reread()
        several = await self._versions(rule_id)
        version = _chosen(several, wish.version)
        stage, now = wish.stage, self._clock.now()
        if wish.share is not None and (stage is not RuleStage.SHARE or not 1 <= wish.share <= 99):  # noqa: PLR2004 - percent
            raise InvalidInput(faults=(FieldFault("/share", "not_in_stage"),))
        measured = (await self._trials.measured()).get((rule_id, version.rule.version), Measured())
        missing = missing_for(stage, version, measured, now)
        if missing:
            shown = [{"code": one.code, "figures": dict(one.figures)} for one in missing]
            raise GateClosed(extra={"missing": shown})
        if not goes_back(version.rule.stage, stage):
            check_passes(self._check(version.rule).faults)
        moves = [self._move(version, wish, staff_id)]
        if stage in RUNNING:
            moves += [
                self._move(
                    one, Wish(stage=RuleStage.STOPPED, note=f"version {version.rule.version}"), staff_id
                )
                for one in several
                if one is not version
                and one.rule.stage in RUNNING
                and (stage is RuleStage.LIVE or one.rule.stage is not RuleStage.LIVE)
            ]
        await self._store_moves(moves, staff_id)

    async def stop(self, staff_id: StaffId | None, rule_id: str, note: str) -> None:
        """Stop every version that runs. Raises NotFound, RuleBuiltIn or RuleChanged."""
        await self._live.reread()
        several = await self._versions(rule_id)
        running = [one for one in several if one.rule.stage in RUNNING]
        if running:
            wish = Wish(stage=RuleStage.STOPPED, note=note)
            await self._store_moves([self._move(one, wish, staff_id) for one in running], staff_id)

    async def _versions(self, rule_id: str) -> Sequence[RuleVersion]:
        several = by_rule(self._live.versions).get(rule_id)
        if several is None:
            raise NotFound
        if several[0].built_in:
            raise RuleBuiltIn
        return several

    def _move(self, version: RuleVersion, wish: Wish, staff_id: StaffId | None) -> Move:
        rule, now = version.rule, self._clock.now()
        share = 100
        if wish.stage is RuleStage.SHARE:
            same = rule.share if rule.stage is RuleStage.SHARE else FIRST_SHARE
            share = same if wish.share is None else wish.share
        kind = StepKind.STOPPED if wish.stage is RuleStage.STOPPED else StepKind.STAGED
        step = RuleStep(
            rule_id=rule.id,
            kind=kind,
            version=rule.version,
            stage=wish.stage,
            share=share,
            at=now,
            staff_id=staff_id,
            note=wish.note,
        )
        return Move(
            rule_id=rule.id,
            version=rule.version,
            was=rule.stage,
            was_since=version.since or now,
            stage=wish.stage,
            share=share,
            held=version.held and wish.stage is rule.stage,
            at=now,
            step=step,
        )

    async def _store_moves(self, moves: Sequence[Move], staff_id: StaffId | None) -> None:
        first = moves[0]
        act = Act.RULE_STOPPED if first.stage is RuleStage.STOPPED else Act.RULE_STAGED
        detail = {
            "rule": first.rule_id,
            "version": str(first.version),
            "was": first.was.value,
            "stage": first.stage.value,
        }
        if first.stage is RuleStage.SHARE:
            detail["share"] = str(first.share)
        entry = JournalEntry(act=act, at=first.at, staff_id=staff_id, detail=detail)
        try:
            await self._store.move(moves, entry)
        except Conflict:
            raise RuleChanged from None
        self._live.changed()


def _chosen(several: Sequence[RuleVersion], number: int | None) -> RuleVersion:
    for one in several:
        if number is None or one.rule.version == number:
            return one
    raise NotFound
