import asyncio

import pytest

from palabre.app.messages.outcomes import Accepted, Held, Nudged, Refused, Withdrawn
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import Banned, EditWindowOver, Muted, NotFound, NotHeld, TextEmpty, TooFast
from palabre.domain.facts import MessageChanged, SubmissionSettled
from palabre.domain.ids import MessageId, Ref
from palabre.domain.messages import RemovedBy
from palabre.domain.submissions import SubmissionState
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse, app_house


async def test_an_edit_takes_the_next_number_of_the_log(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada, "Bonsoir")
    await house.said(ada, "Il pleut")
    edited = await house.change(ada, said.id, "Bonsoir tout le monde")
    assert isinstance(edited, Accepted)
    assert (edited.seq, edited.id) == (3, said.id)
    assert await house.shown() == ["Bonsoir tout le monde", "Il pleut"]
    (fact,) = house.told.of(MessageChanged)
    assert (fact.message.text, fact.message.changed_seq, fact.restored) == ("Bonsoir tout le monde", 3, False)


async def test_an_edit_said_again_changes_nothing_more(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    said = await house.said(ada)
    first = await house.change(ada, said.id, "Autre chose", ref=ref)
    assert await house.change(ada, said.id, "Autre chose", ref=ref) == first
    assert len(house.told.of(MessageChanged)) == 1


async def test_an_edit_that_comes_again_does_not_undo_a_later_one(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    said = await house.said(ada)
    first = await house.change(ada, said.id, "Autre chose", ref=ref)
    await house.change(ada, said.id, "Et encore autre chose")
    # Its author came back on another line.
    house.speakers.forget(ada.id)
    assert await house.change(ada, said.id, "Autre chose", ref=ref) == first
    assert await house.shown() == ["Et encore autre chose"]


async def test_an_edit_that_comes_again_after_a_crash_does_not_undo_a_later_one(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    said = await house.said(ada)
    first = await house.change(ada, said.id, "Autre chose", ref=ref)
    await house.change(ada, said.id, "Et encore autre chose")
    house.told.clear()
    # Another process over the same database remembers nothing.
    house.speakers.forget(ada.id)
    house.speakers._paces.clear()
    assert await house.change(ada, said.id, "Autre chose", ref=ref) == first
    assert await house.shown() == ["Et encore autre chose"]
    assert house.told.of(MessageChanged) == []
    with pytest.raises(NotFound):
        await house.change(await house.person(), said.id, "Autre chose", ref=ref)


async def test_only_the_latest_edits_are_answered_from_memory(house: AppHouse) -> None:
    ada = await house.person()
    pace = (await house.speakers.of(ada)).pace
    for _ in range(60):
        pace.edited(Ref(make.uuid()), make.message(ada))
    assert len(pace.edits) == 50


@pytest.mark.parametrize("text, expected", [("#hold", Held), ("#refuse", Refused), ("#nudge", Nudged)])
async def test_an_edit_is_judged_like_a_send_and_the_old_text_stays(
    house: AppHouse, text: str, expected: type[object]
) -> None:
    ada = await house.person()
    said = await house.said(ada, "Bonsoir")
    house.told.clear()
    assert isinstance(await house.change(ada, said.id, text), expected)
    assert await house.shown() == ["Bonsoir"]
    assert house.told.facts == []


async def test_a_held_edit_that_is_let_through_replaces_the_text(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada, "Bonsoir")
    held = await house.change(ada, said.id, "un #hold")
    assert isinstance(held, Held)
    assert held.submission.case_id is not None
    await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    assert await house.shown() == ["un #hold"]
    (settled,) = house.told.of(SubmissionSettled)
    assert (settled.submission.state, settled.submission.message_id) == (SubmissionState.ACCEPTED, said.id)
    assert settled.submission.seq == 2


async def test_a_held_edit_of_a_message_that_is_gone_can_still_be_closed(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    said = await house.said(ada, "Bonsoir")
    held = await house.change(ada, said.id, "un #hold", ref=ref)
    assert isinstance(held, Held)
    assert held.submission.case_id is not None
    await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)
    await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    assert await house.shown() == []
    assert (await house.queue(closed=False, limit=10))[0] == []
    assert await house.change(ada, said.id, "un #hold", ref=ref) == Withdrawn(ref=ref)


async def test_a_nudged_edit_passes_once_confirmed(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    assert isinstance(await house.change(ada, said.id, "un #nudge", confirmed=True), Accepted)
    assert await house.shown() == ["un #nudge"]


async def test_masked_words_of_an_edit_are_masked(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    edited = await house.change(ada, said.id, "un #mask ici")
    assert isinstance(edited, Accepted)
    assert edited.masked_text == "un ••••• ici"
    assert await house.shown() == ["un ••••• ici"]


async def test_a_message_may_be_changed_for_fifteen_minutes(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    house.clock.move(minutes=15)
    assert isinstance(await house.change(ada, said.id, "À temps"), Accepted)
    house.clock.move(seconds=1)
    with pytest.raises(EditWindowOver):
        await house.change(ada, said.id, "Trop tard")
    with pytest.raises(EditWindowOver):
        await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)
    assert await house.shown() == ["À temps"]


async def test_nobody_changes_the_message_of_another(house: AppHouse) -> None:
    ada, eve = await house.person(), await house.person()
    said = await house.said(ada, "Bonsoir")
    for act in (
        house.change(eve, said.id, "Autre chose"),
        house.remove(eve, Ref(make.uuid()), make.ROOM, said.id),
        house.change(ada, said.id, "Autre chose", room=KITCHEN),
        house.remove(ada, Ref(make.uuid()), KITCHEN, said.id),
        house.change(ada, MessageId(make.uuid()), "Autre chose"),
    ):
        with pytest.raises(NotFound):
            await act
    assert await house.shown() == ["Bonsoir"]


async def test_an_edit_to_nothing_is_refused(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    with pytest.raises(TextEmpty):
        await house.change(ada, said.id, "  ")


async def test_an_edit_counts_like_a_send(url: str) -> None:
    async with app_house(url, messages_per_minute=3) as house:
        ada = await house.person()
        said = await house.said(ada)
        with pytest.raises(TooFast):
            await house.change(ada, said.id, "Autre chose")


@pytest.mark.parametrize("kind, refusal", [(DecisionKind.MUTE, Muted), (DecisionKind.BAN, Banned)])
async def test_a_restricted_person_edits_nothing_but_may_take_back(
    house: AppHouse, kind: DecisionKind, refusal: type[Exception]
) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    await house.decided(await house.reported(other, said.id), kind, minutes=30)
    with pytest.raises(refusal):
        await house.change(ada, said.id, "Autre chose")
    assert (await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)).id == said.id


async def test_a_removed_message_leaves_a_numbered_tombstone(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    removed = await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)
    assert removed.seq == 2
    (line,) = (await house.join(make.ROOM, None)).created
    assert (line.seq, line.removed_by) == (1, RemovedBy.AUTHOR)
    assert (await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)).seq == 2
    with pytest.raises(NotFound):
        await house.change(ada, said.id, "Plus rien")


async def test_removing_twice_is_one_entry_of_the_log(house: AppHouse) -> None:
    ada = await house.person()
    said = await house.said(ada)
    answers = await asyncio.gather(
        *(house.remove(ada, Ref(make.uuid()), make.ROOM, said.id) for _ in range(3)), return_exceptions=True
    )
    assert any(isinstance(answer, Accepted) for answer in answers)
    assert len(house.told.of(MessageChanged)) == 1
    assert (await house.stores.messages.seqs())[make.ROOM] == 2


async def test_the_author_cannot_remove_what_moderation_removed(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    await house.decided(await house.reported(other, said.id), DecisionKind.REMOVE)
    with pytest.raises(NotFound):
        await house.remove(ada, Ref(make.uuid()), make.ROOM, said.id)


async def test_a_withdrawn_line_closes_its_case_and_drops_the_evidence(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    held = await house.held(ada, ref=ref)
    assert held.submission.case_id is not None
    assert await house.withdraw(ada, ref) == Withdrawn(ref=ref)
    assert (await house.queue(closed=False, limit=10))[0] == []
    file = await house.stores.cases.file(held.submission.case_id)
    assert file is not None
    assert (file.case.closed_at, list(file.evidence)) == (house.clock.now(), [])
    (settled,) = house.told.of(SubmissionSettled)
    assert settled.submission.state is SubmissionState.WITHDRAWN


async def test_withdrawing_too_late_says_what_became_of_it(house: AppHouse) -> None:
    ada, ref = await house.person(), Ref(make.uuid())
    held = await house.held(ada, ref=ref)
    assert held.submission.case_id is not None
    await house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
    assert isinstance(await house.withdraw(ada, ref), Accepted)
    assert await house.shown() == ["c’est #hold"]


async def test_nothing_can_be_withdrawn_that_is_not_held(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada)
    held = await house.held(ada)
    for ref in (Ref(make.uuid()), said.ref):
        with pytest.raises(NotHeld):
            await house.withdraw(ada, ref)
    with pytest.raises(NotHeld):
        await house.withdraw(other, held.submission.ref)
