"""The rooms' logs: numbered densely, stored once, replayed exactly."""

import asyncio
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from palabre.adapters.db.engine import Database
from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.postgres import PostgresDatabase
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.tables import message_changes, messages
from palabre.app.ports.errors import Conflict
from palabre.app.ports.messages import Appended
from palabre.domain.errors import NotFound
from palabre.domain.ids import MessageId, PersonId, Ref, Slug
from palabre.domain.messages import ChangeKind, LogEntry, Message, RemovedBy, Replay
from tests import make
from tests.contract.desk import Desk, set_up

OTHER = Slug("le-potager")
LONG_AGO = make.later(days=-1)


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    desk = await set_up(database)
    await SqlRoomStore(database).add(make.room(slug=OTHER, position=2))
    return desk


@pytest.fixture
def store(desk: Desk) -> SqlMessageStore:
    return desk.messages


async def _say(store: SqlMessageStore, **changes: Any) -> Message:
    return (await store.append(make.draft(**changes))).message


# --- Append -----------------------------------------------------------------------------------


async def test_a_line_is_read_as_it_was_said(store: SqlMessageStore) -> None:
    first = await _say(store)
    draft = make.draft(text="L’été — « ça » va ? 🌳", reply_to=first.id)
    appended = await store.append(draft)
    assert appended.fresh
    assert appended.message == Message(
        id=draft.id,
        room=draft.room,
        seq=2,
        author_id=draft.author_id,
        author=draft.author,
        text=draft.text,
        at=draft.at,
        ref=draft.ref,
        reply_to=first.id,
    )
    assert await store.by_id(draft.id) == appended.message


async def test_each_room_counts_for_itself(store: SqlMessageStore) -> None:
    assert [(await _say(store)).seq for _ in range(2)] == [1, 2]
    assert (await _say(store, room=OTHER)).seq == 1
    assert await store.seqs() == {make.ROOM: 2, OTHER: 1}
    assert [await store.last(room) for room in (make.ROOM, OTHER)] == [2, 1]
    with pytest.raises(NotFound):
        await store.last(Slug("nulle-part"))


async def test_a_line_sent_again_is_the_same_line(store: SqlMessageStore) -> None:
    draft = make.draft()
    first = await store.append(draft)
    again = await store.append(replace(draft, id=MessageId(make.uuid()), text="autre chose"))
    assert (again.fresh, again.message) == (False, first.message)
    assert await store.seqs() == {make.ROOM: 1, OTHER: 0}


async def test_a_line_sent_again_is_told_in_its_present_form(store: SqlMessageStore) -> None:
    draft = make.draft()
    said = (await store.append(draft)).message
    edited = await store.change(make.edit(said))
    assert (await store.append(draft)).message == edited


async def test_a_line_sent_many_times_at_once_is_stored_once(store: SqlMessageStore) -> None:
    draft = make.draft()
    copies = [replace(draft, id=MessageId(make.uuid())) for _ in range(20)]
    outcomes = await asyncio.gather(*(store.append(copy) for copy in copies))
    assert Counter(outcome.fresh for outcome in outcomes) == {True: 1, False: 19}
    assert len({outcome.message for outcome in outcomes}) == 1
    assert (await _say(store)).seq == 2


async def test_lines_sent_again_among_many_new_ones_are_found(store: SqlMessageStore) -> None:
    before = [make.draft(room=OTHER if number % 2 else make.ROOM) for number in range(10)]
    said = [(await store.append(draft)).message for draft in before]
    nowhere = make.draft(room=Slug("nulle-part"))
    again = replace(nowhere, id=MessageId(make.uuid()), room=OTHER)
    new = [make.draft() for _ in range(400)]
    twice = [replace(draft, id=MessageId(make.uuid())) for draft in new[:3]]
    drafts = [*new[:200], *before, nowhere, again, *new[200:], *twice]
    outcomes = await asyncio.gather(*(store.append(draft) for draft in drafts), return_exceptions=True)
    found = dict(zip(range(len(drafts)), outcomes, strict=True))
    assert [one.message for one in outcomes[200:210] if isinstance(one, Appended) and not one.fresh] == said
    assert isinstance(found[210], NotFound)
    assert isinstance(one := found[211], Appended)
    assert (one.fresh, one.message.seq) == (True, 6)
    assert [one.fresh for one in outcomes[-3:] if isinstance(one, Appended)] == [False] * 3
    assert await store.seqs() == {make.ROOM: 405, OTHER: 6}


