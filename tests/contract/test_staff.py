"""Who watches: one-time invitations, sessions, and the end of rights."""

import asyncio

import pytest

from palabre.adapters.db.engine import Database
from palabre.adapters.db.journal import SqlJournal
from palabre.adapters.db.staff import SqlStaffStore
from palabre.app.ports.errors import Conflict
from palabre.domain.ids import StaffId
from palabre.domain.journal import Act, JournalEntry
from palabre.domain.staff import INVITATION_LIFETIME, STAFF_SESSION, Role, StaffMember
from tests import make

NOW = make.NOW
INVITED_UNTIL = NOW + INVITATION_LIFETIME
SESSION_END = NOW + STAFF_SESSION
LINK, TOKEN = make.digest("link"), make.digest("token")
ENTERED = make.journal_entry(act=Act.STAFF_ENTERED, detail={})


@pytest.fixture
def staff(database: Database) -> SqlStaffStore:
    return SqlStaffStore(database)


def invited(member: StaffMember) -> JournalEntry:
    return make.journal_entry(act=Act.STAFF_INVITED, staff_id=member.id, detail={"role": member.role})


async def invite(staff: SqlStaffStore, member: StaffMember, link: bytes = LINK) -> None:
    await staff.invite(member, link, INVITED_UNTIL, invited(member))


async def enter(
    staff: SqlStaffStore, link: bytes = LINK, token: bytes = TOKEN, *, minutes: float = 0
) -> StaffMember | None:
    return await staff.enter(link, token, make.later(minutes), SESSION_END, ENTERED)


async def test_an_invitation_lets_its_member_in_once(staff: SqlStaffStore) -> None:
    member = make.staff(role=Role.LEAD)
    await invite(staff, member)
    assert await enter(staff) == member
    assert await staff.by_token(TOKEN, NOW) == member
    assert await enter(staff, token=make.digest("second")) is None
    assert await staff.by_token(make.digest("second"), NOW) is None


async def test_an_invitation_used_twice_at_once_lets_one_in(staff: SqlStaffStore) -> None:
    member = make.staff()
    await invite(staff, member)
    tokens = [make.digest(name) for name in ("a", "b", "c")]
    answers = await asyncio.gather(*(enter(staff, token=token) for token in tokens))
    assert sorted(answer is not None for answer in answers) == [False, False, True]
    sessions = [await staff.by_token(token, NOW) for token in tokens]
    assert sessions == answers


async def test_an_invitation_that_never_was_lets_nobody_in(staff: SqlStaffStore) -> None:
    assert await enter(staff, make.digest("invented")) is None


async def test_an_invitation_expires(staff: SqlStaffStore, database: Database) -> None:
    member = make.staff()
    await invite(staff, member)
    late = INVITATION_LIFETIME.total_seconds() / 60
    assert await enter(staff, minutes=late) is None
    acts = [record.entry.act for record in await SqlJournal(database).page(before=None, limit=10)]
    assert acts == [Act.STAFF_INVITED]


async def test_a_known_member_gets_another_link(staff: SqlStaffStore) -> None:
    member = make.staff()
    await invite(staff, member)
    await invite(staff, member, make.digest("second"))
    assert await enter(staff) == member
    assert await enter(staff, make.digest("second"), make.digest("other")) == member
    assert await staff.members() == [member]


async def test_a_name_belongs_to_one_member(staff: SqlStaffStore, database: Database) -> None:
    member = make.staff(name="Baobab")
    await invite(staff, member)
    with pytest.raises(Conflict):
        await invite(staff, make.staff(name="Baobab"), make.digest("second"))
    assert await staff.members() == [member]
    assert await enter(staff, make.digest("second")) is None
    assert len(await SqlJournal(database).page(before=None, limit=10)) == 1


async def test_of_two_who_are_invited_under_one_name_at_once_one_is(staff: SqlStaffStore) -> None:
    members = [make.staff(name="Baobab") for _ in range(3)]
    answers = await asyncio.gather(
        *(invite(staff, member, make.digest(str(member.id))) for member in members),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Conflict", "NoneType"]
    assert len(await staff.members()) == 1


async def test_members_are_found_by_name_and_listed_oldest_first(staff: SqlStaffStore) -> None:
    young = make.staff(created_at=make.later(2))
    old = make.staff(created_at=make.later(1))
    await invite(staff, young, make.digest("young"))
    await invite(staff, old, make.digest("old"))
    assert await staff.members() == [old, young]
    assert await staff.by_name(young.name) == young
    assert await staff.by_name("Nobody") is None


async def test_a_session_ends_at_its_hour_or_when_left(staff: SqlStaffStore) -> None:
    member = make.staff()
    await invite(staff, member)
    await enter(staff)
    assert await staff.by_token(TOKEN, SESSION_END - make.SECOND) == member
    assert await staff.by_token(TOKEN, SESSION_END) is None
    await staff.leave(TOKEN)
    await staff.leave(TOKEN)
    assert await staff.by_token(TOKEN, NOW) is None


async def test_who_is_disabled_loses_sessions_and_links_at_once(staff: SqlStaffStore) -> None:
    member, other = make.staff(), make.staff(created_at=make.later(1))
    await invite(staff, member)
    await invite(staff, member, make.digest("second"))
    await invite(staff, other, make.digest("third"))
    await enter(staff)
    await enter(staff, make.digest("third"), make.digest("other"))
    entry = make.journal_entry(act=Act.STAFF_DISABLED, staff_id=member.id, detail={})
    await staff.disable(member.id, make.later(5), entry)
    assert await staff.by_token(TOKEN, NOW) is None
    assert await enter(staff, make.digest("second"), make.digest("again")) is None
    assert await staff.by_token(make.digest("other"), NOW) == other
    disabled, untouched = await staff.members()
    assert disabled.disabled_at == make.later(5)
    assert untouched == other


async def test_a_link_given_to_a_disabled_member_opens_nothing(staff: SqlStaffStore) -> None:
    member = make.staff()
    await invite(staff, member)
    entry = make.journal_entry(act=Act.STAFF_DISABLED, staff_id=member.id, detail={})
    await staff.disable(member.id, NOW, entry)
    await invite(staff, member, make.digest("second"))
    assert await enter(staff, make.digest("second")) is None


async def test_disabling_twice_keeps_the_first_hour(staff: SqlStaffStore, database: Database) -> None:
    member = make.staff()
    await invite(staff, member)
    entry = make.journal_entry(act=Act.STAFF_DISABLED, staff_id=member.id, detail={})
    await staff.disable(member.id, make.later(1), entry)
    await staff.disable(member.id, make.later(2), entry)
    assert [known.disabled_at for known in await staff.members()] == [make.later(1)]
    acts = [record.entry.act for record in await SqlJournal(database).page(before=None, limit=10)]
    assert acts == [Act.STAFF_DISABLED, Act.STAFF_INVITED]


async def test_the_journal_says_who_was_invited_and_who_entered(
    staff: SqlStaffStore, database: Database
) -> None:
    member = make.staff(role=Role.LEAD)
    await invite(staff, member)
    await enter(staff)
    entered, first = await SqlJournal(database).page(before=None, limit=10)
    assert (entered.entry.act, first.entry.act) == (Act.STAFF_ENTERED, Act.STAFF_INVITED)
    assert entered.entry.staff_id == first.entry.staff_id == StaffId(member.id)
    assert entered.staff_name == member.name
