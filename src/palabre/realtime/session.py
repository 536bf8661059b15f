"""One connection without its socket: frames in, commands one after the other, frames out."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol
from uuid import UUID

import msgspec
import structlog

from palabre.app.faults import where
from palabre.app.speakers import NOWHERE, Whence
from palabre.domain.errors import Internal, InvalidInput, MalformedInput, Refusal, TooFast
from palabre.domain.limits import Rate, full, take
from palabre.domain.persons import Person
from palabre.realtime.commands import Commands
from palabre.realtime.frames import text_frame
from palabre.realtime.node import Node, encode
from palabre.realtime.outbox import Outbox
from palabre.wire import events
from palabre.wire.commands import AnyCommand

log = structlog.get_logger(__name__)

MOST_WAITING = 64
"""Commands that may wait on one connection before it is read no further."""
MOST_FAULTS = 1_000
"""Unreadable frames in a row after which a connection is not worth listening to."""
CLOSE_MALFORMED = 4400
MOST_TOO_FAST = 1_000
"""Frames refused for their number, after which a connection is not worth listening to."""
FORGIVEN = Rate(per_minute=600, burst=MOST_TOO_FAST)
"""How many of them are forgiven with time: a hasty client is told to wait, a flood is ended."""
CLOSE_TOO_FAST = 4429

_decoder: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)


class _Referenced(msgspec.Struct):
    """What is tried on a frame that is no command, so that its error can be matched."""

    ref: UUID | None = None


_referenced = msgspec.json.Decoder(_Referenced)


class Connection(Protocol):
    """What a session needs of its socket."""

    @property
    def outbox(self) -> Outbox:
        """Where frames go."""
        ...

    def pause(self) -> None:
        """Read no more for now."""
        ...

    def resume(self) -> None:
        """Read again."""
        ...

    def close(self, code: int, reason: str = "") -> None:
        """Send what waits and say goodbye."""
        ...


class Session:
    """Commands of one connection run in the order in which they came; others never wait for them."""

    def __init__(
        self,
        *,
        person: Person,
        connection: Connection,
        commands: Commands,
        node: Node,
        rate: Rate,
        monotonic: Callable[[], float],
        whence: Whence = NOWHERE,
    ) -> None:
        """Attach to the node at once: from now on the person can be told things."""
        self._person = person
        self._connection = connection
        self._commands = commands
        self._node = node
        self._rate = rate
        self._monotonic = monotonic
        self._whence = whence
        self._bucket = full(rate, monotonic())
        self._waiting: deque[AnyCommand] | None = None
        self._paused = False
        self._over = False
        self._faults = 0
        self._forgiven = full(FORGIVEN, monotonic())
        self._running: asyncio.Task[None] | None = None
        node.hub.attach(connection.outbox, person.id)

    def received(self, payload: bytes) -> None:
        """Take one message; never raises and never waits."""
        # What is no command counts as one: reading it costs as much.
        wait = take(self._bucket, self._rate, self._monotonic())
        if wait:
            self._hurry(wait, payload)
            return
        try:
            command = _decoder.decode(payload)
        except msgspec.ValidationError:
            self._fault(InvalidInput(), payload)
            return
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            self._fault(MalformedInput(), payload)
            return
        self._faults = 0
        if self._waiting is None:
            self._waiting = deque()
        self._waiting.append(command)
        if len(self._waiting) >= MOST_WAITING and not self._paused:
            self._paused = True
            self._connection.pause()
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run())

    def closed(self, code: int) -> None:
        """The connection is over. A command under way is finished: its author will ask again by its ref."""
        del code
        self._over = True
        self._waiting = None
        self._node.closed(self._connection.outbox, self._person.id)

    async def _run(self) -> None:
        while waiting := self._waiting:
            command = waiting.popleft()
            if self._paused and len(waiting) < MOST_WAITING // 2:
                self._paused = False
                self._connection.resume()
            try:
                await self._commands.run(self._person, self._connection.outbox, command, self._whence)
            except Refusal as refusal:
                self._refuse(refusal, command.ref)
            except Exception as error:  # noqa: BLE001 - the edge of a task: the connection lives on
                log.error("command_failed", command=type(command).__name__, **where(error))  # noqa: TRY400
                self._refuse(Internal(retry_after=1), command.ref)
        self._running = self._waiting = None
        if self._over:
            # The last command may have called back what the end of the connection let go.
            self._node.closed(self._connection.outbox, self._person.id)

    def _fault(self, refusal: Refusal, payload: bytes) -> None:
        self._faults += 1
        if self._faults > MOST_FAULTS:
            self._connection.close(CLOSE_MALFORMED, "malformed")
        else:
            self._refuse(refusal, _ref_of(payload))

    def _hurry(self, wait: int, payload: bytes) -> None:
        if take(self._forgiven, FORGIVEN, self._monotonic()):
            self._connection.close(CLOSE_TOO_FAST, "too_fast")
        else:
            self._refuse(TooFast(retry_after=wait), _ref_of(payload))

    def _refuse(self, refusal: Refusal, ref: UUID | None) -> None:
        case_code, until = refusal.extra.get("case_code"), refusal.extra.get("until")
        error = events.Error(
            code=refusal.code,
            ref=ref,
            retry_after=refusal.retry_after,
            detail=refusal.faults[0].pointer if refusal.faults else None,
            case_code=str(case_code) if case_code is not None else None,
            until=str(until) if until is not None else None,
        )
        self._connection.outbox.offer(text_frame(encode(error)))


def _ref_of(payload: bytes) -> UUID | None:
    try:
        return _referenced.decode(payload).ref
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
