"""Cases: one open for each subject, with what was reported, frozen and held in it; and their queue."""

import asyncio
from dataclasses import replace

import pytest
import pytest_asyncio

from palabre.adapters.db.engine import Database
from palabre.app.ports.cases import FiledReport
from palabre.app.ports.errors import Conflict
from palabre.domain.cases import Case
from palabre.domain.ids import CaseId, PersonId, Receipt
from palabre.domain.journal import Act
from palabre.domain.reports import ReportReason, ReportSource, Subject, SubjectKind
from tests import make
from tests.contract.desk import Desk, races, set_up

NOW = make.NOW


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


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
    assert races(answers) == ["lost", "lost", "lost", "won"]
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
    assert races(answers) == ["lost", "lost", "won"]
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
