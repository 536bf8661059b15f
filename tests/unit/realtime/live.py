"""A node over a house without doors, and lines without sockets that speak to it."""

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from typing_extensions import override

from palabre.adapters.bus.memory import MemoryBroker, MemoryBus
from palabre.app.messages.typing import MayBeSeenWriting
from palabre.domain.limits import Rate
from palabre.domain.persons import Person
from palabre.realtime.commands import Commands
from palabre.realtime.frames import payload_of
from palabre.realtime.load import Load
from palabre.realtime.missed import MissedEntries
from palabre.realtime.node import Node
from palabre.realtime.outbox import Outbox, Sink
from palabre.realtime.presence import Presence
from palabre.realtime.session import Connection, Session
from palabre.realtime.typing import Typing
from palabre.realtime.watch import Watch
from tests import make
from tests.unit.app.house import AppHouse

NO_LIMIT = Rate(per_minute=0, burst=1)
PATIENCE = 10.0


class Line(Sink, Connection):
    """One connection: what the session needs of a socket, and what a test wants to hear of it."""

    def __init__(self) -> None:
        self._outbox = Outbox(sink=self, take=self.take)
        self.frames: list[dict[str, Any]] = []
        self.closes: list[tuple[int, str]] = []
        self.paused = False
        self.stuck = False
        """The reader takes nothing for now."""
        self._unread: list[bytes] = []
        self._news = asyncio.Event()

    @property
    @override
    def outbox(self) -> Outbox:
        return self._outbox

    @override
    def unsent(self) -> int:
        return sum(map(len, self._unread))

    def take(self, data: bytes) -> int:
        if self.stuck:
            return 0
        self.write(data)
        return len(data)

    def read_again(self) -> None:
        """The reader takes all that waits."""
        self.stuck = False
        unread, self._unread = self._unread, []
        for data in unread:
            self.write(data)
        self._outbox.drained()

    @override
    def write(self, data: bytes) -> bool:
        if self.stuck:
            self._unread.append(data)
            return False
        while data:
            payload = payload_of(data)
            size = len(data) - len(payload)
            length = _length(data)
            self.frames.append(json.loads(payload[:length]))
            data = data[size + length :]
        self._news.set()
        return True

    @override
    def pause(self) -> None:
        self.paused = True

    @override
    def resume(self) -> None:
        self.paused = False

    @override
    def close(self, code: int, reason: str = "") -> None:
        self._outbox.finish()
        self.closes.append((code, reason))
        self._news.set()

    async def until(self, found: Callable[[], bool]) -> None:
        """Wait until something is so; it is asked at each piece of news."""
        async with asyncio.timeout(PATIENCE):
            while not found():
                self._news.clear()
                await self._news.wait()

    async def hear(self, kind: str, **members: object) -> dict[str, Any]:
        """Wait for the first frame of a type with these members."""

        def matches(frame: Mapping[str, Any]) -> bool:
            return frame["type"] == kind and all(frame.get(name) == value for name, value in members.items())

        await self.until(lambda: any(matches(frame) for frame in self.frames))
        return next(frame for frame in self.frames if matches(frame))

    async def ends(self) -> None:
        """Wait until the house closes the line."""
        await self.until(lambda: bool(self.closes))

    def heard(self, kind: str) -> list[dict[str, Any]]:
        """All frames of a type so far."""
        return [frame for frame in self.frames if frame["type"] == kind]


def _length(data: bytes) -> int:
    match data[1]:
        case 126:
            return int.from_bytes(data[2:4], "big")
        case 127:
            return int.from_bytes(data[2:10], "big")
        case short:
            return short


@dataclass(kw_only=True)
class Guest:
    """A person on a line."""

    person: Person
    line: Line
    session: Session

    def send(self, command: Mapping[str, Any]) -> None:
        """Hand over a frame."""
        self.session.received(json.dumps(command).encode())

    async def ask(self, kind: str, **members: Any) -> dict[str, Any]:
        """Send a command under a new ref, or the given one; return its answer."""
        members.setdefault("ref", str(make.uuid()))
        count = len(self.line.frames)
        self.send({"type": kind, **members})

        def answer() -> dict[str, Any] | None:
            return next((one for one in self.line.frames[count:] if one.get("ref") == members["ref"]), None)

        await self.line.until(lambda: answer() is not None)
        found = answer()
        assert found is not None
        return found

    async def join(self, room: str = make.ROOM, **members: Any) -> dict[str, Any]:
        """Listen to a room."""
        return await self.ask("room.join", room=room, **members)

    async def say(self, text: str, room: str = make.ROOM, **members: Any) -> dict[str, Any]:
        """Say something."""
        return await self.ask("message.send", room=room, text=text, **members)

    async def hears(self, count: int) -> None:
        """Wait until so many new lines were told."""
        await self.line.until(lambda: len(self.line.heard("message.created")) >= count)

    def hang_up(self) -> None:
        """The connection breaks."""
        self.line.outbox.discard()
        self.session.closed(1006)


@dataclass(kw_only=True)
class LiveHouse(AbstractAsyncContextManager["LiveHouse"]):
    """One node; ``beside`` opens another on the same broker and database."""

    house: AppHouse
    broker: MemoryBroker = field(default_factory=MemoryBroker)
    rate: Rate = NO_LIMIT
    name: str = "one"

    @override
    async def __aenter__(self) -> Self:
        house = self.house
        self.bus = MemoryBus(broker=self.broker)
        await self.bus.start()
        self.node = Node(
            later=lambda delay, call: asyncio.get_running_loop().call_later(delay, call),
            bus=self.bus,
            clock=house.clock,
            speakers=house.speakers,
            presence=Presence(node=self.name),
            read=MissedEntries(messages=house.stores.messages).after,
            typing=Typing(node=self.name),
            watch=Watch(raids=house.raids, node=self.name),
            rooms=house.rooms,
        )
        self.node.listen()
        self.load = Load(threshold=0.5, monotonic=house.clock.monotonic)
        house.told.to = self.node
        self.commands = Commands(
            node=self.node,
            attendance=house.attendance,
            join=house.join,
            send=house.send,
            edit=house.edit,
            check=house.check,
            remove=house.remove,
            withdraw=house.withdraw,
            may_be_seen=MayBeSeenWriting(rooms=house.rooms, speakers=house.speakers),
            raids=house.raids,
            load=self.load,
            monotonic=house.clock.monotonic,
        )
        return self

    @override
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        await self.bus.stop()
        await self.node.stop()

    def connect(self, person: Person) -> Guest:
        """Open a line for a person."""
        line = Line()
        session = Session(
            person=person,
            connection=line,
            commands=self.commands,
            node=self.node,
            rate=self.rate,
            monotonic=self.house.clock.monotonic,
        )
        return Guest(person=person, line=line, session=session)

    async def guest(self) -> Guest:
        """Somebody new who listens to the first room."""
        guest = self.connect(await self.house.person())
        await guest.join()
        return guest
