"""What the house remembers, in memory, of those who are speaking on this node."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from palabre.app.ports.cases import DecisionStore
from palabre.app.ports.house import Clock
from palabre.app.ports.messages import MessageStore
from palabre.domain.ids import PersonId, Ref, Slug
from palabre.domain.limits import Bucket, Rate, full
from palabre.domain.messages import Message
from palabre.domain.persons import Person
from palabre.domain.sanctions import Restrictions, Sanction, fold
from palabre.domain.submissions import Submission, SubmissionState
from palabre.domain.verdicts import RecentText

REF_MEMORY = timedelta(hours=24)
_RECENT_TEXTS = 20
_MOST_REFS = 2_000
_MOST_EDITS = 50
_MOST_PACES = 5_000
"""People whose pace is remembered after they were forgotten; beyond, the one forgotten first is lost."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Whence:
    """From where somebody speaks: ``source`` is the key of their address, empty when none is known."""

    source: str = ""
    staff: bool = False
    """The same browser holds a living session of the staff."""


NOWHERE: Final = Whence()


@dataclass(slots=True)
class Pace:
    """How fast somebody speaks, and what they said and edited last.

    It outlives a connection and a change of ledger.
    """

    bucket: Bucket
    checks: Bucket
    """What bounds how much may be asked about before it is sent."""
    recent: tuple[RecentText, ...] = ()
    """Latest first."""
    edits: OrderedDict[Ref, Message] = field(default_factory=OrderedDict[Ref, Message])
    spoke: OrderedDict[Slug, float] = field(default_factory=OrderedDict[Slug, float])
    """When the last line for each slow room was taken, in monotonic seconds; latest last."""

    def said(self, text: RecentText) -> None:
        """Remember what was said, for as long as it may be repeated."""
        self.recent = (text, *self.recent[: _RECENT_TEXTS - 1])

    def edited(self, ref: Ref, message: Message) -> None:
        """Remember what an edit made of a message: sent again, it must not undo a later one."""
        self.edits[ref] = message
        if len(self.edits) > _MOST_EDITS:
            self.edits.popitem(last=False)


@dataclass(slots=True)
class Speaker:
    """Mutable on purpose: one lives while its person has a connection here."""

    person: Person
    ledger: tuple[Sanction, ...]
    refs: dict[Ref, Message | Submission]
    pace: Pace

    @property
    def bucket(self) -> Bucket:
        """What bounds how much the person may send."""
        return self.pace.bucket

    @property
    def recent(self) -> tuple[RecentText, ...]:
        """What they said last, latest first."""
        return self.pace.recent

    def last_line(self, room: Slug) -> datetime | None:
        """When they last said something in a room, as far as refs are remembered."""
        return max(
            (
                known.at
                for known in self.refs.values()
                if known.room == room and not (isinstance(known, Submission) and known.edit_of)
            ),
            default=None,
        )

    def bind(self, ref: Ref, outcome: Message | Submission) -> None:
        """Remember what a ref became; the store remembers the oldest ones when memory is full."""
        if len(self.refs) >= _MOST_REFS:
            del self.refs[next(iter(self.refs))]
        self.refs[ref] = outcome


class Speakers:
    """Loads a speaker at the first command and keeps it until ``forget``.

    Without it, each message would read refs, sanctions and recent lines from the database.
    """

    def __init__(
        self,
        *,
        messages: MessageStore,
        decisions: DecisionStore,
        clock: Clock,
        rate: Rate,
        told: Callable[[], bool] = lambda: True,
    ) -> None:
        """``rate`` bounds what one session may send.

        ``told``: whether we would hear now of what another node decides; if not, ledgers are read each time.
        """
        self._messages = messages
        self._decisions = decisions
        self._clock = clock
        self._rate = rate
        self._told = told
        self._speakers: dict[PersonId, Speaker] = {}
        self._loading: dict[PersonId, object] = {}
        self._paces: OrderedDict[PersonId, Pace] = OrderedDict()

    async def of(self, person: Person) -> Speaker:
        """Return the person's memory, loaded at first use."""
        while (known := self._speakers.get(person.id)) is None:
            # One mark for all who load this person now; ``forget`` takes it away.
            mark = self._loading.setdefault(person.id, object())
            speaker = await self._load(person)
            if self._loading.get(person.id) is mark:
                del self._loading[person.id]
                return self._speakers.setdefault(person.id, speaker)
            # Loaded by another command of the same person, or stale: look again.
        if not self._told():
            known.ledger = tuple(await self._decisions.sanctions(person.id))
        return known

    async def _load(self, person: Person) -> Speaker:
        ledger = await self._decisions.sanctions(person.id)
        refs = await self._messages.refs(person.id, self._clock.now() - REF_MEMORY)
        return Speaker(
            person=person,
            ledger=tuple(ledger),
            refs=dict(refs),
            pace=self._pace(person.id),
        )

    def restrictions(self, speaker: Speaker) -> Restrictions:
        """Fold the ledger at this moment, since sanctions end by themselves."""
        return fold(speaker.ledger, self._clock.now())

    def forget(self, person_id: PersonId) -> None:
        """Read again at the next command: something changed, or the person has no connection here."""
        known = self._speakers.pop(person_id, None)
        self._loading.pop(person_id, None)
        if known is not None:
            # Coming back must not give a fresh start to whoever floods a room.
            self._remember(person_id, known.pace)

    def left(self, person_id: PersonId) -> None:
        """Keep nothing: the stay is over, and whoever enters again is somebody else."""
        self._speakers.pop(person_id, None)
        self._loading.pop(person_id, None)
        self._paces.pop(person_id, None)

    def forget_all(self) -> None:
        """Read everybody again at their next command: what others decided may not have been told here."""
        for person_id in tuple(self._speakers):
            self.forget(person_id)
        self._loading.clear()

    def held(self) -> Sequence[tuple[PersonId, Ref]]:
        """Return the texts of speakers here that waited for a moderator when they were last looked at."""
        return [
            (person_id, ref)
            for person_id, speaker in self._speakers.items()
            for ref, bound in speaker.refs.items()
            if isinstance(bound, Submission) and bound.state is SubmissionState.HELD
        ]

    def _pace(self, person_id: PersonId) -> Pace:
        pace = self._paces.get(person_id)
        if pace is None:
            now = self._clock.monotonic()
            pace = Pace(bucket=full(self._rate, now), checks=full(self._rate, now))
        self._remember(person_id, pace)
        return pace

    def _remember(self, person_id: PersonId, pace: Pace) -> None:
        self._paces[person_id] = pace
        self._paces.move_to_end(person_id)
        if len(self._paces) > _MOST_PACES:
            self._paces.popitem(last=False)
