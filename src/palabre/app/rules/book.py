"""The rules that run here and now: read from the store, given to the filter, read again when they change."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import structlog

from palabre.app.ports.house import Clock
from palabre.app.ports.rules import RuleBook, RuleStore
from palabre.domain.overrides import Override
from palabre.domain.rule_life import RuleVersion
from palabre.domain.rule_names import Running, running
from palabre.domain.rules import Rule

log = structlog.get_logger(__name__)

LOOK: Final = 1.0
"""Seconds between two looks: overrides end, and a change of which the bus lost the news is found."""

REREAD: Final = 60.0
"""Seconds between two readings in any case."""


class LiveRules:
    """What the store holds, as this process last read it."""

    def __init__(self, *, store: RuleStore, book: RuleBook, clock: Clock, tell: Callable[[], None]) -> None:
        """``tell`` lets every node, this one included, know that rules changed."""
        self._store = store
        self._book = book
        self._clock = clock
        self._tell = tell
        self._given: Sequence[Rule] | None = None
        self._stamp = -1
        self._reading = asyncio.Lock()
        self.versions: tuple[RuleVersion, ...] = self.built_in
        self.overrides: tuple[Override, ...] = ()
        self.running: tuple[Running, ...] = ()
        self.by_name: Mapping[str, Running] = {}
        self.set_aside: Mapping[str, str] = {}
        """Rules that should run and do not, each with the code of its fault."""

    @property
    def built_in(self) -> tuple[RuleVersion, ...]:
        """The rules that came with the product."""
        return tuple(RuleVersion(rule=rule) for rule in self._book.built_in)

    def changed(self) -> None:
        """Say so, after the commit; all nodes read again."""
        self._tell()

    async def reread(self) -> None:
        """Read the store, and give the filter what runs now if it has something else.

        A stored rule of the name of a built-in one is passed over: what came with the product stands.
        """
        async with self._reading:
            # First the number: what changes meanwhile is read again.
            stamp = await self._store.stamp()
            stored, overrides = await self._store.versions(), await self._store.overrides(self._clock.now())
            built_in = self.built_in
            names = {one.rule.id for one in built_in}
            # Where all cost too much together, the last ones are set aside.
            self.versions = (*built_in, *(one for one in stored if one.rule.id not in names))
            self.overrides = tuple(overrides)
            self._stamp = stamp
            await self._settle()

    async def look(self) -> None:
        """Call it every ``LOOK``."""
        if await self._store.stamp() != self._stamp:
            await self.reread()
        else:
            await self.settle()

    async def settle(self) -> None:
        """Give the filter what runs at this moment; overrides end without anything being read."""
        async with self._reading:
            await self._settle()

    async def _settle(self) -> None:
        self.running = running(self.versions, self.overrides, self._clock.now())
        rules = [one.rule for one in self.running]
        self.by_name = {one.rule.id: one for one in self.running}
        if rules == self._given:
            return
        # Hundreds of expressions take a while to check; the loop goes on meanwhile.
        self.set_aside = await asyncio.to_thread(self._book.replace, rules)
        self._given = rules
        for name, code in self.set_aside.items():
            log.warning("rule_set_aside", rule=name, code=code)

    async def aside(self) -> Mapping[str, str]:
        """Return the rules that should run and do not, as the store has them now."""
        await self.look()
        return self.set_aside

    def override_of(self, rule_id: str) -> Override | None:
        """The override of a rule that stands or waits."""
        now = self._clock.now()
        return next(
            (one for one in self.overrides if one.rule_id == rule_id and (one.stands(now) or one.waits(now))),
            None,
        )
