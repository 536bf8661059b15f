"""Whether the house lives, is ready, and what it counts."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping

import structlog
from msgspec import Struct
from prometheus_client import CollectorRegistry, generate_latest

from palabre.domain.errors import NotFound
from palabre.domain.permissions import Permission
from palabre.web.auth import bearer_of
from palabre.web.house import House
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Reply, Route

log = structlog.get_logger(__name__)

CHECK_SECONDS = 2.0
REMEMBERED_SECONDS = 1.0
"""Whoever asks more often hears the last answer again."""
OK = "ok"
DEGRADED = "degraded"
"""What a check answers when its part serves, but not as it should."""

LESSENING = frozenset({"bus"})
"""Checks without which a node serves worse, but serves.

All nodes share the bus: if its loss made them unready, they would all be taken away from people at once.
"""

ReadinessCheck = Callable[[], Awaitable[str]]
"""Answers ``ok`` or a stable code of what is wrong; main names them database, migrations, bus, filter…"""


class Alive(Struct, frozen=True):
    """The process answers; nothing else is said."""

    status: str


class CheckView(Struct, frozen=True):
    """``detail`` is ``ok`` or a stable code."""

    ok: bool
    detail: str


class Ready(Struct, frozen=True):
    """``status`` is ``ready`` when every check is ok, ``degraded`` when people are served none the less."""

    status: str
    checks: dict[str, CheckView]


class Readiness:
    """Runs all checks at once, each bounded in time; a check that fails or hangs is a code, not an error."""

    def __init__(self, checks: Mapping[str, ReadinessCheck], monotonic: Callable[[], float]) -> None:
        self._checks = dict(checks)
        self._monotonic = monotonic
        self._last: tuple[float, Ready] | None = None

    async def look(self) -> Ready:
        """Return what the checks say now, or said a moment ago."""
        now = self._monotonic()
        if self._last is not None and now - self._last[0] < REMEMBERED_SECONDS:
            return self._last[1]
        details = await asyncio.gather(*(self._one(name, check) for name, check in self._checks.items()))
        views = {
            name: CheckView(ok=detail == OK, detail=detail)
            for name, detail in zip(self._checks, details, strict=True)
        }
        ready = Ready(status=_status(views), checks=views)
        self._last = (now, ready)
        return ready

    async def _one(self, name: str, check: ReadinessCheck) -> str:
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                return await check()
        except TimeoutError:
            return "timeout"
        except Exception as error:  # noqa: BLE001 - the edge: a broken check means "not ready", whatever broke
            log.warning("readiness_check_failed", check=name, error=type(error).__name__)
            return "failed"


def _status(views: Mapping[str, CheckView]) -> str:
    unwell = {name: view.detail for name, view in views.items() if not view.ok}
    if not unwell:
        return "ready"
    lessened = all(name in LESSENING or detail == DEGRADED for name, detail in unwell.items())
    return "degraded" if lessened else "unready"


def health_routes(house: House, readiness: Readiness, registry: CollectorRegistry) -> tuple[AnyRoute, ...]:
    """Return ``/livez``, ``/readyz``, its alias ``/healthz``, and ``/metrics``."""

    async def livez(_call: Call[None, None, None]) -> Alive:
        return Alive(status="alive")

    async def readyz(_call: Call[None, None, None]) -> Reply[Ready]:
        ready = await readiness.look()
        return Reply(answer=ready, status=503 if ready.status == "unready" else 200)

    async def metrics(call: Call[None, None, None]) -> bytes:
        if not house.demo:
            token = bearer_of(call.headers) or ""
            if house.metrics_token is None or not secrets.compare_digest(
                token.encode(), house.metrics_token.encode()
            ):
                raise NotFound
        return generate_latest(registry)

    unready = {503: "A check failed that people need: do not send them here."}
    return (
        Route(
            method="GET",
            path="/livez",
            summary="Whether the process lives",
            tags=("health",),
            permission=Permission.ANYONE,
            rate=RateClass.PROBE,
            handler=livez,
            answer=Alive,
        ),
        *(
            Route(
                method="GET",
                path=path,
                summary="Whether the house can serve people",
                tags=("health",),
                permission=Permission.ANYONE,
                rate=RateClass.PROBE,
                handler=readyz,
                answer=Ready,
                also=unready,
            )
            for path in ("/readyz", "/healthz")
        ),
        Route(
            method="GET",
            path="/metrics",
            summary="Metrics in the Prometheus text format",
            description="In a public house, with the metrics token as Bearer token.",
            tags=("health",),
            permission=Permission.ANYONE,
            rate=RateClass.PROBE,
            handler=metrics,
            produces="text/plain; version=0.0.4; charset=utf-8",
            refusals=(NotFound,),
        ),
    )
