"""A signed note in the browser that keeps the door closed for a while, whatever number is typed next."""

import hmac
from datetime import datetime, timedelta

from palabre.app.ports.house import Keyed
from palabre.domain.errors import Banned, Refusal, UnderAge
from palabre.web.house import House
from palabre.web.origin import header
from palabre.web.routes import Headers

_PURPOSE = "door-hold"
_KINDS: dict[str, type[Refusal]] = {"age": UnderAge, "ban": Banned}


class DoorHold:
    """The note says why and until when, and nothing about whom; the house's key signs it."""

    def __init__(self, *, house: House, keyed: Keyed) -> None:
        """``keyed`` signs."""
        self._name = "__Host-palabre-porte" if house.https else "palabre-porte"
        self._secure = "; Secure" if house.https else ""
        self._keyed = keyed

    def note(self, kind: str, now: datetime, lasts: timedelta) -> str:
        """Return the ``Set-Cookie`` value; ``kind`` is ``age`` or ``ban``."""
        until = int((now + lasts).timestamp())
        seconds = int(lasts.total_seconds())
        value = f"{kind}.{until}.{self._sign(kind, until)}"
        return f"{self._name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{self._secure}"

    def check(self, headers: Headers, now: datetime) -> None:
        """Raise what the note says, while it lasts. A forged or stale note is ignored."""
        for pair in (header(headers, b"cookie") or "").split(";"):
            name, _, value = pair.strip().partition("=")
            if name != self._name:
                continue
            kind, _, rest = value.partition(".")
            until, _, signature = rest.partition(".")
            if kind not in _KINDS or not until.isdecimal() or len(until) > 12 or not until.isascii():  # noqa: PLR2004
                continue
            left = int(until) - int(now.timestamp())
            if left > 0 and hmac.compare_digest(signature.encode(), self._sign(kind, int(until)).encode()):
                raise _KINDS[kind](retry_after=left)

    def _sign(self, kind: str, until: int) -> str:
        return self._keyed.digest(_PURPOSE, f"{kind}.{until}").hex()
