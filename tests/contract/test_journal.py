"""The journal: dense numbers, newest first, by pages."""

import asyncio

import pytest

from palabre.adapters.db.engine import Database
from palabre.adapters.db.journal import SqlJournal
from palabre.adapters.db.staff import SqlStaffStore
from palabre.domain.ids import CaseId
from palabre.domain.journal import Act
from tests import make


@pytest.fixture
def journal(database: Database) -> SqlJournal:
    return SqlJournal(database)


async def test_an_entry_is_read_as_it_was_written(journal: SqlJournal, database: Database) -> None:
    member = make.staff()
    invited = make.journal_entry(act=Act.STAFF_INVITED, staff_id=member.id)
    await SqlStaffStore(database).invite(member, make.digest("link"), make.later(hours=24), invited)
    viewed = make.journal_entry(
        act=Act.CASE_VIEWED,
        staff_id=member.id,
        case_id=CaseId(make.uuid()),
        at=make.later(1),
        detail={"kind": "message", "words": "« été »"},
    )
    await journal.append(viewed)
    record, _ = await journal.page(before=None, limit=10)
    assert record.entry == viewed
    assert record.number == 2
    assert record.staff_name == member.name


async def test_what_the_house_does_itself_bears_no_name(journal: SqlJournal) -> None:
    entry = make.journal_entry(detail={})
    await journal.append(entry)
    (record,) = await journal.page(before=None, limit=10)
    assert (record.number, record.entry, record.staff_name) == (1, entry, None)


async def test_pages_go_back_from_the_newest(journal: SqlJournal) -> None:
    for minute in range(5):
        await journal.append(make.journal_entry(at=make.later(minute)))
    newest = await journal.page(before=None, limit=2)
    assert [record.number for record in newest] == [5, 4]
    older = await journal.page(before=4, limit=2)
    assert [record.number for record in older] == [3, 2]
    assert [record.entry.at for record in older] == [make.later(2), make.later(1)]
    assert [record.number for record in await journal.page(before=2, limit=2)] == [1]
    assert await journal.page(before=1, limit=2) == []


async def test_numbers_are_dense_also_when_many_write_at_once(journal: SqlJournal) -> None:
    await asyncio.gather(*(journal.append(make.journal_entry(at=make.later(n))) for n in range(20)))
    records = await journal.page(before=None, limit=100)
    assert [record.number for record in records] == list(range(20, 0, -1))
    assert {record.entry.at for record in records} == {make.later(n) for n in range(20)}
