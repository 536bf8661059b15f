"""Lines as the matrices that training needs, made of the same features that judging sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from palabre.engines.filter.model.features import (
    EDGE,
    PIECE_BITS,
    ROW_BITS,
    Indexes,
    bits_of,
    hashes_of,
    pieces,
    rows_of,
    spread,
    together,
)
from palabre.engines.filter.model.words import WORD, WordClasses, kind_of, plain
from palabre.engines.learning.fitting import Floats, Sparse, stack

_MOST_WORDS: Final = 400
SENSE_VALUE: Final = 2.0
"""How freely a sense may weigh, beside the pieces of a word."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Encoded:
    """Lines as sparse matrices: their words, the pieces of the words, words in a row, classes together.

    The senses of a word stand behind its pieces.
    """

    words: Sparse
    pieces: Sparse
    rows: Sparse
    classes: Sparse

    @property
    def widths(self) -> tuple[int, int, int]:
        """Length of the three parts of a head's weights."""
        return self.pieces.width, self.rows.width, self.classes.width

    def logits(self, weights: Floats) -> Floats:
        """One logit a line; the last weight is the constant."""
        pieces_end = self.pieces.width
        rows_end = pieces_end + self.rows.width
        words = self.pieces.times(weights[:pieces_end])
        found: Floats = (
            self.words.times(words)
            + self.rows.times(weights[pieces_end:rows_end])
            + self.classes.times(weights[rows_end:-1])
            + weights[-1]
        )
        return found

    def slope(self, residues: Floats) -> Floats:
        """The transposed product, in the order of the weights."""
        return np.concatenate(
            (
                self.pieces.back(self.words.back(residues)),
                self.rows.back(residues),
                self.classes.back(residues),
                [residues.sum()],
            )
        )


def line_scale(words: int) -> float:
    """What a word or a row of words weighs in a line of so many words."""
    return 1.0 / float(np.sqrt(words + 3.0))


def piece_scale(count: int) -> float:
    """What a piece weighs in a word of so many."""
    return 1.0 / float(np.sqrt(count))


def class_scale(count: int) -> float:
    return 1.0 / float(np.sqrt(count + 4.0))


class Encoder:
    """Remembers the words that it met, so that all lines share one table of words."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._ids: dict[str, int] = {}
        self._words: list[str] = []
        self._masks: list[int] = []
        self._senses: list[int] = []

    def _id(self, word: str) -> int:
        known = self._ids.get(word)
        if known is None:
            known = self._ids[word] = len(self._words)
            self._words.append(word)
            self._masks.append(self._classes.of(word))
            self._senses.append(self._classes.senses_of(word))
        return known

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Matrices of these readings."""
        lines = [[self._id(plain(word)) for word in WORD.findall(text)[:_MOST_WORDS]] for text in texts]
        # The edge is the last.
        hashes = np.append(hashes_of(self._words), EDGE)
        spreads = spread(hashes, np.append(hashes_of(list(map(kind_of, self._words, self._senses))), EDGE))
        size = len(self._classes.names)
        words: list[tuple[Indexes, float]] = []
        rows: list[tuple[Indexes, float]] = []
        classes: list[tuple[Indexes, float]] = []
        for line in lines:
            scale = line_scale(len(line))
            ids = np.array(line, dtype=np.int64)
            words.append((ids, scale))
            framed = np.concatenate(([-1], ids, [-1])) if line else ids
            found = rows_of(spreads[framed]) if line else ids
            rows.append((found, scale))
            mask = 0
            for word in line:
                mask |= self._masks[word]
            pairs = np.array(together(mask, size), dtype=np.int64)
            classes.append((pairs, class_scale(len(pairs))))
        return Encoded(
            words=stack(words, len(self._words)),
            pieces=self._pieces(),
            rows=_seen_again(stack(rows, 1 << ROW_BITS)),
            classes=stack(classes, size * size),
        )

    def _pieces(self) -> Sparse:
        found, starts = pieces(self._words)
        numbers = list(map(bits_of, self._senses))
        counts = [np.diff(np.append(starts, len(found))), np.array(list(map(len, numbers)), dtype=np.int64)]
        words = [np.repeat(np.arange(len(self._words)), lengths) for lengths in counts]
        senses = np.fromiter((number for some in numbers for number in some), dtype=np.int64)
        values = [np.repeat(1.0 / np.sqrt(np.maximum(lengths, 1)), lengths) for lengths in counts]
        rows = np.concatenate(words)
        order = np.argsort(rows, kind="stable")
        return Sparse(
            rows=rows[order],
            columns=np.concatenate((found, senses + (1 << PIECE_BITS)))[order],
            values=np.concatenate((values[0], SENSE_VALUE * values[1]))[order],
            height=len(self._words),
            width=(1 << PIECE_BITS) + len(self._classes.senses),
        )


def _seen_again(cells: Sparse) -> Sparse:
    """Without the columns of which there is one cell only: they teach nothing about other lines."""
    kept = np.bincount(cells.columns, minlength=cells.width)[cells.columns] > 1
    return Sparse(
        rows=cells.rows[kept],
        columns=cells.columns[kept],
        values=cells.values[kept],
        height=cells.height,
        width=cells.width,
    )
