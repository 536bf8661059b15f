"""Rules from signals to verdicts: what one says, and how far it has earned its place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from palabre.domain.verdicts import Category, ExplanationLevel, VerdictAction

RULE_ID: Final = r"^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+$"
"""What a rule may be called; a dot, so that no name is a word of an address."""

LONGEST_ID: Final = 80
LONGEST_EXPRESSION: Final = 4_000
"""Code points of ``when``."""


class RuleStage(StrEnum):
    """The life of a rule, in order; ``stopped`` may come from any of them."""

    DRAFT = "draft"
    """Seen by its author alone: it may be tried on history."""
    SHADOW = "shadow"
    """Asked about every text, without effect: what it would have done is counted and sampled."""
    SHARE = "share"
    """Acts on a part of what is said; the rest is as in the shadow."""
    LIVE = "live"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class FrozenRules:
    """A set of rules as it was: ``text`` reads back as the same set, ``digest`` names it."""

    digest: str
    text: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Rule:
    """What happens to a text for which ``when`` is true."""

    id: str
    """Stable dotted name, e.g. ``contact.phone``."""
    when: str
    """A CEL expression over signals, author, place and text; see ``docs/develop/rules.md``."""
    action: VerdictAction
    """For newcomers, and for everybody where ``regular`` says nothing."""
    categories: tuple[Category, ...]
    score: float
    """How sure its hits are, 0…1."""
    version: int = 1
    """Raised by each change; a decision names the version that gave it."""
    regular: VerdictAction | None = None
    """For regulars and adults."""
    explanation: ExplanationLevel = ExplanationLevel.FULL
    escalate: bool = False
    never_refused: bool = False
    """Caps the verdict at a hold, whatever else is in the text."""
    repetition: bool = False
    """Depends on what the author sent before; not explained by words."""
    stage: RuleStage = RuleStage.LIVE
    share: int = 100
    """Percent of texts on which a rule in the stage ``share`` acts."""
    least_precision: float = 0.9
    """Of reviewed samples: below it, the rule may not advance."""
