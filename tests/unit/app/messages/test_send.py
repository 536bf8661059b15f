import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from palabre.app.messages.outcomes import Accepted, Held, Nudged, Refused, Withdrawn
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import (
    Banned,
    InvalidInput,
    Muted,
    NotFound,
    TextCharacters,
    TextEmpty,
    TextTooLong,
    TooFast,
)
from palabre.domain.facts import MessageSent
from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.reports import ReportReason, SubjectKind
from palabre.domain.submissions import SubmissionState
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse, app_house


async def test_a_line_that_may_pass_is_stored_numbered_and_told(house: AppHouse) -> None:
    ada = await house.person("Mésange bleue")
    first = await house.said(ada, "  Bonsoir  ")
    second = await house.said(ada, "Il pleut")
    assert (first.seq, second.seq) == (1, 2)
    assert await house.shown() == ["Bonsoir", "Il pleut"]
    sent = house.told.of(MessageSent)
    assert [fact.message.seq for fact in sent] == [1, 2]
    assert sent[0].message.author.pseudonym == "Mésange bleue"
    assert sent[0].message.author.alias == ada.alias


async def test_rooms_are_numbered_apart(house: AppHouse) -> None:
    ada = await house.person()
    assert (await house.said(ada)).seq == 1
    assert (await house.said(ada, room=KITCHEN)).seq == 1


