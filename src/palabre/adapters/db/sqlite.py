"""SQLite through apsw: one writer thread, readers beside it, one file."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO, TypeVar

import apsw
from sqlalchemy.sql import ClauseElement
from typing_extensions import override

from palabre.adapters.db.backlog import Backlog
from palabre.adapters.db.engine import LARGEST_GROUP, CannotOpen, Database, Failed, Row, Step
from palabre.adapters.db.engine_statements import Query, Statements, sqlite_dialect
from palabre.adapters.db.sqlite_connection import (
    Connection,
    check_version,
    open_to_read,
    open_to_write,
    sqlite_version,
)
from palabre.adapters.db.sqlite_jobs import Answer, Item, SqliteGroup
from palabre.adapters.db.sqlite_lock import lock, unlock
from palabre.adapters.db.sqlite_writer import SqliteWriter
from palabre.app.ports.errors import Conflict
from palabre.domain.errors import StoreUnavailable

READERS = 2
HEALTH_PATIENCE = 3.0

Found = TypeVar("Found")


class SqliteDatabase(Database):
    """One file. ``alone`` is for servers: a second one on the same file is refused.

    A command beside a running server opens the file without ``alone``: it writes in short transactions of its
    own and waits for its turn.
    """

    dialect = "sqlite"

    def __init__(
        self,
        path: Path,
        *,
        alone: bool = False,
        readers: int = READERS,
        backlog: Backlog | None = None,
        largest: int = LARGEST_GROUP,
        open_writer: Callable[[Path], Connection] = open_to_write,
    ) -> None:
        """At most ``largest`` units go into one commit.

        ``open_writer`` opens the connection that writes; tests give one whose disk fails or is slow.
        """
        self.path = path
        self._alone = alone
        self._locked: BinaryIO | None = None
        self._statements = Statements(sqlite_dialect())
        self._writer = SqliteWriter(lambda: open_writer(path), backlog, largest)
        self._readers = _Readers(lambda: open_to_read(path), readers)
        self._running = False

    @override
    async def start(self) -> None:
        check_version(sqlite_version())
        if self._alone:
            self._locked = lock(self.path)
        try:
            await self._writer.start()
            await self._readers.start()
        except apsw.Error as error:
            await self.stop()
            raise CannotOpen(f"{self.path} cannot be opened: {error}") from error
        self._running = True

    @override
    async def stop(self) -> None:
        self._running = False
        # The writer closes last: only it may checkpoint.
        await self._readers.stop()
        await self._writer.stop()
        if self._locked is not None:
            unlock(self._locked)
            self._locked = None

    @override
    async def healthy(self) -> None:
        try:
            async with asyncio.timeout(HEALTH_PATIENCE):
                # Much to do is no illness.
                await self._writer.submit(_ask, always=True)
                await self._readers.ask(_ask)
        except (TimeoutError, apsw.Error) as error:
            raise StoreUnavailable(retry_after=1) from error

    @override
    async def read(self, statement: ClauseElement, values: Mapping[str, object] | None = None) -> list[Row]:
        query = self._statements.query(statement, values=values)
        try:
            found = await self._readers.ask(lambda connection: _fetch(connection, query))
        except apsw.Error as error:
            if isinstance(error, (apsw.SQLError, apsw.MismatchError, apsw.RangeError, apsw.MisuseError)):
                raise
            raise StoreUnavailable(retry_after=1) from error
        return query.rows(found)

    @override
    async def write(self, *steps: Step) -> list[list[Row]]:
        unit = self._statements.unit(steps)
        found = await self._writer.submit(lambda connection: _execute(connection, unit))
        return [queries[-1].rows(values) for queries, values in zip(unit, found, strict=True)]

    def together(self, group: SqliteGroup[Item, Answer], item: Item) -> "asyncio.Future[Answer]":
        """Store one act with all of its kind that wait; the hot path."""
        return self._writer.together(group, item)

    async def ask(self, question: Callable[[Connection], Found]) -> Found:
        """Ask a reader's connection something that no statement of ours can say."""
        return await self._readers.ask(question)


def _ask(connection: Connection) -> int:
    return len(connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall())


def _fetch(connection: Connection, query: Query) -> list[Any]:
    return connection.execute(query.sql, query.parameters).fetchall()


def _execute(connection: Connection, unit: list[list[Query]]) -> list[list[Any]]:
    """Run a unit's queries; raise Conflict when one does not do what it should."""
    answers: list[list[Any]] = []
    for queries in unit:
        found: list[Any] = []
        for query in queries:
            found = connection.execute(query.sql, query.parameters).fetchall()
            touched = len(found) if query.returns else connection.changes()
            if query.expect is not None and touched != query.expect:
                raise Conflict
        answers.append(found)
    return answers


class _Readers:
    """Threads that read; each has a connection of its own and never checkpoints."""

    def __init__(self, open_: Callable[[], Connection], number: int) -> None:
        self._open = open_
        self._number = number
        self._queue: SimpleQueue[tuple[Callable[[Connection], Any], asyncio.Future[Any]] | None] = (
            SimpleQueue()
        )
        self._threads: list[threading.Thread] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        for number in range(self._number):
            opened: asyncio.Future[None] = self._loop.create_future()
            thread = threading.Thread(
                target=self._run, args=(opened,), name=f"palabre-sqlite-reader-{number}", daemon=True
            )
            thread.start()
            await opened
            self._threads.append(thread)

    async def stop(self) -> None:
        threads, self._threads = self._threads, []
        for _ in threads:
            self._queue.put(None)
        for thread in threads:
            await asyncio.to_thread(thread.join)

    def ask(self, question: Callable[[Connection], Found]) -> "asyncio.Future[Found]":
        if not self._threads or self._loop is None:
            raise StoreUnavailable
        future: asyncio.Future[Found] = self._loop.create_future()
        self._queue.put((question, future))
        return future

    def _run(self, opened: "asyncio.Future[None]") -> None:
        try:
            connection = self._open()
        except Exception as error:  # noqa: BLE001 - whoever started us gets it
            self._tell(opened, Failed(error))
            return
        self._tell(opened, None)
        while (asked := self._queue.get()) is not None:
            question, future = asked
            try:
                answer = question(connection)
            except Exception as error:  # noqa: BLE001 - whoever asked gets it
                answer = Failed(error)
            self._tell(future, answer)
        connection.close()

    def _tell(self, future: "asyncio.Future[Any]", answer: object) -> None:
        assert self._loop is not None  # noqa: S101 - set before the threads start
        try:
            self._loop.call_soon_threadsafe(_answer, future, answer)
        except RuntimeError:
            # The loop was closed by a process that ends; nobody waits any more.
            return


def _answer(future: "asyncio.Future[Any]", answer: object) -> None:
    if future.done():
        return
    if isinstance(answer, Failed):
        future.set_exception(answer.error)
    else:
        future.set_result(answer)
