"""What the sources of the evening hand to the one that weaves them together."""

import random
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count
from typing import Final, TypeVar

from palabre.demo.talk.people import LineKind, Persona, Temperament
from palabre.demo.talk.typing_style import typed
from palabre.domain.reports import ReportReason

_Choice = TypeVar("_Choice", bound=Hashable)


@dataclass(kw_only=True, frozen=True, slots=True, eq=False)
class Draft:
    """A line before it has its place in the evening; ``pause`` in seconds since the source's last one.

    Without a text it is a silence: the source wants to be asked again after the pause.
    """

    pause: float
    room: str
    speaker: Persona
    text: str
    reply_to: "Draft | None" = None
    kind: LineKind = LineKind.TALK
    reported_by: Persona | None = None
    report_reason: ReportReason | None = None


class Shelf:
    """Hands out what was not handed out for long, so that an evening does not visibly repeat."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._ticks = count(1)
        self._used_at: dict[Hashable, int] = {}

    def pick(self, choices: Sequence[_Choice]) -> _Choice:
        return self.several(choices, 1)[0]

    def several(self, choices: Sequence[_Choice], number: int) -> list[_Choice]:
        """At most ``number`` different ones, in no order: those that were used longest ago."""
        order = self._rng.sample(choices, len(choices))
        order.sort(key=lambda choice: self._used_at.get(choice, 0))
        chosen = order[:number]
        self._rng.shuffle(chosen)
        self._used_at.update((choice, next(self._ticks)) for choice in chosen)
        return chosen


OPENS: Final[Mapping[Temperament, float]] = {
    Temperament.CURIOUS: 3.0,
    Temperament.WARM: 1.5,
    Temperament.FUNNY: 1.0,
    Temperament.GRUMPY: 0.7,
    Temperament.QUIET: 0.5,
}
ANSWERS: Final[Mapping[Temperament, float]] = {
    Temperament.WARM: 2.0,
    Temperament.FUNNY: 1.5,
    Temperament.GRUMPY: 1.2,
    Temperament.CURIOUS: 1.0,
    Temperament.QUIET: 0.6,
}
JOKES: Final[Mapping[Temperament, float]] = {
    Temperament.FUNNY: 4.0,
    Temperament.GRUMPY: 1.0,
    Temperament.WARM: 1.0,
    Temperament.CURIOUS: 0.7,
    Temperament.QUIET: 0.3,
}


class Room:
    """One room of the evening: who is there now, and the means to write a line in it."""

    def __init__(
        self, slug: str, members: Sequence[Persona], here: AbstractSet[str], rng: random.Random
    ) -> None:
        """``here``: the pseudonyms of those in the house now, kept by somebody else."""
        self.slug = slug
        self.members = tuple(members)
        self._here = here
        self.rng = rng
        self.shelf = Shelf(rng)
        self.latest: Draft | None = None
        """The latest line that others have seen."""
        self.engaged: set[str] = set()
        """Pseudonyms of those in the conversation that goes on: they do not leave now."""

    @property
    def present(self) -> list[Persona]:
        return [one for one in self.members if one.pseudonym in self._here]

    def line(
        self,
        template: str,
        *,
        by: Persona,
        to: Persona | None = None,
        slots: Mapping[str, str] | None = None,
        pause: float,
        reply_to: Draft | None = None,
    ) -> Draft:
        text = typed(template, by, slots=slots or {}, to=to, rng=self.rng)
        draft = Draft(pause=pause, room=self.slug, speaker=by, text=text, reply_to=reply_to)
        self.latest = draft
        self.engaged.add(by.pseudonym)
        return draft

    def somebody(self, taste: Mapping[Temperament, float], *, but: Sequence[Persona] = ()) -> Persona:
        """Somebody present by taste, other than ``but``; when few are there, other than the first of them."""
        present = self.present
        choices = (
            [one for one in present if one not in but]
            or [one for one in present if one not in but[:1]]
            or [one for one in self.members if one not in but]
        )
        return self.rng.choices(choices, weights=[taste[one.temperament] for one in choices])[0]
