"""Tokens, cookies and principals."""

from palabre.adapters.system.chance import SystemChance
from palabre.app.tokens import hash_token
from palabre.domain.permissions import VISITOR, PersonSession, StaffSession
from palabre.web.auth import (
    TOKEN,
    Authenticator,
    Credentials,
    bearer_of,
    clear_person_cookie,
    clear_staff_cookie,
    person_cookie,
    staff_cookie,
)
from tests.functional.kernel_house import DEMO, MODERATOR, PERSON, PUBLIC, sessions


def cookie(*pairs: str) -> tuple[tuple[bytes, bytes], ...]:
    return ((b"cookie", "; ".join(pairs).encode()),)


def test_tokens_are_random_long_and_stored_as_a_digest() -> None:
    one, other = SystemChance().secret(), SystemChance().secret()
    assert one != other
    assert len(one) == 43
    assert TOKEN.fullmatch(one)
    assert len(hash_token(one)) == 32
    assert one.encode() not in hash_token(one)


def test_cookies_under_https_are_bound_to_the_host() -> None:
    assert person_cookie(PUBLIC, "t", seconds=60) == (
        "__Host-palabre=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
    )
    assert staff_cookie(PUBLIC, "t", seconds=60).startswith("__Host-palabre-staff=t; ")
    assert clear_person_cookie(PUBLIC).startswith("__Host-palabre=; Path=/; Max-Age=0; ")


def test_cookies_of_a_demo_house_work_without_https() -> None:
    assert person_cookie(DEMO, "t", seconds=60) == "palabre=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"
    assert clear_staff_cookie(DEMO).startswith("palabre-staff=; Path=/; Max-Age=0; ")


async def test_each_permission_looks_at_its_own_cookie_first() -> None:
    both = Credentials(cookie("a=b", f"palabre={PERSON}", f"palabre-staff={MODERATOR}"), DEMO)
    door = Authenticator(sessions())
    assert isinstance(await door.principal(both, staff=False), PersonSession)
    assert isinstance(await door.principal(both, staff=True), StaffSession)


async def test_other_cookie_stands_in_so_that_a_refusal_can_tell_the_reason() -> None:
    person = Credentials(cookie(f"palabre={PERSON}"), DEMO)
    assert isinstance(await Authenticator(sessions()).principal(person, staff=True), PersonSession)


async def test_token_in_the_wrong_cookie_opens_nothing() -> None:
    swapped = Credentials(cookie(f"palabre={MODERATOR}", f"palabre-staff={PERSON}"), DEMO)
    door = Authenticator(sessions())
    assert await door.principal(swapped, staff=False) == VISITOR
    assert await door.principal(swapped, staff=True) == VISITOR


async def test_bearer_token_hides_the_cookies() -> None:
    headers = (*cookie(f"palabre={PERSON}"), (b"authorization", b"Bearer inconnu"))
    assert await Authenticator(sessions()).principal(Credentials(headers, DEMO), staff=False) == VISITOR
    headers = ((b"authorization", f"bearer {PERSON}".encode()),)
    assert isinstance(
        await Authenticator(sessions()).principal(Credentials(headers, DEMO), staff=False), PersonSession
    )


def test_host_prefix_is_required_under_https() -> None:
    assert Credentials(cookie(f"palabre={PERSON}"), PUBLIC).person is None
    assert Credentials(cookie(f"__Host-palabre={PERSON}"), PUBLIC).person == PERSON


def test_bearer_of_other_schemes_is_none() -> None:
    assert bearer_of(((b"authorization", b"Basic abc"),)) is None
    assert bearer_of(()) is None
    assert bearer_of(((b"authorization", b"Bearer abc"),)) == "abc"
