"""What rules hit, what people think of their hits, and how they were tried."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.journal_steps import journal_step
from palabre.adapters.db.tables import (
    messages,
    rooms,
    rule_backtests,
    rule_hits,
    rule_samples,
    rule_versions,
    submissions,
)
from palabre.adapters.db.types import Identifier, Moment, Word
from palabre.app.ports.rules import HitCount, NewSample, Sample, TrialKey
from palabre.domain.backtests import Backtest, BacktestState, Findings, RoomCount
from palabre.domain.ids import MessageId, StaffId
from palabre.domain.journal import JournalEntry
from palabre.domain.rule_life import Measured, Review
from palabre.domain.rules import RuleStage

_OVER = (BacktestState.DONE, BacktestState.FAILED, BacktestState.CANCELLED)


class SqlTrialStore:
    """Counts are added up, samples go with their texts, backtests are run by whoever takes them first."""

    def __init__(self, database: Database) -> None:
        """Nothing here is written while somebody waits for an answer to what they said."""
        self._database = database

    async def count(self, hits: Sequence[HitCount], day: datetime) -> None:
        """Add hits to those of the day, and to those of their versions' stages."""
        steps: list[Step] = []
        for one in hits:
            new = upsert(rule_hits).values(rule_id=one.rule_id, day=day, hits=one.hits)
            steps.append(
                Step(
                    new.on_conflict_do_update(
                        index_elements=[rule_hits.c.rule_id, rule_hits.c.day],
                        set_={"hits": rule_hits.c.hits + new.excluded.hits},
                    )
                )
            )
            steps.append(
                Step(
                    update(rule_versions)
                    .where(
                        rule_versions.c.rule_id == one.rule_id,
                        rule_versions.c.version == one.version,
                        rule_versions.c.stage == one.stage,
                    )
                    .values(hits=rule_versions.c.hits + one.hits)
                )
            )
        if steps:
            await self._database.write(*steps)

    async def keep_samples(self, samples: Sequence[NewSample], most: int) -> Mapping[TrialKey, int]:
        """Keep the ``most`` samples with the smallest keys of each version's stage, and those reviewed.

        A sample whose text is not stored is passed over. Return the largest key that is kept where there
        are so many: larger ones need not be offered any more.
        """
        kinds: dict[TrialKey, None] = {}
        steps: list[Step] = []
        for one in samples:
            kinds[one.rule_id, one.version, one.stage] = None
            steps += [Step(_of_message(one)), Step(_of_submission(one))]
        for kind in kinds:
            first = select(rule_samples.c.number).where(_among(kind)).order_by(rule_samples.c.key).limit(most)
            dropped = delete(rule_samples).where(
                _among(kind), rule_samples.c.review.is_(None), rule_samples.c.number.not_in(first)
            )
            steps.append(Step(dropped))
        if steps:
            await self._database.write(*steps)
        largest: dict[TrialKey, int] = {}
        for kind in kinds:
            last = (
                select(rule_samples.c.key)
                .where(_among(kind))
                .order_by(rule_samples.c.key)
                .offset(most - 1)
                .limit(1)
            )
            for row in await self._database.read(last):
                largest[kind] = row.key
        return largest

    async def hits_since(self, day: datetime) -> Mapping[str, int]:
        """Return the hits of each rule since the beginning of a day."""
        question = (
            select(rule_hits.c.rule_id, func.sum(rule_hits.c.hits).label("hits"))
            .where(rule_hits.c.day >= day)
            .group_by(rule_hits.c.rule_id)
        )
        return {row.rule_id: int(row.hits) for row in await self._database.read(question)}

    async def measured(self) -> Mapping[tuple[str, int], Measured]:
        """Return what is known of each version in its present stage."""
        reviews = (
            select(
                rule_samples.c.rule_id,
                rule_samples.c.version,
                rule_samples.c.review,
                func.count().label("count"),
            )
            .join_from(rule_samples, rule_versions, _of_present_stage())
            .where(rule_samples.c.review.is_not(None))
            .group_by(rule_samples.c.rule_id, rule_samples.c.version, rule_samples.c.review)
        )
        found: defaultdict[tuple[str, int], Measured] = defaultdict(Measured)
        for row in await self._database.read(reviews):
            key = row.rule_id, row.version
            if row.review is Review.RIGHT:
                found[key] = replace(found[key], right=row.count)
            elif row.review is Review.WRONG:
                found[key] = replace(found[key], wrong=row.count)
        done = (
            select(rule_backtests.c.rule_id, rule_backtests.c.version)
            .where(rule_backtests.c.state == literal(BacktestState.DONE, Word(BacktestState)))
            .distinct()
        )
        for row in await self._database.read(done):
            key = row.rule_id, row.version
            found[key] = replace(found[key], backtested=True)
        return dict(found)

    async def samples(self, rule_id: str, version: int, *, unseen: bool, limit: int) -> Sequence[Sample]:
        """Return samples of a version in its present stage, those that nobody has looked at first."""
        said = messages.join(rooms, rooms.c.id == messages.c.room_id)
        source = (
            rule_samples.join(rule_versions, _of_present_stage())
            .outerjoin(said, messages.c.id == rule_samples.c.message_id)
            .outerjoin(
                submissions,
                and_(
                    submissions.c.person_id == rule_samples.c.person_id,
                    submissions.c.ref == rule_samples.c.ref,
                ),
            )
        )
        question = (
            select(
                *rule_samples.columns,
                func.coalesce(messages.c.text, submissions.c.text).label("text"),
                func.coalesce(rooms.c.slug, submissions.c.room).label("room"),
            )
            .select_from(source)
            .where(rule_samples.c.rule_id == rule_id, rule_samples.c.version == version)
            .order_by(rule_samples.c.review.is_not(None), rule_samples.c.key)
            .limit(limit)
        )
        if unseen:
            question = question.where(rule_samples.c.review.is_(None))
        return [_sample_of(row) for row in await self._database.read(question)]

    async def review(
        self, rule_id: str, number: int, review: Review, staff_id: StaffId, journal: JournalEntry
    ) -> None:
        """Keep a review; a later one replaces it. Raise Conflict when there is no such sample."""
        kept = (
            update(rule_samples)
            .where(rule_samples.c.rule_id == rule_id, rule_samples.c.number == number)
            .values(review=review, reviewed_by=staff_id)
        )
        await self._database.write(Step(kept, expect=1), journal_step(journal))

    # --- backtests

    async def backtests(self, rule_id: str | None = None) -> Sequence[Backtest]:
        """Return the backtests of a rule, newest first; without a rule, the last one of each."""
        question = select(rule_backtests).order_by(rule_backtests.c.rule_id, rule_backtests.c.number.desc())
        if rule_id is None:
            last = select(rule_backtests.c.rule_id, func.max(rule_backtests.c.number).label("number"))
            newest = last.group_by(rule_backtests.c.rule_id).subquery()
            question = question.join(
                newest,
                and_(
                    newest.c.rule_id == rule_backtests.c.rule_id, newest.c.number == rule_backtests.c.number
                ),
            )
        else:
            question = question.where(rule_backtests.c.rule_id == rule_id)
        return await self._read(question)

    async def begin_backtest(self, backtest: Backtest, journal: JournalEntry) -> None:
        """Store one that waits. Raise Conflict when one of the rule is not over, or has the number."""
        values: dict[str, Any] = {
            "rule_id": literal(backtest.rule_id),
            "number": literal(backtest.number),
            "version": literal(backtest.version),
            "state": literal(backtest.state, Word(BacktestState)),
            "days": literal(backtest.days),
            "at": literal(backtest.at, Moment),
            "staff_id": literal(backtest.staff_id, Identifier),
            "heard_at": literal(backtest.heard_at, Moment),
            "scanned": literal(0),
            "total": literal(0),
            "hits": literal(0),
        }
        running = exists(
            select(rule_backtests.c.number).where(
                rule_backtests.c.rule_id == backtest.rule_id, rule_backtests.c.state.not_in(_OVER)
            )
        )
        begun = insert(rule_backtests).from_select(list(values), select(*values.values()).where(~running))
        await self._database.write(Step(begun, expect=1), journal_step(journal))

    async def waiting_backtest(self) -> Backtest | None:
        """Return the one that has waited longest."""
        question = (
            select(rule_backtests)
            .where(rule_backtests.c.state == literal(BacktestState.WAITING, Word(BacktestState)))
            .order_by(rule_backtests.c.at)
            .limit(1)
        )
        found = await self._read(question)
        return found[0] if found else None

    async def note_backtest(self, backtest: Backtest, *, was: Sequence[BacktestState]) -> bool:
        """Store how it stands, if its state is one of ``was``; False when it is another by now."""
        noted = (
            update(rule_backtests)
            .where(
                rule_backtests.c.rule_id == backtest.rule_id,
                rule_backtests.c.number == backtest.number,
                rule_backtests.c.state.in_(was),
            )
            .values(
                state=backtest.state,
                heard_at=backtest.heard_at,
                ended_at=backtest.ended_at,
                scanned=backtest.scanned,
                total=backtest.total,
                hits=backtest.hits,
                fault=backtest.fault,
                findings=_findings_to_json(backtest.findings),
            )
            .returning(rule_backtests.c.number)
        )
        (rows,) = await self._database.write(Step(noted))
        return bool(rows)

    async def bury_backtests(self, unheard_since: datetime, now: datetime) -> Sequence[Backtest]:
        """Declare dead those that run without a sign of life since then, and return them."""
        silent = select(rule_backtests).where(
            rule_backtests.c.state == literal(BacktestState.RUNNING, Word(BacktestState)),
            or_(rule_backtests.c.heard_at.is_(None), rule_backtests.c.heard_at < unheard_since),
        )
        dead = [
            replace(one, state=BacktestState.FAILED, fault="node_gone", ended_at=now)
            for one in await self._read(silent)
        ]
        return [one for one in dead if await self.note_backtest(one, was=(BacktestState.RUNNING,))]

    async def lines(self, ids: Sequence[MessageId]) -> Sequence[tuple[MessageId, str, str, datetime]]:
        """Return those of these messages that are still there: id, text, room, time."""
        if not ids:
            return []
        question = (
            select(messages.c.id, messages.c.text, rooms.c.slug, messages.c.at)
            .join_from(messages, rooms, rooms.c.id == messages.c.room_id)
            .where(messages.c.id.in_(ids))
            .order_by(messages.c.at.desc())
        )
        rows = await self._database.read(question)
        return [(MessageId(row.id), row.text, row.slug, row.at) for row in rows]

    async def _read(self, question: Select[Any]) -> list[Backtest]:
        return [_backtest_of(row) for row in await self._database.read(question)]


