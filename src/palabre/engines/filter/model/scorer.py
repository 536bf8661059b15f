"""The learned model at work: a folded text in, one probability a head out, and the words that carried it."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Self

import numpy as np

from palabre.engines.filter.model.fastest import fastest_sums
from palabre.engines.filter.model.features import HEADS, SPREAD, bits_of, together
from palabre.engines.filter.model.summing import CLASSES, Summed, SumsOf
from palabre.engines.filter.model.weights import Weights, package_file, read_weights
from palabre.engines.filter.model.words import WORD, WordClasses, kind_of, package_classes, plain

MOST_WORDS: Final = 400
"""Words of one line that are looked at; the longest lines of a chat have fewer."""

_SHORT: Final = MOST_WORDS
"""Code points in which there cannot be more words."""
_REMEMBERED: Final = 1 << 15
_REMEMBERED_MASKS: Final = 1 << 13
# Fixed point: all sums are integers, so that a text has the same scores on every machine.
_LINE_SCALE: Final = [0, *(round(2**12 / math.sqrt(length + 3.0)) for length in range(1, MOST_WORDS + 1))]
_PIECE_SCALE: Final = [0, *(round(2**8 / math.sqrt(n)) for n in range(1, 256))]
_SHIFT: Final = 28
_UNIT: Final = 12
_STEEP: Final = 8
_PROBABILITIES: Final = [
    round(1 / (1 + math.exp(-(number / 64 - _STEEP))), 3) for number in range(2 * _STEEP * 64 + 1)
]

Share = tuple[int, int, int]
"""Begin and end of a word, and what it adds to a logit in 2**-12."""


def class_scale(pairs: int) -> int:
    """What a class weighs in a line with so many pairs of them, in 2**-12."""
    return round(2**12 / math.sqrt(pairs + 4.0))


def _words(text: str) -> Iterator[re.Match[str]]:
    return islice(WORD.finditer(text), MOST_WORDS)


@dataclass(kw_only=True, frozen=True, slots=True)
class Scores:
    """What the model thinks of a text."""

    logits: tuple[int, ...]
    """A head, in 2**-12."""

    def probability(self, head: int) -> float:
        """0 … 1, in steps of a thousandth."""
        place = (self.logits[head] >> (_UNIT - 6)) + _STEEP * 64
        return _PROBABILITIES[min(max(place, 0), len(_PROBABILITIES) - 1)]


def least_logit(probability: float) -> int:
    """The least logit that is as probable; more than any when nothing is."""
    places = (place for place, found in enumerate(_PROBABILITIES) if found >= probability)
    return (next(places, 1 << 60) - _STEEP * 64) << (_UNIT - 6)


@dataclass(frozen=True, slots=True)
class _Classes:
    """What classes of words that stand in one line add to each head, and what two of them are worth."""

    sums: Sequence[int]
    scale: int


class Line:
    """One text as the model reads it."""

    __slots__ = ("_class_scale", "_places", "_summed", "_text", "scores")

    def __init__(self, text: str, scores: Scores, summed: Summed | None = None, class_scale: int = 0) -> None:
        """``summed`` is None for a text without words."""
        self.scores: Final = scores
        self._text: Final = text
        self._summed: Final = summed
        self._class_scale: Final = class_scale
        self._places: list[tuple[int, int]] | None = None

    def shares(self, head: int) -> list[Share]:
        """What each word adds to a head's logit, in the order of the text."""
        if self._summed is None:
            return []
        if self._places is None:
            self._places = [match.span() for match in _words(self._text)]
        values = self._summed.shares(head, self._class_scale)
        return [
            (start, end, value >> _SHIFT) for (start, end), value in zip(self._places, values, strict=True)
        ]


class Model:
    """Weights and what was worked out of them; the same text has the same scores, whatever came before."""

    def __init__(self, weights: Weights, classes: WordClasses, sums: SumsOf = fastest_sums) -> None:
        self._weights: Final = weights
        self._classes: Final = classes
        self._kinds: Final = len(classes.names)
        self.constants: Final = tuple(weights.header.constants)
        """The logit of an empty line, a head, in 2**-40."""
        self._sums: Final = sums(weights, _PIECE_SCALE)
        self._edge: Final = self._sums.edge()
        self._senses: Final = weights.senses.astype(np.int64)
        self._words: dict[str, bytes] = {}
        self._met: dict[int, _Classes] = {}
        self.digest: Final = weights.digest

    @classmethod
    def of_package(cls) -> Self:
        """The model that comes with the package.

        Raises:
            ModelRefused: its file must not be used.
        """
        classes = package_classes()
        return cls(read_weights(*package_file(), classes.digest), classes)

    def read(self, text: str) -> Line:
        """A folded text with its scores."""
        written = WORD.findall(text) if len(text) <= _SHORT else [found[0] for found in _words(text)]
        if not written:
            return Line(text, Scores(logits=(-_STEEP << _UNIT,) * len(HEADS)))
        try:
            known = list(map(self._words.__getitem__, written))
        except KeyError:
            known = self._learned(written)
        framed = [self._edge, *known, self._edge]
        summed = self._sums.line(framed, _LINE_SCALE[len(written)])
        classes = self._classes_of(summed.classes)
        logits = [(one + other) >> _SHIFT for one, other in zip(summed.heads, classes.sums, strict=True)]
        return Line(text, Scores(logits=tuple(logits)), summed, classes.scale)

    def scores(self, text: str) -> Scores:
        """One calibrated logit a head for a folded text."""
        return self.read(text).scores

    def _classes_of(self, mask: int) -> _Classes:
        known = self._met.get(mask)
        if known is None:
            rows = together(mask, self._kinds)
            scale = class_scale(len(rows))
            weights: list[int] = self._weights.together[rows].sum(axis=0, dtype="int64").tolist()
            header = self._weights.header
            known = _Classes(
                [
                    constant + weight * worth * scale
                    for constant, weight, worth in zip(self.constants, weights, header.together, strict=True)
                ],
                scale,
            )
            if len(self._met) >= _REMEMBERED_MASKS:
                self._met = {}
            self._met[mask] = known
        return known

    def _learned(self, written: Sequence[str]) -> list[bytes]:
        """What all these words bring, of which some are met for the first time."""
        words = self._words
        new = [word for word in dict.fromkeys(written) if word not in words]
        if len(words) + len(new) > _REMEMBERED:
            # Words come from strangers: what is remembered is bounded.
            words = self._words = {}
            new = list(dict.fromkeys(written))
        plainly = [plain(word) for word in new]
        masks = [self._classes.of(word) for word in plainly]
        senses = [self._classes.senses_of(word) for word in plainly]
        brought = self._sums.words(plainly, list(map(kind_of, plainly, senses)), masks)
        words.update(zip(new, map(self._meaning, brought, senses), strict=True))
        return [words[word] for word in written]

    def _meaning(self, brought: bytes, senses: int) -> bytes:
        """What a word brings, with what its senses weigh."""
        if not senses:
            return brought
        numbers = bits_of(senses)
        table = np.frombuffer(brought, dtype=np.int64).copy()
        table[SPREAD:CLASSES] += self._senses[numbers].sum(axis=0) * _PIECE_SCALE[len(numbers)]
        return table.tobytes()
