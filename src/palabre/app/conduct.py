"""Behaviour over a conversation, beside the path of a line: it may open a case, and does nothing else.

What is heard waits in a short queue that a chore empties; when it is full, lines are passed over. Nothing is
held, hidden or sanctioned here, and the staff is not listened to.
"""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from palabre.app.ports.cases import CaseStore, DecisionStore
from palabre.app.ports.conduct import ReadsConduct
from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.messages import MessageStore
from palabre.app.reports import Accused, OpenCase
from palabre.domain.conduct import COUNTS, WATCHED_FOR, Course, Sign
from palabre.domain.ids import CaseId, MessageId, PersonId, ReportId, Slug
from palabre.domain.messages import Message
from palabre.domain.reports import Report, ReportReason, ReportSource, Subject, SubjectKind

BEAT: Final = 0.5
"""Seconds between two looks."""
QUIET: Final = timedelta(hours=24)
"""After a case about somebody, or a decision in one, they are no case again for so long."""
MOST_WAITING: Final = 1_000
MOST_COURSES: Final = 4_000
"""About 6 MB; beyond, the one that was heard longest ago is lost."""
COMMENT: Final = "conduct:"
"""Begins the comment of the filter's report; the names of the signs follow."""
_MOST_ROOMS: Final = 500
_MOST_NAMES: Final = 60
_LEAST_NAME: Final = 4
_AROUND: Final = 2
_AT_ONCE: Final = 0.001
"""Seconds after which others may go on; one hostile line may take some milliseconds."""
_YOUNG: Final = frozenset({Sign.AGE, Sign.ISOLATION})


