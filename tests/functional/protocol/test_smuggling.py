"""No request within a request: what two readers could read in two ways is a 400, and the end of the line."""

import asyncio
import contextlib
import json
import re
import socket
from collections.abc import AsyncGenerator
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from tests.functional.house import open_here
from tests.functional.live_house import Client

# One house and one loop for all cases.
pytestmark = pytest.mark.asyncio(loop_scope="module")

GET = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
HIDDEN = b"GET /api/v1/instance HTTP/1.1\r\nHost: localhost\r\n\r\n"
"""What must never be answered."""
EMPTY = b"\r\n\r\n0\r\n\r\n"

AMBIGUOUS = {
    "a length and chunks": POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked" + EMPTY,
    "chunks and a length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 4" + EMPTY,
    "two lengths": POST + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "the same length twice": POST + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    "a list of lengths": POST + b"Content-Length: 2, 2\r\n\r\n{}",
    "a length with a plus": POST + b"Content-Length: +2\r\n\r\n{}",
    "a length below zero": POST + b"Content-Length: -2\r\n\r\n{}",
    "a length in sixteens": POST + b"Content-Length: 0x2\r\n\r\n{}",
    "a length of nothing": POST + b"Content-Length: \r\n\r\n{}",
    "a length beyond 64 bits": POST + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    "a length in two words": POST + b"Content-Length: 1 0\r\n\r\n{}",
    "another coding": POST + b"Transfer-Encoding: xchunked" + EMPTY,
    "chunks before another coding": POST + b"Transfer-Encoding: chunked, identity" + EMPTY,
    "chunks after another coding": POST + b"Transfer-Encoding: gzip, chunked" + EMPTY,
    "chunks twice": POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked" + EMPTY,
    "chunks, then a cow": POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: cow" + EMPTY,
    "a cow, then chunks": POST + b"Transfer-Encoding: cow\r\nTransfer-Encoding: chunked" + EMPTY,
    "chunks after a vertical tab": POST + b"Transfer-Encoding: \x0bchunked" + EMPTY,
    "chunks in quotes": POST + b'Transfer-Encoding: "chunked"' + EMPTY,
    "chunks before a space and a colon": POST + b"Transfer-Encoding : chunked" + EMPTY,
    "chunks on a folded line": POST + b"Transfer-Encoding:\r\n chunked" + EMPTY,
    "chunks of HTTP 1.0": POST.replace(b"HTTP/1.1", b"HTTP/1.0") + b"Transfer-Encoding: chunked" + EMPTY,
    "a coding of nothing": GET + b"Transfer-Encoding: " + EMPTY,
    "a folded line": GET + b"X-A: a\r\n b\r\n\r\n",
    "a folded first line": b"GET /livez HTTP/1.1\r\n Host: localhost\r\n\r\n",
    "a bare line feed in a head": GET + b"X-A: a\nTransfer-Encoding: chunked\r\n\r\n",
    "bare line feeds": b"GET /livez HTTP/1.1\nHost: localhost\n\n",
    "a bare line feed at the end": GET + b"\n",
    "a bare carriage return": GET + b"X-A: a\rX-B: b\r\n\r\n",
    "a zero octet": GET + b"X-A: a\0b\r\n\r\n",
    "a control octet": GET + b"X-A: a\x01b\r\n\r\n",
    "a space in a name": GET + b"X A: b\r\n\r\n",
    "no name": GET + b": b\r\n\r\n",
    "no colon": GET + b"nothing\r\n\r\n",
    "two hosts": GET + b"Host: elsewhere.example\r\n\r\n",
    "the same host twice": GET + b"Host: localhost\r\n\r\n",
    "no host": b"GET /livez HTTP/1.1\r\n\r\n",
    "another host in the address": b"GET http://elsewhere.example/livez HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a tunnel": b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "HTTP 0.9": b"GET /livez\r\n\r\n",
    "HTTP 1.2": b"GET /livez HTTP/1.2\r\nHost: localhost\r\n\r\n",
    "HTTP 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "a space in the address": b"GET /li vez HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a space at the start": b" GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a chunk below zero": CHUNKED + b"-1\r\n{}\r\n0\r\n\r\n",
    "a chunk with a prefix": CHUNKED + b"0x2\r\n{}\r\n0\r\n\r\n",
    "a chunk with a plus": CHUNKED + b"+2\r\n{}\r\n0\r\n\r\n",
    "a chunk without a size": CHUNKED + b"\r\n{}\r\n0\r\n\r\n",
    "a chunk beyond 64 bits": CHUNKED + b"10000000000000002\r\n{}\r\n0\r\n\r\n",
    "a chunk of no number": CHUNKED + b"2g\r\n{}\r\n0\r\n\r\n",
    "a space after a size": CHUNKED + b"2 \r\n{}\r\n0\r\n\r\n",
    "a space before a size": CHUNKED + b" 2\r\n{}\r\n0\r\n\r\n",
    "a line feed after a size": CHUNKED + b"2\n{}\r\n0\r\n\r\n",
    "a line feed in an extension": CHUNKED + b"2;a\n{}\r\n0\r\n\r\n",
    "a zero octet in an extension": CHUNKED + b"2;a\0b\r\n{}\r\n0\r\n\r\n",
    "a line feed after a chunk": CHUNKED + b"2\r\n{}\n0\r\n\r\n",
    "nothing after a chunk": CHUNKED + b"2\r\n{}0\r\n\r\n",
    "more than a chunk": CHUNKED + b"2\r\n{}xx0\r\n\r\n",
    "a line feed after the last chunk": CHUNKED + b"2\r\n{}\r\n0\n\r\n",
    "a line feed at the end of chunks": CHUNKED + b"2\r\n{}\r\n0\r\n\n",
    "a length after the chunks": CHUNKED + b"2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[int]:
    async with open_here(tmp_path_factory.mktemp("house")) as house:
        yield urlsplit(house.url).port or 0


async def tell(port: int, *parts: bytes) -> bytes:
    """Send these parts, one segment each; all that came back until the house hung up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    client = Client(reader, writer)
    try:
        async with asyncio.timeout(5):
            for part in parts:
                client.send(part)
                await writer.drain()
                await asyncio.sleep(0)
            return await reader.read()
    finally:
        writer.transport.abort()


def answers(told: bytes) -> list[int]:
    """The status of each answer in a stream."""
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", told)]


@pytest.mark.parametrize("name", AMBIGUOUS)
async def test_what_could_be_read_in_two_ways_is_refused_and_ends_the_line(port: int, name: str) -> None:
    told = await tell(port, AMBIGUOUS[name] + HIDDEN)
    assert answers(told) == [400]
    head, _, body = told.partition(b"\r\n\r\n")
    assert b"\r\nconnection: close" in head.lower()
    assert json.loads(body)["code"] == "malformed_input"


@pytest.mark.parametrize(
    "name", ["a length and chunks", "chunks after another coding", "a chunk of no number"]
)
async def test_it_is_no_other_when_it_comes_octet_by_octet(port: int, name: str) -> None:
    octets = [bytes((octet,)) for octet in AMBIGUOUS[name]]
    assert answers(await tell(port, *octets, HIDDEN)) == [400]


async def test_a_request_that_came_whole_is_answered_before_the_fault_behind_it_ends_the_line(
    port: int,
) -> None:
    told = await tell(port, GET + b"\r\n" + b"GET /livez HTTP/1.1\r\nno colon\r\n\r\n" + HIDDEN)
    assert answers(told) == [200]


async def test_an_upgrade_that_nobody_takes_is_answered_and_ends_the_line(port: int) -> None:
    upgrade = GET + b"Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    told = await tell(port, upgrade + HIDDEN)
    assert answers(told) == [200]
    assert b"connection: close" in told.lower()


@pytest.mark.parametrize(
    "padding", [b"0\r\nX-A: " + b"a" * 200_000, b"2;" + b"a" * 200_000, b"1;aaaaaaaaaaaa\r\n{\r\n" * 40_000]
)
async def test_what_stands_around_a_body_is_bounded(port: int, padding: bytes) -> None:
    assert answers(await tell(port, CHUNKED, padding)) in ([431], [413])


async def test_a_body_that_goes_on_after_its_answer_is_read_no_further(port: int) -> None:
    def pour() -> tuple[int, bytes]:
        sent = 0
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(POST + b"Content-Length: 1000000000000\r\n\r\n")
            with contextlib.suppress(ConnectionError):
                while True:
                    sent += line.send(b"x" * 65_536)
            # What had arrived before the house hung up is still there.
            return sent, line.recv(65_536)

    sent, told = await asyncio.to_thread(pour)
    assert answers(told) == [413]
    assert sent > 65_536


async def test_chunks_of_one_octet_are_a_body_like_another(port: int) -> None:
    body = json.dumps(
        {"pseudonym": "Mésange agile", "age": 34, "postal_code": "35000", "accepts_rules": True}
    )
    chunks = b"".join(b"1\r\n%c\r\n" % octet for octet in body.encode()) + b"0\r\n\r\n"
    last = GET + b"Connection: close\r\n\r\n"
    assert answers(await tell(port, CHUNKED + chunks + last)) == [201, 200]


async def test_pipelined_requests_are_answered_each_once(port: int) -> None:
    length = POST + b"Content-Length: 2\r\n\r\n{}"
    last = GET + b"Connection: close\r\n\r\n"
    told = await tell(port, GET + b"\r\n" + length + last + HIDDEN)
    assert answers(told) == [200, 422, 200]
