"""HTTP on the port of the door: what uvicorn alone would let a client take for ever."""

import asyncio
import json
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from palabre.web.live.http_guard import HttpLimits
from tests.functional.live_house import Client, Served, frame, guest, head, raw, served

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUICK = HttpLimits(head=0.2, body=0.2, rate=100_000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place() -> AsyncGenerator[Served]:
    async with served(http=QUICK) as running:
        yield running


async def _post(client: Client, size: int) -> bytes:
    status, headers = await client.upgrade(
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n" % size + b"x" * size
    )
    assert status == 200
    return await client.reader.readexactly(int(headers["content-length"]))


async def test_requests_follow_one_another_on_one_connection(place: Served) -> None:
    async with raw(place) as client:
        for size in (0, 10, 200_000):
            assert await _post(client, size) == b"%d" % size


async def test_a_kept_connection_outlives_the_time_for_a_head(place: Served) -> None:
    async with raw(place) as client:
        await _post(client, 1)
        await asyncio.sleep(0.5)
        await _post(client, 1)


async def test_pipelined_requests_are_answered_in_order(place: Served) -> None:
    async with raw(place) as client:
        client.send(
            *(
                b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n" % size + b"x" * size
                for size in (3, 2)
            )
        )
        status, _ = await client.upgrade(b"")
        assert (status, await client.reader.readexactly(1)) == (200, b"3")
        status, _ = await client.upgrade(b"")
        assert (status, await client.reader.readexactly(1)) == (200, b"2")


@pytest.mark.parametrize(
    "request_head",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\n folded: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : h\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
    ],
)
async def test_what_is_no_http_is_a_problem_of_the_house(place: Served, request_head: bytes) -> None:
    async with raw(place) as client:
        status, headers = await client.upgrade(request_head)
        assert status == 400
        assert headers["content-type"] == "application/problem+json"
        assert headers["x-content-type-options"] == "nosniff"
        assert json.loads(await client.reader.read())["code"] == "malformed_input"


@pytest.mark.parametrize(
    "request_head",
    [
        b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: h\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"a" * 40_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"a" * 2_000_000,
        b"GET / HTTP/1.1\r\nHost: h\r\n" + b"x: yyyyyyyyyyyyyyyy\r\n" * 4000 + b"\r\n",
        head(x_long="a" * 40_000),
    ],
)
async def test_an_endless_head_is_refused(place: Served, request_head: bytes) -> None:
    async with raw(place) as client:
        status, _ = await client.upgrade(request_head)
        assert status == 431
        assert json.loads(await client.reader.read())["code"] == "input_too_large"


async def test_a_connection_that_says_nothing_is_cut(place: Served) -> None:
    async with raw(place) as client, asyncio.timeout(2):
        assert await client.reader.read() == b""


@pytest.mark.parametrize(
    "start",
    [b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9000\r\n\r\n", head()[:-2]],
)
async def test_a_request_that_drips_is_cut(place: Served, start: bytes) -> None:
    async with raw(place) as client, asyncio.timeout(2):
        client.send(start)
        drips = asyncio.create_task(_drip(client))
        assert await client.reader.read() == b""
        drips.cancel()


async def test_a_second_request_that_drips_is_cut(place: Served) -> None:
    async with raw(place) as client, asyncio.timeout(2):
        await _post(client, 1)
        client.send(b"GET / HTTP/1.1\r\n")
        assert await client.reader.read() == b""


async def test_a_long_body_that_keeps_coming_is_given_its_time(place: Served) -> None:
    async with raw(place) as client:
        client.send(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(10):
            client.send(b"x" * 10_000)
            await asyncio.sleep(0.04)
        status, _ = await client.upgrade(b"")
        assert status == 200
        assert await client.reader.readexactly(6) == b"100000"


async def test_a_websocket_outlives_the_time_for_a_request(place: Served) -> None:
    async with guest(place) as (client, _):
        await asyncio.sleep(0.5)
        client.send(frame(1, b"still here"))
        assert await client.receive() == (1, b"still here")


async def _drip(client: Client) -> None:
    for number in range(1000):
        client.send(b"x-%d: y\r\n" % number if number % 2 else b"")
        await asyncio.sleep(0.03)
