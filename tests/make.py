"""Builders of domain objects for all tests: a sensible whole, of which a test names what it is about.

Identifiers count upwards and times stand still, so that a failing test says the same twice.
"""

import hashlib
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from palabre.app.ports.cases import NewCase, Reversal, Settlement
from palabre.app.ports.persons import NewEntry
from palabre.domain.appeals import Appeal, AppealOutcome
from palabre.domain.cases import CLAIM_LEASE, Case, Claim, Evidence
from palabre.domain.decisions import SANCTIONING, TIMED, Decision, DecisionKind
from palabre.domain.ids import (
    Alias,
    AppealId,
    CaseCode,
    CaseId,
    DecisionId,
    MessageId,
    PersonId,
    Receipt,
    Ref,
    ReportId,
    RoomId,
    SanctionId,
    Slug,
    StaffId,
)
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import Author, Change, ChangeKind, Draft, Message, RemovedBy
from palabre.domain.persons import IDLE_LIMIT, Person
from palabre.domain.reports import Report, ReportReason, ReportSource, Subject, SubjectKind
from palabre.domain.rooms import Room
from palabre.domain.rule_life import RuleStep, RuleVersion, StepKind
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.sanctions import Sanction
from palabre.domain.staff import Role, StaffMember
from palabre.domain.submissions import Submission, SubmissionState
from palabre.domain.trust import Rung
from palabre.domain.verdicts import Category, Span, Verdict, VerdictAction

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
"""A Monday evening, when the house is full."""

ROOM = Slug("sous-l-arbre")
SECOND = timedelta(seconds=1)

_numbers = itertools.count(1)
_MILLISECONDS = int(NOW.timestamp() * 1000)


def later(minutes: float = 0, *, hours: float = 0, days: float = 0, seconds: float = 0) -> datetime:
    """The time that much after NOW; negative numbers are before."""
    return NOW + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def uuid() -> UUID:
    """A UUIDv7, greater than all that were made before it."""
    return UUID(int=_MILLISECONDS << 80 | 0x7 << 76 | 0b10 << 62 | next(_numbers))


def word(stem: str) -> str:
    """A word that no other call gives."""
    return f"{stem}-{next(_numbers)}"


def digest(text: str) -> bytes:
    """32 bytes, like a hashed token or a keyed skeleton."""
    return hashlib.sha256(text.encode()).digest()


# --- People -----------------------------------------------------------------------------------


def person(**changes: Any) -> Person:
    """A newcomer from Lyon, here since NOW."""
    entered_at: datetime = changes.get("entered_at", NOW)
    standard = Person(
        id=PersonId(uuid()),
        alias=Alias(uuid()),
        pseudonym=word("Mistral"),
        rung=Rung.NEWCOMER,
        department="69",
        entered_at=entered_at,
        expires_at=entered_at + IDLE_LIMIT,
    )
    return replace(standard, **changes)


def entry(
    somebody: Person | None = None, *, token: str | None = None, skeleton: str | None = None
) -> NewEntry:
    """An entry under a token and a skeleton of its own, unless the test shares one."""
    somebody = somebody or person()
    return NewEntry(
        person=somebody,
        token_hash=digest(token or word("token")),
        skeleton_key=digest(skeleton or somebody.pseudonym),
    )


def author(somebody: Person) -> Author:
    """A person as others see them."""
    return Author(alias=somebody.alias, pseudonym=somebody.pseudonym)


def staff(**changes: Any) -> StaffMember:
    """A moderator."""
    standard = StaffMember(id=StaffId(uuid()), name=word("Baobab"), role=Role.MODERATOR, created_at=NOW)
    return replace(standard, **changes)


# --- Talk -------------------------------------------------------------------------------------


def room(**changes: Any) -> Room:
    """The room ``ROOM``, unless named otherwise."""
    standard = Room(
        id=RoomId(uuid()),
        slug=ROOM,
        name="Sous l’arbre",
        theme="accueil",
        description="On parle de tout, et l’on s’assied où l’on veut.",
        preview=True,
        position=1,
    )
    return replace(standard, **changes)


def draft(somebody: Person | None = None, **changes: Any) -> Draft:
    """A line that was judged and may be stored."""
    somebody = somebody or person()
    standard = Draft(
        id=MessageId(uuid()),
        room=ROOM,
        author_id=somebody.id,
        author=author(somebody),
        ref=Ref(uuid()),
        text="Bonsoir à tous !",
        at=NOW,
    )
    return replace(standard, **changes)


def message(somebody: Person | None = None, **changes: Any) -> Message:
    """A delivered line, as it stands."""
    somebody = somebody or person()
    standard = Message(
        id=MessageId(uuid()),
        room=ROOM,
        seq=1,
        author_id=somebody.id,
        author=author(somebody),
        text="Bonsoir à tous !",
        at=NOW,
        ref=Ref(uuid()),
    )
    return replace(standard, **changes)


