"""Appeals: one for each decision, decided once, and a reversal gives back exactly what was taken."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio

from palabre.adapters.db.engine import Database
from palabre.app.ports.errors import Conflict
from palabre.domain.appeals import Appeal
from palabre.domain.decisions import Decision, DecisionKind
from palabre.domain.ids import AppealId
from palabre.domain.journal import Act
from palabre.domain.messages import Message
from tests import make
from tests.contract.desk import Desk, set_up


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


async def contested(desk: Desk, **changes: Any) -> tuple[Decision, Appeal]:
    decision = await desk.decide(await desk.open(), **changes)
    appeal = make.appeal(decision)
    await desk.appeals.file(appeal, make.journal_entry(act=Act.APPEAL_FILED, case_id=decision.case_id))
    return decision, appeal


async def removed(desk: Desk) -> tuple[Message, Appeal]:
    """A message that moderation took away, and the appeal against it."""
    said = await desk.say(await desk.enter())
    case = await desk.open(make.case_about(said))
    await desk.claim(case)
    decision = make.decision(case, desk.ana, kind=DecisionKind.REMOVE, message_id=said.id)
    await desk.cases.decide(make.settlement(decision, removal=make.removal(said)), desk.ana.id, make.later(1))
    appeal = make.appeal(decision)
    await desk.appeals.file(appeal, make.journal_entry())
    return said, appeal


async def test_an_appeal_waits_with_its_decision(desk: Desk) -> None:
    decision, appeal = await contested(desk)
    assert await desk.appeals.waiting() == [(appeal, decision)]
    assert await desk.appeals.by_id(appeal.id) == (appeal, decision)
    assert await desk.appeals.by_id(AppealId(make.uuid())) is None
    assert (await desk.acts())[-1] is Act.APPEAL_FILED


async def test_the_oldest_appeal_waits_first(desk: Desk) -> None:
    decisions = [await desk.decide(await desk.open()) for _ in range(3)]
    appeals = [
        make.appeal(decision, at=make.later(days=days))
        for decision, days in zip(decisions, (3, 1, 2), strict=True)
    ]
    for appeal in appeals:
        await desk.appeals.file(appeal, make.journal_entry())
    assert [appeal for appeal, _ in await desk.appeals.waiting()] == [appeals[1], appeals[2], appeals[0]]


async def test_a_decision_is_contested_once(desk: Desk) -> None:
    decision, appeal = await contested(desk)
    with pytest.raises(Conflict):
        await desk.appeals.file(make.appeal(decision, text="Encore."), make.journal_entry())
    assert await desk.appeals.waiting() == [(appeal, decision)]


async def test_of_many_appeals_at_once_one_is_stored(desk: Desk) -> None:
    decision = await desk.decide(await desk.open())
    before = await desk.count("journal")
    answers = await asyncio.gather(
        *(desk.appeals.file(make.appeal(decision), make.journal_entry()) for _ in range(4)),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict"] * 3 + ["NoneType"]
    assert await desk.count("appeals") == 1
    assert await desk.count("journal") == before + 1


async def test_an_upheld_decision_keeps_what_it_took(desk: Desk) -> None:
    decision, appeal = await contested(desk, kind=DecisionKind.BAN)
    outcome = make.upheld(appeal, desk.bea)
    assert await desk.appeals.decide(outcome) is None
    assert await desk.appeals.by_id(appeal.id) == (outcome.appeal, decision)
    assert await desk.appeals.waiting() == []
    assert decision.person_id is not None
    (sanction,) = await desk.decisions.sanctions(decision.person_id)
    assert sanction.lifted_at is None
    assert await desk.decisions.about(decision.person_id) == [(decision, False)]
    assert (await desk.acts())[-1] is Act.APPEAL_DECIDED


async def test_a_reversal_lifts_the_sanction_of_its_decision_alone(desk: Desk) -> None:
    decision, appeal = await contested(desk, kind=DecisionKind.MUTE)
    assert decision.person_id is not None
    another = await desk.open(make.new_case(make.case(person_id=decision.person_id)))
    await desk.decide(another, minutes=2, kind=DecisionKind.MUTE)
    reversal = make.reversal(appeal, desk.bea)
    assert await desk.appeals.decide(reversal) is None
    lifted, standing = await desk.decisions.sanctions(decision.person_id)
    assert lifted.lifted_at == reversal.appeal.decided_at
    assert standing.lifted_at is None
    assert await desk.count("sanctions") == 2


async def test_a_reversal_gives_a_removed_message_back_under_a_number_of_its_own(desk: Desk) -> None:
    said, appeal = await removed(desk)
    restoration = make.restoration(said, at=make.later(days=1))
    restored = await desk.appeals.decide(
        make.reversal(appeal, desk.bea, lifts_sanctions=False, restores=restoration)
    )
    assert restored == replace(said, changed_seq=3)
    assert await desk.messages.by_id(said.id) == restored
    assert (await desk.messages.seqs())[make.ROOM] == 3


async def test_an_appeal_is_decided_once(desk: Desk) -> None:
    said, appeal = await removed(desk)
    reversals = [
        make.reversal(appeal, staff, restores=make.restoration(said)) for staff in (desk.bea, make.staff())
    ]
    answers = await asyncio.gather(
        *(desk.appeals.decide(reversal) for reversal in reversals), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Message"]
    with pytest.raises(Conflict):
        await desk.appeals.decide(make.upheld(appeal, desk.bea))
    assert (await desk.messages.seqs())[make.ROOM] == 3
    assert await desk.count("reversals") == 1
    assert (await desk.acts()).count(Act.APPEAL_DECIDED) == 1


async def test_upholding_and_reversing_at_once_end_as_one_of_them(desk: Desk) -> None:
    decision, appeal = await contested(desk, kind=DecisionKind.BAN)
    answers = await asyncio.gather(
        desk.appeals.decide(make.upheld(appeal, desk.bea)),
        desk.appeals.decide(make.reversal(appeal, make.staff())),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "NoneType"]
    assert decision.person_id is not None
    (sanction,) = await desk.decisions.sanctions(decision.person_id)
    assert (sanction.lifted_at is None) == (answers[0] is None)


async def test_a_message_that_stands_again_hinders_no_reversal(desk: Desk) -> None:
    said, appeal = await removed(desk)
    standing = await desk.messages.change(make.restoration(said))
    reversal = make.reversal(appeal, desk.bea, restores=make.restoration(said, at=make.later(5)))
    assert await desk.appeals.decide(reversal) is None
    assert await desk.messages.by_id(said.id) == standing
    found = await desk.appeals.by_id(appeal.id)
    assert found is not None
    assert found[0] == reversal.appeal


async def test_a_message_that_is_gone_hinders_no_reversal(desk: Desk) -> None:
    decision, appeal = await contested(desk, kind=DecisionKind.WARN)
    gone = make.restoration(make.message())
    reversal = make.reversal(appeal, desk.bea, restores=gone)
    assert await desk.appeals.decide(reversal) is None
    assert decision.person_id is not None
    (sanction,) = await desk.decisions.sanctions(decision.person_id)
    assert sanction.lifted_at == reversal.appeal.decided_at


async def test_nobody_decides_an_appeal_that_was_never_filed(desk: Desk) -> None:
    decision = await desk.decide(await desk.open())
    with pytest.raises(Conflict):
        await desk.appeals.decide(make.reversal(make.appeal(decision), desk.bea))
    assert await desk.decisions.by_id(decision.id) == decision
    assert await desk.count("reversals") == 0
