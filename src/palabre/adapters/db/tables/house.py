"""The journal of moderation, answers kept for repeated requests, and the house's own counters."""

from datetime import timedelta

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, Table, Text

from palabre.adapters.db.declarations import HOUSE, About, Basis, Kept, after, until
from palabre.adapters.db.tables.base import ANSWERABLE, metadata
from palabre.adapters.db.types import Identifier, Json, Moment, Word
from palabre.domain.journal import Act

_entry = Kept(Basis.LEGAL_OBLIGATION, About.NOBODY, after(ANSWERABLE, "at"))

journal = Table(
    "journal",
    metadata,
    _entry.column("number", BigInteger, "its place, dense from 1", primary_key=True),
    _entry.column("act", Word(Act), "what was done"),
    _entry.column("at", Moment, "when"),
    _entry.by(subject=About.STAFF).column(
        "staff_id", Identifier, "who did it, under a public alias", null=True
    ),
    _entry.column("case_id", Identifier, "in which case", null=True),
    _entry.column("detail", Json, "codes, kinds and numbers; nobody’s words, address or pseudonym"),
)
Index("ix_journal_at", journal.c.at)

_answer = Kept(Basis.CONTRACT, About.CHATTER, until("until"))

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    _answer.column("key", LargeBinary, "recognises a request sent again; a hash", primary_key=True),
    _answer.column("fingerprint", LargeBinary, "tells whether it asks the same; a hash"),
    _answer.column("status", Integer, "what was answered; nothing while it runs", null=True),
    _answer.column("body", LargeBinary, "what was answered"),
    _answer.column("until", Moment, "a day after the answer"),
)
Index("ix_idempotency_keys_until", idempotency_keys.c.until)

_counter = Kept(Basis.NONE, About.NOBODY, HOUSE)

counters = Table(
    "counters",
    metadata,
    _counter.column("name", Text, "what is counted", primary_key=True),
    _counter.column("value", BigInteger, "the last number given out"),
)

JOURNAL_COUNTER = "journal"

_run = Kept(Basis.NONE, About.NOBODY, after(timedelta(days=365), "at"))

purge_runs = Table(
    "purge_runs",
    metadata,
    _run.column("at", Moment, "shows that the promised forgetting takes place", primary_key=True),
    _run.column("removed", Json, "how many rows and values, by table"),
)
