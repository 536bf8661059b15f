"""Checks a history against six rules, once the store has been read. Pure and linear.

1. Every answer that somebody had is in the store under its number.
2. What was refused is absent; what was never answered is there once or not at all.
3. The numbers of a room are 1..n, and one send is one line.
4. What each client heard is dense and increasing between two joins, is what the store holds, and each join
   brought exactly what was missed.
5. What was answered before something else was asked has the lower number.
6. At quiet, whoever listens holds what the store holds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from typing_extensions import override

from tests.proof.history import (
    Ack,
    Deliver,
    Entry,
    Event,
    Fail,
    Gone,
    History,
    Invoke,
    Kind,
    Resume,
    Unknown,
)

MOST_SHOWN = 10
"""Violations in the words of a report."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Violation:
    """Which of the six rules was broken, and where."""

    rule: int
    words: str


@dataclass(kw_only=True, frozen=True)
class Report:
    """The outcome of a check; as words, one line and the first violations."""

    history: History
    violations: Sequence[Violation]

    @override
    def __str__(self) -> str:
        history = self.history
        counted = Counter(type(event).__name__.lower() for event in history.events)
        faults = (
            ", ".join(f"{count:,} {what}" for what, count in sorted(history.faults.items())) or "0 faults"
        )
        words = (
            f"{counted['invoke']:,} operations ({counted['ack']:,} ack, {counted['fail']:,} fail, "
            f"{counted['unknown']:,} unknown), {counted['deliver']:,} deliveries, "
            f"{counted['resume']:,} joins; faults: {faults}; violations: {len(self.violations)}; "
            f"seed {history.seed}"
        )
        shown = [f"\n  rule {one.rule}: {one.words}" for one in self.violations[:MOST_SHOWN]]
        return words + "".join(shown)

    def require_none(self) -> None:
        """Fail with the report when a rule was broken."""
        assert not self.violations, str(self)


@dataclass(slots=True)
class _Held:
    """What one client keeps of one room."""

    cursor: int
    floor: int = 0
    """What has this number or a lower one was never shown to it."""
    lines: dict[str, str | None] = field(default_factory=dict[str, str | None])


class _Store:
    def __init__(self, entries: Iterable[Entry]) -> None:
        self.logs: dict[str, dict[int, Entry]] = {}
        self.nonces: dict[str, list[Entry]] = {}
        self.doubled: list[Entry] = []
        for entry in entries:
            log = self.logs.setdefault(entry.room, {})
            if entry.seq in log:
                self.doubled.append(entry)
            log[entry.seq] = entry
            if entry.nonce:
                self.nonces.setdefault(entry.nonce, []).append(entry)

    def between(self, room: str, since: int, until: int) -> list[Entry]:
        log = self.logs.get(room, {})
        return [log[seq] for seq in range(since + 1, until + 1) if seq in log]


