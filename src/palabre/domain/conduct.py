"""Behaviour over a conversation: signs that mean little in one line, and what they come to over many."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from palabre.domain.ids import MessageId

WATCHED_FOR: Final = 2 * 3600.0
"""Seconds after its last line during which a course is remembered."""
COUNTS: Final = 0.5
"""From this weight on a sign is one."""
MOST_LINES: Final = 8
"""Lines with a sign that a case begins from; the latest are kept."""


class Sign(StrEnum):
    """What a line may show of its author. None of them is forbidden."""

    AGE = "age"
    """Asks somebody's age, or class at school."""
    SECRECY = "secrecy"
    """Asks not to tell others."""
    ELSEWHERE = "elsewhere"
    """Wants to go on where nobody watches."""
    MEETING = "meeting"
    """Wants to meet, or to know where somebody lives."""
    INSISTENCE = "insistence"
    """Asks again after a no."""
    ISOLATION = "isolation"
    """Sets apart from parents or friends, or asks whether they are near."""
    PRESENT = "present"
    """Offers something."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Said:
    """One line as its reader saw it: how much of each sign, 0…2, and whether it turns something down."""

    signs: tuple[tuple[Sign, float], ...] = ()
    refuses: bool = False


@dataclass(slots=True)
class Course:
    """What one person showed towards another, or towards everybody; fades with lines and with time."""

    at: float
    """Seconds on a monotonic clock, of the last line."""
    paired: bool
    """Towards one person."""
    weights: dict[Sign, float] = field(default_factory=dict[Sign, float])
    lines: tuple[MessageId, ...] = ()
    """Delivered lines with a sign, the latest last."""
    marked: int = 0
    """Lines that showed a sign, delivered or not."""
    since_ask: int = 99
    """Lines since the author last asked for anything."""
    since_refusal: int = 99
    """The author's lines since the other one said no."""
