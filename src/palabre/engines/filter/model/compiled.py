"""The same sums as in ``sums.py`` by its compiled twin; importing it fails where that is missing."""

# Where nothing was compiled there are types for it (``_sums.pyi``) and no module.
# pyright: reportMissingModuleSource=false

from collections.abc import Sequence
from typing import Final

import numpy as np

from palabre.engines.filter.model import _sums
from palabre.engines.filter.model.features import EDGE, SPREAD, name_hash, spread
from palabre.engines.filter.model.summing import WIDTH
from palabre.engines.filter.model.weights import Weights

_VERSION: Final = 1
"""Of ``_sums.c``: one that was compiled from an older file is not used."""
if _sums.VERSION != _VERSION:
    raise ImportError(f"_sums was compiled from version {_sums.VERSION}, not {_VERSION}")


class CompiledSums:
    """What words and words in a row weigh."""

    def __init__(self, weights: Weights, piece_scale: Sequence[int]) -> None:
        """As ``Sums``."""
        header = weights.header
        self._pieces: Final = weights.pieces.tobytes()
        self._piece_scale: Final = np.array(piece_scale, dtype=np.int64).tobytes()
        self.rows: Final = weights.rows.tobytes()
        self.scales: Final = np.array([header.pieces, header.rows], dtype=np.int64).tobytes()
        self.together: Final = weights.together.tobytes()
        self.kinds: Final = header.kinds
        self.worth: Final = header.together

    def words(self, words: Sequence[str], kinds: Sequence[str], classes: Sequence[int]) -> list[bytes]:
        """As ``Summing``."""
        return [
            _sums.word(word, name_hash(word), name_hash(kind), bits, self._pieces, self._piece_scale)
            for word, kind, bits in zip(words, kinds, classes, strict=True)
        ]

    @staticmethod
    def edge() -> bytes:
        """As ``Summing``."""
        edge = np.array([EDGE])
        return spread(edge, edge).tobytes() + bytes(8 * (WIDTH - SPREAD))

    def line(self, framed: list[bytes], scale: int) -> "CompiledLine":
        """As ``Summing``."""
        return CompiledLine(self, framed, scale)


class CompiledLine:
    """As ``Summed``."""

    __slots__ = ("_framed", "_scale", "_sums", "classes", "heads")

    def __init__(self, sums: CompiledSums, framed: list[bytes], scale: int) -> None:
        """Sum up at once."""
        self._sums: Final = sums
        self._framed: Final = framed
        self._scale: Final = scale
        self.classes, self.heads = _sums.line(framed, sums.rows, sums.scales, scale)

    def shares(self, head: int, class_scale: int) -> list[int]:
        """As ``Summed``."""
        sums = self._sums
        worth = sums.worth[head] * class_scale
        return _sums.shares(
            self._framed, sums.rows, sums.scales, self._scale, sums.together, sums.kinds, head, worth
        )
