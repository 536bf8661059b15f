"""Entering and leaving."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from palabre.wire.base import Incoming, Outgoing


class EntryRequest(Incoming, frozen=True, kw_only=True):
    """Three fields and the rules. The age is compared and dropped, the postal code becomes a department."""

    pseudonym: Annotated[str, Meta(max_length=80, examples=["Mésange bleue"])]
    age: Annotated[int, Meta(ge=0, le=120, examples=[34])]
    postal_code: Annotated[str, Meta(max_length=16, examples=["35000"])]
    accepts_rules: bool


class PersonView(Outgoing, frozen=True, kw_only=True):
    """Oneself: ``id`` is what others see, and changes at each entry."""

    id: UUID
    pseudonym: str
    rung: Literal["visitor", "newcomer", "regular", "adult"]
    department: str | None = None


class EntryAnswer(Outgoing, frozen=True, kw_only=True):
    """``token`` works as a Bearer token on REST and on the socket."""

    token: str
    person: PersonView
    expires_at: datetime


class CurrentEntry(Outgoing, frozen=True, kw_only=True):
    """Who this session is, and what stands against it."""

    person: PersonView
    expires_at: datetime
    banned_until: datetime | None = None
    muted_until: datetime | None = None
    case_code: str | None = None


class SuggestionsQuery(Incoming, frozen=True, kw_only=True):
    """The pseudonym as typed so far."""

    pseudonym: Annotated[str, Meta(max_length=80)]


class Suggestions(Outgoing, frozen=True, kw_only=True):
    """``fault`` is the reason why it would be refused, ``taken`` included; None when it is free."""

    items: list[str]
    fault: str | None = None
