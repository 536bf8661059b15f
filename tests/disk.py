"""A disk that fails, lies or is slow when a test says so: a file layer under SQLite's writer.

Readers keep the real one, so that what they see is what the operating system has.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import apsw
from typing_extensions import override

from palabre.adapters.db.sqlite_connection import Connection, prepare_to_write

_names = count(1)

Act = tuple[str, str, int, bytes]
"""``write``, ``truncate``, ``sync`` or ``delete``; the file's suffix; where; what."""


@dataclass(kw_only=True)
class Disk:
    """What happens below SQLite: every act is noted, and one may fail."""

    acts: list[Act] = field(default_factory=list[Act])
    fails: Callable[[str, int], Exception | None] = lambda _kind, _number: None
    """Asked before each act with its kind and its number among those of its kind, from 0."""
    sync_seconds: float = 0.0
    noting: bool = False
    counts: dict[str, int] = field(default_factory=dict[str, int])
    failed: bool = False

    def act(self, kind: str, name: str, at: int = 0, data: bytes = b"") -> None:
        """Note an act; raise what it should fail with."""
        if not self.noting:
            return
        number = self.counts.get(kind, 0)
        self.counts[kind] = number + 1
        error = self.fails(kind, number)
        if error is not None:
            self.failed = True
            raise error
        if kind == "sync":
            time.sleep(self.sync_seconds)
        self.acts.append((kind, _suffix(name), at, data))


def full() -> Exception:
    """No room is left: ENOSPC."""
    return apsw.FullError("no room")


def broken(code: int = apsw.SQLITE_IOERR_WRITE) -> Exception:
    """The disk does not answer: EIO."""
    error = apsw.IOError("broken")
    error.extendedresult = code  # type: ignore[attr-defined]
    return error


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else str(name)

    @override
    def xWrite(self, data: Any, offset: int) -> None:
        self._disk.act("write", self._name, offset, bytes(data))
        super().xWrite(data, offset)

    @override
    def xTruncate(self, newsize: int) -> None:
        self._disk.act("truncate", self._name, newsize)
        super().xTruncate(newsize)

    @override
    def xSync(self, flags: int) -> None:
        self._disk.act("sync", self._name)
        super().xSync(flags)


class _Layer(apsw.VFS):
    def __init__(self, name: str, disk: Disk) -> None:
        self._disk = disk
        super().__init__(name, "")

    @override
    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return _File(self._disk, name, flags)

    @override
    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._disk.act("delete", filename)
        super().xDelete(filename, syncdir)


class Eager:
    """A connection whose log seems long soon, so that it is moved into the file during a short test."""

    def __init__(self, connection: Any, times: int) -> None:
        self._connection = connection
        self._times = times

    def set_wal_hook(self, callback: Callable[[Any, str, int], int]) -> None:
        self._connection.set_wal_hook(lambda one, schema, pages: callback(one, schema, pages * self._times))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@contextmanager
def opened_on(disk: Disk, *, times: int = 1) -> Generator[Callable[[Path], Connection]]:
    """Give what opens a file on this disk, for ``SqliteDatabase(open_writer=…)``.

    ``times`` makes the log seem so many times longer.
    """
    name = f"palabre-test-{next(_names)}"
    layer = _Layer(name, disk)

    def open_(path: Path) -> Connection:
        connection: Any = Eager(apsw.Connection(str(path), vfs=name), times)
        return prepare_to_write(connection)

    yield open_
    layer.unregister()


def _suffix(name: str) -> str:
    return "-wal" if name.endswith("-wal") else ""
