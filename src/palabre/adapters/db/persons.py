"""Who is here: stays, their sessions, and the pseudonyms that nobody else may bear."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, insert, or_, select, update

from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.tables import persons, pseudonym_keys, sessions
from palabre.app.ports.persons import NewEntry
from palabre.domain.ids import Alias, PersonId
from palabre.domain.persons import Person
from palabre.domain.trust import Rung

_AT_ONCE = 500
"""Persons that one statement touches: both dialects bound the number of parameters."""


class SqlPersonStore:
    """Stays and sessions."""

    def __init__(self, database: Database) -> None:
        """A pseudonym's key is unique: of two who want it at once, one enters."""
        self._database = database

    async def enter(self, entry: NewEntry) -> None:
        """Store the person and the session. Raise Conflict when the skeleton is taken or reserved."""
        person = entry.person
        expired = delete(pseudonym_keys).where(
            pseudonym_keys.c.skeleton_key == entry.skeleton_key,
            pseudonym_keys.c.reserved_until <= person.entered_at,
        )
        borne = insert(pseudonym_keys).values(skeleton_key=entry.skeleton_key, person_id=person.id)
        stay = insert(persons).values(
            id=person.id,
            alias=person.alias,
            pseudonym=person.pseudonym,
            rung=int(person.rung),
            department=person.department,
            entered_at=person.entered_at,
            expires_at=person.expires_at,
            left_at=person.left_at,
        )
        session = insert(sessions).values(
            token_hash=entry.token_hash,
            person_id=person.id,
            expires_at=person.expires_at,
            used_at=person.entered_at,
        )
        await self._database.write(
            Step(expired), Step(borne, expect=1), Step(stay, expect=1), Step(session, expect=1)
        )

    async def by_token(self, token_hash: bytes, now: datetime) -> Person | None:
        """Return the living person of an unexpired session."""
        rows = await self._database.read(_BY_TOKEN, {"token_hash": token_hash, "now": now})
        return _person_of(rows[0]) if rows else None

    async def by_id(self, person_id: PersonId) -> Person | None:
        """Return a person, also one who left and is still kept."""
        return await self._one(persons.c.id == person_id)

    async def by_alias(self, alias: Alias) -> Person | None:
        """Return a person by what others see, also one who left and is still kept."""
        return await self._one(persons.c.alias == alias)

    async def taken(self, skeleton_keys: Collection[bytes], now: datetime) -> frozenset[bytes]:
        """Return those that a living person bears or that are reserved."""
        if not skeleton_keys:
            return frozenset()
        key, until = pseudonym_keys.c.skeleton_key, pseudonym_keys.c.reserved_until
        rows = await self._database.read(
            select(key).where(key.in_(list(skeleton_keys)), or_(until.is_(None), until > now))
        )
        return frozenset(row.skeleton_key for row in rows)

    async def touch(self, person_ids: Collection[PersonId], now: datetime, expires_at: datetime) -> None:
        """Note that these sessions are in use, which moves their end; never backwards."""
        # In one order, so that two nodes that touch the same persons wait for each other, and do not lock.
        ordered = sorted(person_ids)
        for start in range(0, len(ordered), _AT_ONCE):
            some = ordered[start : start + _AT_ONCE]
            stays = update(persons).where(
                persons.c.id.in_(some), persons.c.left_at.is_(None), persons.c.expires_at < expires_at
            )
            used = update(sessions).where(sessions.c.person_id.in_(some), sessions.c.expires_at < expires_at)
            await self._database.write(
                Step(stays.values(expires_at=expires_at)),
                Step(used.values(expires_at=expires_at, used_at=now)),
            )

    async def leave(self, person_id: PersonId, now: datetime, reserved_until: datetime) -> None:
        """End the session, drop department and last use, reserve the pseudonym's key. Idempotent."""
        # The end of an idle session tells its last use, and goes with it.
        gone = (
            update(persons)
            .where(persons.c.id == person_id, persons.c.left_at.is_(None))
            .values(left_at=now, expires_at=now, department=None)
        )
        reserved = (
            update(pseudonym_keys)
            .where(pseudonym_keys.c.person_id == person_id)
            .values(person_id=None, reserved_until=reserved_until)
        )
        await self._database.write(
            Step(gone), Step(delete(sessions).where(sessions.c.person_id == person_id)), Step(reserved)
        )

    async def idle(self, now: datetime, limit: int) -> Sequence[PersonId]:
        """Return living persons whose session has expired, oldest first."""
        rows = await self._database.read(
            select(persons.c.id)
            .where(persons.c.left_at.is_(None), persons.c.expires_at <= now)
            .order_by(persons.c.expires_at, persons.c.id)
            .limit(limit)
        )
        return [PersonId(row.id) for row in rows]

    async def left_since(self, moment: datetime) -> Sequence[tuple[PersonId, datetime]]:
        """Return who left since then, and when, oldest first."""
        rows = await self._database.read(
            select(persons.c.id, persons.c.left_at)
            .where(persons.c.left_at >= moment)
            .order_by(persons.c.left_at, persons.c.id)
        )
        return [(PersonId(row.id), row.left_at) for row in rows]

    async def _one(self, which: ColumnElement[bool]) -> Person | None:
        rows = await self._database.read(select(persons).where(which))
        return _person_of(rows[0]) if rows else None


def _person_of(row: Row) -> Person:
    return Person(
        id=PersonId(row.id),
        alias=Alias(row.alias),
        pseudonym=row.pseudonym,
        rung=Rung(row.rung),
        department=row.department,
        entered_at=row.entered_at,
        expires_at=row.expires_at,
        left_at=row.left_at,
    )


_BY_TOKEN = (
    select(persons)
    .join(sessions, sessions.c.person_id == persons.c.id)
    .where(
        sessions.c.token_hash == bindparam("token_hash"),
        sessions.c.expires_at > bindparam("now"),
        persons.c.left_at.is_(None),
    )
)
"""Made once: every request asks for it."""
