"""The filter itself: a text is read once, detectors give signals, rules make them a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from palabre.domain.verdicts import Circumstances, Span, Verdict
from palabre.engines.filter.detectors import DETECTORS, Detector
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.rules import RULES, Judgement, Rule, decide
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.version import version_of
from palabre.engines.filter.views import Views, make_views


@dataclass(kw_only=True, frozen=True, slots=True)
class Explanation:
    """Everything behind a verdict, for `palabre filter explain`."""

    verdict: Verdict
    views: Views
    signals: tuple[Signal, ...]
    fired: tuple[Rule, ...]


class Filter:
    """Text and circumstances in, verdict out; without memory, so the same question has the same answer."""

    def __init__(self, lexicon: Lexicon | None = None, detectors: Sequence[Detector] = DETECTORS) -> None:
        self._lexicon: Final = lexicon or Lexicon.of_package()
        self._detectors: Final = tuple(detectors)
        self.version: Final = version_of(self._lexicon, repr(RULES))

    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        """A verdict for any string whatsoever."""
        signals = self._signals(text, circumstances)
        return self._verdict(signals, decide(signals, circumstances))

    def explain(self, text: str, circumstances: Circumstances) -> Explanation:
        """The verdict with the views, the signals and the rules that fired."""
        signals = self._signals(text, circumstances)
        judgement = decide(signals, circumstances)
        return Explanation(
            verdict=self._verdict(signals, judgement),
            views=make_views(text, self._lexicon.unmask, self._lexicon.respeller.read),
            signals=signals,
            fired=judgement.fired,
        )

    def _signals(self, text: str, circumstances: Circumstances) -> tuple[Signal, ...]:
        reading = Reading(text, circumstances, self._lexicon)
        return tuple(signal for detector in self._detectors for signal in detector.find(reading))

    def _verdict(self, signals: Sequence[Signal], judgement: Judgement) -> Verdict:
        if not judgement.fired:
            return Verdict(action=judgement.action, version=self.version)
        names = {rule.id for rule in judgement.fired}
        first = judgement.fired[0]
        return Verdict(
            action=judgement.action,
            categories=judgement.categories,
            spans=_merge(signal.span for signal in signals if signal.name in names),
            rule=first.id,
            version=self.version,
            explanation=first.explanation,
            score=judgement.score,
            escalate=judgement.escalate,
        )


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, without overlaps."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
