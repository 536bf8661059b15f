"""Held and refused texts: what a ref is bound to when no message came of it at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, insert, literal, select, update

from palabre.adapters.db.decisions import decision_step
from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.grounds_json import grounds_from_columns, grounds_to_columns
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.log_steps import append_steps, change_steps
from palabre.adapters.db.tables import cases, evidence, messages, submissions
from palabre.adapters.db.tables.base import CONTESTABLE
from palabre.adapters.db.verdict_json import verdict_from_json, verdict_to_json
from palabre.app.ports.errors import Conflict
from palabre.domain.decisions import Decision
from palabre.domain.ids import Alias, CaseCode, CaseId, DecisionId, MessageId, PersonId, Ref, Slug
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.messages import Author, Change, Draft
from palabre.domain.submissions import Submission, SubmissionState

ANSWERED = timedelta(hours=24)
"""A ref gives the same answer for a day; nothing more is needed of what was said or withdrawn."""


def submission_of(row: Row) -> Submission:
    """Make the submission of a row of ``submissions``."""
    return Submission(
        person_id=PersonId(row.person_id),
        ref=Ref(row.ref),
        room=Slug(row.room),
        author=Author(alias=Alias(row.author_alias), pseudonym=row.author_pseudonym),
        text=row.text,
        verdict=replace(
            verdict_from_json(row.verdict),
            grounds=grounds_from_columns(row.circumstances, row.signals, row.detectors, row.rules_digest),
        ),
        state=row.state,
        at=row.at,
        reply_to=None if row.reply_to is None else MessageId(row.reply_to),
        edit_of=None if row.edit_of is None else MessageId(row.edit_of),
        case_id=None if row.case_id is None else CaseId(row.case_id),
        decision_id=None if row.decision_id is None else DecisionId(row.decision_id),
        case_code=None if row.case_code is None else CaseCode(row.case_code),
        message_id=None if row.message_id is None else MessageId(row.message_id),
        seq=row.seq,
    )


def submission_step(submission: Submission) -> Step:
    """Store a held or refused text. Conflict when its ref is bound, to a message or to another text."""
    values: dict[str, object] = {
        "person_id": submission.person_id,
        "ref": submission.ref,
        "room": submission.room,
        "author_alias": submission.author.alias,
        "author_pseudonym": submission.author.pseudonym,
        "text": submission.text,
        "verdict": verdict_to_json(submission.verdict),
        **grounds_to_columns(submission.verdict.grounds),
        "state": submission.state,
        "at": submission.at,
        "reply_to": submission.reply_to,
        "edit_of": submission.edit_of,
        "case_id": submission.case_id,
        "decision_id": submission.decision_id,
        "case_code": submission.case_code,
        "kept_until": submission.at + CONTESTABLE,
    }
    said = exists(
        select(messages.c.id).where(
            messages.c.author_id == submission.person_id, messages.c.ref == submission.ref
        )
    )
    chosen = select(*(literal(value, submissions.c[name].type) for name, value in values.items())).where(
        ~said
    )
    return Step(insert(submissions).from_select(list(values), chosen), expect=1)


def undelivered_step(submission: Submission, now: datetime) -> Step:
    """Settle a held text as refused or withdrawn, as its state says. Conflict when it is no longer held."""
    refused = submission.state is SubmissionState.REFUSED
    return _settle_step(
        submission.person_id,
        submission.ref,
        state=submission.state,
        decision_id=submission.decision_id,
        case_code=submission.case_code,
        kept_until=now + (CONTESTABLE if refused else ANSWERED),
    )


def acceptance_steps(submission: Submission, delivery: Draft | Change) -> Sequence[Step]:
    """Deliver a held text, as a message or as an edit, and settle it; the last but one returns the message.

    Conflict when it is no longer held, or the message to edit is gone.
    """
    if isinstance(delivery, Draft):
        steps, message_id, number = append_steps(delivery), delivery.id, messages.c.seq
    else:
        steps, message_id, number = change_steps(delivery), delivery.message_id, messages.c.changed_seq
    settled = _settle_step(
        submission.person_id,
        submission.ref,
        state=SubmissionState.ACCEPTED,
        message_id=message_id,
        seq=select(number).where(messages.c.id == message_id).scalar_subquery(),
        kept_until=delivery.at + ANSWERED,
    )
    return (*steps, settled)


def _settle_step(person_id: PersonId, ref: Ref, **values: object) -> Step:
    held = (
        submissions.c.person_id == person_id,
        submissions.c.ref == ref,
        submissions.c.state == SubmissionState.HELD,
    )
    return Step(update(submissions).where(*held).values(values), expect=1)


class SqlSubmissionStore:
    """``(person, ref)`` is bound once, whoever comes first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def refuse(self, submission: Submission, decision: Decision) -> Submission:
        """Store a refused text with its decision and its journal entry; return what the ref is bound to.

        When the ref was bound before, nothing is stored and the earlier submission is returned.
        Raise Conflict when it belongs to an accepted message.
        """
        entry = JournalEntry(
            act=Act.TEXT_REFUSED,
            at=decision.at,
            case_id=decision.case_id,
            detail={"ground": decision.ground.value, "rule": decision.rule or ""},
        )
        try:
            await self._database.write(
                submission_step(submission), decision_step(decision), journal_step(entry)
            )
        except Conflict:
            earlier = await self.by_ref(submission.person_id, submission.ref)
            if earlier is None:
                raise
            return earlier
        return submission

    async def by_ref(self, person_id: PersonId, ref: Ref) -> Submission | None:
        """Return the present state."""
        rows = await self._database.read(
            select(submissions).where(submissions.c.person_id == person_id, submissions.c.ref == ref)
        )
        return submission_of(rows[0]) if rows else None

    async def of_decision(self, decision_id: DecisionId) -> Submission | None:
        """Return the text that a decision refused."""
        rows = await self._database.read(
            select(submissions).where(submissions.c.decision_id == decision_id).limit(1)
        )
        return submission_of(rows[0]) if rows else None

    async def withdraw(self, person_id: PersonId, ref: Ref, now: datetime) -> bool:
        """Settle a held text as withdrawn and close its case; False when it is not held."""
        held = await self.by_ref(person_id, ref)
        if held is None or held.state is not SubmissionState.HELD:
            return False
        withdrawn = _settle_step(person_id, ref, state=SubmissionState.WITHDRAWN, kept_until=now + ANSWERED)
        steps = [withdrawn]
        if held.case_id is not None:
            closed = (
                update(cases)
                .where(cases.c.id == held.case_id, cases.c.closed_at.is_(None))
                .values(closed_at=now, claimed_by=None, claimed_until=None)
            )
            # It closes without an act: nothing is left to prove.
            dropped = delete(evidence).where(evidence.c.case_id == held.case_id)
            steps += [Step(closed), Step(dropped)]
        entry = JournalEntry(act=Act.TEXT_WITHDRAWN, at=now, case_id=held.case_id)
        try:
            await self._database.write(*steps, journal_step(entry))
        except Conflict:
            # A moderator was quicker.
            return False
        return True
