"""``palabre serve --workers``: whatever happens to one process, the house goes on, and nothing is lost."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import psutil
import pytest

from palabre.demo.rooms import DEMO_ROOMS
from tests.functional.house import NO_LIMITS
from tests.proof.check import check
from tests.proof.forged import ForgedHouse
from tests.proof.nodes import talking
from tests.proof.speaker import Crowd, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]

PEOPLE = 12
ROOMS = [room.slug for room in DEMO_ROOMS][:2]
PATIENCE = 60.0
RESTART, HANDED_OVER = 1012, 4503


class Supervised:
    """A running house of two workers."""

    def __init__(self, process: asyncio.subprocess.Process, house: ForgedHouse) -> None:
        self.process = process
        self.house = house
        self.tree = psutil.Process(process.pid)

    def workers(self) -> dict[int, int]:
        """Each worker's process with the number of connections that it serves."""
        return {
            child.pid: sum(one.status == psutil.CONN_ESTABLISHED for one in child.net_connections("tcp4"))
            for child in self.tree.children()
            if "serve" in child.cmdline()
        }

    async def becomes(self, gone: set[int]) -> None:
        """Wait until two workers serve, none of whom is among these."""
        async with asyncio.timeout(PATIENCE):
            while True:
                with suppress(psutil.NoSuchProcess):
                    now = set(self.workers())
                    if len(now) == 2 and not now & gone:
                        return
                await asyncio.sleep(0.05)

    async def ends(self, how: signal.Signals) -> list[psutil.Process]:
        """Send a signal to the supervisor and wait for its end; return what is left of the processes."""
        children = self.tree.children()
        assert len(children) == 3
        self.process.send_signal(how)
        async with asyncio.timeout(PATIENCE):
            await self.process.wait()
        _, left = await asyncio.to_thread(psutil.wait_procs, children, PATIENCE)
        return left


@asynccontextmanager
async def supervised(folder: Path, database_url: str) -> AsyncGenerator[Supervised]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PALABRE_")}
    own = {
        "PALABRE_DATA_DIR": "data",
        "PALABRE_DATABASE_URL": database_url,
        "PALABRE_LOG_LEVEL": "error",
        "PALABRE_PORT": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "palabre", "serve", "--workers", "2"),
        cwd=folder,
        env=kept | own | NO_LIMITS,
        stdout=DEVNULL,
        stderr=PIPE,
    )
    try:
        assert process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            while b"#" not in (line := await process.stderr.readline()):
                assert line, "it ended"
        house = ForgedHouse(folder=folder, environment={}, database_url=database_url)
        house.port = int(line.decode().rpartition("localhost:")[2].split("/")[0])
        yield Supervised(process, house)
    finally:
        if process.returncode is None:
            children = psutil.Process(process.pid).children()
            process.kill()
            await process.wait()
            await asyncio.to_thread(psutil.wait_procs, children, PATIENCE)


async def test_a_house_of_workers_outlives_each_of_them(tmp_path: Path, postgres_url: str) -> None:
    await outlive(tmp_path, postgres_url, renewals=0)


@pytest.mark.verify
async def test_workers_are_renewed_under_load(tmp_path: Path, postgres_url: str) -> None:
    await outlive(tmp_path, postgres_url, renewals=3)


async def outlive(folder: Path, url: str, *, renewals: int) -> None:
    """Kill a worker, renew all, close the house, while people talk."""
    crowd = Crowd.of(20)
    async with supervised(folder, url) as running:
        people = await running.house.people(crowd, PEOPLE)
        await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
        await _both_are_found(running)
        async with talking(people, ROOMS, pause=0.05):
            first, *_ = running.workers()
            os.kill(first, signal.SIGKILL)
            crowd.history.faults["worker killed"] += 1
            await running.becomes({first})
            await _all_say_more(people)
            for _ in range(renewals):
                await _renew(running, people)
                crowd.history.faults["renewal"] += 1
        log = await read_log(url)
        await all_reach(people, ends_of(log))
        assert await running.ends(signal.SIGTERM) == []
        assert running.process.returncode == 0
        assert {speaker.codes[-1] for speaker in people} == {RESTART}
        await hang_up(people)
        report = check(crowd.history, log)
        print(f"\nworkers: {report}")
        report.require_none()


async def _renew(running: Supervised, people: list[Speaker]) -> None:
    before = [len(speaker.codes) for speaker in people]
    old = set(running.workers())
    running.process.send_signal(signal.SIGHUP)
    await running.becomes(old)
    await _all_say_more(people)
    codes = [code for speaker, count in zip(people, before, strict=True) for code in speaker.codes[count:]]
    assert set(codes) == {HANDED_OVER}
    assert len(codes) >= PEOPLE


@pytest.mark.verify
async def test_workers_do_not_outlive_their_supervisor(tmp_path: Path, postgres_url: str) -> None:
    async with supervised(tmp_path, postgres_url) as running:
        assert await running.ends(signal.SIGKILL) == []


async def _both_are_found(running: Supervised) -> None:
    # The kernel throws a coin for each.
    lines = [await asyncio.open_connection("127.0.0.1", running.house.port) for _ in range(40)]
    async with asyncio.timeout(PATIENCE):
        while sum(found := list(running.workers().values())) < len(lines) + PEOPLE:
            await asyncio.sleep(0.02)
    assert min(found) > 0
    for _, writer in lines:
        writer.close()
        await writer.wait_closed()


async def _all_say_more(people: list[Speaker]) -> None:
    before = [len(speaker.answers) for speaker in people]
    async with asyncio.timeout(PATIENCE):
        while any(len(one.answers) < count + 2 for one, count in zip(people, before, strict=True)):
            await asyncio.sleep(0.02)
