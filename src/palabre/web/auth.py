"""Sessions at the door: tokens, the cookies that carry them, and who they stand for."""

import re
from typing import Protocol

from palabre.app.tokens import hash_token
from palabre.domain.permissions import VISITOR, PersonSession, Principal, StaffSession
from palabre.web.house import House
from palabre.web.origin import header
from palabre.web.routes import Headers

TOKEN = re.compile(r"[A-Za-z0-9_-]{22,128}")
"""URL-safe base64 of 128 bits or more."""


class Sessions(Protocol):
    """Where sessions are looked up; main plugs in what asks the store, or a cache before it."""

    async def find(self, token_hash: bytes, /) -> PersonSession | StaffSession | None:
        """Return the living session of this SHA-256, else None."""
        ...


def person_cookie_name(house: House) -> str:
    """``__Host-`` makes browsers refuse the cookie from other hosts, and needs https."""
    return "__Host-palabre" if house.https else "palabre"


def staff_cookie_name(house: House) -> str:
    """Another name than the person's, so that a moderator may also talk in a room."""
    return "__Host-palabre-staff" if house.https else "palabre-staff"


def person_cookie(house: House, token: str, *, seconds: int) -> str:
    """Return the ``Set-Cookie`` value that carries a person's session for so long."""
    return _cookie(person_cookie_name(house), token, seconds, house)


def staff_cookie(house: House, token: str, *, seconds: int) -> str:
    """Return the ``Set-Cookie`` value that carries a staff session for so long."""
    return _cookie(staff_cookie_name(house), token, seconds, house)


def clear_person_cookie(house: House) -> str:
    """Return the ``Set-Cookie`` value that makes the browser forget the person's session."""
    return _cookie(person_cookie_name(house), "", 0, house)


def clear_staff_cookie(house: House) -> str:
    """Return the ``Set-Cookie`` value that makes the browser forget the staff session."""
    return _cookie(staff_cookie_name(house), "", 0, house)


def _cookie(name: str, value: str, seconds: int, house: House) -> str:
    secure = "; Secure" if house.https else ""
    return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


class Credentials:
    """The tokens that a request carries, not yet looked up. A Bearer token hides the cookies."""

    __slots__ = ("bearer", "person", "staff")

    def __init__(self, headers: Headers, house: House) -> None:
        self.bearer: str | None = None
        self.person: str | None = None
        self.staff: str | None = None
        for name, value in headers:
            if name == b"authorization":
                scheme, _, token = value.decode("latin-1").partition(" ")
                if scheme.lower() == "bearer":
                    self.bearer = token.strip()
            elif name == b"cookie":
                self._read(value.decode("latin-1"), house)

    def _read(self, cookies: str, house: House) -> None:
        person, staff = person_cookie_name(house), staff_cookie_name(house)
        for pair in cookies.split(";"):
            name, _, value = pair.strip().partition("=")
            if name == person:
                self.person = value
            elif name == staff:
                self.staff = value

    @property
    def cookie(self) -> bool:
        """Whether a session cookie of ours is there, living or not."""
        return self.person is not None or self.staff is not None


class Authenticator:
    """Turns tokens into principals. A token that stands for nothing makes a visitor, not an error."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def principal(self, credentials: Credentials, *, staff: bool) -> Principal:
        """Return who asks, by the Bearer token or else a cookie; ``staff`` says which cookie comes first.

        The other cookie is looked at when that one is missing, so that a refusal can tell "not yours" from
        "enter first".
        """
        if credentials.bearer is not None:
            return await self._find(credentials.bearer) or VISITOR
        person, watcher = (credentials.person, PersonSession), (credentials.staff, StaffSession)
        for token, kind in (watcher, person) if staff else (person, watcher):
            if token is not None:
                found = await self._find(token)
                if isinstance(found, kind):
                    return found
        return VISITOR

    async def _find(self, token: str) -> PersonSession | StaffSession | None:
        if not TOKEN.fullmatch(token):
            return None
        return await self._sessions.find(hash_token(token))


def bearer_of(headers: Headers) -> str | None:
    """Return the Bearer token of a request, for the few doors that have a token of their own."""
    value = header(headers, b"authorization")
    if value is None or not value.lower().startswith("bearer "):
        return None
    return value[7:].strip()
