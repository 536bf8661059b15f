"""What the long runs measure and print."""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE
_EVERY = 0.05


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


@dataclass
class Growth:
    """Bytes, at the beginning and at most."""

    house_before: int
    system_before: int
    house_most: int = 0
    system_most: int = 0
    share: float = 0.0
    """Of one processor, that the house took."""

    @property
    def house(self) -> int:
        """What the house's process came to hold."""
        return self.house_most - self.house_before

    @property
    def system(self) -> int:
        """What the system came to hold in the buffers of all its sockets, both ends."""
        return self.system_most - self.system_before


@contextlib.asynccontextmanager
async def growing(pid: int) -> AsyncGenerator[Growth]:
    """Watch the memory of a process meanwhile."""
    process = psutil.Process(pid)

    def resident() -> int:
        return int(process.memory_info().rss)

    growth = Growth(house_before=resident(), system_before=_in_sockets())

    async def watch() -> None:
        while True:
            growth.house_most = max(growth.house_most, resident())
            growth.system_most = max(growth.system_most, _in_sockets())
            await asyncio.sleep(_EVERY)

    def spent() -> float:
        times = process.cpu_times()
        return float(times.user + times.system)

    began, before = time.monotonic(), spent()
    watching = asyncio.create_task(watch())
    try:
        yield growth
    finally:
        growth.share = (spent() - before) / (time.monotonic() - began)
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


def _in_sockets() -> int:
    """Linux says it in pages; elsewhere it is not known."""
    table = Path("/proc/net/sockstat")
    if not table.exists():
        return 0
    tcp = next(line for line in table.read_text().splitlines() if line.startswith("TCP:"))
    return int(tcp.split()[-1]) * 4 * KILOBYTE
