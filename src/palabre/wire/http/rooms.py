"""Rooms and their history."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from palabre.wire.base import Incoming, Listing, Outgoing, Seq, SlugText
from palabre.wire.events import MessageView


class RoomParams(Incoming, frozen=True, kw_only=True):
    """The room in the address."""

    slug: SlugText


class RoomView(Outgoing, frozen=True, kw_only=True):
    """A room in the list."""

    slug: str
    name: str
    theme: str
    description: str
    present: int
    preview: bool
    slow_seconds: int = 0


class RoomList(Listing, frozen=True, kw_only=True):
    """All rooms fit on one page. ``present``: people in the house, each once, in however many rooms."""

    items: list[RoomView]
    present: int
    next: str | None = None
    prev: str | None = None


class HistoryQuery(Incoming, frozen=True, kw_only=True):
    """``before`` is an exclusive ``seq``."""

    before: Seq | None = None
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class History(Listing, frozen=True, kw_only=True):
    """Newest page first, messages inside a page ascending; ``next`` is the ``before`` of the older page."""

    items: list[MessageView]
    next: str | None = None
    prev: str | None = None


class PreviewLine(Outgoing, frozen=True, kw_only=True):
    """A line shown to people who have not entered: delayed, and without any id of its author."""

    pseudonym: str
    text: str
    id: UUID


class Preview(Outgoing, frozen=True, kw_only=True):
    """The latest lines of a preview room, ascending."""

    items: list[PreviewLine]
    delay_seconds: int
