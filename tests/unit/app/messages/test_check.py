import random
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from palabre.adapters.db.tables import metadata
from palabre.app.messages.outcomes import Accepted, Held, Nudged, Outcome, Refused, Withdrawn
from palabre.app.speakers import Speaker
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import (
    EditWindowOver,
    Muted,
    NotFound,
    SlowMode,
    TextCharacters,
    TextEmpty,
    TextTooLong,
    TooFast,
)
from palabre.domain.ids import Slug
from palabre.domain.persons import Person
from palabre.domain.verdicts import ExplanationLevel, Verdict, VerdictAction
from palabre.engines.filter import Filter
from tests import make
from tests.unit.app.house import KITCHEN, AppHouse, app_house

STOPPED = ("#hold", "#refuse", "#nudge", "#young")

PLAIN = (
    "Bonsoir à tous", "Il pleut ici depuis ce matin", "Quelqu’un a une recette de soupe ?", "mdr",
    "Je reviens dans cinq minutes", "Le match finit à 3-1", "ça coûte 12,50 €", "On se voit au 3919 ?",
)  # fmt: skip
ROUGH = (
    "tu es nul", "espèce de sale con", "mon numéro : 06 39 98 12 34", "écris-moi sur snap",
    "j’ai 15 ans", "envie de mourir ce soir", "tu vas le regretter", "quelqu’un vend de la beuh ?",
    "va sur https://exemple.example/promo", "AAAAAAAAAAAAAAAAAAAAAA TOUT LE MONDE REGARDE ICI MAINTENANT",
    "je vends de la coke", "12 rue des Lilas à Rennes",
)  # fmt: skip
JOINTS = (" ", ", ", " !!! ", "\n", " … ", " 😀 ")
ALPHABET = "aeiounrstl éàç'’.,!?0123456789@#🙂"


def varied(chance: random.Random, earlier: list[str]) -> str:
    """A line as people write them: plain, rough, both, noise, or nearly what was said before."""
    kind = chance.random()
    if kind < 0.2 and earlier:
        return chance.choice(earlier[-8:]) + chance.choice(("", "", "!", " ."))
    if kind < 0.3:
        return "x" + "".join(chance.choices(ALPHABET, k=chance.randrange(80)))
    parts = [chance.choice(PLAIN if chance.random() < 0.6 else ROUGH) for _ in range(chance.randrange(1, 4))]
    return chance.choice(JOINTS).join(parts)


def of(outcome: Outcome) -> Verdict | None:
    """The verdict that an outcome carries; None where the line was delivered."""
    match outcome:
        case Held() | Refused():
            return outcome.submission.verdict
        case Nudged():
            return outcome.verdict
        case Accepted() | Withdrawn():
            return None


async def agree(house: AppHouse, texts: int) -> dict[VerdictAction, int]:
    """Ask, then say; the two must be of one mind. Return how often each verdict came."""
    chance = random.Random(4)
    people = [await house.person() for _ in range(10)]
    earlier: dict[Person, list[str]] = {person: [] for person in people}
    seen: dict[VerdictAction, int] = {}
    for _ in range(texts):
        person = chance.choice(people)
        text = varied(chance, earlier[person])
        earlier[person].append(text)
        house.clock.move(seconds=chance.choice((0.2, 1.5, 4, 9)))
        room = chance.choice((make.ROOM, KITCHEN))
        checked = await house.asked(person, text, room=room)
        outcome = await house.say(person, text, room=room)
        verdict = of(outcome)
        if verdict is None:
            assert isinstance(outcome, Accepted)
            assert checked.verdict.delivers, text
            assert checked.masked_text == outcome.masked_text
        else:
            assert checked.verdict == verdict, text
        seen[checked.verdict.action] = seen.get(checked.verdict.action, 0) + 1
    return seen


async def test_asking_and_saying_are_of_one_mind(url: str) -> None:
    async with app_house(url, messages_per_minute=10**6, judge=Filter()) as house:
        seen = await agree(house, 600)
    assert set(seen) == {VerdictAction.ALLOW, VerdictAction.NUDGE, VerdictAction.HOLD, VerdictAction.REFUSE}


@pytest.mark.verify
async def test_asking_and_saying_are_of_one_mind_ten_thousand_times(url: str) -> None:
    async with app_house(url, messages_per_minute=10**6, judge=Filter()) as house:
        seen = await agree(house, 10_000)
    print({action.value: number for action, number in seen.items()})
    assert sum(seen.values()) == 10_000


async def test_a_rule_for_a_share_of_texts_tells_who_asks_what_it_will_do(house: AppHouse) -> None:
    people = [await house.person() for _ in range(8)]
    refused = 0
    for person in people:
        for number in range(8):
            text = f"#half {number}"
            checked = await house.asked(person, text)
            assert (await house.asked(person, text)).verdict == checked.verdict
            outcome = await house.say(person, text)
            assert isinstance(outcome, Refused) is (checked.verdict.action is VerdictAction.REFUSE)
            refused += isinstance(outcome, Refused)
    assert 0 < refused < 64
    draws = {circumstances.draw for _, circumstances in house.judge.asked}
    assert len(draws) == 64
    assert all(0 <= draw < 1 for draw in draws)