async def test_an_accepted_ref_gives_the_same_answer_and_no_second_message(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    first = await house.say(ada, "Bonsoir", ref=ref)
    assert await house.say(ada, "Bonsoir", ref=ref) == first
    assert await house.say(ada, "tout autre #refuse", ref=ref) == first
    assert len(house.told.of(MessageSent)) == 1
    assert await house.shown() == ["Bonsoir"]


async def test_a_ref_is_remembered_when_memory_is_lost(house: AppHouse) -> None:
    ada = await house.person()
    sent = [(ref, text) for text in ("Bonsoir", "#hold", "#refuse") for ref in [Ref(make.uuid())]]
    answers = [await house.say(ada, text, ref=ref) for ref, text in sent]
    house.speakers.forget(ada.id)
    house.told.clear()
    assert [await house.say(ada, text, ref=ref) for ref, text in sent] == answers
    assert house.told.facts == []


async def test_the_same_ref_twice_at_once_is_one_message(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    outcomes = await asyncio.gather(*(house.say(ada, "Bonsoir", ref=ref) for _ in range(5)))
    assert len(set(outcomes)) == 1
    assert len(house.told.of(MessageSent)) == 1
    assert await house.shown() == ["Bonsoir"]


@pytest.mark.parametrize("text", ["#hold", "#refuse"])
async def test_the_same_ref_twice_at_once_is_one_submission(house: AppHouse, text: str) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    outcomes = await asyncio.gather(*(house.say(ada, text, ref=ref) for _ in range(5)))
    assert len({repr(outcome) for outcome in outcomes}) == 1
    assert len((await house.queue(closed=False, limit=10))[0]) == (1 if text == "#hold" else 0)


async def test_two_people_may_use_the_same_ref(house: AppHouse) -> None:
    ref = Ref(make.uuid())
    one = await house.said(await house.person(), "Un", ref=ref)
    other = await house.said(await house.person(), "Deux", ref=ref)
    assert one.id != other.id
    assert await house.shown() == ["Un", "Deux"]


async def test_a_refused_line_reaches_nobody_and_says_how_to_contest(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    refused = await house.refused(ada, "quel #refuse", ref=ref)
    assert refused.submission.case_code is not None
    assert refused.submission.verdict.rule == "insult.refuse"
    assert house.told.facts == []
    assert await house.shown() == []
    decision, appeal = await house.statement(refused.submission.case_code)
    assert (decision.kind, decision.text, decision.automated) == (DecisionKind.REFUSE, "quel #refuse", True)
    assert appeal is None
    assert await house.say(ada, "quel #refuse", ref=ref) == refused


async def test_a_held_line_waits_for_a_person_in_a_case_of_its_own(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    held = await house.held(ada, "un #hold", ref=ref)
    assert held.usual_wait_seconds == 120
    assert house.told.facts == []
    assert await house.shown() == []
    (line,), _ = await house.queue(closed=False, limit=10)
    assert line.case.subject.kind is SubjectKind.SUBMISSION
    assert (line.excerpt, line.case.reason) == ("un #hold", ReportReason.INSULT)
    assert await house.say(ada, "un #hold", ref=ref) == held
    assert len((await house.queue(closed=False, limit=10))[0]) == 1


async def test_a_held_ref_answers_what_it_became(house: AppHouse) -> None:
    ada = await house.person()
    for kind, expected in ((DecisionKind.NO_ACTION, Accepted), (DecisionKind.REMOVE, Refused)):
        ref = Ref(make.uuid())
        held = await house.held(ada, f"{kind} #hold", ref=ref)
        assert held.submission.case_id is not None
        await house.decided(held.submission.case_id, kind)
        assert isinstance(await house.say(ada, f"{kind} #hold", ref=ref), expected)


async def test_a_withdrawn_ref_stays_withdrawn(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    await house.held(ada, "#hold", ref=ref)
    await house.withdraw(ada, ref)
    assert await house.say(ada, "#hold", ref=ref) == Withdrawn(ref=ref)
    assert await house.shown() == []


async def test_a_nudge_binds_nothing_until_it_is_confirmed(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    nudged = await house.say(ada, "un #nudge", ref=ref)
    assert isinstance(nudged, Nudged)
    assert await house.shown() == []
    assert isinstance(await house.say(ada, "un mot plus doux", ref=ref), Accepted)
    assert isinstance(await house.say(ada, "un #nudge", confirmed=True), Accepted)
    assert await house.shown() == ["un mot plus doux", "un #nudge"]


async def test_confirming_lets_nothing_through_but_a_nudge(house: AppHouse) -> None:
    ada = await house.person()
    assert isinstance(await house.say(ada, "#hold", confirmed=True), Held)
    assert isinstance(await house.say(ada, "#refuse", confirmed=True), Refused)


async def test_masked_words_are_masked_for_everybody_and_the_author_is_shown_how(house: AppHouse) -> None:
    ada = await house.person()
    masked = await house.said(ada, "un #mask ici")
    assert masked.masked_text == "un ••••• ici"
    assert await house.shown() == ["un ••••• ici"]


@pytest.mark.parametrize("per_minute", [0, 30])
async def test_the_filter_is_told_all_that_it_may_depend_on(url: str, per_minute: int) -> None:
    async with app_house(url, messages_per_minute=per_minute) as house:
        ada = await house.person()
        await house.said(ada, "Bonsoir")
        await house.said(ada, "Il pleut")
        text, circumstances = house.judge.asked[-1]
        assert (text, circumstances.room, circumstances.rung) == ("Il pleut", make.ROOM, ada.rung)
        # What nobody asks about is not remembered.
        assert circumstances.repetition_control is (per_minute > 0)
        assert len(circumstances.recent) == (1 if per_minute else 0)


@pytest.mark.parametrize(
    "text, refusal",
    [(" ", TextEmpty), ("x" * 1_001, TextTooLong), ("a\u202eb", TextCharacters), ("a\ud800", TextCharacters)],
)
async def test_a_text_that_is_none_binds_no_ref(house: AppHouse, text: str, refusal: type[Exception]) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    with pytest.raises(refusal):
        await house.say(ada, text, ref=ref)
    assert isinstance(await house.say(ada, "Bonsoir", ref=ref), Accepted)


async def test_a_room_that_is_not_there_is_not_found_whatever_is_said(house: AppHouse) -> None:
    ada = await house.person()
    for text in ("Bonsoir", "#hold", "#refuse", "#nudge"):
        with pytest.raises(NotFound):
            await house.say(ada, text, room=Slug("la-cave"))
    assert (await house.queue(closed=False, limit=10))[0] == []


async def test_a_reply_names_a_message_of_the_same_room(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    assert (await house.said(ada, "Oui", reply_to=said.id)).seq == 2
    for wrong in (MessageId(UUID(int=7)), said.id):
        with pytest.raises(InvalidInput) as refusal:
            await house.say(ada, "Oui", reply_to=wrong, room=KITCHEN)
        assert refusal.value.faults[0].pointer == "/reply_to"


async def test_talk_is_bounded_and_says_when_to_come_back(url: str) -> None:
    async with app_house(url, messages_per_minute=30) as house:
        ada = await house.person()
        for number in range(10):
            await house.said(ada, f"ligne {number}")
        with pytest.raises(TooFast) as refusal:
            await house.say(ada, "encore")
        assert refusal.value.retry_after == 2
        house.clock.move(seconds=2)
        await house.said(ada, "encore")
        assert isinstance(await house.say(await house.person(), "moi aussi"), Accepted)


async def test_asking_again_for_a_known_ref_costs_nothing(url: str) -> None:
    async with app_house(url, messages_per_minute=3) as house:
        ada, ref = await house.person(), Ref(make.uuid())
        answers = [await house.say(ada, "Bonsoir", ref=ref) for _ in range(20)]
        assert len(set(answers)) == 1


@pytest.mark.parametrize(
    "kind, refusal", [(DecisionKind.MUTE, Muted), (DecisionKind.ROOM_BAN, Banned), (DecisionKind.BAN, Banned)]
)
async def test_a_restricted_person_writes_nothing_until_it_ends(
    house: AppHouse, kind: DecisionKind, refusal: type[Banned | Muted]
) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    decision = await house.decided(await house.reported(other, said.id), kind, minutes=30)
    with pytest.raises(refusal) as raised:
        await house.say(ada, "Encore moi")
    assert raised.value.extra["case_code"] == decision.case_code
    if kind is DecisionKind.ROOM_BAN:
        await house.said(ada, "Ici, oui", room=KITCHEN)
    house.clock.move(minutes=30)
    assert isinstance(await house.say(ada, "Me revoilà"), Accepted)


async def test_an_answered_ref_is_answered_to_a_banned_person_too(house: AppHouse) -> None:
    ada, other, ref = await house.person(), await house.person(), Ref(make.uuid())
    said = await house.said(ada, ref=ref)
    await house.decided(await house.reported(other, said.id), DecisionKind.BAN, minutes=30)
    assert await house.say(ada, "Bonsoir à tous", ref=ref) == said


async def test_what_was_refused_is_kept_for_its_author_only(house: AppHouse) -> None:
    ada, other, ref = await house.person(), await house.person(), Ref(make.uuid())
    await house.refused(ada, ref=ref)
    kept = await house.stores.submissions.by_ref(ada.id, ref)
    assert kept is not None
    assert kept.state is SubmissionState.REFUSED
    assert await house.stores.submissions.by_ref(other.id, ref) is None
    assert replace(kept, verdict=make.verdict()).text == "c’est #refuse"
