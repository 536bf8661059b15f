import asyncio
from typing import Any

import pytest

from palabre.app.entries import Entered
from palabre.app.tokens import hash_token
from palabre.domain.errors import (
    PostalCodeUnknown,
    PseudonymRefused,
    PseudonymTaken,
    RulesNotAccepted,
    UnderAge,
)
from palabre.domain.facts import PersonLeft
from palabre.domain.persons import IDLE_LIMIT, PSEUDONYM_RESERVED
from palabre.domain.trust import Rung
from tests.unit.app.house import AppHouse, app_house

FORM: dict[str, Any] = {
    "pseudonym": "Mésange bleue",
    "age": 34,
    "postal_code": "20137",
    "accepts_rules": True,
}


async def enter(house: AppHouse, **changes: Any) -> Entered:
    """Fill in the form, with what the test is about."""
    return await house.enter(**(FORM | changes))


async def test_three_fields_and_the_rules_make_a_newcomer(house: AppHouse) -> None:
    entered = await enter(house)
    person = entered.person
    assert (person.pseudonym, person.rung, person.department) == ("Mésange bleue", Rung.NEWCOMER, "2A")
    assert person.expires_at == house.clock.now() + IDLE_LIMIT
    found = await house.stores.persons.by_token(hash_token(entered.token), house.clock.now())
    assert found == person


@pytest.mark.parametrize(
    "field, value, refusal",
    [
        ("accepts_rules", False, RulesNotAccepted),
        ("age", 17, UnderAge),
        ("postal_code", "00000", PostalCodeUnknown),
        ("postal_code", "", PostalCodeUnknown),
        ("pseudonym", "Modérateur", PseudonymRefused),
        ("pseudonym", "a\u200bb", PseudonymRefused),
        ("pseudonym", "", PseudonymRefused),
    ],
)
async def test_what_is_missing_or_wrong_is_refused(
    house: AppHouse, field: str, value: object, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await enter(house, **{field: value})


@pytest.mark.parametrize("age", [18, 120])
async def test_the_minimum_age_may_enter(house: AppHouse, age: int) -> None:
    await enter(house, age=age)


async def test_another_minimum_age_is_another_door(url: str) -> None:
    async with app_house(url, minimum_age=21) as house:
        with pytest.raises(UnderAge):
            await enter(house, age=20)


async def test_a_refused_pseudonym_comes_with_three_that_are_free(house: AppHouse) -> None:
    with pytest.raises(PseudonymRefused) as refusal:
        await enter(house, pseudonym="Admin")
    suggestions = refusal.value.extra["suggestions"]
    assert isinstance(suggestions, list)
    assert len(suggestions) >= 3
    for suggestion in suggestions:
        await enter(house, pseudonym=suggestion)


@pytest.mark.parametrize("twin", ["Mésange bleue", "MESANGE BLEUE", "mesange_bleue", "Mèsange  bleue"])
async def test_one_pseudonym_and_all_that_look_like_it_are_one_persons(house: AppHouse, twin: str) -> None:
    await enter(house)
    with pytest.raises((PseudonymTaken, PseudonymRefused)) as refusal:
        await enter(house, pseudonym=twin)
    suggestions = refusal.value.extra["suggestions"]
    assert isinstance(suggestions, list)
    assert len(suggestions) >= 3


async def test_of_two_at_once_one_enters(house: AppHouse) -> None:
    answers = await asyncio.gather(
        *(enter(house) for _ in range(4)),
        return_exceptions=True,
    )
    assert sum(isinstance(answer, PseudonymTaken) for answer in answers) == 3


async def test_leaving_ends_the_session_and_keeps_the_pseudonym_for_a_week(house: AppHouse) -> None:
    entered = await enter(house)
    await house.leave(entered.person.id)
    await house.leave(entered.person.id)
    assert await house.stores.persons.by_token(hash_token(entered.token), house.clock.now()) is None
    assert house.told.of(PersonLeft)[0].person_id == entered.person.id
    house.clock.move(seconds=PSEUDONYM_RESERVED.total_seconds() - 1)
    with pytest.raises(PseudonymTaken):
        await enter(house)
    house.clock.move(seconds=2)
    await enter(house)


async def test_each_entry_has_another_alias(house: AppHouse) -> None:
    first = await enter(house)
    await house.leave(first.person.id)
    house.clock.move(days=8)
    second = await enter(house)
    assert first.person.alias != second.person.alias
    assert first.token != second.token
    assert first.person.alias != first.person.id


async def test_what_was_said_outlives_its_author(house: AppHouse) -> None:
    ada, other = await house.person(), await house.person()
    said = await house.said(ada, "Bonsoir")
    await house.leave(ada.id)
    assert await house.shown() == ["Bonsoir"]
    file = await house.stores.cases.file(await house.reported(other, said.id))
    assert file is not None
    assert file.case.person_id == ada.id


async def test_whoever_was_away_for_a_day_has_left(house: AppHouse) -> None:
    away, here = await house.somebody(), await house.somebody()
    house.clock.move(hours=23)
    house.attendance.seen(here.person.id)
    await house.attendance.flush()
    house.clock.move(hours=2)
    assert await house.end_idle() == 1
    now = house.clock.now()
    assert await house.stores.persons.by_token(hash_token(away.token), now) is None
    assert await house.stores.persons.by_token(hash_token(here.token), now) is not None
    assert [fact.person_id for fact in house.told.of(PersonLeft)] == [away.person.id]
    assert await house.end_idle() == 0


async def test_being_seen_is_stored_in_one_go(house: AppHouse) -> None:
    entered = await house.somebody()
    house.clock.move(hours=3)
    house.attendance.seen(entered.person.id)
    await house.attendance.flush()
    await house.attendance.flush()
    found = await house.stores.persons.by_id(entered.person.id)
    assert found is not None
    assert found.expires_at == house.clock.now() + IDLE_LIMIT


async def test_a_free_pseudonym_is_said_to_be_free(house: AppHouse) -> None:
    assert not await house.pseudonyms.is_taken("Mésange bleue")
    await enter(house)
    assert await house.pseudonyms.is_taken("mésange BLEUE")
    assert len(await house.pseudonyms.suggestions("Mésange bleue")) >= 3
