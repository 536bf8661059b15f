"""What the house does by itself from time to time."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from palabre.app.faults import where
from palabre.domain.errors import StoreUnavailable

LOOSE: Final = 0.2
"""By how much of its period a loose chore may come early."""

_PAUSE: Final = 0.002

log = structlog.get_logger(__name__)


@dataclass(kw_only=True, frozen=True, slots=True)
class Chore:
    """Something to do every so many seconds."""

    name: str
    every: float
    do: Callable[[], Awaitable[object]]
    loose: bool = False
    """Its turns come at random times: nodes that started together do not all do it at the same moment."""


class Upkeep:
    """Runs every chore on its own; one that fails is logged and tried again at its next turn."""

    def __init__(
        self,
        chores: Sequence[Chore],
        *,
        first: Iterable[object] = (),
        chance: Callable[[], float] = random.random,  # noqa: S311 - a pause, not a secret
    ) -> None:
        """Nothing runs before ``start``. ``chance`` gives a number from 0 to 1.

        ``first`` is work that is done once, a piece at each step, with pauses in which others go on.
        """
        self._chores = chores
        self._first = first
        self._chance = chance
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin; the first turn of each chore comes after its period."""
        self._tasks = [asyncio.create_task(self._run(chore), name=chore.name) for chore in self._chores]
        self._tasks.append(asyncio.create_task(self._work_through(), name="first"))

    async def stop(self) -> None:
        """End all of them."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    async def _work_through(self) -> None:
        for _ in self._first:
            await asyncio.sleep(_PAUSE)

    async def _run(self, chore: Chore) -> None:
        while True:
            early = LOOSE * self._chance() if chore.loose else 0.0
            await asyncio.sleep(chore.every * (1 - early))
            try:
                await chore.do()
            except StoreUnavailable as error:
                # The store tells of itself; the next turn does what this one could not.
                log.warning("chore_put_off", chore=chore.name, **where(error))
            except Exception as error:  # noqa: BLE001 - the edge of a task: the next turn may succeed
                log.error("chore_failed", chore=chore.name, **where(error))  # noqa: TRY400
