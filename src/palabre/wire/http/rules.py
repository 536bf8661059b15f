"""Rules on their way from draft to live, and what the filter thinks of a pasted line. Staff only."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, field

from palabre.domain.rules import LONGEST_EXPRESSION, LONGEST_ID, RULE_ID
from palabre.domain.text import MAX_TEXT
from palabre.wire.base import Incoming, Listing, Outgoing, SlugText
from palabre.wire.events import SpanPair

RuleName = Annotated[str, Meta(min_length=3, max_length=LONGEST_ID, pattern=RULE_ID)]
StageText = Literal["draft", "shadow", "share", "live", "stopped"]
ActionText = Literal["allow", "nudge", "mask", "hold", "refuse"]
CategoryText = Literal[
    "insult",
    "hate",
    "threat",
    "sexual",
    "drugs",
    "self_harm",
    "contact",
    "off_platform",
    "spam",
    "minors",
]
ExplanationText = Literal["full", "category", "generic"]
Reviewed = Literal["right", "wrong", "unsure"]
Effect = Literal["shadow", "live", "hold", "stopped"]
Note = Annotated[str, Meta(max_length=500)]
Version = Annotated[int, Meta(ge=1, le=100_000)]
Number = Annotated[int, Meta(ge=1, le=2**53 - 1)]


class RuleParams(Incoming, frozen=True, kw_only=True):
    """The rule in the address."""

    rule_id: RuleName


class BacktestParams(Incoming, frozen=True, kw_only=True):
    """The backtest in the address, by its number among those of the rule."""

    rule_id: RuleName
    number: Number


class SampleParams(Incoming, frozen=True, kw_only=True):
    """The sample in the address, by its number among those of the rule."""

    rule_id: RuleName
    number: Number


class RuleDraft(Incoming, frozen=True, kw_only=True):
    """What a version of a rule says."""

    when: Annotated[str, Meta(min_length=1, max_length=LONGEST_EXPRESSION)]
    action: ActionText
    categories: Annotated[list[CategoryText], Meta(min_length=1, max_length=4)]
    score: Annotated[float, Meta(ge=0, le=1)] = 0.7
    regular: ActionText | None = None
    explanation: ExplanationText = "full"
    escalate: bool = False
    least_precision: Annotated[float, Meta(ge=0.5, le=1)] = 0.9
    note: Note = ""
    """Why, for the history."""


class NewRule(RuleDraft, frozen=True, kw_only=True):
    """A rule that does not exist yet, as a draft."""

    id: RuleName


class RuleCheckRequest(Incoming, frozen=True, kw_only=True):
    """An expression that is being written; ``id`` leaves that rule out of the reckoned cost of all."""

    when: Annotated[str, Meta(max_length=LONGEST_EXPRESSION)]
    id: RuleName | None = None


class RuleFaultView(Outgoing, frozen=True, kw_only=True):
    """Where an expression is wrong: line and column from 1, a stable code, what its sentence needs."""

    code: str
    line: int
    column: int
    parameters: list[str] = field(default_factory=list[str])


class RuleCheckView(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """What the check found; ``cost`` is the most that a text can make it cost, out of ``most``."""

    faults: list[RuleFaultView]
    cost: int
    most: int
    signals: list[str]
    """Names of the signals that it asks for."""


class MissingView(Outgoing, frozen=True, kw_only=True):
    """What a rule still lacks: a stable code and figures, such as ``need`` and ``have``."""

    code: str
    figures: dict[str, float] = field(default_factory=dict[str, float])


class BacktestRow(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """How a backtest stands; ``hits`` of ``scanned`` texts, out of ``total``."""

    number: int
    version: int
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    days: int
    at: datetime
    by: str
    scanned: int
    total: int
    hits: int
    eta_seconds: int | None
    ended_at: datetime | None
    fault: str | None
    """A stable code when it failed."""


class RoomHits(Outgoing, frozen=True, kw_only=True):
    """Texts of one room."""

    room: str
    scanned: int
    hits: int


class OverlapView(Outgoing, frozen=True, kw_only=True):
    """A live rule that hits the same texts."""

    rule: str
    hits: int


class HitView(Outgoing, frozen=True, kw_only=True):
    """A stored line that the rule hits."""

    text: str
    spans: list[SpanPair]
    room: str
    at: datetime
    other_rules: list[str] = field(default_factory=list[str])


class BacktestView(BacktestRow, frozen=True, kw_only=True, omit_defaults=False):
    """A backtest with what it found; lists are empty until it is done."""

    rooms: list[RoomHits]
    overlaps: list[OverlapView]
    sample: list[HitView]
    """At most 50, drawn at random; lines that are no longer kept are left out."""


class BacktestRequest(Incoming, frozen=True, kw_only=True):
    """Over the texts of so many days; without ``version``, of the newest one."""

    days: Annotated[int, Meta(ge=1, le=30)] = 30
    version: Version | None = None


class OverrideView(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """An override that was asked for, and stands once a second person has confirmed it."""

    id: UUID
    effect: Effect
    reason: str
    asked_by: str
    asked_at: datetime
    mine: bool
    """Whether the reader asked for it, and may not confirm it."""
    confirmed_by: str | None
    confirmed_at: datetime | None
    until: datetime
    """When the wish expires, or once confirmed, when the override ends by itself."""


class OverrideRequest(Incoming, frozen=True, kw_only=True):
    """``hold``: what it would refuse is held. ``live``: without its gates."""

    effect: Effect
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class OverrideConfirmation(Incoming, frozen=True, kw_only=True):
    """Names the override, so that nobody confirms another than they have read."""

    id: UUID


class RuleRow(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """A rule as it runs, or its draft where it does not run yet."""

    id: str
    built_in: bool
    version: int
    newest: int
    """Another than ``version``: a newer one is on its way."""
    newest_stage: StageText
    stage: StageText
    share: int
    held: bool
    """What it would refuse is held instead."""
    since: datetime | None
    """When this version came to this stage; None for built-in rules."""
    when: str
    action: ActionText
    categories: list[CategoryText]
    hits_today: int
    hits_7_days: int
    reviewed: int
    """Samples of this version in this stage that somebody found right or wrong."""
    precision: float | None
    precision_low: float | None
    """Lower end of Wilson's interval of 95 %."""
    least_precision: float
    last_backtest: BacktestRow | None
    next_stage: StageText | None
    missing: list[MissingView]
    """Why the newest version cannot go on to ``next_stage`` yet; empty when it can."""
    override: OverrideView | None
    set_aside: str | None
    """The code of the fault for which it does not run, although its stage says so."""