def _among(kind: TrialKey) -> Any:  # noqa: ANN401 - SQLAlchemy's own shape
    rule_id, version, stage = kind
    return and_(
        rule_samples.c.rule_id == rule_id,
        rule_samples.c.version == version,
        rule_samples.c.stage == literal(stage, Word(RuleStage)),
    )


def _of_present_stage() -> Any:  # noqa: ANN401 - SQLAlchemy's own shape
    return and_(
        rule_versions.c.rule_id == rule_samples.c.rule_id,
        rule_versions.c.version == rule_samples.c.version,
        rule_versions.c.stage == rule_samples.c.stage,
        rule_samples.c.at >= rule_versions.c.since,
    )


_COLUMNS = ("rule_id", "number", "version", "stage", "key", "at", "message_id", "person_id", "ref")


def _drawn(sample: NewSample) -> list[Any]:
    number = select(func.coalesce(func.max(rule_samples.c.number), 0) + 1).where(
        rule_samples.c.rule_id == sample.rule_id
    )
    return [
        literal(sample.rule_id),
        number.scalar_subquery(),
        literal(sample.version),
        literal(sample.stage, Word(RuleStage)),
        literal(sample.key, BigInteger),
        literal(sample.at, Moment),
    ]


def _of_message(sample: NewSample) -> Any:  # noqa: ANN401 - SQLAlchemy's own shape
    if sample.message_id is not None:
        said = messages.c.id == sample.message_id
    else:
        said = and_(messages.c.author_id == sample.person_id, messages.c.ref == sample.ref)
    found = select(*_drawn(sample), messages.c.id, null(), null()).where(said)
    return insert(rule_samples).from_select(list(_COLUMNS), found)


