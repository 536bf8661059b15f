"""Ask before sending: what a line would come to, of which nothing is kept."""

from dataclasses import dataclass

from palabre.app.messages.judging import JudgeText, Utterance
from palabre.app.messages.limits import MessageLimits
from palabre.app.ports.house import Clock
from palabre.app.ports.messages import MessageStore
from palabre.app.rooms import Rooms
from palabre.app.speakers import NOWHERE, Speakers, Whence
from palabre.domain.errors import NotFound
from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.messages import check_author_may_change
from palabre.domain.persons import Person
from palabre.domain.text import mask, tidy
from palabre.domain.verdicts import Verdict, VerdictAction


@dataclass(kw_only=True, frozen=True, slots=True)
class Check:
    """A text that somebody is about to send, or to make the new text of a message of theirs."""

    ref: Ref
    room: Slug
    text: str
    edit_of: MessageId | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Checked:
    """What would become of it; ``masked_text`` when some words would be masked."""

    ref: Ref
    verdict: Verdict
    masked_text: str | None = None


class CheckText:
    """Guard and judge as a send or an edit does, then forget: no line, no case, no decision, no memory."""

    def __init__(
        self,
        *,
        rooms: Rooms,
        speakers: Speakers,
        judge_text: JudgeText,
        messages: MessageStore,
        clock: Clock,
        limits: MessageLimits,
    ) -> None:
        """``judge_text`` and ``limits`` are those of sends: the verdict is theirs, and so is the rate."""
        self._rooms = rooms
        self._speakers = speakers
        self._judge_text = judge_text
        self._messages = messages
        self._clock = clock
        self._limits = limits

    async def __call__(self, person: Person, check: Check, whence: Whence = NOWHERE) -> Checked:
        """Return the verdict; raise what the send or the edit would raise now."""
        speaker = await self._speakers.of(person)
        room = await self._rooms.by_slug(check.room)
        self._speakers.restrictions(speaker).check_may_write(check.room)
        text = tidy(check.text)
        if check.edit_of is not None:
            message = await self._messages.by_id(check.edit_of)
            message = check_author_may_change(message, person.id, self._clock.now())
            if message.room != check.room:
                raise NotFound
            if message.text == text:
                return Checked(ref=check.ref, verdict=Verdict(action=VerdictAction.ALLOW))
        self._limits.take_check(speaker, room, whence, edits=check.edit_of is not None)
        utterance = Utterance(
            speaker=speaker,
            ref=check.ref,
            room=check.room,
            text=text,
            confirmed=False,
            edit_of=check.edit_of,
        )
        verdict = self._judge_text.weigh(utterance)
        masked = verdict.action is VerdictAction.MASK
        return Checked(
            ref=check.ref, verdict=verdict, masked_text=mask(text, verdict.spans) if masked else None
        )