class _Check:
    def __init__(self, store: Iterable[Entry]) -> None:
        self.violations: list[Violation] = []
        self._store = _Store(store)
        self._invoked: dict[str, Invoke] = {}
        self._floors: dict[str, int] = {}
        """The highest number answered in the room before a nonce was asked for the first time."""
        self._highest: dict[str, int] = {}
        self._acked: dict[tuple[str, int], str] = {}
        self._held: dict[str, dict[str, _Held]] = {}

    def run(self, events: Iterable[Event]) -> None:
        self._numbers()
        steps: dict[type[Event], Callable[..., None]] = {
            Invoke: self._invoke,
            Ack: self._ack,
            Fail: self._fail,
            Unknown: lambda _: None,  # once or not at all, which rule 3 sees
            Deliver: self._deliver,
            Resume: self._resume,
            Gone: self._gone,
        }
        for event in events:
            steps[type(event)](event)
        self._order()
        self._states()

    def _broken(self, rule: int, words: str) -> None:
        self.violations.append(Violation(rule=rule, words=words))

    def _numbers(self) -> None:
        for entry in self._store.doubled:
            self._broken(3, f"two entries of {entry.room} have the number {entry.seq}")
        for room, log in self._store.logs.items():
            missing = next((seq for seq in range(1, len(log) + 1) if seq not in log), None)
            if missing is not None:
                self._broken(3, f"{room} has {len(log)} entries, and none under {missing}")
        for nonce, entries in self._store.nonces.items():
            if len(entries) > 1:
                self._broken(3, f"{nonce} is {len(entries)} lines")

    def _invoke(self, event: Invoke) -> None:
        if self._invoked.setdefault(event.nonce, event) is event:
            self._floors[event.nonce] = self._highest.get(event.room, 0)

    def _ack(self, event: Ack) -> None:
        asked = self._invoked.get(event.nonce)
        if asked is None:
            self._broken(1, f"{event.nonce} was answered and never asked")
            return
        room = asked.room
        entry = self._store.logs.get(room, {}).get(event.seq)
        if entry is None:
            self._broken(1, f"{event.nonce} was answered {room} {event.seq}, which is lost")
        elif (entry.id, entry.kind) != (event.id, asked.kind) or entry.nonce not in {"", event.nonce}:
            self._broken(1, f"{event.nonce} was answered {room} {event.seq}, which is something else")
        if self._acked.setdefault((room, event.seq), event.nonce) != event.nonce:
            self._broken(1, f"{event.nonce} was answered {room} {event.seq}, as another was")
        if asked.kind is not Kind.CREATED and event.seq <= self._floors[event.nonce]:
            self._broken(5, f"{event.nonce} has {room} {event.seq}, though a later one was answered before")
        self._highest[room] = max(event.seq, self._highest.get(room, 0))

    def _fail(self, event: Fail) -> None:
        if event.nonce in self._store.nonces:
            self._broken(2, f"{event.nonce} was refused, and is stored")

    def _deliver(self, event: Deliver) -> None:
        held = self._held.get(event.client, {}).get(event.room)
        where = f"{event.client} in {event.room}"
        if held is None:
            self._broken(4, f"{where} heard {event.seq} without having joined")
            return
        if event.seq != held.cursor + 1:
            self._broken(4, f"{where} heard {event.seq} after {held.cursor}")
        entry = self._store.logs.get(event.room, {}).get(event.seq)
        if entry is None or (entry.id, entry.kind) != (event.id, event.kind):
            self._broken(4, f"{where} heard {event.seq}, which the store does not hold so")
        held.cursor = event.seq
        if event.kind is Kind.CREATED or event.id in held.lines:
            held.lines[event.id] = event.text

    def _resume(self, event: Resume) -> None:
        rooms = self._held.setdefault(event.client, {})
        where = f"{event.client} joined {event.room} since {event.since} until {event.seq}"
        held = rooms.get(event.room)
        if event.since is None or event.resync:
            self._page(event, where)
            floor = event.created[0].seq - 1 if event.created else event.seq
            rooms[event.room] = held = _Held(cursor=event.seq, floor=floor)
        else:
            if held is None:
                rooms[event.room] = held = _Held(cursor=event.since, floor=event.since)
            self._missed(event, event.since, held, where)
            held.cursor = event.seq
        for line in (*event.created, *(one for one in event.changed if one.id in held.lines)):
            held.lines[line.id] = line.text

    def _page(self, event: Resume, where: str) -> None:
        # The newest page must be the end of the log, without a hole.
        first = event.created[0].seq if event.created else event.seq + 1
        self._same_lines(event, first - 1, where)

    def _missed(self, event: Resume, since: int, held: _Held, where: str) -> None:
        # What was heard between asking and the answer comes twice, and is known by its number.
        if since > held.cursor:
            self._broken(4, f"{where}, though it had heard {held.cursor}")
        if event.seq < held.cursor:
            self._broken(4, f"{where}, which goes back behind {held.cursor}")
        entries = self._same_lines(event, since, where)
        fresh = {entry.id for entry in entries if entry.kind is Kind.CREATED}
        older = {entry.id for entry in entries if entry.kind is not Kind.CREATED} - fresh
        if sorted(line.id for line in event.changed) != sorted(older):
            self._broken(4, f"{where}: {len(event.changed)} changes came instead of {len(older)}")

    def _same_lines(self, event: Resume, since: int, where: str) -> Sequence[Entry]:
        entries = self._store.between(event.room, since, event.seq)
        created = [(entry.seq, entry.id) for entry in entries if entry.kind is Kind.CREATED]
        if [(line.seq, line.id) for line in event.created] != created:
            self._broken(4, f"{where}: {len(event.created)} lines came instead of {len(created)}")
        return entries

    def _gone(self, event: Gone) -> None:
        if event.room:
            self._held.get(event.client, {}).pop(event.room, None)
        else:
            self._held.pop(event.client, None)

    def _order(self) -> None:
        for nonce, floor in self._floors.items():
            for entry in self._store.nonces.get(nonce, ()):
                if entry.seq <= floor:
                    self._broken(
                        5, f"{nonce} has {entry.room} {entry.seq}, though {floor} was answered before"
                    )

    def _states(self) -> None:
        created = {
            room: [(seq, log[seq]) for seq in sorted(log) if log[seq].kind is Kind.CREATED]
            for room, log in self._store.logs.items()
        }
        for client, rooms in self._held.items():
            for room, held in rooms.items():
                last = max(self._store.logs.get(room, {}), default=0)
                if held.cursor != last:
                    self._broken(6, f"{client} holds {room} until {held.cursor}, and the log ends at {last}")
                kept = {entry.id: entry.text for seq, entry in created.get(room, ()) if seq > held.floor}
                if held.lines != kept:
                    wrong = len(held.lines.items() ^ kept.items())
                    self._broken(6, f"{client} holds another {room} than the store: {wrong} differences")


def check(history: History, store: Iterable[Entry]) -> Report:
    """Check a finished history against the store as it was read afterwards."""
    checking = _Check(store)
    checking.run(history.events)
    return Report(history=history, violations=checking.violations)
