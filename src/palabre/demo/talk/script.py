"""The lines of the talk, read from text files that anybody can extend.

A topic begins with ``# name``; then ``$ slot = a | b``, ``? opening``, ``> answer``, below an answer its
exchange (``  - `` the asker, ``  - `` the answerer, and so on), ``~ aside`` and ``. closing``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

_PACKAGE: Final = "palabre.demo.talk"
_SIGNS: Final = ("# ", "$ ", "? ", "> ", "~ ", ". ")
_EXCHANGE: Final = "  - "
_PLACE = re.compile(r"\{(\w+)\}")
ALWAYS_FILLED: Final = frozenset({"qui", "e"})
"""``{qui}`` is the person spoken to, ``{e}`` the feminine ending of the speaker."""


class ScriptFault(ValueError):
    """A file of the talk is not written as it should be; says where."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and what the two then say to each other, the asker first."""

    text: str
    exchange: tuple[str, ...] = ()


@dataclass(kw_only=True, frozen=True, slots=True)
class Topic:
    """What a thread is made of; each slot is filled once for the whole thread."""

    name: str
    slots: Mapping[str, tuple[str, ...]]
    openings: tuple[str, ...]
    answers: tuple[Answer, ...]
    asides: tuple[str, ...]
    closings: tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class _Draft:
    """A topic while its lines are read."""

    name: str
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    openings: list[str] = field(default_factory=list[str])
    answers: list[list[str]] = field(default_factory=list[list[str]])
    asides: list[str] = field(default_factory=list[str])
    closings: list[str] = field(default_factory=list[str])

    def topic(self) -> Topic:
        texts = [
            *self.openings,
            *self.asides,
            *self.closings,
            *(text for part in self.answers for text in part),
        ]
        unknown = (
            {place for text in texts for place in _PLACE.findall(text)} - self.slots.keys() - ALWAYS_FILLED
        )
        if unknown:
            raise ScriptFault(f"{self.name}: nothing fills {sorted(unknown)}")
        if not (self.openings and self.answers and self.closings):
            raise ScriptFault(f"{self.name}: a topic needs an opening, an answer and a closing")
        return Topic(
            name=self.name,
            slots=self.slots,
            openings=tuple(self.openings),
            answers=tuple(Answer(part[0], tuple(part[1:])) for part in self.answers),
            asides=tuple(self.asides),
            closings=tuple(self.closings),
        )


def topics_of(room: str) -> tuple[Topic, ...]:
    return parse_topics((files(_PACKAGE) / "topics" / f"{room}.txt").read_text(encoding="utf-8"))


def moments() -> Mapping[str, tuple[str, ...]]:
    """Greetings, goodbyes and short reactions, by the name of their section."""
    return parse_moments((files(_PACKAGE) / "moments.txt").read_text(encoding="utf-8"))


def parse_topics(text: str) -> tuple[Topic, ...]:
    """Raises ScriptFault with the number of the line."""
    drafts: list[_Draft] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        if line.startswith("# "):
            drafts.append(_Draft(name=line[2:]))
            continue
        if not drafts:
            raise ScriptFault(f"line {number}: no topic yet")
        _read_line(drafts[-1], line, number)
    return tuple(draft.topic() for draft in drafts)


def _read_line(draft: _Draft, line: str, number: int) -> None:
    if line.startswith(_EXCHANGE):
        if not draft.answers:
            raise ScriptFault(f"line {number}: an exchange without an answer")
        draft.answers[-1].append(line.removeprefix(_EXCHANGE))
        return
    sign, rest = line[:2], line[2:]
    if sign not in _SIGNS:
        raise ScriptFault(f"line {number}: begins with none of {' '.join(_SIGNS)}")
    match sign[0]:
        case "$":
            name, _, choices = rest.partition(" = ")
            draft.slots[name] = tuple(choice.strip() for choice in choices.split("|"))
        case "?":
            draft.openings.append(rest)
        case ">":
            draft.answers.append([rest])
        case "~":
            draft.asides.append(rest)
        case _:
            draft.closings.append(rest)


def parse_moments(text: str) -> Mapping[str, tuple[str, ...]]:
    """``# section`` followed by ``> line``."""
    sections: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("# "):
            lines = sections.setdefault(line[2:], [])
        elif line.startswith("> ") and lines is not None:
            lines.append(line[2:])
        elif line.strip():
            raise ScriptFault(f"line {number}: neither a section nor a line of one")
    return {name: tuple(found) for name, found in sections.items()}
