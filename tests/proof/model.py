"""What a house should do, in a hundred lines: rooms, people, sanctions. Times are minutes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.proof.history import Entry, Kind

EDIT_WINDOW = 15


@dataclass(kw_only=True)
class Sanction:
    """Stands until its time is over or it is lifted."""

    kind: str
    room: str
    until: int
    lifted: bool = False


@dataclass(kw_only=True)
class Person:
    """Somebody during one stay."""

    name: str
    connected: bool = False
    listening: set[str] = field(default_factory=set[str])
    accepted: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    """Number and id that were answered to each ref."""
    sanctions: list[Sanction] = field(default_factory=list[Sanction])


@dataclass(kw_only=True)
class Said:
    """A message."""

    id: str
    nonce: str
    room: str
    author: Person
    text: str
    at: int
    seq: int
    changed: int = 0
    """Number of the latest change."""
    removed: str = ""
    """By whom."""


@dataclass(kw_only=True)
class Ruled:
    """A decision about a message; ``took`` whether it removed it."""

    by: str
    code: str
    about: Said
    took: bool
    sanction: Sanction | None
    reversed: bool = False


@dataclass(kw_only=True)
class Model:
    """Each question answers the number that the house should give, or the code of its refusal."""

    rooms: list[str]
    now: int = 0
    said: list[Said] = field(default_factory=list[Said])
    rulings: list[Ruled] = field(default_factory=list[Ruled])
    log: dict[str, list[tuple[Kind, str]]] = field(default_factory=dict[str, list[tuple[Kind, str]]])

    def end(self, room: str) -> int:
        """The last number of a room."""
        return len(self.log.get(room, ()))

    def stands(self, person: Person, kind: str, room: str = "") -> bool:
        """Whether something stands against somebody."""
        return any(
            one.kind == kind and not one.lifted and self.now < one.until and room in {"", one.room}
            for one in person.sanctions
        )

    def may_join(self, person: Person, room: str) -> str:
        """Empty, or why not."""
        return "banned" if self.stands(person, "ban") or self.stands(person, "room_ban", room) else ""

    def may_write(self, person: Person, room: str) -> str:
        """Empty, or why not."""
        return self.may_join(person, room) or ("muted" if self.stands(person, "mute") else "")

    def may_change(self, person: Person, line: Said) -> str:
        """Empty, or why not."""
        if line.author is not person or line.removed:
            return "not_found"
        return "edit_window_over" if self.now - line.at > EDIT_WINDOW else ""

    def enter(self, room: str, kind: Kind, id_: str) -> int:
        """Something happened in a room; returns its number."""
        self.log.setdefault(room, []).append((kind, id_))
        return self.end(room)

    def say(self, person: Person, room: str, nonce: str, id_: str, text: str) -> int:
        """It was said."""
        seq = self.enter(room, Kind.CREATED, id_)
        self.said.append(Said(id=id_, nonce=nonce, room=room, author=person, text=text, at=self.now, seq=seq))
        return seq

    def edit(self, line: Said, text: str) -> int:
        """It was edited."""
        line.text, line.changed = text, self.enter(line.room, Kind.EDITED, line.id)
        return line.changed

    def remove(self, line: Said, by: str) -> int:
        """It was removed."""
        line.removed, line.changed = by, self.enter(line.room, Kind.REMOVED, line.id)
        return line.changed

    def rule(self, by: str, code: str, line: Said, kind: str, *, also_remove: bool, minutes: int) -> None:
        """A moderator decided."""
        took = (kind == "remove" or also_remove) and not line.removed
        if took:
            self.remove(line, "moderation")
        sanction = None
        if kind in {"mute", "room_ban", "ban"}:
            sanction = Sanction(kind=kind, room=line.room, until=self.now + minutes)
            line.author.sanctions.append(sanction)
        if kind == "room_ban":
            line.author.listening.discard(line.room)
        elif kind == "ban":
            self.cut(line.author)
        if kind != "no_action":
            self.rulings.append(Ruled(by=by, code=code, about=line, took=took, sanction=sanction))

    def reverse(self, ruling: Ruled) -> None:
        """Another moderator reversed a decision."""
        ruling.reversed = True
        if ruling.sanction is not None:
            ruling.sanction.lifted = True
        line = ruling.about
        if ruling.took and line.removed:
            line.removed, line.changed = "", self.enter(line.room, Kind.EDITED, line.id)

    def cut(self, person: Person) -> None:
        """The line is over."""
        person.connected = False
        person.listening.clear()

    def entries(self) -> Iterator[Entry]:
        """What the store should hold."""
        lines = {line.id: line for line in self.said}
        for room, log in self.log.items():
            for number, (kind, id_) in enumerate(log, 1):
                line = lines[id_]
                if kind is Kind.CREATED:
                    text = None if line.removed else line.text
                    yield Entry(room=room, seq=number, kind=kind, id=id_, nonce=line.nonce, text=text)
                else:
                    yield Entry(room=room, seq=number, kind=kind, id=id_)
