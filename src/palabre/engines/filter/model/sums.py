"""The sums that a line of talk costs, in whole numbers of 64 bits: with numpy, where nothing was compiled."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from palabre.engines.filter.model.features import (
    EDGE,
    SPREAD,
    bits_of,
    hashes_of,
    pieces,
    rows_of,
    spread,
)
from palabre.engines.filter.model.summing import CLASSES, WIDTH
from palabre.engines.filter.model.weights import Small, Weights

_REMEMBERED: Final = 1 << 15

Numbers = NDArray[np.int64]


class Sums:
    """What words and words in a row weigh."""

    def __init__(self, weights: Weights, piece_scale: Sequence[int]) -> None:
        """``piece_scale``: what a piece weighs in a word with so many."""
        self._pieces: Final = weights.pieces
        self.rows: Final = weights.rows
        self._together: Final = weights.together
        self._worth: Final = weights.header.together
        self._kinds: Final = weights.header.kinds
        self._piece_scale: Final = np.array(piece_scale, dtype=np.int64)
        self._parts: dict[tuple[int, int, int, int], int] = {}
        self.scales: Final = np.array([weights.header.pieces, weights.header.rows], dtype=np.int64)

    def words(self, words: Sequence[str], kinds: Sequence[str], classes: Sequence[int]) -> list[bytes]:
        """As ``Summing``."""
        rows, starts = pieces(words)
        table = np.empty((len(words), WIDTH), dtype=np.int64)
        table[:, :SPREAD] = spread(hashes_of(words), hashes_of(kinds)).view(np.int64)
        weights = np.add.reduceat(self._pieces.take(rows, axis=0), starts, axis=0, dtype=np.int64)
        scale = self._piece_scale.take(np.append(starts[1:], len(rows)) - starts)
        table[:, SPREAD:CLASSES] = weights * scale[:, None]
        table[:, CLASSES] = classes
        return [line.tobytes() for line in table]

    def edge(self) -> bytes:
        """As ``Summing``."""
        edge = np.array([EDGE])
        return spread(edge, edge).tobytes() + bytes(8 * (WIDTH - SPREAD))

    def line(self, framed: list[bytes], scale: int) -> "SummedLine":
        """As ``Summing``."""
        table = np.frombuffer(b"".join(framed), dtype=np.int64).reshape(-1, WIDTH)
        return SummedLine(self, table, self.rows.take(rows_of(table.view(np.uint64)), axis=0), scale)

    def share(self, mask: int, head: int, number: int, bearers: int, scale: int) -> int:
        """What each of so many words of one class adds to a head, in a line with these classes."""
        key = (mask, head, number, bearers)
        known = self._parts.get(key)
        if known is None:
            worth = self._worth[head] * scale
            others = bits_of(mask)
            rows = [min(number, other) * self._kinds + max(number, other) for other in (*others, number)]
            weights: list[int] = self._together[rows, head].tolist()
            known = sum(weight * worth // (2 * bearers) for weight in weights)
            if len(self._parts) >= _REMEMBERED:
                self._parts = {}
            self._parts[key] = known
        return known


class SummedLine:
    """A line whose words were summed up."""

    __slots__ = ("_rows", "_scale", "_sums", "_table", "classes", "heads")

    def __init__(self, sums: Sums, table: Numbers, rows: Small, scale: int) -> None:
        """``rows`` are the weights of its words in a row."""
        self._sums: Final = sums
        self._table: Final = table
        self._rows: Final = rows
        self._scale: Final = scale
        found = np.add.reduce(table, axis=0)[SPREAD:CLASSES] * sums.scales[0]
        found += np.add.reduce(rows, axis=0, dtype=np.int64) * sums.scales[1]
        found *= scale
        self.heads: Final[list[int]] = found.tolist()
        """What the line adds to each head, its classes apart."""
        self.classes: Final = int(np.bitwise_or.reduce(table[:, CLASSES]))
        """The classes of its words, as bits."""

    def shares(self, head: int, class_scale: int) -> list[int]:
        """What each word adds to one head."""
        table, scales = self._table, self._sums.scales
        share = table[:, SPREAD + head] * (int(scales[0, head]) * self._scale)
        rows = self._rows[:, head] * np.int64(int(scales[1, head]) * self._scale)
        rows //= 2
        # Rows of two lie on two words, rows of three and pairs with a gap on their ends.
        pairs, more = len(table) - 1, len(table) - 2
        near = rows[:pairs] + rows[pairs : 2 * pairs]
        far = np.add.reduce(rows[2 * pairs :].reshape(3, more), axis=0)
        share[:-1] += near
        share[1:] += near
        share[:-2] += far
        share[2:] += far
        found: list[int] = share[1:-1].tolist()
        classes: list[int] = table[1:-1, CLASSES].tolist()
        for number in bits_of(self.classes):
            bearers = [place for place, bits in enumerate(classes) if bits >> number & 1]
            part = self._sums.share(self.classes, head, number, len(bearers), class_scale)
            for bearer in bearers:
                found[bearer] += part
        return found
