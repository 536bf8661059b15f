"""PostgreSQL through asyncpg: a pool, units as transactions, and groups on the hot path."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import asyncpg
import structlog
from sqlalchemy.sql import ClauseElement
from typing_extensions import override

from palabre.adapters.db.backlog import Backlog
from palabre.adapters.db.engine import LARGEST_GROUP, CannotOpen, Database, Failed, Row, Step
from palabre.adapters.db.engine_statements import Query, Statements, postgres_dialect
from palabre.app.faults import where
from palabre.app.ports.errors import Conflict
from palabre.domain.errors import StoreUnavailable

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Pool: TypeAlias = asyncpg.Pool[asyncpg.Record]
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
else:
    Pool = Connection = Any

Item = TypeVar("Item")
Answer = TypeVar("Answer")

CONNECTIONS = 8
PATIENCE = 10.0
"""Seconds that a statement, a transaction or the wait for a connection may take."""
HEALTH_PATIENCE = 3.0
RETRY = 2
"""Seconds after which to ask again a server that is away."""
ATTEMPTS = 4
"""Of a unit that the server gave up in favour of another (deadlock, serialization)."""

_SETTINGS = {
    "application_name": "palabre",
    "statement_timeout": str(int(PATIENCE * 1000)),
    "idle_in_transaction_session_timeout": str(int(PATIENCE * 1000)),
    "lock_timeout": str(int(PATIENCE * 1000)),
    "synchronous_commit": "on",
    "timezone": "UTC",
    # Compiling a plan costs more than any of our statements.
    "jit": "off",
}

_log = structlog.get_logger()

_KEYS = (
    asyncpg.UniqueViolationError,
    asyncpg.ForeignKeyViolationError,
    asyncpg.ExclusionViolationError,
)
_YIELDED = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
_UNAVAILABLE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.PostgresSystemError,
    asyncpg.ObjectNotInPrerequisiteStateError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.CannotConnectNowError,
    asyncpg.InterfaceError,
)
"""Nothing can be stored now; a new attempt may succeed, over a new connection."""


@dataclass(frozen=True, slots=True, eq=False)
class PostgresGroup(Generic[Item, Answer]):
    """Acts of one kind that run together in one transaction, in the order in which they came.

    ``run`` answers for each item. It may raise: then all is undone, and each item runs alone.
    """

    run: Callable[[Connection, Sequence[Item]], Awaitable[Sequence[Answer | Failed]]]


class PostgresDatabase(Database):
    """One database on a server; lost connections are replaced when they are next needed."""

    dialect = "postgresql"

    def __init__(
        self, url: str, *, connections: int = CONNECTIONS, backlog: Callable[[], Backlog] = Backlog
    ) -> None:
        """``backlog`` makes what bounds the writes that wait: the lines' own, and that of all other units."""
        self._url = url
        self._backlog = backlog
        self._units = backlog()
        self._connections = connections
        self._statements = Statements(postgres_dialect())
        self._pool: Pool | None = None
        self._groups: dict[PostgresGroup[Any, Any], _Batcher] = {}
        self._accepting = False

    @override
    async def start(self) -> None:
        try:
            self._pool = await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=self._connections,
                timeout=PATIENCE,
                command_timeout=PATIENCE,
                server_settings=_SETTINGS,
            )
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
            # The address may hold a password: it is not repeated.
            raise CannotOpen(f"PostgreSQL does not let us in: {type(error).__name__}") from error
        self._accepting = True

    @override
    async def stop(self) -> None:
        self._accepting = False
        groups, self._groups = self._groups, {}
        for batcher in groups.values():
            await batcher.stop()
        pool, self._pool = self._pool, None
        if pool is not None:
            try:
                async with asyncio.timeout(PATIENCE):
                    await pool.close()
            except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                pool.terminate()

    @override
    async def healthy(self) -> None:
        try:
            async with asyncio.timeout(HEALTH_PATIENCE), self._running().acquire() as connection:
                if await connection.fetchval("SELECT pg_is_in_recovery()"):
                    raise StoreUnavailable(retry_after=RETRY)
        except _UNAVAILABLE as error:
            raise StoreUnavailable(retry_after=RETRY) from error

    @override
    async def read(self, statement: ClauseElement, values: Mapping[str, object] | None = None) -> list[Row]:
        query = self._statements.query(statement, values=values)
        try:
            found = await self._running().fetch(query.sql, *query.parameters)
        except (asyncpg.PostgresConnectionError, ConnectionError, asyncpg.InterfaceError):
            # The server was restarted since this connection was last used: a new one may do.
            found = await self._read_again(query)
        except _UNAVAILABLE as error:
            raise StoreUnavailable(retry_after=RETRY) from error
        return query.rows(found)

    async def _read_again(self, query: Query) -> list[asyncpg.Record]:
        try:
            return await self._running().fetch(query.sql, *query.parameters)
        except _UNAVAILABLE as error:
            raise StoreUnavailable(retry_after=RETRY) from error

    @override
    async def write(self, *steps: Step) -> list[list[Row]]:
        unit = self._statements.unit(steps)
        self._units.admit()
        try:
            found = await self._transaction(lambda connection: _execute(connection, unit))
        finally:
            self._units.answered(1)
        return [queries[-1].rows(values) for queries, values in zip(unit, found, strict=True)]

    def together(self, group: PostgresGroup[Item, Answer], item: Item) -> "asyncio.Future[Answer]":
        """Store one act with all of its kind that wait; the hot path.

        Raise StoreUnavailable, or Overloaded when too much waits already.
        """
        if not self._accepting:
            raise StoreUnavailable(retry_after=RETRY)
        batcher = self._groups.get(group)
        if batcher is None:
            batcher = self._groups[group] = _Batcher(group, self._transaction, self._backlog())
        return batcher.put(item)

    def _running(self) -> Pool:
        if self._pool is None:
            raise StoreUnavailable(retry_after=RETRY)
        return self._pool

    async def _transaction(self, act: Callable[[Connection], Awaitable[Answer]]) -> Answer:
        attempt = 0
        while True:
            attempt += 1
            try:
                async with (
                    asyncio.timeout(PATIENCE),
                    self._running().acquire() as connection,
                    connection.transaction(),
                ):
                    return await act(connection)
            except _KEYS as error:
                raise Conflict from error
            except _YIELDED as error:
                if attempt == ATTEMPTS:
                    raise StoreUnavailable(retry_after=1) from error
            except _UNAVAILABLE as error:
                _log.warning("store_unavailable", error=type(error).__name__)
                raise StoreUnavailable(retry_after=RETRY) from error


