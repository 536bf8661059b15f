"""Forgetting: what the tables declare is carried out, nothing more and nothing less."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    and_,
    delete,
    exists,
    insert,
    not_,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.visitors import iterate

from palabre.adapters.db.declarations import Retention, declared, holds, row_retention
from palabre.adapters.db.engine import Database, Step
from palabre.adapters.db.tables import metadata, purge_runs

BATCH = 500
"""Rows of one unit, so that nobody who writes waits for the purge."""


class Purge:
    """Deletes rows and blanks columns whose time is over, children before parents."""

    def __init__(self, database: Database, *, batch: int = BATCH) -> None:
        """``batch`` rows are removed at a time."""
        self._database = database
        self._batch = batch

    async def run(self, now: datetime) -> dict[str, int]:
        """Return how many rows (``table``) and values (``table.column``) were removed."""
        removed: Counter[str] = Counter()
        for name, statement in removals(now, self._batch):
            gone = self._batch
            while gone == self._batch:
                (rows,) = await self._database.write(Step(statement))
                gone = len(rows)
                removed[name] += gone
        counts = {name: number for name, number in removed.items() if number}
        await self._database.write(Step(insert(purge_runs).values(at=now, removed=counts)))
        return counts


def removals(now: datetime, batch: int) -> Iterator[tuple[str, ClauseElement]]:
    """Return one bounded statement for each thing that may go; each returns the rows that it touched."""
    for table in in_order():
        of_row = row_retention(table)
        for column in table.columns:
            found = declared(column)
            if found is not None and found.retention != of_row and found.retention.since:
                over = and_(column.is_not(None), expired(table, found.retention, now))
                blanked = update(table).where(_among(table, over, batch)).values({column.name: None})
                yield f"{table.name}.{column.name}", blanked.returning(*table.primary_key.columns)
        if of_row.since:
            kept = [not_(hold.condition) for hold in holds(table)]
            over = and_(expired(table, of_row, now), *kept)
            yield (
                table.name,
                delete(table).where(_among(table, over, batch)).returning(*table.primary_key.columns),
            )


def in_order() -> Sequence[Table]:
    """Return the tables so that what keeps a row is purged before that row."""
    first: TopologicalSorter[str] = TopologicalSorter()
    for table in metadata.tables.values():
        keepers = {
            element.table.name
            for hold in holds(table)
            for element in iterate(hold.condition)
            if isinstance(element, Column)
        }
        first.add(table.name, *sorted(keepers - {table.name}))
        for key in table.foreign_keys:
            first.add(key.column.table.name, table.name)
    return [metadata.tables[name] for name in first.static_order()]


def expired(table: Table, retention: Retention, now: datetime) -> ColumnElement[bool]:
    """Return the condition under which the time of a row is over."""
    if retention.through is None:
        return _past([table.c[name] for name in retention.since], retention, now)
    reference = table.c[retention.through]
    (key,) = reference.foreign_keys
    parent = key.column.table
    times = [parent.c[name] for name in retention.since]
    return exists(select(key.column).where(key.column == reference, _past(times, retention, now)))


def _past(times: list[Column[Any]], retention: Retention, now: datetime) -> ColumnElement[bool]:
    limit = now - retention.period
    if len(times) == 1:
        return times[0] <= limit
    # The latest of several times decides, and at least one must be set.
    return and_(
        or_(*(time.is_not(None) for time in times)),
        *(or_(time.is_(None), time <= limit) for time in times),
    )


def _among(table: Table, condition: ColumnElement[bool], batch: int) -> ColumnElement[bool]:
    keys = list(table.primary_key.columns)
    chosen: Select[Any] = select(*keys).where(condition).limit(batch)
    return tuple_(*keys).in_(chosen) if len(keys) > 1 else keys[0].in_(chosen)
