"""Thousands of lines through a real socket: others receive exactly those that were allowed, on every path."""

import asyncio
import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.functional.house import HereHouse, Visitor, preview

pytestmark = pytest.mark.slow

DEV = Path(__file__).resolve().parents[3] / "shared" / "data" / "moderation" / "dev.jsonl"
"""Beside the checkout, where there is one; the texts stay there."""

OWN = (
    "Bonsoir à tous",
    "Il pleut aussi chez vous ?",
    "appelle-moi au 06 39 98 12 34",
    "zéro six, trente-neuf, quatre-vingt-dix-huit, douze, trente-quatre",
    "écris à camille arobase exemple point fr",
    "espèce d'idiot",
    "tu es vraiment nul, casse-toi",
    "j'ai 15 ans",
    "envie de mourir ce soir",
    "Ma grand-mère disait toujours : chi va piano",
    "viens sur l'autre appli on sera tranquilles",
    "gagne 500 euros par jour, clique ici https://exemple.example",
    "Le con est une rivière ? Non, c'est le nom d'un village.",
    "Quel match hier soir, putain !",
    "a\u202eb",
    "   ",
)
SENDERS = 8
TAIL = 1_000


def lines() -> list[str]:
    """The lines to be said, in order."""
    if not DEV.is_file():
        return [*OWN] * 4
    with DEV.open(encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in rows]


async def say_all(people: Sequence[Visitor], texts: Sequence[str]) -> list[dict[str, Any]]:
    """Each line with its answer, many on the way at once."""
    answers: list[dict[str, Any]] = [{} for _ in texts]
    numbers = iter(range(len(texts)))

    async def speak(visitor: Visitor) -> None:
        for number in numbers:
            answers[number] = await visitor.say(texts[number])
            # What was read needs not be searched again for the next answer.
            visitor.frames.clear()

    await asyncio.gather(*(speak(one) for one in people))
    return answers


async def whole_history(visitor: Visitor) -> list[dict[str, Any]]:
    """Every page, from the newest back to the first."""
    found: list[dict[str, Any]] = []
    before: dict[str, Any] = {}
    while page := await visitor.history(**before):
        found = page + found
        before = {"before": page[0]["seq"]}
    return found


def key(line: dict[str, Any]) -> tuple[int, str, str]:
    return line["seq"], line["id"], line["text"]


async def test_others_receive_exactly_what_was_allowed(house: HereHouse) -> None:
    texts = lines()
    listener = await house.guest()
    people = [await house.enter() for _ in range(SENDERS)]
    for one in people:
        await one.connect()
    answers = await say_all(people, texts)

    kinds = Counter(answer["type"] for answer in answers)
    assert sum(kinds.values()) == len(texts)
    assert set(kinds) <= {
        "message.accepted",
        "message.held",
        "message.nudged",
        "message.refused",
        "error",
    }
    assert all(
        answer["code"] in {"text_empty", "text_too_long", "text_characters"}
        for answer in answers
        if answer["type"] == "error"
    )
    assert all(answer["case_code"] for answer in answers if answer["type"] == "message.refused")
    assert kinds["message.accepted"] > len(texts) // 10
    assert kinds["message.refused"] + kinds["message.held"] + kinds["message.nudged"] > len(texts) // 10

    allowed = sorted(
        (answer["seq"], answer["id"], answer.get("text") or unicodedata.normalize("NFC", text).strip())
        for text, answer in zip(texts, answers, strict=True)
        if answer["type"] == "message.accepted"
    )
    await listener.hear("message.created", seq=allowed[-1][0])
    live = [key(frame) for frame in listener.heard("message.created")]
    joiner = await house.enter()
    await joiner.connect()
    joined = [key(line) for line in (await joiner.join())["messages"]]
    start = max(0, len(allowed) - TAIL)
    missed = [key(line) for line in (await joiner.join(since=start))["messages"]]
    history = [key(line) for line in await whole_history(joiner)]
    house.clock.move(minutes=3)
    shown = await preview(house)

    # Compared without showing a difference: these texts are not for a log.
    assert (len(live), live == allowed) == (len(allowed), True)
    assert (len(history), history == allowed) == (len(allowed), True)
    assert (len(missed), missed == allowed[start:]) == (len(allowed) - start, True)
    assert (len(joined), joined == allowed[-len(joined) :]) == (min(50, len(allowed)), True)
    assert (len(shown), shown == [text for _, _, text in allowed[-len(shown) :]]) == (8, True)
