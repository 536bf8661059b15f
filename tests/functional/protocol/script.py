"""The small language of the conformance cases: what is sent, and what must come back, in order."""

import asyncio
import contextlib
import itertools
import json
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from uuid import UUID

from tests.functional.live_house import CLOSE, PING, PONG, TEXT, Client, close_frame, frame, head

_numbers = itertools.count(1)
PATIENCE = 10.0
_OUTSIDE = frozenset({"presence.changed"})
"""What a room tells by its own clock."""


@dataclass(frozen=True, slots=True)
class Pong:
    """The answer to a ping."""

    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class Said:
    """A frame of the house: its type, and what in it proves that the text arrived whole."""

    kind: str
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """A close frame with this code, then the end of the stream."""

    code: int
    reason: str | None = None


Step = bytes | Pong | Said | Closed


@dataclass(frozen=True, slots=True)
class Case:
    """``chop``: octets in one segment; 0 sends what stands between two answers at once."""

    name: str
    steps: tuple[Step, ...]
    chop: int = 0


def case(name: str, *steps: Step | Iterable[Step], chop: int = 0) -> Case:
    """A case; one that does not end the line itself closes it, and must be told goodbye."""
    flat: list[Step] = []
    for step in steps:
        if isinstance(step, (bytes, Pong, Said, Closed)):
            flat.append(step)
        else:
            flat.extend(step)
    if not any(isinstance(step, Closed) for step in flat):
        flat += [close_frame(1000), Closed(1000)]
    return Case(name, tuple(flat), chop)


def fresh_ref() -> str:
    """A reference of this case's own, the same in each run."""
    return str(UUID(int=0x01A209FE72007000_8000000000000000 + next(_numbers)))


def asking(size: int = 0, *, pad: str = "") -> tuple[bytes, Said]:
    """A document of exactly ``size`` bytes that is no command, and its answer.

    The reference stands at the end: it is repeated only if all that stands before it was read.
    """
    ref = fresh_ref()
    start, end = f'{{"type":"echo","pad":"{pad}'.encode(), f'","ref":"{ref}"}}'.encode()
    filler = b"a" * (size - len(start) - len(end))
    return start + filler + end, Said("error", f"invalid_input {ref}")


def nonsense() -> Said:
    """The answer to a text that is no JSON."""
    return Said("error", "malformed_input None")


def whole(size: int = 0, *, pad: str = "") -> tuple[bytes, Said]:
    """The same in one text frame."""
    payload, answer = asking(size, pad=pad)
    return frame(TEXT, payload), answer


def cut(payload: bytes, *places: int) -> list[bytes]:
    """A text message in fragments, cut at these places."""
    edges = [0, *places, len(payload)]
    parts = [payload[start:end] for start, end in itertools.pairwise(edges)]
    last = len(parts) - 1
    return [frame(TEXT if not index else 0, part, fin=index == last) for index, part in enumerate(parts)]


def spoken(room: str, text: str) -> tuple[bytes, str]:
    """A line for a room, as JSON without escapes, and its reference."""
    ref = fresh_ref()
    line = {"type": "message.send", "ref": ref, "room": room, "text": text, "confirmed": True}
    return json.dumps(line, ensure_ascii=False).encode(), ref


@contextlib.asynccontextmanager
async def line(port: int, token: str, *, request: bytes | None = None) -> AsyncGenerator[Client]:
    """An open line to the house, nothing sent on it yet."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    client = Client(reader, writer)
    try:
        status, _ = await client.upgrade(request or head(authorization=f"Bearer {token}"))
        assert status == 101
        yield client
    finally:
        writer.transport.abort()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def play(client: Client, steps: Iterable[Step], *, chop: int = 0) -> None:
    """Send and compare, step by step."""
    said_goodbye = False
    async with asyncio.timeout(PATIENCE):
        for step in steps:
            match step:
                case bytes():
                    said_goodbye = said_goodbye or step[:1] == b"\x88"
                    await _send(client, step, chop or len(step))
                case Closed():
                    await _end(client, step, answer=not said_goodbye)
                case _:
                    assert await heard(client) == step


async def heard(client: Client) -> Pong | Said:
    """The next frame that answers something; pings of the house are answered."""
    while True:
        opcode, payload = await client.receive()
        if opcode == PING:
            client.send(frame(PONG, payload))
        elif opcode == PONG:
            return Pong(payload)
        else:
            assert opcode == TEXT, (opcode, payload)
            event = json.loads(payload)
            if event["type"] not in _OUTSIDE:
                return Said(event["type"], _proof(event))


def _proof(event: dict[str, str]) -> str | None:
    match event["type"]:
        case "error":
            return f"{event['code']} {event.get('ref')}"
        case "message.created":
            return event["text"]
        case _:
            return event.get("ref")


async def _send(client: Client, octets: bytes, chop: int) -> None:
    for start in range(0, len(octets), chop or 1):
        client.send(octets[start : start + chop])
        if chop < len(octets):
            await client.writer.drain()
            # A turn of the loop, which is the server's too: it reads what was sent so far.
            await asyncio.sleep(0)


async def _end(client: Client, expected: Closed, *, answer: bool) -> None:
    opcode, payload = await client.receive()
    assert opcode == CLOSE, (opcode, payload)
    assert int.from_bytes(payload[:2], "big") == expected.code
    if expected.reason is not None:
        assert payload[2:].decode() == expected.reason
    if answer:
        client.send(frame(CLOSE, payload[:2]))
    # What the house had not read when it hung up makes the system answer with a reset.
    with contextlib.suppress(ConnectionResetError):
        assert await client.reader.read() == b""
