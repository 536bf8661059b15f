"""The route table: one declaration a route, from which all the rest is made."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import msgspec

from palabre.domain.errors import (
    Banned,
    Forbidden,
    ForeignOrigin,
    ForwardedDemo,
    HostNotAllowed,
    InputTooLarge,
    Internal,
    InvalidInput,
    MalformedInput,
    NotEntered,
    NotFound,
    Overloaded,
    RefReused,
    Refusal,
    StoreUnavailable,
    TooFast,
    UnsupportedMediaType,
)
from palabre.domain.permissions import Permission, PersonSession, Principal, StaffSession
from palabre.web.problems import Rendered
from palabre.web.rates import RateClass
from palabre.web.sentences import Locale

P = TypeVar("P")
Q = TypeVar("Q")
B = TypeVar("B")
A = TypeVar("A")

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Headers: TypeAlias = Iterable[tuple[bytes, bytes]]
"""As ASGI gives them: names in lower case."""

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_TEMPLATE = re.compile(r"(?:/(?:\{[a-z_]+\}|[A-Za-z0-9._-]+))+")
_PARAM = re.compile(r"\{([a-z_]+)\}")


class Call(msgspec.Struct, Generic[P, Q, B], frozen=True, kw_only=True):
    """One request, checked, as a handler receives it; what its route does not declare is None."""

    params: P
    query: Q
    body: B
    principal: Principal
    address: str
    """The peer's, or what a trusted proxy says it is."""
    port: int
    """The peer's source port, which the law asks for beside the address; 0 when a proxy hides it."""
    locale: Locale
    request_id: str
    """Stands as ``trace_id`` in problems and logs."""
    headers: tuple[tuple[bytes, bytes], ...]

    @property
    def person(self) -> PersonSession:
        """The person's session, on a route that requires SESSION or ENTERED; raises NotEntered elsewhere."""
        if not isinstance(self.principal, PersonSession):
            raise NotEntered
        return self.principal

    @property
    def staff(self) -> StaffSession:
        """The staff session, on a route that requires STAFF or LEAD; raises Forbidden elsewhere."""
        if not isinstance(self.principal, StaffSession):
            raise Forbidden
        return self.principal


@dataclass(kw_only=True, frozen=True, slots=True)
class Reply(Generic[A]):
    """An answer with more than a body: another declared status, cookies (see ``cookies.py``), headers."""

    answer: A
    status: int | None = None
    cookies: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


Handler: TypeAlias = Callable[[Call[P, Q, B]], Awaitable[A | Reply[A] | Rendered]]


@dataclass(kw_only=True, frozen=True, slots=True)
class Route(Generic[P, Q, B, A]):
    """One route. ``params``, ``query`` and ``body`` are Structs that refuse unknown fields.

    ``answer`` is the Struct (or list of Structs) that a success carries; None for an empty one. With another
    ``produces`` than JSON the handler answers ``bytes`` or ``str`` and ``answer`` stays None.
    """

    method: Method
    path: str
    summary: str
    tags: tuple[str, ...]
    permission: Permission
    rate: RateClass
    handler: Handler[P, Q, B, A]
    params: type[P] | None = None
    query: type[Q] | None = None
    body: type[B] | None = None
    answer: type[A] | None = None
    status: int = 200
    also: Mapping[int, str] = field(default_factory=dict[int, str])
    """Further statuses with the same ``answer``, and what each means."""
    refusals: tuple[type[Refusal], ...] = ()
    """What the handler itself may refuse; what the kernel refuses is added by ``refusals_of``."""
    produces: str = "application/json"
    replay: bool = True
    """False where the answer holds a session token, which no table may keep for an ``Idempotency-Key``."""
    listed: bool = True
    """False keeps it out of the OpenAPI document."""
    description: str = ""

    @property
    def operation_id(self) -> str:
        """Stable name of the operation in the OpenAPI document."""
        words = [word.strip("{}") for word in self.path.split("/") if word not in {"", "api", "v1"}]
        return "_".join([self.method.lower(), *words]).replace("-", "_").replace(".", "_")


AnyRoute: TypeAlias = Route[Any, Any, Any, Any]


class BadRouteError(ValueError):
    """A declaration that cannot be served; raised when the table is built."""


