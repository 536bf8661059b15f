"""RFC 6455 by raw sockets against the whole house: the sections of Autobahn's test suite, exact codes."""

import asyncio
from collections import Counter

import pytest

from tests.functional.house import ROOM
from tests.functional.live_house import PING, TEXT, frame
from tests.functional.protocol.cases import GREEK, SECTIONS
from tests.functional.protocol.opened import Open
from tests.functional.protocol.script import (
    PATIENCE,
    Case,
    Pong,
    Said,
    cut,
    fresh_ref,
    heard,
    line,
    play,
    spoken,
)

AT_ONCE = 16
"""Lines at one time: after some faults a line takes a fifth of a second to end."""

# One house and one loop for all cases.
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_each_case_has_a_name_of_its_own() -> None:
    names = Counter(one.name for section in SECTIONS.values() for one in section)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("section", SECTIONS)
async def test_the_house_speaks_rfc_6455(place: Open, section: str) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def passes(one: Case) -> str | None:
        async with turns, line(place.port, place.token) as client:
            try:
                await play(client, one.steps, chop=one.chop)
            except (AssertionError, TimeoutError, asyncio.IncompleteReadError, OSError) as fault:
                return f"{one.name}: {fault!r}"
        return None

    told = await asyncio.gather(*(passes(one) for one in SECTIONS[section]))
    print(f"\n{section}: {told.count(None)} of {len(told)} cases pass")
    assert [fault for fault in told if fault is not None] == []
    # Whatever those lines did, the next is served.
    async with line(place.port, place.token) as client:
        await play(client, (frame(PING, b"alive"), Pong(b"alive")))


@pytest.mark.parametrize("chop", [0, 1, 7])
@pytest.mark.parametrize(
    "text", [GREEK, "À l’ombre, œuvre d’été : 42 €", "\U0001f333 sous l’arbre \U0001f333", "a" * 900]
)
async def test_a_line_reaches_the_room_letter_by_letter_as_it_was_sent(
    place: Open, text: str, chop: int
) -> None:
    async with line(place.port, place.token) as client:
        ref = fresh_ref()
        await play(
            client,
            (
                frame(TEXT, f'{{"type":"room.join","ref":"{ref}","room":"{ROOM}"}}'.encode()),
                Said("room.joined", ref),
            ),
        )
        payload, ref = spoken(ROOM, text)
        pieces = cut(payload, *range(11, len(payload), 11)) if chop else [frame(TEXT, payload)]
        await play(client, (b"".join(pieces),), chop=chop)
        # The room's frame and the answer to the author come in either order.
        async with asyncio.timeout(PATIENCE):
            told = {await heard(client), await heard(client)}
        assert told == {Said("message.accepted", ref), Said("message.created", text)}
