"""Tell the house: from inside with two actions, or at the public door without an account."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from palabre.app.ports.cases import CaseStore, FiledReport, NewCase
from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Chance, Clock
from palabre.app.ports.messages import MessageStore
from palabre.app.ports.persons import PersonStore
from palabre.app.rooms import Rooms
from palabre.domain.cases import Case, Evidence
from palabre.domain.errors import AlreadyReported, FieldFault, InvalidInput, NotFound, Overloaded
from palabre.domain.ids import Alias, CaseId, MessageId, PersonId, Receipt, ReportId, Slug
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import CONTEXT, VISIBLE_FOR, Message
from palabre.domain.persons import Person
from palabre.domain.reports import SEVERITY, Report, ReportReason, ReportSource, Subject, SubjectKind

_TRIES = 3
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ROOM_ADDRESS = re.compile(r"/salons/([a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(kw_only=True, frozen=True, slots=True)
class Accused:
    """What a report is about, with the frozen lines around it."""

    subject: Subject
    person_id: PersonId | None
    room: Slug | None
    lines: Sequence[tuple[Message, Sequence[str]]]
    subject_message: MessageId | None = None
    signs: frozenset[MessageId] = frozenset()
    """Lines for which the filter asks a person to look."""


class OpenCase:
    """A report joins the open case of its subject, or opens one with its evidence."""

    def __init__(
        self,
        *,
        cases: CaseStore,
        messages: MessageStore,
        persons: PersonStore,
        rooms: Rooms,
        clock: Clock,
        chance: Chance,
    ) -> None:
        """Shared by people's reports, public notices and the filter's alarms."""
        self._cases = cases
        self._messages = messages
        self._persons = persons
        self._rooms = rooms
        self._clock = clock
        self._chance = chance

    async def message(self, message_id: MessageId) -> Accused:
        """Raise NotFound when there is no such message."""
        message = await self._messages.by_id(message_id)
        if message is None:
            raise NotFound
        return Accused(
            subject=Subject(kind=SubjectKind.MESSAGE, id=str(message.id)),
            person_id=message.author_id,
            room=message.room,
            lines=await self._messages.around(message, CONTEXT),
            subject_message=message.id,
        )

    async def person(self, alias: Alias) -> Accused:
        """Raise NotFound when nobody bore this alias."""
        person = await self._persons.by_alias(alias)
        if person is None:
            raise NotFound
        return Accused(
            subject=Subject(kind=SubjectKind.PERSON, id=str(person.id)),
            person_id=person.id,
            room=None,
            lines=await self._messages.by_author(person.id, CONTEXT),
        )

    async def room(self, slug: Slug) -> Accused:
        """Raise NotFound when there is no such room."""
        await self._rooms.by_slug(slug)
        after = self._clock.now() - VISIBLE_FOR
        latest = await self._messages.latest(slug, before=None, limit=CONTEXT, after=after)
        return Accused(
            subject=Subject(kind=SubjectKind.ROOM, id=slug),
            person_id=None,
            room=slug,
            lines=[(message, ()) for message in latest],
        )

    async def __call__(self, accused: Accused, report: Report) -> Report:
        """Store the report; return it with its case. Raise AlreadyReported."""
        for _ in range(_TRIES):
            found = await self._cases.open_for(accused.subject)
            try:
                if found is None:
                    return await self._open(accused, report)
                return await self._join(found, accused.subject, report)
            except Conflict:
                # Somebody else opened or closed the subject's case in between: look again.
                continue
        raise Overloaded(retry_after=1)

    async def _open(self, accused: Accused, report: Report) -> Report:
        report = replace(report, case_id=CaseId(self._chance.uuid()))
        evidence = [
            Evidence(
                case_id=report.case_id,
                message_id=message.id,
                room=message.room,
                seq=message.seq,
                author_id=message.author_id,
                author=message.author,
                text=message.text,
                at=message.at,
                is_subject=message.id == accused.subject_message or message.id in accused.signs,
                earlier_texts=tuple(earlier),
            )
            for message, earlier in accused.lines
        ]
        case = Case(
            id=report.case_id,
            subject=accused.subject,
            reason=report.reason,
            opened_at=report.at,
            reports=1,
            person_id=accused.person_id,
            room=accused.room,
        )
        journal = JournalEntry(
            act=Act.CASE_OPENED,
            at=report.at,
            case_id=case.id,
            detail={"source": report.source, "reason": report.reason, "subject": accused.subject.kind},
        )
        await self._cases.open(NewCase(case=case, report=report, evidence=evidence, journal=[journal]))
        return report

    async def _join(self, case: Case, subject: Subject, report: Report) -> Report:
        if report.reporter_id is not None:
            earlier = await self._cases.report_by(report.reporter_id, subject)
            if earlier is not None:
                raise AlreadyReported(extra={"receipt": earlier.receipt})
        report = replace(report, case_id=case.id)
        gravest = max(case.reason, report.reason, key=lambda reason: SEVERITY[reason])
        journal = JournalEntry(
            act=Act.CASE_REPORTED,
            at=report.at,
            case_id=case.id,
            detail={"source": report.source, "reason": report.reason},
        )
        await self._cases.join(report, gravest, journal)
        return report


class FileReport:
    """From inside: a message, a person or a room."""

    def __init__(self, *, open_case: OpenCase, clock: Clock, chance: Chance) -> None:
        """Reports never hide anything by their number."""
        self._open_case = open_case
        self._clock = clock
        self._chance = chance

    async def __call__(
        self, reporter: Person, *, kind: str, subject_id: str, reason: ReportReason, comment: str | None
    ) -> Receipt:
        """Raises NotFound, InvalidInput or AlreadyReported."""
        match kind:
            case "message":
                accused = await self._open_case.message(MessageId(_uuid(subject_id)))
            case "person":
                accused = await self._open_case.person(Alias(_uuid(subject_id)))
            case "room":
                accused = await self._open_case.room(Slug(subject_id))
            case _:
                raise NotFound
        receipt = Receipt(self._chance.secret())
        report = Report(
            id=ReportId(self._chance.uuid()),
            case_id=CaseId(self._chance.uuid()),
            source=ReportSource.PERSON,
            reason=reason,
            at=self._clock.now(),
            comment=(comment or "").strip() or None,
            reporter_id=reporter.id,
            receipt=receipt,
        )
        await self._open_case(accused, report)
        return receipt


@dataclass(kw_only=True, frozen=True, slots=True)
class Notice:
    """What somebody outside tells (DSA art. 16(2))."""

    explanation: str
    locations: tuple[str, ...]
    reason: ReportReason
    good_faith: bool
    name: str | None = None
    email: str | None = None


class FileNotice:
    """At the public door. One notice is one case, about the first item that can be found."""

    def __init__(self, *, open_case: OpenCase, clock: Clock, chance: Chance) -> None:
        """No account, and for children's sake no name either."""
        self._open_case = open_case
        self._clock = clock
        self._chance = chance

    async def __call__(self, notice: Notice) -> Receipt:
        """Raises InvalidInput when good faith is not declared or the explanation is empty."""
        if not notice.good_faith:
            raise InvalidInput(faults=(FieldFault("/good_faith", "must_be_true"),))
        if not notice.explanation.strip():
            raise InvalidInput(faults=(FieldFault("/explanation", "empty"),))
        report_id = ReportId(self._chance.uuid())
        receipt = Receipt(self._chance.secret())
        # Directive 2011/93: who reports danger to a child is never asked who they are.
        nameless = notice.reason is ReportReason.MINORS
        report = Report(
            id=report_id,
            case_id=CaseId(self._chance.uuid()),
            source=ReportSource.NOTICE,
            reason=notice.reason,
            at=self._clock.now(),
            comment=notice.explanation.strip(),
            receipt=receipt,
            notifier_name=None if nameless else notice.name,
            notifier_email=None if nameless else notice.email,
            locations=notice.locations,
        )
        await self._open_case(await self._find(notice.locations, report_id), report)
        return receipt

    async def _find(self, locations: Sequence[str], report_id: ReportId) -> Accused:
        for location in locations:
            for found in _UUID.findall(location):
                try:
                    return await self._open_case.message(MessageId(UUID(found)))
                except NotFound:
                    continue
            address = _ROOM_ADDRESS.search(location)
            if address is not None:
                try:
                    return await self._open_case.room(Slug(address[1]))
                except NotFound:
                    continue
        return Accused(
            subject=Subject(kind=SubjectKind.NOTICE, id=str(report_id)), person_id=None, room=None, lines=()
        )


class ReadReceipt:
    """What became of a report or notice, for whoever holds its receipt."""

    def __init__(self, *, cases: CaseStore) -> None:
        """Everything is read, nothing stored."""
        self._cases = cases

    async def __call__(self, receipt: Receipt) -> FiledReport:
        """Raises NotFound."""
        found = await self._cases.report_of(receipt)
        if found is None:
            raise NotFound
        return found


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
