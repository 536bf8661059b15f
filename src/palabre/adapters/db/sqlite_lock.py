"""One server for one file: an advisory lock beside the database, which ends with its process."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from palabre.adapters.db.engine import CannotOpen

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock(database: Path) -> BinaryIO:
    """Take the lock of a database file; raise CannotOpen when another server has it."""
    database.parent.mkdir(parents=True, exist_ok=True)
    path = database.with_name(f"{database.name}.lock")
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        _take(file)
    except OSError as error:
        file.close()
        raise CannotOpen(
            f"another server has opened {database}: two servers need PostgreSQL (PALABRE_DATABASE_URL)"
        ) from error
    return file


def unlock(file: BinaryIO) -> None:
    """Give the lock back. The file stays: removing it would let two servers hold two locks."""
    file.close()
