"""Where rules are kept, who checks and runs them, and what the filter shows of a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol, TypeAlias
from uuid import UUID

from palabre.domain.backtests import Backtest, BacktestState
from palabre.domain.ids import MessageId, PersonId, Ref, StaffId
from palabre.domain.journal import JournalEntry
from palabre.domain.overrides import Override
from palabre.domain.rule_life import Measured, Review, RuleStep, RuleVersion
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Circumstances, Span, Verdict, VerdictAction


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleFault:
    """What is wrong with an expression; line and column from 1."""

    code: str
    line: int = 1
    column: int = 1
    parameters: Sequence[str] = ()
    """What its sentence names: a word of the expression, a type, a limit."""


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleCheck:
    """What a check found. ``cost`` is the most that one text can make the rule cost, out of ``most``."""

    faults: Sequence[RuleFault]
    cost: int
    most: int
    signals: Sequence[str]


class RuleChecker(Protocol):
    """Reads expressions."""

    def check(self, rule: Rule, beside: Sequence[Rule]) -> RuleCheck:
        """Look at a rule that would run ``beside`` others; never raise."""
        ...


class RuleBook(Protocol):
    """The rules by which this process judges."""

    @property
    def built_in(self) -> Sequence[Rule]:
        """The rules that came with the product, in order of priority."""
        ...

    def replace(self, rules: Sequence[Rule]) -> Mapping[str, str]:
        """Judge by these from now on, built-in rules included.

        Return the rules that were set aside, each with the code of its fault; never raise for a rule.
        """
        ...


@dataclass(kw_only=True, frozen=True, slots=True)
class ReadSignal:
    """What a detector found."""

    name: str
    strength: float
    span: Span
    view: str
    detail: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Fired:
    """A rule whose condition is true, and what it does in these circumstances."""

    rule: Rule
    action: VerdictAction


@dataclass(kw_only=True, frozen=True, slots=True)
class Explained:
    """Everything behind a verdict."""

    views: Sequence[tuple[str, str]]
    signals: Sequence[ReadSignal]
    fired: Sequence[Fired]
    shadowed: Sequence[Fired]
    verdict: Verdict


class Explainer(Protocol):
    """The filter, telling why."""

    def explain(self, text: str, circumstances: Circumstances) -> Explained:
        """Judge a text as enforcement does, and keep what led there."""
        ...

    def spans(self, rule: Rule, text: str) -> tuple[Span, ...]:
        """Return the words for which a rule hits a text."""
        ...


class FilterRules(RuleBook, RuleChecker, Explainer, Protocol):
    """The filter, as its rules are kept."""


@dataclass(kw_only=True, frozen=True, slots=True)
class NewSample:
    """A hit that was drawn: the smaller its ``key``, the sooner it is kept."""

    rule_id: str
    version: int
    stage: RuleStage
    key: int
    """Random, below ``KEYS``: the smallest are a fair draw from all hits, on all nodes together."""
    at: datetime
    person_id: PersonId
    ref: Ref
    message_id: MessageId | None = None
    """The message of which the text is a new form."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Sample:
    """A hit that is kept, with its text in its present form; it vanishes with the text."""

    rule_id: str
    number: int
    version: int
    stage: RuleStage
    text: str
    room: str
    at: datetime
    review: Review | None = None
    reviewed_by: StaffId | None = None


KEYS: Final = 1 << 53
"""Keys of samples are below."""

TrialKey: TypeAlias = tuple[str, int, RuleStage]
"""A version in a stage."""


@dataclass(kw_only=True, frozen=True, slots=True)
class HitCount:
    """Texts that a version hit in its stage, to be added to what is known."""

    rule_id: str
    version: int
    stage: RuleStage
    hits: int


@dataclass(kw_only=True, frozen=True, slots=True)
class Move:
    """A version goes to a stage, if it still is where it was thought to be."""

    rule_id: str
    version: int
    was: RuleStage
    was_since: datetime
    stage: RuleStage
    share: int
    held: bool
    at: datetime
    step: RuleStep

    @property
    def arrives(self) -> bool:
        """Whether it comes to another stage, where its hits are counted anew."""
        return self.stage is not self.was


