"""The staff's rules keep their versions, their history and their overrides."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.journal import SqlJournal
from palabre.adapters.db.rules import SqlRuleStore
from palabre.adapters.db.tables import rule_versions
from palabre.app.ports.errors import Conflict
from palabre.app.ports.rules import Move
from palabre.domain.ids import StaffId
from palabre.domain.journal import Act
from palabre.domain.overrides import Effect, Override
from palabre.domain.rule_life import RuleVersion, StepKind
from palabre.domain.rules import RuleStage
from tests import make


@pytest.fixture
def rules(database: Database) -> SqlRuleStore:
    return SqlRuleStore(database)


async def kept(rules: SqlRuleStore, version: RuleVersion) -> RuleVersion:
    step = make.rule_step(version, staff_id=version.author)
    await rules.add(version, step, make.journal_entry(act=Act.RULE_WRITTEN))
    return version


def to_shadow(version: RuleVersion) -> Move:
    step = make.rule_step(version, kind=StepKind.STAGED, stage=RuleStage.SHADOW, at=make.later(5))
    assert version.since is not None
    return Move(
        rule_id=version.rule.id,
        version=version.rule.version,
        was=version.rule.stage,
        was_since=version.since,
        stage=RuleStage.SHADOW,
        share=100,
        held=False,
        at=make.later(5),
        step=step,
    )


def wish(version: RuleVersion, minutes: float = 0) -> Override:
    return Override(
        id=make.uuid(),
        rule_id=version.rule.id,
        version=version.rule.version,
        effect=Effect.HOLD,
        reason="Trop de faux positifs ce soir.",
        asked_at=make.later(minutes),
        until=make.later(minutes + 60),
        asked_by=StaffId(make.uuid()),
        asked_session=b"session",
    )


async def test_versions_come_back_as_they_were_written_newest_first(rules: SqlRuleStore) -> None:
    first = await kept(rules, make.rule_version(note="Essai"))
    second = await kept(
        rules, replace(first, rule=replace(first.rule, version=2, when='"spam.link" in signals'))
    )
    other = await kept(rules, make.rule_version(id="aaa.first"))
    assert list(await rules.versions()) == [other, second, first]


async def test_a_version_is_written_once(rules: SqlRuleStore) -> None:
    version = await kept(rules, make.rule_version())
    with pytest.raises(Conflict):
        await kept(rules, version)
    assert len(await rules.versions()) == 1


async def test_a_move_leaves_its_line_of_history_and_its_entry(
    rules: SqlRuleStore, database: Database
) -> None:
    version = await kept(rules, make.rule_version())
    move = to_shadow(version)
    entry = make.journal_entry(act=Act.RULE_STAGED, detail={"rule": version.rule.id})
    await rules.move([move], entry)
    (moved,) = await rules.versions()
    assert (moved.rule.stage, moved.since, moved.hits) == (RuleStage.SHADOW, move.at, 0)
    assert [step.kind for step in await rules.steps(version.rule.id)] == [StepKind.STAGED, StepKind.WRITTEN]
    record = (await SqlJournal(database).page(before=None, limit=1))[0]
    assert record.entry == entry


async def test_of_two_who_move_a_version_at_once_one_is_told(rules: SqlRuleStore) -> None:
    version = await kept(rules, make.rule_version())
    await rules.move([to_shadow(version)], make.journal_entry())
    with pytest.raises(Conflict):
        await rules.move([to_shadow(version)], make.journal_entry())
    assert len(await rules.steps(version.rule.id)) == 2


async def test_what_the_house_did_is_told_for_a_while(rules: SqlRuleStore) -> None:
    version = await kept(rules, make.rule_version())
    move = to_shadow(version)
    step = replace(move.step, kind=StepKind.DEMOTED, staff_id=None, note="part: 40/100")
    await rules.move([replace(move, step=step)], make.journal_entry(act=Act.RULE_DEMOTED))
    assert list(await rules.recent_steps(make.later(5))) == [step]
    assert list(await rules.recent_steps(make.later(6))) == []


async def test_one_override_of_a_rule_at_a_time(rules: SqlRuleStore) -> None:
    version = await kept(rules, make.rule_version())
    first = wish(version)
    await rules.override(first, make.rule_step(version), make.journal_entry())
    with pytest.raises(Conflict):
        await rules.override(wish(version, 30), make.rule_step(version), make.journal_entry())
    assert list(await rules.overrides(make.later(59))) == [first]
    assert list(await rules.overrides(make.later(60))) == []
    # The first has expired: another may be asked for.
    again = wish(version, 61)
    await rules.override(again, make.rule_step(version), make.journal_entry())
    assert await rules.override_of(version.rule.id) == again


async def test_an_override_is_confirmed_once_and_not_after_its_time(rules: SqlRuleStore) -> None:
    version = await kept(rules, make.rule_version())
    asked, second = wish(version), StaffId(make.uuid())
    await rules.override(asked, make.rule_step(version), make.journal_entry())
    parts = make.rule_step(version, kind=StepKind.OVERRIDDEN), make.journal_entry()
    with pytest.raises(Conflict):
        await rules.confirm(asked, second, make.later(61), make.later(hours=25), *parts)
    await rules.confirm(asked, second, make.later(5), make.later(hours=24), *parts)
    with pytest.raises(Conflict):
        await rules.confirm(asked, second, make.later(6), make.later(hours=25), *parts)
    stands = await rules.override_of(version.rule.id)
    assert stands == replace(
        asked, confirmed_by=second, confirmed_at=make.later(5), until=make.later(hours=24)
    )
    await rules.end_override(asked.id, make.later(10), *parts)
    with pytest.raises(Conflict):
        await rules.end_override(asked.id, make.later(11), *parts)
    assert list(await rules.overrides(make.later(10))) == []


@pytest.mark.parametrize("says", [[], {}, {"when": 3}, {"when": "true", "action": "explode"}])
async def test_a_spoiled_rule_is_read_as_one_without_a_condition(
    rules: SqlRuleStore, database: Database, says: object
) -> None:
    await kept(rules, make.rule_version())
    await database.write(Step(update(rule_versions).values(says=says)))
    (spoiled,) = await rules.versions()
    assert (spoiled.rule.when, spoiled.rule.stage) == ("", RuleStage.DRAFT)
