"""Who said nearly the same lately: how a text that a crowd pastes is told from one that a person says."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from palabre.domain.ids import PersonId

WINDOW: Final = 180.0
"""Seconds for which a copy counts."""
NEAR_BITS: Final = 6
"""By how many of its 64 bits the fingerprint of nearly the same text may differ."""
FIRST_LINES: Final = 3
"""Lines of a stay that count in full: whoever pastes for a crowd does so at once."""
SETTLED_WORTH: Final = 3
"""How many people who said other things before count as one: a song is sung by those who talk."""
_MOST_TEXTS: Final = 8_192
"""About 20 MB when all are different; beyond, the one that was said longest ago is lost."""
_MOST_PEOPLE: Final = 32
_BANDS: Final = ((0, 0x7FF), (11, 0x7FF), (22, 0x7FF), (33, 0x7FF), (44, 0x3FF), (54, 0x3FF))
"""Shift and mask of each slice of a fingerprint: two that differ in five bits have at least one in common."""


@dataclass(slots=True, eq=False)
class _Text:
    mark: int
    at: float
    people: dict[PersonId, tuple[float, bool]] = field(default_factory=dict[PersonId, tuple[float, bool]])
    """When each of them said it, the latest last, and whether it was among their first lines."""


class Copies:
    """Of one process: fingerprints, persons and times, for three minutes. No text is kept."""

    def __init__(self) -> None:
        """Empty: after a start, the first copies count again."""
        self._texts: OrderedDict[int, _Text] = OrderedDict()
        self._slices: tuple[dict[int, list[_Text]], ...] = tuple({} for _ in _BANDS)

    def others(self, person_id: PersonId, mark: int, now: float) -> int:
        """How many other people said nearly the same in the house lately; 0 for a fingerprint of 0."""
        text = self._find(mark)
        if text is None:
            return 0
        fresh = settled = 0
        for other, (at, first) in text.people.items():
            if other != person_id and now - at < WINDOW:
                fresh += first
                settled += not first
        return fresh + settled // SETTLED_WORTH

    def said(self, person_id: PersonId, mark: int, now: float, *, lines: int) -> None:
        """Remember it; ``lines`` is how many the person had said before, as far as that is known."""
        self._forget(now)
        if not mark:
            return
        text = self._find(mark)
        if text is None:
            text = self._texts[mark] = _Text(mark=mark, at=now)
            for place in self._places(mark):
                place.append(text)
        text.at = now
        self._texts.move_to_end(text.mark)
        _, first = text.people.pop(person_id, (now, lines < FIRST_LINES))
        text.people[person_id] = now, first
        if len(text.people) > _MOST_PEOPLE:
            del text.people[next(iter(text.people))]

    def __len__(self) -> int:
        """Texts that are remembered."""
        return len(self._texts)

    def _find(self, mark: int) -> _Text | None:
        if not mark:
            return None
        exact = self._texts.get(mark)
        if exact is not None:
            return exact
        for (shift, mask), texts in zip(_BANDS, self._slices, strict=True):
            for text in texts.get(mark >> shift & mask, ()):
                if (text.mark ^ mark).bit_count() <= NEAR_BITS:
                    return text
        return None

    def _places(self, mark: int) -> Iterator[list[_Text]]:
        for (shift, mask), texts in zip(_BANDS, self._slices, strict=True):
            yield texts.setdefault(mark >> shift & mask, [])

    def _forget(self, now: float) -> None:
        while self._texts:
            oldest = next(iter(self._texts.values()))
            if now - oldest.at < WINDOW and len(self._texts) < _MOST_TEXTS:
                return
            del self._texts[oldest.mark]
            for (shift, mask), texts in zip(_BANDS, self._slices, strict=True):
                key = oldest.mark >> shift & mask
                texts[key].remove(oldest)
                if not texts[key]:
                    del texts[key]