async def everything(house: AppHouse) -> dict[str, list[Any]]:
    """All that the house stores."""
    return {
        table.name: [tuple(row) for row in await house.stores.database.read(select(table))]
        for table in metadata.sorted_tables
    }


def memory(speaker: Speaker) -> tuple[object, ...]:
    pace = speaker.pace
    return (dict(speaker.refs), pace.recent, dict(pace.edits), dict(pace.spoke), pace.bucket.level)


@pytest.mark.parametrize("text", [*(f"c’est {marker}" for marker in (*STOPPED, "#mask")), "Bonsoir"])
async def test_asking_leaves_no_trace(url: str, text: str) -> None:
    async with app_house(url, messages_per_minute=600) as house:
        ada = await house.person()
        said = await house.said(ada)
        speaker = await house.speakers.of(ada)
        before, remembered, told = await everything(house), memory(speaker), list(house.told.facts)
        with capture_logs() as logs:
            for edit_of in (None, said.id):
                await house.asked(ada, text, edit_of=edit_of)
        assert await everything(house) == before
        assert memory(speaker) == remembered
        assert (house.told.facts, logs) == (told, [])


async def test_asking_twenty_times_is_no_flood(url: str) -> None:
    async with app_house(url, messages_per_minute=600, judge=Filter()) as house:
        ada = await house.person()
        for _ in range(20):
            assert (await house.asked(ada, "Quelqu’un a vu la lune ?")).verdict.delivers
        assert isinstance(await house.say(ada, "Quelqu’un a vu la lune ?"), Accepted)


async def test_masked_words_are_shown_before_they_are_masked(house: AppHouse) -> None:
    checked = await house.asked(await house.person(), "un #mask ici")
    assert checked.masked_text == "un ••••• ici"


async def test_asking_costs_what_sending_costs_and_takes_nothing_from_it(url: str) -> None:
    async with app_house(url, messages_per_minute=30) as house:
        ada = await house.person()
        for _ in range(10):
            await house.asked(ada, "#refuse moi")
        for _ in range(5):
            with pytest.raises(TooFast) as refusal:
                await house.asked(ada, "#refuse moi")
            assert refusal.value.retry_after
        assert isinstance(await house.say(ada, "Bonsoir"), Accepted)


async def test_trying_words_by_sending_and_by_asking_is_no_faster_than_by_one_of_them(url: str) -> None:
    async with app_house(url, messages_per_minute=30) as house:
        ada = await house.person()
        tried = 0
        for second in range(120):
            for ask in (house.asked, house.say):
                try:
                    await ask(ada, f"#refuse {second}")
                    tried += 1
                except TooFast:
                    continue
            house.clock.move(seconds=1)
        # Two minutes at thirty a minute, and what both may do at once at the start.
        assert tried <= 60 + 30


async def test_who_may_not_write_may_not_ask(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    await house.decided(await house.reported(bob, (await house.said(ada)).id), DecisionKind.MUTE, minutes=5)
    with pytest.raises(Muted):
        await house.asked(ada, "Bonsoir")
    with pytest.raises(NotFound):
        await house.asked(bob, "Bonsoir", room=Slug("nulle-part"))


@pytest.mark.parametrize(
    "text, refusal", [(" ", TextEmpty), ("a" * 1_001, TextTooLong), ("a\u202e", TextCharacters)]
)
async def test_what_is_no_line_is_refused_as_when_sent(
    house: AppHouse, text: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await house.asked(await house.person(), text)


async def test_in_a_slow_room_one_asks_when_one_may_speak(url: str) -> None:
    async with app_house(url, messages_per_minute=600) as house:
        ada = await house.person()
        await house.slow(house.ana, make.ROOM, 30)
        said = await house.said(ada)
        with pytest.raises(SlowMode):
            await house.asked(ada, "Encore")
        assert (await house.asked(ada, "Corrigé", edit_of=said.id)).verdict.delivers
        house.clock.move(seconds=31)
        assert (await house.asked(ada, "Encore")).verdict.delivers
        assert isinstance(await house.say(ada, "Encore"), Accepted)


async def test_an_edit_is_asked_about_by_its_author_in_its_time(house: AppHouse) -> None:
    ada, bob = await house.person(), await house.person()
    said = await house.said(ada, "un #mask ici")
    assert (await house.asked(ada, "#refuse", edit_of=said.id)).verdict.action is VerdictAction.REFUSE
    assert (await house.asked(ada, "un ••••• ici", edit_of=said.id)).verdict.delivers
    for person, room in ((bob, make.ROOM), (ada, KITCHEN)):
        with pytest.raises(NotFound):
            await house.asked(person, "autre", edit_of=said.id, room=room)
    house.clock.move(minutes=16)
    with pytest.raises(EditWindowOver):
        await house.asked(ada, "autre", edit_of=said.id)


async def test_the_verdict_keeps_its_level(house: AppHouse) -> None:
    ada = await house.person()
    verdicts = [(await house.asked(ada, f"#half {number}")).verdict for number in range(16)]
    levels = {verdict.explanation for verdict in verdicts if not verdict.delivers}
    assert levels == {ExplanationLevel.CATEGORY}
