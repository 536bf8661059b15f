"""What a node missed of a room's log, read from the store as the frames that would have come."""

from dataclasses import replace

from msgspec.structs import replace as renumbered

from palabre.app.ports.house import Clock
from palabre.app.ports.messages import MessageStore
from palabre.domain.ids import Slug
from palabre.domain.messages import REPLAY_LIMIT, VISIBLE_FOR, Message, Replay
from palabre.realtime.node import encode
from palabre.realtime.order import Missed
from palabre.wire import events, present

_Change = events.MessageEdited | events.MessageRemoved


class MissedEntries:
    """Each number of the log once, in the form that its message has now.

    What an entry said before a later edit or removal is not told again: the later entry's words stand
    under both numbers.
    """

    def __init__(self, *, messages: MessageStore, clock: Clock) -> None:
        """Everything is read, nothing stored."""
        self._messages = messages
        self._clock = clock

    async def after(self, room: Slug, seq: int) -> Missed:
        """Return the entries after ``seq``; beyond the replay limit only the newest message.

        Clients see the gap before it, and ask by themselves.
        """
        after = self._clock.now() - VISIBLE_FOR
        replay = await self._messages.replay(room, since=seq, limit=REPLAY_LIMIT, after=after)
        if not replay.resync:
            return Missed(until=replay.seq, events=_entries(replay, seq))
        newest = await self._messages.latest(room, before=None, limit=1, after=after)
        return Missed(
            until=replay.seq,
            events=[(message.seq, encode(_created(message))) for message in newest if message.seq > seq],
        )


def _entries(replay: Replay, since: int) -> list[tuple[int, bytes]]:
    created = {message.seq: _created(message) for message in replay.created}
    changes: dict[int, _Change] = {}
    for message in (*replay.created, *replay.changed):
        if message.changed_seq is not None and message.changed_seq > since:
            restored = message.removed_at is None and message.edited_at is None
            changes[message.changed_seq] = present.message_changed(message, restored=restored)
    entries: list[tuple[int, bytes]] = []
    # From the end: a number whose own entry is gone was followed by a later change, which says it all.
    later: _Change | None = None
    for number in range(max((replay.seq, *changes)), since, -1):
        if number in changes:
            later = changes[number]
        if number in created:
            entries.append((number, encode(created[number])))
        elif later is not None:
            entries.append((number, encode(renumbered(later, seq=number))))
    return [entry for entry in reversed(entries) if entry[0] <= replay.seq]


def _created(message: Message) -> events.MessageCreated:
    # The words of a removed message are gone for everybody; its removal follows under its own number.
    return present.message_created(replace(message, text="") if message.removed else message)
