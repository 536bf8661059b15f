"""Every part of the filter under guard: one that breaks, strays or dawdles is obeyed by its declared mode.

A call of Python cannot be interrupted from inside, so that a slow part delays the text it was slow on. It is
rested for the next ones, and tried again later.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from palabre.domain.verdicts import Circumstances, FailureMode, Place, Verdict, VerdictAction
from palabre.engines.filter.detectors import Detector
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon

UNREAD: Final = "filter.degraded"
"""Stands for a rule where a line is held because a part of the filter could not look at it."""
BUDGET: Final = 0.1
"""Seconds for one part on one text: twenty times what the worst text may cost the whole filter."""
_FAR_TOO_SLOW: Final = 1.0
_PATIENCE: Final = 3
"""Slow texts within ``_WINDOW`` before a rest; one that is far too slow is enough."""
_WINDOW: Final = 60.0
_FIRST_REST: Final = 5.0
_LONGEST_REST: Final = 300.0
_REMEMBERED: Final = 60.0
"""Seconds during which a failure is told to those who watch."""
_MOST_SIGNALS: Final = 1_024

Tell = Callable[[str, BaseException | None], None]
"""Hears the name of a part that becomes unwell, and what it raised; None when it was slow."""


class _Astray(Exception):
    """A signal that points outside the text, or is more than certain."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Part:
    """What may fail: a detector, or what all of them need."""

    name: str
    failure: FailureMode


VIEWS: Final = Part(name="views", failure=FailureMode.HOLD)
RULES: Final = Part(name="rules", failure=FailureMode.HOLD)


@dataclass(kw_only=True, frozen=True, slots=True)
class Looked:
    """What was found, and by whom it was not looked for."""

    signals: tuple[Signal, ...]
    failed: tuple[Part, ...] = ()
    reading: Reading | None = None
    """None when the text could not even be read."""


@dataclass(slots=True)
class _Health:
    slow: int = 0
    slow_at: float = -math.inf
    rest: float = _FIRST_REST
    rests_until: float = -math.inf
    on_trial: bool = False
    unwell_until: float = -math.inf


class Guard:
    """Asks every detector about a text, and remembers which of them are not well."""

    def __init__(
        self,
        lexicon: Lexicon,
        detectors: Sequence[Detector],
        *,
        monotonic: Callable[[], float] = lambda: 0.0,
        tell: Tell = lambda _name, _error: None,
    ) -> None:
        """Without a clock nothing is ever slow."""
        self._lexicon = lexicon
        self._monotonic = monotonic
        self._tell = tell
        self._health = {
            part: _Health() for part in (VIEWS.name, RULES.name, *(one.name for one in detectors))
        }
        self._watched = tuple(
            (one.find, Part(name=one.name, failure=one.failure), self._health[one.name]) for one in detectors
        )
        self.failures: Counter[str] = Counter()
        """Texts that a part could not look at, since the start, by its name."""

    def look(self, text: str, circumstances: Circumstances) -> Looked:
        """Never raise, whatever a detector does."""
        clock, length = self._monotonic, len(text)
        found: list[Signal] = []
        failed: tuple[Part, ...] = ()
        began = clock()
        try:
            reading = Reading(text, circumstances, self._lexicon)
        except Exception as error:  # noqa: BLE001 - whatever broke, nobody could look
            self.broke(VIEWS, error)
            return Looked(signals=(), failed=(VIEWS,))
        for find, part, health in self._watched:
            if began < health.rests_until:
                self._failed(part, health, began)
                failed = (*failed, part)
                continue
            try:
                given = find(reading)
                # Most have nothing to say about most lines, and say () at once.
                if given:
                    signals = list(islice(given, _MOST_SIGNALS + 1))
                    if signals:
                        _check(signals, length)
                        found += signals
            except Exception as error:  # noqa: BLE001 - a detector's fault is not its author's
                # What it said before it broke is dropped with the rest: nobody knows what it is worth.
                self.broke(part, error)
                failed = (*failed, part)
            ended = clock()
            if health.on_trial or ended - began > BUDGET:
                self._timed(part, health, ended, ended - began)
            began = ended
        return Looked(signals=tuple(found), failed=failed, reading=reading)

    def parts(self, names: Iterable[str]) -> tuple[Part, ...]:
        """The parts of these names; one that is no more counts as holding."""
        known = {part.name: part for _, part, _ in self._watched}
        return tuple(known.get(name) or Part(name=name, failure=FailureMode.HOLD) for name in names)

    def broke(self, part: Part, error: BaseException) -> None:
        """Remember that a part raised."""
        health, now = self._health[part.name], self._monotonic()
        if now >= health.unwell_until:
            self._tell(part.name, error)
        self._failed(part, health, now)

    def degraded(self) -> tuple[str, ...]:
        """The parts that failed within the last minute, or rest."""
        now = self._monotonic()
        return tuple(name for name, health in self._health.items() if now < health.unwell_until)

    def _failed(self, part: Part, health: _Health, now: float) -> None:
        self.failures[part.name] += 1
        health.unwell_until = max(health.unwell_until, now + _REMEMBERED)

    def _timed(self, part: Part, health: _Health, now: float, took: float) -> None:
        if took <= BUDGET:
            health.on_trial, health.slow, health.rest = False, 0, _FIRST_REST
            return
        health.slow = health.slow + 1 if now - health.slow_at < _WINDOW else 1
        health.slow_at = now
        if health.slow < _PATIENCE and took < _FAR_TOO_SLOW and not health.on_trial:
            return
        if now >= health.unwell_until:
            self._tell(part.name, None)
        health.rests_until = now + health.rest
        health.unwell_until = health.rests_until + _REMEMBERED
        health.rest = min(2 * health.rest, _LONGEST_REST)
        health.on_trial = True


def _check(signals: Sequence[Signal], length: int) -> None:
    """Raise when they cannot be about a text of this many code points."""
    if len(signals) > _MOST_SIGNALS:
        raise _Astray
    for signal in signals:
        span = signal.span
        if not (0 <= span.start <= span.end <= length and 0.0 <= signal.strength <= 1.0):
            raise _Astray


def obeyed(verdict: Verdict, failed: Iterable[Part], place: Place, *, certain: bool) -> Verdict:
    """What becomes of a text that some parts could not look at.

    ``certain``: the verdict does not depend on the words, as that on a flood.
    """
    parts = tuple(failed)
    verdict = replace(verdict, failed=tuple(part.name for part in parts))
    modes = {part.failure for part in parts}
    if certain:
        return verdict
    if place is Place.PSEUDONYM and FailureMode.HOLD in modes:
        modes.add(FailureMode.CLOSED)
    if FailureMode.CLOSED in modes:
        # Somebody looks at what is held already; a refused pseudonym has a fault, whatever was missed.
        if verdict.action is VerdictAction.HOLD or (
            place is Place.PSEUDONYM and verdict.action is not VerdictAction.ALLOW
        ):
            return verdict
        return replace(verdict, action=VerdictAction.REFUSE, unjudged=True)
    if FailureMode.HOLD in modes and place is not Place.PRIVATE:
        # Also what the others refuse: the missing one might have seen that its author needs help.
        return replace(verdict, action=VerdictAction.HOLD, rule=verdict.rule or UNREAD)
    return verdict
