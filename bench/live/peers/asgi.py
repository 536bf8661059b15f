"""What one would write with ASGI: the room's frame is built once and sent to each member.

``python -m bench.live.peers.asgi`` serves it by uvicorn with ``websockets`` and prints its port.
"""

import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import uvicorn

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]

_ID = "01956e2b-7c1a-7f3e-9a4d-5b6c7d8e9f01"
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class _Room:
    seq: int = 0
    members: dict[int, Send] = field(default_factory=dict[int, Send])


_rooms: dict[str, _Room] = {}


async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """Serve one connection."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept", "subprotocol": "palabre.v1"})
    name = ""
    while (event := await receive())["type"] != "websocket.disconnect":
        command = msgspec.json.decode(event["text"])
        if command["type"] == "room.join":
            name = command["room"]
            await _join(name, command["ref"], send)
        elif name:
            await _say(name, command["ref"], command["text"], send)
    if name:
        _rooms[name].members.pop(id(send), None)


async def _join(name: str, ref: str, send: Send) -> None:
    room = _rooms.setdefault(name, _Room())
    room.members[id(send)] = send
    answer = {"type": "room.joined", "ref": ref, "room": name, "seq": room.seq, "messages": [], "changes": []}
    await send({"type": "websocket.send", "text": _encode(answer | {"present": len(room.members)}).decode()})


async def _say(name: str, ref: str, text: str, send: Send) -> None:
    room = _rooms[name]
    room.seq += 1
    created: dict[str, Any] = {"type": "message.created", "room": name, "seq": room.seq, "id": _ID}
    created |= {"author": {"id": _ID, "pseudonym": "Bemolane"}, "text": text}
    frame = _encode(created | {"at": "2026-11-26T08:00:00.123456Z"}).decode()
    seq = room.seq
    for member in tuple(room.members.values()):
        await member({"type": "websocket.send", "text": frame})
    accepted = {"type": "message.accepted", "ref": ref, "room": name, "seq": seq, "id": _ID}
    await send({"type": "websocket.send", "text": _encode(accepted).decode()})


async def main() -> None:
    """Listen on a free port and say which."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(4096)
    print(listening.getsockname()[1], flush=True)
    configuration = uvicorn.Config(
        app,  # pyright: ignore[reportArgumentType] - plain dictionaries stand for ASGI's typed ones
        ws="websockets",
        ws_per_message_deflate=False,
        log_level="error",
        lifespan="off",
    )
    await uvicorn.Server(configuration).serve(sockets=[listening])


if __name__ == "__main__":
    # uvicorn takes uvloop by itself when it makes the loop; here we make it.
    import uvloop

    uvloop.run(main())
