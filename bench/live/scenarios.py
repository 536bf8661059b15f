"""The scenarios: who sits where, how much is said, and which figures are told."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.live.build import MissingError
from bench.live.figures import DELIVERY, Report, Row, delivery_row, noise, table
from bench.live.load import LoadFailedError, open_load
from bench.live.servers import LIMIT, Server, limit

_GROWTH = 1.25
_FIRST_RATE = 25.0
_MOST_RATE = 50_000.0
_SETTLE_SECONDS = 1.0


@dataclass(kw_only=True, frozen=True, slots=True)
class Shape:
    """So many rooms with so many members ``each``."""

    rooms: int
    each: int

    @property
    def members(self) -> int:
        """All of them."""
        return self.rooms * self.each


ONE_ROOM = Shape(rooms=1, each=1_000)
MANY_ROOMS = Shape(rooms=200, each=25)
IDLE = Shape(rooms=200, each=50)
TALK = Shape(rooms=50, each=20)


def deliver(
    title: str, servers: Sequence[Server], shape: Shape, rates: Sequence[float], seconds: float
) -> str:
    """Scenarios A and B: one table for each rate."""
    found: dict[float, list[tuple[Server, Report]]] = {rate: [] for rate in rates}
    absent: list[str] = []
    for server in servers:
        try:
            for rate, report in _runs(server, shape, rates, seconds):
                found[rate].append((server, report))
        except (MissingError, LoadFailedError) as error:
            absent.append(f"{server.name}: {error}")
    parts: list[str] = []
    for rate, reports in found.items():
        if not reports:
            continue
        limit = next((report.each for server, report in reports if server.name == LIMIT), None)
        rows = [
            Row(server=server.name, report=report, limit=limit, ordered=not server.irc)
            for server, report in reports
        ]
        parts += [
            f"{title}, {rate:g} messages/s, {seconds:g} s",
            table(DELIVERY, [delivery_row(row) for row in rows]),
            *filter(None, [noise([report for _, report in reports])]),
        ]
    return "\n\n".join([*parts, *absent])


def _runs(
    server: Server, shape: Shape, rates: Sequence[float], seconds: float
) -> Iterator[tuple[float, Report]]:
    with (
        server.open() as running,
        open_load(running.members(shape.rooms, shape.each), running.pids, irc=server.irc) as load,
    ):
        for rate in rates:
            yield rate, load.run(rate, seconds=seconds)


def planted() -> str:
    """Let the C server do three things wrong on purpose: a check that never fails proves nothing."""
    told: list[str] = []
    for fault, seen in (("lose", "lost"), ("double", "doubled"), ("swap", "reordered")):
        wrong = limit(fault)
        with wrong.open() as running, open_load(running.members(1, 10), running.pids) as load:
            report = load.run(500, warm=0.1, seconds=0.5, grace=0.2)
        found = {name: getattr(report, name) for name in ("lost", "doubled", "reordered")}
        if not found.pop(seen) or any(found.values()):
            raise AssertionError(f"the generator did not notice what was planted: {fault}")
        told.append(seen)
    return f"The generator noticed what was planted: {', '.join(told)}."


def idle(servers: Sequence[Server], shape: Shape = IDLE) -> str:
    """Scenario C: what a connection costs that says nothing, after it has joined a room."""
    rows: list[tuple[str, ...]] = []
    absent: list[str] = []
    for server in servers:
        try:
            with server.open() as running:
                time.sleep(_SETTLE_SECONDS)
                before = sum(map(resident, running.pids))
                start = time.perf_counter()
                with open_load(running.members(shape.rooms, shape.each), running.pids, irc=server.irc):
                    took = time.perf_counter() - start
                    time.sleep(_SETTLE_SECONDS)
                    after = sum(map(resident, running.pids))
        except (MissingError, LoadFailedError) as error:
            absent.append(f"{server.name}: {error}")
            continue
        each = (after - before) / shape.members
        rows.append(
            (server.name, f"{each:.1f}", f"{before / 1024:.1f}", f"{after / 1024:.1f}", f"{took:.1f}")
        )
    head = ("server", "KiB/connection", "MiB before", "MiB after", "s to connect and join")
    title = f"C: {shape.members:,} idle members in {shape.rooms} rooms"
    return "\n\n".join([title, table(head, rows), *absent])


def resident(pid: int) -> int:
    """KiB of memory that a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise ProcessLookupError(pid)


def saturate(servers: Sequence[Server], seconds: float) -> str:
    """Scenario D: the highest rate that holds in one room of 1,000, found by doubling, then by quarters."""
    rows: list[tuple[str, ...]] = []
    absent: list[str] = []
    reports: list[Report] = []
    for server in servers:
        try:
            held, broke = climb(partial(_climb_once, server, seconds))
        except (MissingError, LoadFailedError) as error:
            absent.append(f"{server.name}: {error}")
            continue
        reports += [report for report in (held, broke) if report is not None]
        rows.append(_saturation_row(server, held, broke))
    head = ("server", "held msg/s", "deliveries/s", "µs CPU/delivery", "p99 ms", "broke at", "by")
    parts = [f"D: saturation of a room of {ONE_ROOM.each:,} (p99 < 250 ms, no loss)", table(head, rows)]
    return "\n\n".join([*parts, *absent, *filter(None, [noise(reports)])])


Climb = Callable[[Sequence[float]], tuple[Report | None, Report | None]]


def climb(once: Climb) -> tuple[Report | None, Report | None]:
    """``once`` runs rates on a fresh server until one breaks: (last that held, the one that broke)."""
    rates = [_FIRST_RATE]
    while rates[-1] < _MOST_RATE:
        rates.append(rates[-1] * 2)
    held, broke = once(rates)
    if held is None or broke is None:
        return held, broke
    finer, earlier = once([held.rate * _GROWTH**step for step in (1, 2, 3)])
    return finer or held, earlier or broke


def _climb_once(
    server: Server, seconds: float, rates: Sequence[float]
) -> tuple[Report | None, Report | None]:
    held: Report | None = None
    with (
        server.open() as running,
        open_load(running.members(1, ONE_ROOM.each), running.pids, irc=server.irc) as load,
    ):
        for rate in rates:
            report = load.run(rate, warm=0.5, seconds=seconds, grace=2)
            if not report.faults(ordered=not server.irc) and not report.held():
                # Late and nothing else: another process may have had the machine for a moment.
                report = load.run(rate, warm=0.5, seconds=seconds, grace=2)
            if not report.held(ordered=not server.irc):
                return held, report
            held = report
    return held, None


def _saturation_row(server: Server, held: Report | None, broke: Report | None) -> tuple[str, ...]:
    cells = ("–",) * 4
    if held is not None:
        cells = (
            f"{held.rate:,.0f}",
            f"{held.window_deliveries / held.window * 1e6:,.0f}",
            f"{held.each:.2f}",
            f"{held.receive.percentile(0.99):.1f}",
        )
    if broke is None:
        return (server.name, *cells, "–", "–")
    faults = ", ".join(broke.faults(ordered=not server.irc))
    why = f"p99 {broke.receive.percentile(0.99):,.0f} ms" + (f", {faults}" if faults else "")
    return (server.name, *cells, f"{broke.rate:,.0f}", why)
