from palabre.app.tokens import hash_token
from palabre.domain.decisions import DecisionKind
from palabre.domain.permissions import PersonSession, StaffSession
from palabre.domain.persons import IDLE_LIMIT
from tests.unit.app.house import AppHouse


async def test_a_token_stands_for_a_person_and_what_restricts_them(house: AppHouse) -> None:
    entered, other = await house.somebody(), await house.person()
    session = await house.sessions.find(hash_token(entered.token))
    assert isinstance(session, PersonSession)
    assert (session.person.id, session.restrictions.ban) == (entered.person.id, None)
    case_id = await house.reported(other, (await house.said(entered.person)).id)
    await house.decided(case_id, DecisionKind.BAN, minutes=60)
    session = await house.sessions.find(hash_token(entered.token))
    assert isinstance(session, PersonSession)
    assert session.restrictions.ban is not None


async def test_a_token_of_nobody_opens_nothing(house: AppHouse) -> None:
    assert await house.sessions.find(hash_token("x" * 43)) is None


async def test_a_session_ends_by_leaving_and_by_itself(house: AppHouse) -> None:
    gone, idle = await house.somebody(), await house.somebody()
    await house.leave(gone.person.id)
    assert await house.sessions.find(hash_token(gone.token)) is None
    house.clock.move(seconds=IDLE_LIMIT.total_seconds() + 1)
    assert await house.sessions.find(hash_token(idle.token)) is None


async def test_being_used_keeps_a_session_alive(house: AppHouse) -> None:
    entered = await house.somebody()
    for _ in range(3):
        house.clock.move(hours=20)
        assert await house.sessions.find(hash_token(entered.token)) is not None
        await house.attendance.flush()


async def test_a_staff_token_stands_for_a_member_of_the_staff(house: AppHouse) -> None:
    _, invitation = await house.invite("Ana", house.ana.role)
    member, token = await house.enter_staff(invitation)
    session = await house.sessions.find(hash_token(token))
    assert isinstance(session, StaffSession)
    assert session.member == member == house.ana
