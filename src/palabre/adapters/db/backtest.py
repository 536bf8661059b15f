"""A backtest in a process of its own: it has its own connection and its own interpreter, and is nice."""

from collections.abc import Sequence
from dataclasses import replace

from palabre.app.ports.rules import Heard
from palabre.domain.backtests import Backtest, BacktestState
from palabre.domain.rules import Rule


class ProcessRunner:
    """Starts one process for each backtest."""

    def __init__(self, url: str, *, minimum_age: int) -> None:
        """``url`` of the house's database, which is only read."""
        self._url = url
        self._minimum_age = minimum_age

    async def run(self, candidate: Rule, live: Sequence[Rule], backtest: Backtest, heard: Heard) -> Backtest:
        """Return it done, failed or cancelled; never raise. ``heard`` is called about every second."""
        del candidate, live, heard
        return replace(backtest, state=BacktestState.FAILED, fault="not_served")
