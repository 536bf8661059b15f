"""How the stores speak to the database: whole statements in, rows out, on both dialects alike.

Statements are SQLAlchemy Core. ``sqlalchemy.dialects.postgresql.insert`` with its ``on_conflict_…`` renders
on both dialects.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from sqlalchemy.sql import ClauseElement

Row: TypeAlias = Any
"""A named tuple: the columns by their names, as Python values (UUID, aware time, member of an enum)."""

LARGEST_GROUP = 1_024
"""Units stored by one commit; more would only lengthen the longest wait."""


class CannotOpen(Exception):
    """The database cannot be opened as it is; the message tells the operator why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a unit.

    When it touches another number of rows than ``expect`` (or gives, where it returns rows), the whole unit
    is undone and Conflict raised. ``before`` holds statements that run just before it; each must touch a row.
    """

    statement: ClauseElement
    expect: int | None = None
    before: Sequence[ClauseElement] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """What one act of a group gets instead of an answer; its neighbours are not concerned."""

    error: Exception


class Database(Protocol):
    """One database. Nothing interactive: no caller ever holds a transaction open."""

    dialect: str
    """``sqlite`` or ``postgresql``."""

    async def start(self) -> None:
        """Open it; raise CannotOpen."""
        ...

    async def stop(self) -> None:
        """Finish what was asked, then close. Idempotent."""
        ...

    async def healthy(self) -> None:
        """Ask the writer and a reader whether they really answer; raise StoreUnavailable."""
        ...

    async def read(self, statement: ClauseElement, values: Mapping[str, object] | None = None) -> list[Row]:
        """Return rows of what is committed, one's own writes included; raise StoreUnavailable.

        With ``values`` for its ``bindparam`` names, a statement that is made once is not built again for
        each question: that takes longer than the answer.
        """
        ...

    async def write(self, *steps: Step) -> list[list[Row]]:
        """Run one atomic unit; return, after the commit, the rows that each step gave.

        Raise Conflict when an expectation or a key fails, Overloaded when too much waits already, and
        StoreUnavailable when the database cannot store; nothing of the unit is stored then. (When the
        connection to a server breaks during the commit, nobody can know: StoreUnavailable too.)
        """
        ...
