"""Decisions as they are read: by code, by person, and as a ledger of sanctions."""

from dataclasses import replace

import pytest_asyncio

from palabre.adapters.db.engine import Database
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import CaseCode, DecisionId, PersonId
from palabre.domain.sanctions import fold
from palabre.domain.verdicts import Category, ExplanationLevel, Span
from tests import make
from tests.contract.desk import Desk, set_up


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


async def test_a_decision_is_read_as_it_was_taken(desk: Desk) -> None:
    case = await desk.open()
    decision = await desk.decide(
        case,
        kind=DecisionKind.ROOM_BAN,
        text="Tu es nul, « franchement ».",
        rule="insult.mild",
        rule_version="2026.11",
        categories=(Category.INSULT, Category.HATE),
        spans=(Span(3, 9), Span(12, 20)),
        explanation=ExplanationLevel.CATEGORY,
        automated_detection=True,
    )
    assert await desk.decisions.by_id(decision.id) == decision
    assert await desk.decisions.by_id(DecisionId(make.uuid())) is None


async def test_a_decision_without_an_act_takes_nothing_and_has_no_code(desk: Desk) -> None:
    case = await desk.open()
    decision = await desk.decide(case, kind=DecisionKind.NO_ACTION)
    assert decision.case_code is None
    assert await desk.decisions.by_id(decision.id) == decision


async def test_a_code_opens_its_decision_alone(desk: Desk) -> None:
    decision = await desk.decide(await desk.open())
    other = await desk.decide(await desk.open())
    assert decision.case_code is not None
    assert other.case_code is not None
    assert await desk.decisions.by_code(decision.case_code) == (decision, None)
    assert await desk.decisions.by_code(other.case_code) == (other, None)
    for guess in (decision.case_code.lower(), decision.case_code[:-1], "%", ""):
        assert await desk.decisions.by_code(CaseCode(guess)) is None


async def test_a_code_shows_the_appeal_too(desk: Desk) -> None:
    decision = await desk.decide(await desk.open())
    appeal = make.appeal(decision)
    await desk.appeals.file(appeal, make.journal_entry())
    assert decision.case_code is not None
    assert await desk.decisions.by_code(decision.case_code) == (decision, appeal)


async def test_a_text_that_the_filter_refused_is_a_decision_too(desk: Desk) -> None:
    somebody = await desk.enter()
    refused = make.submission(somebody)
    decision = make.decision(
        kind=DecisionKind.REFUSE, person_id=somebody.id, case_id=None, staff_id=None, reason=""
    )
    refused = replace(refused, decision_id=decision.id, case_code=decision.case_code)
    await desk.submissions.refuse(refused, decision)
    assert decision.case_code is not None
    assert await desk.decisions.by_code(decision.case_code) == (decision, None)
    assert await desk.decisions.about(somebody.id) == [(decision, False)]


async def test_a_person_s_decisions_come_newest_first_and_say_what_was_reversed(desk: Desk) -> None:
    person = PersonId(make.uuid())
    cases = [await desk.open(make.new_case(make.case(person_id=person))) for _ in range(3)]
    decisions = [await desk.decide(case, minutes=minutes) for minutes, case in enumerate(cases)]
    await desk.decide(await desk.open())
    upheld, reversed_ = make.appeal(decisions[0]), make.appeal(decisions[1])
    await desk.appeals.file(upheld, make.journal_entry())
    await desk.appeals.file(reversed_, make.journal_entry())
    await desk.appeals.decide(make.upheld(upheld, desk.bea))
    await desk.appeals.decide(make.reversal(reversed_, desk.bea))
    assert await desk.decisions.about(person) == [
        (decisions[2], False),
        (decisions[1], True),
        (decisions[0], False),
    ]
    assert await desk.decisions.about(PersonId(make.uuid())) == []


async def test_the_ledger_keeps_every_sanction_in_order_and_says_which_was_lifted(desk: Desk) -> None:
    person = PersonId(make.uuid())
    kinds = (DecisionKind.WARN, DecisionKind.ROOM_BAN, DecisionKind.MUTE, DecisionKind.BAN)
    decisions = [
        await desk.decide(
            await desk.open(make.new_case(make.case(person_id=person))), minutes=minutes, kind=kind
        )
        for minutes, kind in enumerate(kinds)
    ]
    appeal = make.appeal(decisions[3])
    await desk.appeals.file(appeal, make.journal_entry())
    reversal = make.reversal(appeal, desk.bea)
    await desk.appeals.decide(reversal)
    ledger = await desk.decisions.sanctions(person)
    assert [sanction.kind for sanction in ledger] == list(kinds)
    assert [sanction.case_code for sanction in ledger] == [decision.case_code for decision in decisions]
    assert [sanction.room for sanction in ledger] == [None, make.ROOM, None, None]
    assert [sanction.lifted_at for sanction in ledger] == [None, None, None, reversal.appeal.decided_at]
    stands = fold(ledger, make.later(10))
    assert stands.ban is None
    assert stands.mute == ledger[2]
    assert stands.room_bans == (ledger[1],)
    assert await desk.decisions.sanctions(PersonId(make.uuid())) == []


async def test_a_removal_alone_leaves_the_ledger_empty(desk: Desk) -> None:
    case = await desk.open()
    await desk.decide(case, kind=DecisionKind.REMOVE)
    assert case.person_id is not None
    assert await desk.decisions.sanctions(case.person_id) == []


async def test_a_reversal_that_lifts_nothing_leaves_the_sanction(desk: Desk) -> None:
    decision = await desk.decide(await desk.open(), kind=DecisionKind.MUTE)
    appeal = make.appeal(decision)
    await desk.appeals.file(appeal, make.journal_entry())
    await desk.appeals.decide(make.reversal(appeal, desk.bea, lifts_sanctions=False))
    assert decision.person_id is not None
    (sanction,) = await desk.decisions.sanctions(decision.person_id)
    assert sanction.lifted_at is None
    assert await desk.decisions.about(decision.person_id) == [(decision, True)]


async def test_who_was_sanctioned_lately_is_told_with_the_time(desk: Desk) -> None:
    people = [PersonId(make.uuid()) for _ in range(3)]
    kinds = (DecisionKind.BAN, DecisionKind.MUTE, DecisionKind.REMOVE)
    decisions = [
        await desk.decide(await desk.open(make.new_case(make.case(person_id=person))), kind=kind, minutes=at)
        for at, (person, kind) in enumerate(zip(people, kinds, strict=True))
    ]
    first, second = decisions[0].at, decisions[1].at
    assert await desk.decisions.sanctioned_since(first) == [(people[0], first), (people[1], second)]
    assert await desk.decisions.sanctioned_since(second) == [(people[1], second)]
    assert await desk.decisions.sanctioned_since(make.later(9)) == []
