"""What rules hit is counted and sampled; samples go with their texts; backtests are never stuck."""

from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import delete, select

from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.rule_trials import SqlTrialStore
from palabre.adapters.db.rules import SqlRuleStore
from palabre.adapters.db.tables import messages, rule_samples, submissions
from palabre.app.ports.errors import Conflict
from palabre.app.ports.rules import KEYS, HitCount, NewSample
from palabre.domain.backtests import Backtest, BacktestState, Findings, RoomCount
from palabre.domain.ids import StaffId
from palabre.domain.messages import Draft
from palabre.domain.rule_life import Measured, Review, RuleVersion
from palabre.domain.rules import RuleStage
from tests import make
from tests.contract.desk import Desk, set_up

DAY = timedelta(days=1)
MIDNIGHT = make.NOW.replace(hour=0)


@pytest.fixture
def trials(database: Database) -> SqlTrialStore:
    return SqlTrialStore(database)


@pytest_asyncio.fixture
async def shadow(database: Database) -> RuleVersion:
    await SqlRoomStore(database).add(make.room())
    version = make.rule_version(stage=RuleStage.SHADOW)
    await SqlRuleStore(database).add(version, make.rule_step(version), make.journal_entry())
    return version


def drawn(version: RuleVersion, said: Draft, key: float) -> NewSample:
    rule = version.rule
    return NewSample(
        rule_id=rule.id,
        version=rule.version,
        stage=rule.stage,
        key=int(key * KEYS),
        at=make.later(1),
        person_id=said.author_id,
        ref=said.ref,
    )


async def said(database: Database, text: str) -> Draft:
    draft = make.draft(text=text)
    await SqlMessageStore(database).append(draft)
    return draft


async def test_hits_add_up_by_day_and_in_the_stage_that_made_them(
    trials: SqlTrialStore, shadow: RuleVersion, database: Database
) -> None:
    rule = shadow.rule
    hit = HitCount(rule_id=rule.id, version=rule.version, stage=RuleStage.SHADOW, hits=3)
    gone = replace(hit, stage=RuleStage.LIVE, hits=5)
    await trials.count([hit], MIDNIGHT - DAY)
    await trials.count([hit, gone], MIDNIGHT)
    assert await trials.hits_since(MIDNIGHT) == {rule.id: 8}
    assert await trials.hits_since(MIDNIGHT - DAY) == {rule.id: 11}
    (version,) = await SqlRuleStore(database).versions()
    # What was counted in another stage says nothing about this one.
    assert version.hits == 6


async def test_the_smallest_keys_are_kept_whatever_the_order(
    trials: SqlTrialStore, shadow: RuleVersion, database: Database
) -> None:
    lines = [await said(database, f"Ligne {number}") for number in range(5)]
    keys = (0.9, 0.1, 0.5, 0.3, 0.7)
    offered = [drawn(shadow, line, key) for line, key in zip(lines, keys, strict=True)]
    assert await trials.keep_samples(offered[:2], 3) == {}
    largest = await trials.keep_samples(offered[2:], 3)
    assert largest == {(shadow.rule.id, shadow.rule.version, RuleStage.SHADOW): int(0.5 * KEYS)}
    kept = await trials.samples(shadow.rule.id, shadow.rule.version, unseen=False, limit=10)
    assert [one.text for one in kept] == ["Ligne 1", "Ligne 3", "Ligne 2"]


async def test_a_text_that_was_not_stored_gives_no_sample(trials: SqlTrialStore, shadow: RuleVersion) -> None:
    await trials.keep_samples([drawn(shadow, make.draft(), 0.1)], 3)
    assert not await trials.samples(shadow.rule.id, shadow.rule.version, unseen=False, limit=10)


async def test_samples_vanish_with_their_texts(
    trials: SqlTrialStore, shadow: RuleVersion, database: Database
) -> None:
    line = await said(database, "Bonsoir")
    desk: Desk = await set_up(database)
    held = make.submission(text="c’est #hold")
    await desk.cases.open(make.held_case(held))
    waits = replace(drawn(shadow, line, 0.2), person_id=held.person_id, ref=held.ref)
    await trials.keep_samples([drawn(shadow, line, 0.1), waits], 9)
    kept = await trials.samples(shadow.rule.id, shadow.rule.version, unseen=False, limit=10)
    assert [one.text for one in kept] == ["Bonsoir", "c’est #hold"]
    await database.write(Step(delete(messages)), Step(delete(submissions)))
    assert not await database.read(select(rule_samples))