class RuleVersionView(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """One version, as it was written."""

    version: int
    when: str
    action: ActionText
    categories: list[CategoryText]
    score: float
    regular: ActionText | None
    explanation: ExplanationText
    escalate: bool
    least_precision: float
    note: str
    stage: StageText
    share: int
    held: bool
    at: datetime | None
    by: str


class RuleStepView(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """Something that happened to a rule; ``by`` is a public alias or ``house``."""

    at: datetime
    by: str
    act: Literal["written", "staged", "stopped", "demoted", "override_asked", "overridden", "override_ended"]
    version: int
    stage: StageText
    share: int
    note: str


class RuleView(Outgoing, frozen=True, kw_only=True):
    """A rule with its whole history, newest first."""

    rule: RuleRow
    versions: list[RuleVersionView]
    steps: list[RuleStepView]
    backtests: list[BacktestRow]


class RuleAlert(Outgoing, frozen=True, kw_only=True):
    """What the staff should know of a rule: it was demoted by the house, or set aside."""

    rule: str
    code: Literal["demoted_to_hold", "demoted_to_shadow", "set_aside"]
    at: datetime | None = None
    detail: str = ""


class RuleList(Listing, frozen=True, kw_only=True):
    """Every rule: the staff's own by name, then the built-in ones in order of priority."""

    items: list[RuleRow]
    alerts: list[RuleAlert]
    next: str | None = None
    prev: str | None = None


class SampleQuery(Incoming, frozen=True, kw_only=True):
    """Of which version; without it, of the newest. ``open``: only what nobody has looked at yet."""

    version: Version | None = None
    open: bool = False
    limit: Annotated[int, Meta(ge=1, le=100)] = 50


class SampleView(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """A text that the rule hit; ``acted`` says whether it was more than a trial."""

    number: int
    version: int
    stage: StageText
    text: str
    spans: list[SpanPair]
    room: str
    at: datetime
    review: Reviewed | None
    reviewed_by: str | None


class SampleList(Listing, frozen=True, kw_only=True):
    """Samples, those that nobody has looked at first."""

    items: list[SampleView]
    next: str | None = None
    prev: str | None = None


class SampleReview(Incoming, frozen=True, kw_only=True):
    """Whether the rule was right to hit this text."""

    review: Reviewed


class StageRequest(Incoming, frozen=True, kw_only=True):
    """Forward by one, with what it takes; back as far as one likes. ``share`` in percent of texts."""

    stage: StageText
    share: Annotated[int, Meta(ge=1, le=99)] | None = None
    version: Version | None = None
    note: Note = ""


class StopRequest(Incoming, frozen=True, kw_only=True):
    """Every version that runs stops at once."""

    note: Note = ""


class JudgementRequest(Incoming, frozen=True, kw_only=True):
    """A line that somebody pasted; ``room`` only where a rule asks for it."""

    text: Annotated[str, Meta(min_length=1, max_length=4 * MAX_TEXT)]
    rung: Literal["newcomer", "regular", "adult"] = "newcomer"
    room: SlugText | None = None


class TextView(Outgoing, frozen=True, kw_only=True):
    """A reading of the text that differs from those before it."""

    name: str
    text: str


class SignalView(Outgoing, frozen=True, kw_only=True):
    """What a detector found."""

    name: str
    strength: float
    span: SpanPair
    view: str
    detail: str = ""


class FiredView(Outgoing, frozen=True, kw_only=True):
    """A rule whose condition is true."""

    rule: str
    version: int
    stage: StageText
    when: str
    action: ActionText
    """What it does, or would do, for this author in this place."""


class VerdictView(Outgoing, frozen=True, kw_only=True, omit_defaults=False):
    """What would become of the line."""

    action: ActionText
    categories: list[CategoryText]
    spans: list[SpanPair]
    rule: str | None
    explanation: ExplanationText
    score: float
    escalate: bool
    version: str
    failed: list[str]
    """Parts of the filter that could not look."""


class JudgementView(Outgoing, frozen=True, kw_only=True):
    """Everything behind a verdict; nothing of it is stored."""

    views: list[TextView]
    signals: list[SignalView]
    fired: list[FiredView]
    shadowed: list[FiredView]
    """Rules on trial that would have acted."""
    verdict: VerdictView
    microseconds: int