async def test_a_room_that_does_not_exist(store: SqlMessageStore) -> None:
    with pytest.raises(NotFound):
        await store.append(make.draft(room=Slug("nulle-part")))


async def test_a_room_opened_later_is_found(desk: Desk) -> None:
    await _say(desk.messages)
    await SqlRoomStore(desk.database).add(make.room(slug=Slug("tout-neuf")))
    assert (await _say(desk.messages, room=Slug("tout-neuf"))).seq == 1


async def test_numbers_are_dense_and_follow_the_order_of_arrival(store: SqlMessageStore) -> None:
    drafts = [make.draft(room=OTHER if number % 3 else make.ROOM) for number in range(300)]
    outcomes = await asyncio.gather(*(store.append(draft) for draft in drafts))
    for room in (make.ROOM, OTHER):
        seqs = [outcome.message.seq for outcome in outcomes if outcome.message.room == room]
        assert seqs == list(range(1, len(seqs) + 1))


async def test_what_cannot_be_stored_does_not_harm_its_neighbours(store: SqlMessageStore) -> None:
    said = await _say(store)
    taken = make.draft(id=said.id)
    good = [make.draft() for _ in range(5)]
    outcomes = await asyncio.gather(
        *(store.append(draft) for draft in (*good[:2], taken, *good[2:])), return_exceptions=True
    )
    assert isinstance(outcomes.pop(2), Conflict)
    assert [outcome.message.seq for outcome in outcomes if not isinstance(outcome, BaseException)] == [
        2,
        3,
        4,
        5,
        6,
    ]


async def test_two_servers_number_one_room(postgres_database_url: str) -> None:
    databases = [open_database(postgres_database_url) for _ in range(2)]
    for database in databases:
        assert isinstance(database, PostgresDatabase)
        await database.start()
    desk = await set_up(databases[0])
    await SqlRoomStore(databases[0]).add(make.room(slug=OTHER))
    stores = [desk.messages, SqlMessageStore(databases[1])]
    twice = [make.draft(room=OTHER if number % 2 else make.ROOM) for number in range(100)]

    async def send(store: SqlMessageStore, order: int) -> list[tuple[Ref | None, int, bool]]:
        outcomes = await asyncio.gather(*(store.append(draft) for draft in twice[::order]))
        return [(outcome.message.ref, outcome.message.seq, outcome.fresh) for outcome in outcomes]

    one, other = await asyncio.gather(send(stores[0], 1), send(stores[1], -1))
    assert {line[:2] for line in one} == {line[:2] for line in other}
    assert sum(line[2] for line in (*one, *other)) == 100
    assert await stores[0].seqs() == {make.ROOM: 50, OTHER: 50}
    rows = await databases[0].read(select(messages.c.room_id, messages.c.seq))
    assert Counter(row.seq for row in rows) == dict.fromkeys(range(1, 51), 2)
    for database in databases:
        await database.stop()


# --- Change -----------------------------------------------------------------------------------


async def test_an_edit_takes_the_next_number_and_keeps_the_earlier_text(
    store: SqlMessageStore, desk: Desk
) -> None:
    said = await _say(store)
    await _say(store)
    edited = await store.change(make.edit(said, "Bonsoir !"))
    assert edited == replace(said, text="Bonsoir !", changed_seq=3, edited_at=make.later(1))
    assert await store.by_id(said.id) == edited
    assert await store.seqs() == {make.ROOM: 3, OTHER: 0}
    (row,) = await desk.database.read(select(message_changes))
    assert (row.seq, row.text_before, row.message_id) == (3, said.text, said.id)


async def test_an_edit_sent_again_is_stored_once(store: SqlMessageStore, desk: Desk) -> None:
    said, other = await _say(store), await _say(store)
    ref = Ref(make.uuid())
    assert await store.changed_by(said.id, ref) is None
    edit = make.edit(said, "Bonsoir !", ref=ref)
    outcomes = await asyncio.gather(*(store.change(edit) for _ in range(5)), return_exceptions=True)
    assert Counter(type(outcome) for outcome in outcomes) == {Message: 1, Conflict: 4}
    assert await store.changed_by(said.id, ref) == 3
    await store.change(make.edit(said, "Et encore autre chose"))
    with pytest.raises(Conflict):
        await store.change(edit)
    # The same number of somebody else's is another's.
    await store.change(make.edit(other, ref=ref))
    assert await store.seqs() == {make.ROOM: 5, OTHER: 0}
    assert len(await desk.database.read(select(message_changes))) == 3


