"""The house's side of the WebSocket door: who may come in, and what serves them then."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from palabre.domain.errors import NotEntered, NotFound, ProtocolVersion, Refusal, TooFast
from palabre.domain.persons import Person
from palabre.realtime.load import Load
from palabre.realtime.session import Session
from palabre.web.gate import SocketGate
from palabre.web.live.connection import LiveConnection, LiveListener
from palabre.web.live.door import PATH, SUBPROTOCOL, Problem, UpgradeRequest
from palabre.web.problems import Rendered
from palabre.web.rates import address_key

_RETRY = 10


@dataclass(kw_only=True, frozen=True, slots=True)
class Guest:
    """Who was admitted, and from where, so that connections of one address can be counted."""

    person: Person
    address: str
    """The key of it: an IPv6 subscriber counts as one."""
    staff: bool = False
    """The same browser also holds a living session of the staff."""


class HouseDoor:
    """Everything is refused before the upgrade, as an RFC 9457 problem."""

    def __init__(
        self,
        *,
        gate: SocketGate,
        serve: Callable[[Guest, LiveConnection], Session],
        connections_per_address: int,
        load: Load,
    ) -> None:
        """``serve`` builds the session of a connection; 0 connections per address means no limit.

        ``load`` says when somebody must be asked to come back later.
        """
        self._gate = gate
        self._serve = serve
        self._limit = connections_per_address
        self._load = load
        self._connections: Counter[str] = Counter()

    async def admit(self, request: UpgradeRequest) -> Guest | Problem:
        """Look at address, host, origin, session, ban, sub-protocol and limits."""
        headers = [(name.encode(), value.encode("latin-1")) for name, value in request.headers.items()]
        try:
            if request.path != PATH:
                raise NotFound
            # Before anything is looked up: a refusal must cost less than what it spares.
            self._load.check("upgrade")
            admission = await self._gate.admit(headers, request.client)
            if SUBPROTOCOL not in request.subprotocols:
                raise ProtocolVersion
            if admission.person is None:
                raise NotEntered
            admission.person.restrictions.check_may_be_here()
            address = address_key(admission.address)
            if self._limit and self._connections[address] >= self._limit:
                raise TooFast(retry_after=_RETRY)
        except Refusal as refusal:
            return _problem(self._gate.problem(refusal, headers))
        staff = admission.staff is not None and admission.staff.member.disabled_at is None
        return Guest(person=admission.person.person, address=address, staff=staff)

    def opened(self, admitted: Guest, connection: LiveConnection) -> LiveListener:
        """Serve the connection until it is over."""
        session = self._serve(admitted, connection)
        self._connections[admitted.address] += 1
        return _Counted(session, lambda: self._gone(admitted.address))

    def problem(self, status: int, code: str) -> Problem:
        """What the handshake itself refuses."""
        del status
        return _problem(self._gate.problem_of(code))

    def _gone(self, address: str) -> None:
        self._connections[address] -= 1
        if self._connections[address] <= 0:
            del self._connections[address]


class _Counted:
    """A session that gives its place back when it is over."""

    __slots__ = ("_gone", "_session", "received")

    def __init__(self, session: Session, gone: Callable[[], None]) -> None:
        self._session = session
        self._gone = gone
        self.received = session.received

    def closed(self, code: int) -> None:
        self._gone()
        self._session.closed(code)


def _problem(rendered: Rendered) -> Problem:
    return Problem(
        status=rendered.status,
        body=rendered.body,
        headers=tuple((name.decode(), value.decode("latin-1")) for name, value in rendered.headers),
    )
