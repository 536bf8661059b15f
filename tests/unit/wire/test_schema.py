import json
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
import msgspec
import pytest

from palabre.wire.base import Listing
from palabre.wire.commands import AnyCommand
from palabre.wire.events import AnyEvent
from palabre.wire.http.moderation import JournalPage
from palabre.wire.http.rooms import History, RoomList
from palabre.wire.schema import CLOSE_CODES, asyncapi_document, commands, events, wire_document

EXAMPLES = Path(__file__).resolve().parents[3] / "schema" / "examples"

_commands: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)
_events: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def tags(kinds: tuple[type[msgspec.Struct], ...]) -> set[str]:
    return {str(kind.__struct_config__.tag) for kind in kinds}


def checker(root: str) -> Any:
    document = wire_document()
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"#/$defs/{root}", "$defs": document["$defs"]}, validate_formats=True
    )


def test_there_is_one_example_of_every_frame() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.json")} == tags(commands()) | tags(events())


@pytest.mark.parametrize("name", sorted(tags(commands())))
def test_an_example_of_a_command_is_read_written_and_valid(name: str) -> None:
    text = (EXAMPLES / f"{name}.json").read_bytes()
    command = _commands.decode(text)
    assert command.__struct_config__.tag == name
    assert msgspec.json.decode(msgspec.json.encode(command)) == msgspec.json.decode(text)
    assert checker("AnyCommand").is_valid(msgspec.json.decode(text))


@pytest.mark.parametrize("name", sorted(tags(events())))
def test_an_example_of_an_event_is_read_written_and_valid(name: str) -> None:
    text = (EXAMPLES / f"{name}.json").read_bytes()
    event = _events.decode(text)
    assert event.__struct_config__.tag == name
    assert msgspec.json.decode(msgspec.json.encode(event)) == msgspec.json.decode(text)
    assert checker("AnyEvent").is_valid(msgspec.json.decode(text))


@pytest.mark.parametrize("name", sorted(tags(commands()) | tags(events())))
def test_an_example_shows_every_field_of_its_frame(name: str) -> None:
    shown = msgspec.json.decode((EXAMPLES / f"{name}.json").read_bytes(), type=dict[str, Any])
    kind = next(one for one in (*commands(), *events()) if one.__struct_config__.tag == name)
    assert set(shown) == {"type", *kind.__struct_fields__}


def test_the_schema_refuses_what_the_house_refuses() -> None:
    join = msgspec.json.decode((EXAMPLES / "room.join.json").read_bytes(), type=dict[str, Any])
    check = checker("AnyCommand")
    assert not check.is_valid({**join, "colour": "green"})
    assert not check.is_valid({**join, "room": "Sous L’Arbre"})
    assert not check.is_valid({**join, "since": -1})
    assert not check.is_valid({**join, "type": "room.paint"})
    assert not check.is_valid({name: value for name, value in join.items() if name != "ref"})


def test_a_frame_of_one_kind_is_no_frame_of_another() -> None:
    validators = {kind.__name__: checker(kind.__name__) for kind in (*commands(), *events())}
    for path in EXAMPLES.glob("*.json"):
        frame = msgspec.json.decode(path.read_bytes())
        assert [name for name, check in validators.items() if check.is_valid(frame)] == [
            next(one.__name__ for one in (*commands(), *events()) if one.__struct_config__.tag == path.stem)
        ]


def references(node: object) -> list[str]:
    if isinstance(node, list):
        return [found for one in cast("list[object]", node) for found in references(one)]
    if not isinstance(node, dict):
        return [node] if isinstance(node, str) and node.startswith("#/") else []
    return [found for one in cast("dict[str, object]", node).values() for found in references(one)]


@pytest.mark.parametrize("document", [wire_document(), asyncapi_document()], ids=["wire", "asyncapi"])
def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    found = references(document)
    assert len(found) > len(commands()) + len(events())
    for reference in found:
        node: Any = document
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]
        assert node


def test_asyncapi_lists_every_frame_in_its_direction_and_says_what_it_is_for() -> None:
    document = asyncapi_document()
    operations = document["operations"]
    said = {
        action: {one["$ref"].rpartition("/")[2] for one in operations[name]["messages"]}
        for name, action in (("command", "receive"), ("event", "send"))
    }
    assert said == {"receive": tags(commands()), "send": tags(events())}
    assert operations["command"]["action"] == "receive"
    assert all(message["summary"] for message in document["components"]["messages"].values())


def test_asyncapi_names_address_sub_protocol_and_both_ways_to_prove_who_one_is() -> None:
    document = asyncapi_document(server="https://palabre.example", cookie="__Host-palabre")
    live = document["channels"]["live"]
    assert live["address"] == "/api/v1/live"
    assert live["bindings"]["ws"]["headers"]["properties"]["Sec-WebSocket-Protocol"]["const"] == "palabre.v1"
    assert document["servers"]["house"]["host"] == "palabre.example"
    assert document["servers"]["house"]["protocol"] == "wss"
    schemes = document["components"]["securitySchemes"]
    assert {one["type"] for one in schemes.values()} == {"httpApiKey", "http"}
    assert schemes["session"]["name"] == "__Host-palabre"


def test_every_close_code_says_whether_to_reconnect() -> None:
    listed = asyncapi_document()["channels"]["live"]["x-close-codes"]
    wanted = {1000, 1001, 1009, 1012, 1013, 4400, 4401, 4403, 4408, 4429}
    assert wanted <= {one["code"] for one in listed}
    assert all(one["reconnect"].startswith(("yes", "no")) for one in listed)
    assert len({one.code for one in CLOSE_CODES}) == len(CLOSE_CODES)


@pytest.mark.parametrize("page", [RoomList(items=[], present=0), History(items=[]), JournalPage(items=[])])
def test_a_list_always_says_what_comes_before_and_after(page: Listing) -> None:
    ends: dict[str, object] = {"items": [], "next": None, "prev": None}
    assert json.loads(msgspec.json.encode(page)).items() >= ends.items()
