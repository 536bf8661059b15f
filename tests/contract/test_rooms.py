"""Rooms keep their log under their slug."""

from dataclasses import replace

import pytest

from palabre.adapters.db.engine import Database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.domain.ids import RoomId, Slug
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
