"""Labelled lines: JSON Lines as the public sets have them, or TOML with marked spans as people write them."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import Final, Literal

import msgspec

Action = Literal["allow", "flag", "block"]

_OPEN: Final = "⟦"
_CLOSE: Final = "⟧"


class Kind(Enum):
    """What a line is there to measure."""

    HARM = auto()
    LOOK_ALIKE = auto()
    PLAIN = auto()
    HATECHECK = auto()
    TOXIFRENCH = auto()
    OTHER = auto()


class BadSetError(ValueError):
    """A set that cannot be read; ``line`` counts from 1, and is 0 where a format has no lines."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line: Final = line
        self.reason: Final = reason


class Row(msgspec.Struct, kw_only=True, frozen=True):
    """One labelled line. Columns that sets have beside these are skipped."""

    id: str
    text: str
    label: Literal[0, 1]
    """1 for what a house does not want."""
    action: Action | None = None
    """None where the source of the line gives no severity."""
    categories: tuple[str, ...] = ()
    source: str = ""
    lang: str = "fr"
    gold_spans: tuple[tuple[int, int], ...] = ()
    """Half-open, in code points of the text."""
    technique: str = ""
    functionality: str = ""
    """A line of HateCheck, and what it tests."""
    hate_gold: Literal[0, 1] = 0

    @property
    def kind(self) -> Kind:
        """Told from the source, as the public sets name it."""
        if self.functionality:
            return Kind.HATECHECK
        if self.source.startswith("toxifrench"):
            return Kind.TOXIFRENCH
        if self.source.startswith(("benign_plain", "tatoeba", "xpersona")):
            return Kind.PLAIN
        if self.source.startswith("benign_hard"):
            return Kind.LOOK_ALIKE
        if self.source.startswith(("adv", "seed")):
            return Kind.HARM if self.label else Kind.LOOK_ALIKE
        return Kind.OTHER


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    technique: str
    lines: list[str]
    action: Action = "allow"
    categories: list[str] = msgspec.field(default_factory=list[str])
    lang: str = "fr"


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    source: str
    group: list[_Group]


def read_set(content: str, *, name: str) -> list[Row]:
    """The rows of a file ``name.jsonl`` or ``name.toml``; ``BadSetError`` where it cannot be read.

    A row without a source takes the file's name for it.
    """
    stem, _, ending = name.rpartition(".")
    rows = list(_from_toml(content) if ending == "toml" else _from_lines(content.split("\n"), stem or name))
    if not rows:
        raise BadSetError(0, "it holds no row")
    return rows


def _from_lines(lines: Iterable[str], source: str) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            # The standard parser also takes lone surrogates.
            parsed: object = json.loads(line)
            row = msgspec.convert(parsed, Row)
        except (ValueError, RecursionError, msgspec.ValidationError) as error:
            raise BadSetError(number, str(error)) from error
        if any(not 0 <= start < end <= len(row.text) for start, end in row.gold_spans):
            raise BadSetError(number, "a span lies outside its text")
        yield row if row.source else msgspec.structs.replace(row, source=source)


def _from_toml(content: str) -> Iterator[Row]:
    try:
        written = msgspec.convert(tomllib.loads(content), _Written)
    except (ValueError, msgspec.ValidationError) as error:
        raise BadSetError(0, str(error)) from error
    for group in written.group:
        harmful = group.action != "allow"
        for number, line in enumerate(group.lines, start=1):
            text, spans = _unmark(line)
            yield Row(
                id="-".join((written.source, group.technique, *group.categories, group.action, str(number))),
                text=text,
                label=1 if harmful else 0,
                action=group.action,
                categories=tuple(group.categories),
                source=written.source,
                lang=group.lang,
                gold_spans=spans,
                technique=group.technique,
            )


def _unmark(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the code points that stood between them."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for index, part in enumerate(line.replace(_CLOSE, _OPEN).split(_OPEN)):
        if index % 2:
            spans.append((length, length + len(part)))
        parts.append(part)
        length += len(part)
    marks = [char for char in line if char in {_OPEN, _CLOSE}]
    if marks != [_OPEN, _CLOSE] * (len(marks) // 2) or any(start == end for start, end in spans):
        raise BadSetError(0, f"marks without a pair: {line}")
    return "".join(parts), tuple(spans)
