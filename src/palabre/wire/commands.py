"""Every frame that a client may send, one class each; ``type`` is ``noun.verb``."""

from typing import Annotated

from msgspec import Meta, Struct

from palabre.wire.base import RefText, Seq, SlugText

MAX_FRAME = 16_384
"""Bytes in one frame from a client."""

RawText = Annotated[str, Meta(max_length=8_000)]
"""The wire only bounds memory; the domain says ``text_too_long`` in its own words."""


class Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """``ref`` is the client's UUID for this command; the answer carries it."""

    ref: RefText


class RoomJoin(Command, frozen=True, kw_only=True, tag="room.join"):
    """Listen to a room; with ``since``, be sent what was missed after that number of its log."""

    room: SlugText
    since: Seq | None = None


class RoomLeave(Command, frozen=True, kw_only=True, tag="room.leave"):
    """Stop listening to a room."""

    room: SlugText


class MessageSend(Command, frozen=True, kw_only=True, tag="message.send"):
    """Say something in a joined room; ``confirmed`` sends it after a nudge."""

    room: SlugText
    text: RawText
    reply_to: RefText | None = None
    confirmed: bool = False


class MessageEdit(Command, frozen=True, kw_only=True, tag="message.edit"):
    """Replace the text of one's own message; judged like a send."""

    room: SlugText
    id: RefText
    text: RawText
    confirmed: bool = False


class MessageCheck(Command, frozen=True, kw_only=True, tag="message.check"):
    """Ask what a text would come to, as a new line or as the new text of ``edit_of``; nothing is kept."""

    room: SlugText
    text: RawText
    edit_of: RefText | None = None


class MessageRemove(Command, frozen=True, kw_only=True, tag="message.remove"):
    """Take one's own message away; a tombstone stays."""

    room: SlugText
    id: RefText


class MessageWithdraw(Command, frozen=True, kw_only=True, tag="message.withdraw"):
    """Take back a held message; ``ref`` is that of the held command."""


class Typing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="typing"):
    """Writing in a joined room; say it again every three seconds while it is so. Nothing is answered."""

    room: SlugText
    ref: RefText | None = None


AnyCommand = (
    RoomJoin | RoomLeave | MessageSend | MessageEdit | MessageCheck | MessageRemove | MessageWithdraw | Typing
)
