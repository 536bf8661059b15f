"""The moderators' desk: the queue, a case's file, and the lease on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.app.ports.cases import AppealStore, CaseFile, CaseStore, DecisionStore
from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Clock
from palabre.app.ports.staff import Journal
from palabre.domain.appeals import Appeal
from palabre.domain.cases import CLAIM_LEASE, Case, Claim, Urgency, urgency
from palabre.domain.decisions import Decision, DecisionKind
from palabre.domain.errors import CaseClaimed, CaseClosed, NotFound
from palabre.domain.ids import CaseId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.reports import SubjectKind
from palabre.domain.staff import StaffMember
from palabre.domain.submissions import NEVER_DELIVERED, Submission

_ABOUT_A_PERSON = (
    DecisionKind.NO_ACTION,
    DecisionKind.WARN,
    DecisionKind.MUTE,
    DecisionKind.ROOM_BAN,
    DecisionKind.BAN,
)


@dataclass(kw_only=True, frozen=True, slots=True)
class QueueLine:
    """A case in the queue."""

    case: Case
    urgency: Urgency
    excerpt: str
    pseudonym: str | None


@dataclass(kw_only=True, frozen=True, slots=True)
class OpenFile:
    """A case with all that a moderator needs to decide it."""

    line: QueueLine
    file: CaseFile
    past: Sequence[tuple[Decision, bool]]
    held: Submission | None
    allowed: Sequence[DecisionKind]

    @property
    def delivers_on_no_action(self) -> bool:
        """Whether closing without an act lets a held text through."""
        return self.held is not None and self.held.verdict.rule not in NEVER_DELIVERED


def allowed_kinds(case: Case) -> tuple[DecisionKind, ...]:
    """Return what may be decided about a subject of this kind."""
    match case.subject.kind:
        case SubjectKind.MESSAGE | SubjectKind.SUBMISSION:
            return (DecisionKind.NO_ACTION, DecisionKind.REMOVE, *_ABOUT_A_PERSON[1:])
        case SubjectKind.PERSON:
            if case.room is None:
                return tuple(kind for kind in _ABOUT_A_PERSON if kind is not DecisionKind.ROOM_BAN)
            return _ABOUT_A_PERSON
        case SubjectKind.ROOM | SubjectKind.NOTICE:
            return (DecisionKind.NO_ACTION,)


class ReadQueue:
    """Most urgent first; appeals by age."""

    def __init__(self, *, cases: CaseStore, appeals: AppealStore, clock: Clock) -> None:
        """Everything is read, nothing stored."""
        self._cases = cases
        self._appeals = appeals
        self._clock = clock

    async def __call__(
        self, *, closed: bool, limit: int
    ) -> tuple[Sequence[QueueLine], Sequence[tuple[Appeal, Decision]]]:
        """Return cases and, beside the open ones, the appeals that wait."""
        now = self._clock.now()
        lines = [
            QueueLine(case=case, urgency=urgency(case, now), excerpt=excerpt, pseudonym=pseudonym)
            for case, excerpt, pseudonym in await self._cases.queue(closed=closed, limit=limit)
        ]
        if closed:
            return lines, ()
        lines.sort(key=lambda line: (-line.urgency.total, line.case.opened_at))
        return lines, await self._appeals.waiting()


class ReadCase:
    """Opening a file is itself an act: it goes to the journal."""

    def __init__(self, *, cases: CaseStore, decisions: DecisionStore, journal: Journal, clock: Clock) -> None:
        """``journal`` notes who looked."""
        self._cases = cases
        self._decisions = decisions
        self._journal = journal
        self._clock = clock

    async def __call__(self, staff: StaffMember, case_id: CaseId, *, note: bool = True) -> OpenFile:
        """Raises NotFound."""
        file = await self._cases.file(case_id)
        if file is None:
            raise NotFound
        case, now = file.case, self._clock.now()
        held = await self._cases.held_in(case_id) if case.subject.kind is SubjectKind.SUBMISSION else None
        past = await self._decisions.about(case.person_id) if case.person_id is not None else ()
        if note:
            entry = JournalEntry(act=Act.CASE_VIEWED, at=now, staff_id=staff.id, case_id=case_id)
            await self._journal.append(entry)
        subject = next((line for line in file.evidence if line.is_subject), None)
        return OpenFile(
            line=QueueLine(
                case=case,
                urgency=urgency(case, now),
                excerpt=subject.text if subject else "",
                pseudonym=subject.author.pseudonym if subject else None,
            ),
            file=file,
            past=[(decision, reversed_) for decision, reversed_ in past if decision.case_id != case_id],
            held=held,
            allowed=allowed_kinds(case),
        )


class ClaimCase:
    """Take, renew or give back the lease, so that two people never judge one case."""

    def __init__(self, *, cases: CaseStore, clock: Clock) -> None:
        """A lease frees itself."""
        self._cases = cases
        self._clock = clock

    async def __call__(self, staff: StaffMember, case_id: CaseId) -> Case:
        """Raises NotFound, CaseClaimed or CaseClosed."""
        now = self._clock.now()
        file = await self._cases.file(case_id)
        if file is None:
            raise NotFound
        file.case.check_claimable(staff.id, now)
        claim = Claim(staff_id=staff.id, staff_name=staff.name, until=now + CLAIM_LEASE)
        entry = JournalEntry(act=Act.CASE_CLAIMED, at=now, staff_id=staff.id, case_id=case_id)
        try:
            return await self._cases.claim(case_id, claim, now, entry)
        except Conflict:
            raise await lost_race(self._cases, case_id) from None

    async def release(self, staff: StaffMember, case_id: CaseId) -> None:
        """Nothing happens when the lease is another's."""
        entry = JournalEntry(act=Act.CASE_RELEASED, at=self._clock.now(), staff_id=staff.id, case_id=case_id)
        await self._cases.release(case_id, staff.id, entry)


async def lost_race(cases: CaseStore, case_id: CaseId) -> CaseClosed | CaseClaimed:
    """Say to the slower of two moderators who was first."""
    file = await cases.file(case_id)
    if file is None or file.case.closed_at is not None:
        return CaseClosed()
    claim = file.case.claim
    return CaseClaimed(extra={"claimed_by": claim.staff_name if claim else None})
