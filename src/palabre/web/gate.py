"""What the WebSocket door shares with the kernel: the same checks before the upgrade, the same problems."""

import secrets
from dataclasses import dataclass

from palabre.domain.errors import Internal, Refusal
from palabre.domain.permissions import PersonSession, StaffSession
from palabre.web.auth import Authenticator, Credentials
from palabre.web.headers import security_headers
from palabre.web.house import House
from palabre.web.origin import check_origin, check_request, header, peer_address
from palabre.web.problems import Rendered, choose_locale, every_refusal, render
from palabre.web.routes import Headers
from palabre.web.sentences import Locale


@dataclass(kw_only=True, frozen=True, slots=True)
class Admission:
    """Who asks for a socket; a visitor has neither session. Bans are the caller's to look at."""

    person: PersonSession | None
    staff: StaffSession | None
    address: str
    port: int
    locale: Locale
    trace_id: str


class SocketGate:
    """``headers`` are ASGI's, names in lower case, repeated ones joined or not."""

    def __init__(self, house: House, authenticator: Authenticator) -> None:
        self._house = house
        self._authenticator = authenticator
        self._security = security_headers(house)

    async def admit(self, headers: Headers, client: tuple[str, int] | None) -> Admission:
        """Raise HostNotAllowed, ForwardedDemo or ForeignOrigin before the upgrade, else say who it is."""
        known = tuple(headers)
        check_request(header(known, b"host"), known, self._house)
        credentials = Credentials(known, self._house)
        bearer = credentials.bearer is not None
        check_origin(known, self._house, bearer=bearer, cookie=credentials.cookie, upgrade=True)
        address, port = peer_address(client, known, self._house)
        person = await self._authenticator.principal(credentials, staff=False)
        staff = person
        if credentials.staff is not None and not bearer:
            staff = await self._authenticator.principal(credentials, staff=True)
        return Admission(
            person=person if isinstance(person, PersonSession) else None,
            staff=staff if isinstance(staff, StaffSession) else None,
            address=address,
            port=port,
            locale=choose_locale(header(known, b"accept-language") or ""),
            trace_id=secrets.token_hex(16),
        )

    def problem(self, refusal: Refusal, headers: Headers = ()) -> Rendered:
        """Return the whole answer that stands instead of the upgrade, security headers included."""
        locale = choose_locale(header(headers, b"accept-language") or "")
        trace_id = secrets.token_hex(16)
        return render(refusal, house=self._house, locale=locale, trace_id=trace_id, headers=self._security)

    def problem_of(self, code: str, headers: Headers = ()) -> Rendered:
        """Return the same for a stable code alone; an unknown one is a fault of ours."""
        for kind in every_refusal():
            if kind.code == code:
                return self.problem(kind(), headers)
        return self.problem(Internal(), headers)
