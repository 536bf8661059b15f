"""What Alembic runs: it writes SQL for a dialect, or compares with a connection when a script is drafted."""

from alembic import context

from palabre.adapters.db.migrations.rendering import render_item
from palabre.adapters.db.tables import metadata

_wishes = context.config.attributes

if "connection" in _wishes:
    context.configure(
        connection=_wishes["connection"], target_metadata=metadata, render_item=render_item, compare_type=True
    )
else:
    context.configure(
        dialect_name=_wishes["dialect"],
        as_sql=True,
        literal_binds=True,
        output_buffer=_wishes["output"],
        # Whoever runs the script opens the transaction.
        transactional_ddl=False,
        target_metadata=metadata,
    )

context.run_migrations()
