"""A small house with one route of each kind, to test the kernel without any feature."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated
from uuid import UUID

import httpx
from msgspec import Meta, Struct
from prometheus_client import CollectorRegistry

from palabre.app.tokens import hash_token
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import NotFound, TextEmpty
from palabre.domain.ids import Alias, CaseCode, DecisionId, PersonId, SanctionId, StaffId
from palabre.domain.limits import Rate
from palabre.domain.permissions import Permission, PersonSession, StaffSession
from palabre.domain.persons import Person
from palabre.domain.sanctions import Restrictions, Sanction
from palabre.domain.staff import Role, StaffMember
from palabre.domain.trust import Rung
from palabre.web.auth import person_cookie
from palabre.web.house import House
from palabre.web.idempotency import MemoryIdempotencyStore
from palabre.web.kernel import Kernel, Plugs, build_app
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Reply, Route

DEMO = House(
    name="Palabre",
    version="0.0.1",
    public_url="http://localhost:8000",
    demo=True,
    security_contact="mailto:securite@example.org",
)
PUBLIC = House(name="Palabre", version="0.0.1", public_url="https://palabre.example", demo=False)
NO_LIMITS: Mapping[RateClass, Rate] = {cls: Rate(per_minute=0, burst=0) for cls in RateClass}

PERSON = "p" * 43
BANNED = "b" * 43
MODERATOR = "m" * 43
LEAD = "l" * 43
DISABLED = "d" * 43
START = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)


class Incoming(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class LineParams(Incoming, frozen=True):
    slug: Annotated[str, Meta(max_length=64, pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


class LineQuery(Incoming, frozen=True):
    before: Annotated[int, Meta(ge=0)] | None = None
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class Answered(Incoming, frozen=True):
    to: UUID
    quoted: list[str] = []


class LineRequest(Incoming, frozen=True):
    text: Annotated[str, Meta(min_length=1, max_length=200)]
    mood: Annotated[int, Meta(ge=0, le=9)] = 5
    reply: Answered | None = None


class Line(Struct, frozen=True):
    id: int
    text: str
    slug: str


class Lines(Struct, frozen=True):
    items: list[Line]
    limit: int


class Who(Struct, frozen=True):
    kind: str
    address: str


@dataclass
class Sessions:
    """The port's twin: sessions by hash."""

    known: dict[bytes, PersonSession | StaffSession] = field(
        default_factory=dict[bytes, PersonSession | StaffSession]
    )

    async def find(self, token_hash: bytes, /) -> PersonSession | StaffSession | None:
        return self.known.get(token_hash)


def _person(token: str, number: int, restrictions: Restrictions) -> PersonSession:
    return PersonSession(
        token_hash=hash_token(token),
        restrictions=restrictions,
        person=Person(
            id=PersonId(UUID(int=number)),
            alias=Alias(UUID(int=number + 100)),
            pseudonym="Mésange",
            rung=Rung.NEWCOMER,
            department="35",
            entered_at=START,
            expires_at=START + timedelta(hours=24),
        ),
    )


def _staff(token: str, number: int, role: Role, disabled_at: datetime | None = None) -> StaffSession:
    member = StaffMember(
        id=StaffId(UUID(int=number)), name="Hêtre", role=role, created_at=START, disabled_at=disabled_at
    )
    return StaffSession(token_hash=hash_token(token), member=member)


BAN = Sanction(
    id=SanctionId(UUID(int=50)),
    decision_id=DecisionId(UUID(int=51)),
    case_code=CaseCode("C" * 22),
    person_id=PersonId(UUID(int=2)),
    kind=DecisionKind.BAN,
    starts_at=START,
)


def sessions() -> Sessions:
    known = (
        _person(PERSON, 1, Restrictions()),
        _person(BANNED, 2, Restrictions(ban=BAN)),
        _staff(MODERATOR, 3, Role.MODERATOR),
        _staff(LEAD, 4, Role.LEAD),
        _staff(DISABLED, 5, Role.MODERATOR, START),
    )
    return Sessions({one.token_hash: one for one in known})