async def test_a_removal_leaves_a_tombstone_and_can_be_taken_back(store: SqlMessageStore) -> None:
    said = await _say(store)
    removed = await store.change(make.removal(said))
    assert removed == replace(said, changed_seq=2, removed_at=make.later(2), removed_by=RemovedBy.MODERATION)
    assert await store.change(make.restoration(said)) == replace(said, changed_seq=3)


async def test_what_is_gone_cannot_be_changed(store: SqlMessageStore) -> None:
    said = await _say(store)
    with pytest.raises(Conflict):
        await store.change(make.restoration(said))
    with pytest.raises(Conflict):
        await store.change(make.edit(make.message()))
    with pytest.raises(Conflict):
        await store.change(replace(make.edit(said), room=OTHER))
    with pytest.raises(Conflict):
        await store.change(replace(make.edit(said), room=Slug("nulle-part")))
    await store.change(make.removal(said))
    with pytest.raises(Conflict):
        await store.change(make.removal(said))
    with pytest.raises(Conflict):
        await store.change(make.edit(said))
    assert await store.seqs() == {make.ROOM: 2, OTHER: 0}


async def test_lines_and_changes_together_are_dense(store: SqlMessageStore, desk: Desk) -> None:
    said = [await _say(store) for _ in range(10)]
    await asyncio.gather(
        *(store.append(make.draft()) for _ in range(30)), *(store.change(make.edit(one)) for one in said)
    )
    lines = await desk.database.read(select(messages.c.seq))
    changes = await desk.database.read(select(message_changes.c.seq))
    assert sorted(row.seq for row in (*lines, *changes)) == list(range(1, 51))


# --- Questions --------------------------------------------------------------------------------


async def test_nothing_is_known_of_a_message_that_never_was(store: SqlMessageStore) -> None:
    assert await store.by_id(MessageId(make.uuid())) is None


async def test_the_latest_come_ascending_page_by_page(store: SqlMessageStore) -> None:
    said = [await _say(store, at=make.later(number)) for number in range(6)]
    await _say(store, room=OTHER)
    assert list(await store.latest(make.ROOM, before=None, limit=4, after=LONG_AGO)) == said[2:]
    assert list(await store.latest(make.ROOM, before=3, limit=4, after=LONG_AGO)) == said[:2]
    assert list(await store.latest(make.ROOM, before=None, limit=9, after=make.later(3))) == said[4:]
    assert list(await store.latest(Slug("nulle-part"), before=None, limit=9, after=LONG_AGO)) == []


async def test_a_removed_line_stays_in_the_history_as_a_tombstone(store: SqlMessageStore) -> None:
    said = await _say(store)
    removed = await store.change(make.removal(said))
    assert list(await store.latest(make.ROOM, before=None, limit=9, after=LONG_AGO)) == [removed]


async def test_replay_tells_what_was_missed(store: SqlMessageStore) -> None:
    old, seen = await _say(store), await _say(store)
    since = 2
    new = await _say(store)
    edited = await store.change(make.edit(new, "Bonsoir, vous."))
    removed = await store.change(make.removal(seen))
    await store.change(make.edit(old, "un"))
    twice = await store.change(make.edit(old, "deux"))
    assert await store.replay(make.ROOM, since=since, limit=2_000, after=LONG_AGO) == Replay(
        seq=7, created=(edited,), changed=(removed, twice)
    )


async def test_replay_of_nothing(store: SqlMessageStore) -> None:
    assert await store.replay(make.ROOM, since=0, limit=10, after=LONG_AGO) == Replay(
        seq=0, created=(), changed=()
    )
    await _say(store)
    assert await store.replay(make.ROOM, since=1, limit=10, after=LONG_AGO) == Replay(
        seq=1, created=(), changed=()
    )


async def test_replay_gives_up_beyond_its_limit_and_beyond_the_end(store: SqlMessageStore) -> None:
    for _ in range(5):
        await _say(store)
    exactly = await store.replay(make.ROOM, since=0, limit=5, after=LONG_AGO)
    assert [message.seq for message in exactly.created] == [1, 2, 3, 4, 5]
    resync = Replay(seq=5, created=(), changed=(), resync=True)
    assert await store.replay(make.ROOM, since=0, limit=4, after=LONG_AGO) == resync
    assert await store.replay(make.ROOM, since=6, limit=4, after=LONG_AGO) == resync


