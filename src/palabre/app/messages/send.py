"""Say something in a room."""

from collections.abc import Callable
from dataclasses import dataclass

from palabre.app.conduct import Heard
from palabre.app.messages.judging import JudgeText, Utterance
from palabre.app.messages.limits import MessageLimits
from palabre.app.messages.outcomes import Accepted, Nudged, Outcome, outcome_of
from palabre.app.ports.house import Announcer, Chance, Clock
from palabre.app.ports.messages import MessageStore
from palabre.app.rooms import Rooms
from palabre.app.speakers import NOWHERE, Speaker, Speakers, Whence
from palabre.app.waits import UsualWait
from palabre.domain.errors import FieldFault, InvalidInput
from palabre.domain.facts import MessageSent
from palabre.domain.ids import MessageId, PersonId, Ref, Slug
from palabre.domain.messages import Draft
from palabre.domain.persons import Person
from palabre.domain.text import mask, tidy
from palabre.domain.verdicts import Verdict, VerdictAction


@dataclass(kw_only=True, frozen=True, slots=True)
class Send:
    """What a person wants to say."""

    ref: Ref
    room: Slug
    text: str
    reply_to: MessageId | None = None
    confirmed: bool = False


class SendMessage:
    """Guard, judge, store, announce. Idempotent by ``ref``."""

    def __init__(
        self,
        *,
        rooms: Rooms,
        speakers: Speakers,
        judge_text: JudgeText,
        messages: MessageStore,
        clock: Clock,
        chance: Chance,
        announcer: Announcer,
        waits: UsualWait,
        limits: MessageLimits,
        heard: Callable[[Heard], None] = lambda _: None,
    ) -> None:
        """``limits`` bounds what is said in a minute; ``heard`` is told of each line once it is judged."""
        self._rooms = rooms
        self._speakers = speakers
        self._judge_text = judge_text
        self._messages = messages
        self._clock = clock
        self._chance = chance
        self._announcer = announcer
        self._waits = waits
        self._limits = limits
        self._heard = heard

    async def __call__(self, person: Person, send: Send, whence: Whence = NOWHERE) -> Outcome:
        """Return what became of the text.

        Raises Banned, Muted, SlowMode, TooFast, NetworkBusy, RoomBusy, the refusals of ``tidy``, NotFound for
        the room, and InvalidInput when it answers a message of another room.
        """
        speaker = await self._speakers.of(person)
        bound = speaker.refs.get(send.ref)
        if bound is not None:
            return outcome_of(send.ref, bound, self._waits.seconds)
        # Before any verdict: what is held or refused must belong to a room, too.
        room = await self._rooms.by_slug(send.room)
        self._speakers.restrictions(speaker).check_may_write(send.room)
        text = tidy(send.text)
        answers = None if send.reply_to is None else await self._answered(send.reply_to, send.room)
        pause = self._limits.pause(speaker, room, whence)
        try:
            self._limits.take(speaker, send.room, whence)
            outcome = await self._judged(speaker, send, text)
        except BaseException:
            if pause is not None:
                pause.give_back()
            raise
        if pause is not None and isinstance(outcome, Nudged):
            pause.give_back()
        if not isinstance(outcome, Accepted):
            self._limits.count_tried(speaker, whence)
        if not (whence.staff or isinstance(outcome, Nudged)):
            delivered = outcome.id if isinstance(outcome, Accepted) else None
            self._heard(
                Heard(
                    person_id=person.id,
                    pseudonym=person.pseudonym,
                    room=send.room,
                    text=text,
                    message_id=delivered,
                    answers=answers,
                )
            )
        return outcome

    async def _judged(self, speaker: Speaker, send: Send, text: str) -> Outcome:
        utterance = Utterance(
            speaker=speaker,
            ref=send.ref,
            room=send.room,
            text=text,
            confirmed=send.confirmed,
            reply_to=send.reply_to,
        )

        async def deliver(verdict: Verdict) -> Outcome:
            masked = verdict.action is VerdictAction.MASK
            draft = Draft(
                id=MessageId(self._chance.uuid()),
                room=send.room,
                author_id=speaker.person.id,
                author=utterance.author,
                ref=send.ref,
                text=mask(text, verdict.spans) if masked else text,
                at=self._clock.now(),
                reply_to=send.reply_to,
            )
            appended = await self._messages.append(draft)
            message = appended.message
            speaker.bind(send.ref, message)
            if appended.fresh:
                self._announcer.announce(MessageSent(message=message))
            return Accepted(
                ref=send.ref,
                room=message.room,
                seq=message.seq,
                id=message.id,
                masked_text=message.text if masked else None,
            )

        return await self._judge_text(utterance, deliver)

    async def _answered(self, reply_to: MessageId, room: Slug) -> PersonId:
        answered = await self._messages.by_id(reply_to)
        if answered is None or answered.room != room:
            raise InvalidInput(faults=(FieldFault("/reply_to", "not_found"),))
        return answered.author_id
