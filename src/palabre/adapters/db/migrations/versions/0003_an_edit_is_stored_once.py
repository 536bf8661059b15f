"""An edit is stored once under its ref."""

import sqlalchemy as sa
from alembic import op

from palabre.adapters.db.types import Identifier

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message_changes", sa.Column("ref", Identifier(), nullable=True))
    op.create_index(
        "uq_message_changes_message_id_ref", "message_changes", ["message_id", "ref"], unique=True
    )
    # The new one serves whoever asks for the changes of a message, too.
    op.drop_index("ix_message_changes_message_id", table_name="message_changes")
