"""The HTTP side of the upgrade: a request head to an ``UpgradeRequest``, a ``Problem`` to bytes."""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote

from palabre.web.live.door import Problem, UpgradeRequest

MAX_HEAD: Final = 16 * 1024
_KEY_BYTES: Final = 16
_VERSION: Final = "13"
# A second line of one of these could make us and a proxy in front of us see two different requests.
_SINGLE: Final = frozenset({
    "authorization",
    "content-length",
    "host",
    "origin",
    "sec-websocket-key",
    "sec-websocket-version",
    "upgrade",
})  # fmt: skip


class HandshakeFault(Exception):
    """The request cannot become a WebSocket, whoever asks."""

    def __init__(self, status: int, code: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        """``code`` is one of the house's stable codes."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = headers


@dataclass(kw_only=True, frozen=True, slots=True)
class Handshake:
    """A request that may be admitted, and the key that the answer must prove."""

    request: UpgradeRequest
    key: str


def read_handshake(head: bytes, client: tuple[str, int] | None) -> Handshake:
    """Read a request head; raises ``HandshakeFault``."""
    if len(head) > MAX_HEAD:
        raise HandshakeFault(431, "input_too_large")
    lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    method, _, rest = lines[0].partition(" ")
    target, _, _ = rest.rpartition(" ")
    headers = _headers(lines[1:])
    if method != "GET":
        raise HandshakeFault(405, "method_not_allowed", (("allow", "GET"),))
    if headers.get("content-length", "0").strip("0") or "transfer-encoding" in headers:
        raise HandshakeFault(400, "malformed_input")
    if headers.get("sec-websocket-version") != _VERSION:
        raise HandshakeFault(426, "protocol_version", (("sec-websocket-version", _VERSION),))
    key = headers.get("sec-websocket-key", "")
    if not target.startswith("/") or not headers.get("host") or not _is_key(key):
        raise HandshakeFault(400, "malformed_input")
    path, _, query = target.partition("?")
    request = UpgradeRequest(
        path=unquote(path),
        query=query,
        headers=headers,
        cookies=_cookies(headers.get("cookie", "")),
        client=client,
        host=headers["host"],
        origin=headers.get("origin"),
        subprotocols=_tokens(headers.get("sec-websocket-protocol", "")),
        authorization=headers.get("authorization"),
    )
    return Handshake(request=request, key=key)


def problem_response(problem: Problem, default_headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A whole HTTP/1.1 answer that ends the connection."""
    try:
        phrase = HTTPStatus(problem.status).phrase
    except ValueError:
        phrase = ""
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in default_headers}
    headers["content-type"] = "application/problem+json"
    headers.update((name.lower(), value) for name, value in problem.headers)
    headers["content-length"] = str(len(problem.body))
    headers["connection"] = "close"
    lines = [f"HTTP/1.1 {problem.status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + problem.body


def _headers(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.lower()
        value = value.strip(" \t")
        if not colon:
            raise HandshakeFault(400, "malformed_input")
        if name not in headers:
            headers[name] = value
        elif name in _SINGLE:
            raise HandshakeFault(400, "malformed_input")
        else:
            headers[name] += ("; " if name == "cookie" else ", ") + value
    return headers


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key.encode("ascii"), validate=True)) == _KEY_BYTES
    except (UnicodeEncodeError, binascii.Error):
        return False


def _cookies(header: str) -> dict[str, str]:
    cookies: dict[str, str] = {}
    for part in header.split(";"):
        name, equals, value = part.strip().partition("=")
        # Browsers send the most specific cookie first: a later one of the same name must not replace it.
        if equals and name:
            cookies.setdefault(name, value.strip('"'))
    return cookies


def _tokens(header: str) -> tuple[str, ...]:
    return tuple(token for token in (part.strip() for part in header.split(",")) if token)
