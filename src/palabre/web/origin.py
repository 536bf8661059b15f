"""Where a request comes from: host, origin, address. HTTP and the WebSocket door ask here alike."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from palabre.domain.errors import ForeignOrigin, ForwardedDemo, HostNotAllowed
from palabre.web.house import House
from palabre.web.routes import Headers

_LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")
_FORWARDING = frozenset(
    {
        b"cf-connecting-ip",
        b"forwarded",
        b"fly-client-ip",
        b"true-client-ip",
        b"via",
        b"x-client-ip",
        b"x-cluster-client-ip",
        b"x-original-forwarded-for",
        b"x-original-host",
        b"x-original-url",
        b"x-real-ip",
        b"x-rewrite-url",
    }
)


def header(headers: Headers, name: bytes) -> str | None:
    """Return the one value of a header, None when it is absent; several are joined as RFC 9110 has it."""
    values = [value for key, value in headers if key == name]
    return b", ".join(values).decode("latin-1") if values else None


def check_request(host: str | None, headers: Headers, house: House) -> None:
    """Raise HostNotAllowed for another house's name, ForwardedDemo for a demo house behind a proxy.

    A demo house answers on every port of loopback: tunnels and containers map ports. A page of another
    name that was made to resolve to loopback (DNS rebinding) fails here.
    """
    name = (host or "").lower()
    if house.demo:
        if not _LOOPBACK.fullmatch(name):
            raise HostNotAllowed
        if any(key.startswith(b"x-forwarded-") or key in _FORWARDING for key, _ in headers):
            raise ForwardedDemo
    elif name not in house.hosts:
        raise HostNotAllowed


def origin_allowed(origin: str, host: str | None, house: House) -> bool:
    """Whether a page of this origin may act with a session: ours, or in a demo house the host's own."""
    asked = origin.lower()
    if asked in house.origins:
        return True
    return house.demo and asked == f"{urlsplit(house.public_url).scheme}://{(host or '').lower()}"


def check_origin(
    headers: Headers, house: House, *, bearer: bool, cookie: bool, upgrade: bool = False
) -> None:
    """Raise ForeignOrigin for an unsafe method, or an upgrade to a WebSocket, asked from another site.

    A session cookie must come with proof of its origin; without one only a foreign origin is refused.
    A Bearer token is exempt: no page of another site can set it. Browsers send ``Origin`` with every
    upgrade, so there ``Sec-Fetch-Site`` does not stand in for it.
    """
    if bearer:
        return
    origin = header(headers, b"origin")
    if origin is not None:
        if not origin_allowed(origin, header(headers, b"host"), house):
            raise ForeignOrigin
        return
    site = header(headers, b"sec-fetch-site")
    if (site == "same-origin" and not upgrade) or (site is None and not cookie):
        return
    raise ForeignOrigin


def peer_address(client: tuple[str, int] | None, headers: Headers, house: House) -> tuple[str, int]:
    """Return the address and port that asks: the peer's, unless a trusted proxy speaks for another (port 0).

    ``X-Forwarded-For`` is read from the right: what stands left of the first untrusted address is hearsay.
    """
    if client is None:
        return "unknown", 0
    if not house.trusted_proxies or not _trusted(client[0], house):
        return client
    chain = [hop.strip() for hop in (header(headers, b"x-forwarded-for") or "").split(",")]
    for hop in reversed(chain):
        address = _address(hop)
        if address is None:
            break
        if not _trusted(address, house):
            return address, 0
    return client


def _trusted(address: str, house: House) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in house.trusted_proxies)


def _address(hop: str) -> str | None:
    """Read ``192.0.2.1``, ``192.0.2.1:4711``, ``2001:db8::1`` or ``[2001:db8::1]:4711``."""
    text = hop
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return None