class RuleStore(Protocol):
    """Rules of the staff, their history, counts, samples and backtests."""

    async def stamp(self) -> int:
        """Return a number that is another after each change of a version or an override."""
        ...

    async def versions(self) -> Sequence[RuleVersion]:
        """Return every version of every rule, by name, newest first."""
        ...

    async def add(self, version: RuleVersion, step: RuleStep, journal: JournalEntry) -> None:
        """Store a new version. Raise Conflict when there is one of this number."""
        ...

    async def move(self, moves: Sequence[Move], journal: JournalEntry) -> None:
        """Move versions, all or none. Raise Conflict when one is no longer where it was."""
        ...

    async def steps(self, rule_id: str) -> Sequence[RuleStep]:
        """Return a rule's history, newest first."""
        ...

    async def recent_steps(self, since: datetime) -> Sequence[RuleStep]:
        """Return what the house did to rules since then, newest first."""
        ...

    # --- overrides

    async def overrides(self, now: datetime) -> Sequence[Override]:
        """Return those that stand or wait."""
        ...

    async def override(self, override: Override, step: RuleStep, journal: JournalEntry) -> None:
        """Store a wish, or an override by the house. Raise Conflict when one stands or waits."""
        ...

    async def override_of(self, rule_id: str) -> Override | None:
        """Return the last one of a rule, also when it is over."""
        ...

    async def confirm(
        self,
        override: Override,
        staff_id: StaffId,
        now: datetime,
        until: datetime,
        step: RuleStep,
        journal: JournalEntry,
    ) -> None:
        """Put a wish in force. Raise Conflict when it does not wait any more."""
        ...

    async def end_override(
        self, override_id: UUID, now: datetime, step: RuleStep, journal: JournalEntry
    ) -> None:
        """End a wish or an override. Raise Conflict when it was over."""
        ...


class TrialStore(Protocol):
    """What rules hit, what people think of it, and backtests."""

    async def count(self, hits: Sequence[HitCount], day: datetime) -> None:
        """Add hits to those of the day, and to those of their versions' stages."""
        ...

    async def keep_samples(self, samples: Sequence[NewSample], most: int) -> Mapping[TrialKey, int]:
        """Keep the ``most`` samples with the smallest keys of each version's stage, and those reviewed.

        A sample whose text is not stored is passed over. Return the largest key that is kept where there
        are so many: larger ones need not be offered any more.
        """
        ...

    async def hits_since(self, day: datetime) -> Mapping[str, int]:
        """Return the hits of each rule since the beginning of a day."""
        ...

    async def measured(self) -> Mapping[tuple[str, int], Measured]:
        """Return what is known of each version in its present stage."""
        ...

    async def samples(self, rule_id: str, version: int, *, unseen: bool, limit: int) -> Sequence[Sample]:
        """Return samples of a version in its present stage, those that nobody has looked at first."""
        ...

    async def review(
        self, rule_id: str, number: int, review: Review, staff_id: StaffId, journal: JournalEntry
    ) -> None:
        """Keep a review; a later one replaces it. Raise Conflict when there is no such sample."""
        ...

    # --- backtests

    async def backtests(self, rule_id: str | None = None) -> Sequence[Backtest]:
        """Return the backtests of a rule, newest first; without a rule, the last one of each."""
        ...

    async def begin_backtest(self, backtest: Backtest, journal: JournalEntry) -> None:
        """Store one that waits. Raise Conflict when one of the rule is not over, or has the number."""
        ...

    async def waiting_backtest(self) -> Backtest | None:
        """Return the one that has waited longest."""
        ...

    async def note_backtest(self, backtest: Backtest, *, was: Sequence[BacktestState]) -> bool:
        """Store how it stands, if its state is one of ``was``; False when it is another by now."""
        ...

    async def bury_backtests(self, unheard_since: datetime, now: datetime) -> Sequence[Backtest]:
        """Declare dead those that run without a sign of life since then, and return them."""
        ...

    async def lines(self, ids: Sequence[MessageId]) -> Sequence[tuple[MessageId, str, str, datetime]]:
        """Return those of these messages that are still there: id, text, room, time."""
        ...


class BacktestRunner(Protocol):
    """Runs one backtest beside the house."""

    async def run(
        self, candidate: Rule, live: Sequence[Rule], backtest: Backtest, heard: "Heard"
    ) -> Backtest:
        """Return it done, failed or cancelled; never raise. ``heard`` is called about every second."""
        ...


class Heard(Protocol):
    """How a runner tells where it is."""

    async def __call__(self, backtest: Backtest, /) -> bool:
        """Return whether to go on."""
        ...
