"""Who is writing in which room, here and on the other nodes: told once a second at most, and never kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from palabre.domain.ids import PersonId, Slug
from palabre.domain.messages import Author
from palabre.wire.events import AuthorView, TypingChanged

BEAT: Final = 1.0
"""Seconds between two tellings of one room, at least."""

LIFETIME: Final = 6.0
"""Seconds after which somebody who says nothing more of it is not writing any more."""

REPEAT: Final = 4.0
"""Seconds after which the same is told again: frames may be lost, and listeners forget after a while."""

NAMES: Final = 3
MOST: Final = 200
"""Writers counted in one room here; nobody needs to know how many more there are."""


class Report(msgspec.Struct, frozen=True, tag="typing", forbid_unknown_fields=True):
    """What one node says of one room."""

    node: str
    count: int
    people: list[AuthorView]


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)

Telling = tuple[int, tuple[AuthorView, ...]]
"""How many write, and the first three of them."""

_NOBODY: Final[Telling] = (0, ())


@dataclass(slots=True)
class _Said:
    """What was told last, and when."""

    what: Telling = _NOBODY
    at: float = 0.0

    def due(self, what: Telling, now: float) -> bool:
        return what != self.what or (what[0] > 0 and now - self.at >= REPEAT)


class _Room:
    __slots__ = ("here", "others", "published", "told")

    def __init__(self) -> None:
        self.here: dict[PersonId, tuple[AuthorView, float]] = {}
        self.others: dict[str, tuple[Telling, float]] = {}
        self.published = _Said()
        self.told = _Said()

    def forget(self, now: float) -> None:
        for person in [person for person, (_, until) in self.here.items() if until <= now]:
            del self.here[person]
        for node in [node for node, (_, until) in self.others.items() if until <= now]:
            del self.others[node]

    def own(self) -> Telling:
        people = tuple(view for view, _ in self.here.values())
        return len(people), people[:NAMES]

    def whole(self) -> Telling:
        count, people = self.own()
        for (others, names), _ in self.others.values():
            count += others
            people += names
        return count, people[:NAMES]

    def over(self) -> bool:
        return not self.here and not self.others and not self.published.what[0] and not self.told.what[0]


class Typing:
    """Times are seconds of one monotonic clock."""

    __slots__ = ("_node", "_rooms")

    def __init__(self, *, node: str) -> None:
        """``node`` is this node's own id."""
        self._node = node
        self._rooms: dict[Slug, _Room] = {}

    def writes(self, room: Slug, person: PersonId, author: Author, now: float) -> None:
        """Somebody here is writing; say it again every few seconds while it is so."""
        here = self._rooms.setdefault(room, _Room()).here
        if person in here or len(here) < MOST:
            # A name keeps its place for as long as it stays.
            here[person] = (AuthorView(id=author.alias, pseudonym=author.pseudonym), now + LIFETIME)

    def stops(self, room: Slug, person: PersonId) -> None:
        """They sent what they wrote, or went away."""
        state = self._rooms.get(room)
        if state is not None:
            state.here.pop(person, None)

    def heard(self, room: Slug, payload: bytes, now: float) -> None:
        """Take in what another node said of a room; what is no report is passed over."""
        try:
            report = _decoder.decode(payload)
        except msgspec.DecodeError:
            return
        if report.node == self._node or report.count < 0:
            return
        others = self._rooms.setdefault(room, _Room()).others
        if report.count:
            others[report.node] = ((report.count, tuple(report.people[:NAMES])), now + LIFETIME)
        else:
            others.pop(report.node, None)

    def reports(self, now: float) -> Iterator[tuple[Slug, bytes]]:
        """What the other nodes must hear; call it every ``BEAT``, before ``news``."""
        for room, state in self._rooms.items():
            state.forget(now)
            own = state.own()
            if state.published.due(own, now):
                state.published = _Said(own, now)
                count, people = own
                yield room, _encoder.encode(Report(node=self._node, count=count, people=list(people)))

    def news(self, now: float) -> Iterator[TypingChanged]:
        """What those who listen here must be told; call it every ``BEAT``."""
        for room, state in tuple(self._rooms.items()):
            state.forget(now)
            whole = state.whole()
            if state.told.due(whole, now):
                state.told = _Said(whole, now)
                yield TypingChanged(room=room, count=whole[0], people=list(whole[1]))
            if state.over():
                del self._rooms[room]
