"""What a node missed of a room's log, read from the store as the frames that would have come."""

from dataclasses import replace

from palabre.app.ports.messages import MessageStore
from palabre.domain.ids import Slug
from palabre.domain.messages import REPLAY_LIMIT, ChangeKind, LogEntry
from palabre.realtime.node import encode
from palabre.realtime.order import Missed
from palabre.wire import present
from palabre.wire.events import MessageCreated, MessageEdited, MessageRemoved


class MissedEntries:
    """Each number of the log once, with the words that its message has now.

    What it said before a later edit or removal is not told again.
    """

    def __init__(self, *, messages: MessageStore) -> None:
        """Everything is read, nothing stored."""
        self._messages = messages

    async def after(self, room: Slug, seq: int) -> Missed:
        """Return the entries after ``seq``; beyond the replay limit the newest alone.

        Clients see the gap before it, and ask by themselves.
        """
        until, entries = await self._messages.entries(room, since=seq, limit=REPLAY_LIMIT)
        return Missed(until=until, events=[(entry.seq, encode(_event(entry))) for entry in entries])


def _event(entry: LogEntry) -> MessageCreated | MessageEdited | MessageRemoved:
    message = entry.message
    if message.removed:
        # Its words are gone for everybody, also under the numbers before its removal.
        message = replace(message, text="")
    if entry.change is None:
        return present.message_created(message)
    if entry.change is not ChangeKind.REMOVED:
        message = replace(message, removed_at=None, removed_by=None)
    elif message.removed_by is None or message.removed_at is None:
        # It was restored since, which a later number tells: until then it stays as it was.
        return present.message_changed(replace(message, changed_seq=entry.seq), restored=False)
    return present.message_changed(
        replace(message, changed_seq=entry.seq), restored=entry.change is ChangeKind.RESTORED
    )
