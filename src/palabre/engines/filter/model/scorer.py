"""The learned model at work: a folded text in, one probability a head out, and the words that carried it."""

import math
from dataclasses import dataclass
from itertools import count
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from palabre.engines.filter.model.features import (
    EDGE,
    HEADS,
    SPREAD,
    bits_of,
    firsts,
    hashes_of,
    kinds_of,
    pieces,
    rows_of,
    spread,
    together,
)
from palabre.engines.filter.model.weights import Weights, package_file, read_weights
from palabre.engines.filter.model.words import WORD, WordClasses, package_classes, plain

MOST_WORDS: Final = 400
"""Words of one line that are looked at; the longest lines of a chat have fewer."""

_REMEMBERED: Final = 1 << 15
_REMEMBERED_MASKS: Final = 1 << 13
# Fixed point: all sums are integers, so that a text has the same scores on every machine.
_LINE_SCALE: Final = [0, *(round(2**12 / math.sqrt(length + 3.0)) for length in range(1, MOST_WORDS + 1))]
_PIECE_SCALE: Final = np.array([0, *(round(2**8 / math.sqrt(n)) for n in range(1, 256))], dtype=np.int64)
_SHIFT: Final = 28
_UNIT: Final = 12
_STEEP: Final = 8
_PROBABILITIES: Final = [
    round(1 / (1 + math.exp(-(number / 64 - _STEEP))), 3) for number in range(2 * _STEEP * 64 + 1)
]

Numbers = NDArray[np.int64]
Share = tuple[int, int, int]
"""Begin and end of a word, and what it adds to a logit in 2**-12."""


def class_scale(pairs: int) -> int:
    """What a class weighs in a line with so many pairs of them, in 2**-12."""
    return round(2**12 / math.sqrt(pairs + 4.0))


@dataclass(kw_only=True, frozen=True, slots=True)
class Scores:
    """What the model thinks of a text."""

    logits: tuple[int, ...]
    """A head, in 2**-12."""

    def probability(self, head: int) -> float:
        """0 … 1, in steps of a thousandth."""
        place = (self.logits[head] >> (_UNIT - 6)) + _STEEP * 64
        return _PROBABILITIES[min(max(place, 0), len(_PROBABILITIES) - 1)]


class _Words:
    """What is known of the words that were met; the first is the edge of a line."""

    def __init__(self, heads: int) -> None:
        self.ids: dict[str, int] = {}
        self.masks: list[int] = [0] * _REMEMBERED
        self.free = count(1)
        edge = np.array([EDGE])
        self.spread = np.zeros((_REMEMBERED, SPREAD), dtype=np.uint64)
        self.spread[0] = spread(edge, edge)[0]
        self.weights = np.zeros((_REMEMBERED, heads), dtype=np.int64)


