"""Drafts the next migration: ``python -m palabre.adapters.db.migrations.draft "what changes"``.

It brings an empty file to the present state, compares it with the tables, and writes a script. Read it before
it is committed: a draft knows no renames, and SQLite cannot alter everything in place.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from palabre.adapters.db.migrations.run import configuration, head_revision, migrate


def draft(message: str) -> None:
    """Write a script into ``versions``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.db"
        if head_revision() is not None:
            asyncio.run(migrate(f"sqlite:///{path}"))
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            wishes = configuration()
            wishes.attributes["connection"] = connection
            number = len(list((Path(__file__).parent / "versions").glob("[0-9]*.py"))) + 1
            command.revision(wishes, message=message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]))
