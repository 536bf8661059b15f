"""The WebSocket door under the real server: handshake, RFC 6455, heartbeats, slow readers, stop."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from palabre.realtime.frames import text_frame
from palabre.web.live.connection import MAX_FRAME, LiveTiming
from palabre.web.live.door import PATH, SUBPROTOCOL, Problem
from tests.functional.live_house import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    House,
    Served,
    close_frame,
    frame,
    guest,
    head,
    raw,
    served,
)

# One server and one loop for all tests that do not stop it: uvicorn takes 0.2 s to end.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place() -> AsyncGenerator[Served]:
    async with served() as running:
        yield running


# --- the handshake


async def test_an_admitted_client_is_upgraded_with_the_sub_protocol(place: Served) -> None:
    async with raw(place) as client:
        status, headers = await client.upgrade(head(sec_websocket_key="dGhlIHNhbXBsZSBub25jZQ=="))
        assert status == 101
        assert (
            headers["sec-websocket-accept"] == "s3pplmbitxaq9kygzzhzrbk+xoo="
        )  # in lower case, by upgrade()
        assert headers["sec-websocket-protocol"] == SUBPROTOCOL
        assert "sec-websocket-extensions" not in headers


async def test_http_is_served_on_the_same_port(place: Served) -> None:
    async with raw(place) as client:
        status, _ = await client.upgrade(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert status == 200


@pytest.mark.parametrize(
    "connection", ["keep-alive, Upgrade", "Upgrade, keep-alive", "UPGRADE", "keep-alive,upgrade"]
)
async def test_connection_headers_of_all_browsers_are_understood(place: Served, connection: str) -> None:
    async with raw(place) as client:
        status, _ = await client.upgrade(head(connection=connection, upgrade="WebSocket"))
        assert status == 101
        client.send(frame(TEXT, b"bonjour"))
        assert await client.receive() == (TEXT, b"bonjour")


async def test_an_offer_of_compression_is_not_taken(place: Served) -> None:
    async with raw(place) as client:
        _, headers = await client.upgrade(head(sec_websocket_extensions="permessage-deflate"))
        assert "sec-websocket-extensions" not in headers


async def test_the_door_sees_the_request(place: Served) -> None:
    async with raw(place) as client:
        await client.upgrade(
            head(
                path=f"{PATH}?a=1",
                cookie="session=abc; theme=dark; session=second",
                origin="http://localhost",
                authorization="Bearer t",
                sec_websocket_protocol=f"other, {SUBPROTOCOL}",
            )
        )
        request = place.house.requests[-1]
        assert request.path == PATH
        assert request.query == "a=1"
        assert request.host == "localhost"
        assert request.origin == "http://localhost"
        assert request.cookies == {"session": "abc", "theme": "dark"}
        assert request.authorization == "Bearer t"
        assert request.subprotocols == ("other", SUBPROTOCOL)
        assert request.headers["upgrade"] == "websocket"
        assert request.client == client.writer.get_extra_info("sockname")


@pytest.mark.parametrize("status", [401, 403, 404, 421, 426, 429, 503])
async def test_a_refusal_is_an_http_problem_before_the_upgrade(status: int) -> None:
    body = json.dumps({"status": status, "code": "some_code"}).encode()
    answer = Problem(status=status, body=body, headers=(("Retry-After", "7"), ("X-House", "yes")))
    async with served(House(answer=answer)) as place, raw(place) as client:
        got, headers = await client.upgrade()
        assert got == status
        assert headers["content-type"] == "application/problem+json"
        assert headers["retry-after"] == "7"
        assert headers["x-house"] == "yes"
        assert headers["connection"] == "close"
        assert await client.reader.read() == body
        assert not place.house.guests


@pytest.mark.parametrize(
    ("request_head", "status", "code"),
    [
        (head(sec_websocket_key=None), 400, "malformed_input"),
        (head(sec_websocket_key="short"), 400, "malformed_input"),
        (head(sec_websocket_key="é" * 24), 400, "malformed_input"),
        (head(host=None), 400, "malformed_input"),
        (head(path="http://elsewhere/api/v1/live"), 400, "malformed_input"),
        (head(content_length="3"), 400, "malformed_input"),
        (head(origin="http://a\r\nOrigin: http://b"), 400, "malformed_input"),
        (head(method="POST"), 405, "method_not_allowed"),
        (head(sec_websocket_version=None), 426, "protocol_version"),
        (head(sec_websocket_version="8"), 426, "protocol_version"),
        (head(sec_websocket_protocol=None), 426, "protocol_version"),
        (head(sec_websocket_protocol="palabre.v0"), 426, "protocol_version"),
        (head(path="/elsewhere"), 404, "not_found"),
        (head(x_long="a" * 17_000), 431, "input_too_large"),
    ],
)
async def test_a_bad_handshake_is_refused(place: Served, request_head: bytes, status: int, code: str) -> None:
    before = len(place.house.guests)
    async with raw(place) as client:
        got, headers = await client.upgrade(request_head)
        assert got == status
        assert headers["x-content-type-options"] == "nosniff"
        assert json.loads(await client.reader.read())["code"] == code
        assert len(place.house.guests) == before


async def test_the_served_version_is_named_to_an_unknown_one(place: Served) -> None:
    async with raw(place) as client:
        _, headers = await client.upgrade(head(sec_websocket_version="25"))
        assert headers["sec-websocket-version"] == "13"


async def test_a_door_that_does_not_answer_is_a_503() -> None:
    house = House(wait=asyncio.Event())
    async with served(house, timing=LiveTiming(admit=0.05)) as place, raw(place) as client:
        status, headers = await client.upgrade()
        assert status == 503
        assert headers["retry-after"] == "5"


async def test_a_door_that_fails_is_a_500_without_details() -> None:
    async with served(House(fault=LookupError("secret"))) as place, raw(place) as client:
        status, _ = await client.upgrade()
        assert status == 500
        assert b"secret" not in await client.reader.read()


async def test_a_client_that_leaves_before_the_answer_is_over_at_once() -> None:
    house = House(wait=asyncio.Event())
    async with served(house) as place:
        async with raw(place) as client:
            client.send(head())
            await house.arrived.wait()
            client.writer.transport.abort()
        assert house.wait is not None
        house.wait.set()
        await house.let_in.wait()
        await house.guests[0].over.wait()
        assert house.guests[0].codes == [1006]
        assert not place.server.server_state.connections


async def test_frames_sent_before_the_answer_are_read_after_it() -> None:
    house = House(wait=asyncio.Event())
    async with served(house) as place, raw(place) as client:
        client.send(head())
        await house.arrived.wait()
        client.send(frame(TEXT, b"early"))
        assert house.wait is not None
        house.wait.set()
        status, _ = await client.upgrade(b"")
        assert status == 101
        assert await client.receive() == (TEXT, b"early")


# --- messages


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 4096, MAX_FRAME])
async def test_messages_of_every_length_arrive(place: Served, size: int) -> None:
    async with guest(place) as (client, host):
        client.send(frame(TEXT, b"a" * size))
        assert await client.receive() == (TEXT, b"a" * size)
        assert host.messages == [b"a" * size]


async def test_many_messages_in_one_segment_arrive_in_order(place: Served) -> None:
    async with guest(place) as (client, _):
        client.send(*(frame(TEXT, b"%d" % number) for number in range(500)))
        for number in range(500):
            assert await client.receive() == (TEXT, b"%d" % number)


async def test_a_message_that_arrives_byte_by_byte_is_whole(place: Served) -> None:
    async with guest(place) as (client, host):
        for byte in frame(TEXT, "à l’ombre".encode()):
            client.send(bytes((byte,)))
            await client.writer.drain()
            await asyncio.sleep(0)
        assert await client.receive() == (TEXT, "à l’ombre".encode())
        assert len(host.messages) == 1


async def test_fragments_are_joined_around_a_ping(place: Served) -> None:
    async with guest(place) as (client, host):
        client.send(
            frame(TEXT, b"bon", fin=False),
            frame(CONTINUATION, b"", fin=False),
            frame(PING, b"?"),
            frame(CONTINUATION, b"jour"),
        )
        assert await client.receive() == (PONG, b"?")
        assert await client.receive() == (TEXT, b"bonjour")
        assert host.messages == [b"bonjour"]


async def test_a_character_may_be_split_over_fragments(place: Served) -> None:
    whole = "é€😀".encode()
    async with guest(place) as (client, _):
        for cut in range(1, len(whole)):
            client.send(frame(TEXT, whole[:cut], fin=False), frame(CONTINUATION, whole[cut:]))
            assert await client.receive() == (TEXT, whole)


@pytest.mark.parametrize("payload", [b"", b"x" * 125])
async def test_a_ping_is_answered_with_its_payload(place: Served, payload: bytes) -> None:
    async with guest(place) as (client, host):
        client.send(frame(PONG, b"unasked"), frame(PING, payload))
        assert await client.receive() == (PONG, payload)
        assert host.messages == []


# --- what breaks the protocol ends the connection with its code


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        ([frame(TEXT, b"hello", masked=False)], 1002),
        ([frame(TEXT, b"hello", rsv=4)], 1002),
        ([frame(TEXT, b"hello", rsv=1)], 1002),
        ([frame(PING, rsv=2)], 1002),
        *(([frame(opcode, b"x")], 1002) for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)),
        ([frame(CONTINUATION, b"x")], 1002),
        ([frame(CONTINUATION, b"x", fin=False)], 1002),
        ([frame(TEXT, b"a", fin=False), frame(TEXT, b"b")], 1002),
        ([frame(TEXT, b"a", fin=False), frame(CONTINUATION, b"b"), frame(CONTINUATION, b"c")], 1002),
        ([frame(PING, b"x", fin=False)], 1002),
        ([frame(PING, b"x" * 126)], 1002),
        ([frame(CLOSE, b"x")], 1002),
        ([b"\x81\xfe\x00\x05" + b"\0" * 9], 1002),  # a long form for a short length
        ([b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff"], 1002),
        *(
            ([close_frame(bad)], 1002)
            for bad in (0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535)
        ),
        ([frame(BINARY, b"x")], 1003),
        ([frame(BINARY, b"x", fin=False)], 1003),
        ([frame(TEXT, b"\xff")], 1007),
        ([frame(TEXT, b"\xed\xa0\x80")], 1007),  # a surrogate
        ([frame(TEXT, b"\xc0\xaf")], 1007),  # an overlong form
        ([frame(TEXT, b"\xf4\x90\x80\x80")], 1007),  # beyond Unicode
        ([frame(TEXT, b"ok\xc3")], 1007),  # an unfinished character
        ([frame(TEXT, b"\xc3", fin=False), frame(CONTINUATION, b"(")], 1007),
        ([close_frame(1000, b"\xff")], 1007),
        ([frame(TEXT, b"a" * (MAX_FRAME + 1))], 1009),
        ([frame(TEXT, b"a" * 70_000)], 1009),
        ([b"\x81\xff\x00\x00\x00\x10\x00\x00\x00\x00mask"], 1009),  # 64 GiB announced
        ([frame(TEXT, b"a" * 1024, fin=False)] + [frame(CONTINUATION, b"a" * 1024, fin=False)] * 16, 1009),
        ([frame(TEXT, b"fault")], 1011),
    ],
)
async def test_a_bad_frame_closes_with_its_code(place: Served, frames: list[bytes], code: int) -> None:
    async with guest(place) as (client, host):
        client.send(*frames)
        assert await client.closing() == code
        # RFC 6455 section 5.5.1: nothing follows a close frame.
        assert not host.connection.outbox.offer(text_frame(b"more"))
        await host.over.wait()
        assert host.codes == [code]
        assert host.messages in ([], [b"fault"], [b"ab"])


async def test_nothing_after_a_bad_frame_is_received(place: Served) -> None:
    async with guest(place) as (client, host):
        client.send(frame(TEXT, b"before"), frame(BINARY, b"x"), frame(TEXT, b"after"), frame(PING, b"?"))
        assert await client.receive() == (TEXT, b"before")
        assert (await client.receive())[0] == CLOSE
        await host.hears(1)
        assert host.messages == [b"before"]


async def test_bad_frames_leave_no_traceback_and_hardly_a_line(
    place: Served, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = [
        frame(TEXT, b"\xff"),
        frame(TEXT, b"a", masked=False),
        frame(7),
        frame(TEXT, b"a" * 20_000),
        frame(BINARY, b"x"),
    ]
    with caplog.at_level(logging.DEBUG):
        for number in range(50):
            async with guest(place) as (client, _):
                client.send(bad[number % len(bad)])
                await client.closing()
        # A second fault within the time that picows takes to disconnect must stay silent as well.
        async with guest(place) as (client, _):
            client.send(*bad * 20)
            assert await client.closing() == 1002
    out, err = capfd.readouterr()
    assert "Traceback" not in caplog.text + out + err
    assert len(caplog.records) <= 10


# --- the end


@pytest.mark.parametrize("code", [1000, 1001, 1008, 1011, 1013, 3000, 4000, 4999])
async def test_a_close_is_answered_with_the_same_code(place: Served, code: int) -> None:
    async with guest(place) as (client, host):
        client.send(close_frame(code, b"au revoir"))
        opcode, payload = await client.receive()
        assert (opcode, payload[:2]) == (CLOSE, code.to_bytes(2, "big"))
        assert await client.reader.read() == b""
        await host.over.wait()
        assert host.codes == [code]


async def test_a_close_without_code_is_answered_with_1000(place: Served) -> None:
    async with guest(place) as (client, host):
        client.send(frame(CLOSE))
        assert await client.receive() == (CLOSE, b"\x03\xe8")
        await host.over.wait()
        assert host.codes == [1005]


async def test_a_broken_connection_is_1006(place: Served) -> None:
    async with guest(place) as (client, host):
        client.writer.transport.abort()
        await host.over.wait()
        assert host.codes == [1006]
        assert not place.server.server_state.connections


async def test_the_house_closes_after_what_it_said_before(place: Served) -> None:
    async with guest(place) as (client, host):
        host.connection.outbox.offer(text_frame(b"last words"))
        host.connection.close(4403, "é" * 100)
        assert not host.connection.outbox.offer(text_frame(b"too late"))
        host.connection.close(4401)
        assert await client.receive() == (TEXT, b"last words")
        opcode, payload = await client.receive()
        assert opcode == CLOSE
        assert payload[:2] == (4403).to_bytes(2, "big")
        assert payload[2:].decode() == "é" * 61
        client.send(frame(TEXT, b"ignored"), frame(CLOSE, payload[:2]))
        assert await client.reader.read() == b""
        await host.over.wait()
        assert host.codes == [4403]
        assert host.messages == []


async def test_a_peer_that_never_answers_a_close_is_cut() -> None:
    async with served(timing=LiveTiming(close=0.1)) as place, guest(place) as (client, host):
        host.connection.close(4401)
        assert (await client.receive())[0] == CLOSE
        await asyncio.wait_for(host.over.wait(), 2)
        assert host.codes == [4401]


# --- heartbeats


async def test_the_house_pings_and_hears_any_frame() -> None:
    timing = LiveTiming(ping=0.05, silence=0.5)
    async with served(timing=timing) as place, guest(place) as (client, host):
        for _ in range(14):
            opcode, payload = await client.receive()
            assert (opcode, payload) == (PING, b"")
            client.send(frame(PONG, payload))
        assert not host.over.is_set()


async def test_a_silent_peer_is_closed_with_4408() -> None:
    timing = LiveTiming(ping=0.05, silence=0.2, close=0.1)
    async with served(timing=timing) as place, guest(place) as (client, host):
        before = asyncio.get_running_loop().time()
        assert await client.closing() == 4408
        assert 0.15 < asyncio.get_running_loop().time() - before < 1
        await host.over.wait()
        assert host.codes == [4408]
