"""The shape of a construction: a pattern over folded text, and when it is not tried."""

import re
from dataclasses import dataclass
from typing import Final

from palabre.engines.filter.constructions.beginnings import compile_quick, split_alternatives


class LatePattern:
    """A pattern that is compiled when it is first tried: there are many, and a house shall open soon."""

    __slots__ = ("_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern: Final = pattern
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """Behind a look at the first character, where one can be told."""
        if self._compiled is None:
            self._compiled = compile_quick(self.pattern)
        return self._compiled


@dataclass(kw_only=True, frozen=True, slots=True)
class Construction:
    """A pattern over folded text that is tried only when one of its cues was seen."""

    rule: str
    cue: str
    pattern: LatePattern
    unless: re.Pattern[str] | None = None
    """Not when this is found anywhere in the text: news, prevention, games."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Match:
    """A construction found, at code points of the folded view."""

    rule: str
    start: int
    end: int


def by_first_letter(alternatives: str) -> str:
    """The same alternatives of a pattern, sorted by their first letter: a word is tried with few of them.

    Where two begin alike their order stays; those that do not begin with a letter come last.
    """
    grouped: dict[str, list[str]] = {}
    for alternative in split_alternatives(alternatives):
        letter = (
            alternative[0] if alternative[:1].isalpha() and alternative[1:2] not in {"?", "*", "{"} else ""
        )
        grouped.setdefault(letter, []).append(alternative[1:] if letter else alternative)
    others = grouped.pop("", [])
    return "|".join((*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in grouped.items()), *others))


def construct(rule: str, cue: str, pattern: str, *, unless: re.Pattern[str] | None = None) -> Construction:
    return Construction(rule=rule, cue=cue, pattern=LatePattern(pattern), unless=unless)
