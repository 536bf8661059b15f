"""What the filter thinks of a line that a moderator pasted; nothing is kept of it."""

from dataclasses import dataclass

from palabre.app.ports.house import Clock
from palabre.app.ports.rules import Explained, Explainer
from palabre.domain.ids import Slug
from palabre.domain.trust import Rung
from palabre.domain.verdicts import Circumstances


@dataclass(kw_only=True, frozen=True, slots=True)
class Judged:
    """With the time that it took, in microseconds."""

    explained: Explained
    microseconds: int


class JudgeLine:
    """As enforcement would, for somebody who said nothing before."""

    def __init__(self, *, explainer: Explainer, clock: Clock, minimum_age: int) -> None:
        """``minimum_age`` is the house's."""
        self._explainer = explainer
        self._clock = clock
        self._minimum_age = minimum_age

    def __call__(self, text: str, rung: Rung, room: Slug | None) -> Judged:
        """Return everything behind the verdict on any text."""
        circumstances = Circumstances(rung=rung, minimum_age=self._minimum_age, room=room or "")
        began = self._clock.monotonic()
        explained = self._explainer.explain(text, circumstances)
        passed = self._clock.monotonic() - began
        return Judged(explained=explained, microseconds=round(passed * 1_000_000))
