"""Which database an address means: ``sqlite:///path`` or ``postgresql://…``."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from palabre.adapters.db.engine import CannotOpen, Database
from palabre.adapters.db.postgres import PostgresDatabase
from palabre.adapters.db.sqlite import SqliteDatabase

_SQLITE = "sqlite:///"


def open_database(url: str, *, alone: bool = False) -> Database:
    """Return the database of an address, not started yet; raise CannotOpen for any other kind of address.

    ``alone`` is for servers: a second server on the same SQLite file is refused. Commands beside a server
    leave it out.
    """
    path = sqlite_path(url)
    if path is not None:
        return SqliteDatabase(path, alone=alone)
    return PostgresDatabase(postgres_url(url))


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite address: relative after three slashes, absolute after four."""
    if not url.startswith(_SQLITE):
        return None
    path = unquote(url[len(_SQLITE) :])
    if not path or path == ":memory:":
        raise CannotOpen("a SQLite address names a file, such as sqlite:///data/palabre.db")
    return Path(path)


def postgres_url(url: str) -> str:
    """Return the address if it is PostgreSQL's."""
    if urlsplit(url).scheme not in {"postgresql", "postgres"}:
        raise CannotOpen("a database address begins with sqlite:/// or postgresql://")
    return url