async def test_replay_leaves_out_what_is_no_longer_visible(store: SqlMessageStore) -> None:
    old = await _say(store, at=make.later(-60))
    await _say(store, at=make.later(-59))
    await store.change(make.edit(old))
    replay = await store.replay(make.ROOM, since=1, limit=9, after=make.later(-30))
    assert replay == Replay(seq=3, created=(), changed=())


async def test_replay_of_a_room_that_does_not_exist(store: SqlMessageStore) -> None:
    with pytest.raises(NotFound):
        await store.replay(Slug("nulle-part"), since=0, limit=9, after=LONG_AGO)


async def test_entries_tell_each_number_with_what_was_done(store: SqlMessageStore) -> None:
    old, seen = await _say(store), await _say(store)
    await _say(store, room=OTHER)
    new = await _say(store)
    await store.change(make.edit(old, "un"))
    twice = await store.change(make.edit(old, "deux"))
    removed = await store.change(make.removal(seen))
    expected = [
        LogEntry(seq=3, message=new),
        LogEntry(seq=4, message=twice, change=ChangeKind.EDITED),
        LogEntry(seq=5, message=twice, change=ChangeKind.EDITED),
        LogEntry(seq=6, message=removed, change=ChangeKind.REMOVED),
    ]
    assert await store.entries(make.ROOM, since=2, limit=4) == (6, expected)
    assert await store.entries(make.ROOM, since=2, limit=3) == (6, expected[-1:])
    assert await store.entries(make.ROOM, since=6, limit=3) == (6, [])
    assert await store.entries(make.ROOM, since=9, limit=3) == (6, [])
    with pytest.raises(NotFound):
        await store.entries(Slug("nulle-part"), since=0, limit=9)


async def test_the_preview_shows_standing_lines_of_its_time(store: SqlMessageStore) -> None:
    said = [await _say(store, at=make.later(number)) for number in range(6)]
    await store.change(make.removal(said[3]))
    edited = await store.change(make.edit(said[2]))
    found = await store.preview(make.ROOM, until=make.later(4), after=make.NOW, limit=9)
    assert list(found) == [said[1], edited, said[4]]
    assert list(await store.preview(make.ROOM, until=make.later(4), after=make.NOW, limit=1)) == [said[4]]


async def test_the_preview_leaves_out_what_an_open_case_is_about(desk: Desk) -> None:
    said = [await _say(desk.messages, at=make.later(number)) for number in range(6)]
    cases = [await desk.open(make.case_about(said[number])) for number in (5, 4, 2)]
    await desk.decide(cases[1])

    async def shown(limit: int) -> list[Message]:
        found = await desk.messages.preview(make.ROOM, until=make.later(9), after=LONG_AGO, limit=limit)
        return list(found)

    assert await shown(9) == [said[0], said[1], said[3], said[4]]
    assert await shown(2) == [said[3], said[4]]
    assert await shown(1) == [said[4]]


async def test_context_is_what_was_said_around(store: SqlMessageStore) -> None:
    said = [await _say(store, room=OTHER if number == 3 else make.ROOM) for number in range(9)]
    once = await store.change(make.edit(said[5], "un"))
    twice = await store.change(make.edit(said[5], "deux"))
    removed = await store.change(make.removal(said[6]))
    found = await store.around(once, 2)
    assert [message for message, _ in found] == [said[2], said[4], twice, removed, said[7]]
    assert [tuple(texts) for _, texts in found] == [(), (), (said[5].text, "un"), (), ()]


async def test_context_at_the_edges_is_shorter(store: SqlMessageStore) -> None:
    said = [await _say(store) for _ in range(2)]
    assert [message for message, _ in await store.around(said[0], 10)] == said


async def test_what_an_author_said_last(desk: Desk) -> None:
    somebody, store = await desk.enter(), desk.messages
    said = [
        (await store.append(make.draft(somebody, at=make.later(number), room=room))).message
        for number, room in enumerate((make.ROOM, OTHER, make.ROOM))
    ]
    await _say(store)
    edited = await store.change(make.edit(said[2], "un"))
    found = await store.by_author(somebody.id, 2)
    assert [message for message, _ in found] == [said[1], edited]
    assert [tuple(texts) for _, texts in found] == [(), (said[2].text,)]
    assert await store.by_author(PersonId(make.uuid()), 2) == []
