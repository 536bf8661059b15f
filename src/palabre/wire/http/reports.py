"""Reports from inside, notices from outside, and the receipts of both."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from palabre.wire.base import Incoming, Outgoing

Reason = Literal[
    "minors", "threat", "self_harm", "sexual", "hate", "insult", "contact", "drugs", "spam", "illegal"
]


class SubjectRef(Incoming, frozen=True, kw_only=True):
    """``id``: a message's UUID, a person's alias, or a room's slug. Pictures and conversations come later."""

    kind: Literal["message", "person", "room", "picture", "conversation"]
    id: Annotated[str, Meta(min_length=1, max_length=64)]


class ReportRequest(Incoming, frozen=True, kw_only=True):
    """Two actions suffice: the subject and a reason."""

    subject: SubjectRef
    reason: Reason
    comment: Annotated[str, Meta(max_length=2_000)] | None = None


class ReportAnswer(Outgoing, frozen=True, kw_only=True):
    """Whoever holds the receipt can read the outcome."""

    receipt: str
    status_url: str


class NoticeRequest(Incoming, frozen=True, kw_only=True):
    """The public door (DSA art. 16). Name and address are optional, and refused for ``minors``' sake."""

    explanation: Annotated[str, Meta(min_length=1, max_length=5_000)]
    item_locations: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=500)]], Meta(min_length=1, max_length=20)
    ]
    good_faith: bool
    category: Reason
    notifier_name: Annotated[str, Meta(max_length=200)] | None = None
    notifier_email: Annotated[str, Meta(max_length=254)] | None = None


class NoticeAnswer(Outgoing, frozen=True, kw_only=True):
    """Whoever holds the receipt can read the outcome."""

    receipt: str
    status_url: str


class ReceiptParams(Incoming, frozen=True, kw_only=True):
    """The receipt in the address."""

    receipt: Annotated[str, Meta(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class ReceiptView(Outgoing, frozen=True, kw_only=True):
    """``outcome`` and ``answer`` are set once decided; names of moderators are never shown."""

    receipt: str
    state: Literal["received", "in_review", "decided"]
    reason: str
    received_at: datetime
    decided_at: datetime | None = None
    outcome: (
        Literal["no_action", "remove", "warn", "mute", "room_ban", "ban", "refuse", "reversed"] | None
    ) = None
