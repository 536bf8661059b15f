"""The filter itself: a text is read once, detectors give signals, rules make them a verdict."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from palabre.domain.verdicts import Circumstances, Span, Verdict, VerdictAction
from palabre.engines.filter.detectors import DETECTORS, Detector
from palabre.engines.filter.guard import RULES as RULES_PART
from palabre.engines.filter.guard import Guard, Looked, Part, Tell, obeyed
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


_UNDECIDED: Final = Judgement(action=VerdictAction.ALLOW, fired=(), categories=(), score=0.0, escalate=False)


class Filter:
    """Text and circumstances in, verdict out; while all is well, the same question has the same answer."""

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        detectors: Sequence[Detector] = DETECTORS,
        *,
        monotonic: Callable[[], float] = lambda: 0.0,
        tell: Tell = lambda _name, _error: None,
    ) -> None:
        """``tell`` hears of parts that become unwell; without ``monotonic`` nothing is ever slow."""
        self._lexicon: Final = lexicon or Lexicon.of_package()
        self.guard: Final = Guard(self._lexicon, detectors, monotonic=monotonic, tell=tell)
        self.version: Final = version_of(self._lexicon, repr(RULES))

    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        """A verdict for any string whatsoever."""
        looked = self.guard.look(text, circumstances)
        return self._verdict(looked, *self._decided(looked, circumstances), circumstances)

    def explain(self, text: str, circumstances: Circumstances) -> Explanation:
        """The verdict with the views, the signals and the rules that fired."""
        looked = self.guard.look(text, circumstances)
        judgement, failed = self._decided(looked, circumstances)
        return Explanation(
            verdict=self._verdict(looked, judgement, failed, circumstances),
            views=make_views(text, self._lexicon.unmask, self._lexicon.respeller.read),
            signals=looked.signals,
            fired=judgement.fired,
        )

    def _decided(self, looked: Looked, circumstances: Circumstances) -> tuple[Judgement, tuple[Part, ...]]:
        try:
            return decide(looked.signals, circumstances), looked.failed
        except Exception as error:  # noqa: BLE001 - whatever broke, a person can still look
            self.guard.broke(RULES_PART, error)
            return _UNDECIDED, (*looked.failed, RULES_PART)

    def _verdict(
        self, looked: Looked, judgement: Judgement, failed: tuple[Part, ...], circumstances: Circumstances
    ) -> Verdict:
        verdict = Verdict(action=judgement.action, version=self.version)
        certain = False
        if judgement.fired:
            names = {rule.id for rule in judgement.fired}
            first = judgement.fired[0]
            certain = first.repetition
            verdict = Verdict(
                action=judgement.action,
                categories=judgement.categories,
                spans=_merge(signal.span for signal in looked.signals if signal.name in names),
                rule=first.id,
                version=self.version,
                explanation=first.explanation,
                score=judgement.score,
                escalate=judgement.escalate,
            )
        if not failed:
            return verdict
        return obeyed(verdict, failed, circumstances.place, certain=certain)


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, without overlaps."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
