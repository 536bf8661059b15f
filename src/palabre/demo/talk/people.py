"""Who talks in the demonstration house, and what a line of theirs is."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.domain.reports import ReportReason


class Temperament(StrEnum):
    """How readily somebody asks, answers and jokes."""

    WARM = "warm"
    CURIOUS = "curious"
    FUNNY = "funny"
    QUIET = "quiet"
    GRUMPY = "grumpy"


class LineKind(StrEnum):
    """What should become of a line; others see ``talk`` and ``to_report`` only."""

    TALK = "talk"
    TO_REFUSE = "to_refuse"
    TO_HOLD = "to_hold"
    TO_REPORT = "to_report"


@dataclass(kw_only=True, frozen=True, slots=True)
class Style:
    """How somebody types."""

    typographic: bool = False
    """’ as phones write it, rather than '."""
    capitals: bool = True
    """Begins a line with a capital."""
    accents: bool = True
    short: bool = False
    """Abbreviates a little: bcp, qqn, tjrs."""
    spaced: bool = True
    """A space before ``?`` and ``!``."""
    emoji: tuple[str, ...] = ()
    """Now and then at the end of a line."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Persona:
    """Somebody of the cast: enters with these three fields, then talks in ``rooms``, the first being home."""

    pseudonym: str
    call_name: str
    """How others call them in a sentence."""
    age: int
    postal_code: str
    temperament: Temperament
    rooms: tuple[str, ...]
    feminine: bool
    style: Style


@dataclass(kw_only=True, frozen=True, slots=True)
class Line:
    """One message to send; ``reply_to`` is the index of an earlier line of the same room and evening."""

    after_seconds: float
    """Since the line before it, whatever its room."""
    room: str
    speaker: Persona
    text: str
    reply_to: int | None = None
    kind: LineKind = LineKind.TALK
    reported_by: Persona | None = None
    """With ``to_report``: who reports it, and why."""
    report_reason: ReportReason | None = None
