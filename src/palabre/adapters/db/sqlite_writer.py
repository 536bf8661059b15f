"""The one thread that writes to SQLite: all that queued during the last commit goes into the next."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Any

import apsw
import structlog

from palabre.adapters.db.backlog import Backlog
from palabre.adapters.db.engine import LARGEST_GROUP, Failed
from palabre.adapters.db.sqlite_connection import Connection
from palabre.adapters.db.sqlite_jobs import BUSY, Answer, Item, Job, SqliteGroup, code_of, run_all, undo
from palabre.domain.errors import StoreUnavailable

_log = structlog.get_logger()

EARLY = 256
"""Lines of one turn after which the writer may begin, while the turn goes on."""
CHECKPOINT_PAGES = 4_000
"""16 MiB of log before it is moved into the file: what many commits wrote to one page is moved once."""
RETRY_STOPPED = 10
"""Seconds after which to ask again a writer that stopped: somebody must mend the disk first."""
_REMEDY = "make room on the disk or mend it, then start palabre again"


class _Log:
    """How long the log beside the file is. SQLite would move it inside a commit, and hide a failure."""

    def __init__(self) -> None:
        self._pages = 0
        self._wanted = CHECKPOINT_PAGES

    def grew(self, _connection: object, _schema: str, pages: int) -> int:
        """Note the length after a commit."""
        self._pages = pages
        if pages < CHECKPOINT_PAGES:
            # It was moved, and begins anew.
            self._wanted = CHECKPOINT_PAGES
        return apsw.SQLITE_OK

    def is_long(self) -> bool:
        """Whether it should be moved now; while readers keep it, not again at each commit."""
        if self._pages < self._wanted:
            return False
        self._wanted = self._pages + CHECKPOINT_PAGES // 4
        return True


class SqliteWriter:
    """Owns the connection that writes and checkpoints. ``open_`` is called in the thread.

    What one turn of the loop asks is handed over together, and what one commit stored is told together: the
    two threads share one interpreter, and each meeting costs both.
    """

    def __init__(
        self, open_: Callable[[], Connection], backlog: Backlog | None = None, largest: int = LARGEST_GROUP
    ) -> None:
        self._open = open_
        self._largest = largest
        self._backlog = Backlog() if backlog is None else backlog
        self._asked: list[Job] = []
        self._queue: SimpleQueue[list[Job] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._accepting = False
        self._stopped = threading.Event()
        # Of the thread alone.
        self._rest: list[Job] = []
        self._ending = False
        self._log = _Log()

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
            self._hand_over()
            self._queue.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None

    @property
    def stopped(self) -> bool:
        """Whether a commit failed: nothing is stored any more until the process starts again."""
        return self._stopped.is_set()

    def submit(
        self, act: Callable[[Connection], Answer], *, always: bool = False
    ) -> "asyncio.Future[Answer]":
        """Run an act of its own; it is undone when it raises. Raise StoreUnavailable or Overloaded.

        ``always`` waits behind all others, however many they are.
        """
        return self._put(None, act, always=always)

    def together(self, group: SqliteGroup[Item, Answer], item: Item) -> "asyncio.Future[Answer]":
        """Run an act with others of its kind. Raise StoreUnavailable or Overloaded."""
        return self._put(group, item)

    def _put(
        self, group: SqliteGroup[Any, Any] | None, what: object, *, always: bool = False
    ) -> "asyncio.Future[Any]":
        loop = self._loop
        if not self._accepting or self._stopped.is_set() or loop is None:
            raise _stopped()
        self._backlog.admit(always=always)
        future: asyncio.Future[Any] = loop.create_future()
        asked = self._asked
        asked.append(Job(future, group, what))
        if len(asked) == 1:
            loop.call_soon(self._hand_over)
        elif len(asked) == EARLY:
            self._hand_over()
        return future

    def _hand_over(self) -> None:
        jobs, self._asked = self._asked, []
        if not jobs:
            return
        self._queue.put(jobs)
        if self._stopped.is_set():
            # The writer stopped in between, and may have told everybody already.
            _refuse(jobs)

    def _answer(self, jobs: Sequence[Job], outcomes: Sequence[object]) -> None:
        self._backlog.answered(len(jobs))
        for job, outcome in zip(jobs, outcomes, strict=True):
            _settle(job.future, outcome)

    # --- In the thread ------------------------------------------------------------------------

    def _run(self, opened: "asyncio.Future[None]") -> None:
        try:
            connection = self._open()
        except Exception as error:  # noqa: BLE001 - whoever started us gets it
            self._later(_settle, opened, Failed(error))
            return
        connection.set_wal_hook(self._log.grew)
        self._later(_settle, opened, None)
        while jobs := self._gather():
            if not (self._store(connection, jobs) and self._tidy(connection)):
                break
        self._stopped.set()
        self._refuse_the_rest()
        try:
            connection.close()
        except apsw.Error as error:
            _log.warning("store_close_failed", error=type(error).__name__)

    def _gather(self) -> list[Job]:
        """Wait for jobs and take all that came since; none when told to end."""
        jobs, self._rest = self._rest, []
        while not self._ending and (not jobs or (len(jobs) < self._largest and not self._queue.empty())):
            came = self._queue.get()
            if came is None:
                self._ending = True
            else:
                jobs += came
        self._rest = jobs[self._largest :]
        return jobs[: self._largest]

    def _store(self, connection: Connection, jobs: Sequence[Job]) -> bool:
        """Store jobs by one commit, then answer them; False when the writer must stop."""
        try:
            outcomes = run_all(connection, jobs)
            connection.execute("COMMIT")
        except BUSY:
            undo(connection)
            _log.warning("store_busy", units=len(jobs))
            self._tell(jobs, [Failed(StoreUnavailable(retry_after=1)) for _ in jobs])
            return True
        except Exception as error:  # noqa: BLE001 - the edge of the thread: whoever waits is told
            self._give_up(connection, error, len(jobs))
            self._tell(jobs, [Failed(_stopped()) for _ in jobs])
            return False
        self._tell(jobs, outcomes)
        return True

    def _tidy(self, connection: Connection) -> bool:
        """Move a long log into the file, after its commits were told; False when the writer must stop."""
        if not self._log.is_long():
            return True
        try:
            connection.wal_checkpoint()
        except BUSY:
            # A command beside the server moves it.
            return True
        except apsw.Error as error:
            self._give_up(connection, error, 0)
            return False
        return True

    def _give_up(self, connection: Connection, error: Exception, units: int) -> None:
        # A commit that failed once may seem to succeed when tried again: it is not tried again.
        self._stopped.set()
        undo(connection)
        # Closing must not write either.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        cause = error.__cause__ or error
        _log.error(
            "store_writer_stopped",
            error=type(cause).__name__,
            code=code_of(cause),
            units=units,
            remedy=_REMEDY,
        )

    def _refuse_the_rest(self) -> None:
        rest, self._rest = self._rest, []
        while not self._queue.empty():
            rest += self._queue.get_nowait() or ()
        if rest:
            self._tell(rest, [Failed(_stopped()) for _ in rest])

    def _tell(self, jobs: Sequence[Job], outcomes: Sequence[object]) -> None:
        self._later(self._answer, jobs, outcomes)

    def _later(self, act: Callable[..., None], *arguments: object) -> None:
        assert self._loop is not None  # noqa: S101 - set before the thread starts
        try:
            self._loop.call_soon_threadsafe(act, *arguments)
        except RuntimeError:
            # The loop was closed by a process that ends; nobody waits any more.
            return


def _settle(future: "asyncio.Future[Any]", outcome: object) -> None:
    if future.done():
        return
    if isinstance(outcome, Failed):
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome)


def _stopped() -> StoreUnavailable:
    return StoreUnavailable(retry_after=RETRY_STOPPED)


def _refuse(jobs: Sequence[Job]) -> None:
    for job in jobs:
        _settle(job.future, Failed(_stopped()))
