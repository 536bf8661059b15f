"""Clients that behave as the protocol asks, and log all that they ask and hear."""

import asyncio
import itertools
import random
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import msgspec
from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect
from typing_extensions import override

from tests.proof.history import Ack, Deliver, Fail, Gone, History, Invoke, Kind, Line, Resume, Unknown

PATIENCE = 20.0
OWN = 20
"""Lines of its own that a speaker remembers, to change them."""
BROKEN = 1006
_KINDS: Final = {str(kind): kind for kind in Kind}
_COMMANDS: Final = {Kind.CREATED: "message.send", Kind.EDITED: "message.edit", Kind.REMOVED: "message.remove"}


class EndedError(Exception):
    """The line ended before the answer came, or could not be opened."""


class Frame(msgspec.Struct, kw_only=True):
    """Any event, or a message in one, as far as a speaker looks at it."""

    type: str = ""
    ref: str = ""
    room: str = ""
    seq: int = 0
    id: str = ""
    text: str | None = None
    code: str = ""
    case_code: str | None = None
    retry_after: int | None = None
    resync: bool = False
    messages: list["Frame"] = []
    changes: list["Frame"] = []


_decoder = msgspec.json.Decoder(Frame)


@dataclass(kw_only=True, frozen=True, slots=True)
class Wish:
    """A command that must be answered in the end, however often it is asked."""

    nonce: str
    kind: Kind
    room: str
    text: str = ""
    id: str = ""

    def frame(self) -> bytes:
        """As it is sent."""
        command = {"type": _COMMANDS[self.kind], "ref": self.nonce, "room": self.room}
        if self.kind is not Kind.CREATED:
            command["id"] = self.id
        if self.kind is not Kind.REMOVED:
            command["text"] = self.text
        return msgspec.json.encode(command)


@dataclass(kw_only=True)
class Crowd:
    """What speakers share: one history, one source of chance, and words that are never said twice."""

    history: History
    chance: random.Random
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    def of(cls, seed: int) -> "Crowd":
        """A crowd that does the same for the same seed, as far as the network lets it."""
        return cls(history=History(seed=seed), chance=random.Random(seed))

    def ref(self) -> str:
        """A nonce of the form that the wire asks for."""
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def words(self) -> str:
        """A text that no filter minds."""
        return f"ligne {next(self.numbers)}"


class _Ear(WSListener):
    """One connection of a speaker."""

    def __init__(self, speaker: "Speaker") -> None:
        self._speaker = speaker
        self.code = BROKEN

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.TEXT:
            self._speaker.hear(self, _decoder.decode(frame.get_payload_as_bytes()))
        elif frame.msg_type is WSMsgType.CLOSE:
            payload = frame.get_payload_as_bytes()
            self.code = int.from_bytes(payload[:2], "big") if payload else 1005
            transport.send_close(frame.get_close_code())
            transport.disconnect()

    @override
    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._speaker.ended(self)


