"""What the WebSocket door asks of the house, and what it gives to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from palabre.web.live.connection import LiveConnection, LiveListener

PATH: Final = "/api/v1/live"
SUBPROTOCOL: Final = "palabre.v1"


@dataclass(kw_only=True, frozen=True, slots=True)
class UpgradeRequest:
    """A well-formed request to become a WebSocket, before anything is answered."""

    path: str
    """Decoded, without the query."""
    query: str
    headers: Mapping[str, str]
    """Names in lower case; repeated headers are joined by a comma."""
    cookies: Mapping[str, str]
    client: tuple[str, int] | None
    """The peer's address and port; forwarding headers were not looked at."""
    host: str
    origin: str | None
    subprotocols: tuple[str, ...]
    authorization: str | None


@dataclass(kw_only=True, frozen=True, slots=True)
class Problem:
    """An answer instead of the upgrade: an RFC 9457 document and the headers of the house."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


AdmittedT = TypeVar("AdmittedT")
"""Whatever the house wants to remember between admitting and opening."""


class LiveDoor(Protocol[AdmittedT]):
    """Decides who comes in."""

    async def admit(self, request: UpgradeRequest) -> AdmittedT | Problem:
        """Look at path, host, origin, session, sub-protocol and limits before the upgrade."""
        ...

    def opened(self, admitted: AdmittedT, connection: LiveConnection) -> LiveListener:
        """The upgrade is done; frames may be offered to ``connection.outbox`` at once."""
        ...

    def problem(self, status: int, code: str) -> Problem:
        """The house's form of a refusal that the handshake calls for (400, 405, 426, 431, 500, 503)."""
        ...
