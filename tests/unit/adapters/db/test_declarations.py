"""Every stored column says why it is kept, for how long, and about whom."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Table

from palabre.adapters.db.declarations import HOUSE, About, Basis, declared, row_retention
from palabre.adapters.db.tables import metadata

TABLES = list(metadata.tables.values())
COLUMNS = [column for table in TABLES for column in table.columns]


def test_there_are_tables_to_look_at() -> None:
    assert len(TABLES) > 15
    assert len(COLUMNS) > 100


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_column_declares_itself(column: Column[Any]) -> None:
    found = declared(column)
    assert found is not None, "declare purpose, basis, retention and subject with Kept.column"
    assert len(found.purpose) > 3
    assert isinstance(found.basis, Basis)
    assert isinstance(found.subject, About)


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_only_what_speaks_about_nobody_is_kept_for_ever_or_without_a_basis(column: Column[Any]) -> None:
    found = declared(column)
    assert found is not None
    if found.retention == HOUSE or found.basis is Basis.NONE:
        assert found.subject is About.NOBODY


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_retention_is_reckoned_from_times_that_exist(column: Column[Any]) -> None:
    found = declared(column)
    assert found is not None
    retention, table = found.retention, column.table
    assert not (retention.since and retention.along)
    assert retention.period >= timedelta(0)
    if retention.through is not None:
        (key,) = table.columns[retention.through].foreign_keys
        table = key.column.table
    assert set(retention.since) <= set(table.columns.keys())


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_what_goes_with_another_row_is_deleted_by_it(column: Column[Any]) -> None:
    found = declared(column)
    assert found is not None
    if found.retention.along is not None:
        (key,) = column.table.columns[found.retention.along].foreign_keys
        assert key.ondelete == "CASCADE"


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_column_that_goes_before_its_row_can_be_blanked(table: Table) -> None:
    of_row = row_retention(table)
    for column in table.columns:
        found = declared(column)
        assert found is not None
        if found.retention != of_row:
            assert column.nullable
            assert not column.primary_key
