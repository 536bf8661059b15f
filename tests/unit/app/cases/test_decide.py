import asyncio

import pytest

from palabre.app.cases.decide import Ruling
from palabre.app.messages.outcomes import Accepted
from palabre.domain.cases import CLAIM_LEASE
from palabre.domain.decisions import Decision, DecisionKind
from palabre.domain.errors import (
    CaseClaimed,
    CaseClosed,
    CaseNotClaimed,
    DurationInvalid,
    InvalidInput,
    NotFound,
    ReasonMissing,
)
from palabre.domain.facts import (
    MessageChanged,
    MessageSent,
    PersonSanctioned,
    ReportSettled,
    SubmissionSettled,
)
from palabre.domain.ids import CaseId, Ref
from palabre.domain.journal import Act
from palabre.domain.messages import RemovedBy
from palabre.domain.reports import ReportReason
from palabre.domain.submissions import SubmissionState
from tests import make
from tests.unit.app.house import AppHouse

WARN = Ruling(kind=DecisionKind.WARN, ground=ReportReason.INSULT, reason="Restons courtois.")


async def a_case(house: AppHouse) -> CaseId:
    ada, other = await house.person(), await house.person()
    return await house.reported(other, (await house.said(ada)).id)


async def test_deciding_needs_the_case_a_claim_and_a_reason(house: AppHouse) -> None:
    case_id = await a_case(house)
    with pytest.raises(NotFound):
        await house.decide(house.ana, CaseId(make.uuid()), WARN)
    with pytest.raises(CaseNotClaimed):
        await house.decide(house.ana, case_id, WARN)
    await house.claim(house.ana, case_id)
    with pytest.raises(CaseClaimed):
        await house.decide(house.bea, case_id, WARN)
    for ruling, refusal in (
        (Ruling(kind=DecisionKind.WARN, ground=ReportReason.INSULT, reason=" "), ReasonMissing),
        (Ruling(kind=DecisionKind.MUTE, ground=ReportReason.INSULT, reason="Motif"), DurationInvalid),
        (Ruling(kind=DecisionKind.REFUSE, ground=ReportReason.INSULT, reason="Motif"), InvalidInput),
    ):
        with pytest.raises(refusal):
            await house.decide(house.ana, case_id, ruling)
    assert isinstance(await house.decide(house.ana, case_id, WARN), Decision)


async def test_a_lapsed_claim_decides_nothing(house: AppHouse) -> None:
    case_id = await a_case(house)
    await house.claim(house.ana, case_id)
    house.clock.move(seconds=CLAIM_LEASE.total_seconds())
    with pytest.raises(CaseNotClaimed):
        await house.decide(house.ana, case_id, WARN)


async def test_of_two_decisions_one_wins(house: AppHouse) -> None:
    case_id = await a_case(house)
    await house.claim(house.ana, case_id)
    outcomes = await asyncio.gather(
        *(house.decide(house.ana, case_id, WARN) for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(outcome, Decision) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, CaseClosed) for outcome in outcomes) == 2
    assert len(house.told.of(PersonSanctioned)) == 1
    file = await house.stores.cases.file(case_id)
    assert file is not None
    assert len(file.decisions) == 1


async def test_a_decision_is_told_in_words_with_the_way_to_contest(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada, "quelle ligne")).id)
    decision = await house.decided(case_id, DecisionKind.MUTE, minutes=45)
    (told,) = house.told.of(PersonSanctioned)
    assert (told.person_id, told.kind, told.reason) == (
        ada.id,
        DecisionKind.MUTE,
        "Ce message s’en prend à une personne.",
    )
    assert (told.case_code, told.until) == (decision.case_code, make.later(45))
    assert decision.case_code is not None
    statement, _ = await house.statement(decision.case_code)
    assert (statement.text, statement.ground) == ("quelle ligne", ReportReason.INSULT)
    assert not statement.automated
    assert not statement.automated_detection


async def test_no_action_takes_nothing_and_tells_only_who_reported(house: AppHouse) -> None:
    case_id = await a_case(house)
    decision = await house.decided(case_id, DecisionKind.NO_ACTION)
    assert (decision.case_code, decision.text) == (None, None)
    assert house.told.of(PersonSanctioned) == []
    assert [fact.outcome for fact in house.told.of(ReportSettled)] == ["no_action"]
    assert len(await house.shown()) == 1


async def test_everybody_who_reported_hears_the_outcome(house: AppHouse) -> None:
    ada, eve, bob = await house.person(), await house.person(), await house.person()
    said = await house.said(ada)
    await house.reported(eve, said.id)
    await house.decided(await house.reported(bob, said.id), DecisionKind.WARN)
    assert {fact.person_id for fact in house.told.of(ReportSettled)} == {eve.id, bob.id}


async def test_a_removed_message_leaves_a_tombstone_for_everybody(house: AppHouse) -> None:
    decision = await house.decided(await a_case(house), DecisionKind.REMOVE)
    assert await house.shown() == []
    (changed,) = house.told.of(MessageChanged)
    assert (changed.message.id, changed.message.removed_by) == (decision.message_id, RemovedBy.MODERATION)
    assert changed.message.changed_seq == 2


