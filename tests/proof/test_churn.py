"""Fifty people in twenty rooms whose lines break all the time hear everything, once, in one order."""

import asyncio
from pathlib import Path

import pytest

from tests.proof.check import check
from tests.proof.forged import ForgedHouse, open_forged
from tests.proof.history import Deliver
from tests.proof.proxy import Line, Proxy, open_proxy
from tests.proof.speaker import Crowd, EndedError, Speaker, all_reach, hang_up
from tests.proof.store import ends_of, read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
LONG = (pytest.mark.verify, pytest.mark.timeout(0))

PEOPLE = 50
ROOMS = [f"salon-{number}" for number in range(20)]
SEED = 20
ENOUGH = 1_000_000
"""Deliveries in ``make verify``."""


async def wander(speaker: Speaker) -> None:
    """Now and then join again what one listens to, anew or since what was heard, or leave and come back."""
    chance = speaker.crowd.chance
    room = chance.choice(ROOMS)
    match chance.randrange(30):
        case 0:
            await speaker.join(room)
        case 1:
            await speaker.join(room, fresh=True)
        case 2:
            await speaker.leave_room(room)
            await speaker.join(room)
        case _:
            pass


async def live(speaker: Speaker, pause: float, over: asyncio.Event) -> None:
    """Talk, edit and remove, and come back whenever the line ends."""
    chance = speaker.crowd.chance
    while not over.is_set():
        try:
            await speaker.come(ROOMS)
            while not over.is_set():
                await wander(speaker)
                await speaker.act(ROOMS)
                await asyncio.sleep(chance.uniform(0, 2 * pause))
        except EndedError:
            await asyncio.sleep(chance.uniform(0, 0.1))


def break_one(line: Line, crowd: Crowd) -> str:
    """Do something bad to a line; say what."""
    chance = crowd.chance
    match chance.choice(["cut", "cut", "reset", "half-open", "late", "narrow", "stall"]):
        case "cut":
            flow = chance.choice([line.up, line.down])
            flow.cut_after = chance.randrange(2_000)
            return "cut"
        case "reset":
            line.reset()
            return "reset"
        case "half-open":
            line.half_open()
            return "half-open"
        case "late":
            line.up.latency, line.down.latency = chance.uniform(0, 0.05), chance.uniform(0, 0.2)
            return "latency"
        case "narrow":
            line.down.rate = 200_000
            return "bandwidth"
        case _:
            line.stall()
            asyncio.get_running_loop().call_later(chance.uniform(0, 1.5), line.go)
            return "stall"


async def break_lines(proxy: Proxy, crowd: Crowd, every: float) -> None:
    """Break one line after the other, for ever."""
    while True:
        await asyncio.sleep(crowd.chance.uniform(0, 2 * every))
        if proxy.lines:
            crowd.history.faults[break_one(crowd.chance.choice(proxy.lines), crowd)] += 1


async def everybody_is_quiet(forged: ForgedHouse, speakers: list[Speaker]) -> None:
    """Let all come back over faultless lines, and hear what there is."""
    for speaker in speakers:
        speaker.url, speaker.patience = forged.live, 20.0
    await asyncio.gather(*(speaker.come(ROOMS) for speaker in speakers))
    await all_reach(speakers, ends_of(await read_log(forged.database_url)))


@pytest.mark.parametrize(
    "seconds, pause, wanted",
    [
        pytest.param(10, 0.3, 0, id="10 s"),
        pytest.param(60, 0.08, ENOUGH, id="60 s", marks=LONG),
    ],
)
async def test_everybody_hears_everything_once_in_one_order(
    seconds: float, pause: float, wanted: int, tmp_path: Path
) -> None:
    crowd = Crowd.of(SEED)
    async with (
        open_forged(tmp_path, rooms=ROOMS) as forged,
        open_proxy(("127.0.0.1", forged.port)) as proxy,
    ):
        speakers = await forged.people(crowd, PEOPLE)
        for speaker in speakers:
            speaker.url, speaker.patience = f"ws://127.0.0.1:{proxy.port}/api/v1/live", 2.0
        over = asyncio.Event()
        breaking = asyncio.create_task(break_lines(proxy, crowd, 0.1))
        living = [asyncio.create_task(live(speaker, pause, over)) for speaker in speakers]
        try:
            await asyncio.sleep(seconds)
            async with asyncio.timeout(10 * seconds):
                while wanted and crowd.history.count(Deliver) < wanted:
                    await asyncio.sleep(1)
        finally:
            over.set()
            breaking.cancel()
        await asyncio.gather(*living)
        await everybody_is_quiet(forged, speakers)
        await hang_up(speakers)
        report = check(crowd.history, await read_log(forged.database_url))
        print(f"\nchurn, {PEOPLE} people, {len(ROOMS)} rooms, {seconds:.0f} s: {report}")
        report.require_none()
        assert sum(crowd.history.faults.values()) > 20
        assert sum(speaker.gaps for speaker in speakers) == 0
        assert forged.complaints == ""
