"""Keep the rules that stopped a text, so that its verdict can be come to again."""

from datetime import datetime, timedelta
from typing import Final

from palabre.app.ports.house import Clock, Judge
from palabre.app.ports.replays import RuleSetStore

_KEEP_AGAIN: Final = timedelta(hours=12)
"""Well before the store forgets a set that nothing names."""


class KeepRules:
    """Called before a text is held or refused: the rules that decided are kept first."""

    def __init__(self, *, judge: Judge, store: RuleSetStore, clock: Clock) -> None:
        """``judge`` knows the rules in use."""
        self._judge = judge
        self._store = store
        self._clock = clock
        self._kept: tuple[str, datetime] | None = None

    async def __call__(self) -> None:
        """Store them, unless this process did so lately; raises what the store raises."""
        rules, now = self._judge.frozen_rules(), self._clock.now()
        if self._kept is not None and self._kept[0] == rules.digest and now - self._kept[1] < _KEEP_AGAIN:
            return
        await self._store.keep(rules, now)
        self._kept = rules.digest, now
