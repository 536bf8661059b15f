import asyncio

import pytest

from palabre.app.tokens import hash_token
from palabre.domain.errors import InvalidInput, InvitationUsed, NotFound
from palabre.domain.journal import Act
from palabre.domain.staff import INVITATION_LIFETIME, STAFF_SESSION, Role
from tests.unit.app.house import AppHouse


async def test_an_invitation_works_once(house: AppHouse) -> None:
    member, invitation = await house.invite("Chloé", Role.MODERATOR)
    outcomes = await asyncio.gather(
        *(house.enter_staff(invitation) for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(outcome, InvitationUsed) for outcome in outcomes) == 2
    (entered,) = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    assert entered[0] == member


async def test_an_invitation_lapses(house: AppHouse) -> None:
    _, invitation = await house.invite("Chloé", Role.MODERATOR)
    house.clock.move(seconds=INVITATION_LIFETIME.total_seconds() + 1)
    with pytest.raises(InvitationUsed):
        await house.enter_staff(invitation)


async def test_nobody_enters_without_an_invitation(house: AppHouse) -> None:
    with pytest.raises(InvitationUsed):
        await house.enter_staff("x" * 43)


async def test_inviting_a_name_again_gives_the_same_member_another_link(house: AppHouse) -> None:
    first, one = await house.invite("Chloé", Role.MODERATOR)
    second, other = await house.invite("  Chloé ", Role.LEAD)
    assert (first, one == other) == (second, False)


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\nb", "a\u202eb"])
async def test_an_alias_can_be_read(house: AppHouse, name: str) -> None:
    with pytest.raises(InvalidInput):
        await house.invite(name, Role.MODERATOR)


async def test_a_staff_session_ends(house: AppHouse) -> None:
    _, invitation = await house.invite("Chloé", Role.MODERATOR)
    _, token = await house.enter_staff(invitation)
    house.clock.move(seconds=STAFF_SESSION.total_seconds() - 1)
    assert await house.sessions.find(hash_token(token)) is not None
    house.clock.move(seconds=2)
    assert await house.sessions.find(hash_token(token)) is None


async def test_disabling_ends_sessions_and_links_at_once(house: AppHouse) -> None:
    _, invitation = await house.invite("Chloé", Role.MODERATOR)
    _, token = await house.enter_staff(invitation)
    _, unused = await house.invite("Chloé", Role.MODERATOR)
    await house.disable("Chloé")
    assert await house.sessions.find(hash_token(token)) is None
    with pytest.raises(InvitationUsed):
        await house.enter_staff(unused)
    with pytest.raises(NotFound):
        await house.disable("Personne")


async def test_names_of_those_who_ever_watched_are_known(house: AppHouse) -> None:
    await house.disable("Béa")
    assert set((await house.staff_names()).values()) == {"Ana", "Béa"}


async def test_every_act_of_staffing_is_in_the_journal(house: AppHouse) -> None:
    _, invitation = await house.invite("Chloé", Role.MODERATOR)
    await house.enter_staff(invitation)
    await house.disable("Chloé")
    records = await house.stores.journal.page(before=None, limit=3)
    assert [record.entry.act for record in records] == [
        Act.STAFF_DISABLED,
        Act.STAFF_ENTERED,
        Act.STAFF_INVITED,
    ]
    assert {record.staff_name for record in records} == {"Chloé"}
