"""The life of rules."""

import sqlalchemy as sa
from alembic import op

from palabre.adapters.db.types import Identifier, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_backtests",
        sa.Column("rule_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("staff_id", Identifier(), nullable=True),
        sa.Column("heard_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("scanned", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("hits", sa.BigInteger(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("findings", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("rule_id", "number", name=op.f("pk_rule_backtests")),
    )
    op.create_index("ix_rule_backtests_at", "rule_backtests", ["at"], unique=False)
    op.create_table(
        "rule_hits",
        sa.Column("rule_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("day", Moment(), autoincrement=False, nullable=False),
        sa.Column("hits", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", "day", name=op.f("pk_rule_hits")),
    )
    op.create_table(
        "rule_overrides",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", Identifier(), nullable=True),
        sa.Column("asked_session", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("confirmed_by", Identifier(), nullable=True),
        sa.Column("confirmed_at", Moment(), nullable=True),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_overrides")),
    )
    op.create_index("ix_rule_overrides_rule_id", "rule_overrides", ["rule_id"], unique=False)
    op.create_index("ix_rule_overrides_until", "rule_overrides", ["until"], unique=False)
    op.create_table(
        "rule_steps",
        sa.Column("rule_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("staff_id", Identifier(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", "number", name=op.f("pk_rule_steps")),
    )
    op.create_index("ix_rule_steps_at", "rule_steps", ["at"], unique=False)
    op.create_table(
        "rule_versions",
        sa.Column("rule_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("hits", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", "version", name=op.f("pk_rule_versions")),
    )
    op.create_table(
        "rule_samples",
        sa.Column("rule_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("message_id", Identifier(), nullable=True),
        sa.Column("person_id", Identifier(), nullable=True),
        sa.Column("ref", Identifier(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.Column("reviewed_by", Identifier(), nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_rule_samples_message_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "ref"],
            ["submissions.person_id", "submissions.ref"],
            name="fk_rule_samples_submission",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("rule_id", "number", name=op.f("pk_rule_samples")),
    )
    op.create_index("ix_rule_samples_at", "rule_samples", ["at"], unique=False)
    op.create_index("ix_rule_samples_measured", "rule_samples", ["rule_id", "version", "stage"], unique=False)
    op.create_index("ix_rule_samples_message_id", "rule_samples", ["message_id"], unique=False)
    op.create_index("ix_rule_samples_person_id_ref", "rule_samples", ["person_id", "ref"], unique=False)
