"""Real objects for tests, where the product's own are moved by time, chance or a lexicon."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from typing_extensions import override

from palabre.adapters.system.clock import SystemClock
from palabre.app.ports.house import Announcer, Chance, Clock, Fingerprint, Judge
from palabre.domain.facts import Fact
from palabre.domain.rules import FrozenRules
from palabre.domain.verdicts import Category, Circumstances, ExplanationLevel, Span, Verdict, VerdictAction
from tests import make

_HALF = 0.5

FactT = TypeVar("FactT")


class FixedClock(Clock):
    """Both times stand still until a test moves them."""

    def __init__(self, at: datetime = make.NOW) -> None:
        self._at = at
        self._seconds = 1_000.0

    @override
    def now(self) -> datetime:
        return self._at

    @override
    def monotonic(self) -> float:
        return self._seconds

    def move(self, minutes: float = 0, *, hours: float = 0, days: float = 0, seconds: float = 0) -> None:
        step = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self._at += step
        self._seconds += step.total_seconds()


class MovedClock(SystemClock):
    """The machine's clock, ahead by as much as a test moved it."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._wrong = timedelta()

    @override
    def now(self) -> datetime:
        return super().now() + self._ahead + self._wrong

    @override
    def monotonic(self) -> float:
        return super().monotonic() + self._ahead.total_seconds()

    def move(self, minutes: float = 0, *, hours: float = 0, seconds: float = 0) -> None:
        self._ahead += timedelta(hours=hours, minutes=minutes, seconds=seconds)

    def step(self, *, hours: float) -> None:
        """Set the clock on the wall, as an operator or NTP does; the monotonic time goes on."""
        self._wrong += timedelta(hours=hours)


class CountingChance(Chance):
    """Identifiers that count upwards, secrets and codes that name themselves."""

    def __init__(self) -> None:
        self._number = 0

    def _next(self) -> int:
        self._number += 1
        return self._number

    @override
    def uuid(self) -> UUID:
        return make.uuid()

    @override
    def secret(self) -> str:
        return f"secret-{self._next():036d}"

    @override
    def code(self) -> str:
        return f"CODE{self._next():022d}".translate(str.maketrans("0189", "AIQZ"))


class RecordingAnnouncer(Announcer):
    """Keeps every fact in the order in which it was told, and tells it on where there is somebody to tell."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.to: Announcer | None = None

    @override
    def announce(self, fact: Fact) -> None:
        self.facts.append(fact)
        if self.to is not None:
            self.to.announce(fact)

    def of(self, kind: type[FactT]) -> Sequence[FactT]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def clear(self) -> None:
        self.facts.clear()


class MarkerJudge(Judge):
    """Judges by a marker in the text, so that a test says which verdict it wants.

    ``#hold``, ``#nudge``, ``#refuse`` and ``#mask`` stand for an insult; ``#young`` for a line in which
    somebody says to be under age; ``#half`` for one that is refused where the draw is low; all else passes.
    """

    @property
    @override
    def version(self) -> str:
        return "markers-1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, Circumstances]] = []

    @override
    def frozen_rules(self) -> FrozenRules:
        return FrozenRules(self.version, "[]")

    @override
    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        self.asked.append((text, circumstances))
        for action in (VerdictAction.HOLD, VerdictAction.NUDGE, VerdictAction.REFUSE, VerdictAction.MASK):
            at = text.find(f"#{action.value}")
            if at >= 0:
                return Verdict(
                    action=action,
                    categories=(Category.INSULT,),
                    spans=(Span(at, at + 1 + len(action.value)),),
                    rule=f"insult.{action.value}",
                    version=self.version,
                    score=0.9,
                )
        if "#half" in text and circumstances.draw < _HALF:
            return Verdict(
                action=VerdictAction.REFUSE,
                categories=(Category.SPAM,),
                rule="spam.half",
                version=self.version,
                explanation=ExplanationLevel.CATEGORY,
            )
        if "#young" in text:
            return Verdict(
                action=VerdictAction.HOLD,
                categories=(Category.MINORS,),
                rule="minors.disclosure",
                version=self.version,
                score=1.0,
                escalate=True,
            )
        return Verdict(action=VerdictAction.ALLOW, version=self.version)


class PlainFingerprint(Fingerprint):
    @override
    def __call__(self, text: str) -> int:
        return hash(text) & (2**64 - 1)
