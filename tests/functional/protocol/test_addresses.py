"""Who asks: ``X-Forwarded-For`` is believed from a trusted proxy alone, by HTTP and by the live door."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from palabre.settings import LimitSettings
from tests.functional.house import HereHouse, open_here
from tests.functional.live_house import Client, head

HOST = "palabre.example"
FORGED = ("203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4")
ENTRIES = 2
"""Entries in a minute from one address, and sockets at once."""


@contextlib.asynccontextmanager
async def opened(folder: Path, trusted: str) -> AsyncGenerator[HereHouse]:
    """A house with a public name, which sees all its visitors at 127.0.0.1."""
    limits = LimitSettings(entries_per_minute=ENTRIES, connections_per_address=ENTRIES)
    async with open_here(
        folder, public_url=f"https://{HOST}", trusted_proxies=[trusted], limits=limits
    ) as house:
        yield house


async def enter(house: HereHouse, forwarded: str | None) -> tuple[int, str]:
    """Knock at the door; the status, and the token if there is one."""
    claims = {} if forwarded is None else {"x-forwarded-for": forwarded}
    answer = await house.client(host=HOST, **claims).post("/api/v1/entries", json=house.form())
    return answer.status_code, answer.json().get("token", "")


async def knock(house: HereHouse, stack: contextlib.AsyncExitStack, token: str, forwarded: str) -> int:
    """Ask for a line, which stays open until the stack ends; the status."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(house.url).port)
    stack.callback(writer.close)  # and the stack keeps it alive
    request = head(host=HOST, authorization=f"Bearer {token}", x_forwarded_for=forwarded)
    status, _ = await Client(reader, writer).upgrade(request)
    return status


async def test_what_a_stranger_says_of_its_address_is_ignored(tmp_path: Path) -> None:
    async with opened(tmp_path, "10.0.0.0/8") as house:
        told = [await enter(house, forged) for forged in FORGED]
        assert [status for status, _ in told] == [201] * ENTRIES + [429] * (len(FORGED) - ENTRIES)
        async with contextlib.AsyncExitStack() as stack:
            statuses = [await knock(house, stack, told[0][1], forged) for forged in FORGED]
        assert statuses == [101] * ENTRIES + [429] * (len(FORGED) - ENTRIES)


async def test_what_a_trusted_proxy_says_of_an_address_is_obeyed(tmp_path: Path) -> None:
    async with opened(tmp_path, "127.0.0.0/8") as house:
        told = [await enter(house, true) for true in FORGED]
        assert [status for status, _ in told] == [201] * len(FORGED)
        async with contextlib.AsyncExitStack() as stack:
            statuses = [await knock(house, stack, told[0][1], true) for true in FORGED]
            assert statuses == [101] * len(FORGED)
            again = [await knock(house, stack, told[0][1], FORGED[0]) for _ in range(2)]
            assert again == [101, 429]


@pytest.mark.parametrize(
    "forwarded",
    [
        "198.51.100.{number}, 203.0.113.9",
        "198.51.100.{number}, 203.0.113.9, 127.0.0.7",
        "unknown, {number}, 203.0.113.9:47{number}",
    ],
)
async def test_what_stands_left_of_the_first_stranger_is_hearsay(tmp_path: Path, forwarded: str) -> None:
    async with opened(tmp_path, "127.0.0.0/8") as house:
        told = [await enter(house, forwarded.format(number=number)) for number in range(3)]
        assert [status for status, _ in told] == [201, 201, 429]


async def test_an_address_behind_a_body_is_no_header(tmp_path: Path) -> None:
    async with opened(tmp_path, "127.0.0.0/8") as house:
        statuses: list[bytes] = []
        for forged in FORGED:
            reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(house.url).port)
            writer.write(
                b"POST /api/v1/entries HTTP/1.1\r\nHost: palabre.example\r\nX-Forwarded-For: 203.0.113.9\r\n"
                b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                b"2\r\n{}\r\n0\r\nX-Forwarded-For: %b\r\n\r\n" % forged.encode()
            )
            statuses.append((await reader.readline()).split(b" ")[1])
            writer.transport.abort()
        assert statuses == [b"422", b"422", b"429", b"429"]
