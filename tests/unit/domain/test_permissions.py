"""Who may do what, one cell at a time."""

import pytest

from palabre.app.tokens import hash_token
from palabre.domain.errors import Banned, Forbidden, NotEntered, Refusal
from palabre.domain.permissions import VISITOR, Permission, check_permission, wants_staff
from tests.functional.kernel_house import BANNED, DISABLED, LEAD, MODERATOR, PERSON, sessions

KNOWN = sessions().known


@pytest.mark.parametrize(
    "token,permission,refusal",
    [
        (None, Permission.ANYONE, None),
        (None, Permission.SESSION, NotEntered),
        (None, Permission.ENTERED, NotEntered),
        (None, Permission.STAFF, NotEntered),
        (None, Permission.LEAD, NotEntered),
        (PERSON, Permission.ANYONE, None),
        (PERSON, Permission.SESSION, None),
        (PERSON, Permission.ENTERED, None),
        (PERSON, Permission.STAFF, Forbidden),
        (PERSON, Permission.LEAD, Forbidden),
        (BANNED, Permission.ANYONE, None),
        (BANNED, Permission.SESSION, None),
        (BANNED, Permission.ENTERED, Banned),
        (BANNED, Permission.STAFF, Forbidden),
        (MODERATOR, Permission.SESSION, NotEntered),
        (MODERATOR, Permission.ENTERED, NotEntered),
        (MODERATOR, Permission.STAFF, None),
        (MODERATOR, Permission.LEAD, Forbidden),
        (LEAD, Permission.STAFF, None),
        (LEAD, Permission.LEAD, None),
        (DISABLED, Permission.STAFF, Forbidden),
    ],
)
def test_permission_lets_in_whom_it_names(
    token: str | None, permission: Permission, refusal: type[Refusal] | None
) -> None:
    principal = VISITOR if token is None else KNOWN[hash_token(token)]
    found: type[Refusal] | None = None
    try:
        check_permission(permission, principal)
    except Refusal as caught:
        found = type(caught)
    assert found == refusal


def test_ban_tells_the_way_to_its_statement() -> None:
    with pytest.raises(Banned) as caught:
        check_permission(Permission.ENTERED, KNOWN[hash_token(BANNED)])
    assert caught.value.extra["case_code"] == "C" * 22


def test_staff_session_answers_for_staff_permissions_alone() -> None:
    assert [one for one in Permission if wants_staff(one)] == [Permission.STAFF, Permission.LEAD]
