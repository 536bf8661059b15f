"""What the WebSocket door asks before the upgrade."""

import json

import pytest

from palabre.domain.errors import ForeignOrigin, HostNotAllowed, NotEntered
from palabre.web.auth import Authenticator
from palabre.web.gate import SocketGate
from palabre.web.house import House
from tests.functional.kernel_house import DEMO, MODERATOR, PERSON, PUBLIC, sessions

CLIENT = ("192.0.2.1", 4711)


def gate(house: House = DEMO) -> SocketGate:
    return SocketGate(house, Authenticator(sessions()))


def headers(**named: str) -> tuple[tuple[bytes, bytes], ...]:
    given = {"host": "localhost:8000", **named}
    return tuple((name.encode(), value.encode()) for name, value in given.items())


async def test_cookies_of_our_own_page_come_in_as_both() -> None:
    cookies = f"palabre={PERSON}; palabre-staff={MODERATOR}"
    admission = await gate().admit(headers(cookie=cookies, origin="http://localhost:8000"), CLIENT)
    assert admission.person is not None
    assert admission.staff is not None
    assert (admission.address, admission.port, admission.locale) == ("192.0.2.1", 4711, "fr")


async def test_bearer_token_needs_no_origin() -> None:
    admission = await gate().admit(headers(authorization=f"Bearer {PERSON}"), CLIENT)
    assert admission.person is not None
    assert admission.staff is None
    staff = await gate().admit(headers(authorization=f"Bearer {MODERATOR}"), CLIENT)
    assert staff.person is None
    assert staff.staff is not None


async def test_nobody_is_a_visitor() -> None:
    admission = await gate().admit(headers(), CLIENT)
    assert (admission.person, admission.staff) == (None, None)


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://localhost:8001"])
async def test_cookie_without_an_allowed_origin_is_refused(origin: str | None) -> None:
    named = {"cookie": f"palabre={PERSON}"} | ({} if origin is None else {"origin": origin})
    with pytest.raises(ForeignOrigin):
        await gate().admit(headers(**named), CLIENT)


async def test_other_host_is_refused() -> None:
    with pytest.raises(HostNotAllowed):
        await gate(PUBLIC).admit(headers(), CLIENT)


def test_refusals_are_problems_with_the_headers_of_the_house() -> None:
    rendered = gate().problem(NotEntered(), headers(**{"accept-language": "en"}))
    assert json.loads(rendered.body)["code"] == "not_entered"
    assert {b"content-security-policy", b"x-content-type-options", b"content-language"} <= dict(
        rendered.headers
    ).keys()
    assert gate().problem_of("overloaded").status == 503
    assert gate().problem_of("inconnu").status == 500
