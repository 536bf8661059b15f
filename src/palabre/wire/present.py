"""Domain → wire. What must not leak is left out here, in one place."""

from collections.abc import Sequence
from typing import Final, Literal, cast

from palabre.domain.decisions import DecisionKind
from palabre.domain.facts import AppealSettled, PersonSanctioned, ReportSettled
from palabre.domain.ids import PersonId, Ref
from palabre.domain.messages import Author, Message, Replay
from palabre.domain.persons import Person
from palabre.domain.raids import Raid, RaidRule
from palabre.domain.rooms import Room
from palabre.domain.submissions import Submission
from palabre.domain.verdicts import Verdict
from palabre.wire import events
from palabre.wire.explanations import MASKED, explain
from palabre.wire.http.entries import PersonView
from palabre.wire.http.rooms import RoomView

WATCH: Final = "open"
"""The watch of a demo house is simulated."""


def author_view(author: Author) -> events.AuthorView:
    """Alias and pseudonym, never the person's own id."""
    return events.AuthorView(id=author.alias, pseudonym=author.pseudonym)


def message_view(message: Message, reader: PersonId | None) -> events.MessageView:
    """A line of a page; a tombstone has no text. ``ref`` is shown to its author only."""
    return events.MessageView(
        seq=message.seq,
        id=message.id,
        author=author_view(message.author),
        at=message.at,
        text=None if message.removed else message.text,
        reply_to=message.reply_to,
        edited_at=message.edited_at,
        removed=message.removed_by.value if message.removed_by is not None else None,
        ref=message.ref if reader == message.author_id else None,
    )


def message_created(message: Message) -> events.MessageCreated:
    """The same frame for everybody in the room."""
    return events.MessageCreated(
        room=message.room,
        seq=message.seq,
        id=message.id,
        author=author_view(message.author),
        text=message.text,
        at=message.at,
        reply_to=message.reply_to,
    )


def message_changed(message: Message, *, restored: bool) -> events.MessageEdited | events.MessageRemoved:
    """What a message has become."""
    seq = message.changed_seq or message.seq
    if message.removed_by is not None and message.removed_at is not None:
        return events.MessageRemoved(
            room=message.room, seq=seq, id=message.id, by=message.removed_by.value, at=message.removed_at
        )
    return events.MessageEdited(
        room=message.room,
        seq=seq,
        id=message.id,
        text=message.text,
        at=message.edited_at or message.at,
        restored=restored,
    )


def room_joined(
    ref: Ref, room: Room, replay: Replay, *, present: int, reader: PersonId, wait_seconds: int = 0
) -> events.RoomJoined:
    """The answer to ``room.join``."""
    return events.RoomJoined(
        ref=ref,
        room=room.slug,
        seq=replay.seq,
        messages=[message_view(message, reader) for message in replay.created],
        changes=[message_changed(message, restored=False) for message in _by_change(replay.changed)],
        present=present,
        resync=replay.resync,
        slow_seconds=room.slow_seconds,
        wait_seconds=wait_seconds,
    )


def watch_changed(raids: Sequence[Raid], rule: RaidRule) -> events.WatchChanged:
    """To everybody in the house."""
    wait = int(rule.wait.total_seconds())
    return events.WatchChanged(
        state=WATCH,
        raids=[events.RaidView(room=raid.room, since=raid.since, wait_seconds=wait) for raid in raids],
    )


def room_changed(room: Room) -> events.RoomChanged:
    """To everybody in the house."""
    return events.RoomChanged(room=room.slug, slow_seconds=room.slow_seconds)


def room_view(room: Room, *, present: int) -> RoomView:
    """A room in the list."""
    return RoomView(
        slug=room.slug,
        name=room.name,
        theme=room.theme,
        description=room.description,
        present=present,
        preview=room.preview,
        slow_seconds=room.slow_seconds,
    )


def _by_change(messages: Sequence[Message]) -> Sequence[Message]:
    return sorted(messages, key=lambda message: message.changed_seq or message.seq)


def held(submission: Submission, usual_wait_seconds: int) -> events.MessageHeld:
    """To the author, whose line waits."""
    explained = explain(submission.verdict)
    return events.MessageHeld(
        ref=submission.ref,
        usual_wait_seconds=usual_wait_seconds,
        room=submission.room,
        rule=explained.rule,
        explanation=explained.sentence,
        categories=explained.categories,
        spans=explained.spans,
        help=explained.help,
        text=submission.text,
    )


def checked(ref: Ref, verdict: Verdict, masked_text: str | None) -> events.MessageChecked:
    """To who asked before sending: as much as the answer to the line itself would say."""
    if verdict.delivers:
        return events.MessageChecked(
            ref=ref,
            action="allow",
            rule=None,
            spans=[],
            explanation=None if masked_text is None else MASKED,
            categories=[],
            help=[],
            text=masked_text,
        )
    explained = explain(verdict)
    return events.MessageChecked(
        ref=ref,
        action=cast("Literal['nudge', 'hold', 'refuse']", verdict.action.value),
        rule=explained.rule,
        spans=explained.spans,
        explanation=explained.sentence,
        categories=explained.categories,
        help=explained.help,
    )


def nudged(ref: Ref, verdict: Verdict) -> events.MessageNudged:
    """To the author, before the line leaves."""
    explained = explain(verdict)
    return events.MessageNudged(
        ref=ref,
        explanation=explained.sentence,
        rule=explained.rule,
        spans=explained.spans,
        categories=explained.categories,
    )


def refused(submission: Submission) -> events.MessageRefused:
    """To the author, with the way to contest."""
    explained = explain(submission.verdict)
    return events.MessageRefused(
        ref=submission.ref,
        code="message_refused",
        rule=explained.rule,
        spans=explained.spans,
        explanation=explained.sentence,
        case_code=submission.case_code or "",
        categories=explained.categories,
        room=submission.room,
    )


SanctionKind = Literal["remove", "warn", "mute", "room_ban", "ban"]


def sanction_applied(fact: PersonSanctioned) -> events.SanctionApplied:
    """To the person, with the way to the statement of reasons."""
    if fact.kind in {DecisionKind.NO_ACTION, DecisionKind.REFUSE}:
        raise AssertionError("nothing was taken by this decision")
    return events.SanctionApplied(
        kind=cast("SanctionKind", fact.kind.value),
        case_code=fact.case_code,
        reason=fact.reason,
        ground=fact.ground.value,
        room=fact.room if fact.kind is DecisionKind.ROOM_BAN else None,
        until=fact.until,
        message_id=fact.message_id,
    )


def appeal_decided(fact: AppealSettled) -> events.AppealDecided:
    """To the person who contested."""
    return events.AppealDecided(case_code=fact.case_code, outcome=fact.outcome.value, answer=fact.answer)


def report_decided(fact: ReportSettled) -> events.ReportDecided:
    """To the person who reported."""
    return events.ReportDecided(receipt=fact.receipt, outcome=fact.outcome)


def person_view(person: Person) -> PersonView:
    """Oneself, as others would see them."""
    return PersonView(
        id=person.alias,
        pseudonym=person.pseudonym,
        rung=cast("Literal['visitor', 'newcomer', 'regular', 'adult']", person.rung.label),
        department=person.department,
    )