def refusals_of(route: AnyRoute) -> tuple[type[Refusal], ...]:
    """Return all that a route may refuse, its handler's and the kernel's, each once, by status and code."""
    found: set[type[Refusal]] = {*route.refusals, HostNotAllowed, ForwardedDemo, Internal, InvalidInput}
    if route.rate is not RateClass.PROBE:
        # Whoever asks is looked up, and much of what is asked is stored.
        found |= {TooFast, StoreUnavailable, Overloaded}
    if route.params:
        found |= {NotFound, MalformedInput}
    if route.query:
        found |= {MalformedInput, InputTooLarge}
    if route.body:
        found |= {MalformedInput, UnsupportedMediaType, InputTooLarge}
    if route.method in UNSAFE:
        found.add(ForeignOrigin)
    if route.method == "POST":
        found.add(RefReused)
    match route.permission:
        case Permission.ANYONE:
            pass
        case Permission.SESSION:
            found.add(NotEntered)
        case Permission.ENTERED:
            found |= {NotEntered, Banned}
        case Permission.STAFF | Permission.LEAD:
            found |= {NotEntered, Forbidden}
    return tuple(sorted(found, key=lambda refusal: (refusal.status, refusal.code)))


def check_route(route: AnyRoute) -> None:
    """Raise BadRouteError for a declaration that would mislead a reader or a client."""
    where = f"{route.method} {route.path}"
    if route.permission not in tuple(Permission):
        raise BadRouteError(f"{where}: names no permission")
    if route.rate not in tuple(RateClass):
        raise BadRouteError(f"{where}: names no rate class")
    if not _TEMPLATE.fullmatch(route.path):
        raise BadRouteError(f"{where}: not a path template")
    if not route.summary or not route.tags:
        raise BadRouteError(f"{where}: needs a summary and a tag")
    names = _PARAM.findall(route.path)
    declared = _fields(route.params, where, "params")
    if sorted(names) != sorted(declared):
        raise BadRouteError(f"{where}: params {declared} do not fit the path")
    _fields(route.query, where, "query")
    _fields(route.body, where, "body")
    if route.body is not None and route.method not in _WITH_BODY:
        raise BadRouteError(f"{where}: {route.method} carries no body")
    if route.status == 204 and route.answer is not None:  # noqa: PLR2004 - "No Content"
        raise BadRouteError(f"{where}: 204 carries no answer")


def _fields(declared: type[Any] | None, where: str, what: str) -> list[str]:
    if declared is None:
        return []
    if not issubclass(declared, msgspec.Struct):
        raise BadRouteError(f"{where}: {what} is not a Struct")
    if not declared.__struct_config__.forbid_unknown_fields:
        raise BadRouteError(f"{where}: {what} lets unknown fields pass")
    return [one.encode_name for one in msgspec.structs.fields(declared)]


@dataclass(slots=True)
class _Node:
    """A segment of the paths; a literal child wins over the parameter."""

    literals: dict[str, "_Node"] = field(default_factory=dict[str, "_Node"])
    parameter: "_Node | None" = None
    methods: dict[str, tuple[AnyRoute, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[AnyRoute, tuple[str, ...]]]
    )


@dataclass(kw_only=True, frozen=True, slots=True)
class Found:
    """What a path leads to: its routes by method, with the names of their parameters, and the values."""

    methods: Mapping[str, tuple[AnyRoute, tuple[str, ...]]]
    values: tuple[str, ...]

    @property
    def allow(self) -> str:
        """The value of the ``Allow`` header."""
        return ", ".join(sorted({*self.methods, *(("HEAD",) if "GET" in self.methods else ())}))


class RouteTable:
    """All routes, checked, found by path in one walk whatever their number."""

    def __init__(self, routes: Iterable[AnyRoute]) -> None:
        self.routes = tuple(routes)
        self._root = _Node()
        operations: set[str] = set()
        for route in self.routes:
            check_route(route)
            if route.operation_id in operations:
                raise BadRouteError(f"{route.method} {route.path}: declared twice")
            operations.add(route.operation_id)
            self._add(route)

    def _add(self, route: AnyRoute) -> None:
        node = self._root
        for segment in route.path.split("/")[1:]:
            if segment.startswith("{"):
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literals.setdefault(segment, _Node())
        if route.method in node.methods:
            raise BadRouteError(f"{route.method} {route.path}: declared twice")
        node.methods[route.method] = (route, tuple(_PARAM.findall(route.path)))

    def find(self, path: str) -> Found | None:
        """Look a decoded path up; an empty segment never fits a parameter."""
        return self._walk(self._root, path.split("/")[1:], ())

    def _walk(self, node: _Node, segments: list[str], values: tuple[str, ...]) -> Found | None:
        if not segments:
            return Found(methods=node.methods, values=values) if node.methods else None
        head, *rest = segments
        literal = node.literals.get(head)
        if literal is not None and (found := self._walk(literal, rest, values)) is not None:
            return found
        if node.parameter is not None and head:
            return self._walk(node.parameter, rest, (*values, head))
        return None
