"""A rule that runs away is held back within a minute, by the counts of all nodes together."""

from typing import Any

import pytest_asyncio

from palabre.app.rules.runaway import BEAT
from palabre.domain.ids import PersonId, Ref
from palabre.domain.journal import Act
from palabre.domain.overrides import Effect
from palabre.domain.rule_life import StepKind
from palabre.domain.rules import RuleStage
from palabre.domain.verdicts import Verdict, VerdictAction
from tests import make
from tests.unit.app.house import AppHouse
from tests.unit.app.rules.rulehouse import BUILT_IN, MINE, RuleHouse, verdict

HARMLESS = Verdict(action=VerdictAction.ALLOW)
PEOPLE = [PersonId(make.uuid()) for _ in range(20)]


@pytest_asyncio.fixture
async def rules(house: AppHouse) -> RuleHouse:
    return RuleHouse(house)


async def live(rules: RuleHouse, **changes: Any) -> None:
    """The rule ``MINE`` acts on everything since now."""
    version = make.rule_version(
        id=MINE, stage=RuleStage.LIVE, since=rules.house.clock.now(), at=make.NOW, **changes
    )
    await rules.house.stores.rules.add(
        version, make.rule_step(version, staff_id=rules.house.ana.id), make.journal_entry()
    )
    await rules.live.reread()


def talk(rules: RuleHouse, *, hits: int, others: int, people: int = 10, name: str = MINE) -> None:
    for number in range(hits):
        rules.counts(verdict(name, shadowed=False), PEOPLE[number % people], Ref(make.uuid()))
    for number in range(others):
        rules.counts(HARMLESS, PEOPLE[number % 20], Ref(make.uuid()))


async def test_a_young_rule_that_hits_everything_is_held_within_a_minute(rules: RuleHouse) -> None:
    await live(rules, action=VerdictAction.REFUSE)
    seconds = 0.0
    while not rules.live.by_name[MINE].version.held:
        # Five lines a second, nearly all of which the rule refuses.
        talk(rules, hits=9, others=1)
        rules.house.clock.move(seconds=BEAT)
        seconds += BEAT
        await rules.stop.look()
        await rules.live.reread()
        assert seconds <= 60
    assert rules.live.by_name[MINE].rule.action is VerdictAction.HOLD
    steps, _ = await rules.read.alerts()
    assert [(one.kind, one.rule_id, one.staff_id) for one in steps] == [(StepKind.DEMOTED, MINE, None)]
    (record,) = await rules.house.stores.journal.page(before=None, limit=1)
    assert (record.entry.act, record.entry.staff_id) == (Act.RULE_DEMOTED, None)
    assert record.entry.detail["effect"] == "hold"


async def test_what_still_runs_away_once_held_goes_to_the_shadow(rules: RuleHouse) -> None:
    await live(rules, action=VerdictAction.REFUSE)
    for _ in range(2):
        talk(rules, hits=40, others=10)
        await rules.stop.look()
        await rules.live.reread()
    running = rules.live.by_name[MINE]
    assert (running.rule.stage, running.acts) == (RuleStage.SHADOW, False)


async def test_a_rule_in_the_shadow_harms_nobody_and_is_left_alone(rules: RuleHouse) -> None:
    await live(rules)
    await rules.stage.stop(rules.house.ana.id, MINE, "")
    await rules.live.reread()
    talk(rules, hits=100, others=0)
    await rules.stop.look()
    steps, _ = await rules.read.alerts()
    assert steps == []


async def test_an_old_rule_or_a_few_people_stop_nothing(rules: RuleHouse) -> None:
    await live(rules)
    talk(rules, hits=100, others=0, people=4)
    await rules.stop.look()
    rules.house.clock.move(hours=25)
    talk(rules, hits=100, others=0)
    await rules.stop.look()
    assert not (await rules.read.alerts())[0]


async def test_hits_are_forgotten_after_the_window(rules: RuleHouse) -> None:
    await live(rules)
    talk(rules, hits=15, others=0)
    rules.house.clock.move(seconds=70)
    talk(rules, hits=15, others=0)
    await rules.stop.look()
    assert not (await rules.read.alerts())[0]


async def test_nodes_count_together_and_one_of_them_acts(rules: RuleHouse) -> None:
    await live(rules)
    other = RuleHouse(rules.house)
    await other.live.reread()
    for node in (rules, other):
        talk(node, hits=15, others=0)
        await node.stop.look()
    assert not (await rules.read.alerts())[0]
    rules.watch.heard("other", other.watch.counted())
    other.watch.heard("this", rules.watch.counted())
    await rules.stop.look()
    await other.stop.look()
    assert len((await rules.read.alerts())[0]) == 1


async def test_a_built_in_rule_beyond_any_rate_is_held_for_a_day(rules: RuleHouse) -> None:
    await rules.live.reread()
    talk(rules, hits=6_001, others=0, name=BUILT_IN.id)
    await rules.stop.look()
    await rules.live.reread()
    assert rules.live.by_name[BUILT_IN.id].rule.action is VerdictAction.HOLD
    override = rules.live.override_of(BUILT_IN.id)
    assert override is not None
    assert (override.effect, override.asked_by) == (Effect.HOLD, None)
    rules.house.clock.move(hours=24)
    await rules.live.settle()
    assert rules.live.by_name[BUILT_IN.id].rule.action is VerdictAction.REFUSE


async def test_a_built_in_rule_that_goes_on_so_goes_to_the_shadow(rules: RuleHouse) -> None:
    await rules.live.reread()
    for _ in range(2):
        talk(rules, hits=6_001, others=0, name=BUILT_IN.id)
        await rules.stop.look()
        await rules.live.reread()
    assert rules.live.by_name[BUILT_IN.id].rule.stage is RuleStage.SHADOW


async def test_what_two_persons_let_act_is_taken_back_when_it_runs_away(rules: RuleHouse) -> None:
    await rules.written()
    await rules.override.ask(rules.ana, MINE, Effect.LIVE, "Vague d’insultes.")
    await rules.live.reread()
    wish = rules.live.override_of(MINE)
    assert wish is not None
    rules.house.clock.move(minutes=1)
    old = make.staff(name="Chloé", created_at=make.later(days=-30))
    await rules.override.confirm(type(rules.bea)(token_hash=b"chloe", member=old), MINE, wish.id)
    await rules.live.reread()
    assert rules.live.by_name[MINE].acts
    talk(rules, hits=40, others=10)
    await rules.stop.look()
    await rules.live.reread()
    assert MINE not in rules.live.by_name