def edit(of: Message | Draft, text: str = "Bonsoir tout le monde !", **changes: Any) -> Change:
    """A new text for a message."""
    standard = Change(
        room=of.room, message_id=of.id, kind=ChangeKind.EDITED, at=of.at + timedelta(minutes=1), text=text
    )
    return replace(standard, **changes)


def removal(of: Message | Draft, **changes: Any) -> Change:
    """A moderator takes a message away."""
    standard = Change(
        room=of.room,
        message_id=of.id,
        kind=ChangeKind.REMOVED,
        at=of.at + timedelta(minutes=2),
        by=RemovedBy.MODERATION,
    )
    return replace(standard, **changes)


def restoration(of: Message | Draft, **changes: Any) -> Change:
    """A message comes back."""
    standard = Change(
        room=of.room, message_id=of.id, kind=ChangeKind.RESTORED, at=of.at + timedelta(minutes=3)
    )
    return replace(standard, **changes)


def verdict(**changes: Any) -> Verdict:
    """The filter holds a mild insult for a person to look at."""
    standard = Verdict(
        action=VerdictAction.HOLD,
        categories=(Category.INSULT,),
        spans=(Span(3, 9),),
        rule="insult.mild",
        version="2026.11",
        score=0.75,
    )
    return replace(standard, **changes)


def submission(somebody: Person | None = None, **changes: Any) -> Submission:
    """A held text; ``held_case`` makes it together with its case."""
    somebody = somebody or person()
    standard = Submission(
        person_id=somebody.id,
        ref=Ref(uuid()),
        room=ROOM,
        author=author(somebody),
        text="Tu es nul, franchement.",
        verdict=verdict(),
        state=SubmissionState.HELD,
        at=NOW,
    )
    return replace(standard, **changes)


# --- Cases ------------------------------------------------------------------------------------


def report(**changes: Any) -> Report:
    """What a person inside tells."""
    standard = Report(
        id=ReportId(uuid()),
        case_id=CaseId(uuid()),
        source=ReportSource.PERSON,
        reason=ReportReason.INSULT,
        at=NOW,
        comment="Ce n’est pas gentil.",
        reporter_id=PersonId(uuid()),
        receipt=Receipt(word("receipt")),
    )
    return replace(standard, **changes)


def message_subject(message_id: MessageId | None = None) -> Subject:
    """A message to complain about."""
    return Subject(kind=SubjectKind.MESSAGE, id=str(message_id or uuid()))


def case(**changes: Any) -> Case:
    """An open case about a message."""
    standard = Case(
        id=CaseId(uuid()),
        subject=message_subject(),
        reason=ReportReason.INSULT,
        opened_at=NOW,
        reports=1,
        person_id=PersonId(uuid()),
        room=ROOM,
    )
    return replace(standard, **changes)


def evidence(of: Case, **changes: Any) -> Evidence:
    """The line that the case is about, frozen."""
    standard = Evidence(
        case_id=of.id,
        message_id=MessageId(uuid()),
        room=of.room or ROOM,
        seq=1,
        author_id=of.person_id or PersonId(uuid()),
        author=Author(alias=Alias(uuid()), pseudonym="Mistral"),
        text="Tu es nul, franchement.",
        at=of.opened_at,
        is_subject=True,
    )
    return replace(standard, **changes)


def new_case(about: Case | None = None, **changes: Any) -> NewCase:
    """A case with one report, one frozen line and the journal's entry."""
    about = about or case()
    standard = NewCase(
        case=about,
        report=report(case_id=about.id, reason=about.reason, at=about.opened_at),
        evidence=(evidence(about),),
        journal=(journal_entry(case_id=about.id, at=about.opened_at),),
    )
    return replace(standard, **changes)


def case_about(said: Message | Draft, **changes: Any) -> NewCase:
    """A case about a message that was said, with that message as its evidence."""
    about = case(
        subject=message_subject(said.id), person_id=said.author_id, room=said.room, opened_at=said.at
    )
    line = evidence(
        about,
        message_id=said.id,
        author=said.author,
        text=said.text,
        seq=said.seq if isinstance(said, Message) else 1,
    )
    return new_case(about, **({"evidence": (line,)} | changes))


def held_case(held: Submission | None = None, **changes: Any) -> NewCase:
    """A held text with the case in which a moderator decides about it; the filter alone reports."""
    held = held or submission()
    about = case(
        subject=Subject(kind=SubjectKind.SUBMISSION, id=f"{held.person_id}:{held.ref}"),
        person_id=held.person_id,
        room=held.room,
        opened_at=held.at,
    )
    alarm = report(
        case_id=about.id,
        source=ReportSource.FILTER,
        at=held.at,
        comment=None,
        reporter_id=None,
        receipt=None,
    )
    line = evidence(about, message_id=None, seq=None, author=held.author, text=held.text)
    whole = {"report": alarm, "evidence": (line,), "submission": replace(held, case_id=about.id)}
    return new_case(about, **(whole | changes))