@dataclass(kw_only=True, frozen=True, slots=True)
class Heard:
    """One line that was said: delivered under ``message_id``, or held or refused."""

    person_id: PersonId
    pseudonym: str
    room: Slug
    text: str
    message_id: MessageId | None = None
    answers: PersonId | None = None
    """Whose line it answers."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Alarm:
    """What a person should look at."""

    person_id: PersonId
    room: Slug
    signs: tuple[Sign, ...]
    lines: tuple[MessageId, ...]


@dataclass(slots=True)
class _Room:
    names: OrderedDict[str, PersonId] = field(default_factory=OrderedDict[str, PersonId])
    """Who spoke lately, by folded pseudonym, the latest last."""
    before: PersonId | None = None
    """Whose the line before this one was."""


class Courses:
    """What this process remembers of who showed what towards whom; bounded, and forgotten after two hours."""

    def __init__(self, reader: ReadsConduct) -> None:
        """Nothing is known at the start."""
        self._reader = reader
        self._courses: OrderedDict[tuple[PersonId, PersonId | None], Course] = OrderedDict()
        self._rooms: OrderedDict[Slug, _Room] = OrderedDict()

    def __len__(self) -> int:
        """Courses that are remembered."""
        return len(self._courses)

    def hear(self, heard: Heard, now: float) -> Alarm | None:
        """Take in a line; return what a person should look at."""
        author, said = heard.person_id, self._reader.read(heard.text)
        room = self._room(heard)
        towards = heard.answers or _named(room, heard)
        if said.refuses:
            # A no without a name is said to whoever spoke last.
            self._refused(towards or room.before, author)
        room.before = author
        alarm = None
        for other in (towards, None) if towards not in {None, author} else (None,):
            course = self._course((author, other), now)
            if self._reader.add(course, said, now, heard.message_id) and alarm is None:
                alarm = Alarm(
                    person_id=author,
                    room=heard.room,
                    signs=tuple(sign for sign in Sign if course.weights.get(sign, 0.0) >= COUNTS),
                    lines=course.lines,
                )
        return alarm

    def forget(self, person_id: PersonId) -> None:
        """Begin anew with somebody: a person looks, or has looked."""
        for key in [key for key in self._courses if key[0] == person_id]:
            del self._courses[key]

    def _refused(self, asker: PersonId | None, refuser: PersonId) -> None:
        if asker is None or asker == refuser:
            return
        for other in (refuser, None):
            course = self._courses.get((asker, other))
            if course is not None:
                self._reader.refused(course)

    def _course(self, key: tuple[PersonId, PersonId | None], now: float) -> Course:
        while self._courses:
            oldest, course = next(iter(self._courses.items()))
            if now - course.at < WATCHED_FOR and len(self._courses) < MOST_COURSES:
                break
            del self._courses[oldest]
        known = self._courses.get(key)
        if known is None:
            known = self._courses[key] = Course(at=now, paired=key[1] is not None)
        self._courses.move_to_end(key)
        return known

    def _room(self, heard: Heard) -> _Room:
        room = self._rooms.get(heard.room)
        if room is None:
            room = self._rooms[heard.room] = _Room()
            if len(self._rooms) > _MOST_ROOMS:
                self._rooms.popitem(last=False)
        name = heard.pseudonym.casefold()
        room.names[name] = heard.person_id
        room.names.move_to_end(name)
        if len(room.names) > _MOST_NAMES:
            room.names.popitem(last=False)
        return room


def _named(room: _Room, heard: Heard) -> PersonId | None:
    text = heard.text.casefold()
    for name, person_id in reversed(room.names.items()):
        if len(name) >= _LEAST_NAME and person_id != heard.person_id and name in text:
            return person_id
    return None


class WatchConduct:
    """Hears lines after their acknowledgement, and opens cases."""

    def __init__(
        self,
        *,
        reader: ReadsConduct,
        open_case: OpenCase,
        cases: CaseStore,
        decisions: DecisionStore,
        messages: MessageStore,
        clock: Clock,
        chance: Chance,
    ) -> None:
        """``look`` must be called every ``BEAT``."""
        self._courses = Courses(reader)
        self._open_case = open_case
        self._cases = cases
        self._decisions = decisions
        self._messages = messages
        self._clock = clock
        self._chance = chance
        self._waiting: deque[Heard] = deque()
        self._quiet: OrderedDict[PersonId, float] = OrderedDict()
        self.counts: Counter[str] = Counter()
        """Since the start: lines passed over, and cases raised."""

    def heard(self, heard: Heard) -> None:
        """Keep a line for the next look; never waits, never raises."""
        if len(self._waiting) >= MOST_WAITING:
            self.counts["passed_over"] += 1
        else:
            self._waiting.append(heard)

    async def look(self) -> None:
        """Read what was heard, some lines at a time, so that nobody else waits for it."""
        begun = self._clock.monotonic()
        while self._waiting:
            heard, now = self._waiting.popleft(), self._clock.monotonic()
            if now - begun > _AT_ONCE:
                await asyncio.sleep(0)
                begun = now = self._clock.monotonic()
            if now < self._quiet.get(heard.person_id, now):
                continue
            alarm = self._courses.hear(heard, now)
            if alarm is not None:
                self._courses.forget(alarm.person_id)
                await self._raise(alarm, now)

    async def _raise(self, alarm: Alarm, now: float) -> None:
        self._quiet[alarm.person_id] = now + QUIET.total_seconds()
        if len(self._quiet) > MOST_COURSES:
            self._quiet.popitem(last=False)
        subject = Subject(kind=SubjectKind.PERSON, id=str(alarm.person_id))
        if await self._was_looked_at(subject, alarm.person_id):
            return
        lines = await self._evidence(alarm.lines)
        report = Report(
            id=ReportId(self._chance.uuid()),
            case_id=CaseId(self._chance.uuid()),
            source=ReportSource.FILTER,
            reason=ReportReason.CONTACT if _YOUNG.isdisjoint(alarm.signs) else ReportReason.MINORS,
            at=self._clock.now(),
            comment=" ".join((COMMENT, *alarm.signs)),
        )
        accused = Accused(
            subject=subject,
            person_id=alarm.person_id,
            room=alarm.room,
            lines=[(line, ()) for line in lines],
            signs=frozenset(alarm.lines),
        )
        await self._open_case(accused, report)
        self.counts["cases"] += 1

    async def _was_looked_at(self, subject: Subject, person_id: PersonId) -> bool:
        """Whether the filter has said so in an open case, on any process, or a person has decided."""
        found = await self._cases.open_for(subject)
        if found is not None:
            file = await self._cases.file(found.id)
            return file is not None and any(one.source is ReportSource.FILTER for one in file.reports)
        since = self._clock.now() - QUIET
        for decision, _ in await self._decisions.about(person_id):
            if decision.at < since:
                break
            file = None if decision.case_id is None else await self._cases.file(decision.case_id)
            if file is not None and file.case.subject == subject:
                return True
        return False

    async def _evidence(self, lines: Sequence[MessageId]) -> Sequence[Message]:
        """The lines with a sign, each with what was said around it."""
        found: dict[MessageId, Message] = {}
        for message_id in lines:
            message = await self._messages.by_id(message_id)
            if message is not None:
                for line, _ in await self._messages.around(message, _AROUND):
                    found[line.id] = line
        return sorted(found.values(), key=lambda line: (line.at, line.seq))
