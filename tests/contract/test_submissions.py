"""Held and refused texts, to which a ref is bound once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from palabre.adapters.db.engine import Database
from palabre.adapters.db.log_steps import message_of
from palabre.adapters.db.submissions import ANSWERED, acceptance_steps
from palabre.adapters.db.tables import decisions, evidence, journal, submissions
from palabre.adapters.db.tables.base import CONTESTABLE
from palabre.app.ports.errors import Conflict
from palabre.app.ports.messages import RefBound
from palabre.domain.decisions import Decision, DecisionKind
from palabre.domain.ids import MessageId, Ref
from palabre.domain.journal import Act
from palabre.domain.messages import Change, Draft, Message
from palabre.domain.persons import Person
from palabre.domain.submissions import Submission, SubmissionState
from palabre.domain.verdicts import ExplanationLevel, Span
from tests import make
from tests.contract.desk import Desk, set_up


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


def _refused(somebody: Person | None = None) -> tuple[Submission, Decision]:
    held = make.submission(somebody)
    decision = make.decision(
        kind=DecisionKind.REFUSE, case_id=None, person_id=held.person_id, staff_id=None, rule="insult.mild"
    )
    refused = replace(
        held, state=SubmissionState.REFUSED, decision_id=decision.id, case_code=decision.case_code
    )
    return refused, decision


def _draft_of(held: Submission) -> Draft:
    return Draft(
        id=MessageId(make.uuid()),
        room=held.room,
        author_id=held.person_id,
        author=held.author,
        ref=held.ref,
        text=held.text,
        at=make.later(5),
        reply_to=held.reply_to,
    )


async def _held(desk: Desk, somebody: Person | None = None, **changes: Any) -> Submission:
    new = make.held_case(make.submission(somebody, **changes))
    await desk.cases.open(new)
    assert new.submission is not None
    return new.submission


async def _let_through(desk: Desk, held: Submission, delivery: Draft | Change) -> Message:
    *_, delivered, _ = await desk.database.write(*acceptance_steps(held, delivery))
    return message_of(delivered[0], delivery.room)


async def test_a_refused_text_is_read_as_it_was_stored(desk: Desk) -> None:
    refused, decision = _refused()
    verdict = make.verdict(
        spans=(Span(0, 2), Span(4, 9)), explanation=ExplanationLevel.CATEGORY, escalate=True, score=0.125
    )
    refused = replace(refused, verdict=verdict, reply_to=MessageId(make.uuid()))
    assert await desk.submissions.refuse(refused, decision) == refused
    assert await desk.submissions.by_ref(refused.person_id, refused.ref) == refused
    assert await desk.submissions.of_decision(decision.id) == refused
    assert await desk.decisions.by_id(decision.id) == decision


async def test_a_refusal_leaves_its_entry_without_any_word_of_the_text(desk: Desk) -> None:
    refused, decision = _refused()
    await desk.submissions.refuse(refused, decision)
    assert await desk.acts() == [Act.TEXT_REFUSED]
    (row,) = await desk.database.read(select(journal).where(journal.c.number == 3))
    assert row.detail == {"ground": decision.ground.value, "rule": "insult.mild"}
    assert row.staff_id is None


async def test_a_ref_is_bound_to_the_first_refusal(desk: Desk) -> None:
    first, decision = _refused()
    await desk.submissions.refuse(first, decision)
    second, other = _refused()
    second = replace(second, person_id=first.person_id, ref=first.ref)
    assert await desk.submissions.refuse(second, other) == first
    assert await desk.decisions.by_id(other.id) is None
    assert await desk.acts() == [Act.TEXT_REFUSED]


async def test_a_ref_refused_many_times_at_once_is_refused_once(desk: Desk) -> None:
    first, _ = _refused()
    again = [_refused() for _ in range(8)]
    outcomes = await asyncio.gather(
        *(
            desk.submissions.refuse(replace(one, person_id=first.person_id, ref=first.ref), decision)
            for one, decision in again
        )
    )
    assert len({outcome.decision_id for outcome in outcomes}) == 1
    assert len(await desk.database.read(select(decisions))) == 1


async def test_a_ref_of_a_message_is_never_refused(desk: Desk) -> None:
    somebody = await desk.enter()
    said = await desk.say(somebody)
    refused, decision = _refused(somebody)
    with pytest.raises(Conflict):
        await desk.submissions.refuse(replace(refused, ref=said.ref or refused.ref), decision)
    assert await desk.decisions.by_id(decision.id) is None
    assert await desk.acts() == []


async def test_a_ref_of_a_message_is_never_held(desk: Desk) -> None:
    somebody = await desk.enter()
    said = await desk.say(somebody)
    with pytest.raises(Conflict):
        await _held(desk, somebody, ref=said.ref)


@pytest.mark.parametrize("state", [SubmissionState.HELD, SubmissionState.REFUSED, SubmissionState.WITHDRAWN])
async def test_a_bound_ref_is_no_message(desk: Desk, state: SubmissionState) -> None:
    if state is SubmissionState.REFUSED:
        bound, decision = _refused()
        await desk.submissions.refuse(bound, decision)
    else:
        bound = await _held(desk)
    if state is SubmissionState.WITHDRAWN:
        await desk.submissions.withdraw(bound.person_id, bound.ref, make.later(1))
    with pytest.raises(RefBound) as caught:
        await desk.messages.append(replace(_draft_of(bound)))
    assert caught.value.submission.state is state
    assert await desk.messages.seqs() == {make.ROOM: 0}


async def test_an_unknown_ref_is_bound_to_nothing(desk: Desk) -> None:
    somebody = make.person()
    assert await desk.submissions.by_ref(somebody.id, Ref(make.uuid())) is None
    assert await desk.submissions.of_decision(make.decision().id) is None


async def test_a_held_text_is_let_through_under_its_own_ref(desk: Desk) -> None:
    held = await _held(desk)
    draft = _draft_of(held)
    message = await _let_through(desk, held, draft)
    assert (message.seq, message.id, message.ref, message.text) == (1, draft.id, held.ref, held.text)
    settled = await desk.submissions.by_ref(held.person_id, held.ref)
    assert settled == replace(held, state=SubmissionState.ACCEPTED, message_id=message.id, seq=1)
    again = await desk.messages.append(_draft_of(held))
    assert (again.fresh, again.message) == (False, message)


async def test_a_held_edit_is_let_through(desk: Desk) -> None:
    somebody = await desk.enter()
    said = await desk.say(somebody)
    held = await _held(desk, somebody, edit_of=said.id, text="Bonsoir, les amis !")
    message = await _let_through(desk, held, make.edit(said, held.text))
    assert (message.text, message.seq, message.changed_seq) == ("Bonsoir, les amis !", 1, 2)
    settled = await desk.submissions.by_ref(held.person_id, held.ref)
    assert settled == replace(held, state=SubmissionState.ACCEPTED, message_id=said.id, seq=2)


async def test_a_text_is_let_through_once(desk: Desk) -> None:
    held = await _held(desk)
    outcomes = await asyncio.gather(
        *(_let_through(desk, held, _draft_of(held)) for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 3
    assert await desk.messages.seqs() == {make.ROOM: 1}


async def test_a_withdrawn_text_is_not_let_through(desk: Desk) -> None:
    held = await _held(desk)
    assert await desk.submissions.withdraw(held.person_id, held.ref, make.later(1))
    with pytest.raises(Conflict):
        await _let_through(desk, held, _draft_of(held))
    assert await desk.messages.seqs() == {make.ROOM: 0}


async def test_withdrawing_closes_the_case_and_drops_its_evidence(desk: Desk) -> None:
    held = await _held(desk)
    assert held.case_id is not None
    assert await desk.submissions.withdraw(held.person_id, held.ref, make.later(1))
    bound = await desk.submissions.by_ref(held.person_id, held.ref)
    assert bound == replace(held, state=SubmissionState.WITHDRAWN)
    case = await desk.case(held.case_id)
    assert case.closed_at == make.later(1)
    assert await desk.database.read(select(evidence)) == []
    assert (await desk.acts())[-1] is Act.TEXT_WITHDRAWN


async def test_only_what_is_held_can_be_withdrawn(desk: Desk) -> None:
    somebody = await desk.enter()
    assert not await desk.submissions.withdraw(somebody.id, Ref(make.uuid()), make.NOW)
    refused, decision = _refused(somebody)
    await desk.submissions.refuse(refused, decision)
    assert not await desk.submissions.withdraw(somebody.id, refused.ref, make.NOW)
    held = await _held(desk, somebody)
    assert await desk.submissions.withdraw(somebody.id, held.ref, make.NOW)
    assert not await desk.submissions.withdraw(somebody.id, held.ref, make.NOW)


async def test_the_refs_of_a_day_are_remembered(desk: Desk) -> None:
    somebody = await desk.enter()
    said = await desk.say(somebody)
    refused, decision = _refused(somebody)
    await desk.submissions.refuse(refused, decision)
    held = await _held(desk, somebody)
    accepted = await _held(desk, somebody)
    message = await _let_through(desk, accepted, _draft_of(accepted))
    await _held(desk, somebody, at=make.later(days=-2))
    await desk.say(await desk.enter())
    assert await desk.messages.refs(somebody.id, make.later(days=-1), 100) == {
        said.ref: said,
        refused.ref: refused,
        held.ref: held,
        accepted.ref: message,
    }


async def test_no_more_refs_are_remembered_than_asked_for(desk: Desk) -> None:
    somebody = await desk.enter()
    said = [
        (await desk.messages.append(make.draft(somebody, at=make.later(number)))).message
        for number in range(5)
    ]
    held = [await _held(desk, somebody, at=make.later(number)) for number in range(5)]
    found = await desk.messages.refs(somebody.id, make.later(days=-1), 2)
    assert set(found) == {*(one.ref for one in said[3:]), *(one.ref for one in held[3:])}


async def test_a_held_text_is_kept_as_long_as_what_became_of_it_says(desk: Desk) -> None:
    kept: dict[SubmissionState, timedelta] = {}
    for state in (SubmissionState.WITHDRAWN, SubmissionState.REFUSED):
        new = make.held_case()
        await desk.open(new)
        await desk.claim(new.case)
        assert new.submission is not None
        decision = make.decision(new.case, desk.ana)
        settled = replace(new.submission, state=state)
        await desk.cases.decide(make.settlement(decision, submission=settled), desk.ana.id, make.later(1))
        (row,) = await desk.database.read(
            select(submissions.c.kept_until).where(submissions.c.ref == settled.ref)
        )
        kept[state] = row.kept_until - decision.at
    assert kept == {SubmissionState.WITHDRAWN: ANSWERED, SubmissionState.REFUSED: CONTESTABLE}
