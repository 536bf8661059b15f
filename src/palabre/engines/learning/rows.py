"""One line to learn from, whoever wrote it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec


@dataclass(kw_only=True, frozen=True, slots=True)
class Row:
    """A text and what it is; ``action`` is None where the source tells no severity."""

    text: str
    label: int
    """1 harmful, 0 not."""
    categories: tuple[str, ...] = ()
    action: str | None = None
    """``allow``, ``flag`` or ``block``."""
    source: str
    template: str = ""
    """Rows of one template are never on both sides of a hold-out."""


class BadRowError(ValueError):
    """A line of a training file that cannot be read; says which and why."""


class _Line(msgspec.Struct):
    text: str
    label: int
    source: str = "file"
    categories: list[str] = []
    action: str | None = None
    template: str | None = None


_LABELS: Final = (0, 1)


def read_rows(lines: Iterable[str], name: str) -> list[Row]:
    """The rows of a JSON-lines file that is called ``name``.

    Raises:
        BadRowError: with the number of the first line that is not such a row.
    """
    rows: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            # The standard parser also takes lone surrogates.
            read = msgspec.convert(json.loads(line), _Line)
        except (ValueError, RecursionError) as error:
            raise BadRowError(f"{name}:{number}: {error}") from None
        if read.label not in _LABELS:
            raise BadRowError(f"{name}:{number}: label is 0 or 1")
        rows.append(
            Row(
                text=read.text,
                label=read.label,
                categories=tuple(read.categories),
                action=read.action,
                source=read.source,
                template=read.template or "",
            )
        )
    return rows
