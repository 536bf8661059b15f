"""Slow mode of a room."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("slow_seconds", sa.Integer(), server_default="0", nullable=False))
