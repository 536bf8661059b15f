import re
from pathlib import Path
from typing import Any

import pytest

from palabre.settings import LimitSettings
from tests.functional.house import HereHouse, open_here, preview


async def post(house: HereHouse, **changes: Any) -> Any:
    return await house.client().post("/api/v1/entries", json=house.form(**changes))


async def test_three_fields_open_the_door(house: HereHouse) -> None:
    answer = await post(house, pseudonym="Mésange bleue", postal_code="97110")
    assert answer.status_code == 201
    body = answer.json()
    assert body["person"]["pseudonym"] == "Mésange bleue"
    assert (body["person"]["rung"], body["person"]["department"]) == ("newcomer", "971")
    assert len(body["token"]) >= 43
    assert body["expires_at"].endswith("Z")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"palabre={body['token']};")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize(
    "code, department", [("1000", "hors-fr"), ("20137", "2A"), ("20200", "2B"), ("75011", "75")]
)
async def test_a_postal_code_becomes_a_department(house: HereHouse, code: str, department: str) -> None:
    assert (await post(house, postal_code=code)).json()["person"]["department"] == department


@pytest.mark.parametrize(
    "changes, status, code",
    [
        ({"accepts_rules": False}, 422, "rules_not_accepted"),
        ({"age": 17}, 403, "under_age"),
        ({"age": 121}, 422, "invalid_input"),
        ({"age": -1}, 422, "invalid_input"),
        ({"age": "34"}, 422, "invalid_input"),
        ({"postal_code": "00000"}, 422, "postal_code_unknown"),
        ({"pseudonym": "Modération"}, 422, "pseudonym_refused"),
        ({"pseudonym": "Méda\u200bnge"}, 422, "pseudonym_refused"),
        ({"pseudonym": "Раuline"}, 422, "pseudonym_refused"),
        ({"pseudonym": "lea0639981234"}, 422, "pseudonym_refused"),
        ({"pseudonym": "Camille1987"}, 422, "pseudonym_refused"),
        ({"colour": "green"}, 422, "invalid_input"),
    ],
)
async def test_what_is_wrong_is_refused_in_words(
    house: HereHouse, changes: dict[str, Any], status: int, code: str
) -> None:
    answer = await post(house, **changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    if code == "pseudonym_refused":
        assert len(answer.json()["suggestions"]) >= 3


@pytest.mark.parametrize("age", [18, 120])
async def test_every_adult_age_is_accepted(house: HereHouse, age: int) -> None:
    assert (await post(house, age=age)).status_code == 201


async def test_a_taken_pseudonym_comes_with_free_ones(house: HereHouse) -> None:
    await post(house, pseudonym="Mésange bleue")
    answer = await post(house, pseudonym="MESANGE bleue")
    assert (answer.status_code, answer.json()["code"]) == (409, "pseudonym_taken")
    for suggestion in answer.json()["suggestions"][:3]:
        assert (await post(house, pseudonym=suggestion)).status_code == 201


async def test_who_is_too_young_is_helped_and_does_not_get_in_by_changing_the_number(
    house: HereHouse,
) -> None:
    browser = house.client()
    refused = await browser.post("/api/v1/entries", json=house.form(age=15))
    assert refused.status_code == 403
    assert "3018" in refused.text
    again = await browser.post("/api/v1/entries", json=house.form(age=25))
    assert (again.status_code, again.json()["code"]) == (403, "under_age")
    house.clock.move(hours=7)
    assert (await browser.post("/api/v1/entries", json=house.form(age=25))).status_code == 201


async def test_leaving_ends_session_and_line_but_not_what_was_said(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    said = await ada.said("Bonsoir")
    assert (await ada.client.delete("/api/v1/entries/current")).status_code == 204
    assert await ada.ends() == 4401
    assert (await ada.client.get("/api/v1/entries/current")).status_code == 401
    assert [line["id"] for line in await bob.history()] == [said["id"]]
    await bob.report("message", said["id"])
    await bob.report("person", ada.alias)
    taken = await post(house, pseudonym=ada.pseudonym)
    assert taken.json()["code"] == "pseudonym_taken"


async def test_nothing_public_links_two_visits(house: HereHouse) -> None:
    first = await house.enter()
    await first.client.delete("/api/v1/entries/current")
    second = await house.enter()
    assert first.alias != second.alias
    current = (await second.client.get("/api/v1/entries/current")).json()
    assert current["person"] == second.entry["person"]


async def test_entering_again_from_one_browser_leaves_the_first_stay(house: HereHouse) -> None:
    browser = house.client(origin=house.url)
    first = (await browser.post("/api/v1/entries", json=house.form())).json()
    second = (await browser.post("/api/v1/entries", json=house.form())).json()
    old = house.client(authorization=f"Bearer {first['token']}")
    new = house.client(authorization=f"Bearer {second['token']}")
    assert (await old.get("/api/v1/entries/current")).status_code == 401
    assert (await new.get("/api/v1/entries/current")).status_code == 200


async def test_a_day_without_a_sign_ends_the_session(house: HereHouse) -> None:
    ada = await house.enter()
    house.clock.move(hours=25)
    assert (await ada.client.get("/api/v1/entries/current")).json()["code"] == "not_entered"


async def test_rooms_and_previews_are_open_and_talk_is_not(house: HereHouse) -> None:
    outside = house.client()
    assert (await outside.get("/api/v1/rooms")).status_code == 200
    assert await preview(house) == []
    for path in ("/api/v1/rooms/sous-l-arbre/messages", "/api/v1/entries/current"):
        assert (await outside.get(path)).json()["code"] == "not_entered"


async def test_entries_from_one_address_are_bounded(tmp_path: Path) -> None:
    async with open_here(tmp_path, limits=LimitSettings(entries_per_minute=2)) as house:
        answers = [(await post(house)).status_code for _ in range(3)]
        assert answers == [201, 201, 429]


async def test_neither_age_nor_postal_code_nor_token_is_stored(house: HereHouse) -> None:
    ada = await house.enter(age=53, postal_code="29217")
    await ada.connect()
    await ada.join()
    await ada.said("Bonsoir")
    data = house.service.settings.data_dir
    kept = b"".join(path.read_bytes() for path in data.iterdir() if path.name.startswith("palabre.sqlite3"))
    assert b"Bonsoir" in kept
    assert ada.token.encode() not in kept
    assert b"29217" not in kept
    assert re.search(rb"\bage\b", kept) is None
