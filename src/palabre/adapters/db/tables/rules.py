"""The staff's rules, what happened to them, what they hit, and how they were tried."""

from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from palabre.adapters.db.declarations import HOUSE, About, Basis, Kept, after
from palabre.adapters.db.tables.base import ANSWERABLE, TALK_KEPT, metadata
from palabre.adapters.db.types import Identifier, Json, Moment, Word
from palabre.domain.backtests import BacktestState
from palabre.domain.overrides import Effect
from palabre.domain.rule_life import Review, StepKind
from palabre.domain.rules import RuleStage

_rule = Kept(Basis.NONE, About.NOBODY, HOUSE)

rule_versions = Table(
    "rule_versions",
    metadata,
    _rule.column("rule_id", Text, "the rule’s name", primary_key=True),
    _rule.column("version", Integer, "which version, from 1", primary_key=True),
    _rule.column("says", Json, "its condition and what follows from it"),
    _rule.column("note", Text, "why it was written, for the staff"),
    _rule.column("at", Moment, "when it was written"),
    _rule.column("stage", Word(RuleStage), "how far it has earned its place"),
    _rule.column("share", Integer, "percent of texts on which it acts in the stage of that name"),
    _rule.column("held", Boolean, "whether the house turned its refusals into holds"),
    _rule.column("since", Moment, "when it came to its stage"),
    _rule.column("hits", BigInteger, "texts that it hit in this stage"),
)

_step = Kept(Basis.LEGAL_OBLIGATION, About.NOBODY, after(ANSWERABLE, "at"))

rule_steps = Table(
    "rule_steps",
    metadata,
    _step.column("rule_id", Text, "what happened to this rule", primary_key=True),
    _step.column("number", Integer, "its place in the rule’s history, from 1", primary_key=True),
    _step.column("kind", Word(StepKind), "what happened"),
    _step.column("version", Integer, "to which version"),
    _step.column("stage", Word(RuleStage), "where it was then"),
    _step.column("share", Integer, "with which share of texts"),
    _step.column("at", Moment, "when"),
    _step.by(subject=About.STAFF).column(
        "staff_id", Identifier, "who did it; nobody when the house", null=True
    ),
    _step.column("note", Text, "why, for the staff"),
)
Index("ix_rule_steps_at", rule_steps.c.at)

_hits = Kept(Basis.NONE, About.NOBODY, after(TALK_KEPT, "day"))

rule_hits = Table(
    "rule_hits",
    metadata,
    _hits.column("rule_id", Text, "which rule", primary_key=True),
    _hits.column("day", Moment, "beginning of the day", primary_key=True),
    _hits.column("hits", BigInteger, "how many texts it hit"),
)

_sample = Kept(Basis.LEGITIMATE_INTEREST, About.CHATTER, after(TALK_KEPT, "at"))

rule_samples = Table(
    "rule_samples",
    metadata,
    _sample.column("rule_id", Text, "the rule that is measured", primary_key=True),
    _sample.column("number", Integer, "its place among the rule’s samples, from 1", primary_key=True),
    _sample.column("version", Integer, "the version that is measured"),
    _sample.column("stage", Word(RuleStage), "the stage in which it was drawn"),
    _sample.column("key", BigInteger, "drawn at random; the smallest are kept"),
    _sample.column("at", Moment, "when the text was judged"),
    _sample.column(
        "message_id",
        Identifier,
        "the message that was hit; the sample goes with it",
        ForeignKey("messages.id", ondelete="CASCADE"),
        null=True,
    ),
    _sample.column("person_id", Identifier, "whose held or refused text was hit", null=True),
    _sample.column("ref", Identifier, "which of them; the sample goes with it", null=True),
    _sample.column("review", Word(Review), "whether the rule was right", null=True),
    _sample.by(subject=About.STAFF).column(
        "reviewed_by", Identifier, "who thinks so, under a public alias", null=True
    ),
    ForeignKeyConstraint(
        ["person_id", "ref"],
        ["submissions.person_id", "submissions.ref"],
        ondelete="CASCADE",
        name="fk_rule_samples_submission",
    ),
)
Index("ix_rule_samples_measured", rule_samples.c.rule_id, rule_samples.c.version, rule_samples.c.stage)
Index("ix_rule_samples_message_id", rule_samples.c.message_id)
Index("ix_rule_samples_person_id_ref", rule_samples.c.person_id, rule_samples.c.ref)
Index("ix_rule_samples_at", rule_samples.c.at)

_override = Kept(Basis.LEGAL_OBLIGATION, About.STAFF, after(timedelta(days=30), "until"))

rule_overrides = Table(
    "rule_overrides",
    metadata,
    _override.column("id", Identifier, "names the override", primary_key=True),
    _override.column("rule_id", Text, "which rule"),
    _override.column("version", Integer, "which version of it"),
    _override.column("effect", Word(Effect), "what it does meanwhile"),
    _override.column("reason", Text, "why, for the second person"),
    _override.column("asked_by", Identifier, "who asked; nobody when the house", null=True),
    _override.column("asked_session", LargeBinary, "tells another session; a hash"),
    _override.column("asked_at", Moment, "when"),
    _override.column("confirmed_by", Identifier, "the second person", null=True),
    _override.column("confirmed_at", Moment, "since when it is in force", null=True),
    _override.column("until", Moment, "when it ends by itself"),
)
Index("ix_rule_overrides_rule_id", rule_overrides.c.rule_id)
Index("ix_rule_overrides_until", rule_overrides.c.until)

_backtest = Kept(Basis.LEGITIMATE_INTEREST, About.NOBODY, after(TALK_KEPT, "at"))

rule_backtests = Table(
    "rule_backtests",
    metadata,
    _backtest.column("rule_id", Text, "which rule was tried", primary_key=True),
    _backtest.column("number", Integer, "its place among the rule’s backtests, from 1", primary_key=True),
    _backtest.column("version", Integer, "which version"),
    _backtest.column("state", Word(BacktestState), "where it is"),
    _backtest.column("days", Integer, "how far back it looks"),
    _backtest.column("at", Moment, "when it was asked for"),
    _backtest.by(subject=About.STAFF).column(
        "staff_id", Identifier, "who asked, under a public alias", null=True
    ),
    _backtest.column("heard_at", Moment, "the last sign of life of who runs it", null=True),
    _backtest.column("ended_at", Moment, "when it was over", null=True),
    _backtest.column("scanned", BigInteger, "texts looked at"),
    _backtest.column("total", BigInteger, "texts to look at"),
    _backtest.column("hits", BigInteger, "texts hit"),
    _backtest.column("fault", Text, "why it failed, a code", null=True),
    _backtest.by(subject=About.CHATTER).column(
        "findings", Json, "counts by room and rule, and which lines are shown", null=True
    ),
)
Index("ix_rule_backtests_at", rule_backtests.c.at)
