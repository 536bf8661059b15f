"""A room: a place to talk about something."""

from dataclasses import dataclass
from typing import Final

from palabre.domain.ids import RoomId, Slug

SLOWEST: Final = 3_600
"""Seconds of the slowest mode."""


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
    slow_seconds: int = 0
    """Slow mode: least time between two lines of one person; 0 is off."""
