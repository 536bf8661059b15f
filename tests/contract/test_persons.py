"""Who is here: entering, being found, coming back, leaving, and what stays reserved."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from palabre.adapters.db.engine import Database
from palabre.adapters.db.persons import SqlPersonStore
from palabre.adapters.db.tables import sessions
from palabre.app.ports.errors import Conflict
from palabre.domain.ids import Alias, PersonId
from palabre.domain.persons import IDLE_LIMIT, PSEUDONYM_RESERVED
from tests import make

NOW = make.NOW
RESERVED = NOW + PSEUDONYM_RESERVED


@pytest.fixture
def persons(database: Database) -> SqlPersonStore:
    return SqlPersonStore(database)


async def test_who_enters_is_found_by_token_id_and_alias(persons: SqlPersonStore) -> None:
    entry = make.entry()
    await persons.enter(entry)
    assert await persons.by_token(entry.token_hash, NOW) == entry.person
    assert await persons.by_id(entry.person.id) == entry.person
    assert await persons.by_alias(entry.person.alias) == entry.person


async def test_who_never_entered_is_not_found(persons: SqlPersonStore) -> None:
    assert await persons.by_token(make.digest("nobody"), NOW) is None
    assert await persons.by_id(PersonId(make.uuid())) is None
    assert await persons.by_alias(Alias(make.uuid())) is None


async def test_a_session_ends_at_its_hour(persons: SqlPersonStore) -> None:
    entry = make.entry()
    await persons.enter(entry)
    last = entry.person.expires_at
    assert await persons.by_token(entry.token_hash, last - make.SECOND) == entry.person
    assert await persons.by_token(entry.token_hash, last) is None


async def test_a_pseudonym_that_looks_the_same_is_refused_and_nothing_is_stored(
    persons: SqlPersonStore,
) -> None:
    await persons.enter(make.entry(skeleton="mistral"))
    second = make.entry(skeleton="mistral")
    with pytest.raises(Conflict):
        await persons.enter(second)
    assert await persons.by_id(second.person.id) is None
    assert await persons.by_token(second.token_hash, NOW) is None


async def test_of_two_who_want_the_same_pseudonym_at_once_one_enters(persons: SqlPersonStore) -> None:
    entries = [make.entry(skeleton="mistral") for _ in range(4)]
    answers = await asyncio.gather(*(persons.enter(entry) for entry in entries), return_exceptions=True)
    assert sorted(str(type(answer).__name__) for answer in answers) == ["Conflict"] * 3 + ["NoneType"]
    stored = [await persons.by_id(entry.person.id) for entry in entries]
    assert [person is not None for person in stored] == [answer is None for answer in answers]


async def test_a_living_pseudonym_is_taken_also_when_its_session_is_over(persons: SqlPersonStore) -> None:
    entry, other = make.entry(), make.digest("free")
    await persons.enter(entry)
    keys = [entry.skeleton_key, other]
    assert await persons.taken(keys, NOW) == {entry.skeleton_key}
    assert await persons.taken(keys, make.later(days=3)) == {entry.skeleton_key}
    assert await persons.taken([other], NOW) == frozenset()
    assert await persons.taken([], NOW) == frozenset()


async def test_who_left_is_not_found_by_token_but_keeps_answering_for_what_they_said(
    persons: SqlPersonStore,
) -> None:
    entry = make.entry()
    await persons.enter(entry)
    await persons.leave(entry.person.id, NOW, RESERVED)
    assert await persons.by_token(entry.token_hash, NOW) is None
    for left in (await persons.by_id(entry.person.id), await persons.by_alias(entry.person.alias)):
        assert left is not None
        assert left.left_at == NOW
        assert left.department is None
        assert left.pseudonym == entry.person.pseudonym


async def test_leaving_drops_the_session_and_its_last_use(
    database: Database, persons: SqlPersonStore
) -> None:
    entry = make.entry()
    await persons.enter(entry)
    await persons.touch([entry.person.id], make.later(5), make.later(hours=24))
    await persons.leave(entry.person.id, make.later(6), RESERVED)
    assert await database.read(select(sessions)) == []
    left = await persons.by_id(entry.person.id)
    assert left is not None
    # Where an idle session would have ended tells when it was last used.
    assert left.expires_at == left.left_at == make.later(6)


async def test_leaving_twice_is_the_same_as_once(persons: SqlPersonStore) -> None:
    entry = make.entry()
    await persons.enter(entry)
    await persons.leave(entry.person.id, NOW, RESERVED)
    await persons.leave(entry.person.id, make.later(days=1), RESERVED + IDLE_LIMIT)
    left = await persons.by_id(entry.person.id)
    assert left is not None
    assert left.left_at == NOW
    assert await persons.taken([entry.skeleton_key], RESERVED) == frozenset()


async def test_leaving_twice_at_once_is_the_same_as_once(persons: SqlPersonStore) -> None:
    entry = make.entry()
    await persons.enter(entry)
    await asyncio.gather(*(persons.leave(entry.person.id, NOW, RESERVED) for _ in range(3)))
    left = await persons.by_id(entry.person.id)
    assert left is not None
    assert left.left_at == NOW


async def test_who_never_came_may_leave(persons: SqlPersonStore) -> None:
    await persons.leave(PersonId(make.uuid()), NOW, RESERVED)
    assert await persons.idle(make.later(days=9), 10) == []


async def test_a_pseudonym_stays_reserved_and_then_is_free(persons: SqlPersonStore) -> None:
    entry = make.entry(skeleton="mistral")
    await persons.enter(entry)
    await persons.leave(entry.person.id, NOW, RESERVED)
    assert await persons.taken([entry.skeleton_key], RESERVED - make.SECOND) == {entry.skeleton_key}
    with pytest.raises(Conflict):
        await persons.enter(make.entry(make.person(entered_at=RESERVED - make.SECOND), skeleton="mistral"))
    assert await persons.taken([entry.skeleton_key], RESERVED) == frozenset()
    heir = make.entry(make.person(entered_at=RESERVED), skeleton="mistral")
    await persons.enter(heir)
    assert await persons.taken([entry.skeleton_key], RESERVED) == {entry.skeleton_key}


async def test_an_expired_reservation_goes_to_one_of_two(persons: SqlPersonStore) -> None:
    entry = make.entry(skeleton="mistral")
    await persons.enter(entry)
    await persons.leave(entry.person.id, NOW, RESERVED)
    heirs = [make.entry(make.person(entered_at=RESERVED), skeleton="mistral") for _ in range(3)]
    answers = await asyncio.gather(*(persons.enter(heir) for heir in heirs), return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Conflict", "NoneType"]


async def test_leaving_again_does_not_take_the_pseudonym_from_its_heir(persons: SqlPersonStore) -> None:
    entry = make.entry(skeleton="mistral")
    await persons.enter(entry)
    await persons.leave(entry.person.id, NOW, RESERVED)
    heir = make.entry(make.person(entered_at=RESERVED), skeleton="mistral")
    await persons.enter(heir)
    await persons.leave(entry.person.id, RESERVED, RESERVED + IDLE_LIMIT)
    assert await persons.taken([heir.skeleton_key], make.later(days=90)) == {heir.skeleton_key}


async def test_use_moves_the_end_of_a_session(persons: SqlPersonStore) -> None:
    entries = [make.entry() for _ in range(3)]
    for entry in entries:
        await persons.enter(entry)
    used = [entry.person.id for entry in entries[:2]]
    await persons.touch(used, make.later(hours=12), make.later(hours=36))
    evening = make.later(hours=30)
    found = [await persons.by_token(entry.token_hash, evening) for entry in entries]
    expected = [replace(entry.person, expires_at=make.later(hours=36)) for entry in entries[:2]]
    assert found == [*expected, None]


async def test_nobody_is_brought_back_by_a_late_use(persons: SqlPersonStore) -> None:
    entry = make.entry()
    await persons.enter(entry)
    await persons.leave(entry.person.id, NOW, RESERVED)
    await persons.touch([entry.person.id, PersonId(make.uuid())], make.later(1), make.later(hours=25))
    await persons.touch([], make.later(1), make.later(hours=25))
    assert await persons.by_token(entry.token_hash, make.later(2)) is None


async def test_a_use_that_is_told_late_shortens_nothing(persons: SqlPersonStore) -> None:
    entry = make.entry()
    await persons.enter(entry)
    await persons.touch([entry.person.id], make.later(hours=2), make.later(hours=26))
    await persons.touch([entry.person.id], make.later(hours=1), make.later(hours=25))
    found = await persons.by_id(entry.person.id)
    assert found is not None
    assert found.expires_at == make.later(hours=26)


async def test_the_idle_are_found_oldest_first(persons: SqlPersonStore) -> None:
    late, early, here, gone = (
        make.entry(make.person(entered_at=make.later(hours=hours))) for hours in (2, 1, 20, 0)
    )
    for entry in (late, early, here, gone):
        await persons.enter(entry)
    await persons.leave(gone.person.id, NOW, RESERVED)
    tomorrow = make.later(hours=26)
    assert await persons.idle(tomorrow, 10) == [early.person.id, late.person.id]
    assert await persons.idle(tomorrow, 1) == [early.person.id]
    assert await persons.idle(make.later(hours=24), 10) == []


async def test_who_left_lately_is_told_with_the_time(persons: SqlPersonStore) -> None:
    early, late, here = (make.entry() for _ in range(3))
    for entry in (early, late, here):
        await persons.enter(entry)
    await persons.leave(late.person.id, make.later(2), RESERVED)
    await persons.leave(early.person.id, make.later(1), RESERVED)
    assert await persons.left_since(NOW) == [
        (early.person.id, make.later(1)),
        (late.person.id, make.later(2)),
    ]
    assert await persons.left_since(make.later(2)) == [(late.person.id, make.later(2))]
    assert await persons.left_since(make.later(3)) == []
