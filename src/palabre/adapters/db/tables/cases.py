"""Cases with their reports and evidence, decisions with what they took, and appeals."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    exists,
    or_,
    select,
)

from palabre.adapters.db.declarations import About, Basis, Kept, after, along, keep_while
from palabre.adapters.db.tables.base import CONTESTABLE, metadata
from palabre.adapters.db.tables.people import persons
from palabre.adapters.db.tables.talk import messages, submissions
from palabre.adapters.db.types import Identifier, Json, Moment, Word
from palabre.domain.appeals import AppealOutcome
from palabre.domain.decisions import TIMED, DecisionKind
from palabre.domain.reports import ReportReason, ReportSource, SubjectKind
from palabre.domain.verdicts import ExplanationLevel

_case = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, after(CONTESTABLE, "closed_at"))

cases = Table(
    "cases",
    metadata,
    _case.column("id", Identifier, "names the case", primary_key=True),
    _case.column("subject_kind", Word(SubjectKind), "what it is about"),
    _case.column("subject_id", Text, "which one it is about"),
    _case.column("reason", Word(ReportReason), "the gravest that was given; orders the queue"),
    _case.column("opened_at", Moment, "orders the queue"),
    _case.column("reports", Integer, "how many spoke; orders the queue"),
    _case.column("person_id", Identifier, "on whom a sanction would fall", null=True),
    _case.column("room", Text, "slug of the room where it happened", null=True),
    _case.by(subject=About.STAFF).column(
        "claimed_by", Identifier, "who looks at it, so that nobody else does", null=True
    ),
    _case.by(subject=About.STAFF).column("claimed_until", Moment, "when that lapses", null=True),
    _case.column("closed_at", Moment, "when it was decided; its forgetting is reckoned from here", null=True),
)
Index(
    "uq_cases_open_subject",
    cases.c.subject_kind,
    cases.c.subject_id,
    unique=True,
    sqlite_where=cases.c.closed_at.is_(None),
    postgresql_where=cases.c.closed_at.is_(None),
)
Index("ix_cases_closed_at", cases.c.closed_at)
Index("ix_cases_person_id", cases.c.person_id)

_through_case = after(CONTESTABLE, "closed_at", through="case_id")
_report = Kept(Basis.LEGAL_OBLIGATION, About.REPORTER, _through_case)
_notice = _report.by(subject=About.NOTIFIER)

reports = Table(
    "reports",
    metadata,
    _report.column("id", Identifier, "names the report", primary_key=True),
    _report.column("case_id", Identifier, "where it is dealt with", ForeignKey("cases.id")),
    _report.column("source", Word(ReportSource), "who spoke: a person inside, the public door, the filter"),
    _report.column("reason", Word(ReportReason), "what is complained of"),
    _report.column("at", Moment, "when"),
    _report.column("comment", Text, "what the reporter adds", null=True),
    _report.column(
        "reporter_id", Identifier, "tells the reporter the outcome, and counts them once", null=True
    ),
    _report.column("receipt", Text, "opens the state and the outcome", null=True, unique=True),
    _notice.column("notifier_name", Text, "asked for by DSA art. 16(2)(c); may be left out", null=True),
    _notice.column("notifier_email", Text, "asked for by DSA art. 16(2)(c); may be left out", null=True),
    _notice.column("locations", Json, "where the content is (DSA art. 16(2)(b))"),
    UniqueConstraint("case_id", "reporter_id"),
)
Index("ix_reports_reporter_id", reports.c.reporter_id)

_evidence = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, _through_case)

evidence = Table(
    "evidence",
    metadata,
    _evidence.column(
        "case_id", Identifier, "what it is evidence in", ForeignKey("cases.id"), primary_key=True
    ),
    _evidence.column("number", Integer, "its place in the file, from 0", primary_key=True),
    _evidence.column("message_id", Identifier, "which message it is a copy of", null=True),
    _evidence.column("room", Text, "slug of the room where it was said"),
    _evidence.column("seq", BigInteger, "its number in the room’s log", null=True),
    _evidence.column("author_id", Identifier, "who answers for it"),
    _evidence.column("author_alias", Identifier, "who said it, for others"),
    _evidence.column("author_pseudonym", Text, "what stood beside it"),
    _evidence.column("text", Text, "what was said, as it stood when the case opened"),
    _evidence.column("at", Moment, "when it was said"),
    _evidence.column("is_subject", Boolean, "whether the case is about it, or it is context"),
    _evidence.column("earlier_texts", Json, "what it said before its edits"),
)

_decision = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, after(CONTESTABLE, "at", "ends_at"))

decisions = Table(
    "decisions",
    metadata,
    _decision.column("id", Identifier, "names the decision", primary_key=True),
    _decision.column("kind", Word(DecisionKind), "what was decided"),
    _decision.column("ground", Word(ReportReason), "the clause of the rules (DSA art. 17(3)(e))"),
    _decision.column("reason", Text, "the facts and circumstances (DSA art. 17(3)(b))"),
    _decision.column("at", Moment, "from which the time to contest runs"),
    _decision.column("case_id", Identifier, "in which case", null=True),
    _decision.column("case_code", Text, "opens the statement of reasons", null=True, unique=True),
    _decision.column("person_id", Identifier, "whom it concerns", null=True),
    _decision.column("room", Text, "slug of the room that it is about", null=True),
    _decision.column("message_id", Identifier, "the message taken away", null=True),
    _decision.column("text", Text, "what was written, for the appeal", null=True),
    _decision.column("ends_at", Moment, "how long it lasts (DSA art. 17(3)(a))", null=True),
    _decision.by(subject=About.STAFF).column(
        "staff_id", Identifier, "who decided, so that another decides the appeal", null=True
    ),
    _decision.column("rule", Text, "which rule found it (DSA art. 17(3)(c))", null=True),
    _decision.column("rule_version", Text, "so that the finding can be replayed", null=True),
    _decision.column("categories", Json, "what the filter found"),
    _decision.column("spans", Json, "which words it found"),
    _decision.column("explanation", Word(ExplanationLevel), "how much of that its author may see"),
    _decision.column("automated_detection", Boolean, "asked for by DSA art. 17(3)(c)"),
)
Index("ix_decisions_case_id", decisions.c.case_id)
Index("ix_decisions_person_id", decisions.c.person_id)
Index("ix_decisions_at", decisions.c.at)

_sanction = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, along("decision_id"))

sanctions = Table(
    "sanctions",
    metadata,
    _sanction.column("id", Identifier, "names the sanction", primary_key=True),
    _sanction.column(
        "decision_id", Identifier, "what applied it", ForeignKey("decisions.id", ondelete="CASCADE")
    ),
    _sanction.column("case_code", Text, "shown to its person with the way to contest"),
    _sanction.column("person_id", Identifier, "whom it restricts"),
    _sanction.column("kind", Word(DecisionKind), "what it restricts"),
    _sanction.column("starts_at", Moment, "from when"),
    _sanction.column("ends_at", Moment, "until when", null=True),
    _sanction.column("room", Text, "slug of the only room that it is about", null=True),
)
Index("ix_sanctions_person_id", sanctions.c.person_id)
Index("ix_sanctions_decision_id", sanctions.c.decision_id)

_reversal = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, along("decision_id"))

reversals = Table(
    "reversals",
    metadata,
    _reversal.column(
        "decision_id",
        Identifier,
        "the decision that fell; what it took is given back",
        ForeignKey("decisions.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    _reversal.column("appeal_id", Identifier, "the appeal that brought it down"),
    _reversal.column("at", Moment, "from when its sanctions are lifted"),
    _reversal.column("lifts_sanctions", Boolean, "whether sanctions are lifted"),
)

_appeal = Kept(Basis.LEGAL_OBLIGATION, About.CHATTER, after(CONTESTABLE, "decided_at"))

appeals = Table(
    "appeals",
    metadata,
    _appeal.column("id", Identifier, "names the appeal", primary_key=True),
    _appeal.column(
        "decision_id", Identifier, "the decision that it contests", ForeignKey("decisions.id"), unique=True
    ),
    _appeal.column("text", Text, "why the person contests"),
    _appeal.column("at", Moment, "orders the queue"),
    _appeal.column("outcome", Word(AppealOutcome), "how it ended", null=True),
    _appeal.column("answer", Text, "why (DSA art. 20(5))", null=True),
    _appeal.by(subject=About.STAFF).column("decided_by", Identifier, "who decided it", null=True),
    _appeal.column("decided_at", Moment, "its forgetting is reckoned from here", null=True),
)
Index("ix_appeals_decided_at", appeals.c.decided_at)

_contested = exists(
    select(appeals.c.id)
    .join(decisions, decisions.c.id == appeals.c.decision_id)
    .where(decisions.c.case_id == evidence.c.case_id, appeals.c.decided_at.is_(None))
)

keep_while(evidence, "an appeal in its case waits", _contested)
keep_while(
    decisions,
    "an appeal against it is kept",
    exists(select(appeals.c.id).where(appeals.c.decision_id == decisions.c.id)),
)
keep_while(
    decisions,
    "its sanction has no end",
    exists(
        select(sanctions.c.id).where(
            sanctions.c.decision_id == decisions.c.id,
            sanctions.c.kind.in_(sorted(TIMED)),
            sanctions.c.ends_at.is_(None),
        )
    ),
)
keep_while(
    cases,
    "a report, evidence or a decision in it is kept",
    or_(
        exists(select(reports.c.id).where(reports.c.case_id == cases.c.id)),
        exists(select(evidence.c.case_id).where(evidence.c.case_id == cases.c.id)),
        exists(select(decisions.c.id).where(decisions.c.case_id == cases.c.id)),
    ),
)
keep_while(
    submissions,
    "the decision that refused it is kept",
    exists(select(decisions.c.id).where(decisions.c.id == submissions.c.decision_id)),
)
keep_while(
    persons,
    "something that they said, or a case or decision about them, is kept",
    or_(
        exists(select(messages.c.id).where(messages.c.author_id == persons.c.id)),
        exists(select(cases.c.id).where(cases.c.person_id == persons.c.id)),
        exists(select(decisions.c.id).where(decisions.c.person_id == persons.c.id)),
    ),
)
