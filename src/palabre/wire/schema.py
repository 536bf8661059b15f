"""The contract of the socket, made from the Structs: JSON Schema, AsyncAPI and the close codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from palabre import __version__
from palabre.wire.commands import MAX_FRAME, AnyCommand
from palabre.wire.events import AnyEvent

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PATH = "/api/v1/live"
SUBPROTOCOL = "palabre.v1"


@dataclass(kw_only=True, frozen=True, slots=True)
class CloseCode:
    """Why the house ends a connection, and what a client does then."""

    code: int
    meaning: str
    reconnect: str


CLOSE_CODES: tuple[CloseCode, ...] = (
    CloseCode(code=1000, meaning="Goodbye: one of the two was done.", reconnect="no"),
    CloseCode(code=1001, meaning="The other side goes away.", reconnect="yes, after a random wait"),
    CloseCode(code=1002, meaning="A frame breaks RFC 6455.", reconnect="no: a fault of the client"),
    CloseCode(code=1003, meaning="A binary frame: only text is spoken here.", reconnect="no"),
    CloseCode(code=1007, meaning="A text frame that is not UTF-8.", reconnect="no"),
    CloseCode(code=1009, meaning=f"A frame of more than {MAX_FRAME} bytes.", reconnect="no: send less"),
    CloseCode(code=1011, meaning="A fault of the house.", reconnect="yes, after a random wait"),
    CloseCode(code=1012, meaning="The house restarts.", reconnect="yes, after a random wait"),
    CloseCode(
        code=1013, meaning="Read too slowly, or the house is full.", reconnect="yes, after a longer wait"
    ),
    CloseCode(
        code=4400, meaning="Too many frames that nobody could read.", reconnect="no: a fault of the client"
    ),
    CloseCode(code=4401, meaning="The session ended: enter again.", reconnect="no: enter first"),
    CloseCode(code=4403, meaning="Banned; `sanction.applied` said why.", reconnect="no: show the statement"),
    CloseCode(code=4408, meaning="Nothing was heard for too long.", reconnect="yes, at once, then resume"),
    CloseCode(code=4429, meaning="Too fast.", reconnect="yes, after a longer wait"),
    CloseCode(
        code=4503,
        meaning="This process stops; others serve the house.",
        reconnect="yes, at once, then resume",
    ),
)
"""RFC 6455 codes as meant; the others are 4000 + HTTP status. An unknown code: reconnect after a wait."""

_WORDS = (
    "Text frames of one JSON object each, discriminated by `type`. A client sends commands, each with a `ref`"
    " of its own that the answer repeats, and is sent answers and announcements. Clients pass over events and"
    " fields that they do not know; the house refuses both. `seq` numbers"
    " a room's log: a gap is repaired by `room.join` with `since`."
)


def commands() -> tuple[type[msgspec.Struct], ...]:
    """Every frame that a client may send."""
    return get_args(AnyCommand)


def events() -> tuple[type[msgspec.Struct], ...]:
    """Every frame that the house sends."""
    return get_args(AnyEvent)


def wire_document() -> Json:
    """Return the JSON Schema (2020-12) of every frame; ``AnyCommand`` and ``AnyEvent`` are its two roots."""
    definitions = _definitions("#/$defs/{name}")
    definitions["AnyCommand"] = _one_of(commands(), "#/$defs/")
    definitions["AnyEvent"] = _one_of(events(), "#/$defs/")
    return {
        "$schema": DIALECT,
        "title": SUBPROTOCOL,
        "description": _WORDS,
        "anyOf": [{"$ref": "#/$defs/AnyCommand"}, {"$ref": "#/$defs/AnyEvent"}],
        "$defs": definitions,
    }


def asyncapi_document(*, server: str = "http://localhost:8000", cookie: str = "palabre") -> Json:
    """Return the AsyncAPI 3.0 document; ``server`` is the house's address, ``cookie`` its session's name."""
    scheme, _, host = server.partition("://")
    messages = {_tag(kind): _message(kind) for kind in (*commands(), *events())}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Palabre",
            "version": __version__,
            "description": _WORDS,
            "license": {"name": "AGPL-3.0-or-later"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "house": {
                "host": host,
                "protocol": "wss" if scheme == "https" else "ws",
                "description": (
                    "A browser comes with the session cookie and an Origin of this house; a program with its"
                    " token. Whoever may not come in gets a problem (RFC 9457) instead of the upgrade."
                ),
                "security": [
                    {"$ref": "#/components/securitySchemes/session"},
                    {"$ref": "#/components/securitySchemes/bearer"},
                ],
            }
        },
        "channels": {
            "live": {
                "address": PATH,
                "title": "The live line",
                "description": f"Sub-protocol `{SUBPROTOCOL}`; at most {MAX_FRAME} bytes a command.",
                "servers": [{"$ref": "#/servers/house"}],
                "messages": {tag: {"$ref": f"#/components/messages/{tag}"} for tag in messages},
                "bindings": {"ws": {"method": "GET", "headers": _headers(), "bindingVersion": "0.1.0"}},
                "x-close-codes": [
                    {"code": one.code, "meaning": one.meaning, "reconnect": one.reconnect}
                    for one in CLOSE_CODES
                ],
            }
        },
        "operations": {
            "command": _operation("receive", "What a client may send.", commands()),
            "event": _operation("send", "What the house answers and announces.", events()),
        },
        "components": {
            "messages": messages,
            "schemas": _definitions("#/components/schemas/{name}"),
            "securitySchemes": {
                "session": {
                    "type": "httpApiKey",
                    "in": "cookie",
                    "name": cookie,
                    "description": "Set by `POST /api/v1/entries`; asks for an Origin of this house.",
                },
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The `token` that `POST /api/v1/entries` answers.",
                },
            },
        },
    }


def _definitions(template: str) -> Json:
    _, found = msgspec.json.schema_components((*commands(), *events()), ref_template=template)
    for name, schema in found.items():
        kind = schema.get("properties", {}).get("type")
        if kind is not None and len(kind.get("enum", ())) == 1:
            schema["properties"]["type"] = {"const": kind["enum"][0]}
        schema["title"] = name
    return dict(sorted(found.items()))


def _one_of(kinds: Iterable[type[msgspec.Struct]], prefix: str) -> Json:
    mapping = {_tag(kind): prefix + kind.__name__ for kind in kinds}
    return {
        "oneOf": [{"$ref": reference} for reference in mapping.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def _message(kind: type[msgspec.Struct]) -> Json:
    summary = (kind.__doc__ or "").strip().replace("``", "`")
    return {
        "name": _tag(kind),
        "title": kind.__name__,
        "summary": summary,
        "contentType": "application/json",
        "payload": {"$ref": f"#/components/schemas/{kind.__name__}"},
    }


def _operation(action: str, summary: str, kinds: Iterable[type[msgspec.Struct]]) -> Json:
    return {
        "action": action,
        "summary": summary,
        "channel": {"$ref": "#/channels/live"},
        "messages": [{"$ref": f"#/channels/live/messages/{_tag(kind)}"} for kind in kinds],
    }


def _headers() -> Json:
    return {
        "type": "object",
        "required": ["Sec-WebSocket-Protocol"],
        "properties": {
            "Sec-WebSocket-Protocol": {"type": "string", "const": SUBPROTOCOL},
            "Origin": {"type": "string", "description": "The house's own; needed with the cookie."},
            "Authorization": {"type": "string", "description": "`Bearer` and the token."},
        },
    }


def _tag(kind: type[msgspec.Struct]) -> str:
    return str(kind.__struct_config__.tag)
