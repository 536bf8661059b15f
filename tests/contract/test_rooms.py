"""Rooms keep their log under their slug."""

from dataclasses import replace

import pytest

from palabre.adapters.db.engine import Database
from palabre.adapters.db.journal import SqlJournal
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.app.ports.errors import Conflict
from palabre.domain.ids import RoomId, Slug
from palabre.domain.journal import Act
from tests import make


@pytest.fixture
def rooms(database: Database) -> SqlRoomStore:
    return SqlRoomStore(database)


async def test_rooms_come_in_the_order_in_which_they_are_shown(rooms: SqlRoomStore) -> None:
    last, first, second = (
        make.room(slug=Slug(slug), position=position) for slug, position in (("c", 9), ("b", 1), ("d", 1))
    )
    for room in (last, second, first):
        await rooms.add(room)
    assert list(await rooms.rooms()) == [first, second, last]


async def test_no_room_at_first(rooms: SqlRoomStore) -> None:
    assert list(await rooms.rooms()) == []


async def test_a_room_that_exists_keeps_id_and_log_and_takes_the_new_words(
    rooms: SqlRoomStore, database: Database
) -> None:
    room = make.room()
    await rooms.add(room)
    store = SqlMessageStore(database)
    await store.append(make.draft())
    changed = replace(
        room, id=RoomId(make.uuid()), name="Au pied de l’arbre", theme="soir", preview=False, position=4
    )
    await rooms.add(changed)
    assert list(await rooms.rooms()) == [replace(changed, id=room.id)]
    assert await store.seqs() == {room.slug: 1}


async def test_slow_mode_is_set_with_its_entry_and_outlives_new_words(
    rooms: SqlRoomStore, database: Database
) -> None:
    room = make.room()
    await rooms.add(room)
    entry = make.journal_entry(act=Act.ROOM_SLOWED, detail={"room": room.slug, "slow_seconds": "30"})
    await rooms.slow(room.slug, 30, entry)
    await rooms.add(replace(room, name="Au pied de l’arbre"))
    assert list(await rooms.rooms()) == [replace(room, name="Au pied de l’arbre", slow_seconds=30)]
    (record,) = await SqlJournal(database).page(before=None, limit=10)
    assert record.entry == entry


async def test_a_room_that_is_not_there_is_not_slowed(rooms: SqlRoomStore, database: Database) -> None:
    with pytest.raises(Conflict):
        await rooms.slow(make.ROOM, 30, make.journal_entry())
    assert list(await SqlJournal(database).page(before=None, limit=10)) == []
