"""Connections to a SQLite file, opened with all that durability needs."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import apsw

from palabre.adapters.db.engine import CannotOpen

OLDEST = (3, 51, 3)
"""Older versions may corrupt a WAL database when two connections write or checkpoint at once."""

BUSY_TIMEOUT_MS = 5_000


class Cursor(Protocol):
    """What we use of apsw's cursor, whose own stubs leave types open."""

    @property
    def get(self) -> Any:  # noqa: ANN401 - whatever stands in the database
        """The only value, or None; the only row as a tuple."""
        ...

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return all rows."""
        ...


class Connection(Protocol):
    """What we use of apsw's connection."""

    in_transaction: bool

    def execute(self, statements: str, bindings: Sequence[Any] | None = None) -> Cursor:
        """Run statements up to the first row."""
        ...

    def executemany(self, statements: str, sequenceofbindings: Iterable[Sequence[Any]]) -> Cursor:
        """Run a statement for each set of values."""
        ...

    def changes(self) -> int:
        """Return how many rows the last statement touched."""
        ...

    def set_busy_timeout(self, milliseconds: int) -> None:
        """Wait so long for another that writes."""
        ...

    def set_wal_hook(self, callback: Callable[[Any, str, int], int] | None) -> None:
        """Call with the pages of the log after each commit, instead of moving them into the file."""
        ...

    def wal_checkpoint(self, dbname: str | None = None, mode: int = ...) -> tuple[int, int]:
        """Move what nobody reads from the log into the file."""
        ...

    def config(self, op: int, *args: int) -> int:
        """Set an option of this connection."""
        ...

    def close(self) -> None:
        """Close, after a last checkpoint when nobody else has the file open."""
        ...


def open_to_write(path: Path) -> Connection:
    """Open or create the file: WAL, FULL, foreign keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return prepare_to_write(cast(Connection, apsw.Connection(str(path))))


def prepare_to_write(connection: Connection) -> Connection:
    """Set what durability needs on a connection that was opened otherwise."""
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = full")
    connection.execute("PRAGMA foreign_keys = on")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA temp_store = memory")
    return connection


def open_to_read(path: Path) -> Connection:
    """Open a file that exists; this connection never checkpoints."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    connection.wal_autocheckpoint(0)
    return cast(Connection, connection)


def sqlite_version() -> str:
    """Return the version of the SQLite that apsw brings."""
    return apsw.sqlite_lib_version()


def check_version(version: str) -> None:
    """Raise CannotOpen for a SQLite that may corrupt the file."""
    if tuple(map(int, version.split("."))) < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise CannotOpen(f"SQLite {version} may corrupt a database in WAL mode: {wanted} or newer is needed")
