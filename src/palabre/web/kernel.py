"""The HTTP kernel: every request takes the same steps, and every answer leaves by the same door."""

import asyncio
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import msgspec
import structlog
from prometheus_client import CollectorRegistry
from starlette.routing import Router
from starlette.types import Lifespan, Receive, Scope, Send

from palabre.app.faults import where
from palabre.domain.errors import (
    InputTooLarge,
    Internal,
    MalformedInput,
    MethodNotAllowed,
    Refusal,
    UnsupportedMediaType,
)
from palabre.domain.limits import Rate
from palabre.domain.permissions import Permission, Visitor, check_permission, wants_staff
from palabre.web.auth import Authenticator, Credentials, Sessions
from palabre.web.client import FOLDER, ClientFiles
from palabre.web.decoding import decode_body, decode_params, decode_query
from palabre.web.gate import SocketGate
from palabre.web.headers import security_headers
from palabre.web.house import House
from palabre.web.http.about import about_routes
from palabre.web.http.health import Readiness, ReadinessCheck, health_routes
from palabre.web.idempotency import IdempotencyStore, Repetitions, fingerprint_of, key_of
from palabre.web.metrics import HttpMetrics
from palabre.web.openapi import openapi_document
from palabre.web.origin import check_origin, check_request, header, peer_address
from palabre.web.problems import Rendered, choose_locale, render
from palabre.web.rates import DEFAULT_RATES, RateClass, RateLimiter, address_key
from palabre.web.routes import UNSAFE, AnyRoute, Call, Reply, RouteTable, refusals_of

log = structlog.get_logger(__name__)

PROBES = frozenset({"/livez", "/readyz", "/healthz", "/metrics"})
"""Asked by machines at whatever address a public house has inside its network."""


