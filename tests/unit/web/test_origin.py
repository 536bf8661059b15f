"""Host, origin and address of a request."""

from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_network

import pytest

from palabre.domain.errors import ForeignOrigin, ForwardedDemo, HostNotAllowed, Refusal
from palabre.web.house import House
from palabre.web.origin import check_origin, check_request, header, peer_address

DEMO = House(name="Palabre", version="1", public_url="http://localhost:8000", demo=True)
PUBLIC = House(name="Palabre", version="1", public_url="https://palabre.example", demo=False)
Pairs = tuple[tuple[bytes, bytes], ...]


def refusal(check: Callable[[], None]) -> type[Refusal] | None:
    """Return what a check refuses with, None when it lets pass."""
    try:
        check()
    except Refusal as caught:
        return type(caught)
    return None


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]", "[::1]:8000"])
def test_demo_house_answers_on_loopback(host: str) -> None:
    assert refusal(lambda: check_request(host, (), DEMO)) is None


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.2",
        "localhost:8000, evil",
        "localhost:999999",
    ],
)
def test_demo_house_answers_to_no_other_name(host: str | None) -> None:
    with pytest.raises(HostNotAllowed):
        check_request(host, (), DEMO)


@pytest.mark.parametrize(
    "name",
    [b"forwarded", b"x-forwarded-for", b"x-forwarded-anything", b"x-real-ip", b"via", b"cf-connecting-ip"],
)
def test_demo_house_refuses_to_stand_behind_a_proxy(name: bytes) -> None:
    with pytest.raises(ForwardedDemo):
        check_request("localhost:8000", ((name, b"1"),), DEMO)


@pytest.mark.parametrize(
    "host", ["palabre.example", "Palabre.Example", "palabre.example:443", "autre.example"]
)
def test_public_house_answers_to_its_names(host: str) -> None:
    house = replace(PUBLIC, extra_hosts=frozenset({"autre.example"}))
    assert refusal(lambda: check_request(host, ((b"x-forwarded-for", b"1"),), house)) is None


@pytest.mark.parametrize(
    "host", [None, "palabre.example:8443", "palabre.example.evil", "localhost", "xpalabre.example"]
)
def test_public_house_answers_to_no_other(host: str | None) -> None:
    with pytest.raises(HostNotAllowed):
        check_request(host, (), PUBLIC)


def test_usual_port_in_the_public_address_may_be_left_out() -> None:
    house = replace(PUBLIC, public_url="https://palabre.example:443")
    assert house.hosts == {"palabre.example", "palabre.example:443"}


def request(origin: str | None, *, site: str | None = None, host: str = "palabre.example") -> Pairs:
    pairs = [(b"host", host.encode())]
    if origin is not None:
        pairs.append((b"origin", origin.encode()))
    if site is not None:
        pairs.append((b"sec-fetch-site", site.encode()))
    return tuple(pairs)


FOREIGN = [
    "https://evil.example",
    "null",
    "http://palabre.example",
    "https://palabre.example.evil",
    "https://xpalabre.example",
    "https://palabre.example:8443",
    "",
]


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("cookie", [True, False])
@pytest.mark.parametrize("upgrade", [True, False])
def test_foreign_origin_is_refused_with_or_without_a_session(
    origin: str, *, cookie: bool, upgrade: bool
) -> None:
    with pytest.raises(ForeignOrigin):
        check_origin(request(origin), PUBLIC, bearer=False, cookie=cookie, upgrade=upgrade)


@pytest.mark.parametrize(
    "headers,bearer,cookie,upgrade",
    [
        (request("https://palabre.example"), False, True, False),
        (request("https://palabre.example"), False, True, True),
        (request(None, site="same-origin"), False, True, False),
        (request(None), False, False, False),
        (request(None), False, False, True),
        (request("https://evil.example"), True, False, False),
        (request("https://evil.example"), True, True, True),
    ],
)
def test_own_origin_no_session_or_a_bearer_token_may_act(
    headers: Pairs, *, bearer: bool, cookie: bool, upgrade: bool
) -> None:
    assert (
        refusal(lambda: check_origin(headers, PUBLIC, bearer=bearer, cookie=cookie, upgrade=upgrade)) is None
    )


@pytest.mark.parametrize(
    "headers,cookie,upgrade",
    [
        (request(None), True, False),
        (request(None), True, True),
        (request(None, site="same-origin"), True, True),
        (request(None, site="cross-site"), True, False),
        (request(None, site="same-site"), False, False),
    ],
)
def test_session_without_proof_of_origin_is_refused(headers: Pairs, *, cookie: bool, upgrade: bool) -> None:
    with pytest.raises(ForeignOrigin):
        check_origin(headers, PUBLIC, bearer=False, cookie=cookie, upgrade=upgrade)


def test_demo_page_may_act_on_the_very_host_and_port_it_came_from() -> None:
    same = request("http://127.0.0.1:9000", host="127.0.0.1:9000")
    assert refusal(lambda: check_origin(same, DEMO, bearer=False, cookie=True)) is None
    with pytest.raises(ForeignOrigin):
        check_origin(request("http://localhost:3000", host="localhost:8000"), DEMO, bearer=False, cookie=True)


PROXIED = replace(PUBLIC, trusted_proxies=(ip_network("10.0.0.0/8"), ip_network("fd00::/8")))


@pytest.mark.parametrize(
    "peer,forwarded,expected",
    [
        ("192.0.2.9", "198.51.100.1", ("192.0.2.9", 4711)),
        ("10.0.0.1", "198.51.100.1", ("198.51.100.1", 0)),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", ("198.51.100.1", 0)),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", ("198.51.100.1", 0)),
        ("10.0.0.1", "198.51.100.1:5555", ("198.51.100.1", 0)),
        ("fd00::1", "[2001:db8::1]:5555", ("2001:db8::1", 0)),
        ("10.0.0.1", "n'importe quoi", ("10.0.0.1", 4711)),
        ("10.0.0.1", "1.1.1.1, n'importe quoi", ("10.0.0.1", 4711)),
        ("10.0.0.1", None, ("10.0.0.1", 4711)),
    ],
)
def test_only_trusted_proxies_speak_for_others(
    peer: str, forwarded: str | None, expected: tuple[str, int]
) -> None:
    headers = () if forwarded is None else ((b"x-forwarded-for", forwarded.encode()),)
    assert peer_address((peer, 4711), headers, PROXIED) == expected


def test_peer_without_an_address_is_unknown() -> None:
    assert peer_address(None, (), PROXIED) == ("unknown", 0)
    assert peer_address(("socket", 0), (), PROXIED) == ("socket", 0)


def test_repeated_headers_are_joined() -> None:
    assert header(((b"a", b"1"), (b"b", b"x"), (b"a", b"2")), b"a") == "1, 2"
    assert header((), b"a") is None