def claim(by: StaffMember, *, at: datetime = NOW) -> Claim:
    """A lease of the usual length."""
    return Claim(staff_id=by.id, staff_name=by.name, until=at + CLAIM_LEASE)


def decision(about: Case | None = None, by: StaffMember | None = None, **changes: Any) -> Decision:
    """A warning, with its reason; timed kinds last an hour."""
    about = about or case()
    at: datetime = changes.get("at", about.opened_at + timedelta(minutes=1))
    kind: DecisionKind = changes.get("kind", DecisionKind.WARN)
    standard = Decision(
        id=DecisionId(uuid()),
        kind=kind,
        ground=about.reason,
        reason="Ce message s’en prend à une personne.",
        at=at,
        case_id=about.id,
        case_code=None if kind is DecisionKind.NO_ACTION else CaseCode(word("CODE")),
        person_id=about.person_id,
        room=about.room,
        text=None if kind is DecisionKind.NO_ACTION else "Tu es nul, franchement.",
        ends_at=at + timedelta(hours=1) if kind in TIMED else None,
        staff_id=by.id if by is not None else StaffId(uuid()),
    )
    return replace(standard, **changes)


def sanction(of: Decision, **changes: Any) -> Sanction:
    """What a decision applies to its person."""
    standard = Sanction(
        id=SanctionId(uuid()),
        decision_id=of.id,
        case_code=of.case_code or CaseCode(word("CODE")),
        person_id=of.person_id or PersonId(uuid()),
        kind=of.kind,
        starts_at=of.at,
        ends_at=of.ends_at,
        room=of.room if of.kind is DecisionKind.ROOM_BAN else None,
    )
    return replace(standard, **changes)


def settlement(of: Decision, **changes: Any) -> Settlement:
    """All that a decision stores: its sanction where it has one, and the journal's entry."""
    standard = Settlement(
        decision=of,
        journal=journal_entry(
            act=Act.CASE_DECIDED, at=of.at, staff_id=of.staff_id, case_id=of.case_id, detail={"kind": of.kind}
        ),
        sanction=sanction(of) if of.kind in SANCTIONING else None,
        drop_evidence=of.kind is DecisionKind.NO_ACTION,
    )
    return replace(standard, **changes)


def appeal(of: Decision, **changes: Any) -> Appeal:
    """The person contests, the day after."""
    standard = Appeal(
        id=AppealId(uuid()),
        decision_id=of.id,
        text="Je plaisantais avec un ami.",
        at=of.at + timedelta(days=1),
    )
    return replace(standard, **changes)


def reversal(of: Appeal, by: StaffMember, **changes: Any) -> Reversal:
    """Another moderator agrees with the person, and what was taken is given back."""
    at = of.at + timedelta(hours=1)
    settled = replace(
        of,
        outcome=AppealOutcome.REVERSED,
        answer="Vous avez raison, c’était un jeu entre vous.",
        decided_by=by.id,
        decided_at=at,
    )
    standard = Reversal(
        appeal=settled,
        journal=journal_entry(act=Act.APPEAL_DECIDED, at=at, staff_id=by.id),
        lifts_sanctions=True,
    )
    return replace(standard, **changes)


def upheld(of: Appeal, by: StaffMember) -> Reversal:
    """The decision stands, and nothing is given back."""
    whole = reversal(of, by)
    settled = replace(whole.appeal, outcome=AppealOutcome.UPHELD, answer="La règle vaut pour tous.")
    return replace(whole, appeal=settled, lifts_sanctions=False)


def journal_entry(**changes: Any) -> JournalEntry:
    """An act of the house itself."""
    standard = JournalEntry(act=Act.CASE_OPENED, at=NOW, detail={"source": "person"})
    return replace(standard, **changes)


def rule_version(**changes: Any) -> RuleVersion:
    """A rule of the staff, as a draft; ``note``, ``since``, ``at``, ``hits``, ``held`` are the version’s."""
    of_version = {
        name: changes.pop(name) for name in ("note", "since", "at", "hits", "held") if name in changes
    }
    rule: dict[str, Any] = {
        "id": "insult.mine",
        "when": '"insult.direct" in signals',
        "action": VerdictAction.HOLD,
        "categories": (Category.INSULT,),
        "score": 0.7,
        "stage": RuleStage.DRAFT,
    }
    version: dict[str, Any] = {"since": NOW, "at": NOW, "author": StaffId(uuid())}
    return RuleVersion(rule=Rule(**(rule | changes)), **(version | of_version))


def rule_step(of: RuleVersion, **changes: Any) -> RuleStep:
    """Something that happened to it."""
    standard: dict[str, Any] = {
        "rule_id": of.rule.id,
        "kind": StepKind.WRITTEN,
        "version": of.rule.version,
        "stage": of.rule.stage,
        "at": NOW,
        "staff_id": StaffId(uuid()),
    }
    return RuleStep(**(standard | changes))
