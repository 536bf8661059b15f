"""The kernel from outside: headers, hosts, sessions, limits, and what the house says of itself."""

import asyncio
import json
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
import uvicorn
from structlog.testing import capture_logs

from palabre.domain.limits import Rate
from palabre.web.kernel import Kernel
from palabre.web.rates import RateClass
from tests.functional.kernel_house import (
    DEMO,
    LEAD,
    MODERATOR,
    PERSON,
    PUBLIC,
    Clock,
    Example,
    client,
    kernel,
)

LINES = "/api/v1/rooms/sous-l-arbre/lines"
TEN_MEGABYTES = 10 * 1024 * 1024


async def post(app: Kernel, content: bytes, content_type: str = "application/json") -> httpx.Response:
    async with client(app, token=PERSON) as one:
        return await one.post(LINES, content=content, headers={"content-type": content_type})


SECURITY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'none'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "method,path,headers,status",
    [
        ("GET", LINES, {}, 200),
        ("GET", "/", {}, 200),
        ("GET", "/app.js", {}, 200),
        ("GET", "/api/v1/inconnu", {}, 404),
        ("PUT", LINES, {}, 405),
        ("POST", LINES, {}, 401),
        ("POST", LINES, {"origin": "http://evil.example"}, 403),
        ("GET", LINES, {"host": "evil.example"}, 421),
        ("GET", "/api/v1/broken", {}, 500),
        ("GET", "/readyz", {}, 503),
        ("GET", "/problems/too_fast", {}, 200),
        ("GET", "/.well-known/security.txt", {}, 200),
    ],
)
async def test_security_headers_stand_on_every_answer(
    tmp_path: Path, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (tmp_path / "app.js").write_text("x()", encoding="utf-8")

    async def failing() -> str:
        return "disk_full"

    app = kernel(client_folder=tmp_path, checks={"database": failing})
    with capture_logs():
        async with client(app) as one:
            response = await one.request(method, path, headers=headers)
    assert response.status_code == status
    assert {name: response.headers[name] for name in SECURITY} == SECURITY
    assert "permissions-policy" in response.headers
    assert "strict-transport-security" not in response.headers
    assert "unsafe-inline" not in str(response.headers)
    if status >= 400 and path != "/readyz":
        assert response.json()["status"] == status


async def test_https_house_asks_browsers_to_stay_with_https() -> None:
    async with client(kernel(house=PUBLIC)) as one:
        assert (await one.get("/livez")).headers["strict-transport-security"].startswith("max-age=")


async def test_fault_of_ours_tells_a_person_nothing_and_the_log_no_words() -> None:
    app = kernel()
    with capture_logs() as logs:
        async with client(app) as one:
            response = await one.get("/api/v1/broken")
            after = await one.get(LINES)
    problem = response.json()
    assert (response.status_code, problem["code"]) == (500, "internal")
    assert "secret" not in response.text
    assert [entry["event"] for entry in logs] == ["request_failed"]
    assert logs[0]["trace_id"] == problem["trace_id"]
    assert logs[0]["error"] == "RuntimeError"
    assert "secret" not in str(logs)
    assert after.status_code == 200


async def test_nothing_of_the_input_is_echoed() -> None:
    canary = "canari-9f3c"
    app = kernel()
    async with client(app, token=PERSON) as one:
        answers = [
            await one.post(LINES, json={canary: 1, "text": canary * 50, "reply": {"to": canary}}),
            await one.get(f"/api/v1/{canary}"),
            await one.get(f"{LINES}?{canary}={canary}"),
            await one.get(f"{LINES}?limit={canary}"),
            await one.get(f"/problems/{canary}"),
            await one.get(LINES, headers={"host": canary}),
            await one.post(LINES, json={"text": "a"}, headers={"idempotency-key": f"{canary} {canary}"}),
        ]
    assert all(answer.status_code >= 400 for answer in answers)
    assert [answer.text for answer in answers if canary in answer.text] == []


async def test_sentences_follow_the_reader() -> None:
    async with client(kernel()) as one:
        french = (await one.get("/api/v1/inconnu")).json()
        english = (await one.get("/api/v1/inconnu", headers={"accept-language": "en-GB"})).json()
        page = await one.get("/problems/not_found", headers={"accept-language": "en"})
    assert (french["title"], english["title"]) == ("Introuvable", "Not found")
    assert french["type"] == "http://localhost:8000/problems/not_found"
    assert "Not found" in page.text


async def test_demo_house_refuses_other_hosts_and_proxies() -> None:
    async with client(kernel()) as one:
        host = await one.get("/", headers={"host": "evil.example"})
        proxied = await one.get("/livez", headers={"x-forwarded-for": "192.0.2.1"})
    assert (host.status_code, host.json()["code"]) == (421, "host_not_allowed")
    assert (proxied.status_code, proxied.json()["code"]) == (403, "demo_not_forwarded")


async def test_public_house_answers_probes_at_any_address() -> None:
    async with client(kernel(house=PUBLIC)) as one:
        assert (await one.get("/livez", headers={"host": "10.0.0.7:8000"})).status_code == 200
        assert (await one.get(LINES, headers={"host": "10.0.0.7:8000"})).status_code == 421


async def test_session_cookie_works_with_our_origin_only() -> None:
    cookie = {"cookie": f"palabre={PERSON}"}
    async with client(kernel()) as one:
        own = await one.post(LINES, json={"text": "a"}, headers={**cookie, "origin": "http://localhost:8000"})
        foreign = await one.post(
            LINES, json={"text": "a"}, headers={**cookie, "origin": "http://evil.example"}
        )
        bare = await one.post(LINES, json={"text": "a"}, headers=cookie)
        entry = await one.post(
            "/api/v1/entries", json={"text": "a"}, headers={"origin": "http://evil.example"}
        )
    assert [own.status_code, foreign.status_code, bare.status_code, entry.status_code] == [201, 403, 403, 403]
    assert foreign.json()["code"] == entry.json()["code"] == "foreign_origin"


async def test_moderator_may_be_a_person_too() -> None:
    cookies = {"cookie": f"palabre={PERSON}; palabre-staff={MODERATOR}"}
    async with client(kernel()) as one:
        who = (await one.get("/api/v1/who", headers=cookies)).json()
        queue = (await one.get("/api/v1/moderation/queue", headers=cookies)).json()
    assert (who["kind"], queue["kind"]) == ("PersonSession", "StaffSession")


async def test_leaving_answers_nothing_and_entering_sets_the_cookie() -> None:
    async with client(kernel(house=PUBLIC), token=PERSON) as one:
        entered = await one.post("/api/v1/entries", json={"text": "a"})
        left = await one.delete("/api/v1/entries/current")
    assert entered.headers["set-cookie"].startswith("__Host-palabre=")
    assert "Secure" in entered.headers["set-cookie"]
    assert (left.status_code, left.content) == (204, b"")


async def test_rate_is_kept_for_an_address_and_for_a_session() -> None:
    clock = Clock()
    rates = {cls: Rate(per_minute=0, burst=0) for cls in RateClass} | {
        RateClass.WRITE: Rate(per_minute=6, burst=2)
    }
    app = kernel(rates=rates, clock=clock)
    async with (
        client(app, token=PERSON) as one,
        client(app, token=PERSON, peer=("192.0.2.2", 1)) as elsewhere,
        client(app, peer=("192.0.2.3", 1)) as stranger,
    ):
        first = [await one.post(LINES, json={"text": "a"}) for _ in range(3)]
        moved = await elsewhere.post(LINES, json={"text": "a"})
        other = await stranger.post(LINES, json={"text": "a"})
        reading = await one.get(LINES)
        clock.seconds += 10
        again = await one.post(LINES, json={"text": "a"})
    assert [response.status_code for response in first] == [201, 201, 429]
    assert (first[2].json()["code"], first[2].json()["retry_after"], first[2].headers["retry-after"]) == (
        "too_fast",
        10,
        "10",
    )
    assert moved.status_code == 429
    assert other.status_code == 401
    assert reading.status_code == 200
    assert again.status_code == 201


async def test_address_behind_a_trusted_proxy_is_the_persons() -> None:
    house = replace(PUBLIC, trusted_proxies=(ip_network("10.0.0.0/8"),))
    headers = {"x-forwarded-for": "192.0.2.7"}
    async with (
        client(kernel(house=house), peer=("10.0.0.1", 1)) as proxy,
        client(kernel(house=house), peer=("192.0.2.1", 1)) as liar,
    ):
        assert (await proxy.get("/api/v1/who", headers=headers)).json()["address"] == "192.0.2.7"
        assert (await liar.get("/api/v1/who", headers=headers)).json()["address"] == "192.0.2.1"


KEY = {"idempotency-key": str(UUID(int=9))}


async def test_repeated_request_is_answered_once() -> None:
    example = Example(DEMO)
    app = kernel(example.routes())
    async with client(app, token=PERSON) as one:
        first = await one.post(LINES, json={"text": "a"}, headers=KEY)
        second = await one.post(LINES, json={"text": "a"}, headers=KEY)
        other = await one.post(LINES, json={"text": "b"}, headers=KEY)
        elsewhere = await one.post("/api/v1/rooms/ailleurs/lines", json={"text": "a"}, headers=KEY)
    assert (first.status_code, first.json()) == (second.status_code, second.json()) == (201, second.json())
    assert second.headers["idempotency-replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (409, "ref_reused")
    assert elsewhere.status_code == 409
    assert example.posted == ["a"]


async def test_refused_request_does_not_bind_its_key() -> None:
    async with client(kernel(), token=PERSON) as one:
        refused = await one.post(LINES, json={"text": " "}, headers=KEY)
        accepted = await one.post(LINES, json={"text": "a"}, headers=KEY)
    assert (refused.status_code, refused.json()["code"], accepted.status_code) == (422, "text_empty", 201)


async def test_twin_of_a_running_request_is_told_to_wait() -> None:
    example = Example(DEMO)
    app = kernel(example.routes())
    async with client(app, token=PERSON) as one:
        running = asyncio.create_task(one.post(LINES, json={"text": "attendre"}, headers=KEY))
        await example.waiting.wait()
        twin = await one.post(LINES, json={"text": "attendre"}, headers=KEY)
        example.gate.set()
        done = await running
    assert (twin.status_code, twin.json()["code"], twin.headers["retry-after"]) == (409, "ref_reused", "1")
    assert done.status_code == 201


async def test_answer_with_a_token_is_never_kept() -> None:
    example = Example(DEMO)
    app = kernel(example.routes())
    async with client(app) as one:
        answers = [await one.post("/api/v1/entries", json={"text": "a"}, headers=KEY) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert example.posted == ["a", "a"]


async def test_house_says_whether_it_is_ready() -> None:
    async def fine() -> str:
        return "ok"

    async def failing() -> str:
        return "unreachable"

    async with client(kernel(checks={"database": fine})) as one:
        ready = await one.get("/readyz")
        alive = await one.get("/livez")
    async with client(kernel(checks={"database": fine, "bus": failing})) as one:
        degraded = await one.get("/readyz")
    async with client(kernel(checks={"database": failing, "bus": fine})) as one:
        unready = await one.get("/healthz")
    assert (alive.status_code, alive.json()) == (200, {"status": "alive"})
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert (degraded.status_code, degraded.json()["status"]) == (200, "degraded")
    assert (unready.status_code, unready.json()) == (
        503,
        {
            "status": "unready",
            "checks": {
                "database": {"ok": False, "detail": "unreachable"},
                "bus": {"ok": True, "detail": "ok"},
            },
        },
    )


async def test_metrics_count_by_template_and_never_by_value() -> None:
    app = kernel()
    async with client(app) as one:
        await one.get(LINES)
        await one.get("/api/v1/rooms/un-secret/lines")
        await one.get("/un-autre-secret")
        await one.request("INVENTED", "/un-autre-secret")
        text = (await one.get("/metrics")).text
    assert (
        'palabre_http_requests_total{method="GET",route="/api/v1/rooms/{slug}/lines",status="200"} 2.0'
        in text
    )
    assert 'method="other"' in text
    assert "palabre_http_request_duration_seconds_bucket" in text
    assert 'palabre_build_info{version="0.0.1"} 1.0' in text
    assert "secret" not in text


async def test_metrics_of_a_public_house_need_their_token() -> None:
    async with client(kernel(house=PUBLIC)) as one:
        assert (await one.get("/metrics")).status_code == 404
    guarded = kernel(house=replace(PUBLIC, metrics_token="t" * 32))
    async with client(guarded) as one:
        assert (await one.get("/metrics")).status_code == 404
        assert (await one.get("/metrics", headers={"authorization": "Bearer " + "t" * 32})).status_code == 200


async def test_security_contact_is_published() -> None:
    async with client(kernel()) as one:
        demo = await one.get("/.well-known/security.txt")
    house = replace(PUBLIC, security_contact="mailto:securite@palabre.example")
    async with client(kernel(house=house)) as one:
        public = await one.get("/.well-known/security.txt")
    async with client(kernel(house=PUBLIC)) as one:
        absent = await one.get("/.well-known/security.txt")
    assert demo.text.splitlines() == [
        "Contact: mailto:securite@example.org",
        "Expires: 2026-08-30T00:00:00Z",
        "Preferred-Languages: fr, en",
    ]
    assert "Canonical: https://palabre.example/.well-known/security.txt" in public.text
    assert absent.status_code == 404


async def test_document_is_served() -> None:
    app = kernel()
    async with client(app) as one:
        response = await one.get("/api/v1/openapi.json")
    assert response.headers["content-type"] == "application/json"
    assert response.json() == json.loads(json.dumps(app.document))


async def test_refusal_that_the_document_does_not_announce_is_logged() -> None:
    example = Example(DEMO)
    routes = [replace(route, refusals=()) for route in example.routes()]
    with capture_logs() as logs:
        async with client(kernel(routes), token=PERSON) as one:
            response = await one.post(LINES, json={"text": " "})
    assert response.json()["code"] == "text_empty"
    assert [(entry["event"], entry["code"]) for entry in logs] == [("refusal_not_declared", "text_empty")]


async def test_other_protocols_are_closed() -> None:
    sent: list[object] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: object) -> None:
        sent.append(message)

    await kernel()({"type": "websocket", "path": "/"}, receive, send)
    assert sent == [{"type": "websocket.close", "code": 1002}]


@asynccontextmanager
async def served(app: Kernel) -> AsyncGenerator[int]:
    """Serve by a real uvicorn on a free port."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="critical", server_header=False, ws="none", lifespan="on")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        await task
        listening.close()


async def test_real_server_answers_ten_megabytes_and_goes_on() -> None:
    async with served(kernel()) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as one:
        headers = {"authorization": f"Bearer {LEAD}", "content-type": "application/json"}
        huge = await one.post("/api/v1/entries", content=b" " * TEN_MEGABYTES, headers=headers)
        after = await one.get(LINES)
    assert (huge.status_code, huge.json()["code"]) == (413, "input_too_large")
    assert after.status_code == 200


@pytest.mark.parametrize(
    "head,status",
    [
        (b"GET /%ff HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET / HTTP/1.1\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Real-IP: 1\r\n", 403),
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GARBAGE\r\n", 400),
        (
            b"POST /api/v1/entries HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
            400,
        ),
    ],
)
async def test_real_server_answers_raw_bytes(head: bytes, status: int) -> None:
    async with served(kernel()) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head + b"Connection: close\r\n\r\n")
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"Traceback" not in answer
