import asyncio

import pytest

from palabre.domain.appeals import Appeal, AppealOutcome
from palabre.domain.decisions import APPEAL_WINDOW, Decision, DecisionKind
from palabre.domain.errors import (
    AppealExists,
    AppealWindowOver,
    InvalidInput,
    Muted,
    NotFound,
    NothingToContest,
    SamePerson,
)
from palabre.domain.facts import AppealSettled, MessageChanged, MessageSent, ReportSettled
from palabre.domain.ids import AppealId, CaseCode, MessageId
from palabre.domain.journal import Act
from palabre.domain.persons import Person
from tests import make
from tests.unit.app.house import AppHouse


def code_of(decision: Decision) -> CaseCode:
    assert decision.case_code is not None
    return decision.case_code


async def contested(
    house: AppHouse, kind: DecisionKind, *, minutes: int | None = None, also_remove: bool = False
) -> tuple[Person, Person, Decision, Appeal]:
    """Ada was sanctioned by Ana after a report, and contests."""
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    decision = await house.decided(case_id, kind, minutes=minutes, also_remove=also_remove)
    appeal = await house.appeal(code_of(decision), " Je plaisantais. ")
    house.told.clear()
    return ada, other, decision, appeal


async def reverse(house: AppHouse, appeal: Appeal) -> None:
    await house.decide_appeal(house.bea, appeal.id, AppealOutcome.REVERSED, "Vous avez raison.")


async def test_the_code_opens_the_statement_and_the_appeal(house: AppHouse) -> None:
    _, _, decision, appeal = await contested(house, DecisionKind.WARN)
    statement, shown = await house.statement(code_of(decision))
    assert statement.id == decision.id
    assert shown is not None
    assert (shown.text, shown.outcome) == ("Je plaisantais.", None)
    _, appeals = await house.queue(closed=False, limit=10)
    assert [(one.id, contested.id) for one, contested in appeals] == [(appeal.id, decision.id)]


async def test_a_banned_person_contests_like_anybody(house: AppHouse) -> None:
    ada, _, _, appeal = await contested(house, DecisionKind.BAN, minutes=600)
    await reverse(house, appeal)
    assert (await house.said(ada, "Me revoilà")).seq == 2


async def test_an_unknown_code_opens_nothing(house: AppHouse) -> None:
    for act in (house.statement(CaseCode("A" * 26)), house.appeal(CaseCode("A" * 26), "Pourquoi ?")):
        with pytest.raises(NotFound):
            await act


