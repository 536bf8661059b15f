import json
from typing import Any

import msgspec
import pytest

from palabre.wire.commands import AnyCommand, MessageSend, RoomJoin
from tests import make

_decoder: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)
REF = "01a209fe-7200-7000-8000-000000000001"
SEND: dict[str, Any] = {"type": "message.send", "ref": REF, "room": "sous-l-arbre", "text": "Bonsoir"}


def decode(command: object) -> AnyCommand:
    return _decoder.decode(json.dumps(command))


def test_what_may_be_left_out_has_its_default() -> None:
    send = decode(SEND)
    assert isinstance(send, MessageSend)
    assert (send.reply_to, send.confirmed) == (None, False)
    join = decode({"type": "room.join", "ref": REF, "room": make.ROOM})
    assert isinstance(join, RoomJoin)
    assert join.since is None
    assert decode(SEND | {"reply_to": None}) == send


@pytest.mark.parametrize("missing", ["type", "ref", "room", "text"])
def test_what_is_needed_cannot_be_left_out(missing: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode({name: value for name, value in SEND.items() if name != missing})


@pytest.mark.parametrize(
    "change",
    [
        {"type": "message.shout"},
        {"type": None},
        {"type": 7},
        {"ref": ""},
        {"ref": 7},
        {"ref": "not-a-uuid"},
        {"ref": None},
        {"room": ""},
        {"room": "Sous L’Arbre"},
        {"room": "../etc"},
        {"room": "a--b"},
        {"room": "a" * 65},
        {"room": 7},
        {"text": None},
        {"text": 7},
        {"text": ["Bonsoir"]},
        {"text": "x" * 8_001},
        {"reply_to": "x"},
        {"confirmed": "true"},
        {"confirmed": 1},
        {"colour": "green"},
        {"id": REF},
    ],
)
def test_what_is_wrong_or_unknown_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(SEND | change)


@pytest.mark.parametrize("since", [-1, 2**53, 1.5, "3", True])
def test_a_number_of_the_log_is_a_small_whole_number(since: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode({"type": "room.join", "ref": REF, "room": make.ROOM, "since": since})


@pytest.mark.parametrize(
    "frame", [b"", b"{", b"\xff", b'{"type":"message.send"', b'"\\ud800"', b"nul", b'{"a":1}{"b":2}']
)
def test_what_is_no_json_is_no_command(frame: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        _decoder.decode(frame)
