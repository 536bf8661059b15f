"""A case is claimed as a lease and decided once, with all that the decision takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
import pytest_asyncio

from palabre.adapters.db.engine import Database
from palabre.app.ports.errors import Conflict
from palabre.domain.cases import CLAIM_LEASE, Claim
from palabre.domain.decisions import DecisionKind
from palabre.domain.journal import Act
from palabre.domain.messages import RemovedBy
from palabre.domain.submissions import SubmissionState
from tests import make
from tests.contract.desk import Desk, races, set_up

NOW = make.NOW
LEASE_MINUTES = CLAIM_LEASE.total_seconds() / 60


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


# --- Claims -----------------------------------------------------------------------------------


async def test_a_claim_is_a_lease_with_a_name(desk: Desk) -> None:
    case = await desk.open()
    claimed = await desk.claim(case)
    assert claimed.claim == Claim(staff_id=desk.ana.id, staff_name="Ana", until=NOW + CLAIM_LEASE)
    assert await desk.case(case.id) == claimed
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED]


async def test_a_living_lease_keeps_others_away(desk: Desk) -> None:
    case = await desk.open()
    await desk.claim(case)
    with pytest.raises(Conflict):
        await desk.claim(case, desk.bea, minutes=LEASE_MINUTES - 1)
    renewed = await desk.claim(case, desk.ana, minutes=LEASE_MINUTES - 1)
    assert renewed.claim == make.claim(desk.ana, at=make.later(LEASE_MINUTES - 1))
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED, Act.CASE_CLAIMED]


async def test_a_lapsed_lease_is_free(desk: Desk) -> None:
    case = await desk.open()
    await desk.claim(case)
    claimed = await desk.claim(case, desk.bea, minutes=LEASE_MINUTES)
    assert claimed.claim is not None
    assert claimed.claim.staff_name == "Béa"


async def test_of_two_who_claim_at_once_one_holds_the_case(desk: Desk) -> None:
    case = await desk.open()
    answers = await asyncio.gather(
        desk.claim(case, desk.ana), desk.claim(case, desk.bea), return_exceptions=True
    )
    assert races(answers) == ["lost", "won"]
    held = await desk.case(case.id)
    assert held in answers
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED]


async def test_of_two_who_take_a_lapsed_lease_at_once_one_holds_the_case(desk: Desk) -> None:
    case = await desk.open()
    await desk.claim(case, desk.ana)
    carl = make.staff(name="Carl")
    answers = await asyncio.gather(
        desk.claim(case, desk.bea, LEASE_MINUTES),
        desk.claim(case, carl, LEASE_MINUTES),
        return_exceptions=True,
    )
    assert races(answers) == ["lost", "won"]


async def test_nobody_claims_a_closed_case_or_one_that_never_was(desk: Desk) -> None:
    case = await desk.open()
    await desk.decide(case)
    for target in (case, make.case()):
        with pytest.raises(Conflict):
            await desk.claim(target)


async def test_a_lease_is_given_back_by_its_holder_only(desk: Desk) -> None:
    case = await desk.open()
    await desk.claim(case)
    entry = make.journal_entry(act=Act.CASE_RELEASED, case_id=case.id)
    await desk.cases.release(case.id, desk.bea.id, entry)
    assert (await desk.case(case.id)).claim is not None
    await desk.cases.release(case.id, desk.ana.id, entry)
    assert (await desk.case(case.id)).claim is None
    await desk.cases.release(case.id, desk.ana.id, entry)
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED, Act.CASE_RELEASED]


# --- Deciding ---------------------------------------------------------------------------------


async def test_a_decision_closes_its_case_with_its_sanction_and_its_entry(desk: Desk) -> None:
    case = await desk.open()
    decision = await desk.decide(case, kind=DecisionKind.MUTE)
    file = await desk.cases.file(case.id)
    assert file is not None
    assert file.case.closed_at == make.later(1)
    assert file.case.claim is None
    assert file.decisions == [decision]
    assert decision.person_id is not None
    (sanction,) = await desk.decisions.sanctions(decision.person_id)
    assert (sanction.kind, sanction.ends_at) == (DecisionKind.MUTE, decision.ends_at)
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED, Act.CASE_DECIDED]


async def test_only_the_holder_of_a_living_lease_decides(desk: Desk) -> None:
    case = await desk.open()
    settlement = make.settlement(make.decision(case, desk.bea))
    with pytest.raises(Conflict):
        await desk.cases.decide(settlement, desk.bea.id, NOW)
    await desk.claim(case, desk.ana)
    with pytest.raises(Conflict):
        await desk.cases.decide(settlement, desk.bea.id, make.later(1))
    with pytest.raises(Conflict):
        await desk.cases.decide(settlement, desk.ana.id, make.later(LEASE_MINUTES))
    assert (await desk.case(case.id)).closed_at is None
    assert await desk.count("decisions") == 0
    assert await desk.count("sanctions") == 0


async def test_a_case_is_decided_once(desk: Desk) -> None:
    case = await desk.open()
    await desk.claim(case)
    settlements = [make.settlement(make.decision(case, desk.ana)) for _ in range(3)]
    answers = await asyncio.gather(
        *(desk.cases.decide(settlement, desk.ana.id, make.later(1)) for settlement in settlements),
        return_exceptions=True,
    )
    assert races(answers) == ["lost", "lost", "won"]
    assert await desk.count("decisions") == 1
    assert await desk.count("sanctions") == 1
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED, Act.CASE_DECIDED]


async def test_evidence_goes_when_a_case_closes_without_an_act_and_stays_otherwise(desk: Desk) -> None:
    kept, dropped = await desk.open(), await desk.open()
    await desk.decide(kept, kind=DecisionKind.WARN)
    await desk.decide(dropped, kind=DecisionKind.NO_ACTION)
    kept_file, dropped_file = await desk.cases.file(kept.id), await desk.cases.file(dropped.id)
    assert kept_file is not None
    assert dropped_file is not None
    assert len(kept_file.evidence) == 1
    assert dropped_file.evidence == []
    assert len(dropped_file.reports) == 1


async def test_a_removal_takes_the_next_number_of_the_room(desk: Desk) -> None:
    author = await desk.enter()
    said = await desk.say(author, "Tu es nul, franchement.")
    await desk.say(author)
    case = await desk.open(make.case_about(said))
    await desk.claim(case)
    decision = make.decision(case, desk.ana, kind=DecisionKind.REMOVE, message_id=said.id)
    removal = make.removal(said, at=make.later(1))
    removed = await desk.cases.decide(make.settlement(decision, removal=removal), desk.ana.id, make.later(1))
    assert removed == replace(said, changed_seq=3, removed_at=make.later(1), removed_by=RemovedBy.MODERATION)
    assert await desk.messages.by_id(said.id) == removed
    assert (await desk.say(author)).seq == 4
    replay = await desk.messages.replay(make.ROOM, since=2, limit=10, after=make.later(-60))
    assert [message.seq for message in replay.created] == [4]
    assert replay.changed == (removed,)


async def test_removals_and_lines_at_once_leave_no_gap_in_the_room(desk: Desk) -> None:
    author = await desk.enter()
    settlements = []
    for _ in range(4):
        said = await desk.say(author)
        case = await desk.open(make.case_about(said))
        await desk.claim(case)
        decision = make.decision(case, desk.ana, kind=DecisionKind.REMOVE, message_id=said.id)
        settlements.append(make.settlement(decision, removal=make.removal(said)))
    answers = await asyncio.gather(
        *(desk.cases.decide(settlement, desk.ana.id, make.later(1)) for settlement in settlements),
        *(desk.say(author) for _ in range(4)),
    )
    numbers = [answer.changed_seq or answer.seq for answer in answers if answer is not None]
    assert sorted(numbers) == [5, 6, 7, 8, 9, 10, 11, 12]
    assert (await desk.messages.seqs())[make.ROOM] == 12


async def test_a_message_that_its_author_removed_meanwhile_hinders_no_decision(desk: Desk) -> None:
    author = await desk.enter()
    said = await desk.say(author)
    case = await desk.open(make.case_about(said))
    await desk.claim(case)
    gone = await desk.messages.change(make.removal(said, by=RemovedBy.AUTHOR))
    decision = make.decision(case, desk.ana, kind=DecisionKind.WARN, message_id=said.id)
    settlement = make.settlement(decision, removal=make.removal(said))
    assert await desk.cases.decide(settlement, desk.ana.id, make.later(1)) is None
    assert (await desk.case(case.id)).closed_at == make.later(1)
    # The decision took nothing away, and its reversal will give nothing back.
    assert await desk.decisions.by_id(decision.id) == replace(decision, message_id=None)
    assert await desk.messages.by_id(said.id) == gone
    assert (await desk.messages.seqs())[make.ROOM] == 2


async def test_a_lost_decision_removes_nothing(desk: Desk) -> None:
    author = await desk.enter()
    said = await desk.say(author)
    case = await desk.open(make.case_about(said))
    decision = make.decision(case, desk.ana, kind=DecisionKind.REMOVE, message_id=said.id)
    with pytest.raises(Conflict):
        await desk.cases.decide(
            make.settlement(decision, removal=make.removal(said)), desk.ana.id, make.later(1)
        )
    assert await desk.messages.by_id(said.id) == said
    assert (await desk.messages.seqs())[make.ROOM] == 1


async def test_a_held_text_is_refused_with_its_decision(desk: Desk) -> None:
    new = make.held_case()
    await desk.open(new)
    await desk.claim(new.case)
    assert new.submission is not None
    decision = make.decision(new.case, desk.ana, kind=DecisionKind.REFUSE, automated_detection=True)
    refused = replace(
        new.submission,
        state=SubmissionState.REFUSED,
        decision_id=decision.id,
        case_code=decision.case_code,
    )
    settlement = make.settlement(decision, submission=refused)
    assert await desk.cases.decide(settlement, desk.ana.id, make.later(1)) is None
    assert await desk.submissions.by_ref(refused.person_id, refused.ref) == refused
    assert await desk.submissions.of_decision(decision.id) == refused
    assert await desk.cases.held_in(new.case.id) is None


async def test_a_text_withdrawn_meanwhile_is_not_refused(desk: Desk) -> None:
    new = make.held_case()
    await desk.open(new)
    await desk.claim(new.case)
    held = new.submission
    assert held is not None
    assert await desk.submissions.withdraw(held.person_id, held.ref, NOW)
    decision = make.decision(new.case, desk.ana, kind=DecisionKind.REFUSE)
    refused = replace(
        held, state=SubmissionState.REFUSED, decision_id=decision.id, case_code=decision.case_code
    )
    with pytest.raises(Conflict):
        await desk.cases.decide(make.settlement(decision, submission=refused), desk.ana.id, make.later(1))
    found = await desk.submissions.by_ref(held.person_id, held.ref)
    assert found is not None
    assert found.state is SubmissionState.WITHDRAWN
    assert await desk.count("decisions") == 0


async def test_withdrawing_and_refusing_at_once_end_as_one_of_them(desk: Desk) -> None:
    new = make.held_case()
    await desk.open(new)
    await desk.claim(new.case)
    held = new.submission
    assert held is not None
    decision = make.decision(new.case, desk.ana, kind=DecisionKind.REFUSE)
    refused = replace(
        held, state=SubmissionState.REFUSED, decision_id=decision.id, case_code=decision.case_code
    )
    answers: Sequence[object] = await asyncio.gather(
        desk.cases.decide(make.settlement(decision, submission=refused), desk.ana.id, make.later(1)),
        desk.submissions.withdraw(held.person_id, held.ref, NOW),
        return_exceptions=True,
    )
    found = await desk.submissions.by_ref(held.person_id, held.ref)
    assert found is not None
    if answers[1] is True:
        assert isinstance(answers[0], Conflict)
        assert found.state is SubmissionState.WITHDRAWN
    else:
        assert answers == [None, False]
        assert found.state is SubmissionState.REFUSED


async def test_the_case_of_a_text_that_was_let_through_closes_without_an_act(desk: Desk) -> None:
    somebody = await desk.enter()
    new = make.held_case(make.submission(somebody))
    await desk.open(new)
    await desk.claim(new.case)
    held = new.submission
    assert held is not None
    draft = make.draft(somebody, ref=held.ref, text=held.text)
    decision = make.decision(new.case, desk.ana, kind=DecisionKind.NO_ACTION)
    settlement = make.settlement(decision, submission=held, delivery=draft)
    said = await desk.cases.decide(settlement, desk.ana.id, make.later(1))
    assert said is not None
    assert (said.text, said.seq) == (held.text, 1)
    file = await desk.cases.file(new.case.id)
    assert file is not None
    assert (file.case.closed_at, file.evidence, file.decisions) == (make.later(1), [], [decision])
    assert await desk.messages.by_id(said.id) == said
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_CLAIMED, Act.CASE_DECIDED]


async def test_a_case_of_a_held_text_closes_once_too(desk: Desk) -> None:
    new = make.held_case()
    await desk.open(new)
    decision = make.decision(new.case, desk.ana, kind=DecisionKind.NO_ACTION)
    with pytest.raises(Conflict):
        await desk.cases.decide(make.settlement(decision), desk.ana.id, make.later(1))
    await desk.claim(new.case)
    await desk.cases.decide(make.settlement(decision), desk.ana.id, make.later(1))
    again = make.decision(new.case, desk.ana, kind=DecisionKind.NO_ACTION)
    with pytest.raises(Conflict):
        await desk.cases.decide(make.settlement(again), desk.ana.id, make.later(2))


async def test_a_removed_message_keeps_its_text_and_its_edit_for_the_house(desk: Desk) -> None:
    author = await desk.enter()
    said = await desk.say(author)
    edited = await desk.messages.change(make.edit(said))
    case = await desk.open(make.case_about(edited))
    await desk.claim(case)
    decision = make.decision(case, desk.ana, kind=DecisionKind.REMOVE, message_id=said.id)
    removed = await desk.cases.decide(
        make.settlement(decision, removal=make.removal(said)), desk.ana.id, make.later(1)
    )
    assert removed is not None
    assert (removed.text, removed.edited_at, removed.changed_seq) == (edited.text, edited.edited_at, 3)
