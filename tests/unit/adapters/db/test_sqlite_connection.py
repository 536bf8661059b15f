"""What a connection promises before anything is written."""

from pathlib import Path

import pytest

from palabre.adapters.db.engine import CannotOpen
from palabre.adapters.db.sqlite_connection import check_version, open_to_write, sqlite_version


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.9.9"])
def test_a_sqlite_that_may_corrupt_the_file_is_refused(version: str) -> None:
    with pytest.raises(CannotOpen, match=r"3\.51\.3"):
        check_version(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.54.1", "4.0.0"])
def test_a_repaired_sqlite_is_taken(version: str) -> None:
    check_version(version)


def test_ours_is_taken() -> None:
    check_version(sqlite_version())


def test_an_acknowledged_commit_is_on_the_disk(tmp_path: Path) -> None:
    connection = open_to_write(tmp_path / "palabre.db")
    full = 2
    assert connection.execute("PRAGMA journal_mode").get == "wal"
    assert connection.execute("PRAGMA synchronous").get == full
    assert connection.execute("PRAGMA foreign_keys").get == 1
    connection.close()
