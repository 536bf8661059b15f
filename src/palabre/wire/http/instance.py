"""What this house is, in public."""

from palabre.wire.base import Outgoing


class Limits(Outgoing, frozen=True, kw_only=True):
    """What a client should know before it tries."""

    text_length: int
    edit_minutes: int
    messages_per_minute: int
    replay: int


class Instance(Outgoing, frozen=True, kw_only=True):
    """``GET /api/v1/instance``."""

    name: str
    version: str
    demo: bool
    minimum_age: int
    languages: list[str]
    protocols: list[str]
    limits: Limits
    watch: str
    """State of the watch: ``open`` in a demo house."""
    reasons: list[str]
    contact: str | None = None
