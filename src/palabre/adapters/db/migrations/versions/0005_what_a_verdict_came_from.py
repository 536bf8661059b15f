"""What a verdict came from is kept with the text that it stopped."""

import sqlalchemy as sa
from alembic import op

from palabre.adapters.db.types import Json, Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_sets",
        sa.Column("digest", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_rule_sets")),
    )
    op.add_column("submissions", sa.Column("circumstances", Json(), nullable=True))
    op.add_column("submissions", sa.Column("signals", Json(), nullable=True))
    op.add_column("submissions", sa.Column("detectors", sa.Text(), nullable=True))
    op.add_column("submissions", sa.Column("rules_digest", sa.Text(), nullable=True))
    op.create_index("ix_submissions_rules_digest", "submissions", ["rules_digest"], unique=False)