async def test_reviews_measure_the_present_stage_and_the_last_one_counts(
    trials: SqlTrialStore, shadow: RuleVersion, database: Database
) -> None:
    lines = [await said(database, f"Ligne {number}") for number in range(4)]
    await trials.keep_samples([drawn(shadow, line, 0.1 * n) for n, line in enumerate(lines)], 9)
    rule, ana = shadow.rule, StaffId(make.uuid())
    for number, review in ((1, Review.RIGHT), (2, Review.WRONG), (3, Review.UNSURE), (2, Review.RIGHT)):
        await trials.review(rule.id, number, review, ana, make.journal_entry())
    assert await trials.measured() == {(rule.id, rule.version): Measured(right=2)}
    unseen = await trials.samples(rule.id, rule.version, unseen=True, limit=10)
    assert [one.number for one in unseen] == [4]
    with pytest.raises(Conflict):
        await trials.review(rule.id, 99, Review.RIGHT, ana, make.journal_entry())


async def test_reviewed_samples_stay_when_smaller_keys_come(
    trials: SqlTrialStore, shadow: RuleVersion, database: Database
) -> None:
    lines = [await said(database, f"Ligne {number}") for number in range(3)]
    await trials.keep_samples([drawn(shadow, lines[0], 0.9)], 1)
    await trials.review(shadow.rule.id, 1, Review.RIGHT, StaffId(make.uuid()), make.journal_entry())
    await trials.keep_samples([drawn(shadow, lines[1], 0.2), drawn(shadow, lines[2], 0.3)], 1)
    kept = await trials.samples(shadow.rule.id, shadow.rule.version, unseen=False, limit=10)
    assert [one.text for one in kept] == ["Ligne 1", "Ligne 0"]


def backtest(**changes: object) -> Backtest:
    standard = Backtest(
        rule_id="insult.mine", number=1, version=1, state=BacktestState.WAITING, days=30, at=make.NOW
    )
    return replace(standard, **changes)  # type: ignore[arg-type]


async def test_one_backtest_of_a_rule_at_a_time(trials: SqlTrialStore) -> None:
    first = backtest()
    await trials.begin_backtest(first, make.journal_entry())
    with pytest.raises(Conflict):
        await trials.begin_backtest(backtest(number=2), make.journal_entry())
    await trials.begin_backtest(backtest(rule_id="insult.other"), make.journal_entry())
    assert await trials.waiting_backtest() == first


async def test_a_backtest_is_taken_once_and_keeps_what_it_found(trials: SqlTrialStore) -> None:
    first = backtest()
    await trials.begin_backtest(first, make.journal_entry())
    taken = replace(first, state=BacktestState.RUNNING, heard_at=make.NOW)
    assert await trials.note_backtest(taken, was=(BacktestState.WAITING,))
    assert not await trials.note_backtest(taken, was=(BacktestState.WAITING,))
    findings = Findings(
        rooms=(RoomCount(room="salon", scanned=10, hits=2),),
        overlaps=(("insult.direct", 1),),
        sample=(make.draft().id,),
    )
    done = replace(
        taken,
        state=BacktestState.DONE,
        scanned=10,
        total=10,
        hits=2,
        ended_at=make.later(1),
        findings=findings,
    )
    assert await trials.note_backtest(done, was=(BacktestState.RUNNING,))
    assert list(await trials.backtests("insult.mine")) == [done]
    assert await trials.measured() == {("insult.mine", 1): Measured(backtested=True)}


async def test_a_backtest_whose_node_died_is_declared_dead(trials: SqlTrialStore) -> None:
    first = backtest()
    await trials.begin_backtest(first, make.journal_entry())
    await trials.note_backtest(
        replace(first, state=BacktestState.RUNNING, heard_at=make.NOW), was=(BacktestState.WAITING,)
    )
    assert not await trials.bury_backtests(make.NOW, make.later(1))
    (dead,) = await trials.bury_backtests(make.later(1), make.later(2))
    assert (dead.state, dead.fault) == (BacktestState.FAILED, "node_gone")
    await trials.begin_backtest(backtest(number=2), make.journal_entry())


async def test_lines_that_are_gone_are_left_out(
    trials: SqlTrialStore, shadow: RuleVersion, database: Database
) -> None:
    line = await said(database, "Bonsoir")
    found = await trials.lines([line.id, make.draft().id])
    assert [(one[0], one[1]) for one in found] == [(line.id, "Bonsoir")]
