"""Decide a case: once, by who holds it, with a reason, told to both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from palabre.app.cases.desk import allowed_kinds, lost_race
from palabre.app.ports.cases import CaseFile, CaseStore, Settlement
from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Announcer, Chance, Clock
from palabre.app.ports.messages import MessageStore
from palabre.app.speakers import Speakers
from palabre.app.waits import UsualWait
from palabre.domain.cases import Case
from palabre.domain.decisions import SANCTIONING, Decision, DecisionKind, check_decision
from palabre.domain.errors import FieldFault, InvalidInput, NotFound
from palabre.domain.facts import (
    MessageChanged,
    MessageSent,
    PersonSanctioned,
    ReportSettled,
    SubmissionSettled,
)
from palabre.domain.ids import CaseCode, CaseId, DecisionId, MessageId, SanctionId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import Change, ChangeKind, Draft, Message, RemovedBy
from palabre.domain.reports import Report, ReportReason, SubjectKind
from palabre.domain.sanctions import Sanction
from palabre.domain.staff import StaffMember
from palabre.domain.submissions import NEVER_DELIVERED, Submission, SubmissionState
from palabre.domain.verdicts import ExplanationLevel


@dataclass(kw_only=True, frozen=True, slots=True)
class Ruling:
    """What a moderator wants."""

    kind: DecisionKind
    ground: ReportReason
    reason: str
    minutes: int | None = None
    also_remove: bool = False


class DecideCase:
    """Guard, load, decide, store in one transaction, tell everybody whom it concerns."""

    def __init__(
        self,
        *,
        cases: CaseStore,
        messages: MessageStore,
        speakers: Speakers,
        clock: Clock,
        chance: Chance,
        announcer: Announcer,
        waits: UsualWait,
    ) -> None:
        """``waits`` learns how long held texts waited."""
        self._cases = cases
        self._messages = messages
        self._speakers = speakers
        self._clock = clock
        self._chance = chance
        self._announcer = announcer
        self._waits = waits

    async def __call__(self, staff: StaffMember, case_id: CaseId, ruling: Ruling) -> Decision:
        """Return the decision.

        Raises NotFound, CaseClosed, CaseClaimed, CaseNotClaimed, ReasonMissing, DurationInvalid and
        InvalidInput.
        """
        file = await self._cases.file(case_id)
        if file is None:
            raise NotFound
        now = self._clock.now()
        file.case.check_decidable(staff.id, now)
        if ruling.kind not in allowed_kinds(file.case):
            raise InvalidInput(faults=(FieldFault("/kind", "not_for_this_subject"),))
        held = await self._cases.held_in(case_id)
        decision = self._decision(staff, file, ruling, held, now)
        removal = await self._removal(file.case, ruling, now)
        if removal is not None:
            decision = replace(decision, message_id=removal.message_id)
        delivery = await self._delivery(held, decision, now)
        settlement = Settlement(
            decision=decision,
            journal=_journal(decision, staff),
            sanction=self._sanction(decision, now),
            removal=removal,
            submission=_settled(held, decision, delivery) if held is not None else None,
            delivery=delivery,
            drop_evidence=decision.kind is DecisionKind.NO_ACTION,
        )
        try:
            changed = await self._cases.decide(settlement, staff.id, now)
        except Conflict:
            raise await lost_race(self._cases, case_id) from None
        if removal is not None and changed is None:
            # Its author was faster: there was nothing left to remove.
            decision = replace(decision, message_id=None)
        if held is not None:
            self._waits.note((now - held.at).total_seconds())
        self._tell_author(replace(settlement, decision=decision), changed)
        self._tell_reporters(file.reports, decision)
        return decision

    def _decision(
        self, staff: StaffMember, file: CaseFile, ruling: Ruling, held: Submission | None, now: datetime
    ) -> Decision:
        duration = check_decision(ruling.kind, ruling.reason, ruling.minutes)
        kind = ruling.kind
        if held is not None and (
            kind is DecisionKind.REMOVE
            or (kind is DecisionKind.NO_ACTION and held.verdict.rule in NEVER_DELIVERED)
        ):
            kind = DecisionKind.REFUSE
        subject = next((line for line in file.evidence if line.is_subject), None)
        owed = kind is not DecisionKind.NO_ACTION and file.case.person_id is not None
        return Decision(
            id=DecisionId(self._chance.uuid()),
            kind=kind,
            ground=ruling.ground,
            reason=ruling.reason.strip(),
            at=now,
            case_id=file.case.id,
            case_code=CaseCode(self._chance.code()) if owed else None,
            person_id=file.case.person_id,
            room=file.case.room,
            text=subject.text if subject is not None and owed else None,
            ends_at=None if duration is None else now + duration,
            staff_id=staff.id,
            rule=held.verdict.rule if held else None,
            rule_version=held.verdict.version if held else None,
            categories=held.verdict.shown_categories if held else (),
            spans=held.verdict.shown_spans if held else (),
            explanation=held.verdict.explanation if held else ExplanationLevel.FULL,
            automated_detection=held is not None,
        )

    async def _removal(self, case: Case, ruling: Ruling, now: datetime) -> Change | None:
        wanted = ruling.kind is DecisionKind.REMOVE or ruling.also_remove
        if not wanted or case.subject.kind is not SubjectKind.MESSAGE:
            return None
        message = await self._messages.by_id(MessageId(_uuid_of(case)))
        if message is None or message.removed:
            return None
        return Change(
            room=message.room,
            message_id=message.id,
            kind=ChangeKind.REMOVED,
            at=now,
            by=RemovedBy.MODERATION,
        )

    def _sanction(self, decision: Decision, now: datetime) -> Sanction | None:
        if decision.kind not in SANCTIONING or decision.person_id is None or decision.case_code is None:
            return None
        return Sanction(
            id=SanctionId(self._chance.uuid()),
            decision_id=decision.id,
            case_code=decision.case_code,
            person_id=decision.person_id,
            kind=decision.kind,
            starts_at=now,
            ends_at=decision.ends_at,
            room=decision.room if decision.kind is DecisionKind.ROOM_BAN else None,
        )

    async def _delivery(
        self, held: Submission | None, decision: Decision, now: datetime
    ) -> Draft | Change | None:
        if held is None or decision.kind is not DecisionKind.NO_ACTION:
            return None
        if held.edit_of is not None:
            edited = await self._messages.by_id(held.edit_of)
            if edited is None or edited.removed:
                return None
            return Change(
                room=held.room, message_id=held.edit_of, kind=ChangeKind.EDITED, at=now, text=held.text
            )
        return Draft(
            id=MessageId(self._chance.uuid()),
            room=held.room,
            author_id=held.person_id,
            author=held.author,
            ref=held.ref,
            text=held.text,
            at=now,
            reply_to=held.reply_to,
        )

    def _tell_author(self, settlement: Settlement, changed: Message | None) -> None:
        decision, submission = settlement.decision, settlement.submission
        if submission is not None:
            if settlement.delivery is not None and changed is not None:
                submission = replace(
                    submission,
                    state=SubmissionState.ACCEPTED,
                    message_id=changed.id,
                    seq=changed.changed_seq or changed.seq,
                )
            self._speakers.forget(submission.person_id)
            # Before the room hears it, as for any send: the author's waiting line becomes the message.
            self._announcer.announce(SubmissionSettled(submission=submission))
        if changed is not None:
            sent = isinstance(settlement.delivery, Draft)
            self._announcer.announce(
                MessageSent(message=changed) if sent else MessageChanged(message=changed)
            )
        if decision.person_id is None or decision.case_code is None:
            return
        self._speakers.forget(decision.person_id)
        if decision.kind is not DecisionKind.REFUSE:
            self._announcer.announce(
                PersonSanctioned(
                    person_id=decision.person_id,
                    kind=decision.kind,
                    ground=decision.ground,
                    reason=decision.reason,
                    case_code=decision.case_code,
                    until=decision.ends_at,
                    room=decision.room,
                    message_id=decision.message_id,
                )
            )

    def _tell_reporters(self, reports: Sequence[Report], decision: Decision) -> None:
        for report in reports:
            if report.reporter_id is not None and report.receipt is not None:
                self._announcer.announce(
                    ReportSettled(
                        person_id=report.reporter_id, receipt=report.receipt, outcome=decision.kind.value
                    )
                )


def _settled(held: Submission, decision: Decision, delivery: Draft | Change | None) -> Submission:
    if delivery is not None:
        return held
    if decision.kind is DecisionKind.NO_ACTION:
        # The message is gone whose new text this was: it ends as if its author took it back.
        return replace(held, state=SubmissionState.WITHDRAWN)
    return replace(
        held,
        state=SubmissionState.REFUSED,
        decision_id=decision.id,
        case_code=decision.case_code,
    )


def _journal(decision: Decision, staff: StaffMember) -> JournalEntry:
    detail = {"kind": decision.kind.value, "ground": decision.ground.value}
    if decision.ends_at is not None:
        detail["until"] = decision.ends_at.isoformat()
    return JournalEntry(
        act=Act.CASE_DECIDED, at=decision.at, staff_id=staff.id, case_id=decision.case_id, detail=detail
    )


def _uuid_of(case: Case) -> UUID:
    return UUID(case.subject.id)
