"""A verdict of the past, come to again: by the rules of then, from the signals of then and from the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from palabre.domain.rules import FrozenRules
from palabre.domain.verdicts import Verdict
from palabre.engines.filter.engine import Filter
from palabre.engines.rules import RuleSet, thaw


class Replayed(StrEnum):
    """What came of replaying."""

    SAME = "same"
    """From the signals and from the text."""
    ENGINE_CHANGED = "engine_changed"
    """The same from the signals; what found them is not this version, so that the text was not asked."""
    PARTS_FAILED = "parts_failed"
    """The same from the signals; a part of the filter had failed then, so that the text was not asked."""
    DIFFERENT = "different"
    UNREADABLE = "unreadable"
    """The rules of then are missing, or are not what their digest names."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Difference:
    """One thing that is not as it was kept."""

    source: str
    """``signals`` or ``text``."""
    field: str
    kept: str
    now: str


@dataclass(kw_only=True, frozen=True, slots=True)
class Replay:
    """The outcome, and every difference."""

    outcome: Replayed
    differences: tuple[Difference, ...] = ()


_COMPARED: Final = (
    "action", "categories", "spans", "rule", "explanation", "score", "escalate", "failed", "unjudged",
    "told_categories", "told_spans",
)  # fmt: skip
_WITH_VERSION: Final = (*_COMPARED, "version")
_MOST_SETS: Final = 64


class Replayer:
    """Replays one verdict after the other; sets of rules that were read once are remembered."""

    def __init__(self, judge: Filter) -> None:
        """``judge`` lends its detectors; its rules are not asked."""
        self._judge = judge
        self._sets: dict[FrozenRules, RuleSet | None] = {}

    def __call__(self, text: str, kept: Verdict, rules: FrozenRules | None) -> Replay:
        """Come to a verdict again that has grounds; never raise."""
        grounds = kept.grounds
        thawed = None if rules is None else self._thawed(rules)
        if grounds is None or thawed is None or thawed.version != grounds.rules:
            return Replay(outcome=Replayed.UNREADABLE)
        judge = self._judge.with_rules(thawed)
        same_engine = grounds.detectors == judge.detectors
        compared = _WITH_VERSION if same_engine else _COMPARED
        found = _differences("signals", compared, kept, judge.again(text, kept, grounds))
        if same_engine and not kept.failed:
            fresh = judge.judge(text, grounds.circumstances)
            found += _differences("text", (*_WITH_VERSION, "grounds"), kept, fresh)
        if found:
            return Replay(outcome=Replayed.DIFFERENT, differences=tuple(found))
        if not same_engine:
            return Replay(outcome=Replayed.ENGINE_CHANGED)
        return Replay(outcome=Replayed.PARTS_FAILED if kept.failed else Replayed.SAME)

    def _thawed(self, rules: FrozenRules) -> RuleSet | None:
        if rules not in self._sets:
            if len(self._sets) >= _MOST_SETS:
                self._sets.clear()
            self._sets[rules] = thaw(rules)
        return self._sets[rules]


def _differences(source: str, fields: Sequence[str], kept: Verdict, now: Verdict) -> list[Difference]:
    return [
        Difference(source=source, field=field, kept=str(getattr(kept, field)), now=str(getattr(now, field)))
        for field in fields
        if getattr(kept, field) != getattr(now, field)
    ]
