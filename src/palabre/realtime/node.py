"""This process among the others: facts go out by the bus, frames come in from it to those who listen here."""

import asyncio
from collections.abc import Callable
from typing import Final
from uuid import UUID

import msgspec

from palabre.app.ports.house import Clock
from palabre.app.rooms import Rooms
from palabre.app.speakers import Speakers
from palabre.domain.decisions import DecisionKind
from palabre.domain.facts import (
    AppealSettled,
    Fact,
    MessageChanged,
    MessageSent,
    PersonLeft,
    PersonSanctioned,
    ReportSettled,
    RoomChanged,
    SubmissionSettled,
)
from palabre.domain.ids import PersonId, Slug
from palabre.domain.submissions import Submission, SubmissionState
from palabre.realtime.audience import Later
from palabre.realtime.bus import HOUSE, PRESENCE, Bus, person_subject, room_subject
from palabre.realtime.frames import text_frame
from palabre.realtime.hub import Hub
from palabre.realtime.order import Order, Read
from palabre.realtime.outbox import Outbox
from palabre.realtime.presence import Presence
from palabre.realtime.typing import Typing
from palabre.realtime.watch import Watch
from palabre.wire import events, present

PRESENCE_BEAT = 1.0
"""Seconds between two looks at who came and went."""

CLOSE_LEFT = 4401
CLOSE_BANNED = 4403
CLOSE_HANDED_OVER = 4503
"""This node goes, and others serve the same house: come back at once."""
_GROUPS = 40
_SMALLEST_GROUP = 25
_GROUP_SECONDS = 0.05
"""Between two groups that are sent away, so that who takes over is not stormed; two seconds for all."""

_CLOSE = b"!"
_FORGET = b"~"
_EXPEL = b"-"
_TYPING = b"?"
_ARRIVALS = b"+"

_NUMBER: Final = 8
"""Bytes of an entry's number (big-endian; 0: it has none), which stand before a room's event on the bus."""

encode = msgspec.json.Encoder().encode


class _Numbered(msgspec.Struct):
    """The only member of a room's event that delivery needs to know."""

    seq: int = 0


_numbered = msgspec.json.Decoder(_Numbered)


def seq_of(event: bytes) -> int:
    """Return the number of an encoded event in its room's log; 0 when it has none."""
    return _numbered.decode(event).seq


def settled(submission: Submission) -> events.AnyEvent:
    """Return what its author is told of a held text that no longer waits."""
    match submission.state:
        case SubmissionState.ACCEPTED:
            if submission.message_id is None or submission.seq is None:
                raise AssertionError("an accepted submission names its message")
            return events.MessageAccepted(
                ref=submission.ref, room=submission.room, seq=submission.seq, id=submission.message_id
            )
        case SubmissionState.REFUSED:
            return present.refused(submission)
        case SubmissionState.WITHDRAWN:
            return events.MessageWithdrawn(ref=submission.ref)
        case SubmissionState.HELD:
            raise AssertionError("a held text is not settled")


