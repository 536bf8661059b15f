"""What clients asked and heard, in the order of real time, and what the store holds in the end."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What happens in a room's log; a restoration is an edit on the wire."""

    CREATED = "message.created"
    EDITED = "message.edited"
    REMOVED = "message.removed"


@dataclass(kw_only=True, frozen=True, slots=True)
class Line:
    """A message as somebody was shown it; ``text`` is None when it was removed."""

    seq: int
    id: str
    text: str | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Entry:
    """One number of a room's log, from the store. ``text`` is the present one of a created line."""

    room: str
    seq: int
    kind: Kind
    id: str
    nonce: str = ""
    """The ref of a created line; the store keeps none for changes."""
    text: str | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Invoke:
    """Asked for the first time, or again under the same nonce."""

    client: str
    nonce: str
    room: str
    kind: Kind = Kind.CREATED


@dataclass(kw_only=True, frozen=True, slots=True)
class Ack:
    """The house answered that it is stored."""

    client: str
    nonce: str
    seq: int
    id: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Fail:
    """The house answered that it is not stored."""

    client: str
    nonce: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Unknown:
    """No answer came, and it will not be asked again."""

    client: str
    nonce: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Deliver:
    """A frame of a room."""

    client: str
    room: str
    seq: int
    kind: Kind
    id: str
    text: str | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Resume:
    """A room was joined. ``since`` None, or ``resync``: whatever was kept of the room was dropped."""

    client: str
    room: str
    since: int | None
    seq: int
    created: tuple[Line, ...] = ()
    changed: tuple[Line, ...] = ()
    resync: bool = False


@dataclass(kw_only=True, frozen=True, slots=True)
class Gone:
    """Listens no more, to one room or (empty) to any."""

    client: str
    room: str = ""


Event = Invoke | Ack | Fail | Unknown | Deliver | Resume | Gone


@dataclass(kw_only=True)
class History:
    """Append in the order of real time; ``faults`` counts what was done to the house meanwhile."""

    seed: int = 0
    events: list[Event] = field(default_factory=list[Event])
    faults: Counter[str] = field(default_factory=Counter[str])

    def log(self, event: Event) -> None:
        """Remember what just happened."""
        self.events.append(event)

    def count(self, kind: type[Event]) -> int:
        """How many events of a kind there are."""
        return sum(type(event) is kind for event in self.events)
