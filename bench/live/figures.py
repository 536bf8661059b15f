"""What the generator counted, read and judged; nothing here starts anything."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import msgspec

MOST_WAIT = 250.0
"""Milliseconds that the slowest hundredth may wait before a server counts as saturated."""


class Waits(msgspec.Struct, frozen=True):
    """A histogram of microseconds: ``buckets`` are (lower edge, count), each at most 1/32 wide."""

    count: int
    longest: int
    buckets: list[tuple[int, int]]

    def percentile(self, share: float) -> float:
        """Milliseconds within which ``share`` (0 to 1) arrived, at most 1/32 too little; NaN without any."""
        if not self.count:
            return math.nan
        wanted = max(1, math.ceil(share * self.count))
        for edge, count in self.buckets:
            wanted -= count
            if wanted <= 0:
                return edge / 1000
        return self.longest / 1000


class Report(msgspec.Struct, frozen=True):
    """One run, as the generator prints it; times in microseconds.

    ``expected`` deliveries are those of accepted messages; connections that were closed are in ``closed``
    and no longer in ``lost``. The window is the measured part of the run.
    """

    rate: float
    sent: int
    answered: int
    refused: int
    deliveries: int
    expected: int
    lost: int
    doubled: int
    reordered: int
    conflicts: int
    closed: int
    close_code: int
    window_deliveries: int
    window_bytes: int
    window: int
    load: int
    machine: int
    processor: list[int]
    receive: Waits
    answer: Waits
    late: Waits
    example: str

    @property
    def each(self) -> float:
        """Microseconds of the server's processor for each delivery."""
        return sum(self.processor) / self.window_deliveries if self.window_deliveries else math.nan

    @property
    def size(self) -> float:
        """Bytes of a delivery, frame head included."""
        return self.window_bytes / self.window_deliveries if self.window_deliveries else math.nan

    @property
    def foreign(self) -> float:
        """Processors that neither the server nor the generator used: what else ran on the machine."""
        return (
            max(0.0, (self.machine - self.load - sum(self.processor)) / self.window) if self.window else 0.0
        )

    @property
    def generator(self) -> float:
        """The generator's share of one processor: near 1 it would be what is measured."""
        return self.load / self.window if self.window else 0.0

    def faults(self, *, ordered: bool = True) -> list[str]:
        """What went wrong, in words; ``ordered=False`` for servers that number nothing."""
        unanswered = self.sent - self.answered - self.refused
        counted = [
            (self.lost, "missing"),
            (self.doubled, "doubled"),
            (self.reordered if ordered else 0, "out of order"),
            (self.conflicts, "not understood"),
            (self.closed, f"connections closed ({self.close_code})"),
            (self.refused, "refused"),
            (unanswered, "unanswered"),
        ]
        return [f"{number:,} {what}" for number, what in counted if number]

    def held(self, *, ordered: bool = True) -> bool:
        """Whether the server kept up: nothing wrong, and p99 below ``MOST_WAIT``."""
        return not self.faults(ordered=ordered) and self.receive.percentile(0.99) < MOST_WAIT

    @classmethod
    def read(cls, line: str | bytes) -> Self:
        """Read one line of the generator."""
        return msgspec.json.decode(line, type=cls)


@dataclass(kw_only=True, frozen=True, slots=True)
class Row:
    """One server in one scenario; ``limit`` is the C server's CPU for each delivery in the same run."""

    server: str
    report: Report
    limit: float | None = None
    ordered: bool = True

    @property
    def ratio(self) -> float | None:
        """How many times what the limit needs."""
        return self.report.each / self.limit if self.limit else None


DELIVERY = ("server", "µs CPU/delivery", "× limit", "p50 ms", "p99 ms", "max ms", "ack p99 ms", "faults")


def delivery_row(row: Row) -> tuple[str, ...]:
    """The cells of ``DELIVERY``."""
    report = row.report
    answer = report.answer.percentile(0.99)
    return (
        row.server,
        f"{report.each:.2f}",
        "–" if row.ratio is None else f"{row.ratio:.2f}",
        f"{report.receive.percentile(0.5):.1f}",
        f"{report.receive.percentile(0.99):.1f}",
        f"{report.receive.longest / 1000:.1f}",
        "–" if math.isnan(answer) else f"{answer:.1f}",
        ", ".join(report.faults(ordered=row.ordered)) or "none",
    )


def table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A Markdown table whose columns stand one below the other in a terminal too."""
    cells = [[str(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def noise(reports: Sequence[Report]) -> str | None:
    """A sentence when other work ran on the machine, or when the generator was near its own limit."""
    foreign = max((report.foreign for report in reports), default=0.0)
    busiest = max((report.generator for report in reports), default=0.0)
    said: list[str] = []
    if foreign > 0.2:  # noqa: PLR2004 - a fifth of one processor
        said.append(f"Other work used up to {foreign:.1f} processors meanwhile: take the figures as noisy.")
    if busiest > 0.9:  # noqa: PLR2004 - nine tenths of one processor
        said.append(f"The generator used up to {busiest:.0%} of a processor: some waits are its own.")
    return " ".join(said) or None
