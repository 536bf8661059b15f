import asyncio

import pytest

from palabre.app.reports import Notice
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import AlreadyReported, InvalidInput, NotFound
from palabre.domain.facts import ReportSettled
from palabre.domain.ids import Receipt, Ref
from palabre.domain.journal import Act
from palabre.domain.messages import CONTEXT
from palabre.domain.reports import ReportReason, ReportSource, SubjectKind
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse

ILLEGAL = Notice(
    explanation="Ce salon contient un appel à nuire à quelqu’un.",
    locations=("https://palabre.example/salons/sous-l-arbre",),
    reason=ReportReason.ILLEGAL,
    good_faith=True,
    name="Camille Exemple",
    email="camille@example.org",
)


async def test_a_report_opens_a_case_with_the_ten_lines_around(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    lines = [await house.said(ada, f"ligne {number}") for number in range(30)]
    await house.change(ada, lines[14].id, "ligne quatorze")
    case_id = await house.reported(other, lines[14].id)
    file = await house.stores.cases.file(case_id)
    assert file is not None
    texts = [line.text for line in file.evidence]
    assert len(texts) == 2 * CONTEXT + 1
    assert (texts[0], texts[10], texts[-1]) == ("ligne 4", "ligne quatorze", "ligne 24")
    (subject,) = [line for line in file.evidence if line.is_subject]
    assert (subject.message_id, subject.earlier_texts) == (lines[14].id, ("ligne 14",))
    assert (file.case.person_id, file.case.room) == (ada.id, make.ROOM)


async def test_evidence_is_frozen_at_once(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada, "Ce que j’ai dit")
    case_id = await house.reported(other, said.id)
    await house.change(ada, said.id, "Rien de tel")
    await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)
    file = await house.stores.cases.file(case_id)
    assert file is not None
    assert [line.text for line in file.evidence] == ["Ce que j’ai dit"]


async def test_what_the_author_took_back_can_still_be_reported(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada, "Ce que j’ai dit")
    await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)
    file = await house.stores.cases.file(await house.reported(other, said.id))
    assert file is not None
    assert [line.text for line in file.evidence] == ["Ce que j’ai dit"]


