"""Every route × everybody: who is let in follows from the declared permission alone.

The table below is written by hand on purpose: it must not be computed by the code that it checks.
Handlers are replaced by one that counts, so that all routes can be walked without doing anything.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from palabre.domain.permissions import Permission
from palabre.web import http
from palabre.web.http.entries import entry_routes
from palabre.web.http.instance import instance_routes
from palabre.web.http.moderation.appeals import appeal_routes
from palabre.web.http.moderation.cases import case_routes
from palabre.web.http.moderation.judgements import judgement_routes
from palabre.web.http.moderation.overrides import override_routes
from palabre.web.http.moderation.rooms import staff_room_routes
from palabre.web.http.moderation.rules import rule_routes
from palabre.web.http.moderation.staff import staff_routes
from palabre.web.http.moderation.trials import trial_routes
from palabre.web.http.moderation.watch import watch_routes
from palabre.web.http.reports import report_routes
from palabre.web.http.rooms import room_routes
from palabre.web.http.statements import statement_routes
from palabre.web.routes import UNSAFE, AnyRoute, Call
from tests.functional.kernel_house import BANNED, DEMO, LEAD, MODERATOR, PERSON, Example, client, kernel

FEATURES: tuple[Callable[[Any], tuple[AnyRoute, ...]], ...] = (
    entry_routes,
    room_routes,
    report_routes,
    statement_routes,
    case_routes,
    appeal_routes,
    staff_room_routes,
    staff_routes,
    watch_routes,
    rule_routes,
    override_routes,
    trial_routes,
    judgement_routes,
)
BY_THE_KERNEL = {"about_routes", "health_routes"}

WHO: dict[str, str | None] = {
    "anonymous": None,
    "entered": PERSON,
    "banned": BANNED,
    "moderator": MODERATOR,
    "lead": LEAD,
}

IN = 204
EXPECTED: dict[Permission, dict[str, int]] = {
    Permission.ANYONE: {"anonymous": IN, "entered": IN, "banned": IN, "moderator": IN, "lead": IN},
    Permission.SESSION: {"anonymous": 401, "entered": IN, "banned": IN, "moderator": 401, "lead": 401},
    Permission.ENTERED: {"anonymous": 401, "entered": IN, "banned": 403, "moderator": 401, "lead": 401},
    Permission.STAFF: {"anonymous": 401, "entered": 403, "banned": 403, "moderator": IN, "lead": IN},
    Permission.LEAD: {"anonymous": 401, "entered": 403, "banned": 403, "moderator": 403, "lead": IN},
}


def every_route() -> tuple[AnyRoute, ...]:
    """Return all routes that are served; their handlers would find nothing behind them."""
    nothing = cast("Any", object())
    features = [route for routes in FEATURES for route in routes(nothing)]
    features += instance_routes(DEMO, minimum_age=18, messages_per_minute=1)
    return kernel(features).table.routes


def _only_lead() -> AnyRoute:
    """Return the example's route for leads: the house has none yet, and the row must be tried."""
    return next(route for route in Example(DEMO).routes() if route.permission is Permission.LEAD)


ROUTES = (*every_route(), _only_lead())
PATH = "/api/v1/asked"


def _bare(route: AnyRoute, ran: list[str]) -> AnyRoute:
    """Return a route of the same method and permission, whose input nothing can be wrong with."""

    async def counting(_call: Call[Any, Any, Any]) -> None:
        ran.append(route.path)

    return replace(
        route,
        path=PATH,
        handler=counting,
        params=None,
        query=None,
        body=None,
        answer=None,
        status=204,
        produces="application/json",
    )


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
async def test_route_lets_in_whom_its_permission_names(route: AnyRoute, who: str) -> None:
    ran: list[str] = []
    async with client(kernel([_bare(route, ran)]), token=WHO[who]) as one:
        response = await one.request(route.method, PATH)
    expected = EXPECTED[route.permission][who]
    assert response.status_code == expected
    assert ran == ([route.path] if expected == IN else [])
    if expected != IN:
        assert response.json()["code"] == _code(expected, who, route.permission)


def _code(status: int, who: str, permission: Permission) -> str:
    if status == 401:
        return "not_entered"
    return "banned" if who == "banned" and permission is Permission.ENTERED else "forbidden"


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {}],
    ids=["foreign", "null", "cross-site", "no proof"],
)
@pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if route.method in UNSAFE],
    ids=lambda route: f"{route.method} {route.path}",
)
async def test_unsafe_route_with_cookies_refuses_other_sites(
    route: AnyRoute, headers: dict[str, str]
) -> None:
    ran: list[str] = []
    cookies = {"cookie": f"palabre={PERSON}; palabre-staff={LEAD}"}
    async with client(kernel([_bare(route, ran)])) as one:
        response = await one.request(route.method, PATH, headers=cookies | headers)
    # Browsers always say where such a request comes from: without proof there is no browser to protect.
    if headers or route.permission is not Permission.ANYONE:
        assert (response.status_code, response.json()["code"], ran) == (403, "foreign_origin", [])
    else:
        assert (response.status_code, ran) == (204, [route.path])


def test_every_permission_has_a_row_and_everybody_a_cell() -> None:
    assert set(EXPECTED) == set(Permission)
    assert all(set(row) == set(WHO) for row in EXPECTED.values())


def test_no_feature_is_left_out() -> None:
    found: set[str] = set()
    for module in pkgutil.walk_packages(http.__path__, f"{http.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, one in inspect.getmembers(loaded, inspect.isfunction):
            if name.endswith("_routes") and one.__module__ == module.name:
                found.add(name)
    assert found - BY_THE_KERNEL == {one.__name__ for one in FEATURES} | {"instance_routes"}


def test_routes_that_give_a_token_or_keep_nothing_are_never_replayed() -> None:
    giving = {route.path for route in ROUTES if route.method == "POST" and not route.replay}
    assert giving == {
        "/api/v1/entries",
        "/api/v1/moderation/sessions",
        "/api/v1/moderation/judgements",
    }
