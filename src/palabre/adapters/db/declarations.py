"""What every stored column declares: purpose, legal basis, how long it is kept, and about whom it speaks.

From these declarations come the purge and, later, the export, the erasure, the register (GDPR art. 30) and
the privacy page. A column without one fails the build.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Table
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

DECLARED = "declared"
HOLDS = "holds"


class Basis(StrEnum):
    """Why it may be kept (GDPR art. 6(1))."""

    CONTRACT = "contract"
    """The person asked for it by entering and talking: art. 6(1)(b)."""
    LEGAL_OBLIGATION = "legal_obligation"
    """The Digital Services Act asks for it: art. 6(1)(c)."""
    LEGITIMATE_INTEREST = "legitimate_interest"
    """The house and its people must be safe: art. 6(1)(f)."""
    NONE = "none"
    """Nothing about anybody."""


class About(StrEnum):
    """Whom a column speaks about."""

    CHATTER = "chatter"
    REPORTER = "reporter"
    NOTIFIER = "notifier"
    STAFF = "staff"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a value is kept; its end is reckoned from times that the database holds.

    Exactly one of these shapes:

    - ``since`` names one or more columns: kept for ``period`` after the latest of those that are set, and
      for as long as none is. ``through`` names a column with a foreign key: the times stand in that row.
    - ``along`` names a column with a foreign key: kept as long as that row, and deleted with it.
    - neither: kept as long as the house. Allowed for what speaks about nobody.
    """

    period: timedelta = timedelta(0)
    since: tuple[str, ...] = ()
    through: str | None = None
    along: str | None = None


HOUSE = Retention()


def after(period: timedelta, *since: str, through: str | None = None) -> Retention:
    """Keep for a period after the latest of these times."""
    return Retention(period=period, since=since, through=through)


def until(column: str) -> Retention:
    """Keep until the time that the column says."""
    return Retention(since=(column,))


def along(foreign_key: str) -> Retention:
    """Keep as long as the row that this column refers to."""
    return Retention(along=foreign_key)


@dataclass(kw_only=True, frozen=True, slots=True)
class Declared:
    """What one column declares."""

    purpose: str
    basis: Basis
    retention: Retention
    subject: About


@dataclass(frozen=True, slots=True)
class Kept:
    """What the columns of a table have in common; each adds its purpose.

    The retention of the primary key is the row's; another column may declare a shorter one, and is then set
    to NULL when its time comes.
    """

    basis: Basis
    subject: About
    retention: Retention

    def by(
        self, *, basis: Basis | None = None, subject: About | None = None, retention: Retention | None = None
    ) -> "Kept":
        """Return the same but for what is named."""
        return replace(
            self,
            basis=basis or self.basis,
            subject=subject or self.subject,
            retention=retention or self.retention,
        )

    def column(
        self,
        name: str,
        kind: TypeEngine[Any] | type[TypeEngine[Any]],
        purpose: str,
        *items: SchemaItem,
        null: bool = False,
        primary_key: bool = False,
        unique: bool = False,
        default: str | None = None,
    ) -> Column[Any]:
        """Make a column that declares itself; ``default`` is the server's, as SQL text."""
        declared = Declared(purpose=purpose, basis=self.basis, retention=self.retention, subject=self.subject)
        return Column(
            name,
            kind,
            *items,
            nullable=null,
            primary_key=primary_key,
            # Every key is given by us: no sequence of the database’s own.
            autoincrement=False if primary_key else "auto",
            unique=unique or None,
            server_default=default,
            info={DECLARED: declared},
        )


def declared(column: Column[Any]) -> Declared | None:
    """Return what a column declares."""
    found: object = column.info.get(DECLARED)
    return found if isinstance(found, Declared) else None


@dataclass(frozen=True, slots=True)
class Hold:
    """Rows for which the condition is true are kept beyond their time."""

    why: str
    condition: ColumnElement[bool]


def keep_while(table: Table, why: str, condition: ColumnElement[bool]) -> None:
    """Declare what keeps rows of a table beyond their time."""
    # In the metadata, since Alembic writes a table's own info into its scripts.
    table.metadata.info.setdefault((HOLDS, table.name), []).append(Hold(why, condition))


def holds(table: Table) -> Iterator[Hold]:
    """Return what keeps rows of a table beyond their time."""
    found: list[Hold] = table.metadata.info.get((HOLDS, table.name), [])
    return iter(found)


def row_retention(table: Table) -> Retention:
    """Return how long a row of the table is kept: what its primary key declares."""
    first = declared(next(iter(table.primary_key.columns)))
    if first is None:
        message = f"the primary key of {table.name} declares nothing"
        raise LookupError(message)
    return first.retention
