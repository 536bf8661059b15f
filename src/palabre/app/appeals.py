"""Contest a decision, and decide what was contested."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from palabre.app.ports.cases import AppealStore, CaseStore, DecisionStore, Reversal
from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Announcer, Chance, Clock
from palabre.app.ports.messages import MessageStore, SubmissionStore
from palabre.app.speakers import Speakers
from palabre.domain.appeals import Appeal, AppealOutcome, check_contestable, check_judge
from palabre.domain.cases import Evidence
from palabre.domain.decisions import SANCTIONING, Decision
from palabre.domain.errors import AppealExists, FieldFault, InvalidInput, NotFound
from palabre.domain.facts import AppealSettled, MessageChanged, MessageSent, ReportSettled
from palabre.domain.ids import AppealId, CaseCode, MessageId, Ref
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import VISIBLE_FOR, Change, ChangeKind, Draft
from palabre.domain.staff import StaffMember
from palabre.domain.submissions import NEVER_DELIVERED


class ReadStatement:
    """The statement of reasons, for whoever holds the case code, also when banned."""

    def __init__(self, *, decisions: DecisionStore) -> None:
        """Everything is read, nothing stored."""
        self._decisions = decisions

    async def __call__(self, code: CaseCode) -> tuple[Decision, Appeal | None]:
        """Raises NotFound."""
        found = await self._decisions.by_code(code)
        if found is None:
            raise NotFound
        return found


class FileAppeal:
    """Free, in one's own words, once for each decision."""

    def __init__(
        self, *, decisions: DecisionStore, appeals: AppealStore, clock: Clock, chance: Chance
    ) -> None:
        """The case code is the only key."""
        self._decisions = decisions
        self._appeals = appeals
        self._clock = clock
        self._chance = chance

    async def __call__(self, code: CaseCode, text: str) -> Appeal:
        """Raises NotFound, AppealExists, AppealWindowOver, NothingToContest or InvalidInput."""
        if not text.strip():
            raise InvalidInput(faults=(FieldFault("/text", "empty"),))
        found = await self._decisions.by_code(code)
        if found is None:
            raise NotFound
        decision, earlier = found
        now = self._clock.now()
        check_contestable(decision, earlier, now)
        appeal = Appeal(id=AppealId(self._chance.uuid()), decision_id=decision.id, text=text.strip(), at=now)
        entry = JournalEntry(act=Act.APPEAL_FILED, at=now, case_id=decision.case_id)
        try:
            await self._appeals.file(appeal, entry)
        except Conflict:
            raise AppealExists from None
        return appeal


@dataclass(kw_only=True, frozen=True, slots=True)
class OpenAppeal:
    """An appeal with what its judge needs."""

    appeal: Appeal
    decision: Decision
    evidence: Sequence[Evidence]


class ReadAppeal:
    """An appeal, the decision that it contests, and the evidence of its case."""

    def __init__(self, *, appeals: AppealStore, cases: CaseStore) -> None:
        """Everything is read, nothing stored."""
        self._appeals = appeals
        self._cases = cases

    async def __call__(self, appeal_id: AppealId) -> OpenAppeal:
        """Raises NotFound."""
        found = await self._appeals.by_id(appeal_id)
        if found is None:
            raise NotFound
        appeal, decision = found
        file = await self._cases.file(decision.case_id) if decision.case_id is not None else None
        return OpenAppeal(appeal=appeal, decision=decision, evidence=file.evidence if file else ())


class DecideAppeal:
    """By another moderator; a reversal gives back exactly what the decision took."""

    def __init__(
        self,
        *,
        appeals: AppealStore,
        cases: CaseStore,
        messages: MessageStore,
        submissions: SubmissionStore,
        speakers: Speakers,
        clock: Clock,
        chance: Chance,
        announcer: Announcer,
    ) -> None:
        """``cases`` says who reported, since both sides hear the outcome."""
        self._appeals = appeals
        self._cases = cases
        self._messages = messages
        self._submissions = submissions
        self._speakers = speakers
        self._clock = clock
        self._chance = chance
        self._announcer = announcer

    async def __call__(
        self, staff: StaffMember, appeal_id: AppealId, outcome: AppealOutcome, answer: str
    ) -> tuple[Appeal, Decision]:
        """Raises NotFound, SamePerson, AppealExists (decided already) or InvalidInput."""
        if not answer.strip():
            raise InvalidInput(faults=(FieldFault("/answer", "empty"),))
        found = await self._appeals.by_id(appeal_id)
        if found is None:
            raise NotFound
        appeal, decision = found
        check_judge(decision, staff.id)
        if appeal.outcome is not None:
            raise AppealExists
        now = self._clock.now()
        appeal = replace(appeal, outcome=outcome, answer=answer.strip(), decided_by=staff.id, decided_at=now)
        falls = outcome is AppealOutcome.REVERSED
        restores = None
        if falls and decision.message_id is not None and decision.room is not None:
            restores = Change(
                room=decision.room, message_id=decision.message_id, kind=ChangeKind.RESTORED, at=now
            )
        reversal = Reversal(
            appeal=appeal,
            journal=JournalEntry(
                act=Act.APPEAL_DECIDED,
                at=now,
                staff_id=staff.id,
                case_id=decision.case_id,
                detail={"outcome": outcome.value, "kind": decision.kind.value},
            ),
            lifts_sanctions=falls and decision.kind in SANCTIONING,
            restores=restores,
        )
        try:
            restored = await self._appeals.decide(reversal)
        except Conflict:
            raise AppealExists from None
        if restored is not None:
            self._announcer.announce(MessageChanged(message=restored, restored=True))
        if falls:
            await self._deliver_late(decision)
        await self._tell(appeal, decision)
        return appeal, decision

    async def _deliver_late(self, decision: Decision) -> None:
        # The decision took the line from the talk: give it back while that talk is still visible.
        refused = await self._submissions.of_decision(decision.id)
        now = self._clock.now()
        if refused is None or refused.verdict.rule in NEVER_DELIVERED:
            return
        if now - refused.at > VISIBLE_FOR or refused.edit_of is not None:
            return
        appended = await self._messages.append(
            Draft(
                id=MessageId(self._chance.uuid()),
                room=refused.room,
                author_id=refused.person_id,
                author=refused.author,
                ref=Ref(self._chance.uuid()),
                text=refused.text,
                at=now,
                reply_to=refused.reply_to,
            )
        )
        self._announcer.announce(MessageSent(message=appended.message))

    async def _tell(self, appeal: Appeal, decision: Decision) -> None:
        if appeal.outcome is None or appeal.answer is None:
            raise AssertionError("a decided appeal has an outcome and an answer")
        if decision.person_id is not None and decision.case_code is not None:
            self._speakers.forget(decision.person_id)
            self._announcer.announce(
                AppealSettled(
                    person_id=decision.person_id,
                    case_code=decision.case_code,
                    outcome=appeal.outcome,
                    answer=appeal.answer,
                )
            )
        if appeal.outcome is not AppealOutcome.REVERSED or decision.case_id is None:
            return
        file = await self._cases.file(decision.case_id)
        for report in file.reports if file is not None else ():
            if report.reporter_id is not None and report.receipt is not None:
                self._announcer.announce(
                    ReportSettled(
                        person_id=report.reporter_id, receipt=report.receipt, outcome=appeal.outcome.value
                    )
                )
