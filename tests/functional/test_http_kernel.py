"""The kernel from outside: every kind of bad input is answered with a stable code, and life goes on."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from palabre.web.kernel import Kernel
from tests.functional.kernel_house import (
    DEMO,
    PERSON,
    client,
    kernel,
)

LINES = "/api/v1/rooms/sous-l-arbre/lines"
TEN_MEGABYTES = 10 * 1024 * 1024


async def post(app: Kernel, content: bytes, content_type: str = "application/json") -> httpx.Response:
    async with client(app, token=PERSON) as one:
        return await one.post(LINES, content=content, headers={"content-type": content_type})


def codes(response: httpx.Response) -> set[tuple[str, str]]:
    return {(fault["pointer"], fault["code"]) for fault in response.json()["errors"]}


async def test_good_request_is_answered() -> None:
    response = await post(kernel(), '{"text":"Bonjour à tous"}'.encode())
    assert response.status_code == 201
    assert response.json() == {"id": 1, "text": "Bonjour à tous", "slug": "sous-l-arbre"}
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "body,pointer,code",
    [
        (b"{}", "/text", "missing"),
        (b'{"text":3}', "/text", "wrong_type"),
        (b'{"text":"' + b"a" * 201 + b'"}', "/text", "too_long"),
        (b'{"text":"a","autre":1}', "", "unknown_field"),
        (b'{"text":"a","mood":10}', "/mood", "too_large"),
        (b'{"text":"a","reply":{"to":"x"}}', "/reply/to", "invalid_format"),
        (b'{"text":"a\\u0000b"}', "/text", "control_character"),
        (b'{"text":"a\\u202eb"}', "/text", "bidi_character"),
        (b'{"text":"\\udc00"}', "/text", "surrogate"),
    ],
)
async def test_fault_of_a_field_is_named(body: bytes, pointer: str, code: str) -> None:
    response = await post(kernel(), body)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_input")
    assert codes(response) == {(pointer, code)}


@pytest.mark.parametrize(
    "body,content_type,status,code",
    [
        (b"", "application/json", 400, "malformed_input"),
        (b"{", "application/json", 400, "malformed_input"),
        (b"\xff\xfe", "application/json", 400, "malformed_input"),
        (b"[" * 60_000, "application/json", 400, "malformed_input"),
        (b'{"text":"a","text":"b"}', "application/json", 400, "malformed_input"),
        (b"text=a", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (b'{"text":"a"}', "text/plain", 415, "unsupported_media_type"),
        (b'{"text":"' + b"a" * TEN_MEGABYTES + b'"}', "application/json", 413, "input_too_large"),
    ],
    ids=["empty", "cut", "not utf-8", "deep", "duplicate", "form", "text", "10 MB"],
)
async def test_unreadable_body_is_refused(body: bytes, content_type: str, status: int, code: str) -> None:
    response = await post(kernel(), body, content_type)
    assert (response.status_code, response.json()["code"]) == (status, code)


async def test_body_longer_than_announced_limit_is_cut_off_while_it_streams() -> None:
    async def endless() -> AsyncGenerator[bytes]:
        for _ in range(100):
            yield b" " * 16 * 1024

    async with client(kernel(), token=PERSON) as one:
        response = await one.post(LINES, content=endless(), headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (413, "input_too_large")


async def test_compressed_body_is_refused() -> None:
    async with client(kernel(), token=PERSON) as one:
        headers = {"content-type": "application/json", "content-encoding": "gzip"}
        response = await one.post(LINES, content=b"\x1f\x8b", headers=headers)
    assert response.status_code == 415


async def test_body_that_never_comes_is_given_up() -> None:
    app = kernel(house=replace(DEMO, body_seconds=0.01))
    sent: list[dict[str, Any]] = []

    async def silent() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope("POST", LINES, (b"authorization", f"Bearer {PERSON}".encode())), silent, send)
    assert sent[0]["status"] == 400


async def test_client_that_hangs_up_is_not_answered() -> None:
    sent: list[object] = []

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: object) -> None:
        sent.append(message)

    head = (b"authorization", f"Bearer {PERSON}".encode())
    await kernel()(scope("POST", LINES, head), gone, send)
    assert sent == []


def scope(method: str, path: str, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "client": ("127.0.0.1", 4711),
        "headers": [(b"host", b"localhost:8000"), *headers],
    }


@pytest.mark.parametrize("length", [b"-1", b"abc", b"\xb2"])
async def test_odd_content_length_is_refused(length: bytes) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    head = [(b"authorization", f"Bearer {PERSON}".encode()), (b"content-length", length)]
    await kernel()(scope("POST", LINES, *head), receive, send)
    assert sent[0]["status"] == 400


@pytest.mark.parametrize(
    "path,status,code",
    [
        ("/api/v1/inconnu", 404, "not_found"),
        (f"{LINES}?limit=0", 422, "invalid_input"),
        (f"{LINES}?inconnu=1", 422, "invalid_input"),
        (f"{LINES}?limit=%ff", 400, "malformed_input"),
        ("/api/v1/rooms/UN SALON/lines", 404, "not_found"),
        ("/api/v1/rooms/%ff/lines", 400, "malformed_input"),
        ("/api/v1/rooms/a%00/lines", 404, "not_found"),
        ("/api/v1/rooms/nulle-part/lines", 404, "not_found"),
        ("/api/v1/who?x=1", 422, "invalid_input"),
        ("/api/v1/live", 426, "protocol_version"),
        ("/fichier.js", 404, "not_found"),
        ("/problems/inconnu", 404, "not_found"),
    ],
)
async def test_odd_address_is_refused(path: str, status: int, code: str) -> None:
    async with client(kernel()) as one:
        response = await one.get(path)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"])
async def test_other_method_hears_which_there_are(method: str) -> None:
    async with client(kernel()) as one:
        response = await one.request(method, LINES)
    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")
    assert response.headers["allow"] == "GET, HEAD, POST"


async def test_head_is_get_without_a_body() -> None:
    async with client(kernel()) as one:
        head, get = await one.head(LINES), await one.get(LINES)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]
