"""The first tables."""

import sqlalchemy as sa
from alembic import op

from palabre.adapters.db.types import Identifier, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("person_id", Identifier(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("claimed_by", Identifier(), nullable=True),
        sa.Column("claimed_until", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_index("ix_cases_closed_at", "cases", ["closed_at"], unique=False)
    op.create_index("ix_cases_person_id", "cases", ["person_id"], unique=False)
    op.create_index(
        "uq_cases_open_subject",
        "cases",
        ["subject_kind", "subject_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("case_id", Identifier(), nullable=True),
        sa.Column("case_code", sa.Text(), nullable=True),
        sa.Column("person_id", Identifier(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("message_id", Identifier(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("ends_at", Moment(), nullable=True),
        sa.Column("staff_id", Identifier(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("rule_version", sa.Text(), nullable=True),
        sa.Column("categories", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("automated_detection", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("case_code", name=op.f("uq_decisions_case_code")),
    )
    op.create_index("ix_decisions_at", "decisions", ["at"], unique=False)
    op.create_index("ix_decisions_case_id", "decisions", ["case_id"], unique=False)
    op.create_index("ix_decisions_person_id", "decisions", ["person_id"], unique=False)
    op.create_table(
        "idempotency_keys",
        sa.Column("key", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index("ix_idempotency_keys_until", "idempotency_keys", ["until"], unique=False)
    op.create_table(
        "journal",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("staff_id", Identifier(), nullable=True),
        sa.Column("case_id", Identifier(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_at", "journal", ["at"], unique=False)
    op.create_table(
        "messages",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("room_id", Identifier(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("author_id", Identifier(), nullable=False),
        sa.Column("author_alias", Identifier(), nullable=False),
        sa.Column("author_pseudonym", sa.Text(), nullable=False),
        sa.Column("ref", Identifier(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("reply_to", Identifier(), nullable=True),
        sa.Column("changed_seq", sa.BigInteger(), nullable=True),
        sa.Column("edited_at", Moment(), nullable=True),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.Column("removed_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("author_id", "ref", name=op.f("uq_messages_author_id_ref")),
        sa.UniqueConstraint("room_id", "seq", name=op.f("uq_messages_room_id_seq")),
    )
    op.create_index("ix_messages_at", "messages", ["at"], unique=False)
    op.create_table(
        "persons",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("alias", Identifier(), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("left_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("alias", name=op.f("uq_persons_alias")),
    )
    op.create_index("ix_persons_left_at", "persons", ["left_at"], unique=False)
    op.create_index(
        "ix_persons_living",
        "persons",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_table(
        "pseudonym_keys",
        sa.Column("skeleton_key", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("person_id", Identifier(), nullable=True),
        sa.Column("reserved_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("skeleton_key", name=op.f("pk_pseudonym_keys")),
        sa.UniqueConstraint("person_id", name=op.f("uq_pseudonym_keys_person_id")),
    )
    op.create_index("ix_pseudonym_keys_reserved_until", "pseudonym_keys", ["reserved_until"], unique=False)
    op.create_table(
        "purge_runs",
        sa.Column("at", Moment(), autoincrement=False, nullable=False),
        sa.Column("removed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("at", name=op.f("pk_purge_runs")),
    )
    op.create_table(
        "rooms",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("preview", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("slug", name=op.f("uq_rooms_slug")),
    )
    op.create_table(
        "staff",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("disabled_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("name", name=op.f("uq_staff_name")),
    )
    op.create_table(
        "submissions",
        sa.Column("person_id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("ref", Identifier(), autoincrement=False, nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("author_alias", Identifier(), nullable=False),
        sa.Column("author_pseudonym", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("reply_to", Identifier(), nullable=True),
        sa.Column("edit_of", Identifier(), nullable=True),
        sa.Column("case_id", Identifier(), nullable=True),
        sa.Column("decision_id", Identifier(), nullable=True),
        sa.Column("case_code", sa.Text(), nullable=True),
        sa.Column("message_id", Identifier(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("kept_until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "ref", name=op.f("pk_submissions")),
    )
    op.create_index("ix_submissions_case_id", "submissions", ["case_id"], unique=False)
    op.create_index("ix_submissions_decision_id", "submissions", ["decision_id"], unique=False)
    op.create_index("ix_submissions_kept_until", "submissions", ["kept_until"], unique=False)
    op.create_table(
        "appeals",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("decision_id", Identifier(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("decided_by", Identifier(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_appeals_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_appeals_decision_id")),
    )
    op.create_index("ix_appeals_decided_at", "appeals", ["decided_at"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("case_id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("message_id", Identifier(), nullable=True),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("author_id", Identifier(), nullable=False),
        sa.Column("author_alias", Identifier(), nullable=False),
        sa.Column("author_pseudonym", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("is_subject", sa.Boolean(), nullable=False),
        sa.Column("earlier_texts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_evidence_case_id")),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_evidence")),
    )
    op.create_table(
        "message_changes",
        sa.Column("room_id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", Identifier(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text_before", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_message_changes_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room_id", "seq", name=op.f("pk_message_changes")),
    )
    op.create_index("ix_message_changes_message_id", "message_changes", ["message_id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("case_id", Identifier(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("reporter_id", Identifier(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("notifier_name", sa.Text(), nullable=True),
        sa.Column("notifier_email", sa.Text(), nullable=True),
        sa.Column("locations", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_reports_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("case_id", "reporter_id", name=op.f("uq_reports_case_id_reporter_id")),
        sa.UniqueConstraint("receipt", name=op.f("uq_reports_receipt")),
    )
    op.create_index("ix_reports_reporter_id", "reports", ["reporter_id"], unique=False)
    op.create_table(
        "reversals",
        sa.Column("decision_id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("appeal_id", Identifier(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("lifts_sanctions", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_reversals_decision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_reversals")),
    )
    op.create_table(
        "sanctions",
        sa.Column("id", Identifier(), autoincrement=False, nullable=False),
        sa.Column("decision_id", Identifier(), nullable=False),
        sa.Column("case_code", sa.Text(), nullable=False),
        sa.Column("person_id", Identifier(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_sanctions_decision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanctions")),
    )
    op.create_index("ix_sanctions_decision_id", "sanctions", ["decision_id"], unique=False)
    op.create_index("ix_sanctions_person_id", "sanctions", ["person_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("person_id", Identifier(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_sessions_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index("ix_sessions_expires_at", "sessions", ["expires_at"], unique=False)
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"], unique=False)
    op.create_table(
        "staff_invitations",
        sa.Column("token_hash", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("staff_id", Identifier(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_invitations_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_invitations")),
    )
    op.create_index("ix_staff_invitations_staff_id", "staff_invitations", ["staff_id"], unique=False)
    op.create_table(
        "staff_sessions",
        sa.Column("token_hash", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("staff_id", Identifier(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_sessions_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_sessions")),
    )
    op.create_index("ix_staff_sessions_staff_id", "staff_sessions", ["staff_id"], unique=False)
    op.execute("INSERT INTO counters (name, value) VALUES ('journal', 0)")
