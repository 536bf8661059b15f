"""A rule tried on what was said: hits, where, beside which other rules; without effect on anybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from palabre.domain.ids import MessageId, StaffId
from palabre.domain.verdicts import Span

LONGEST: Final = 30
"""Days: no text is kept longer."""

SAMPLE: Final = 50
"""Hits that are shown, drawn at random."""

SILENCE: Final = timedelta(seconds=30)
"""A backtest that has not been heard for so long is dead."""


class BacktestState(StrEnum):
    """Where it is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(kw_only=True, frozen=True, slots=True)
class RoomCount:
    """Texts of one room."""

    room: str
    scanned: int
    hits: int


@dataclass(kw_only=True, frozen=True, slots=True)
class Findings:
    """What a backtest has found so far. ``sample`` names stored lines, and is bounded."""

    rooms: tuple[RoomCount, ...] = ()
    overlaps: tuple[tuple[str, int], ...] = ()
    """Live rules that hit the same texts, most often first."""
    sample: tuple[MessageId, ...] = ()


@dataclass(kw_only=True, frozen=True, slots=True)
class Backtest:
    """One run of one version; ``number`` counts those of the rule from 1."""

    rule_id: str
    number: int
    version: int
    state: BacktestState
    days: int
    at: datetime
    staff_id: StaffId | None = None
    heard_at: datetime | None = None
    """The last sign of life of who runs it."""
    ended_at: datetime | None = None
    scanned: int = 0
    total: int = 0
    hits: int = 0
    fault: str | None = None
    findings: Findings = Findings()

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {BacktestState.DONE, BacktestState.FAILED, BacktestState.CANCELLED}

    def eta(self, now: datetime) -> int | None:
        """Seconds until its end, as far as one can tell; None before anything is known."""
        if self.over or not self.scanned:
            return None
        passed = (now - self.at).total_seconds()
        return max(0, round(passed * (self.total - self.scanned) / self.scanned))


@dataclass(kw_only=True, frozen=True, slots=True)
class Hit:
    """A stored line that a rule hits, in its present form."""

    text: str
    spans: tuple[Span, ...]
    room: str
    at: datetime
    others: tuple[str, ...] = ()
    """Live rules that hit it, too."""
