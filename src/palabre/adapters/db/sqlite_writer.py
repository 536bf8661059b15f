"""The one thread that writes to SQLite: all that queued during the last commit goes into the next."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

import apsw
import structlog

from palabre.adapters.db.engine import LARGEST_GROUP, Failed
from palabre.adapters.db.sqlite_connection import Connection
from palabre.app.ports.errors import Conflict
from palabre.domain.errors import StoreUnavailable

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

_BUSY = (apsw.BusyError, apsw.LockedError)
"""Another process, such as a command line beside the server, writes for longer than we wait."""


@dataclass(frozen=True, slots=True, eq=False)
class SqliteGroup(Generic[Item, Answer]):
    """Acts of one kind that run together, in the order in which they came.

    ``run`` answers for each item. It may raise: then all is undone, and each item runs alone.
    """

    run: Callable[[Connection, Sequence[Item]], Sequence[Answer | Failed]]


@dataclass(slots=True, eq=False)
class _Job:
    act: Callable[[Connection], Any] | None
    group: SqliteGroup[Any, Any] | None
    item: Any
    future: asyncio.Future[Any]


class _GroupRaised(Exception):
    """One act of a group is not what the group takes; all that ran before is undone and run again."""


class _Broken(Exception):
    """The transaction is lost, with all that was in it."""


class SqliteWriter:
    """Owns the connection that writes and checkpoints. ``open_`` is called in the thread."""

    def __init__(self, open_: Callable[[], Connection]) -> None:
        self._open = open_
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._accepting = False
        self._stopped = threading.Event()

    async def start(self) -> None:
        """Open the connection; raise what that raises."""
        self._loop = asyncio.get_running_loop()
        opened: asyncio.Future[None] = self._loop.create_future()
        self._thread = threading.Thread(
            target=self._run, args=(opened,), name="palabre-sqlite-writer", daemon=True
        )
        self._thread.start()
        await opened
        self._accepting = True

    async def stop(self) -> None:
        """Store what was asked, then close."""
        self._accepting = False
        if self._thread is not None:
            self._queue.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None

    def submit(self, act: Callable[[Connection], Answer]) -> "asyncio.Future[Answer]":
        """Run an act of its own; it is undone when it raises."""
        return self._put(act, None, None)

    def together(self, group: SqliteGroup[Item, Answer], item: Item) -> "asyncio.Future[Answer]":
        """Run an act with others of its kind."""
        return self._put(None, group, item)

    def _put(
        self,
        act: Callable[[Connection], Any] | None,
        group: SqliteGroup[Any, Any] | None,
        item: object,
    ) -> "asyncio.Future[Any]":
        loop = self._loop
        if not self._accepting or self._stopped.is_set() or loop is None:
            raise StoreUnavailable
        future: asyncio.Future[Any] = loop.create_future()
        self._queue.put(_Job(act, group, item, future))
        if self._stopped.is_set():
            # The writer stopped in between, and may have told everybody already.
            future.set_exception(StoreUnavailable())
        return future

    # --- In the thread ------------------------------------------------------------------------

    def _run(self, opened: "asyncio.Future[None]") -> None:
        try:
            connection = self._open()
        except Exception as error:  # noqa: BLE001 - whoever started us gets it
            self._tell([(opened, Failed(error))])
            return
        self._tell([(opened, None)])
        going = True
        while going:
            jobs, going = self._gather()
            if jobs:
                going = self._store(connection, jobs) and going
        self._stopped.set()
        self._refuse_the_rest()
        try:
            connection.close()
        except apsw.Error as error:
            _log.warning("store_close_failed", error=type(error).__name__)

    def _gather(self) -> tuple[list[_Job], bool]:
        """Wait for a job and take all that came since; False when told to end."""
        first = self._queue.get()
        if first is None:
            return [], False
        jobs = [first]
        for _ in range(min(self._queue.qsize(), LARGEST_GROUP - 1)):
            job = self._queue.get_nowait()
            if job is None:
                return jobs, False
            jobs.append(job)
        return jobs, True

    def _store(self, connection: Connection, jobs: Sequence[_Job]) -> bool:
        """Store jobs by one commit, then answer them; False when the writer must stop."""
        try:
            outcomes = _run_all(connection, jobs)
            connection.execute("COMMIT")
        except _BUSY:
            _undo(connection)
            _log.warning("store_busy", units=len(jobs))
            self._tell([(job.future, Failed(StoreUnavailable(retry_after=1))) for job in jobs])
            return True
        except Exception as error:  # noqa: BLE001 - the edge of the thread: whoever waits is told
            # A commit that failed once may seem to succeed when tried again: it is not tried again.
            self._stopped.set()
            _undo(connection)
            cause = error.__cause__ or error
            name = type(cause).__name__
            _log.error("store_writer_stopped", error=name, code=_code(cause), units=len(jobs))
            self._tell([(job.future, Failed(StoreUnavailable())) for job in jobs])
            return False
        self._tell([(job.future, outcome) for job, outcome in zip(jobs, outcomes, strict=True)])
        return True

    def _refuse_the_rest(self) -> None:
        while not self._queue.empty():
            job = self._queue.get_nowait()
            if job is not None:
                self._tell([(job.future, Failed(StoreUnavailable()))])

    def _tell(self, outcomes: Sequence[tuple["asyncio.Future[Any]", object]]) -> None:
        assert self._loop is not None  # noqa: S101 - set before the thread starts
        try:
            self._loop.call_soon_threadsafe(_answer, outcomes)
        except RuntimeError:
            # The loop was closed by a process that ends; nobody waits any more.
            return


def _answer(outcomes: Sequence[tuple["asyncio.Future[Any]", object]]) -> None:
    for future, outcome in outcomes:
        if future.done():
            continue
        if isinstance(outcome, Failed):
            future.set_exception(outcome.error)
        else:
            future.set_result(outcome)


def _run_all(connection: Connection, jobs: Sequence[_Job]) -> list[Any]:
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


def _outcomes(connection: Connection, jobs: Sequence[_Job], *, careful: bool) -> list[Any]:
    outcomes: list[Any] = []
    for group, run in groupby(jobs, key=lambda job: job.group):
        if group is None:
            outcomes += [_alone(connection, job.act) for job in run]
        elif careful:
            outcomes += [_one_of_group(connection, group, job.item) for job in run]
        else:
            outcomes += _in_group(connection, group, [job.item for job in run])
    return outcomes


def _alone(connection: Connection, act: Callable[[Connection], Any] | None) -> object:
    """Run one act so that its failure leaves no trace."""
    if act is None:
        return None
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
    if isinstance(error, (*_FATAL, *_BUSY)) or not connection.in_transaction:
        raise _Broken from error


def _failed(connection: Connection, error: Exception) -> Failed:
    _check_whole(connection, error)
    connection.execute("ROLLBACK TO unit")
    connection.execute("RELEASE unit")
    if isinstance(error, apsw.ConstraintError) and _code(error) in _KEYS:
        conflict = Conflict()
        conflict.__cause__ = error
        return Failed(conflict)
    return Failed(error)


def _code(error: BaseException) -> int | None:
    """Return SQLite's extended result code, which apsw's stubs do not know."""
    code: int | None = getattr(error, "extendedresult", None)
    return code


def _undo(connection: Connection) -> None:
    if connection.in_transaction:
        try:
            connection.execute("ROLLBACK")
        except apsw.Error as error:
            _log.warning("store_rollback_failed", error=type(error).__name__)
