"""The staff's rules with their history and their overrides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, insert, literal, select, update

from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.tables import rule_overrides, rule_steps, rule_versions
from palabre.adapters.db.types import Identifier, Moment, Word
from palabre.app.ports.rules import Move
from palabre.domain.ids import StaffId
from palabre.domain.journal import JournalEntry
from palabre.domain.overrides import Effect, Override
from palabre.domain.rule_life import RuleStep, RuleVersion, StepKind
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Category, ExplanationLevel, VerdictAction


class SqlRuleStore:
    """Every act with its line of history and its entry in the journal, in one unit."""

    def __init__(self, database: Database) -> None:
        """What was written is never changed: a change is another version."""
        self._database = database

    async def stamp(self) -> int:
        """Return a number that is another after each change: all of them leave a line of history."""
        question = select(func.count().label("steps")).select_from(rule_steps)
        (row,) = await self._database.read(question)
        return int(row.steps)

    async def versions(self) -> Sequence[RuleVersion]:
        """Return every version of every rule, by name, newest first; what cannot be read has no condition."""
        written = and_(
            rule_steps.c.rule_id == rule_versions.c.rule_id,
            rule_steps.c.version == rule_versions.c.version,
            rule_steps.c.kind == literal(StepKind.WRITTEN, Word(StepKind)),
        )
        rows = await self._database.read(
            select(*rule_versions.columns, rule_steps.c.staff_id.label("author_id"))
            .join_from(rule_versions, rule_steps, written, isouter=True)
            .order_by(rule_versions.c.rule_id, rule_versions.c.version.desc())
        )
        return [_version_of(row) for row in rows]

    async def add(self, version: RuleVersion, step: RuleStep, journal: JournalEntry) -> None:
        """Store a new version. Raise Conflict when there is one of this number."""
        rule = version.rule
        added = insert(rule_versions).values(
            rule_id=rule.id,
            version=rule.version,
            says=rule_to_json(rule),
            note=version.note,
            at=version.at,
            stage=rule.stage,
            share=rule.share,
            held=version.held,
            since=version.since,
            hits=0,
        )
        await self._database.write(Step(added, expect=1), _history(step), journal_step(journal))

    async def move(self, moves: Sequence[Move], journal: JournalEntry) -> None:
        """Move versions, all or none. Raise Conflict when one is no longer where it was."""
        steps: list[Step] = []
        for one in moves:
            moved = (
                update(rule_versions)
                .where(
                    rule_versions.c.rule_id == one.rule_id,
                    rule_versions.c.version == one.version,
                    rule_versions.c.stage == one.was,
                    rule_versions.c.since == one.was_since,
                )
                .values(stage=one.stage, share=one.share, held=one.held)
            )
            if one.arrives:
                moved = moved.values(since=one.at, hits=0)
            steps += [Step(moved, expect=1), _history(one.step)]
        await self._database.write(*steps, journal_step(journal))

    async def steps(self, rule_id: str) -> Sequence[RuleStep]:
        """Return a rule's history, newest first."""
        question = select(rule_steps).where(rule_steps.c.rule_id == rule_id)
        return await self._steps(question.order_by(rule_steps.c.number.desc()))

    async def recent_steps(self, since: datetime) -> Sequence[RuleStep]:
        """Return what the house did to rules since then, newest first."""
        question = select(rule_steps).where(
            rule_steps.c.at >= since, rule_steps.c.kind == literal(StepKind.DEMOTED, Word(StepKind))
        )
        return await self._steps(question.order_by(rule_steps.c.at.desc()))

    async def _steps(self, question: Select[Any]) -> Sequence[RuleStep]:
        return [
            RuleStep(
                rule_id=row.rule_id,
                kind=row.kind,
                version=row.version,
                stage=row.stage,
                at=row.at,
                share=row.share,
                staff_id=None if row.staff_id is None else StaffId(row.staff_id),
                note=row.note,
            )
            for row in await self._database.read(question)
        ]

    # --- overrides

    async def overrides(self, now: datetime) -> Sequence[Override]:
        """Return those that stand or wait."""
        question = select(rule_overrides).where(rule_overrides.c.until > now)
        return [_override_of(row) for row in await self._database.read(question)]

    async def override_of(self, rule_id: str) -> Override | None:
        """Return the last one of a rule, also when it is over."""
        question = (
            select(rule_overrides)
            .where(rule_overrides.c.rule_id == rule_id)
            .order_by(rule_overrides.c.asked_at.desc(), rule_overrides.c.id.desc())
            .limit(1)
        )
        rows = await self._database.read(question)
        return _override_of(rows[0]) if rows else None

    async def override(self, override: Override, step: RuleStep, journal: JournalEntry) -> None:
        """Store a wish, or an override by the house. Raise Conflict when one stands or waits."""
        held = exists(
            select(rule_overrides.c.id).where(
                rule_overrides.c.rule_id == override.rule_id, rule_overrides.c.until > override.asked_at
            )
        )
        values: dict[str, Any] = {
            "id": literal(override.id, Identifier),
            "rule_id": literal(override.rule_id),
            "version": literal(override.version),
            "effect": literal(override.effect, Word(Effect)),
            "reason": literal(override.reason),
            "asked_by": literal(override.asked_by, Identifier),
            "asked_session": literal(override.asked_session),
            "asked_at": literal(override.asked_at, Moment),
            "confirmed_by": literal(override.confirmed_by, Identifier),
            "confirmed_at": literal(override.confirmed_at, Moment),
            "until": literal(override.until, Moment),
        }
        asked = insert(rule_overrides).from_select(list(values), select(*values.values()).where(~held))
        await self._database.write(Step(asked, expect=1), _history(step), journal_step(journal))

    async def confirm(
        self,
        override: Override,
        staff_id: StaffId,
        now: datetime,
        until: datetime,
        step: RuleStep,
        journal: JournalEntry,
    ) -> None:
        """Put a wish in force. Raise Conflict when it does not wait any more."""
        confirmed = (
            update(rule_overrides)
            .where(
                rule_overrides.c.id == override.id,
                rule_overrides.c.confirmed_at.is_(None),
                rule_overrides.c.until > now,
            )
            .values(confirmed_by=staff_id, confirmed_at=now, until=until)
        )
        await self._database.write(Step(confirmed, expect=1), _history(step), journal_step(journal))

    async def end_override(
        self, override_id: UUID, now: datetime, step: RuleStep, journal: JournalEntry
    ) -> None:
        """End a wish or an override. Raise Conflict when it was over."""
        ended = (
            update(rule_overrides)
            .where(rule_overrides.c.id == override_id, rule_overrides.c.until > now)
            .values(until=now)
        )
        await self._database.write(Step(ended, expect=1), _history(step), journal_step(journal))


