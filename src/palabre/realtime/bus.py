"""The port between nodes: short publications by subject, best effort, never waited for."""

from collections.abc import Callable
from typing import Final, Protocol

from palabre.domain.ids import PersonId, Slug

STAFF: Final = "staff"
"""What only staff is told."""

HOUSE: Final = "house"
"""What every node is told: announcements, the watch, settings."""

PRESENCE: Final = "presence"
"""Counts of people per room, from each node to all."""

Handler = Callable[[str, bytes], None]
"""Called on the loop with subject and payload; it must not wait."""


def room_subject(room: Slug) -> str:
    """The subject of what happens in a room."""
    return f"room.{room}"


def person_subject(person: PersonId) -> str:
    """The subject of what only one person is told, on whichever node they are."""
    return f"person.{person}"


class Bus(Protocol):
    """The database is the truth, the bus only wakes: a publication may be lost, never late by much.

    A node **also receives its own** publications, after ``publish`` has returned and whatever the broker
    does, so that there is one path of delivery and a node without broker serves its own people.
    Publications of one node to one subject arrive in order. Subjects are tokens of letters, digits, ``-``
    and ``_``, joined by dots.
    """

    async def start(self, restored: Callable[[], None] | None = None) -> None:
        """Begin to connect; returns even when the broker is away.

        ``restored`` is called on the loop when the broker is back, or when something may be missed.
        """
        ...

    async def stop(self) -> None:
        """Disconnect; may be called twice."""
        ...

    def publish(self, subject: str, payload: bytes) -> None:
        """Send; never waits, never raises. What cannot go out now only this node hears; it is counted."""
        ...

    def subscribe(self, subject: str, handler: Handler) -> None:
        """Receive a subject; one handler per subject, a second one replaces the first."""
        ...

    def unsubscribe(self, subject: str) -> None:
        """Receive it no more, not even what is on the way."""
        ...

    async def settled(self) -> None:
        """Wait until the subscriptions asked for so far are in force, or the bus is found unhealthy."""
        ...

    def healthy(self) -> bool:
        """Whether publications reach the other nodes now."""
        ...

    @property
    def dropped(self) -> int:
        """Publications that did not go out, or did not fit here, since the start; for the metrics."""
        ...
