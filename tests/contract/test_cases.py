"""Cases: one open for each subject, claimed by one moderator, closed once with all that it decides."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
import pytest_asyncio

from palabre.adapters.db.engine import Database
from palabre.app.ports.cases import FiledReport
from palabre.app.ports.errors import Conflict
from palabre.domain.cases import CLAIM_LEASE, Case, Claim
from palabre.domain.decisions import DecisionKind
from palabre.domain.ids import CaseId, PersonId, Receipt
from palabre.domain.journal import Act
from palabre.domain.messages import RemovedBy
from palabre.domain.reports import ReportReason, ReportSource, Subject, SubjectKind
from palabre.domain.submissions import SubmissionState
from tests import make
from tests.contract.desk import Desk, set_up

NOW = make.NOW
LEASE_MINUTES = CLAIM_LEASE.total_seconds() / 60


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


def kinds(answers: Sequence[object]) -> list[str]:
    return sorted("lost" if isinstance(answer, Conflict) else "won" for answer in answers)


# --- Opening and joining ----------------------------------------------------------------------


async def test_a_case_is_found_by_its_subject_with_all_that_opened_it(desk: Desk) -> None:
    new = make.new_case()
    assert await desk.cases.open_for(new.case.subject) is None
    await desk.cases.open(new)
    assert await desk.cases.open_for(new.case.subject) == new.case
    file = await desk.cases.file(new.case.id)
    assert file is not None
    assert (file.case, file.reports, file.evidence) == (new.case, [new.report], list(new.evidence))
    assert file.decisions == []
    assert await desk.acts() == [Act.CASE_OPENED]


async def test_a_case_that_never_was_is_not_found(desk: Desk) -> None:
    assert await desk.cases.file(CaseId(make.uuid())) is None
    assert await desk.cases.held_in(CaseId(make.uuid())) is None


async def test_evidence_keeps_earlier_texts_and_the_order_of_the_talk(desk: Desk) -> None:
    about = make.case()
    before = make.evidence(about, seq=1, is_subject=False, text="Salut")
    subject = make.evidence(about, seq=2, earlier_texts=("Premier jet", "Deuxième « jet »"))
    after = make.evidence(about, seq=3, is_subject=False, text="Oh là là")
    await desk.cases.open(make.new_case(about, evidence=(before, subject, after)))
    file = await desk.cases.file(about.id)
    assert file is not None
    assert file.evidence == [before, subject, after]


async def test_a_notice_keeps_what_its_notifier_told(desk: Desk) -> None:
    about = make.case(
        subject=Subject(kind=SubjectKind.NOTICE, id=str(make.uuid())), person_id=None, room=None
    )
    notice = make.report(
        case_id=about.id,
        source=ReportSource.NOTICE,
        reporter_id=None,
        notifier_name="Association du Tilleul",
        notifier_email="contact@tilleul.example",
        locations=("https://palabre.example/salons/sous-l-arbre", "plus bas"),
    )
    await desk.cases.open(make.new_case(about, report=notice, evidence=()))
    file = await desk.cases.file(about.id)
    assert file is not None
    assert file.reports == [notice]


async def test_a_subject_has_one_open_case(desk: Desk) -> None:
    first = make.new_case()
    await desk.cases.open(first)
    second = make.new_case(make.case(subject=first.case.subject))
    with pytest.raises(Conflict):
        await desk.cases.open(second)
    assert await desk.cases.file(second.case.id) is None
    assert await desk.count("reports") == 1
    assert await desk.count("evidence") == 1
    assert await desk.acts() == [Act.CASE_OPENED]


async def test_of_many_who_open_a_case_at_once_one_does(desk: Desk) -> None:
    subject = make.message_subject()
    news = [make.new_case(make.case(subject=subject)) for _ in range(4)]
    answers = await asyncio.gather(*(desk.cases.open(new) for new in news), return_exceptions=True)
    assert kinds(answers) == ["lost", "lost", "lost", "won"]
    assert await desk.count("cases") == 1
    assert await desk.count("reports") == 1


async def test_a_subject_may_be_reported_again_after_its_case_closed(desk: Desk) -> None:
    case = await desk.open()
    await desk.decide(case)
    assert await desk.cases.open_for(case.subject) is None
    again = await desk.open(make.new_case(make.case(subject=case.subject)))
    assert await desk.cases.open_for(case.subject) == again


async def test_a_report_joins_an_open_case_with_its_reason(desk: Desk) -> None:
    case = await desk.open()
    report = make.report(case_id=case.id, reason=ReportReason.THREAT, at=make.later(1))
    joined = make.journal_entry(act=Act.CASE_REPORTED, case_id=case.id)
    await desk.cases.join(report, ReportReason.THREAT, joined)
    file = await desk.cases.file(case.id)
    assert file is not None
    assert file.case == replace(case, reason=ReportReason.THREAT, reports=2)
    assert file.reports[1] == report
    assert await desk.acts() == [Act.CASE_OPENED, Act.CASE_REPORTED]


async def test_the_gravest_reason_stays_whatever_order_reports_arrive_in(desk: Desk) -> None:
    case = await desk.open()
    reasons = [ReportReason.SPAM, ReportReason.MINORS, ReportReason.INSULT, ReportReason.HATE]
    # Each saw the case before the others joined, and knows nothing of what they found.
    await asyncio.gather(
        *(
            desk.cases.join(make.report(case_id=case.id, reason=reason), reason, make.journal_entry())
            for reason in reasons
        )
    )
    stands = await desk.case(case.id)
    assert (stands.reason, stands.reports) == (ReportReason.MINORS, 5)


async def test_nobody_joins_a_case_that_has_closed(desk: Desk) -> None:
    case = await desk.open()
    await desk.decide(case)
    late = make.report(case_id=case.id)
    with pytest.raises(Conflict):
        await desk.cases.join(late, late.reason, make.journal_entry())
    assert await desk.count("reports") == 1


async def test_joining_and_closing_at_once_leave_no_report_behind(desk: Desk) -> None:
    case = await desk.open()
    await desk.claim(case)
    late = make.report(case_id=case.id)
    settlement = make.settlement(make.decision(case, desk.ana))
    joined, closed = await asyncio.gather(
        desk.cases.join(late, late.reason, make.journal_entry()),
        desk.cases.decide(settlement, desk.ana.id, make.later(1)),
        return_exceptions=True,
    )
    assert closed is None
    assert await desk.count("reports") == (1 if isinstance(joined, Conflict) else 2)
    assert (await desk.case(case.id)).reports == await desk.count("reports")


async def test_a_person_reports_a_subject_once(desk: Desk) -> None:
    new = make.new_case()
    await desk.cases.open(new)
    reporter = new.report.reporter_id
    assert reporter is not None
    assert await desk.cases.report_by(reporter, new.case.subject) == new.report
    assert await desk.cases.report_by(PersonId(make.uuid()), new.case.subject) is None
    assert await desk.cases.report_by(reporter, make.message_subject()) is None
    again = make.report(case_id=new.case.id, reporter_id=reporter)
    with pytest.raises(Conflict):
        await desk.cases.join(again, again.reason, make.journal_entry())
    assert (await desk.case(new.case.id)).reports == 1


async def test_a_report_in_a_closed_case_stops_nobody_from_reporting_anew(desk: Desk) -> None:
    new = make.new_case()
    await desk.open(new)
    await desk.decide(new.case)
    reporter = new.report.reporter_id
    assert reporter is not None
    assert await desk.cases.report_by(reporter, new.case.subject) is None


async def test_a_receipt_shows_the_case_and_then_its_outcome(desk: Desk) -> None:
    new = make.new_case()
    await desk.open(new)
    receipt = new.report.receipt
    assert receipt is not None
    filed = FiledReport(report=new.report, case=new.case, decision=None, reversed=False)
    assert await desk.cases.report_of(receipt) == filed
    decision = await desk.decide(new.case)
    filed = replace(filed, case=replace(new.case, closed_at=make.later(1)), decision=decision)
    assert await desk.cases.report_of(receipt) == filed
    appeal = make.appeal(decision)
    await desk.appeals.file(appeal, make.journal_entry())
    assert await desk.cases.report_of(receipt) == filed
    await desk.appeals.decide(make.reversal(appeal, desk.bea))
    assert await desk.cases.report_of(receipt) == replace(filed, reversed=True)
    assert await desk.cases.report_of(Receipt("invented")) is None


# --- A held text ------------------------------------------------------------------------------


async def test_a_held_text_waits_in_its_case(desk: Desk) -> None:
    new = make.held_case(make.submission(reply_to=make.message().id))
    await desk.open(new)
    assert new.submission is not None
    assert await desk.cases.held_in(new.case.id) == new.submission
    assert await desk.submissions.by_ref(new.submission.person_id, new.submission.ref) == new.submission


async def test_a_ref_holds_one_text(desk: Desk) -> None:
    held = make.submission()
    await desk.open(make.held_case(held))
    again = make.held_case(held)
    again = replace(again, case=replace(again.case, subject=make.message_subject()))
    with pytest.raises(Conflict):
        await desk.cases.open(again)
    assert await desk.count("cases") == 1


async def test_a_ref_of_a_delivered_message_holds_no_text(desk: Desk) -> None:
    somebody = await desk.enter()
    said = await desk.say(somebody)
    assert said.ref is not None
    with pytest.raises(Conflict):
        await desk.cases.open(make.held_case(make.submission(somebody, ref=said.ref)))
    assert await desk.count("cases") == 0


async def test_a_ref_sent_twice_at_once_is_held_once(desk: Desk) -> None:
    held = make.submission()
    answers = await asyncio.gather(
        *(desk.cases.open(make.held_case(held)) for _ in range(3)), return_exceptions=True
    )
    assert kinds(answers) == ["lost", "lost", "won"]
    assert await desk.count("submissions") == 1


# --- The queue --------------------------------------------------------------------------------


async def test_open_cases_come_by_gravity_then_age(desk: Desk) -> None:
    def reported(reason: ReportReason, minutes: int) -> Case:
        return make.case(reason=reason, opened_at=make.later(minutes))

    spam, old, new, minors = (
        reported(ReportReason.SPAM, 0),
        reported(ReportReason.HATE, 1),
        reported(ReportReason.HATE, 2),
        reported(ReportReason.MINORS, 3),
    )
    for case in (new, spam, minors, old):
        await desk.open(make.new_case(case))
    queue = await desk.cases.queue(closed=False, limit=10)
    assert [case for case, _, _ in queue] == [minors, old, new, spam]
    assert [case for case, _, _ in await desk.cases.queue(closed=False, limit=2)] == [minors, old]
    assert await desk.cases.queue(closed=True, limit=10) == []


async def test_closed_cases_come_newest_first(desk: Desk) -> None:
    cases = [await desk.open() for _ in range(3)]
    for minutes, case in enumerate(cases):
        await desk.decide(case, minutes=minutes)
    queue = await desk.cases.queue(closed=True, limit=2)
    assert [case.id for case, _, _ in queue] == [cases[2].id, cases[1].id]
    assert await desk.cases.queue(closed=False, limit=10) == []


async def test_the_queue_shows_the_first_words_of_the_subject_and_who_said_them(desk: Desk) -> None:
    about = make.case()
    line = make.evidence(about, text="Trop long " * 100)
    beside = make.evidence(about, text="Autre chose", is_subject=False)
    await desk.open(make.new_case(about, evidence=(beside, line)))
    ((_, excerpt, pseudonym),) = await desk.cases.queue(closed=False, limit=10)
    assert excerpt
    assert line.text.startswith(excerpt)
    assert len(excerpt) < 200
    assert pseudonym == "Mistral"


async def test_the_queue_shows_a_reported_person_by_pseudonym_and_a_notice_by_its_words(desk: Desk) -> None:
    somebody = await desk.enter()
    person = make.case(
        subject=Subject(kind=SubjectKind.PERSON, id=str(somebody.id)), person_id=somebody.id, room=None
    )
    notice = make.case(
        subject=Subject(kind=SubjectKind.NOTICE, id=str(make.uuid())),
        person_id=None,
        room=None,
        opened_at=make.later(1),
    )
    await desk.open(make.new_case(person, evidence=()))
    told = make.report(case_id=notice.id, comment="Un message vend des papiers.", reporter_id=None)
    await desk.open(make.new_case(notice, report=told, evidence=()))
    queue = await desk.cases.queue(closed=False, limit=10)
    assert queue == [(person, "", somebody.pseudonym), (notice, "Un message vend des papiers.", None)]


async def test_the_oldest_open_case_says_since_when_it_waits(desk: Desk) -> None:
    assert await desk.cases.oldest_open() is None
    old = await desk.open(make.new_case(make.case(opened_at=make.later(-9))))
    young = await desk.open()
    assert await desk.cases.oldest_open() == make.later(-9)
    await desk.decide(old)
    assert await desk.cases.oldest_open() == NOW
    await desk.decide(young)
    assert await desk.cases.oldest_open() is None


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
    assert kinds(answers) == ["lost", "won"]
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
    assert kinds(answers) == ["lost", "won"]


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
    assert kinds(answers) == ["lost", "lost", "won"]
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
    said = await desk.submissions.accept(held, draft)
    decision = make.decision(new.case, desk.ana, kind=DecisionKind.NO_ACTION)
    await desk.cases.accept_and_close(make.settlement(decision), desk.ana.id, make.later(1))
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
        await desk.cases.accept_and_close(make.settlement(decision), desk.ana.id, make.later(1))
    await desk.claim(new.case)
    await desk.cases.accept_and_close(make.settlement(decision), desk.ana.id, make.later(1))
    again = make.decision(new.case, desk.ana, kind=DecisionKind.NO_ACTION)
    with pytest.raises(Conflict):
        await desk.cases.accept_and_close(make.settlement(again), desk.ana.id, make.later(2))


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
