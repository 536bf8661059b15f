"""How a rule earns its place: its versions, what was measured of them, and what they still lack."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from palabre.domain.ids import StaffId
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import VerdictAction

SHADOW_TIME: Final = timedelta(hours=24)
"""In the shadow, or acting on a share of texts, before the next step …"""

STAGE_HITS: Final = 200
"""… unless it has hit so many texts there already."""

REVIEWED: Final = 30
"""Samples of this version in this stage that somebody found right or wrong."""

WILSON_Z: Final = 1.96
"""Of the interval that is shown beside the precision: 95 %."""

_RANK: Final = {
    RuleStage.STOPPED: 0,
    RuleStage.DRAFT: 0,
    RuleStage.SHADOW: 1,
    RuleStage.SHARE: 2,
    RuleStage.LIVE: 3,
}
_NEXT: Final = {
    RuleStage.STOPPED: RuleStage.SHADOW,
    RuleStage.DRAFT: RuleStage.SHADOW,
    RuleStage.SHADOW: RuleStage.SHARE,
    RuleStage.SHARE: RuleStage.LIVE,
}

RUNNING: Final = frozenset({RuleStage.SHADOW, RuleStage.SHARE, RuleStage.LIVE})
ACTING: Final = frozenset({RuleStage.SHARE, RuleStage.LIVE})


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleVersion:
    """One version as it was written, and where in its life it is. Built-in rules have no author and times."""

    rule: Rule
    since: datetime | None = None
    """When it came to its stage."""
    at: datetime | None = None
    author: StaffId | None = None
    note: str = ""
    held: bool = False
    """What it would refuse is held: the house demoted it."""
    hits: int = 0
    """Texts that it hit since ``since``."""

    @property
    def built_in(self) -> bool:
        """Whether it came with the product."""
        return self.at is None


class StepKind(StrEnum):
    """Past tense: what happened to a rule."""

    WRITTEN = "written"
    STAGED = "staged"
    STOPPED = "stopped"
    DEMOTED = "demoted"
    """By the house, since it ran away."""
    OVERRIDE_ASKED = "override_asked"
    OVERRIDDEN = "overridden"
    OVERRIDE_ENDED = "override_ended"


@dataclass(kw_only=True, frozen=True, slots=True)
class RuleStep:
    """A line of a rule's history."""

    rule_id: str
    kind: StepKind
    version: int
    stage: RuleStage
    at: datetime
    share: int = 100
    staff_id: StaffId | None = None
    """None when the house acted."""
    note: str = ""


class Review(StrEnum):
    """What a person thinks of a hit; ``unsure`` counts neither for nor against."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


@dataclass(kw_only=True, frozen=True, slots=True)
class Measured:
    """What is known of one version in its present stage."""

    backtested: bool = False
    """Whether a backtest of this very version came to its end."""
    right: int = 0
    wrong: int = 0

    @property
    def reviewed(self) -> int:
        """Samples that count."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The part of the reviewed samples that were right; None without any."""
        return self.right / self.reviewed if self.reviewed else None

    @property
    def precision_low(self) -> float | None:
        """Lower end of Wilson's interval: what the precision is at least, very probably."""
        if not self.reviewed:
            return None
        n, p, z = self.reviewed, self.right / self.reviewed, WILSON_Z
        middle = p + z * z / (2 * n)
        margin = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        # Where nothing was right the two ends meet, but for the last bit of the floats.
        return min(p, max(0.0, (middle - margin) / (1 + z * z / n)))


@dataclass(kw_only=True, frozen=True, slots=True)
class Missing:
    """What a rule still lacks: a stable code, and figures (``need``, ``have`` …)."""

    code: str
    figures: Mapping[str, float] = field(default_factory=dict[str, float])


def next_stage(stage: RuleStage) -> RuleStage | None:
    """Return the stage that a rule may earn from here; None when it is live."""
    return _NEXT.get(stage)


def goes_back(now: RuleStage, wanted: RuleStage) -> bool:
    """Whether this is no step forward: always allowed, and by itself."""
    return wanted is RuleStage.STOPPED or _RANK[wanted] <= _RANK[now]


def missing_for(
    wanted: RuleStage, version: RuleVersion, measured: Measured, now: datetime
) -> tuple[Missing, ...]:
    """Return what keeps a version from a stage, in figures; nothing when it may go there.

    Plain precision decides, not the lower end of its interval: with the least number of samples, thirty
    right out of thirty have a lower end of 0.89, and no rule could ever show 0.9.
    """
    stage = version.rule.stage
    if goes_back(stage, wanted):
        return ()
    if wanted is not next_stage(stage):
        return (Missing(code="stage_skipped", figures={"need": _RANK[wanted] - 1, "have": _RANK[stage]}),)
    if wanted is RuleStage.SHADOW:
        return () if measured.backtested else (Missing(code="backtest", figures={"need": 1, "have": 0}),)
    lacks: list[Missing] = []
    hours = 0.0 if version.since is None else (now - version.since) / timedelta(hours=1)
    needed = SHADOW_TIME / timedelta(hours=1)
    if hours < needed and version.hits < STAGE_HITS:
        figures = {
            "need": needed,
            "have": math.floor(hours * 10) / 10,
            "need_hits": STAGE_HITS,
            "have_hits": version.hits,
        }
        lacks.append(Missing(code="time_or_hits", figures=figures))
    if measured.reviewed < REVIEWED:
        lacks.append(Missing(code="reviewed", figures={"need": REVIEWED, "have": measured.reviewed}))
    least = version.rule.least_precision
    if measured.precision is not None and measured.precision < least:
        have = math.floor(measured.precision * 1000) / 1000
        lacks.append(Missing(code="precision", figures={"need": least, "have": have}))
    return tuple(lacks)


def held_back(rule: Rule) -> Rule:
    """Return the rule with every refusal turned into a hold."""
    hold, refuse = VerdictAction.HOLD, VerdictAction.REFUSE
    return replace(
        rule,
        action=hold if rule.action is refuse else rule.action,
        regular=hold if rule.regular is refuse else rule.regular,
    )
