"""Statements of reasons and appeals, for whoever holds the case code."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, field

from palabre.wire.base import Incoming, Outgoing
from palabre.wire.events import SpanPair

CaseCodeText = Annotated[str, Meta(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class CaseCodeParams(Incoming, frozen=True, kw_only=True):
    """The case code in the address."""

    case_code: CaseCodeText


class AppealView(Outgoing, frozen=True, kw_only=True):
    """The appeal as its author sees it."""

    text: str
    at: datetime
    outcome: Literal["upheld", "reversed"] | None = None
    answer: str | None = None
    decided_at: datetime | None = None


class StatementView(Outgoing, frozen=True, kw_only=True):
    """The statement of reasons (DSA art. 17)."""

    case_code: str
    kind: Literal["remove", "warn", "mute", "room_ban", "ban", "refuse"]
    at: datetime
    ground: str
    """The clause of the rules, one of the report reasons."""
    reason: str
    """The moderator's words; empty when a rule decided alone."""
    automated_detection: bool
    automated_decision: bool
    standing: bool
    """False once reversed."""
    contestable: bool
    appeal_until: datetime
    room: str | None = None
    until: datetime | None = None
    rule: str | None = None
    categories: list[str] = field(default_factory=list[str])
    spans: list[SpanPair] = field(default_factory=list[SpanPair])
    text: str | None = None
    """What was written, for the person to whom the statement speaks."""
    appeal: AppealView | None = None


class AppealRequest(Incoming, frozen=True, kw_only=True):
    """In the person's own words."""

    case_code: CaseCodeText
    text: Annotated[str, Meta(min_length=1, max_length=4_000)]


class AppealAnswer(Outgoing, frozen=True, kw_only=True):
    """The appeal was filed."""

    id: UUID
    case_code: str
    at: datetime