class Model:
    """Weights and what was worked out of them; the same text has the same scores, whatever came before."""

    def __init__(self, weights: Weights, classes: WordClasses) -> None:
        self._weights: Final = weights
        self._classes: Final = classes
        self._kinds: Final = len(classes.names)
        self._piece_scale: Final = np.array(weights.header.pieces, dtype=np.int64)
        self._row_scale: Final = np.array(weights.header.rows, dtype=np.int64)
        self._together_scale: Final = np.array(weights.header.together, dtype=np.int64)
        self._constants: Final = np.array(weights.header.constants, dtype=np.int64)
        self._words = _Words(len(HEADS))
        self._masks: dict[int, Numbers] = {}
        self.digest: Final = weights.digest

    @classmethod
    def of_package(cls) -> Self:
        """The model that comes with the package.

        Raises:
            ModelRefused: its file must not be used.
        """
        classes = package_classes()
        return cls(read_weights(*package_file(), classes.digest), classes)

    def scores(self, text: str) -> Scores:
        """One calibrated logit a head for a folded text."""
        written = WORD.findall(text)[:MOST_WORDS]
        if not written:
            return Scores(logits=(-_STEEP << _UNIT,) * len(HEADS))
        words, ids = self._known(written)
        logits = self._constants + self._line(words, ids) + self._classes_of(words, ids)
        return Scores(logits=tuple((logits >> _SHIFT).tolist()))

    def shares(self, text: str, head: int) -> list[Share]:
        """What each word adds to a head's logit, in the order of the text."""
        matches = [match for _, match in zip(range(MOST_WORDS), WORD.finditer(text), strict=False)]
        if not matches:
            return []
        words, ids = self._known([match[0] for match in matches])
        scale = _LINE_SCALE[len(ids)]
        share = words.weights[ids, head] * int(self._piece_scale[head]) * scale
        rows = rows_of(words.spread[[0, *ids, 0]])
        worth = self._weights.rows[rows, head].astype(np.int64) * int(self._row_scale[head]) * scale
        length = len(ids)
        first = firsts(length + 2)
        # Rows of two lie on two words, rows of three and pairs with a gap on their ends; edges carry nothing.
        reach = np.ones(len(rows), dtype=np.int64)
        reach[2 * (length + 1) :] = 2
        for place in (first - 1, first - 1 + reach):
            inside = (place >= 0) & (place < length)
            np.add.at(share, place[inside], worth[inside] // 2)
        self._share_classes(words, ids, head, share)
        return [
            (match.start(), match.end(), value)
            for match, value in zip(matches, (share >> _SHIFT).tolist(), strict=True)
        ]

    def _share_classes(self, words: _Words, ids: list[int], head: int, share: Numbers) -> None:
        masks = [words.masks[number] for number in ids]
        mask = 0
        for bits in masks:
            mask |= bits
        numbers = bits_of(mask)
        bearers = {number: [n for n, bits in enumerate(masks) if bits >> number & 1] for number in numbers}
        rows = together(mask, self._kinds)
        worth = int(self._together_scale[head]) * class_scale(len(rows))
        for row in rows:
            value = int(self._weights.together[row, head]) * worth
            for number in divmod(row, self._kinds):
                for bearer in bearers[number]:
                    share[bearer] += value // (2 * len(bearers[number]))

    def _line(self, words: _Words, ids: list[int]) -> Numbers:
        pieces_sum = words.weights[ids].sum(axis=0)
        rows_sum = self._weights.rows[rows_of(words.spread[[0, *ids, 0]])].sum(axis=0, dtype=np.int64)
        together_sum = pieces_sum * self._piece_scale + rows_sum * self._row_scale
        found: Numbers = together_sum * _LINE_SCALE[len(ids)]
        return found

    def _classes_of(self, words: _Words, ids: list[int]) -> Numbers:
        mask = 0
        for number in ids:
            mask |= words.masks[number]
        known = self._masks.get(mask)
        if known is None:
            rows = together(mask, self._kinds)
            weights = self._weights.together[rows].sum(axis=0, dtype=np.int64)
            known = weights * self._together_scale * class_scale(len(rows))
            if len(self._masks) >= _REMEMBERED_MASKS:
                self._masks = {}
            self._masks[mask] = known
        return known

    def _known(self, written: list[str]) -> tuple[_Words, list[int]]:
        words = self._words
        new = [word for word in dict.fromkeys(written) if word not in words.ids]
        if new:
            places = [next(words.free) for _ in new]
            if places[-1] >= _REMEMBERED:
                # Words come from strangers: what is remembered is bounded.
                words = self._words = _Words(len(HEADS))
                new = list(dict.fromkeys(written))
                places = [next(words.free) for _ in new]
            self._learn(words, new, places)
        return words, [words.ids[word] for word in written]

    def _learn(self, words: _Words, new: list[str], places: list[int]) -> None:
        known = [plain(word) for word in new]
        rows, starts = pieces(known)
        counts = np.diff(np.append(starts, len(rows)))
        sums = np.add.reduceat(self._weights.pieces[rows].astype(np.int64), starts, axis=0)
        words.weights[places] = sums * _PIECE_SCALE[counts][:, None]
        masks = [self._classes.of(word) for word in known]
        words.spread[places] = spread(hashes_of(known), kinds_of(known, masks))
        for place, mask in zip(places, masks, strict=True):
            words.masks[place] = mask
        # Last, so that no other thread finds a word before its numbers.
        words.ids.update(zip(new, places, strict=True))
