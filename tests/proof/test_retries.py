"""Lines cut between the commit and the answer: what is asked again under the same ref is said once."""

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.proof.check import check
from tests.proof.forged import ForgedHouse, open_forged
from tests.proof.proxy import Proxy, open_proxy
from tests.proof.speaker import Crowd, EndedError, Speaker, hang_up
from tests.proof.store import read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
LONG = (pytest.mark.verify, pytest.mark.timeout(0))

PEOPLE = 8
CUTS = 400
MANY_CUTS = 10_000
"""In ``make verify``."""
BATCH = 400
SHORTER_THAN_AN_ANSWER = 130
"""Bytes; an answer has about 145."""
ROOMS = ["salon-0", "salon-1"]


async def say_and_be_cut(speaker: Speaker, proxy: Proxy, times: int) -> None:
    """Who joined no room is sent answers only: a cut within the first bytes is one after the commit."""
    chance = speaker.crowd.chance
    for _ in range(times):
        await speaker.connect()
        proxy.lines[-1].down.cut_after = chance.randrange(SHORTER_THAN_AN_ANSWER)
        with pytest.raises(EndedError):
            await speaker.say(chance.choice(ROOMS))
        speaker.crowd.history.faults["cut between commit and answer"] += 1


async def ask_again(forged: ForgedHouse, speaker: Speaker) -> None:
    """Ask on a faultless line for all that was not answered, twice."""
    wishes = list(speaker.pending.values())
    proxied, speaker.url = speaker.url, forged.live
    await speaker.connect()
    await speaker.settle()
    for wish in wishes:
        first = speaker.answers[wish.nonce]
        again = await speaker.ask_again(wish)
        assert (again.type, again.seq, again.id) == ("message.accepted", first.seq, first.id)
    speaker.url = proxied


@pytest.mark.parametrize("cuts", [CUTS, pytest.param(MANY_CUTS, marks=LONG)])
async def test_what_is_asked_again_is_said_once(cuts: int, tmp_path: Path) -> None:
    crowd, begun = Crowd.of(20), time.monotonic()
    async with open_forged(tmp_path, rooms=ROOMS) as forged, AsyncExitStack() as stack:
        people = await forged.people(crowd, PEOPLE)
        proxies = [
            await stack.enter_async_context(open_proxy(("127.0.0.1", forged.port))) for _ in range(PEOPLE)
        ]
        for speaker, proxy in zip(people, proxies, strict=True):
            speaker.url = f"ws://127.0.0.1:{proxy.port}/api/v1/live"
        for done in range(0, cuts, BATCH):
            await asyncio.gather(
                *(
                    say_and_be_cut(speaker, proxy, min(BATCH, cuts - done) // PEOPLE)
                    for speaker, proxy in zip(people, proxies, strict=True)
                )
            )
            stored = {entry.nonce for entry in await read_log(forged.database_url)}
            for speaker in people:
                # All were stored, and nobody has heard of it.
                assert speaker.pending.keys() <= stored
            await asyncio.gather(*(ask_again(forged, speaker) for speaker in people))
            print(f"\n{done + BATCH:,} cuts, {time.monotonic() - begun:.0f} s", end="")
        await hang_up(people)
        store = await read_log(forged.database_url)
        report = check(crowd.history, store)
        print(f"\nretries: {report}; {len(store):,} lines")
        report.require_none()
        assert len(store) == crowd.history.faults["cut between commit and answer"] == cuts
        assert forged.complaints == ""
