"""From draft to live and back: every gate on what was measured, every step with who."""

import asyncio
from dataclasses import replace

import pytest
import pytest_asyncio

from palabre.app.rules.stages import Wish
from palabre.app.rules.write import Draft
from palabre.domain.backtests import BacktestState
from palabre.domain.errors import (
    BacktestRunning,
    GateClosed,
    InvalidInput,
    NotFound,
    RuleBuiltIn,
    RuleExists,
    RuleFaulty,
)
from palabre.domain.journal import Act
from palabre.domain.rule_life import StepKind
from palabre.domain.rules import RuleStage
from tests import make
from tests.unit.app.house import AppHouse
from tests.unit.app.rules.rulehouse import BUILT_IN, MINE, RuleHouse


@pytest_asyncio.fixture
async def rules(house: AppHouse) -> RuleHouse:
    return RuleHouse(house)


async def missing(rules: RuleHouse, stage: RuleStage) -> list[dict[str, object]]:
    with pytest.raises(GateClosed) as caught:
        await rules.staged(stage)
    shown = caught.value.extra["missing"]
    assert isinstance(shown, list)
    return shown


async def test_the_whole_way_to_live(rules: RuleHouse) -> None:
    house = rules.house
    await rules.written()
    assert await missing(rules, RuleStage.SHADOW) == [{"code": "backtest", "figures": {"need": 1, "have": 0}}]
    assert (await rules.tried()).state is BacktestState.DONE
    await rules.staged(RuleStage.SHADOW)
    assert {rule.id: rule.stage for rule in rules.filter.given} == {
        BUILT_IN.id: RuleStage.LIVE,
        MINE: RuleStage.SHADOW,
    }
    await rules.hit(35)
    codes = [one["code"] for one in await missing(rules, RuleStage.SHARE)]
    assert codes == ["time_or_hits", "reviewed"]
    house.clock.move(hours=24)
    await rules.reviewed(right=25, wrong=5)
    assert await missing(rules, RuleStage.SHARE) == [
        {"code": "precision", "figures": {"need": 0.9, "have": 0.833}}
    ]
    await rules.reviewed(right=5)
    # 30 right of 35: still not enough; a moderator looks again at what was judged wrong.
    for sample, _ in await rules.samples.read(MINE, None, unseen=False, limit=100):
        if sample.review is not None and sample.review.value == "wrong":
            await rules.samples.review(house.bea, MINE, sample.number, type(sample.review).RIGHT)
    await rules.staged(RuleStage.SHARE, share=20)
    # What was measured in the shadow says nothing about the share.
    codes = [one["code"] for one in await missing(rules, RuleStage.LIVE)]
    assert codes == ["time_or_hits", "reviewed"]
    await rules.hit(200, shadowed=False)
    await rules.reviewed(right=30)
    await rules.staged(RuleStage.LIVE)
    assert await rules.in_stage() is RuleStage.LIVE
    steps = (await rules.read.file(MINE)).steps
    assert [(one.kind, one.stage, one.staff_id) for one in steps] == [
        (StepKind.STAGED, RuleStage.LIVE, house.ana.id),
        (StepKind.STAGED, RuleStage.SHARE, house.ana.id),
        (StepKind.STAGED, RuleStage.SHADOW, house.ana.id),
        (StepKind.WRITTEN, RuleStage.DRAFT, house.ana.id),
    ]
    records = await house.stores.journal.page(before=None, limit=100)
    acts = [one.entry.act for one in records if one.entry.act.startswith("rule.")]
    assert acts.count(Act.RULE_STAGED) == 3
    assert acts.count(Act.RULE_WRITTEN) == acts.count(Act.RULE_BACKTESTED) == 1
    assert all(one.entry.staff_id is not None for one in records if one.entry.act in acts)


async def test_a_new_version_begins_anew_while_the_old_one_runs_on(rules: RuleHouse) -> None:
    await rules.written()
    await rules.tried()
    await rules.staged(RuleStage.SHADOW)
    second = make.rule_version(id=MINE, when='"hate.slur" in signals').rule
    await rules.write.change(rules.house.bea, Draft(rule=second))
    line = (await rules.read.file(MINE)).line
    assert (line.version.rule.version, line.version.rule.stage) == (1, RuleStage.SHADOW)
    assert (line.newest.rule.version, line.newest.rule.stage) == (2, RuleStage.DRAFT)
    # The backtest was of the first version.
    assert [one.code for one in line.missing] == ["backtest"]
    await rules.tried()
    await rules.staged(RuleStage.SHADOW)
    versions = {one.rule.version: one.rule.stage for one in (await rules.read.file(MINE)).versions}
    assert versions == {2: RuleStage.SHADOW, 1: RuleStage.STOPPED}


async def test_what_is_faulty_is_neither_stored_nor_promoted(rules: RuleHouse) -> None:
    with pytest.raises(RuleFaulty) as caught:
        await rules.written("wrong in signals")
    assert caught.value.extra["rule_faults"] == [
        {"code": "unknown_name", "line": 1, "column": 3, "parameters": ["wrong"]}
    ]
    with pytest.raises(NotFound):
        await rules.read.file(MINE)


