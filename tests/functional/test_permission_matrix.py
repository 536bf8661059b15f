"""Every route × everybody: who is let in follows from the declared permission alone.

The table below is written by hand on purpose: it must not be computed by the code that it checks.
Handlers are replaced by one that counts, so that all routes can be walked without doing anything.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from palabre.domain.permissions import Permission
from palabre.web.routes import AnyRoute, Call
from tests.functional.kernel_house import BANNED, DEMO, LEAD, MODERATOR, PERSON, Example, client, kernel

WHO: dict[str, str | None] = {
    "anonymous": None,
    "entered": PERSON,
    "banned": BANNED,
    "moderator": MODERATOR,
    "lead": LEAD,
}

IN = 0
EXPECTED: dict[Permission, dict[str, int]] = {
    Permission.ANYONE: {"anonymous": IN, "entered": IN, "banned": IN, "moderator": IN, "lead": IN},
    Permission.SESSION: {"anonymous": 401, "entered": IN, "banned": IN, "moderator": 401, "lead": 401},
    Permission.ENTERED: {"anonymous": 401, "entered": IN, "banned": 403, "moderator": 401, "lead": 401},
    Permission.STAFF: {"anonymous": 401, "entered": 403, "banned": 403, "moderator": IN, "lead": IN},
    Permission.LEAD: {"anonymous": 401, "entered": 403, "banned": 403, "moderator": 403, "lead": IN},
}


def every_route() -> tuple[AnyRoute, ...]:
    """Return all routes that are served, the kernel's own included."""
    return kernel(Example(DEMO).routes()).table.routes


def _own(routes: Iterable[AnyRoute]) -> list[AnyRoute]:
    """Leave out what the kernel adds by itself: it is in every application already."""
    added = {route.path for route in kernel(()).table.routes}
    return [route for route in routes if route.path not in added]


async def _ask(route: AnyRoute, token: str | None) -> tuple[int, str, int]:
    """Return status, code and how often the handler ran, for a request that validation would refuse."""
    ran: list[str] = []

    async def counting(_call: Call[Any, Any, Any]) -> None:
        ran.append(route.path)

    # Validation comes after authorisation; without it a bare request reaches the handler.
    bare: AnyRoute = replace(
        route, handler=counting, body=None, query=None, answer=None, status=204, produces="application/json"
    )
    app = kernel([bare])
    names = {name: str(UUID(int=7)) for name in ("slug", "code")}
    values = names | {one: str(UUID(int=7)) for one in _names(route.path)}
    async with client(app, token=token) as one:
        response: httpx.Response = await one.request(route.method, route.path.format_map(values))
    code = "" if not response.content else response.json().get("code", "")
    return response.status_code, code, len(ran)


def _names(path: str) -> list[str]:
    return [part.strip("{}") for part in path.split("/") if part.startswith("{")]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", _own(every_route()), ids=lambda route: f"{route.method} {route.path}")
async def test_route_lets_in_whom_its_permission_names(route: AnyRoute, who: str) -> None:
    expected = EXPECTED[route.permission][who]
    status, code, ran = await _ask(route, WHO[who])
    if expected == IN:
        assert (ran, status not in {401, 403}) == (1, True) or code == "not_found"
    else:
        assert (ran, status) == (0, expected)
        assert code in {"not_entered", "forbidden", "banned"}


def test_every_permission_has_a_row() -> None:
    assert set(EXPECTED) == set(Permission)
    assert all(set(row) == set(WHO) for row in EXPECTED.values())


def test_every_unsafe_route_of_the_house_is_checked_for_its_origin() -> None:
    unsafe = [route for route in every_route() if route.method != "GET"]
    assert len(unsafe) >= 3


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {},
    ],
    ids=["foreign", "null", "cross-site", "no proof"],
)
@pytest.mark.parametrize(
    "route",
    [route for route in _own(every_route()) if route.method != "GET"],
    ids=lambda route: f"{route.method} {route.path}",
)
async def test_unsafe_route_with_a_cookie_refuses_other_sites(
    route: AnyRoute, headers: dict[str, str]
) -> None:
    app = kernel([route])
    path = route.path.format_map(dict.fromkeys(_names(route.path), "x"))
    cookies = f"palabre={PERSON}; palabre-staff={LEAD}"
    async with client(app) as one:
        response = await one.request(route.method, path, headers={"cookie": cookies, **headers})
    # Browsers always say where such a request comes from: without proof there is no browser to protect.
    refused = bool(headers) or route.permission is not Permission.ANYONE
    assert (response.json().get("code") == "foreign_origin") == refused
    assert (response.status_code == 403) == refused
