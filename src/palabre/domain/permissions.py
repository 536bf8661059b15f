"""Who asks, and what a door may require of them."""

from dataclasses import dataclass, field
from enum import StrEnum

from palabre.domain.errors import Forbidden, NotEntered
from palabre.domain.persons import Person
from palabre.domain.sanctions import Restrictions
from palabre.domain.staff import Role, StaffMember


class Permission(StrEnum):
    """What a route requires; every route names one. From the widest to the narrowest."""

    ANYONE = "anyone"
    """No session needed: entering, notices, receipts, statements, appeals. A session may be there."""
    SESSION = "session"
    """The session of a person in the house, also of a banned one: leaving, seeing what stands."""
    ENTERED = "entered"
    """The session of a person in the house whom no ban keeps out."""
    STAFF = "staff"
    """A moderator or a lead."""
    LEAD = "lead"
    """A lead."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Nobody that the house knows."""


@dataclass(kw_only=True, frozen=True, slots=True)
class PersonSession:
    """A person in the house; ``token_hash`` names the session without being able to open it."""

    token_hash: bytes
    person: Person
    restrictions: Restrictions = field(default_factory=Restrictions)


@dataclass(kw_only=True, frozen=True, slots=True)
class StaffSession:
    """A member of the staff; the same human may also be a person in a room, by another session."""

    token_hash: bytes
    member: StaffMember


Principal = Visitor | PersonSession | StaffSession

VISITOR = Visitor()


def check_permission(permission: Permission, principal: Principal) -> None:
    """Raise NotEntered where a session is missing, Forbidden where it is of the wrong kind, or Banned."""
    match permission:
        case Permission.ANYONE:
            return
        case Permission.SESSION | Permission.ENTERED:
            if not isinstance(principal, PersonSession):
                raise NotEntered
            if permission is Permission.ENTERED:
                principal.restrictions.check_may_be_here()
        case Permission.STAFF | Permission.LEAD:
            if isinstance(principal, Visitor):
                raise NotEntered
            if not isinstance(principal, StaffSession) or principal.member.disabled_at is not None:
                raise Forbidden
            if permission is Permission.LEAD and principal.member.role is not Role.LEAD:
                raise Forbidden


def wants_staff(permission: Permission) -> bool:
    """Whether the staff session, rather than the person's, answers for this permission."""
    return permission in {Permission.STAFF, Permission.LEAD}
