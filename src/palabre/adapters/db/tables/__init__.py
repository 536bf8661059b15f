"""The tables: one definition for both dialects, a module for each feature."""

from palabre.adapters.db.tables.base import metadata
from palabre.adapters.db.tables.cases import (
    appeals,
    cases,
    decisions,
    evidence,
    reports,
    reversals,
    sanctions,
)
from palabre.adapters.db.tables.house import counters, idempotency_keys, journal, purge_runs
from palabre.adapters.db.tables.people import persons, pseudonym_keys, sessions
from palabre.adapters.db.tables.rules import (
    rule_backtests,
    rule_hits,
    rule_overrides,
    rule_samples,
    rule_steps,
    rule_versions,
)
from palabre.adapters.db.tables.staff import staff, staff_invitations, staff_sessions
from palabre.adapters.db.tables.talk import message_changes, messages, rooms, rule_sets, submissions

__all__ = [
    "appeals",
    "cases",
    "counters",
    "decisions",
    "evidence",
    "idempotency_keys",
    "journal",
    "message_changes",
    "messages",
    "metadata",
    "persons",
    "pseudonym_keys",
    "purge_runs",
    "reports",
    "reversals",
    "rooms",
    "rule_backtests",
    "rule_hits",
    "rule_overrides",
    "rule_samples",
    "rule_sets",
    "rule_steps",
    "rule_versions",
    "sanctions",
    "sessions",
    "staff",
    "staff_invitations",
    "staff_sessions",
    "submissions",
]
