"""How our column types are written in a drafted script, so that old scripts need none of today's enums."""

from typing import Literal

from alembic.autogenerate.api import AutogenContext

from palabre.adapters.db.types import Identifier, Json, Moment, Word


def render_item(kind: str, item: object, context: AutogenContext) -> str | Literal[False]:
    """Return the source text of a type, or False to let Alembic write it."""
    if kind != "type":
        return False
    match item:
        case Identifier():
            context.imports.add("from palabre.adapters.db.types import Identifier")
            return "Identifier()"
        case Moment():
            context.imports.add("from palabre.adapters.db.types import Moment")
            return "Moment()"
        case Word() | Json():
            return "sa.Text()"
        case _:
            return False
