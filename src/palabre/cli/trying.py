"""``palabre rules backtest | promote``."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from palabre.adapters.db.backtest import ProcessRunner
from palabre.app.rules.backtests import Backtests
from palabre.app.rules.stages import StageRule, Wish
from palabre.app.rules.write import CheckRule
from palabre.cli.talk import EX_FAILED, EX_OK, complain, put, say, words
from palabre.domain.backtests import LONGEST, Backtest, BacktestState
from palabre.domain.errors import FieldFault, GateClosed, InvalidInput
from palabre.domain.rules import Rule, RuleStage
from palabre.engines.filter.engine import rule_checker
from palabre.engines.rules import RuleSet, read_rules
from palabre.main import Service, prepare
from palabre.settings import load_here

_STAGES: Final = (RuleStage.DRAFT, RuleStage.SHADOW, RuleStage.SHARE, RuleStage.LIVE, RuleStage.STOPPED)


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs below ``palabre rules``."""
    backtest = kinds.add_parser(
        "backtest", help=words("essaie une règle sur le passé", "try a rule on the past")
    )
    backtest.add_argument("rule", metavar=words("NOM|FICHIER", "ID|FILE"))
    backtest.add_argument("--days", type=int, default=LONGEST)
    backtest.set_defaults(run=_backtest)
    promote = kinds.add_parser("promote", help=words("change une règle d’étape", "move a rule to a stage"))
    promote.add_argument("rule", metavar=words("NOM", "ID"))
    promote.add_argument("stage", choices=[stage.value for stage in _STAGES])
    promote.add_argument("--share", type=int, help=words("pour cent des textes", "percent of texts"))
    promote.set_defaults(run=_promote)


def _promote(options: argparse.Namespace) -> int:
    async def act(service: Service) -> int:
        parts, live = service.rule_parts, service.rules.live
        check = CheckRule(live=live, checker=parts.filtering)
        stage = StageRule(store=parts.rules, trials=parts.trials, live=live, check=check, clock=parts.clock)
        try:
            await stage(None, options.rule, Wish(stage=RuleStage(options.stage), share=options.share))
        except GateClosed as closed:
            for line in _lacks(closed):
                complain(line)
            raise
        say(f"{options.rule}: {options.stage}")
        return EX_OK

    return _with_service(act)


def _lacks(closed: GateClosed) -> Sequence[str]:
    missing = cast("list[dict[str, Any]]", closed.extra["missing"])
    return [
        f"{one['code']}: " + ", ".join(f"{name} {value:g}" for name, value in one["figures"].items())
        for one in missing
    ]


def _backtest(options: argparse.Namespace) -> int:
    days: int = options.days
    if not 1 <= days <= LONGEST:
        raise InvalidInput(faults=(FieldFault("/days", "out_of_bounds"),))
    path = Path(options.rule)
    rules = _of_file(path) if path.is_file() else None
    if rules == ():
        return EX_FAILED

    async def act(service: Service) -> int:
        await service.rules.live.reread()
        if rules is None:
            return await _of_store(service, options.rule, days)
        runs = [await _run(service, rule, _unkept(service, rule, days)) for rule in rules]
        return EX_OK if all(one.state is BacktestState.DONE for one in runs) else EX_FAILED

    return _with_service(act)


def _of_file(path: Path) -> tuple[Rule, ...]:
    """The rules of a file; none when one of them is wrong, which is said."""
    found = read_rules(path.read_text("utf-8"), rule_checker())
    if isinstance(found, RuleSet):
        # Drafts are asked, too: it is what one tries.
        return found.rules
    for fault in found:
        complain(f"{path}:{fault.line}:{fault.column}: {fault.code} {fault.rule}")
    return ()


def _unkept(service: Service, rule: Rule, days: int) -> Backtest:
    return Backtest(
        rule_id=rule.id,
        number=0,
        version=rule.version,
        state=BacktestState.RUNNING,
        days=days,
        at=service.rule_parts.clock.now(),
    )


async def _of_store(service: Service, rule_id: str, days: int) -> int:
    """The newest version of a rule of the house; it counts for its next stage."""
    parts, live = service.rule_parts, service.rules.live
    check = CheckRule(live=live, checker=parts.filtering)
    backtests = Backtests(
        trials=parts.trials, live=live, check=check, explainer=parts.filtering, clock=parts.clock
    )
    begun = await backtests.begin(None, rule_id, days, None, state=BacktestState.RUNNING)
    rule = next(
        one.rule for one in live.versions if (one.rule.id, one.rule.version) == (rule_id, begun.version)
    )
    ended = await _run(service, rule, begun)
    now = parts.clock.now()
    await parts.trials.note_backtest(replace(ended, ended_at=now), was=(BacktestState.RUNNING,))
    return EX_OK if ended.state is BacktestState.DONE else EX_FAILED


async def _run(service: Service, rule: Rule, backtest: Backtest) -> Backtest:
    parts, live = service.rule_parts, service.rules.live
    beside = [one.rule for one in live.running if one.acts and one.version.rule.id != rule.id]

    async def heard(stands: Backtest) -> bool:
        eta = stands.eta(parts.clock.now())
        say(f"{rule.id}: {stands.scanned}/{stands.total}, {stands.hits}, {eta if eta is not None else '…'} s")
        if stands.number == 0:
            return True
        noted = replace(stands, heard_at=parts.clock.now())
        return await parts.trials.note_backtest(noted, was=(BacktestState.RUNNING,))

    runner = ProcessRunner(service.settings.database, minimum_age=parts.minimum_age)
    ended = await runner.run(rule, beside, backtest, heard)
    if ended.state is not BacktestState.DONE:
        complain(f"{rule.id}: {ended.state.value} {ended.fault or ''}")
        return ended
    put(f"{rule.id}\t{words('textes', 'texts')}\t{ended.scanned}\t{words('touchés', 'hits')}\t{ended.hits}")
    for room in ended.findings.rooms:
        put(f"{rule.id}\t{words('salon', 'room')} {room.room}\t{room.scanned}\t{room.hits}")
    for name, hits in ended.findings.overlaps:
        put(f"{rule.id}\t{words('aussi', 'also')} {name}\t{hits}")
    return ended


def _with_service(act: Callable[[Service], Awaitable[int]]) -> int:
    settings = load_here()

    async def run() -> int:
        await prepare(settings)
        service = Service(settings, address=f"http://localhost:{settings.port}")
        await service.stores.database.start()
        try:
            return await act(service)
        finally:
            await service.stores.database.stop()

    return asyncio.run(run())
