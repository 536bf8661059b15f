"""What the writer runs in one transaction: acts alone, each undone when it fails, and acts together."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

import apsw
import structlog

from palabre.adapters.db.engine import Failed
from palabre.adapters.db.sqlite_connection import Connection
from palabre.app.ports.errors import Conflict

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_log = structlog.get_logger()

_KEYS = frozenset(
    {
        apsw.SQLITE_CONSTRAINT_UNIQUE,
        apsw.SQLITE_CONSTRAINT_PRIMARYKEY,
        apsw.SQLITE_CONSTRAINT_FOREIGNKEY,
        apsw.SQLITE_CONSTRAINT_ROWID,
    }
)

_FATAL = (
    apsw.CantOpenError,
    apsw.CorruptError,
    apsw.FullError,
    apsw.IOError,
    apsw.NoMemError,
    apsw.NotADBError,
    apsw.ReadOnlyError,
)
"""After one of these nobody knows what the disk holds: the writer stops for good."""

BUSY = (apsw.BusyError, apsw.LockedError)
"""Another process, such as a command line beside the server, writes for longer than we wait."""


@dataclass(frozen=True, slots=True, eq=False)
class SqliteGroup(Generic[Item, Answer]):
    """Acts of one kind that run together, in the order in which they came.

    ``run`` answers for each item. It may raise: then all is undone, and each item runs alone.
    """

    run: Callable[[Connection, Sequence[Item]], Sequence[Answer | Failed]]


@dataclass(slots=True, eq=False)
class Job:
    future: asyncio.Future[Any]
    group: SqliteGroup[Any, Any] | None
    what: Any
    """An item of the group; without one, what is called with the connection."""


class _GroupRaised(Exception):
    """One act of a group is not what the group takes; all that ran before is undone and run again."""


class _Broken(Exception):
    """The transaction is lost, with all that was in it."""


def run_all(connection: Connection, jobs: Sequence[Job]) -> list[Any]:
    """Run jobs in one transaction, which is left open, and return their answers.

    Savepoints double what a line costs: a group runs without one; when it raises, all begins anew with them.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        return _outcomes(connection, jobs, careful=False)
    except _GroupRaised:
        connection.execute("ROLLBACK")
    connection.execute("BEGIN IMMEDIATE")
    return _outcomes(connection, jobs, careful=True)


def _outcomes(connection: Connection, jobs: Sequence[Job], *, careful: bool) -> list[Any]:
    outcomes: list[Any] = []
    for group, run in groupby(jobs, key=lambda job: job.group):
        if group is None:
            outcomes += [_alone(connection, job.what) for job in run]
        elif careful:
            outcomes += [_one_of_group(connection, group, job.what) for job in run]
        else:
            outcomes += _in_group(connection, group, [job.what for job in run])
    return outcomes


def _alone(connection: Connection, act: Callable[[Connection], Any]) -> object:
    """Run one act so that its failure leaves no trace."""
    connection.execute("SAVEPOINT unit")
    try:
        answer: object = act(connection)
    except Exception as error:  # noqa: BLE001 - whoever asked gets it
        return _failed(connection, error)
    connection.execute("RELEASE unit")
    return answer


def _in_group(connection: Connection, group: SqliteGroup[Any, Any], items: Sequence[Any]) -> Sequence[Any]:
    try:
        answers: Sequence[Any] = group.run(connection, items)
    except Exception as error:
        _check_whole(connection, error)
        raise _GroupRaised from error
    if len(answers) != len(items):
        raise AssertionError("a group answers for each of its items")
    return answers


def _one_of_group(connection: Connection, group: SqliteGroup[Any, Any], item: object) -> object:
    return _alone(connection, lambda alone: group.run(alone, [item])[0])


def _check_whole(connection: Connection, error: Exception) -> None:
    """Raise when no part of the transaction can be saved."""
    if isinstance(error, (*_FATAL, *BUSY)) or not connection.in_transaction:
        raise _Broken from error


def _failed(connection: Connection, error: Exception) -> Failed:
    _check_whole(connection, error)
    connection.execute("ROLLBACK TO unit")
    connection.execute("RELEASE unit")
    if isinstance(error, apsw.ConstraintError) and code_of(error) in _KEYS:
        conflict = Conflict()
        conflict.__cause__ = error
        return Failed(conflict)
    return Failed(error)


def code_of(error: BaseException) -> int | None:
    """Return SQLite's extended result code, which apsw sets and does not declare."""
    code: int | None = getattr(error, "extendedresult", None)
    return code


def undo(connection: Connection) -> None:
    if connection.in_transaction:
        try:
            connection.execute("ROLLBACK")
        except apsw.Error as error:
            _log.warning("store_rollback_failed", error=type(error).__name__)
