"""SIGKILL under load, restart, resume: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.tables import submissions
from palabre.domain.submissions import SubmissionState
from tests.proof.check import check
from tests.proof.forged import open_forged
from tests.proof.history import Kind
from tests.proof.speaker import Crowd, EndedError, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, read_log
from tests.servers import postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
LONG = (pytest.mark.verify, pytest.mark.timeout(0))

KILLS = 60
MANY_KILLS = 1_000
"""In ``make verify``."""
PEOPLE = 8
ROOMS = [f"salon-{number}" for number in range(4)]
LOAD = (0.03, 0.15)
"""Seconds of talk before a kill."""
HELD_EVERY = 25
SEED = 20


@contextmanager
def database_of(kind: str) -> Generator[str]:
    """The address of a house's database; empty for the file that it makes itself."""
    if kind == "sqlite":
        yield ""
    else:
        with postgres() as server:
            yield server.url(server.create_database())


async def keep_on(speaker: Speaker, held: set[str]) -> None:
    """Do one thing after the other until the line ends; some lines are for a person to look at first."""
    try:
        while True:
            number = next(speaker.crowd.numbers)
            if number % HELD_EVERY == 0:
                text = f"envie de mourir ce soir {number}"
                answer = await speaker.wish(Kind.CREATED, speaker.crowd.chance.choice(ROOMS), text=text)
                if answer.type == "message.held":
                    held.add(text)
            else:
                await speaker.act(ROOMS)
    except EndedError:
        pass


async def held_in(url: str) -> list[str]:
    """Texts that wait for a person."""
    database = open_database(url)
    await database.start()
    try:
        rows = await database.read(
            select(submissions.c.text).where(submissions.c.state == SubmissionState.HELD)
        )
    finally:
        await database.stop()
    return [row.text for row in rows]


@pytest.mark.parametrize("kills", [KILLS, pytest.param(MANY_KILLS, marks=LONG)])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(
    kind: str, kills: int, tmp_path: Path
) -> None:
    crowd, held, begun = Crowd.of(SEED), set[str](), time.monotonic()
    with database_of(kind) as url:
        async with open_forged(tmp_path, rooms=ROOMS, database_url=url) as forged:
            people = await forged.people(crowd, PEOPLE)
            for kill in range(kills):
                await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
                speaking = [asyncio.create_task(keep_on(speaker, held)) for speaker in people]
                await asyncio.sleep(crowd.chance.uniform(*LOAD))
                await forged.kill()
                crowd.history.faults["kill"] += 1
                await asyncio.gather(*speaking)
                await forged.start()
                if kill % 100 == 99:
                    print(f"\n{kind}: {kill + 1} kills, {time.monotonic() - begun:.0f} s", end="")
            await asyncio.gather(*(speaker.come(ROOMS) for speaker in people))
            store = await read_log(forged.database_url)
            await all_reach(people, ends_of(store))
            await hang_up(people)
            report = check(crowd.history, store)
            print(f"\n{kind}: {report}; {time.monotonic() - begun:.0f} s")
            report.require_none()
            assert sum(speaker.gaps for speaker in people) == 0
            waiting = await held_in(forged.database_url)
            assert held
            assert held <= set(waiting)
            assert len(waiting) == len(set(waiting))
            assert forged.complaints == ""