async def _execute(connection: Connection, unit: list[list[Query]]) -> list[list[Any]]:
    """Run a unit's queries; raise Conflict when one does not do what it should."""
    answers: list[list[Any]] = []
    for queries in unit:
        found: list[Any] = []
        for query in queries:
            if query.returns:
                found = list(await connection.fetch(query.sql, *query.parameters))
                touched = len(found)
            else:
                status: str = await connection.execute(query.sql, *query.parameters)
                touched = _touched(status)
            if query.expect is not None and touched != query.expect:
                raise Conflict
        answers.append(found)
    return answers


def _touched(status: str) -> int:
    """Read the number of rows in what the server says: ``UPDATE 1``, ``INSERT 0 1``."""
    last = status.rpartition(" ")[2]
    return int(last) if last.isdigit() else 0


class _Batcher:
    """Stores acts of one kind: all that queued during the last commit go into the next."""

    def __init__(
        self,
        group: PostgresGroup[Any, Any],
        transaction: Callable[[Callable[[Connection], Awaitable[Any]]], Awaitable[Any]],
        backlog: Backlog,
    ) -> None:
        self._group = group
        self._backlog = backlog
        self._transaction = transaction
        self._waiting: list[tuple[Any, asyncio.Future[Any]]] = []
        self._task: asyncio.Task[None] | None = None

    def put(self, item: object) -> "asyncio.Future[Any]":
        self._backlog.admit()
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="palabre-postgres-batcher")
        return future

    async def stop(self) -> None:
        """Store what waits."""
        if self._task is not None:
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while self._waiting:
            now, self._waiting = self._waiting[:LARGEST_GROUP], self._waiting[LARGEST_GROUP:]
            answers = await self._store([item for item, _ in now])
            self._backlog.answered(len(now))
            for (_, future), answer in zip(now, answers, strict=True):
                if future.done():
                    continue
                if isinstance(answer, Failed):
                    future.set_exception(answer.error)
                else:
                    future.set_result(answer)

    async def _store(self, items: Sequence[Any]) -> Sequence[Any]:
        try:
            answers: Sequence[Any] = await self._transaction(
                lambda connection: self._group.run(connection, items)
            )
        except StoreUnavailable as error:
            return [Failed(StoreUnavailable(retry_after=error.retry_after)) for _ in items]
        except Exception as error:  # noqa: BLE001 - whoever asked gets it
            if len(items) == 1:
                _log.warning("store_act_failed", **where(error))
                return [Failed(error)]
            return [answer for item in items for answer in await self._store([item])]
        return answers
