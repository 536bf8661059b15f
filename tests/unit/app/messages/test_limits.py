import pytest

from palabre.app.messages.outcomes import Accepted
from palabre.app.speakers import Whence
from palabre.domain.errors import NetworkBusy, Refusal, RoomBusy, TooFast
from palabre.domain.limits import Rate
from palabre.domain.persons import Person
from tests.unit.app.house import KITCHEN, AppHouse, app_house

SCHOOL, HOME = Whence(source="203.0.113.7"), Whence(source="198.51.100.4")


async def flood(
    house: AppHouse, people: list[Person], seconds: int, whence: Whence = HOME, **changes: object
) -> list[Refusal]:
    """Everybody says something four times a second; what was refused."""
    refused: list[Refusal] = []
    for _ in range(seconds * 4):
        for person in people:
            try:
                assert isinstance(await house.say(person, "Bonsoir", whence, **changes), Accepted)
            except Refusal as refusal:
                refused.append(refusal)
        house.clock.move(seconds=0.25)
    assert all(refusal.retry_after for refusal in refused)
    return refused


async def test_a_flood_of_one_account_keeps_to_its_limit_and_hinders_nobody(url: str) -> None:
    async with app_house(url, messages_per_minute=30) as house:
        loud, calm = await house.person(), await house.person()
        refused = await flood(house, [loud], 60)
        assert 240 - len(refused) == pytest.approx(30, rel=0.05)
        assert {type(one) for one in refused} == {TooFast}
        assert isinstance(await house.say(calm, "Bonsoir", HOME), Accepted)
        # And so in the minutes that follow.
        assert 480 - len(await flood(house, [loud], 120)) == pytest.approx(60, rel=0.05)


async def test_many_accounts_of_one_address_share_its_limit(url: str) -> None:
    address = Rate(per_minute=60, burst=20, strict=True)
    async with app_house(url, messages_per_minute=30, address=address) as house:
        crowd = [await house.person() for _ in range(10)]
        elsewhere = await house.person()
        refused = await flood(house, crowd, 60, SCHOOL)
        assert 2_400 - len(refused) == pytest.approx(60, rel=0.05)
        assert NetworkBusy in {type(one) for one in refused}
        assert isinstance(await house.say(elsewhere, "Bonsoir", HOME), Accepted)


async def test_a_flooded_room_keeps_to_its_limit_and_the_others_to_theirs(url: str) -> None:
    room = Rate(per_minute=40, burst=10, strict=True)
    async with app_house(url, messages_per_minute=30, room=room) as house:
        crowd = [await house.person() for _ in range(10)]
        refused = await flood(house, crowd, 60)
        assert 2_400 - len(refused) == pytest.approx(40, rel=0.05)
        assert RoomBusy in {type(one) for one in refused}
        other = await house.person()
        assert isinstance(await house.say(other, "Bonsoir", HOME, room=KITCHEN), Accepted)


async def test_what_one_limit_refuses_costs_nothing_of_the_others(url: str) -> None:
    room = Rate(per_minute=1, burst=1, strict=True)
    async with app_house(url, messages_per_minute=30, room=room) as house:
        ada = await house.person()
        await house.said(ada)
        for _ in range(50):
            with pytest.raises(RoomBusy):
                await house.say(ada, "Bonsoir")
        assert isinstance(await house.say(ada, "Bonsoir", room=KITCHEN), Accepted)


async def test_edits_count_for_the_address_too(url: str) -> None:
    address = Rate(per_minute=2, burst=2, strict=True)
    async with app_house(url, messages_per_minute=30, address=address) as house:
        ada = await house.person()
        said = await house.said(ada, whence=HOME)
        await house.said(await house.person(), whence=HOME)
        with pytest.raises(NetworkBusy):
            await house.change(ada, said.id, "Bonjour", HOME)
