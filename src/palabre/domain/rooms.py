"""A room: a place to talk about something."""

from dataclasses import dataclass

from palabre.domain.ids import RoomId, Slug


@dataclass(kw_only=True, frozen=True, slots=True)
class Room:
    """``preview`` rooms show a delayed, filtered glimpse to people who have not entered."""

    id: RoomId
    slug: Slug
    name: str
    theme: str
    description: str
    preview: bool
    position: int
