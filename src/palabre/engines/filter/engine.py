"""The filter itself: a text is read once, detectors give signals, rules make them a verdict."""

import copy
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from palabre.domain.rules import FrozenRules, Rule
from palabre.domain.verdicts import Circumstances, Found, Grounds, Verdict, VerdictAction
from palabre.engines.filter.constructions.catalogue import CONSTRUCTIONS, prepare
from palabre.engines.filter.detectors import DETECTORS, Detector
from palabre.engines.filter.guard import RULES as RULES_PART
from palabre.engines.filter.guard import VIEWS, Guard, Looked, Part, Tell, obeyed
from palabre.engines.filter.model.features import HEADS
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.version import version_of
from palabre.engines.filter.views import Views, fold, make_views
from palabre.engines.rules import Checker, Judgement, RuleSet, freeze, house_rules


@dataclass(kw_only=True, frozen=True, slots=True)
class Explanation:
    """Everything behind a verdict, for `palabre filter explain`."""

    verdict: Verdict
    views: Views
    signals: tuple[Signal, ...]
    fired: tuple[Rule, ...]
    shadowed: tuple[Rule, ...] = ()
    """Rules on trial that would have acted."""


_STOPPED: Final = frozenset({VerdictAction.HOLD, VerdictAction.REFUSE})
_UNDECIDING: Final = frozenset({VIEWS.name, RULES_PART.name})
"""Without these parts no rule was asked."""
_UNDECIDED: Final = Judgement(action=VerdictAction.ALLOW)


class Filter:
    """Text and circumstances in, verdict out; while all is well, the same rules give the same answer."""

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        detectors: Sequence[Detector] = DETECTORS,
        *,
        rules: RuleSet | None = None,
        monotonic: Callable[[], float] = lambda: 0.0,
        tell: Tell = lambda _name, _error: None,
    ) -> None:
        """``tell`` hears of parts that become unwell; without ``monotonic`` nothing is ever slow."""
        self._lexicon: Final = lexicon or Lexicon.of_package()
        self.guard: Final = Guard(self._lexicon, detectors, monotonic=monotonic, tell=tell)
        self.detectors: Final = version_of(self._lexicon)
        """Version of what finds signals."""
        self.use(rules or house_rules())

    def use(self, rules: RuleSet) -> None:
        """Judge by these rules from now on."""
        generation = self.detectors.partition("-")[0]
        digest = hashlib.sha256(f"{self.detectors} {rules.version}".encode()).hexdigest()
        self._frozen: FrozenRules | None = None
        self.rules, self.version = rules, f"{generation}-{digest[:16]}"

    def with_rules(self, rules: RuleSet) -> "Filter":
        """The same detectors under other rules."""
        other = copy.copy(self)
        other.use(rules)
        return other

    @staticmethod
    def prepare() -> Iterator[None]:
        """Do early, in pieces, what else the first texts would wait for; verdicts do not depend on it."""
        return prepare()

    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        """A verdict for any string whatsoever."""
        looked = self.guard.look(text, circumstances)
        judgement, failed = self._decided(looked, circumstances)
        grounds = None
        # Where a part failed, the line may be stopped though no rule says so.
        if judgement.action in _STOPPED or failed:
            found = [
                Found(name=one.name, span=one.span, strength=one.strength, view=one.view)
                for one in looked.signals
            ]
            grounds = Grounds(
                circumstances=circumstances,
                signals=tuple(found),
                detectors=self.detectors,
                rules=self.rules.version,
            )
        verdict = self._verdict(judgement, failed, circumstances, grounds)
        if grounds is not None and verdict.action not in _STOPPED:
            return replace(verdict, grounds=None)
        return verdict

    def frozen_rules(self) -> FrozenRules:
        """The rules that decide now, to be kept with what they decided."""
        if self._frozen is None:
            self._frozen = freeze(self.rules)
        return self._frozen

    def again(self, text: str, past: Verdict, grounds: Grounds) -> Verdict:
        """Decide once more, by the rules of this filter, on the signals that were found then."""
        failed = self.guard.parts(past.failed)
        judgement = _UNDECIDED
        if not _UNDECIDING & set(past.failed):
            reading = Reading(text, grounds.circumstances, self._lexicon)
            judgement = self.rules.decide(grounds.signals, reading, grounds.circumstances)
        return self._verdict(judgement, failed, grounds.circumstances, grounds)

    def explain(self, text: str, circumstances: Circumstances) -> Explanation:
        """The verdict with the views, the signals and the rules that fired."""
        looked = self.guard.look(text, circumstances)
        judgement, failed = self._decided(looked, circumstances)
        return Explanation(
            verdict=self._verdict(judgement, failed, circumstances),
            views=make_views(text, self._lexicon.unmask, self._lexicon.respeller.read),
            signals=looked.signals,
            fired=judgement.fired,
            shadowed=judgement.shadowed,
        )

    def _decided(self, looked: Looked, circumstances: Circumstances) -> tuple[Judgement, tuple[Part, ...]]:
        if looked.reading is None:
            return _UNDECIDED, looked.failed
        try:
            return self.rules.decide(looked.signals, looked.reading, circumstances), looked.failed
        except Exception as error:  # noqa: BLE001 - whatever broke, a person can still look
            self.guard.broke(RULES_PART, error)
            return _UNDECIDED, (*looked.failed, RULES_PART)

    def _verdict(
        self,
        judgement: Judgement,
        failed: tuple[Part, ...],
        circumstances: Circumstances,
        grounds: Grounds | None = None,
    ) -> Verdict:
        shadowed = tuple(rule.id for rule in judgement.shadowed)
        certain = False
        if judgement.fired:
            first = judgement.fired[0]
            certain = first.repetition
            verdict = Verdict(
                action=judgement.action,
                categories=judgement.categories,
                spans=judgement.spans,
                rule=first.id,
                version=self.version,
                explanation=first.explanation,
                score=judgement.score,
                escalate=judgement.escalate,
                fired=tuple(rule.id for rule in judgement.fired),
                told_categories=judgement.told_categories,
                told_spans=judgement.told_spans,
                shadowed=shadowed,
                grounds=grounds,
            )
        else:
            verdict = Verdict(
                action=judgement.action, version=self.version, shadowed=shadowed, grounds=grounds
            )
        if not failed:
            return verdict
        return obeyed(verdict, failed, circumstances.place, certain=certain)


@cache
def known_signals() -> frozenset[str]:
    """The names that detectors give: what the product's rules ask for, and what the learned model says."""
    asked = {name for condition in house_rules().conditions.values() for name in condition.signals}
    found = {construction.rule for construction in CONSTRUCTIONS}
    return frozenset(
        {name for name in asked if not name.endswith(".")} | found | {f"model.{head}" for head in HEADS}
    )


def rule_checker(*, lenient: bool = False) -> Checker:
    """What checks rules for this filter: words over the folded view must be folded themselves.

    ``lenient`` lets pass signals that no detector gives: a stored rule may name what an older version had.
    """
    return Checker(known_signals=None if lenient else known_signals(), fold=lambda text: fold(text).text)