async def test_an_appeal_has_words_and_comes_once_and_in_time(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    code = code_of(await house.decided(case_id, DecisionKind.WARN))
    with pytest.raises(InvalidInput):
        await house.appeal(code, " \n ")
    house.clock.move(seconds=APPEAL_WINDOW.total_seconds() + 1)
    with pytest.raises(AppealWindowOver):
        await house.appeal(code, "Pourquoi ?")
    house.clock.move(seconds=-2)
    outcomes = await asyncio.gather(
        *(house.appeal(code, "Pourquoi ?") for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(outcome, AppealExists) for outcome in outcomes) == 2


async def test_nobody_judges_their_own_decision(house: AppHouse) -> None:
    _, _, _, appeal = await contested(house, DecisionKind.WARN)
    with pytest.raises(SamePerson):
        await house.decide_appeal(house.ana, appeal.id, AppealOutcome.UPHELD, "Je maintiens.")
    assert (await house.read_appeal(appeal.id)).appeal.outcome is None


async def test_an_upheld_decision_stands_and_both_sides_hear_it(house: AppHouse) -> None:
    ada, _, decision, appeal = await contested(house, DecisionKind.MUTE, minutes=60)
    decided, _ = await house.decide_appeal(house.bea, appeal.id, AppealOutcome.UPHELD, " C’est la règle. ")
    assert (decided.outcome, decided.answer, decided.decided_by) == (
        AppealOutcome.UPHELD,
        "C’est la règle.",
        house.bea.id,
    )
    (told,) = house.told.of(AppealSettled)
    assert (told.person_id, told.case_code, told.outcome) == (
        ada.id,
        decision.case_code,
        AppealOutcome.UPHELD,
    )
    with pytest.raises(Muted):
        await house.say(ada, "Encore moi")
    with pytest.raises(AppealExists):
        await house.appeal(code_of(decision), "Et pourtant")


async def test_an_appeal_is_decided_once(house: AppHouse) -> None:
    _, _, _, appeal = await contested(house, DecisionKind.REMOVE)
    outcomes = await asyncio.gather(*(reverse(house, appeal) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(outcome, AppealExists) for outcome in outcomes) == 2
    assert len(house.told.of(MessageChanged)) == 1
    with pytest.raises(AppealExists):
        await house.decide_appeal(house.bea, appeal.id, AppealOutcome.UPHELD, "Finalement, non.")


async def test_an_answer_is_owed(house: AppHouse) -> None:
    _, _, _, appeal = await contested(house, DecisionKind.WARN)
    with pytest.raises(InvalidInput):
        await house.decide_appeal(house.bea, appeal.id, AppealOutcome.REVERSED, " ")
    for act in (
        house.decide_appeal(house.bea, AppealId(make.uuid()), AppealOutcome.UPHELD, "Non."),
        house.read_appeal(AppealId(make.uuid())),
    ):
        with pytest.raises(NotFound):
            await act


async def test_a_reversal_gives_back_the_message_and_the_right_to_speak(house: AppHouse) -> None:
    ada, other, decision, appeal = await contested(house, DecisionKind.MUTE, minutes=600, also_remove=True)
    assert await house.shown() == []
    await reverse(house, appeal)
    assert await house.shown() == ["Bonsoir à tous"]
    (changed,) = house.told.of(MessageChanged)
    assert (changed.restored, changed.message.id, changed.message.changed_seq) == (
        True,
        decision.message_id,
        3,
    )
    assert (await house.said(ada, "Merci")).seq == 4
    (settled,) = house.told.of(ReportSettled)
    assert (settled.person_id, settled.outcome) == (other.id, "reversed")
    assert (await house.receipt(settled.receipt)).reversed


async def test_a_reversal_gives_back_exactly_what_its_decision_took(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    first = await house.decided(
        await house.reported(other, (await house.said(ada, "une")).id),
        DecisionKind.MUTE,
        minutes=600,
        also_remove=True,
    )
    second = await house.reported(other, await one_more(house, ada))
    await house.decided(second, DecisionKind.MUTE, minutes=300, also_remove=True)
    appeal = await house.appeal(code_of(first), "Pourquoi ?")
    await reverse(house, appeal)
    # The other message stays away, and the other sanction stands.
    assert await house.shown() == ["une"]
    with pytest.raises(Muted) as refusal:
        await house.say(ada, "Encore moi")
    assert refusal.value.extra["until"] == "2026-11-24T01:00:00Z"


async def one_more(house: AppHouse, ada: Person) -> MessageId:
    """A line of Ada's that she said before she was muted."""
    draft = make.draft(ada, text="deux", at=house.clock.now())
    return (await house.stores.messages.append(draft)).message.id


async def test_a_message_that_its_author_took_back_does_not_return(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    case_id = await house.reported(other, said.id)
    decision = await house.decided(case_id, DecisionKind.WARN)
    await house.remove(ada, make.draft().ref, make.ROOM, said.id)
    await reverse(house, await house.appeal(code_of(decision), "Pourquoi ?"))
    assert await house.shown() == []


async def test_what_the_filter_refused_wrongly_is_said_late(house: AppHouse) -> None:
    ada = await house.person()
    refused = await house.refused(ada, "un #refuse", reply_to=(await house.said(ada)).id)
    assert refused.submission.case_code is not None
    appeal = await house.appeal(refused.submission.case_code, "C’est une citation.")
    house.clock.move(hours=2)
    house.told.clear()
    await reverse(house, appeal)
    (sent,) = house.told.of(MessageSent)
    assert (sent.message.text, sent.message.reply_to is None) == ("un #refuse", False)
    assert await house.shown() == ["Bonsoir à tous", "un #refuse"]


async def test_after_a_day_that_talk_is_over(house: AppHouse) -> None:
    ada = await house.person()
    refused = await house.refused(ada)
    assert refused.submission.case_code is not None
    appeal = await house.appeal(refused.submission.case_code, "C’est une citation.")
    house.clock.move(hours=25)
    await reverse(house, appeal)
    assert house.told.of(MessageSent) == []


async def test_a_held_line_refused_by_a_warning_comes_back_with_its_reversal(house: AppHouse) -> None:
    ada = await house.person()
    held = await house.held(ada, "un #hold")
    assert held.submission.case_id is not None
    decision = await house.decided(held.submission.case_id, DecisionKind.WARN)
    await reverse(house, await house.appeal(code_of(decision), "C’est une citation."))
    assert await house.shown() == ["un #hold"]


async def test_a_line_that_says_to_be_under_age_is_not_delivered_on_appeal_either(house: AppHouse) -> None:
    ada = await house.person()
    held = await house.held(ada, "ligne #young")
    assert held.submission.case_id is not None
    decision = await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    await reverse(house, await house.appeal(code_of(decision), "Je voulais dire autre chose."))
    assert house.told.of(MessageSent) == []
    assert await house.shown() == []


async def test_the_judge_sees_the_evidence(house: AppHouse) -> None:
    _, _, decision, appeal = await contested(house, DecisionKind.WARN)
    shown = await house.read_appeal(appeal.id)
    assert (shown.decision.id, [line.text for line in shown.evidence]) == (decision.id, ["Bonsoir à tous"])


async def test_contesting_no_action_is_impossible_since_it_has_no_code(house: AppHouse) -> None:
    decision = make.decision(kind=DecisionKind.NO_ACTION, case_code=CaseCode("B" * 26))
    case = make.case(id=decision.case_id, opened_at=make.NOW)
    await house.stores.cases.open(make.new_case(case))
    await house.claim(house.ana, case.id)
    settlement = make.settlement(decision)
    await house.stores.cases.decide(settlement, house.ana.id, house.clock.now())
    with pytest.raises(NothingToContest):
        await house.appeal(CaseCode("B" * 26), "Pourquoi ?")


async def test_every_act_of_an_appeal_is_in_the_journal(house: AppHouse) -> None:
    _, _, _, appeal = await contested(house, DecisionKind.REMOVE)
    await reverse(house, appeal)
    records = await house.stores.journal.page(before=None, limit=2)
    assert [record.entry.act for record in records] == [Act.APPEAL_DECIDED, Act.APPEAL_FILED]
    assert records[0].entry.detail == {"outcome": "reversed", "kind": "remove"}
    assert "plaisantais" not in repr(records)
