"""The route table refuses declarations that mislead."""

from dataclasses import replace
from typing import Any

import pytest
from msgspec import Struct

from palabre.domain.errors import Forbidden, ForeignOrigin, NotEntered, NotFound, RefReused, TooFast
from palabre.domain.permissions import VISITOR, Permission
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, BadRouteError, Call, Route, RouteTable, refusals_of
from tests.functional.kernel_house import DEMO, Example, LineParams

LINES, POST, ENTER, LEAVE, WHO, QUEUE, STAFF, _BROKEN = Example(DEMO).routes()


class Loose(Struct):
    slug: str


async def nothing(_call: Call[Any, Any, Any]) -> None:
    return None


def test_route_without_a_permission_fails() -> None:
    with pytest.raises(TypeError):
        Route(  # type: ignore[call-arg]
            method="GET",
            path="/api/v1/x",
            summary="x",
            tags=("x",),
            rate=RateClass.READ,
            handler=nothing,
        )  # pyright: ignore[reportCallIssue]


@pytest.mark.parametrize(
    "change",
    [
        {"permission": None},
        {"rate": None},
        {"path": "api"},
        {"path": "/api/v1/rooms/{autre}/lines"},
        {"path": "/api/v1/rooms/{slug}/"},
        {"summary": ""},
        {"tags": ()},
        {"params": None},
        {"params": Loose},
        {"query": Loose},
        {"query": str},
        {"body": LineParams},
        {"status": 204},
    ],
)
def test_misleading_declaration_fails(change: dict[str, Any]) -> None:
    with pytest.raises(BadRouteError):
        RouteTable([replace(LINES, **change)])


def test_same_route_twice_fails() -> None:
    with pytest.raises(BadRouteError, match="declared twice"):
        RouteTable([WHO, WHO])


def test_paths_are_found_with_their_values() -> None:
    table = RouteTable([LINES, POST, ENTER, LEAVE])
    found = table.find("/api/v1/rooms/sous-l-arbre/lines")
    assert found is not None
    assert found.values == ("sous-l-arbre",)
    assert set(found.methods) == {"GET", "POST"}
    assert found.allow == "GET, HEAD, POST"


@pytest.mark.parametrize(
    "path", ["/", "", "/api/v1", "/api/v1/rooms//lines", "/api/v1/rooms/a/lines/", "/api/v1/rooms/a", "*"]
)
def test_other_paths_are_not_found(path: str) -> None:
    assert RouteTable([LINES]).find(path) is None


def test_literal_segment_wins_over_a_parameter_but_does_not_hide_it() -> None:
    literal: AnyRoute = replace(LINES, path="/api/v1/rooms/mine/lines/all", params=None)
    table = RouteTable([LINES, literal])
    found = table.find("/api/v1/rooms/mine/lines")
    assert found is not None
    assert found.values == ("mine",)
    assert table.find("/api/v1/rooms/mine/lines/all") is not None


def test_refusals_follow_from_the_declaration() -> None:
    assert {NotEntered, Forbidden} <= set(refusals_of(QUEUE))
    assert {NotFound, TooFast} <= set(refusals_of(LINES))
    assert {RefReused, ForeignOrigin} <= set(refusals_of(ENTER))
    assert ForeignOrigin not in refusals_of(LINES)


def test_operations_have_stable_names() -> None:
    assert [LINES.operation_id, LEAVE.operation_id] == ["get_rooms_slug_lines", "delete_entries_current"]


def test_call_without_a_session_has_neither_person_nor_staff() -> None:
    call = Call(
        params=None,
        query=None,
        body=None,
        principal=VISITOR,
        address="",
        port=0,
        locale="fr",
        request_id="",
        headers=(),
    )
    with pytest.raises(NotEntered):
        _ = call.person
    with pytest.raises(Forbidden):
        _ = call.staff


def test_permissions_are_words_of_the_document() -> None:
    assert [one.value for one in Permission] == ["anyone", "session", "entered", "staff", "lead"]
    assert STAFF.permission is Permission.LEAD