async def test_a_name_is_given_once_and_what_came_with_the_product_stays(rules: RuleHouse) -> None:
    await rules.written()
    with pytest.raises(RuleExists):
        await rules.written()
    taken = Draft(rule=BUILT_IN)
    with pytest.raises(RuleExists):
        await rules.write.create(rules.house.ana, taken)
    with pytest.raises(RuleBuiltIn):
        await rules.write.change(rules.house.ana, taken)
    with pytest.raises(RuleBuiltIn):
        await rules.stage(rules.house.ana.id, BUILT_IN.id, Wish(stage=RuleStage.STOPPED))
    with pytest.raises(RuleBuiltIn):
        await rules.stage.stop(rules.house.ana.id, BUILT_IN.id, "")


async def test_stopping_takes_effect_at_once_and_going_back_is_free(rules: RuleHouse) -> None:
    await rules.written()
    await rules.tried()
    await rules.staged(RuleStage.SHADOW)
    assert MINE in [rule.id for rule in rules.filter.given]
    await rules.stage.stop(rules.house.bea.id, MINE, "Trop large.")
    await rules.live.reread()
    assert MINE not in [rule.id for rule in rules.filter.given]
    assert await rules.in_stage() is RuleStage.STOPPED
    await rules.staged(RuleStage.DRAFT)
    assert await rules.in_stage() is RuleStage.DRAFT


async def test_a_share_belongs_to_its_stage(rules: RuleHouse) -> None:
    await rules.written()
    await rules.tried()
    with pytest.raises(InvalidInput):
        await rules.staged(RuleStage.SHADOW, share=10)


async def test_a_spoiled_rule_is_set_aside_and_the_others_run(rules: RuleHouse) -> None:
    await rules.written()
    await rules.tried()
    await rules.staged(RuleStage.SHADOW)
    rules.filter.built_in = (BUILT_IN, replace(BUILT_IN, id="hate.slur", when=""))
    await rules.live.reread()
    assert {rule.id for rule in rules.filter.given} == {BUILT_IN.id, MINE}
    assert rules.live.set_aside == {"hate.slur": "unknown_name"}


async def test_one_backtest_at_a_time_and_it_can_be_called_off(rules: RuleHouse) -> None:
    await rules.written()
    begun = await rules.backtests.begin(rules.house.ana.id, MINE, 30, None)
    with pytest.raises(BacktestRunning) as caught:
        await rules.backtests.begin(rules.house.ana.id, MINE, 30, None)
    assert caught.value.extra["number"] == begun.number
    await rules.backtests.cancel(MINE, begun.number)
    assert (await rules.backtests.read(MINE, begun.number)).backtest.state is BacktestState.CANCELLED
    await rules.run.look()
    assert rules.runner.asked == []
    assert await missing(rules, RuleStage.SHADOW)


async def test_a_backtest_that_failed_opens_no_gate(rules: RuleHouse) -> None:
    await rules.written()
    rules.runner.ends = BacktestState.FAILED
    assert (await rules.tried()).state is BacktestState.FAILED
    assert await missing(rules, RuleStage.SHADOW)


async def test_what_a_dead_node_began_is_declared_dead(rules: RuleHouse) -> None:
    await rules.written()
    begun = await rules.backtests.begin(rules.house.ana.id, MINE, 30, None)
    running = replace(begun, state=BacktestState.RUNNING, heard_at=rules.house.clock.now())
    await rules.house.stores.trials.note_backtest(running, was=(BacktestState.WAITING,))
    rules.house.clock.move(seconds=29)
    await rules.run.look()
    assert (await rules.backtests.read(MINE, 1)).backtest.state is BacktestState.RUNNING
    rules.house.clock.move(seconds=2)
    await rules.run.look()
    dead = (await rules.backtests.read(MINE, 1)).backtest
    assert (dead.state, dead.fault) == (BacktestState.FAILED, "node_gone")


async def test_a_node_that_stops_hands_its_backtest_back(rules: RuleHouse) -> None:
    await rules.written()
    begun = await rules.backtests.begin(rules.house.ana.id, MINE, 30, None)
    rules.runner.waits = asyncio.Event()
    await rules.run.look()
    async with asyncio.timeout(5):
        while not rules.runner.asked:
            await asyncio.sleep(0)
    assert (await rules.backtests.read(MINE, begun.number)).backtest.state is BacktestState.RUNNING
    await rules.run.stop()
    assert (await rules.backtests.read(MINE, begun.number)).backtest.state is BacktestState.WAITING
    other = RuleHouse(rules.house)
    await other.live.reread()
    await other.run.look()
    async with asyncio.timeout(5):
        while not (await rules.backtests.read(MINE, begun.number)).backtest.over:
            await asyncio.sleep(0)
    assert (await rules.backtests.read(MINE, begun.number)).backtest.state is BacktestState.DONE
