"""The shape of a construction: a pattern over folded text, and when it is not tried."""

import re
from dataclasses import dataclass


@dataclass(kw_only=True, frozen=True, slots=True)
class Construction:
    """A pattern over folded text that is tried only when one of its cues was seen."""

    rule: str
    cue: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """Not when this is found anywhere in the text: news, prevention, games."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Match:
    """A construction found, at code points of the folded view."""

    rule: str
    start: int
    end: int


def construct(rule: str, cue: str, pattern: str, *, unless: re.Pattern[str] | None = None) -> Construction:
    return Construction(rule=rule, cue=cue, pattern=re.compile(pattern), unless=unless)