class Node:
    """Encodes a fact once for each audience and hands frames to the hub.

    Publications to a room's subject are a number of its log and an event (JSON), or 0, ``?`` and what a node
    says of who writes there. Publications to a person's subject are an event, ``!`` and a close code, ``-``
    and a room that the person may no longer hear, or ``~``: what the speaker's memory holds is stale. The
    last three stay between nodes.
    """

    def __init__(
        self,
        *,
        bus: Bus,
        clock: Clock,
        speakers: Speakers,
        presence: Presence,
        typing: Typing,
        watch: Watch,
        rooms: Rooms,
        read: Read,
        later: Later,
    ) -> None:
        """Nothing is subscribed before somebody listens.

        ``rooms`` are read again when one has changed; ``read`` gives what the bus lost of a room's log;
        ``later`` is the loop's.
        """
        self.hub = Hub(interest=self, now=clock.monotonic, later=later)
        self.order = Order(hand_out=self._hand_out, read=read)
        self.presence = presence
        self.typing = typing
        self.watch = watch
        self._rooms = rooms
        self._bus = bus
        self._clock = clock
        self._speakers = speakers

    # --- interest of the hub

    def wanted(self, subject: str) -> None:
        """Somebody here listens to a room or is this person."""
        kind, _, name = subject.partition(".")
        if kind == "room":
            room = Slug(name)
            self.order.begin(room)
            self._bus.subscribe(subject, self._to_room(room))
        else:
            self._bus.subscribe(subject, self._to_person(subject))

    def unwanted(self, subject: str) -> None:
        """Nobody here needs it any more."""
        self._bus.unsubscribe(subject)
        kind, _, name = subject.partition(".")
        if kind == "room":
            self.order.end(Slug(name))

    def _to_room(self, room: Slug) -> Callable[[str, bytes], None]:
        take, hand_out = self.order.take, self._hand_out

        def receive(_subject: str, payload: bytes) -> None:
            seq = int.from_bytes(payload[:_NUMBER], "big")
            if seq:
                take(room, seq, payload[_NUMBER:])
            elif payload[_NUMBER : _NUMBER + 1] == _TYPING:
                self.typing.heard(room, payload[_NUMBER + 1 :], self._clock.monotonic())
            else:
                hand_out(room, 0, payload[_NUMBER:])

        return receive

    def _hand_out(self, room: Slug, seq: int, event: bytes) -> None:
        self.hub.broadcast(room, text_frame(event), seq=seq)

    def _to_person(self, subject: str) -> Callable[[str, bytes], None]:
        person_id = PersonId(UUID(subject.partition(".")[2]))

        def receive(_subject: str, payload: bytes) -> None:
            if payload[:1] == _FORGET:
                self._speakers.forget(person_id)
            elif payload[:1] == _CLOSE:
                self.hub.close_person(person_id, int(payload[1:]))
            elif payload[:1] == _EXPEL:
                self.expel(person_id, Slug(payload[1:].decode()))
            elif payload[:1] == b"{":
                self.hub.to_person(person_id, text_frame(payload))

        return receive

    # --- what the use cases announce

    def announce(self, fact: Fact) -> None:
        """Spread a fact to its audience, on this node and the others."""
        match fact:
            case MessageSent():
                self._enter(fact.message.room, present.message_created(fact.message))
            case MessageChanged():
                self._enter(fact.message.room, present.message_changed(fact.message, restored=fact.restored))
            case SubmissionSettled():
                self._tell(fact.submission.person_id, settled(fact.submission))
            case PersonSanctioned():
                self._tell(fact.person_id, present.sanction_applied(fact))
                if fact.kind is DecisionKind.BAN:
                    self._bus.publish(person_subject(fact.person_id), _CLOSE + b"%d" % CLOSE_BANNED)
                elif fact.kind is DecisionKind.ROOM_BAN and fact.room is not None:
                    self._bus.publish(person_subject(fact.person_id), _EXPEL + fact.room.encode())
            case AppealSettled():
                self._tell(fact.person_id, present.appeal_decided(fact))
            case ReportSettled():
                self._say(person_subject(fact.person_id), present.report_decided(fact))
            case RoomChanged():
                self._say(HOUSE, present.room_changed(fact.room))
            case PersonLeft():
                self._bus.publish(person_subject(fact.person_id), _FORGET)
                self._bus.publish(person_subject(fact.person_id), _CLOSE + b"%d" % CLOSE_LEFT)

    def _tell(self, person_id: PersonId, event: events.AnyEvent) -> None:
        # Whatever the person is told here also changes what they may do, or what their refs are bound to.
        self._bus.publish(person_subject(person_id), _FORGET)
        self._say(person_subject(person_id), event)

    def _say(self, subject: str, event: events.AnyEvent) -> None:
        self._bus.publish(subject, encode(event))

    def _enter(
        self, room: Slug, event: events.MessageCreated | events.MessageEdited | events.MessageRemoved
    ) -> None:
        self._bus.publish(room_subject(room), event.seq.to_bytes(_NUMBER, "big") + encode(event))

    def tell_settled(self, submission: Submission) -> None:
        """Tell here what became of a held text, since the announcement of it was lost."""
        self.hub.to_person(submission.person_id, text_frame(encode(settled(submission))))

    # --- joining

    async def begin_join(self, room: Slug, outbox: Outbox, person_id: PersonId) -> None:
        """Keep the room's frames aside and wait until the room's subject is heard.

        Whoever listens already stops, and is not present, until the join is finished.
        """
        listened = self.hub.listens(room, outbox)
        self.hub.begin_join(room, outbox)
        if listened:
            self.presence.left(room, person_id)
        try:
            await self._bus.settled()
        except BaseException:
            self.hub.cancel_join(room, outbox)
            raise

    def finish_join(self, room: Slug, outbox: Outbox, seq: int) -> list[bytes]:
        """Listen from ``seq`` on; answers the frames that came meanwhile, which go out before any other."""
        self.order.start(room, seq)
        return self.hub.finish_join(room, outbox, seq)

    def closed(self, outbox: Outbox, person_id: PersonId) -> None:
        """A connection ended."""
        for room in self.hub.drop(outbox):
            self.presence.left(room, person_id)
            self.typing.stops(room, person_id)
        if not self.hub.outboxes_of(person_id):
            self._speakers.forget(person_id)

    def expel(self, person_id: PersonId, room: Slug) -> None:
        """A person may not hear a room any more."""
        for outbox in self.hub.outboxes_of(person_id):
            self.hub.cancel_join(room, outbox)
            if self.hub.leave(room, outbox):
                self.presence.left(room, person_id)

    def present(self, room: Slug) -> int:
        """People in a room, on all nodes."""
        return self.presence.present(room, self._clock.monotonic())

    def _to_house(self, payload: bytes) -> None:
        if payload[:1] == _ARRIVALS:
            self.watch.heard(payload[1:])
            return
        self._rooms.forget()
        self.hub.to_house(text_frame(payload))

    # --- presence

    def listen(self) -> None:
        """Hear what concerns the whole house; call it once the bus has started."""
        self._bus.subscribe(HOUSE, lambda _, payload: self._to_house(payload))
        self._bus.subscribe(PRESENCE, lambda _, payload: self._heard(payload))

    def people(self) -> int:
        """Distinct people in the house, on all nodes."""
        return self.presence.people(self.hub.people(), self._clock.monotonic())

    def is_one_of_several(self) -> bool:
        """Whether other nodes live, who could take over."""
        return self._bus.healthy() and self.others() > 0

    def others(self) -> int:
        """Nodes that were heard lately, without this one."""
        return self.presence.others(self._clock.monotonic())

    async def hand_over(self) -> None:
        """Send everybody here to the other nodes, group by group."""
        people = self.hub.person_ids()
        size = max(_SMALLEST_GROUP, -(-len(people) // _GROUPS))
        for start in range(0, len(people), size):
            if start:
                await asyncio.sleep(_GROUP_SECONDS)
            for person_id in people[start : start + size]:
                self.hub.close_person(person_id, CLOSE_HANDED_OVER, "handed_over")

    async def stop(self) -> None:
        """Say that nobody is here any more; read nothing more from the store. The bus stops after us."""
        self._bus.publish(PRESENCE, self.presence.farewell())
        await self.order.stop()

    async def tell_presence(self) -> None:
        """Give our counts to the other nodes and announce what changed; call it every ``PRESENCE_BEAT``."""
        now = self._clock.monotonic()
        report = self.presence.report(self.hub.people(), now)
        if report is not None:
            self._bus.publish(PRESENCE, report)
        for room, count in self.presence.news(now).items():
            frame = text_frame(encode(events.PresenceChanged(room=room, present=count)))
            self.hub.broadcast(room, frame)

    def _heard(self, payload: bytes) -> None:
        self.presence.heard(payload, self._clock.monotonic())

    # --- the watch

    async def tell_watch(self) -> None:
        """Give our counts of arrivals to the other nodes, tell our people of raids; see ``raids.BEAT``."""
        report = self.watch.report()
        if report is not None:
            self._bus.publish(HOUSE, _ARRIVALS + report)
        news = self.watch.news()
        if news is not None:
            self.hub.to_house(text_frame(encode(news)))

    # --- who is writing

    async def tell_typing(self) -> None:
        """Give our writers to the nodes with listeners, and tell ours; call it every ``typing.BEAT``."""
        now = self._clock.monotonic()
        for room, report in self.typing.reports(now):
            self._bus.publish(room_subject(room), bytes(_NUMBER) + _TYPING + report)
        for event in self.typing.news(now):
            self.hub.murmur(Slug(event.room), text_frame(encode(event)))
