"""Edit, remove or withdraw what one has said."""

from dataclasses import dataclass

from palabre.app.messages.judging import JudgeText, Utterance
from palabre.app.messages.limits import MessageLimits
from palabre.app.messages.outcomes import Accepted, Outcome, Withdrawn, outcome_of
from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Announcer, Clock
from palabre.app.ports.messages import MessageStore, SubmissionStore
from palabre.app.speakers import NOWHERE, Speakers, Whence
from palabre.app.waits import UsualWait
from palabre.domain.errors import NotFound, NotHeld
from palabre.domain.facts import MessageChanged, SubmissionSettled
from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.messages import Change, ChangeKind, Message, RemovedBy, check_author_may_change
from palabre.domain.persons import Person
from palabre.domain.submissions import SubmissionState
from palabre.domain.text import mask, tidy
from palabre.domain.verdicts import Verdict, VerdictAction


@dataclass(kw_only=True, frozen=True, slots=True)
class Edit:
    """The new text of one's own message."""

    ref: Ref
    room: Slug
    id: MessageId
    text: str
    confirmed: bool = False


class EditMessage:
    """Judged like a send; the old text stays until the new one is accepted."""

    def __init__(
        self,
        *,
        speakers: Speakers,
        judge_text: JudgeText,
        messages: MessageStore,
        clock: Clock,
        announcer: Announcer,
        waits: UsualWait,
        limits: MessageLimits,
    ) -> None:
        """``limits`` are those of sends: an edit counts like one."""
        self._speakers = speakers
        self._judge_text = judge_text
        self._messages = messages
        self._clock = clock
        self._announcer = announcer
        self._waits = waits
        self._limits = limits

    async def __call__(self, person: Person, edit: Edit, whence: Whence = NOWHERE) -> Outcome:
        """Raises NotFound, EditWindowOver, Banned, Muted, the refusals of ``tidy`` and of the limits."""
        speaker = await self._speakers.of(person)
        bound = speaker.refs.get(edit.ref)
        if bound is not None:
            return outcome_of(edit.ref, bound, self._waits.seconds)
        earlier = speaker.pace.edits.get(edit.ref)
        if earlier is not None:
            return _accepted(edit.ref, earlier)
        self._speakers.restrictions(speaker).check_may_write(edit.room)
        text = tidy(edit.text)
        message = await self._messages.by_id(edit.id)
        if message is not None and message.author_id == person.id:
            # After a crash, the store alone knows: a later edit may stand above it, and must not be undone.
            stored = await self._stored(edit)
            if stored is not None:
                return stored
        message = check_author_may_change(message, person.id, self._clock.now())
        if message.room != edit.room:
            raise NotFound
        if message.text == text:
            return _accepted(edit.ref, message)
        self._limits.take(speaker, edit.room, whence)

        async def deliver(verdict: Verdict) -> Outcome:
            masked = verdict.action is VerdictAction.MASK
            change = Change(
                room=edit.room,
                message_id=edit.id,
                kind=ChangeKind.EDITED,
                at=self._clock.now(),
                text=mask(text, verdict.spans) if masked else text,
                ref=edit.ref,
            )
            try:
                changed = await self._messages.change(change)
            except Conflict:
                # The same edit may have come twice at once, on two connections.
                stored = await self._stored(edit)
                if stored is None:
                    raise NotFound from None
                return stored
            self._announcer.announce(MessageChanged(message=changed))
            speaker.pace.edited(edit.ref, changed)
            return _accepted(edit.ref, changed, masked=masked)

        utterance = Utterance(
            speaker=speaker,
            ref=edit.ref,
            room=edit.room,
            text=text,
            confirmed=edit.confirmed,
            reply_to=message.reply_to,
            edit_of=edit.id,
        )
        outcome = await self._judge_text(utterance, deliver)
        if not isinstance(outcome, Accepted):
            self._limits.count_tried(speaker, whence)
        return outcome

    async def _stored(self, edit: Edit) -> Accepted | None:
        seq = await self._messages.changed_by(edit.id, edit.ref)
        return None if seq is None else Accepted(ref=edit.ref, room=edit.room, seq=seq, id=edit.id)


class RemoveMessage:
    """Take one's own message away; a tombstone keeps its number."""

    def __init__(self, *, messages: MessageStore, clock: Clock, announcer: Announcer) -> None:
        """Nothing to judge."""
        self._messages = messages
        self._clock = clock
        self._announcer = announcer

    async def __call__(self, person: Person, ref: Ref, room: Slug, message_id: MessageId) -> Accepted:
        """Raises NotFound or EditWindowOver. Removing twice answers the same."""
        message = await self._messages.by_id(message_id)
        if (
            message is not None
            and message.author_id == person.id
            and message.room == room
            and message.removed_by is RemovedBy.AUTHOR
        ):
            return _accepted(ref, message)
        message = check_author_may_change(message, person.id, self._clock.now())
        if message.room != room:
            raise NotFound
        change = Change(
            room=room,
            message_id=message_id,
            kind=ChangeKind.REMOVED,
            at=self._clock.now(),
            by=RemovedBy.AUTHOR,
        )
        try:
            changed = await self._messages.change(change)
        except Conflict:
            raise NotFound from None
        self._announcer.announce(MessageChanged(message=changed))
        return _accepted(ref, changed)


class WithdrawMessage:
    """Take back a held text before anybody else sees it."""

    def __init__(
        self,
        *,
        speakers: Speakers,
        submissions: SubmissionStore,
        clock: Clock,
        announcer: Announcer,
        waits: UsualWait,
    ) -> None:
        """The case closes with it."""
        self._speakers = speakers
        self._submissions = submissions
        self._clock = clock
        self._announcer = announcer
        self._waits = waits

    async def __call__(self, person: Person, ref: Ref) -> Outcome:
        """Return Withdrawn, or what the ref became meanwhile. Raises NotHeld."""
        await self._submissions.withdraw(person.id, ref, self._clock.now())
        submission = await self._submissions.by_ref(person.id, ref)
        if submission is None:
            raise NotHeld
        self._speakers.forget(person.id)
        if submission.state is SubmissionState.WITHDRAWN:
            # The person's other devices show the line as waiting.
            self._announcer.announce(SubmissionSettled(submission=submission))
            return Withdrawn(ref=ref)
        return outcome_of(ref, submission, self._waits.seconds)


def _accepted(ref: Ref, message: Message, *, masked: bool = False) -> Accepted:
    return Accepted(
        ref=ref,
        room=message.room,
        seq=message.changed_seq or message.seq,
        id=message.id,
        masked_text=message.text if masked else None,
    )
