"""A person in the house: what others see, what the house knows, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from palabre.domain.ids import Alias, PersonId
from palabre.domain.trust import Rung

IDLE_LIMIT = timedelta(hours=24)
"""A session unused for this long ends as if the person had left."""

PSEUDONYM_RESERVED = timedelta(days=7)
"""After leaving, nobody else can take the pseudonym for this long."""

DOOR_CLOSED = timedelta(hours=6)
"""After a refusal for age, the same browser is answered the same for this long."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Person:
    """One stay in the house, from entry to leaving."""

    id: PersonId
    alias: Alias
    pseudonym: str
    rung: Rung
    department: str | None
    """Department code, or ``hors-fr``; dropped on leaving."""
    entered_at: datetime
    expires_at: datetime
    left_at: datetime | None = None


def may_enter(age: int, minimum_age: int) -> bool:
    """Compare the declared age; the caller drops it afterwards."""
    return age >= minimum_age
