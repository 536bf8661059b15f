"""A house that is asked to stop under load says goodbye, loses nothing, and everybody comes back."""

import asyncio
import signal
import time
from pathlib import Path

import pytest

from tests.proof.check import check
from tests.proof.forged import open_forged
from tests.proof.speaker import Crowd, EndedError, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

PEOPLE = 30
ROOMS = [f"salon-{number}" for number in range(4)]
RESTARTS = 3
RESTART = 1012
STOP_SECONDS = 5.0
JITTER = 0.5
"""Seconds of the first random pause of a client, at most: as the web client's."""


async def keep_on(speaker: Speaker) -> None:
    """Do one thing after the other until the line ends."""
    try:
        while True:
            await speaker.act(ROOMS)
    except EndedError:
        pass


async def come_back(speaker: Speaker) -> float:
    """Pause for a random time that grows, and try again; returns the time when all was joined."""
    pause = JITTER
    while True:
        await asyncio.sleep(speaker.crowd.chance.uniform(0, pause))
        try:
            await speaker.come(ROOMS)
        except EndedError:
            pause *= 2
        else:
            return time.monotonic()


async def test_a_restart_under_load_loses_nothing_and_everybody_comes_back(tmp_path: Path) -> None:
    crowd = Crowd.of(20)
    async with open_forged(tmp_path, rooms=ROOMS) as forged:
        people = await forged.people(crowd, PEOPLE)
        await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
        for _ in range(RESTARTS):
            speaking = [asyncio.create_task(keep_on(speaker)) for speaker in people]
            await people[0].reaches(ROOMS[0], people[0].cursors[ROOMS[0]] + 50)
            begun = time.monotonic()
            assert await forged.end(signal.SIGTERM) == 0
            stopped = time.monotonic()
            crowd.history.faults["restart"] += 1
            await asyncio.gather(*speaking)
            returning = [asyncio.create_task(come_back(speaker)) for speaker in people]
            await forged.start()
            opened = time.monotonic()
            back = max(await asyncio.gather(*returning))
            print(
                f"\nrestart: stopped in {stopped - begun:.2f} s, all back {back - opened:.2f} s after opening"
            )
            assert stopped - begun < STOP_SECONDS
        assert [speaker.codes for speaker in people] == [[RESTART] * RESTARTS] * PEOPLE
        store = await read_log(forged.database_url)
        await all_reach(people, ends_of(store))
        await hang_up(people)
        report = check(crowd.history, store)
        print(f"restarts: {report}")
        report.require_none()
        assert forged.complaints == ""