@dataclass(kw_only=True, eq=False)
class Speaker:
    """One person with one line. A gap is logged and not mended: a house shows none."""

    crowd: Crowd
    name: str
    token: str
    url: str
    """Where the live door is now: ``ws://…``."""
    patience: float = PATIENCE
    cursors: dict[str, int] = field(default_factory=dict[str, int])
    """The last number heard of each room."""
    pending: dict[str, Wish] = field(default_factory=dict[str, Wish])
    """What was asked and not answered, in order."""
    own: dict[str, deque[str]] = field(default_factory=dict[str, deque[str]])
    """Lines of each room that may still be changed."""
    codes: list[int] = field(default_factory=list[int])
    """How its lines ended."""
    answers: dict[str, Frame] = field(default_factory=dict[str, Frame])
    """The last answer to each wish."""
    wishes: dict[str, Wish] = field(default_factory=dict[str, Wish])
    """All that was ever asked."""
    notices: list[Frame] = field(default_factory=list[Frame])
    """What the house told this person alone."""
    last_join: tuple[Line, ...] = ()
    """The lines that the last join brought."""
    gaps: int = 0
    resyncs: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _ear: _Ear | None = None
    _line: WSTransport | None = None
    _asked: dict[str, asyncio.Future[Frame]] = field(default_factory=dict[str, asyncio.Future[Frame]])
    _joining: dict[str, tuple[str, int | None]] = field(default_factory=dict[str, tuple[str, int | None]])
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    # --- the line

    async def connect(self) -> None:
        """Open the line; raise EndedError when that cannot be."""
        self.cut()
        self.over.clear()
        ear = self._ear = _Ear(self)
        headers = {"Authorization": f"Bearer {self.token}", "Sec-WebSocket-Protocol": "palabre.v1"}
        try:
            async with asyncio.timeout(self.patience):
                self._line, _ = await ws_connect(
                    lambda: ear, self.url, extra_headers=headers, websocket_handshake_timeout=self.patience
                )
        except (OSError, WSError, TimeoutError) as error:
            self._ear = None
            raise EndedError from error

    def cut(self) -> None:
        """End the line without a word."""
        line, ear = self._line, self._ear
        if line is not None and ear is not None:
            self.ended(ear)
            line.underlying_transport.abort()

    async def come(self, rooms: Iterable[str]) -> None:
        """Open the line, join the rooms since what was heard, ask again what was not answered."""
        await self.connect()
        await asyncio.gather(*(self.join(room) for room in rooms))
        await self.settle()

    def leave(self) -> None:
        """Go for good: what was not answered stays unknown."""
        self.cut()
        for nonce in self.pending:
            self.crowd.history.log(Unknown(client=self.name, nonce=nonce))
        self.pending.clear()
        self.crowd.history.log(Gone(client=self.name))

    # --- asking

    async def join(self, room: str, *, fresh: bool = False) -> Frame:
        """Join since what was heard (0 at first), or with ``fresh`` for the newest page."""
        ref, since = self.crowd.ref(), None if fresh else self.cursors.get(room, 0)
        return await self._ask(ref, self._join_frame(ref, room, since))

    async def say(self, room: str) -> Frame:
        """Say new words; raise EndedError when no answer came, in which case the wish is pending."""
        return await self.wish(Kind.CREATED, room, text=self.crowd.words())

    async def wish(self, kind: Kind, room: str, *, text: str = "", id_: str = "") -> Frame:
        """Ask for something new."""
        wish = Wish(nonce=self.crowd.ref(), kind=kind, room=room, text=text, id=id_)
        self.crowd.history.log(Invoke(client=self.name, nonce=wish.nonce, room=room, kind=kind))
        self.pending[wish.nonce] = self.wishes[wish.nonce] = wish
        return await self._ask(wish.nonce, wish.frame())

    async def act(self, rooms: list[str], changes: float = 0.15) -> Frame:
        """Say something in one of the rooms, or with this chance edit or remove a line of one's own."""
        chance = self.crowd.chance
        room = chance.choice(rooms)
        own = self.own.get(room)
        if not own or chance.random() >= changes:
            return await self.say(room)
        if chance.random() < 0.5:
            return await self.wish(Kind.EDITED, room, id_=chance.choice(own), text=self.crowd.words())
        return await self.wish(Kind.REMOVED, room, id_=own.popleft())

    async def settle(self) -> None:
        """Ask again all that was not answered, one after the other."""
        while self.pending:
            wish = next(iter(self.pending.values()))
            answer = await self._ask(wish.nonce, wish.frame())
            if wish.nonce in self.pending:
                await asyncio.sleep(min(answer.retry_after or 0, 0.2))

    async def leave_room(self, room: str) -> Frame:
        """Stop listening to a room."""
        ref = self.crowd.ref()
        left = await self._ask(ref, msgspec.json.encode({"type": "room.leave", "ref": ref, "room": room}))
        self.crowd.history.log(Gone(client=self.name, room=room))
        return left

    async def remove_again(self, room: str, id_: str) -> Frame:
        """Ask under another ref for a removal that was made already."""
        return await self.ask_again(Wish(nonce=self.crowd.ref(), kind=Kind.REMOVED, room=room, id=id_))

    async def told(self, kind: str, case_code: str) -> None:
        """Wait until the house tells this person about a case."""
        async with asyncio.timeout(self.patience):
            while not any((one.type, one.case_code) == (kind, case_code) for one in self.notices):
                self._moved.clear()
                await self._moved.wait()

    async def ask_again(self, wish: Wish) -> Frame:
        """Ask for something that was answered already."""
        return await self._ask(wish.nonce, wish.frame())

    async def reaches(self, room: str, seq: int) -> None:
        """Wait until so much of a room was heard."""
        async with asyncio.timeout(self.patience):
            while self.cursors.get(room, 0) < seq:
                if self._ear is None:
                    raise EndedError
                self._moved.clear()
                await self._moved.wait()

    def _join_frame(self, ref: str, room: str, since: int | None) -> bytes:
        self._joining[ref] = room, since
        command = {"type": "room.join", "ref": ref, "room": room}
        return msgspec.json.encode(command if since is None else command | {"since": since})

    async def _ask(self, ref: str, payload: bytes) -> Frame:
        if self._line is None or self._ear is None:
            raise EndedError
        answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._asked[ref] = answer
        self._line.send(WSMsgType.TEXT, payload)
        try:
            async with asyncio.timeout(self.patience):
                return await answer
        except TimeoutError:
            # Half open, perhaps: a client gives up and comes back.
            self.cut()
            raise EndedError from None
        finally:
            self._asked.pop(ref, None)

    # --- hearing

    def hear(self, ear: _Ear, frame: Frame) -> None:
        """Take one frame of the present line."""
        if ear is not self._ear:
            return
        kind = _KINDS.get(frame.type)
        if kind is not None:
            self._room_frame(kind, frame)
        elif frame.type == "room.joined":
            self._joined(frame)
        elif frame.ref in self.pending:
            self._answered(self.pending[frame.ref], frame)
        elif frame.case_code and not frame.ref:
            self.notices.append(frame)
            self._moved.set()
        asked = self._asked.get(frame.ref) if frame.ref else None
        if asked is not None and not asked.done():
            asked.set_result(frame)

    def _answered(self, wish: Wish, frame: Frame) -> None:
        history = self.crowd.history
        self.answers[wish.nonce] = frame
        if frame.type == "message.accepted":
            history.log(Ack(client=self.name, nonce=wish.nonce, seq=frame.seq, id=frame.id))
            if wish.kind is Kind.CREATED:
                self.own.setdefault(wish.room, deque(maxlen=OWN)).append(frame.id)
        elif frame.type == "error" and frame.retry_after is not None:
            # To be asked again under the same ref.
            history.faults["asked to wait"] += 1
            return
        else:
            history.log(Fail(client=self.name, nonce=wish.nonce))
        del self.pending[wish.nonce]

    def _room_frame(self, kind: Kind, frame: Frame) -> None:
        room = frame.room
        self.gaps += frame.seq != self.cursors.get(room, 0) + 1
        self.cursors[room] = frame.seq
        self._moved.set()
        self.crowd.history.log(
            Deliver(
                client=self.name,
                room=room,
                seq=frame.seq,
                kind=kind,
                id=sys.intern(frame.id),
                text=frame.text,
            )
        )

    def _joined(self, frame: Frame) -> None:
        room, since = self._joining.pop(frame.ref)
        self.resyncs += frame.resync
        self.last_join = tuple(_line(message) for message in frame.messages)
        self.crowd.history.log(
            Resume(
                client=self.name,
                room=room,
                since=since,
                seq=frame.seq,
                created=self.last_join,
                changed=tuple(_line(change) for change in frame.changes),
                resync=frame.resync,
            )
        )
        self.cursors[room] = frame.seq
        self._moved.set()

    def ended(self, ear: _Ear) -> None:
        """The line is over."""
        if ear is not self._ear:
            return
        self._ear = self._line = None
        self.codes.append(ear.code)
        self._joining.clear()
        for asked in self._asked.values():
            if not asked.done():
                asked.set_exception(EndedError())
                # Whoever stopped waiting must not be blamed for not having looked.
                asked.exception()
        self._moved.set()
        self.over.set()


def _line(frame: Frame) -> Line:
    return Line(seq=frame.seq, id=sys.intern(frame.id), text=frame.text)


async def all_reach(speakers: Iterable[Speaker], ends: dict[str, int]) -> None:
    """Wait until everybody has heard each of their rooms to its end."""
    for speaker in speakers:
        for room in speaker.cursors:
            await speaker.reaches(room, ends.get(room, 0))


async def hang_up(speakers: Iterable[Speaker]) -> None:
    """End all lines at the end of a test."""
    for speaker in speakers:
        with suppress(EndedError):
            speaker.cut()
