"""What replays need: sets of rules by their digest, and the texts that they stopped."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.dialects.postgresql import insert

from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.submissions import submission_of
from palabre.adapters.db.tables import rule_sets, submissions
from palabre.domain.rules import FrozenRules
from palabre.domain.submissions import Submission


class SqlReplayStore:
    """Reads what was stopped; keeps the rules that stopped it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, rules: FrozenRules, at: datetime) -> None:
        """Keep a set that is in use now; one that is there stays longer."""
        kept = insert(rule_sets).values(digest=rules.digest, rules=rules.text, at=at)
        await self._database.write(
            Step(kept.on_conflict_do_update(index_elements=[rule_sets.c.digest], set_={"at": at}))
        )

    async def sets(self, digests: Sequence[str]) -> Mapping[str, FrozenRules]:
        """Return those that are kept, by their digest."""
        rows = await self._database.read(select(rule_sets).where(rule_sets.c.digest.in_(digests)))
        return {row.digest: FrozenRules(row.digest, row.rules) for row in rows}

    async def page(self, *, after: Submission | None, limit: int) -> Sequence[Submission]:
        """Return the next ones in an order that does not change."""
        person, ref = submissions.c.person_id, submissions.c.ref
        wanted = select(submissions).where(submissions.c.rules_digest.is_not(None))
        if after is not None:
            wanted = wanted.where(
                or_(person > after.person_id, and_(person == after.person_id, ref > after.ref))
            )
        rows = await self._database.read(wanted.order_by(person, ref).limit(limit))
        return [submission_of(row) for row in rows]

    async def named(self, code: str) -> Sequence[Submission]:
        """Return those of a case code, or of the id of a case."""
        named = submissions.c.case_code == code
        with contextlib.suppress(ValueError):
            named = submissions.c.case_id == UUID(code)
        rows = await self._database.read(select(submissions).where(named))
        return [submission_of(row) for row in rows]
