import asyncio

import pytest

from palabre.domain.cases import CLAIM_LEASE, CaseStatus
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import CaseClaimed, CaseClosed, NotFound
from palabre.domain.ids import CaseId
from palabre.domain.journal import Act
from palabre.domain.reports import ReportReason
from tests import make
from tests.unit.app.house import AppHouse


async def test_the_most_urgent_case_comes_first(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    for reason in (ReportReason.SPAM, ReportReason.MINORS, ReportReason.INSULT):
        await house.reported(other, (await house.said(ada)).id, reason)
    lines, appeals = await house.queue(closed=False, limit=10)
    assert [line.case.reason for line in lines] == [
        ReportReason.MINORS,
        ReportReason.INSULT,
        ReportReason.SPAM,
    ]
    assert lines[0].urgency.total >= lines[1].urgency.total
    assert (lines[0].excerpt, lines[0].pseudonym, list(appeals)) == ("Bonsoir à tous", ada.pseudonym, [])


async def test_a_closed_case_moves_to_the_closed_ones(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    await house.decided(case_id, DecisionKind.WARN)
    assert (await house.queue(closed=False, limit=10))[0] == []
    closed, appeals = await house.queue(closed=True, limit=10)
    assert [line.case.id for line in closed] == [case_id]
    assert appeals == ()


async def test_looking_at_a_file_is_an_act(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    file = await house.read(house.ana, case_id)
    assert (file.line.excerpt, file.held, file.delivers_on_no_action) == ("Bonsoir à tous", None, False)
    await house.read(house.ana, case_id, note=False)
    records = await house.stores.journal.page(before=None, limit=10)
    assert [record.entry.act for record in records].count(Act.CASE_VIEWED) == 1
    assert records[0].staff_name == "Ana"


async def test_a_file_shows_earlier_decisions_about_the_same_person(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    earlier = await house.decided(await house.reported(other, (await house.said(ada)).id), DecisionKind.WARN)
    file = await house.read(house.ana, await house.reported(other, (await house.said(ada)).id))
    assert [(decision.id, fell) for decision, fell in file.past] == [(earlier.id, False)]


async def test_a_held_text_says_what_letting_it_through_does(house: AppHouse) -> None:
    ada = await house.person()
    held = await house.held(ada)
    young = await house.held(ada, "ligne #young")
    assert held.submission.case_id is not None
    assert young.submission.case_id is not None
    assert (await house.read(house.ana, held.submission.case_id)).delivers_on_no_action
    assert not (await house.read(house.ana, young.submission.case_id)).delivers_on_no_action


async def test_what_may_be_decided_depends_on_the_subject(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    allowed = {}
    for kind, subject_id in (("message", str(said.id)), ("person", str(ada.alias)), ("room", make.ROOM)):
        await house.report(other, kind=kind, subject_id=subject_id, reason=ReportReason.SPAM, comment=None)
        case = next(
            line.case
            for line in (await house.queue(closed=False, limit=10))[0]
            if line.case.subject.kind.value == kind
        )
        allowed[kind] = set((await house.read(house.ana, case.id)).allowed)
    assert allowed["message"] == set(DecisionKind) - {DecisionKind.REFUSE}
    assert allowed["person"] == allowed["message"] - {DecisionKind.REMOVE, DecisionKind.ROOM_BAN}
    assert allowed["room"] == {DecisionKind.NO_ACTION}


async def test_two_moderators_never_hold_one_case(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    outcomes = await asyncio.gather(
        house.claim(house.ana, case_id), house.claim(house.bea, case_id), return_exceptions=True
    )
    assert sum(isinstance(outcome, CaseClaimed) for outcome in outcomes) == 1


async def test_a_claim_expires_when_its_holder_does_nothing(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    claimed = await house.claim(house.ana, case_id)
    assert claimed.status(house.clock.now()) is CaseStatus.CLAIMED
    with pytest.raises(CaseClaimed) as refusal:
        await house.claim(house.bea, case_id)
    assert refusal.value.extra == {"claimed_by": "Ana"}
    house.clock.move(seconds=CLAIM_LEASE.total_seconds())
    assert (await house.claim(house.bea, case_id)).claim is not None


async def test_renewing_moves_the_end_of_the_lease(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    await house.claim(house.ana, case_id)
    house.clock.move(minutes=4)
    await house.claim(house.ana, case_id)
    house.clock.move(minutes=4)
    with pytest.raises(CaseClaimed):
        await house.claim(house.bea, case_id)


async def test_a_lease_is_given_back_by_its_holder_only(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    await house.claim(house.ana, case_id)
    await house.claim.release(house.bea, case_id)
    with pytest.raises(CaseClaimed):
        await house.claim(house.bea, case_id)
    await house.claim.release(house.ana, case_id)
    await house.claim(house.bea, case_id)


async def test_a_case_that_is_not_there_is_not_found(house: AppHouse) -> None:
    nothing = CaseId(make.uuid())
    with pytest.raises(NotFound):
        await house.claim(house.ana, nothing)
    with pytest.raises(NotFound):
        await house.read(house.ana, nothing)


async def test_a_closed_case_is_claimed_by_nobody(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    case_id = await house.reported(other, (await house.said(ada)).id)
    await house.decided(case_id, DecisionKind.NO_ACTION)
    with pytest.raises(CaseClosed):
        await house.claim(house.bea, case_id)
