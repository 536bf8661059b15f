"""Frames of every kind over a real socket: an answer to each, and nobody else notices."""

import asyncio
import json
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.functional.house import ROOM, HereHouse, Visitor

SEND = '{"type":"message.send","ref":"01a209fe-7200-7000-8000-0000000000aa","room":"a","text":'
REF = "01a209fe-7200-7000-8000-0000000000aa"
names = st.sampled_from(["type", "ref", "room", "text", "id", "since", "reply_to", "confirmed", "colour"])
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=40),
    st.sampled_from([REF, ROOM, "la-cave", "room.join", "room.leave", "message.send", "message.withdraw"]),
    st.lists(st.integers(), max_size=3),
)
near = st.dictionaries(names, values, max_size=7).map(json.dumps)
aimed = st.builds(
    lambda kind, more: json.dumps({"type": kind, "ref": REF, "room": ROOM, **more}),
    st.sampled_from(
        ["room.join", "room.leave", "message.send", "message.edit", "message.remove", "message.withdraw"]
    ),
    st.dictionaries(names.filter(lambda name: name != "type"), values, max_size=4),
)
anything = st.text(max_size=200)


@pytest_asyncio.fixture
async def ada(house: HereHouse) -> Visitor:
    """One person for all examples: entering is tested elsewhere."""
    return await house.guest()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.one_of(near, aimed, anything), min_size=1, max_size=8))
async def test_every_frame_has_its_answer_and_the_line_lives_on(ada: Visitor, frames: list[str]) -> None:
    before = len(ada.frames)
    for frame in frames:
        await ada.line.send(frame)
    # Commands of one line are answered in order: this answer is the last.
    ref = str(uuid4())
    await ada.line.send(json.dumps({"type": "room.join", "ref": ref, "room": ROOM}))
    await ada.hear("room.joined", ref=ref)
    answers = [
        frame for frame in ada.frames[before:] if frame["type"] not in {"presence.changed", "message.created"}
    ]
    assert len(answers) >= len(frames) + 1
    for answer in answers:
        if answer["type"] == "error":
            assert answer["code"] not in {"internal", "store_unavailable"}


@pytest.mark.parametrize(
    "frame, code",
    [
        ("", "malformed_input"),
        ("{", "malformed_input"),
        ("[" * 16_000, "invalid_input"),
        ('{"a":' * 3_000, "malformed_input"),
        ("[]", "invalid_input"),
        ('"bonjour"', "invalid_input"),
        ("{}", "invalid_input"),
        ('{"type":"room.paint","ref":"' + REF + '"}', "invalid_input"),
        (SEND + '"\\ud800"}', "malformed_input"),
        (
            '{"type":"message.send","ref":"' + REF + '","room":"a","text":"' + "x" * 9_000 + '"}',
            "invalid_input",
        ),
    ],
)
async def test_what_is_no_command_is_an_error_with_a_code(house: HereHouse, frame: str, code: str) -> None:
    ada = await house.guest()
    await ada.line.send(frame)
    error = await ada.hear("error")
    assert error["code"] == code
    await ada.said("Bonsoir")


@pytest.mark.parametrize(
    "frame, code",
    [("x" * 16_385, 1009), (b"{}", 1003), ("x" * 200_000, 1009)],
)
async def test_what_is_no_text_of_ours_ends_that_line_and_no_other(
    house: HereHouse, frame: str | bytes, code: int
) -> None:
    ada, bob = await house.guest(), await house.guest()
    await ada.line.send(frame)
    assert await ada.ends() == code
    await bob.said("Bonsoir")
    await ada.connect()
    await ada.join()


async def test_somebody_who_floods_does_not_disturb_the_others(house: HereHouse) -> None:
    ada, bob, eve = await house.guest(), await house.guest(), await house.guest()

    async def flood() -> None:
        for number in range(900):
            await ada.line.send("{" if number % 2 else json.dumps({"type": "x", "ref": str(uuid4())}))

    flooding = asyncio.create_task(flood())
    for number in range(20):
        said: dict[str, Any] = await bob.said(f"ligne {number}")
        await eve.hear("message.created", seq=said["seq"])
    await flooding
    assert (bob.closed, eve.closed) == (None, None)