@dataclass
class Example:
    """The handlers, and what they saw."""

    house: House
    posted: list[str] = field(default_factory=list[str])
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def lines(self, call: Call[LineParams, LineQuery, None]) -> Lines:
        if call.params.slug == "nulle-part":
            raise NotFound
        return Lines(items=[Line(id=1, text="Bonjour", slug=call.params.slug)], limit=call.query.limit)

    async def post(self, call: Call[LineParams, None, LineRequest]) -> Line:
        if call.body.text == "attendre":
            self.waiting.set()
            await self.gate.wait()
        if not call.body.text.strip():
            raise TextEmpty
        self.posted.append(call.body.text)
        return Line(id=len(self.posted), text=call.body.text, slug=call.params.slug)

    async def enter(self, call: Call[None, None, LineRequest]) -> Reply[Line]:
        self.posted.append(call.body.text)
        return Reply(
            answer=Line(id=len(self.posted), text="jeton", slug="x"),
            cookies=(person_cookie(self.house, PERSON, seconds=86_400),),
        )

    async def leave(self, call: Call[None, None, None]) -> None:
        self.posted.append(f"left {call.person.person.pseudonym}")

    async def who(self, call: Call[None, None, None]) -> Who:
        return Who(kind=type(call.principal).__name__, address=call.address)

    async def broken(self, call: Call[None, None, None]) -> Who:
        raise RuntimeError("le secret de " + call.address)

    def routes(self) -> tuple[AnyRoute, ...]:
        return (
            Route(
                method="GET",
                path="/api/v1/rooms/{slug}/lines",
                summary="Lines",
                tags=("lines",),
                permission=Permission.ANYONE,
                rate=RateClass.READ,
                handler=self.lines,
                params=LineParams,
                query=LineQuery,
                answer=Lines,
                refusals=(NotFound,),
            ),
            Route(
                method="POST",
                path="/api/v1/rooms/{slug}/lines",
                summary="Say a line",
                tags=("lines",),
                permission=Permission.ENTERED,
                rate=RateClass.WRITE,
                handler=self.post,
                params=LineParams,
                body=LineRequest,
                answer=Line,
                status=201,
                refusals=(TextEmpty,),
            ),
            Route(
                method="POST",
                path="/api/v1/entries",
                summary="Enter",
                tags=("entries",),
                permission=Permission.ANYONE,
                rate=RateClass.ENTRY,
                handler=self.enter,
                body=LineRequest,
                answer=Line,
                status=201,
                replay=False,
            ),
            Route(
                method="DELETE",
                path="/api/v1/entries/current",
                summary="Leave",
                tags=("entries",),
                permission=Permission.SESSION,
                rate=RateClass.WRITE,
                handler=self.leave,
                status=204,
            ),
            Route(
                method="GET",
                path="/api/v1/who",
                summary="Who asks",
                tags=("lines",),
                permission=Permission.ANYONE,
                rate=RateClass.READ,
                handler=self.who,
                answer=Who,
            ),
            Route(
                method="GET",
                path="/api/v1/moderation/queue",
                summary="The queue",
                tags=("moderation",),
                permission=Permission.STAFF,
                rate=RateClass.STAFF,
                handler=self.who,
                answer=Who,
            ),
            Route(
                method="GET",
                path="/api/v1/moderation/staff",
                summary="The staff",
                tags=("moderation",),
                permission=Permission.LEAD,
                rate=RateClass.STAFF,
                handler=self.who,
                answer=Who,
            ),
            Route(
                method="GET",
                path="/api/v1/broken",
                summary="A fault of ours",
                tags=("lines",),
                permission=Permission.ANYONE,
                rate=RateClass.READ,
                handler=self.broken,
                answer=Who,
            ),
        )


@dataclass
class Clock:
    """Both clocks, moved by hand."""

    seconds: float = 1_000.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds - 1_000.0)


def kernel(
    routes: Iterable[AnyRoute] | None = None,
    *,
    house: House = DEMO,
    rates: Mapping[RateClass, Rate] = NO_LIMITS,
    clock: Clock | None = None,
    checks: Mapping[str, Callable[[], Awaitable[str]]] | None = None,
    client_folder: Path = Path("/nonexistent"),
) -> Kernel:
    ticking = clock or Clock()
    plugs = Plugs(
        sessions=sessions(),
        answers=MemoryIdempotencyStore(),
        registry=CollectorRegistry(),
        now=ticking.now,
        monotonic=ticking.monotonic,
        checks=checks or {},
        rates=rates,
        client_folder=client_folder,
    )
    return build_app(Example(house).routes() if routes is None else routes, house, plugs)


@asynccontextmanager
async def client(
    app: Kernel, *, token: str | None = None, peer: tuple[str, int] = ("127.0.0.1", 4711)
) -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app, client=peer)
    headers = {} if token is None else {"authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(transport=transport, base_url=app.house.public_url, headers=headers) as one:
        yield one
