"""From a command to its use case, and from what it answers to a frame."""

from collections.abc import Callable, Sequence
from typing import NoReturn

from palabre.app.entries import Attendance
from palabre.app.messages.change import Edit, EditMessage, RemoveMessage, WithdrawMessage
from palabre.app.messages.check import Check, CheckText
from palabre.app.messages.outcomes import Accepted, Held, Nudged, Outcome, Refused, Withdrawn
from palabre.app.messages.send import Send, SendMessage
from palabre.app.messages.typing import MayBeSeenWriting
from palabre.app.raids import RaidBrake
from palabre.app.rooms import JoinRoom
from palabre.app.speakers import NOWHERE, Whence
from palabre.domain.errors import Overloaded
from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.messages import Author
from palabre.domain.persons import Person
from palabre.realtime.frames import payload_of, text_frame
from palabre.realtime.load import Load
from palabre.realtime.node import Node, encode, seq_of
from palabre.realtime.outbox import Outbox
from palabre.wire import commands, events, present
from palabre.wire.explanations import MASKED


class Commands:
    """The use cases behind the socket, shared by all connections of this node."""

    def __init__(
        self,
        *,
        node: Node,
        attendance: Attendance,
        join: JoinRoom,
        send: SendMessage,
        edit: EditMessage,
        check: CheckText,
        remove: RemoveMessage,
        withdraw: WithdrawMessage,
        may_be_seen: MayBeSeenWriting,
        raids: RaidBrake,
        load: Load,
        monotonic: Callable[[], float],
    ) -> None:
        """One use case for each verb; ``load`` says when a send must be put off."""
        self._node = node
        self._attendance = attendance
        self._join = join
        self._send = send
        self._edit = edit
        self._check = check
        self._remove = remove
        self._withdraw = withdraw
        self._may_be_seen = may_be_seen
        self._raids = raids
        self._load = load
        self._monotonic = monotonic

    async def run(
        self, person: Person, outbox: Outbox, command: commands.AnyCommand, whence: Whence = NOWHERE
    ) -> None:
        """Do what a command asks and offer the answer; raises the refusals of the use cases."""
        self._attendance.seen(person.id)
        if isinstance(command, commands.Typing):
            await self._note_typing(person, outbox, Slug(command.room), whence)
            return
        ref = Ref(command.ref)
        match command:
            case commands.MessageSend():
                self._load.check("send")
                send = Send(
                    ref=ref,
                    room=Slug(command.room),
                    text=command.text,
                    reply_to=None if command.reply_to is None else MessageId(command.reply_to),
                    confirmed=command.confirmed,
                )
                self._answer(outbox, answer_to(await self._send(person, send, whence)))
                self._node.typing.stops(send.room, person.id)
            case commands.MessageEdit():
                self._load.check("send")
                edit = Edit(
                    ref=ref,
                    room=Slug(command.room),
                    id=MessageId(command.id),
                    text=command.text,
                    confirmed=command.confirmed,
                )
                self._answer(outbox, answer_to(await self._edit(person, edit, whence)))
            case commands.MessageCheck():
                if self._load.strained:
                    # A question may be left out: whoever asked sends without an answer.
                    raise Overloaded(retry_after=1)
                check = Check(
                    ref=ref,
                    room=Slug(command.room),
                    text=command.text,
                    edit_of=None if command.edit_of is None else MessageId(command.edit_of),
                )
                checked = await self._check(person, check, whence)
                self._answer(outbox, present.checked(ref, checked.verdict, checked.masked_text))
            case commands.MessageRemove():
                removed = await self._remove(person, ref, Slug(command.room), MessageId(command.id))
                self._answer(outbox, answer_to(removed))
            case commands.MessageWithdraw():
                self._answer(outbox, answer_to(await self._withdraw(person, ref)))
            case commands.RoomJoin():
                await self._join_room(person, outbox, command, whence)
            case commands.RoomLeave():
                room = Slug(command.room)
                if self._node.hub.leave(room, outbox):
                    self._node.presence.left(room, person.id)
                    self._node.typing.stops(room, person.id)
                self._answer(outbox, events.RoomLeft(ref=ref, room=room))

    async def _note_typing(self, person: Person, outbox: Outbox, room: Slug, whence: Whence) -> None:
        # Nobody waits for an answer: what may not be shown is passed over.
        if not self._node.hub.listens(room, outbox) or self._raids.rest_of(person, room, whence):
            return
        if await self._may_be_seen(person, room):
            author = Author(alias=person.alias, pseudonym=person.pseudonym)
            self._node.typing.writes(room, person.id, author, self._monotonic())

    async def _join_room(
        self, person: Person, outbox: Outbox, command: commands.RoomJoin, whence: Whence
    ) -> None:
        room, hub = Slug(command.room), self._node.hub
        joined = await self._join.check(person, room)
        await self._node.begin_join(room, outbox, person.id)
        try:
            replay = await self._join(room, command.since)
            if not outbox.sealed and not hub.joins(room, outbox):
                await self._expelled(person, room)
        except BaseException:
            hub.cancel_join(room, outbox)
            raise
        if outbox.sealed:
            hub.cancel_join(room, outbox)
            return
        self._node.presence.arrived(room, person.id)
        self._raids.joined(person, room)
        meanwhile = self._node.finish_join(room, outbox, replay.seq)
        self._answer(
            outbox,
            present.room_joined(
                Ref(command.ref),
                joined,
                replay,
                present=self._node.present(room),
                reader=person.id,
                wait_seconds=self._raids.rest_of(person, room, whence),
            ),
        )
        for frame in _later_than(replay.seq, meanwhile):
            outbox.offer(frame)

    async def _expelled(self, person: Person, room: Slug) -> NoReturn:
        # While the past was read. Say why; where it was lifted since, asking again helps.
        await self._join.check(person, room)
        raise Overloaded(retry_after=1)

    def _answer(self, outbox: Outbox, event: events.AnyEvent) -> None:
        outbox.offer(text_frame(encode(event)))


def _later_than(seq: int, frames: Sequence[bytes]) -> list[bytes]:
    # What the answer contains already must not come twice; frames without a number pass.
    return [frame for frame in frames if not 0 < seq_of(payload_of(frame)) <= seq]


def answer_to(outcome: Outcome) -> events.AnyEvent:
    """Say to its author what became of a text."""
    match outcome:
        case Accepted():
            return events.MessageAccepted(
                ref=outcome.ref,
                room=outcome.room,
                seq=outcome.seq,
                id=outcome.id,
                text=outcome.masked_text,
                explanation=None if outcome.masked_text is None else MASKED,
            )
        case Held():
            return present.held(outcome.submission, outcome.usual_wait_seconds)
        case Nudged():
            return present.nudged(outcome.ref, outcome.verdict)
        case Refused():
            return present.refused(outcome.submission)
        case Withdrawn():
            return events.MessageWithdrawn(ref=outcome.ref)
