"""SIGKILL under load, restart, resume: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.functional.house import House, LineEndedError, Visitor, open_far

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

KILLS = 10
PEOPLE = 4
AT_ONCE = 4
"""Lines that one person has on the way."""


@dataclass(kw_only=True)
class Talk:
    """What was asked and what was answered, by everybody."""

    numbers: Iterator[int] = field(default_factory=itertools.count)
    pending: dict[str, tuple[Visitor, str]] = field(default_factory=dict[str, tuple[Visitor, str]])
    answered: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    wanted: int = 0

    def want(self, more: int) -> None:
        """``enough`` is set after so many more answers."""
        self.wanted = len(self.answered) + more
        self.enough.clear()

    async def keep_on(self, visitor: Visitor) -> None:
        """Say one line after the other until the line ends."""
        while True:
            number, ref = next(self.numbers), str(uuid4())
            text = f"envie de mourir ce soir {number}" if number % 25 == 24 else f"ligne {number}"
            self.texts[ref] = text
            self.pending[ref] = visitor, text
            try:
                await self.say(visitor, ref, text)
            except LineEndedError:
                return

    async def say(self, visitor: Visitor, ref: str, text: str) -> None:
        """Say it, and note the answer; said before, it must be the same."""
        answer = await visitor.say(text, ref=ref)
        assert answer["type"] in {"message.accepted", "message.held"}, answer
        assert self.answered.setdefault(ref, answer) == answer
        self.pending.pop(ref, None)
        if len(self.answered) >= self.wanted:
            self.enough.set()

    async def say_again(self) -> None:
        """Whoever had no answer asks again under the same ref."""
        await asyncio.gather(
            *(self.say(visitor, ref, text) for ref, (visitor, text) in list(self.pending.items()))
        )


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    environment = {}
    if kind == "postgresql":
        environment["PALABRE_DATABASE_URL"] = str(request.getfixturevalue("postgres_url"))
    talk = Talk()
    async with open_far(tmp_path, **environment) as far:
        house = await far.start()
        people = [await house.guest() for _ in range(PEOPLE)]
        for kill in range(KILLS):
            talk.want(20 + 7 * kill)
            speaking = [asyncio.create_task(talk.keep_on(one)) for one in people for _ in range(AT_ONCE)]
            await talk.enough.wait()
            await far.kill()
            await asyncio.gather(*speaking)
            await far.start()
            for one in people:
                await one.connect()
                joined = await one.join(since=0)
                assert "resync" not in joined
            await talk.say_again()
        await check(talk, house, people)
        await far.stop()


async def check(talk: Talk, house: House, people: list[Visitor]) -> None:
    """The log holds each line once, under the number that its author was told."""
    assert not talk.pending
    accepted = {ref: one for ref, one in talk.answered.items() if one["type"] == "message.accepted"}
    held = {ref for ref, one in talk.answered.items() if one["type"] == "message.held"}
    assert len(accepted) > KILLS * 20
    assert held
    log = (await people[0].join(since=0))["messages"]
    assert [line["seq"] for line in log] == list(range(1, len(log) + 1))
    assert {(line["id"], line["seq"], line["text"]) for line in log} == {
        (one["id"], one["seq"], talk.texts[ref]) for ref, one in accepted.items()
    }
    assert len(log) == len(accepted)
    desk = await house.watcher("Ana")
    queue = (await desk.get("/api/v1/moderation/cases", params={"limit": 100})).json()["items"]
    assert sorted(case["excerpt"] for case in queue) == sorted(talk.texts[ref] for ref in held)
