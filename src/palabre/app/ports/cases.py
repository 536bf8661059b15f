"""Reports, cases, evidence, decisions, sanctions and appeals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from palabre.domain.appeals import Appeal
from palabre.domain.cases import Case, Claim, Evidence
from palabre.domain.decisions import Decision
from palabre.domain.ids import AppealId, CaseCode, CaseId, DecisionId, PersonId, Receipt, StaffId
from palabre.domain.journal import JournalEntry
from palabre.domain.messages import Change, Draft, Message
from palabre.domain.reports import Report, ReportReason, Subject
from palabre.domain.sanctions import Sanction
from palabre.domain.submissions import Submission


@dataclass(kw_only=True, frozen=True, slots=True)
class NewCase:
    """A case with what opened it; ``submission`` is stored with it when a text is held."""

    case: Case
    report: Report
    evidence: Sequence[Evidence]
    journal: Sequence[JournalEntry]
    submission: Submission | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Settlement:
    """All that a decision stores, in one transaction."""

    decision: Decision
    journal: JournalEntry
    sanction: Sanction | None = None
    removal: Change | None = None
    submission: Submission | None = None
    """The held text that this decision settles, in its new state."""
    delivery: Draft | Change | None = None
    """What that text becomes when it is let through; without it, it is refused or withdrawn."""
    drop_evidence: bool = False


@dataclass(kw_only=True, frozen=True, slots=True)
class Reversal:
    """All that the reversal of a decision gives back, in one transaction."""

    appeal: Appeal
    """With its outcome set."""
    journal: JournalEntry
    lifts_sanctions: bool = False
    restores: Change | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class CaseFile:
    """A case with all that was said and decided in it."""

    case: Case
    reports: Sequence[Report]
    evidence: Sequence[Evidence]
    decisions: Sequence[Decision]


@dataclass(kw_only=True, frozen=True, slots=True)
class FiledReport:
    """What a receipt stands for; ``reversed`` when the latest decision fell on appeal."""

    report: Report
    case: Case
    decision: Decision | None
    reversed: bool


class CaseStore(Protocol):
    """Cases are found by their subject: at most one is open for each."""

    async def open(self, new: NewCase) -> None:
        """Store a case. Raise Conflict when the subject has an open one, or the ref is bound already."""
        ...

    async def join(self, report: Report, reason: ReportReason, journal: JournalEntry) -> None:
        """Add a report to an open case and set its gravest reason. Raise Conflict when it closed."""
        ...

    async def open_for(self, subject: Subject) -> Case | None:
        """Return the subject's open case."""
        ...

    async def report_by(self, person_id: PersonId, subject: Subject) -> Report | None:
        """Return this person's report in the subject's open case."""
        ...

    async def report_of(self, receipt: Receipt) -> FiledReport | None:
        """Return what a receipt stands for, with the latest decision of its case."""
        ...

    async def queue(self, *, closed: bool, limit: int) -> Sequence[tuple[Case, str, str | None]]:
        """Return cases with the first words of their subject and its author's pseudonym.

        Open ones by gravity of their reason then age; closed ones newest first.
        """
        ...

    async def file(self, case_id: CaseId) -> CaseFile | None:
        """Return a case with its reports, evidence and decisions."""
        ...

    async def held_in(self, case_id: CaseId) -> Submission | None:
        """Return the text that waits for this case's decision."""
        ...

    async def claim(self, case_id: CaseId, claim: Claim, now: datetime, journal: JournalEntry) -> Case:
        """Take or renew the lease. Raise Conflict when another's lease lives or the case is closed."""
        ...

    async def release(self, case_id: CaseId, staff_id: StaffId, journal: JournalEntry) -> None:
        """Give the lease back; nothing happens when it is another's."""
        ...

    async def decide(self, settlement: Settlement, staff_id: StaffId, now: datetime) -> Message | None:
        """Close the case with its decision; return the message that was removed or delivered.

        Raise Conflict when the case is closed, the lease is not this moderator's, or the text no longer held.
        A message that is gone by now cannot be removed: all else is stored, without its id.
        """
        ...

    async def oldest_open(self) -> datetime | None:
        """Return since when the oldest open case waits."""
        ...


class DecisionStore(Protocol):
    """Decisions and what they took."""

    async def by_code(self, code: CaseCode) -> tuple[Decision, Appeal | None] | None:
        """Return the decision that a case code opens, and its appeal."""
        ...

    async def by_id(self, decision_id: DecisionId) -> Decision | None:
        """Return a decision."""
        ...

    async def about(self, person_id: PersonId) -> Sequence[tuple[Decision, bool]]:
        """Return a person's decisions, newest first, and whether each was reversed."""
        ...

    async def sanctions(self, person_id: PersonId) -> Sequence[Sanction]:
        """Return a person's ledger."""
        ...

    async def sanctioned_since(self, moment: datetime) -> Sequence[tuple[PersonId, datetime]]:
        """Return whom a sanction restricts that began since then, and when, oldest first."""
        ...


class AppealStore(Protocol):
    """Appeals; one for each decision."""

    async def file(self, appeal: Appeal, journal: JournalEntry) -> None:
        """Store an appeal. Raise Conflict when the decision has one."""
        ...

    async def waiting(self) -> Sequence[tuple[Appeal, Decision]]:
        """Return undecided appeals, oldest first."""
        ...

    async def by_id(self, appeal_id: AppealId) -> tuple[Appeal, Decision] | None:
        """Return an appeal and the decision that it contests."""
        ...

    async def decide(self, reversal: Reversal) -> Message | None:
        """Store the outcome and what it gives back; return the restored message.

        Raise Conflict when the appeal was decided already. A message that is gone by now cannot come
        back: the rest is stored all the same.
        """
        ...
