"""From a text to what becomes of it: the one path by which anything reaches a room."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from palabre.app.messages.copies import Copies
from palabre.app.messages.outcomes import Held, Nudged, Outcome, outcome_of
from palabre.app.ports.cases import CaseStore, NewCase
from palabre.app.ports.errors import Conflict
from palabre.app.ports.house import Chance, Clock, Fingerprint, Judge, Keyed
from palabre.app.ports.messages import RefBound, SubmissionStore
from palabre.app.replays import KeepRules
from palabre.app.speakers import Speaker
from palabre.app.waits import UsualWait
from palabre.domain.cases import Case, Evidence
from palabre.domain.decisions import Decision, DecisionKind
from palabre.domain.errors import FilterUnavailable, RefReused
from palabre.domain.ids import CaseCode, CaseId, DecisionId, MessageId, PersonId, Ref, ReportId, Slug
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import Author
from palabre.domain.reports import Report, ReportReason, ReportSource, Subject, SubjectKind
from palabre.domain.submissions import Submission, SubmissionState
from palabre.domain.verdicts import Category, Circumstances, RecentText, Verdict, VerdictAction

GROUND_OF: dict[Category, ReportReason] = {
    Category.INSULT: ReportReason.INSULT,
    Category.HATE: ReportReason.HATE,
    Category.THREAT: ReportReason.THREAT,
    Category.SEXUAL: ReportReason.SEXUAL,
    Category.DRUGS: ReportReason.DRUGS,
    Category.SELF_HARM: ReportReason.SELF_HARM,
    Category.CONTACT: ReportReason.CONTACT,
    Category.OFF_PLATFORM: ReportReason.CONTACT,
    Category.SPAM: ReportReason.SPAM,
    Category.MINORS: ReportReason.MINORS,
}

_DRAW_BYTES: Final = 6
"""As many as a float holds exactly."""


def ground_of(verdict: Verdict) -> ReportReason:
    """Return the clause of the rules that the verdict's first category stands under."""
    return GROUND_OF[verdict.categories[0]] if verdict.categories else ReportReason.ILLEGAL


@dataclass(kw_only=True, frozen=True, slots=True)
class Utterance:
    """A tidied text on its way to a room, as a new message or as the new text of one."""

    speaker: Speaker
    ref: Ref
    room: Slug
    text: str
    confirmed: bool
    reply_to: MessageId | None = None
    edit_of: MessageId | None = None

    @property
    def author(self) -> Author:
        """As others would see them."""
        person = self.speaker.person
        return Author(alias=person.alias, pseudonym=person.pseudonym)


Deliver = Callable[[Verdict], Awaitable[Outcome]]

Noted = Callable[[Verdict, PersonId, Ref, MessageId | None], None]
"""Told of each verdict on something said, to count what rules hit; never waits, never raises."""


def _unnoted(*_: object) -> None:
    pass