async def test_evidence_is_dropped_when_nothing_comes_of_it(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    for kind, kept in ((DecisionKind.NO_ACTION, 0), (DecisionKind.WARN, 1)):
        case_id = await house.reported(other, said.id)
        await house.decided(case_id, kind)
        file = await house.stores.cases.file(case_id)
        assert file is not None
        assert len(file.evidence) == kept


async def test_a_second_report_joins_the_case_and_the_gravest_reason_leads(house: AppHouse) -> None:
    ada, eve, bob = await house.person(), await house.person(), await house.person()
    said = await house.said(ada)
    first = await house.reported(eve, said.id, ReportReason.SPAM)
    assert await house.reported(bob, said.id, ReportReason.THREAT) == first
    case = await house.newest_case()
    assert (case.reports, case.reason) == (2, ReportReason.THREAT)
    assert len((await house.queue(closed=False, limit=10))[0]) == 1


async def test_reports_of_a_crowd_at_once_are_one_case(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    crowd = [await house.person() for _ in range(6)]
    await asyncio.gather(*(house.reported(one, said.id) for one in crowd))
    assert (await house.newest_case()).reports == 6


async def test_reporting_twice_gives_the_first_receipt_back(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    receipt = await house.report(
        other, kind="message", subject_id=str(said.id), reason=ReportReason.INSULT, comment=None
    )
    with pytest.raises(AlreadyReported) as refusal:
        await house.reported(other, said.id)
    assert refusal.value.extra == {"receipt": receipt}
    assert (await house.newest_case()).reports == 1


async def test_a_decided_subject_can_be_reported_again(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    first = await house.reported(other, said.id)
    await house.decided(first, DecisionKind.NO_ACTION)
    assert await house.reported(other, said.id) != first


async def test_a_person_is_reported_by_alias_with_their_latest_lines(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    for number in range(12):
        await house.said(ada, f"ligne {number}", room=make.ROOM if number % 2 else KITCHEN)
    await house.report(
        other, kind="person", subject_id=str(ada.alias), reason=ReportReason.HATE, comment=" Voyez "
    )
    case = await house.newest_case()
    assert (case.subject.kind, case.person_id, case.room) == (SubjectKind.PERSON, ada.id, None)
    file = await house.stores.cases.file(case.id)
    assert file is not None
    assert [line.text for line in file.evidence] == [f"ligne {number}" for number in range(2, 12)]
    assert file.reports[0].comment == "Voyez"


async def test_a_room_is_reported_with_its_latest_lines(house: AppHouse) -> None:
    other = await house.person()
    await house.said(other)
    await house.report(other, kind="room", subject_id=make.ROOM, reason=ReportReason.SPAM, comment="")
    case = await house.newest_case()
    assert (case.subject.kind, case.person_id, case.room) == (SubjectKind.ROOM, None, make.ROOM)


@pytest.mark.parametrize(
    "kind, subject_id",
    [
        ("message", "01a209fe-7200-7000-8000-00000000ffff"),
        ("message", "nothing"),
        ("person", "01a209fe-7200-7000-8000-00000000ffff"),
        ("person", ""),
        ("room", "la-cave"),
        ("picture", "01a209fe-7200-7000-8000-00000000ffff"),
        ("conversation", "x"),
    ],
)
async def test_what_is_not_there_cannot_be_reported(house: AppHouse, kind: str, subject_id: str) -> None:
    with pytest.raises(NotFound):
        await house.report(
            await house.person(), kind=kind, subject_id=subject_id, reason=ReportReason.SPAM, comment=None
        )


async def test_a_persons_own_id_reports_nobody(house: AppHouse) -> None:
    ada = await house.person()
    with pytest.raises(NotFound):
        await house.report(ada, kind="person", subject_id=str(ada.id), reason=ReportReason.SPAM, comment=None)


async def test_a_receipt_shows_state_and_outcome_and_the_reporter_is_told(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    receipt = await house.report(
        other, kind="message", subject_id=str(said.id), reason=ReportReason.INSULT, comment=None
    )
    filed = await house.receipt(receipt)
    assert (filed.case.closed_at, filed.decision) == (None, None)
    decision = await house.decided(filed.case.id, DecisionKind.WARN)
    filed = await house.receipt(receipt)
    assert filed.decision is not None
    assert (filed.decision.id, filed.reversed) == (decision.id, False)
    (settled,) = house.told.of(ReportSettled)
    assert (settled.person_id, settled.receipt, settled.outcome) == (other.id, receipt, "warn")


async def test_an_unknown_receipt_opens_nothing(house: AppHouse) -> None:
    with pytest.raises(NotFound):
        await house.receipt(Receipt("x" * 43))


async def test_a_notice_needs_neither_account_nor_room(house: AppHouse) -> None:
    receipt = await house.notice(
        Notice(
            explanation="Voyez cette page.",
            locations=("https://elsewhere.example/1",),
            reason=ReportReason.ILLEGAL,
            good_faith=True,
        )
    )
    filed = await house.receipt(receipt)
    assert (filed.case.subject.kind, filed.report.source) == (SubjectKind.NOTICE, ReportSource.NOTICE)
    assert filed.report.locations == ("https://elsewhere.example/1",)


async def test_a_notice_finds_the_message_or_the_room_in_its_addresses(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    receipt = await house.notice(
        Notice(
            explanation="Voyez ce message.",
            locations=(
                "https://elsewhere.example/1",
                f"https://palabre.example/salons/sous-l-arbre#{said.id}",
            ),
            reason=ReportReason.THREAT,
            good_faith=True,
        )
    )
    assert (await house.receipt(receipt)).case.person_id == ada.id
    assert (await house.receipt(await house.notice(ILLEGAL))).case.room == make.ROOM


async def test_a_notice_joins_the_case_of_the_same_message(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    case_id = await house.reported(other, said.id)
    receipt = await house.notice(
        Notice(
            explanation="Ce message aussi me gêne.",
            locations=(str(said.id),),
            reason=ReportReason.INSULT,
            good_faith=True,
        )
    )
    assert (await house.receipt(receipt)).case.id == case_id


async def test_whoever_warns_about_a_child_is_never_named(house: AppHouse) -> None:
    named = await house.receipt(await house.notice(ILLEGAL))
    assert (named.report.notifier_name, named.report.notifier_email) == (ILLEGAL.name, ILLEGAL.email)
    nameless = await house.receipt(
        await house.notice(
            Notice(
                explanation="Quelqu’un demande son âge à une enfant.",
                locations=("https://elsewhere.example/2",),
                reason=ReportReason.MINORS,
                good_faith=True,
                name="Camille Exemple",
                email="camille@example.org",
            )
        )
    )
    assert (nameless.report.notifier_name, nameless.report.notifier_email) == (None, None)


@pytest.mark.parametrize(
    "good_faith, explanation, pointer", [(False, "Mot", "/good_faith"), (True, " ", "/explanation")]
)
async def test_a_notice_needs_good_faith_and_words(
    house: AppHouse, good_faith: bool, explanation: str, pointer: str
) -> None:
    notice = Notice(
        explanation=explanation, locations=("x",), reason=ReportReason.ILLEGAL, good_faith=good_faith
    )
    with pytest.raises(InvalidInput) as refusal:
        await house.notice(notice)
    assert refusal.value.faults[0].pointer == pointer


async def test_every_act_of_reporting_is_in_the_journal(house: AppHouse) -> None:
    ada, eve, bob = await house.person(), await house.person(), await house.person()
    said = await house.said(ada)
    await house.reported(eve, said.id)
    await house.reported(bob, said.id)
    records = await house.stores.journal.page(before=None, limit=2)
    assert [record.entry.act for record in records] == [Act.CASE_REPORTED, Act.CASE_OPENED]
    assert "ligne" not in repr(records)