def _of_submission(sample: NewSample) -> Any:  # noqa: ANN401 - SQLAlchemy's own shape
    written = and_(submissions.c.person_id == sample.person_id, submissions.c.ref == sample.ref)
    # What became a message is found as one.
    found = select(*_drawn(sample), null(), submissions.c.person_id, submissions.c.ref).where(
        written, submissions.c.message_id.is_(None)
    )
    return insert(rule_samples).from_select(list(_COLUMNS), found)


def _sample_of(row: Row) -> Sample:
    return Sample(
        rule_id=row.rule_id,
        number=row.number,
        version=row.version,
        stage=row.stage,
        text=row.text,
        room=row.room,
        at=row.at,
        review=row.review,
        reviewed_by=None if row.reviewed_by is None else StaffId(row.reviewed_by),
    )


def _findings_to_json(findings: Findings) -> dict[str, Any]:
    return {
        "rooms": [[one.room, one.scanned, one.hits] for one in findings.rooms],
        "overlaps": [list(one) for one in findings.overlaps],
        "sample": [str(one) for one in findings.sample],
    }


def _findings_of(kept: Mapping[str, Any] | None) -> Findings:
    if kept is None:
        return Findings()
    return Findings(
        rooms=tuple(
            RoomCount(room=room, scanned=scanned, hits=hits) for room, scanned, hits in kept["rooms"]
        ),
        overlaps=tuple((rule, hits) for rule, hits in kept["overlaps"]),
        sample=tuple(MessageId(UUID(one)) for one in kept["sample"]),
    )


def _backtest_of(row: Row) -> Backtest:
    return Backtest(
        rule_id=row.rule_id,
        number=row.number,
        version=row.version,
        state=row.state,
        days=row.days,
        at=row.at,
        staff_id=None if row.staff_id is None else StaffId(row.staff_id),
        heard_at=row.heard_at,
        ended_at=row.ended_at,
        scanned=row.scanned,
        total=row.total,
        hits=row.hits,
        fault=row.fault,
        findings=_findings_of(row.findings),
    )
