"""What is declared is forgotten, to the second, and nothing before its time."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary, Table, insert, select
from sqlalchemy.types import TypeEngine

from palabre.adapters.db.declarations import Retention, declared, row_retention
from palabre.adapters.db.engine import Database, Row, Step
from palabre.adapters.db.purge import Purge
from palabre.adapters.db.tables import metadata
from palabre.adapters.db.types import Identifier, Json, Moment, Word
from palabre.domain.decisions import DecisionKind
from palabre.domain.submissions import SubmissionState
from tests import make

NOW = make.later(days=2_000)
SECOND = timedelta(seconds=1)

TABLES = sorted(metadata.tables)
FORGOTTEN = [name for name in TABLES if row_retention(metadata.tables[name]).since]
FOLLOWING = [name for name in TABLES if row_retention(metadata.tables[name]).along]
LASTING = sorted(set(TABLES) - set(FORGOTTEN) - set(FOLLOWING))
BLANKED = [
    (table.name, column.name)
    for table in metadata.tables.values()
    for column in table.columns
    if (found := declared(column)) is not None
    and found.retention != row_retention(table)
    and found.retention.since
]


def _value(kind: TypeEngine[Any]) -> Any:
    match kind:
        case Identifier():
            return make.uuid()
        case Moment():
            return make.NOW
        case Word():
            words: type[StrEnum] = kind.words
            return next(iter(words))
        case Json():
            return []
        case LargeBinary():
            return make.digest(make.word("value"))
        case Boolean():
            return False
        case Integer():
            return int(make.uuid()) & 0xFFFFFF
        case _:
            return make.word("value")


async def _store(database: Database, table: str, **values: Any) -> dict[str, Any]:
    """Store a row; columns that are not named are empty, or anything where they must not be."""
    row = {
        column.name: None if column.nullable else _value(column.type)
        for column in metadata.tables[table].columns
    }
    if table == "submissions":
        row["state"] = SubmissionState.REFUSED
    row |= values
    await database.write(Step(insert(metadata.tables[table]).values(row), expect=1))
    return row


async def _store_ending(
    database: Database, table: str, retention: Retention, end: datetime
) -> dict[str, Any]:
    """Store a row, with its parents, of which the retention ends then."""
    definition = metadata.tables[table]
    values: dict[str, Any] = {}
    for column in definition.columns:
        if column.nullable and column.name not in {retention.along, retention.through}:
            continue
        for key in column.foreign_keys:
            parent = key.column.table
            if column.name == retention.along:
                stored = await _store_ending(database, parent.name, row_retention(parent), end)
            elif column.name == retention.through:
                times = dict.fromkeys(retention.since, end - retention.period)
                stored = await _store(database, parent.name, **times)
            else:
                stored = await _store(database, parent.name)
            values[column.name] = stored[key.column.name]
    if retention.since and retention.through is None:
        values[retention.since[-1]] = end - retention.period
    return await _store(database, table, **values)


async def _rows(database: Database, table: str) -> list[Row]:
    return await database.read(select(metadata.tables[table]))


def _key(table: Table, row: dict[str, Any] | Row) -> tuple[Any, ...]:
    names = [column.name for column in table.primary_key.columns]
    return tuple(row[name] if isinstance(row, dict) else getattr(row, name) for name in names)


@pytest.mark.parametrize("name", FORGOTTEN + FOLLOWING)
async def test_row_goes_when_its_time_is_over_and_not_a_second_before(database: Database, name: str) -> None:
    table = metadata.tables[name]
    retention = row_retention(table)
    await _store_ending(database, name, retention, NOW)
    kept = await _store_ending(database, name, retention, NOW + SECOND)
    removed = await Purge(database).run(NOW)
    left = [_key(table, row) for row in await _rows(database, name)]
    if name == "purge_runs":
        left.remove((NOW,))
    assert left == [_key(table, kept)]
    if name in FORGOTTEN:
        assert removed[name] == 1


@pytest.mark.parametrize("name", LASTING)
async def test_what_speaks_about_nobody_lasts(database: Database, name: str) -> None:
    before = len(await _rows(database, name))
    await _store(database, name)
    await Purge(database).run(NOW)
    assert len(await _rows(database, name)) == before + 1


@pytest.mark.parametrize(("name", "column"), BLANKED)
async def test_value_goes_before_its_row(database: Database, name: str, column: str) -> None:
    table = metadata.tables[name]
    found = declared(table.columns[column])
    assert found is not None
    for end in (NOW, NOW + SECOND):
        row = await _store_ending(database, name, found.retention, end)
        (key,) = table.primary_key.columns
        await database.write(
            Step(table.update().where(key == row[key.name]).values({column: "13"}), expect=1)
        )
    removed = await Purge(database).run(NOW)
    assert sorted(str(getattr(row, column)) for row in await _rows(database, name)) == ["13", "None"]
    assert removed == {f"{name}.{column}": 1}


async def test_something_is_blanked_before_its_row() -> None:
    assert BLANKED == [("persons", "department")]


async def test_a_row_without_its_time_is_kept(database: Database) -> None:
    await _store(database, "cases")
    await _store(database, "persons")
    assert await Purge(database).run(NOW) == {}


async def test_a_waiting_appeal_keeps_decision_and_evidence(database: Database) -> None:
    case = await _store(database, "cases", closed_at=make.NOW)
    await _store(database, "evidence", case_id=case["id"])
    decision = await _store(database, "decisions", case_id=case["id"], at=make.NOW)
    appeal = await _store(database, "appeals", decision_id=decision["id"])
    assert await Purge(database).run(NOW) == {}
    appeals = metadata.tables["appeals"]
    decided = appeals.update().where(appeals.c.id == appeal["id"]).values(decided_at=make.later(days=1))
    await database.write(Step(decided, expect=1))
    assert await Purge(database).run(NOW + SECOND) == {
        "appeals": 1,
        "evidence": 1,
        "decisions": 1,
        "cases": 1,
    }


async def test_a_person_is_known_while_something_of_theirs_is_kept(database: Database) -> None:
    person = await _store(database, "persons", left_at=make.NOW)
    await _store(database, "messages", author_id=person["id"], at=NOW)
    assert await Purge(database).run(NOW) == {}
    assert await Purge(database).run(NOW + timedelta(days=30)) == {"messages": 1, "persons": 1}


async def test_a_held_text_waits_for_its_moderator(database: Database) -> None:
    await _store(database, "submissions", state=SubmissionState.HELD, kept_until=make.NOW)
    assert await Purge(database).run(NOW) == {}


async def test_a_sanction_without_end_keeps_its_decision(database: Database) -> None:
    decision = await _store(database, "decisions", at=make.NOW)
    await _store(database, "sanctions", decision_id=decision["id"], kind=DecisionKind.BAN)
    assert await Purge(database).run(NOW) == {}


async def test_a_refused_text_stays_with_its_decision(database: Database) -> None:
    decision = await _store(database, "decisions", at=NOW)
    await _store(database, "submissions", decision_id=decision["id"], kept_until=make.NOW)
    assert await Purge(database).run(NOW) == {}


async def test_more_than_a_batch_goes_in_one_run(database: Database) -> None:
    for _ in range(5):
        await _store(database, "messages", at=make.NOW)
    assert await Purge(database, batch=2).run(NOW) == {"messages": 5}


async def test_a_run_leaves_its_figures(database: Database) -> None:
    await _store(database, "messages", at=make.NOW)
    await Purge(database).run(NOW)
    (run,) = await _rows(database, "purge_runs")
    assert (run.at, run.removed) == (NOW, {"messages": 1})
