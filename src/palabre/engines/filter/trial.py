"""One rule tried on texts that were said, beside the rules that act on them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Circumstances, VerdictAction
from palabre.engines.filter.detectors import DETECTORS, Detector
from palabre.engines.filter.engine import Filter, rule_checker
from palabre.engines.filter.guard import Guard
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.views import fold
from palabre.engines.rules import RuleSet
from palabre.engines.rules.environment import Facts
from palabre.engines.rules.index import RuleIndex
from palabre.engines.rules.needs import KeyKind, Keys

_REMEMBERED: Final = 20_000
"""Texts whose answer is remembered: people say much twice."""

_SIGNALS: Final = frozenset({KeyKind.SIGNAL, KeyKind.FAMILY})

GIVES: Final = {
    "ages": ("minors.",),
    "contacts": ("contact.", "spam."),
    "accounts": ("contact.",),
    "repetition": ("spam.",),
    "model": ("model.",),
}
"""With what the signals of these detectors begin; those of others may bear any name."""


class Trial:
    """As for a newcomer in a public room who said nothing before: who the author was is not looked up."""

    def __init__(self, candidate: Rule, live: Sequence[Rule], *, minimum_age: int) -> None:
        """Raise ValueError with the fault's code when the candidate does not pass the check."""
        checker = rule_checker()
        # What it would do to whom is not asked here, only whether it hits.
        plain = replace(candidate, action=VerdictAction.HOLD, regular=None, stage=RuleStage.LIVE)
        alone = RuleSet.build([plain], checker)
        if not isinstance(alone, RuleSet):
            raise ValueError(alone[0].code.value)  # noqa: TRY004 - the rule is wrong, not its type
        self._alone: Final = alone
        running = [replace(one, stage=RuleStage.LIVE) for one in live]
        self._live: Final = RuleSet.of_sound(running, rule_checker(lenient=True))[0]
        lexicon = Lexicon.of_package()
        needs = alone.conditions[plain.id].needs
        self._guard: Final = Filter(lexicon, rules=alone).guard
        self._sieve: Final = _sieve(needs)
        self._first: Final = None if needs is None else Guard(lexicon, useful(needs))
        self._index: Final = RuleIndex([needs])
        self._minimum_age: Final = minimum_age
        self._known: dict[tuple[str, str], tuple[str, ...] | None] = {}

    def hits(self, text: str, room: str) -> tuple[str, ...] | None:
        """Return None where the rule does not hit, else the names of the live rules that hit, too."""
        if self._sieve is not None and not self._may_hit(self._sieve, text):
            return None
        key = text, room
        if key in self._known:
            return self._known[key]
        answer = self._hits(text, room)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = answer
        return answer

    def _may_hit(self, sieve: RuleIndex, text: str) -> bool:
        return bool(sieve.candidates(Facts(signals={}, folded=fold(text).text, original=text)))

    def _is_far(self, text: str, circumstances: Circumstances) -> bool:
        """Whether nothing is there that the rule needs, asking only who could find it."""
        if self._first is None:
            return False
        looked = self._first.look(text, circumstances)
        if looked.reading is None or looked.failed:
            return False
        signals = {signal.name: signal.strength for signal in looked.signals}
        facts = Facts(signals=signals, folded=looked.reading.folded.text, original=text)
        return not self._index.candidates(facts)

    def _hits(self, text: str, room: str) -> tuple[str, ...] | None:
        circumstances = Circumstances(room=room, minimum_age=self._minimum_age)
        if self._is_far(text, circumstances):
            return None
        looked = self._guard.look(text, circumstances)
        if looked.reading is None:
            return None
        if not self._alone.decide(looked.signals, looked.reading, circumstances).fired:
            return None
        live = self._live.decide(looked.signals, looked.reading, circumstances)
        return tuple(rule.id for rule in live.fired)


def useful(needs: Keys) -> tuple[Detector, ...]:
    """The detectors that may find something of this."""
    names = [key.value for key in needs if key.kind in _SIGNALS]
    return tuple(
        one
        for one in DETECTORS
        if names and (one.name not in GIVES or any(_fits(name, GIVES[one.name]) for name in names))
    )


def _fits(name: str, beginnings: Sequence[str]) -> bool:
    return any(name.startswith(beginning) or beginning.startswith(name) for beginning in beginnings)


def _sieve(needs: Keys | None) -> RuleIndex | None:
    """What finds texts without reading them as the filter does; None for a rule that needs signals."""
    if needs is None or any(key.kind in _SIGNALS for key in needs):
        return None
    return RuleIndex([needs])
