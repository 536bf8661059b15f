"""A line that was not let through reaches nobody, on any path."""

import asyncio
import json

import pytest

from tests.functional.house import ROOM, HereHouse, Visitor, preview

HELD = "mon numéro : 06 39 98 12 34"
YOUNG = "j'ai 15 ans"
CLEAN = ("Bonsoir à tous", "Il pleut aussi chez vous ?")


async def every_path(house: HereHouse, author: Visitor, live: Visitor) -> dict[str, set[str]]:
    """What each path gives to somebody else, in words."""
    marker = (await live.said("Fin"))["seq"]
    await live.hear("message.created", seq=marker)
    house.clock.move(minutes=5)
    joiner, returning = await house.enter(), await house.enter()
    for visitor in (joiner, returning):
        await visitor.connect()
    joined, missed = await joiner.join(), await returning.join(since=0)
    device = await author.device()
    again = await device.join(since=0)
    return {
        "live": {frame["text"] for frame in live.heard("message.created")},
        "join": {line["text"] for line in joined["messages"]},
        "since": {line["text"] for line in missed["messages"]},
        "history": {line["text"] for line in await joiner.history()},
        "device": {line["text"] for line in again["messages"]},
        "preview": set(await preview(house)),
    }


@pytest.fixture(params=["refused", "held", "young"])
def line(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A line, and the answer that its author gets."""
    return {
        "refused": ("espèce de sale con, tu es une merde", "message.refused"),
        "held": ("envie de mourir ce soir", "message.held"),
        "young": (YOUNG, "message.held"),
    }[str(request.param)]


async def test_what_was_not_let_through_is_on_no_path(house: HereHouse, line: tuple[str, str]) -> None:
    text, answer = line
    ada, bob = await house.guest(), await house.guest()
    await ada.said(CLEAN[0])
    told = await ada.say(text)
    assert told["type"] == answer, told
    assert told["explanation"]
    await ada.said(CLEAN[1])
    seen = await every_path(house, ada, bob)
    for path, texts in seen.items():
        assert texts == {*CLEAN, "Fin"}, path
    assert text not in json.dumps(bob.frames, ensure_ascii=False)
    assert [line["seq"] for line in await bob.history()] == [1, 2, 3]


async def test_after_a_bad_edit_the_old_text_stays_on_every_path(
    house: HereHouse, line: tuple[str, str]
) -> None:
    text, answer = line
    ada, bob = await house.guest(), await house.guest()
    said = await ada.said(CLEAN[0])
    told = await ada.ask("message.edit", room=ROOM, id=said["id"], text=text)
    assert told["type"] == answer, told
    seen = await every_path(house, ada, bob)
    for path, texts in seen.items():
        assert texts == {CLEAN[0], "Fin"}, path
    assert bob.heard("message.edited") == []


async def test_a_line_about_oneself_being_young_is_answered_with_3018(house: HereHouse) -> None:
    told = await (await house.guest()).say(YOUNG)
    assert told["help"] == ["3018"]
    assert told["categories"] == ["minors"]


async def test_a_held_line_can_be_taken_back_before_anybody_sees_it(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    held = await ada.say("envie de mourir ce soir")
    assert held["type"] == "message.held"
    assert held["help"] == ["3114"]
    phone = await ada.device()
    assert await ada.ask("message.withdraw", ref=held["ref"]) == {
        "type": "message.withdrawn",
        "ref": held["ref"],
    }
    await phone.hear("message.withdrawn", ref=held["ref"])
    assert (await ada.say("envie de mourir ce soir", ref=held["ref"]))["type"] == "message.withdrawn"
    assert (await every_path(house, ada, bob))["join"] == {"Fin"}


async def test_bad_pseudonyms_never_enter(house: HereHouse) -> None:
    for pseudonym in ("Sale con", "Admin", "0639981234"):
        answer = await house.client().post("/api/v1/entries", json=house.form(pseudonym=pseudonym))
        assert answer.status_code == 422, pseudonym


async def test_many_at_once_are_judged_one_by_one(house: HereHouse) -> None:
    ada, bob = await house.guest(), await house.guest()
    texts = [CLEAN[number % 2] if number % 3 else HELD for number in range(30)]
    answers = await asyncio.gather(*(ada.say(text) for text in texts))
    for text, answer in zip(texts, answers, strict=True):
        assert (answer["type"] == "message.accepted") is (text != HELD), answer
    seen = await every_path(house, ada, bob)
    assert set().union(*seen.values()) == {*CLEAN, "Fin"}
