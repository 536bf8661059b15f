"""Plays an evening in a demo house, through its doors like anybody else."""

import asyncio
from collections import Counter
from collections.abc import Callable

from palabre.demo.guest import Guest, HouseUnreachableError
from palabre.demo.talk.evening import evening
from palabre.demo.talk.people import Line, LineKind

_ALL_THE_SAME = 2.0
"""Seconds between a line and the report about it."""


class Player:
    """Guests enter when they first have something to say. ``outcomes`` counts what became of the lines."""

    def __init__(self, address: str, *, seed: int, speed: float, told: Callable[[str], None]) -> None:
        """``speed`` 2 plays twice as fast; ``told`` receives a line of progress now and then."""
        self._address = address
        self._seed = seed
        self._speed = speed
        self._told = told
        self._guests: dict[str, asyncio.Task[Guest]] = {}
        self._lines: dict[int, asyncio.Task[str | None]] = {}
        self.outcomes: Counter[str] = Counter()

    async def play(self, *, minutes: float | None) -> None:
        """Play until the evening is over or so many minutes have passed; everybody leaves at the end."""
        loop = asyncio.get_running_loop()
        start = due = loop.time()
        try:
            for index, line in enumerate(evening(self._seed)):
                due += line.after_seconds / self._speed
                if minutes is not None and due - start > minutes * 60:
                    break
                await asyncio.sleep(max(0.0, due - loop.time()))
                self._lines[index] = asyncio.create_task(self._say(line))
                self._lines.pop(index - 400, None)
                if index == 0:
                    await self._lines[0]
                    if self.outcomes["unreachable"]:
                        raise HouseUnreachableError(self._address)
                if index and index % 50 == 0:
                    self._told(self.summary())
        finally:
            await asyncio.gather(*self._lines.values(), return_exceptions=True)
            await asyncio.gather(*(self._see_off(guest) for guest in self._guests.values()))

    def summary(self) -> str:
        """What became of the lines so far."""
        return " · ".join(f"{name} {count}" for name, count in sorted(self.outcomes.items()))

    async def _say(self, line: Line) -> str | None:
        """Return the message's id when it was delivered."""
        try:
            guest = await self._guest(line)
            if not guest.here:
                return None
            answered = self._lines.get(line.reply_to) if line.reply_to is not None else None
            reply_to = await answered if answered is not None else None
            answer = await guest.say(line.room, line.text, reply_to)
            self.outcomes[answer["type"] if answer["type"] != "error" else answer["code"]] += 1
            if answer["type"] != "message.accepted":
                return None
            message_id: str = answer["id"]
            if line.kind is LineKind.TO_REPORT and line.reported_by and line.report_reason:
                await asyncio.sleep(_ALL_THE_SAME / self._speed)
                reporter = await self._enter(
                    line.reported_by.pseudonym, Guest(line.reported_by, self._address)
                )
                await reporter.report(message_id, line.report_reason)
                self.outcomes["report"] += 1
        except HouseUnreachableError:
            self.outcomes["unreachable"] += 1
            return None
        return message_id

    async def _guest(self, line: Line) -> Guest:
        return await self._enter(line.speaker.pseudonym, Guest(line.speaker, self._address))

    async def _enter(self, name: str, fresh: Guest) -> Guest:
        if name not in self._guests:

            async def enter() -> Guest:
                await fresh.enter()
                return fresh

            self._guests[name] = asyncio.create_task(enter())
        return await asyncio.shield(self._guests[name])

    async def _see_off(self, entering: asyncio.Task[Guest]) -> None:
        try:
            await (await entering).leave()
        except HouseUnreachableError:
            # The house closed before its guests left: nothing to end.
            return
