"""What the doors know of the house that they belong to; main fills it in from the settings."""

from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(kw_only=True, frozen=True)  # no slots: cached_property keeps its result in the instance
class House:
    """``public_url`` has no trailing slash and no path; a demo house has the loopback address it prints."""

    name: str
    version: str
    public_url: str
    demo: bool
    security_contact: str | None = None
    """A ``mailto:`` or ``https:`` address for ``security.txt``."""
    extra_hosts: frozenset[str] = frozenset()
    """Further values of ``Host`` that a public house answers to, in lower case."""
    extra_origins: frozenset[str] = frozenset()
    """Further origins that may use the sessions, e.g. that of a development server."""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Only these may say in ``X-Forwarded-For`` on whose behalf they ask."""
    metrics_token: str | None = None
    """Opens ``/metrics`` of a public house; without it the page does not exist there."""
    body_limit: int = 64 * 1024
    """Bytes of a request's body."""
    body_seconds: float = 15.0
    """A body that has not arrived by then is given up."""

    @cached_property
    def https(self) -> bool:
        """Whether browsers reach the house by https."""
        return urlsplit(self.public_url).scheme == "https"

    @cached_property
    def origins(self) -> frozenset[str]:
        """The origins whose pages may act with a session, besides the page's own host in a demo house."""
        return self.extra_origins | {self.public_url.lower()}

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The values of ``Host`` that a public house answers to, with and without the usual port."""
        url = urlsplit(self.public_url.lower())
        usual = DEFAULT_PORTS.get(url.scheme)
        named = {url.netloc}
        if url.port is None:
            named.add(f"{url.netloc}:{usual}")
        elif url.port == usual:
            named.add(url.netloc.rpartition(":")[0])
        return self.extra_hosts | named