class ClientGoneError(Exception):
    """The client hung up before its body was complete: there is nobody to answer."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Plugs:
    """What main plugs into the doors."""

    sessions: Sessions
    answers: IdempotencyStore
    registry: CollectorRegistry
    now: Callable[[], datetime]
    """Aware, UTC."""
    monotonic: Callable[[], float]
    """Seconds."""
    checks: Mapping[str, ReadinessCheck] = field(default_factory=dict[str, ReadinessCheck])
    rates: Mapping[RateClass, Rate] = field(default_factory=lambda: DEFAULT_RATES)
    lifespan: Lifespan[Any] | None = None
    client_folder: Path = FOLDER


@dataclass(kw_only=True, slots=True)
class _Trail:
    """What is known so far of a request, for its answer, its log line and its count."""

    trace_id: str
    route: str = "none"
    operation: AnyRoute | None = None
    allow: str | None = None


class Kernel:
    """An ASGI application; ``gate`` is for the WebSocket door, ``table`` and ``document`` for tools."""

    def __init__(self, routes: Iterable[AnyRoute], house: House, plugs: Plugs) -> None:
        self.house = house
        self.limiter = RateLimiter(rates=plugs.rates, monotonic=plugs.monotonic)
        self.authenticator = Authenticator(plugs.sessions)
        self.gate = SocketGate(house, self.authenticator)
        self.readiness = Readiness(plugs.checks, plugs.monotonic)
        self.table = RouteTable(
            (
                *routes,
                *health_routes(house, self.readiness, plugs.registry),
                *about_routes(house, lambda: self._document, plugs.now),
            )
        )
        self.document = openapi_document(self.table.routes, house)
        self._document = msgspec.json.encode(self.document)
        self._declared = {
            (route.method, route.path): frozenset(one.code for one in refusals_of(route))
            for route in self.table.routes
        }
        self._repetitions = Repetitions(plugs.answers, plugs.now)
        self._client = ClientFiles(plugs.client_folder)
        self._metrics = HttpMetrics(plugs.registry, version=house.version, monotonic=plugs.monotonic)
        self._monotonic = plugs.monotonic
        self._security = security_headers(house)
        self._router = Router(lifespan=plugs.lifespan)
        self._encode = msgspec.json.Encoder().encode

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Speak ASGI. WebSockets have a door of their own, plugged into the server itself."""
        match scope["type"]:
            case "http":
                await self._http(scope, receive, send)
            case "lifespan":
                await self._router(scope, receive, send)
            case _:
                await send({"type": "websocket.close", "code": 1002})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = self._monotonic()
        trail = _Trail(trace_id=secrets.token_hex(16))
        try:
            rendered = await self._answer(scope, receive, trail)
        except Refusal as refusal:
            rendered = self._refused(refusal, scope, trail)
        except ClientGoneError:
            return
        except Exception as error:  # noqa: BLE001 - the edge: whatever broke, the person gets an answer
            log.error("request_failed", route=trail.route, trace_id=trail.trace_id, **where(error))  # noqa: TRY400
            rendered = self._refused(Internal(), scope, trail)
        headers = [*rendered.headers, *self._security]
        await send({"type": "http.response.start", "status": rendered.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else rendered.body
        await send({"type": "http.response.body", "body": body})
        self._metrics.record(trail.route, scope["method"], rendered.status, started)

    async def _answer(self, scope: Scope, receive: Receive, trail: _Trail) -> Rendered:
        house, path, method = self.house, cast("str", scope["path"]), cast("str", scope["method"])
        headers = tuple(cast("Iterable[tuple[bytes, bytes]]", scope["headers"]))
        if house.demo or path not in PROBES:
            check_request(header(headers, b"host"), headers, house)
        locale = choose_locale(header(headers, b"accept-language") or "")
        found = self.table.find(path)
        if found is None:
            trail.route, trail.allow = "client", "GET, HEAD"
            return self._client.answer(method, path, headers, locale)
        entry = found.methods.get("GET" if method == "HEAD" else method)
        if entry is None:
            trail.allow = found.allow
            raise MethodNotAllowed
        route, names = entry
        trail.route, trail.operation = route.path, route

        credentials = Credentials(headers, house)
        if method in UNSAFE:
            # Where no session is needed, a client that merely keeps cookies needs no proof: browsers give it.
            cookie = credentials.cookie and route.permission is not Permission.ANYONE
            check_origin(headers, house, bearer=credentials.bearer is not None, cookie=cookie)
        address, port = peer_address(scope.get("client"), headers, house)
        self.limiter.check(route.rate, address_key(address))
        principal = await self.authenticator.principal(credentials, staff=wants_staff(route.permission))
        if not isinstance(principal, Visitor):
            self.limiter.check(route.rate, principal.token_hash)
        check_permission(route.permission, principal)

        params = None
        if route.params is not None:
            params = decode_params(names, found.values, scope.get("raw_path") or b"", route.params)
        query = decode_query(scope.get("query_string") or b"", route.query)
        raw = b""
        body = None
        if route.body is not None:
            if header(headers, b"content-encoding") not in {None, "identity"}:
                raise UnsupportedMediaType
            raw = await read_body(receive, headers, house)
            body = decode_body(raw, header(headers, b"content-type") or "", route.body)
        call: Call[Any, Any, Any] = Call(
            params=params,
            query=query,
            body=body,
            principal=principal,
            address=address,
            port=port,
            locale=locale,
            request_id=trail.trace_id,
            headers=headers,
        )
        key = header(headers, b"idempotency-key") if method == "POST" else None
        if key is None:
            return self._rendered(route, await route.handler(call))
        digest = key_of(key, principal=principal, address=address, operation=route.operation_id)
        return await self._once(route, call, digest, fingerprint_of(path, raw))

    async def _once(
        self, route: AnyRoute, call: Call[Any, Any, Any], digest: bytes, fingerprint: bytes
    ) -> Rendered:
        kept = await self._repetitions.begin(digest, fingerprint)
        if kept is not None:
            return _response(kept.status, kept.body, route.produces, [(b"idempotency-replayed", b"true")])
        try:
            rendered = self._rendered(route, await route.handler(call))
        except BaseException:
            await self._repetitions.abandon(digest)
            raise
        if route.replay and rendered.status < 300:  # noqa: PLR2004 - successes are 2xx
            await self._repetitions.finish(digest, status=rendered.status, body=rendered.body)
        else:
            await self._repetitions.abandon(digest)
        return rendered

    def _rendered(self, route: AnyRoute, result: object) -> Rendered:
        if isinstance(result, Rendered):
            # A refusal with a cookie: the handler rendered it itself.
            return result
        status, answer = route.status, result
        extra: list[tuple[bytes, bytes]] = []
        if isinstance(result, Reply):
            reply = cast("Reply[object]", result)
            status, answer = reply.status or status, reply.answer
            extra = [(name.lower().encode(), value.encode()) for name, value in reply.headers]
            extra += [(b"set-cookie", cookie.encode()) for cookie in reply.cookies]
        if isinstance(answer, bytes):
            body = answer
        elif isinstance(answer, str):
            body = answer.encode()
        elif answer is None:
            body = b""
        else:
            body = self._encode(answer)
        return _response(status, body, route.produces, extra)

    def _refused(self, refusal: Refusal, scope: Scope, trail: _Trail) -> Rendered:
        route = trail.operation
        if route is not None and refusal.code not in self._declared[route.method, route.path]:
            # Clients rely on the document: an answer that it does not announce is a fault of ours.
            log.warning("refusal_not_declared", route=route.path, method=route.method, code=refusal.code)
        extra: tuple[tuple[bytes, bytes], ...] = ()
        if isinstance(refusal, MethodNotAllowed) and trail.allow is not None:
            extra = ((b"allow", trail.allow.encode()),)
        elif refusal.code == "protocol_version":
            extra = ((b"upgrade", b"websocket"),)
        accepted = header(scope["headers"], b"accept-language") or ""
        return render(
            refusal, house=self.house, locale=choose_locale(accepted), trace_id=trail.trace_id, headers=extra
        )


def build_app(routes: Iterable[AnyRoute], house: House, plugs: Plugs) -> Kernel:
    """Build the application from the features' routes; raises BadRouteError for a route that misleads."""
    return Kernel(routes, house, plugs)


async def read_body(receive: Receive, headers: tuple[tuple[bytes, bytes], ...], house: House) -> bytes:
    """Read a body up to its limit and within its time; what comes after the limit is never kept."""
    announced = header(headers, b"content-length") or "0"
    if not announced.isascii() or not announced.isdigit():
        raise MalformedInput
    if int(announced[:20]) > house.body_limit:
        raise InputTooLarge
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(house.body_seconds):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientGoneError
                chunk = cast("bytes", message.get("body", b""))
                size += len(chunk)
                if size > house.body_limit:
                    raise InputTooLarge
                chunks.append(chunk)
                more = bool(message.get("more_body"))
    except TimeoutError:
        raise MalformedInput from None
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _response(status: int, body: bytes, produces: str, extra: list[tuple[bytes, bytes]]) -> Rendered:
    headers = [(b"cache-control", b"no-store"), *extra]
    if any(name == b"cache-control" for name, _ in extra):
        del headers[0]
    if status != 204:  # noqa: PLR2004 - "No Content" has neither
        headers.append((b"content-type", produces.encode()))
        headers.append((b"content-length", str(len(body)).encode()))
    return Rendered(status=status, headers=headers, body=body)