def _history(step: RuleStep) -> Step:
    """Append to a rule's history; two at once give a Conflict to the later one."""
    number = select(func.coalesce(func.max(rule_steps.c.number), 0) + 1).where(
        rule_steps.c.rule_id == step.rule_id
    )
    return Step(
        insert(rule_steps).values(
            rule_id=step.rule_id,
            number=number.scalar_subquery(),
            kind=step.kind,
            version=step.version,
            stage=step.stage,
            share=step.share,
            at=step.at,
            staff_id=step.staff_id,
            note=step.note,
        ),
        expect=1,
    )


def rule_to_json(rule: Rule) -> dict[str, Any]:
    """Return what ``_version_of`` reads; stage and share have columns of their own."""
    return {
        "when": rule.when,
        "action": rule.action.value,
        "regular": None if rule.regular is None else rule.regular.value,
        "categories": [one.value for one in rule.categories],
        "score": rule.score,
        "explanation": rule.explanation.value,
        "escalate": rule.escalate,
        "least_precision": rule.least_precision,
    }


def rule_from_json(rule_id: str, says: dict[str, Any]) -> Rule:
    """Return the rule that was kept, as a draft; raise ValueError for what was spoiled."""
    try:
        when, score, least = says["when"], float(says["score"]), float(says["least_precision"])
        regular = says["regular"]
        rule = Rule(
            id=rule_id,
            when=when,
            action=VerdictAction(says["action"]),
            categories=tuple(Category(one) for one in says["categories"]),
            score=score,
            regular=None if regular is None else VerdictAction(regular),
            explanation=ExplanationLevel(says["explanation"]),
            escalate=bool(says["escalate"]),
            stage=RuleStage.DRAFT,
            least_precision=least,
        )
    except (KeyError, TypeError) as error:
        raise ValueError("spoiled") from error
    if not isinstance(when, str):
        raise ValueError("spoiled")  # noqa: TRY004 - whatever is wrong with it is one fault
    return rule


def _version_of(row: Row) -> RuleVersion:
    try:
        rule = rule_from_json(row.rule_id, row.says)
    except ValueError:
        # Whoever spoiled it: the house starts, the check refuses an empty condition, and the staff hears.
        rule = Rule(id=row.rule_id, when="", action=VerdictAction.HOLD, categories=(), score=0.0)
    return RuleVersion(
        rule=replace(rule, version=row.version, stage=row.stage, share=row.share),
        since=row.since,
        at=row.at,
        author=None if row.author_id is None else StaffId(row.author_id),
        note=row.note,
        held=row.held,
        hits=row.hits,
    )


def _override_of(row: Row) -> Override:
    return Override(
        id=row.id,
        rule_id=row.rule_id,
        version=row.version,
        effect=row.effect,
        reason=row.reason,
        asked_at=row.asked_at,
        until=row.until,
        asked_by=None if row.asked_by is None else StaffId(row.asked_by),
        asked_session=row.asked_session,
        confirmed_by=None if row.confirmed_by is None else StaffId(row.confirmed_by),
        confirmed_at=row.confirmed_at,
    )