async def test_a_sanction_may_take_the_message_away_too(house: AppHouse) -> None:
    decision = await house.decided(await a_case(house), DecisionKind.BAN, minutes=60, also_remove=True)
    assert decision.message_id is not None
    assert await house.shown() == []


async def test_what_is_gone_already_is_not_removed_again(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    case_id = await house.reported(other, said.id)
    await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)
    decision = await house.decided(case_id, DecisionKind.REMOVE)
    assert decision.message_id is None
    assert (await house.stores.messages.seqs())[make.ROOM] == 2


async def test_a_held_line_that_is_let_through_is_a_message_like_any_other(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    held = await house.held(ada, "un #hold", ref=ref)
    assert held.submission.case_id is not None
    house.clock.move(minutes=3)
    decision = await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    assert (decision.case_code, decision.automated_detection) == (None, True)
    (sent,) = house.told.of(MessageSent)
    (settled,) = house.told.of(SubmissionSettled)
    # Its author first, or they would see it twice for a moment: waiting, and said.
    assert house.told.facts.index(settled) < house.told.facts.index(sent)
    assert (sent.message.text, sent.message.ref, sent.message.at) == ("un #hold", ref, make.later(3))
    assert (settled.submission.state, settled.submission.seq) == (SubmissionState.ACCEPTED, sent.message.seq)
    again = await house.say(ada, "un #hold", ref=ref)
    assert again == Accepted(ref=ref, room=make.ROOM, seq=1, id=sent.message.id)


@pytest.mark.parametrize("kind", [DecisionKind.REMOVE, DecisionKind.WARN, DecisionKind.MUTE])
async def test_a_held_line_that_is_not_let_through_is_refused_with_a_statement(
    house: AppHouse, kind: DecisionKind
) -> None:
    ada = await house.person()
    held = await house.held(ada, "un #hold")
    assert held.submission.case_id is not None
    minutes = 10 if kind is DecisionKind.MUTE else None
    decision = await house.decided(held.submission.case_id, kind, minutes=minutes)
    assert decision.kind is (DecisionKind.REFUSE if kind is DecisionKind.REMOVE else kind)
    (settled,) = house.told.of(SubmissionSettled)
    assert (settled.submission.state, settled.submission.case_code) == (
        SubmissionState.REFUSED,
        decision.case_code,
    )
    assert (decision.rule, decision.text) == ("insult.hold", "un #hold")
    assert await house.shown() == []


async def test_a_line_that_says_to_be_under_age_is_never_delivered(house: AppHouse) -> None:
    ada = await house.person()
    held = await house.held(ada, "ligne #young")
    assert held.submission.case_id is not None
    (line,), _ = await house.queue(closed=False, limit=10)
    assert line.case.reason is ReportReason.MINORS
    decision = await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    assert decision.kind is DecisionKind.REFUSE
    assert decision.case_code is not None
    assert house.told.of(MessageSent) == []
    assert await house.shown() == []


async def test_how_long_held_lines_wait_is_learned(house: AppHouse) -> None:
    ada = await house.person()
    for _ in range(30):
        held = await house.held(ada)
        assert held.submission.case_id is not None
        house.clock.move(seconds=20)
        await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    assert (await house.held(ada)).usual_wait_seconds == 30


async def test_a_withdrawn_line_leaves_nothing_to_decide(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    held = await house.held(ada, ref=ref)
    assert held.submission.case_id is not None
    await house.claim(house.ana, held.submission.case_id)
    await house.withdraw(ada, ref)
    with pytest.raises(CaseClosed):
        await house.decide(house.ana, held.submission.case_id, WARN)


async def test_withdrawing_and_deciding_at_once_has_one_outcome(house: AppHouse) -> None:
    for _ in range(5):
        ada, ref = await house.person(), Ref(make.uuid())
        held = await house.held(ada, ref=ref)
        assert held.submission.case_id is not None
        await house.claim(house.ana, held.submission.case_id)
        house.told.clear()
        ruling = Ruling(kind=DecisionKind.NO_ACTION, ground=ReportReason.INSULT, reason="Rien de grave.")
        await asyncio.gather(
            house.decide(house.ana, held.submission.case_id, ruling),
            house.withdraw(ada, ref),
            return_exceptions=True,
        )
        kept = await house.stores.submissions.by_ref(ada.id, ref)
        assert kept is not None
        delivered = len(house.told.of(MessageSent))
        assert delivered == (1 if kept.state is SubmissionState.ACCEPTED else 0)
        await house.leave(ada.id)


async def test_the_journal_keeps_acts_and_no_words(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada, "quelle ligne")).id)
    await house.decided(case_id, DecisionKind.MUTE, minutes=45)
    records = await house.stores.journal.page(before=None, limit=3)
    assert [record.entry.act for record in records] == [Act.CASE_DECIDED, Act.CASE_CLAIMED, Act.CASE_OPENED]
    assert records[0].entry.detail["kind"] == "mute"
    assert records[0].staff_name == "Ana"
    told = repr(records)
    assert "quelle ligne" not in told
    assert ada.pseudonym not in told