class JudgeText:
    """Judge an utterance, then deliver, ask, hold or refuse it."""

    def __init__(
        self,
        *,
        judge: Judge,
        fingerprint: Fingerprint,
        keyed: Keyed,
        keep_rules: KeepRules,
        cases: CaseStore,
        submissions: SubmissionStore,
        clock: Clock,
        chance: Chance,
        waits: UsualWait,
        minimum_age: int,
        repetition_control: bool,
        noted: Noted = _unnoted,
        copies: Copies | None = None,
    ) -> None:
        """``repetition_control`` False switches flood, duplicate and copy control off."""
        self._judge = judge
        self._fingerprint = fingerprint
        self._keyed = keyed
        self._keep_rules = keep_rules
        self._cases = cases
        self._submissions = submissions
        self._clock = clock
        self._chance = chance
        self._waits = waits
        self._minimum_age = minimum_age
        self._repetition_control = repetition_control
        self._noted = noted
        self._copies = copies or Copies()

    async def __call__(self, utterance: Utterance, deliver: Deliver) -> Outcome:
        """Return what became of it; ``deliver`` stores and announces what may pass.

        Raise FilterUnavailable when nothing could be judged.
        """
        verdict = self._verdict(utterance)
        try:
            match verdict.action:
                case VerdictAction.ALLOW | VerdictAction.MASK:
                    return await deliver(verdict)
                case VerdictAction.NUDGE:
                    if utterance.confirmed:
                        return await deliver(verdict)
                    return Nudged(ref=utterance.ref, verdict=verdict)
                case VerdictAction.HOLD:
                    return await self._hold(utterance, verdict)
                case VerdictAction.REFUSE:
                    return await self._refuse(utterance, verdict)
        except RefBound as bound:
            utterance.speaker.bind(utterance.ref, bound.submission)
            return outcome_of(utterance.ref, bound.submission, self._waits.seconds)

    def weigh(self, utterance: Utterance) -> Verdict:
        """Return the verdict that the text would have now; nothing is kept of having asked.

        Raise FilterUnavailable when nothing could be judged.
        """
        return self._weighed(utterance, self._clock.monotonic(), self._mark(utterance))

    def _mark(self, utterance: Utterance) -> int:
        return self._fingerprint(utterance.text) if self._repetition_control else 0

    def _weighed(self, utterance: Utterance, now: float, mark: int) -> Verdict:
        verdict = self._judge.judge(utterance.text, self._circumstances(utterance, now, mark))
        if verdict.unjudged:
            raise FilterUnavailable
        return verdict

    def _circumstances(self, utterance: Utterance, now: float, mark: int) -> Circumstances:
        speaker = utterance.speaker
        return Circumstances(
            rung=speaker.person.rung,
            minimum_age=self._minimum_age,
            now=now,
            room=utterance.room,
            recent=speaker.recent,
            repetition_control=self._repetition_control,
            copies=self._copies.others(speaker.person.id, mark, now),
            draw=self._draw(utterance),
        )

    def _draw(self, utterance: Utterance) -> float:
        # The same for the same text of the same person, so that asking before sending tells the truth.
        said_by = f"{utterance.speaker.person.id}\x00{utterance.text}"
        return int.from_bytes(self._keyed.digest("draw", said_by)[:_DRAW_BYTES]) / (1 << 8 * _DRAW_BYTES)

    def _verdict(self, utterance: Utterance) -> Verdict:
        speaker, now = utterance.speaker, self._clock.monotonic()
        mark = self._mark(utterance)
        verdict = self._weighed(utterance, now, mark)
        said = verdict.action is not VerdictAction.NUDGE or utterance.confirmed
        if said:
            self._noted(verdict, speaker.person.id, utterance.ref, utterance.edit_of)
        if said and self._repetition_control:
            self._copies.said(speaker.person.id, mark, now, lines=len(speaker.recent))
            speaker.pace.said(RecentText(at=now, fingerprint=mark, room=utterance.room))
        return verdict

    def _submission(self, utterance: Utterance, verdict: Verdict, state: SubmissionState) -> Submission:
        return Submission(
            person_id=utterance.speaker.person.id,
            ref=utterance.ref,
            room=utterance.room,
            author=utterance.author,
            text=utterance.text,
            verdict=verdict,
            state=state,
            at=self._clock.now(),
            reply_to=utterance.reply_to,
            edit_of=utterance.edit_of,
        )

    async def _hold(self, utterance: Utterance, verdict: Verdict) -> Outcome:
        await self._keep_rules()
        held = self._submission(utterance, verdict, SubmissionState.HELD)
        case_id = CaseId(self._chance.uuid())
        held = replace(held, case_id=case_id)
        reason = ground_of(verdict)
        case = Case(
            id=case_id,
            subject=Subject(kind=SubjectKind.SUBMISSION, id=f"{held.person_id}:{held.ref}"),
            reason=reason,
            opened_at=held.at,
            reports=1,
            person_id=held.person_id,
            room=held.room,
        )
        new = NewCase(
            case=case,
            report=Report(
                id=ReportId(self._chance.uuid()),
                case_id=case_id,
                source=ReportSource.FILTER,
                reason=reason,
                at=held.at,
            ),
            evidence=[
                Evidence(
                    case_id=case_id,
                    message_id=None,
                    room=held.room,
                    seq=None,
                    author_id=held.person_id,
                    author=held.author,
                    text=held.text,
                    at=held.at,
                    is_subject=True,
                )
            ],
            journal=[
                JournalEntry(
                    act=Act.CASE_OPENED,
                    at=held.at,
                    case_id=case_id,
                    detail={"source": "filter", "rule": verdict.rule or "", "version": verdict.version},
                )
            ],
            submission=held,
        )
        try:
            await self._cases.open(new)
        except Conflict:
            return await self._bound(utterance)
        utterance.speaker.bind(utterance.ref, held)
        return Held(submission=held, usual_wait_seconds=self._waits.seconds)

    async def _refuse(self, utterance: Utterance, verdict: Verdict) -> Outcome:
        await self._keep_rules()
        decision = Decision(
            id=DecisionId(self._chance.uuid()),
            kind=DecisionKind.REFUSE,
            ground=ground_of(verdict),
            reason="",
            at=self._clock.now(),
            case_code=CaseCode(self._chance.code()),
            person_id=utterance.speaker.person.id,
            room=utterance.room,
            text=utterance.text,
            rule=verdict.rule,
            rule_version=verdict.version,
            categories=verdict.shown_categories,
            spans=verdict.shown_spans,
            explanation=verdict.explanation,
            automated_detection=True,
        )
        refused = replace(
            self._submission(utterance, verdict, SubmissionState.REFUSED),
            decision_id=decision.id,
            case_code=decision.case_code,
        )
        try:
            stored = await self._submissions.refuse(refused, decision)
        except Conflict:
            return await self._bound(utterance)
        utterance.speaker.bind(utterance.ref, stored)
        return outcome_of(utterance.ref, stored, self._waits.seconds)

    async def _bound(self, utterance: Utterance) -> Outcome:
        # The same ref came twice at once, on two connections; the other one was stored.
        stored = await self._submissions.by_ref(utterance.speaker.person.id, utterance.ref)
        if stored is not None:
            utterance.speaker.bind(utterance.ref, stored)
            return outcome_of(utterance.ref, stored, self._waits.seconds)
        known = utterance.speaker.refs.get(utterance.ref)
        if known is not None:
            return outcome_of(utterance.ref, known, self._waits.seconds)
        raise RefReused
