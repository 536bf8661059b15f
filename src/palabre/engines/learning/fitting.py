"""Logistic regression over sparse rows, fitted by L-BFGS, with nothing but numpy."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]

_MEMORY: Final = 8
_ENOUGH_DECREASE: Final = 1e-4
_MOST_HALVINGS: Final = 12
_SMALL_CHANGE: Final = 2e-5


@dataclass(kw_only=True, frozen=True, slots=True)
class Sparse:
    """A matrix by its filled cells, ordered by row."""

    rows: Indexes
    columns: Indexes
    values: Floats
    height: int
    width: int

    def times(self, vector: Floats) -> Floats:
        """One number a row."""
        return _sums(self.rows, vector[self.columns] * self.values, self.height)

    def back(self, vector: Floats) -> Floats:
        """One number a column: the transposed product."""
        return _sums(self.columns, vector[self.rows] * self.values, self.width)


def _sums(places: Indexes, values: Floats, size: int) -> Floats:
    return np.asarray(np.bincount(places, weights=values, minlength=size), dtype=np.float64)


def stack(cells: Sequence[tuple[Indexes, float]], width: int) -> Sparse:
    """A matrix from the columns of each row, with one value for the whole row."""
    lengths = np.fromiter((len(columns) for columns, _ in cells), dtype=np.int64, count=len(cells))
    columns = np.concatenate([columns for columns, _ in cells]) if cells else np.zeros(0, dtype=np.int64)
    values = np.fromiter((value for _, value in cells), dtype=np.float64, count=len(cells))
    return Sparse(
        rows=np.repeat(np.arange(len(cells)), lengths),
        columns=columns,
        values=np.repeat(values, lengths),
        height=len(cells),
        width=width,
    )


def minimise(cost: Callable[[Floats], tuple[float, Floats]], start: Floats, most: int) -> Floats:
    """The place of the least cost of a smooth convex function, by L-BFGS; at most ``most`` steps."""
    here = start
    value, slope = cost(here)
    past: deque[tuple[Floats, Floats, float]] = deque(maxlen=_MEMORY)
    for _ in range(most):
        heading = -_curved(slope, past)
        descent = float(np.sum(slope * heading))
        if descent >= 0:
            past.clear()
            heading, descent = -slope, -float(np.sum(slope * slope))
        stride = 1.0 if past else min(1.0, 1.0 / (np.sqrt(-descent) + 1e-12))
        for _ in range(_MOST_HALVINGS):
            there = here + stride * heading
            new_value, new_slope = cost(there)
            if new_value <= value + _ENOUGH_DECREASE * stride * descent:
                break
            stride /= 2
        else:
            return here
        moved, turned = there - here, new_slope - slope
        bend = float(np.sum(moved * turned))
        if bend > 0:
            past.append((moved, turned, 1.0 / bend))
        gain = value - new_value
        here, value, slope = there, new_value, new_slope
        if gain < _SMALL_CHANGE * abs(value):
            break
    return here


def _curved(slope: Floats, past: deque[tuple[Floats, Floats, float]]) -> Floats:
    """The slope times the guessed inverse of the second derivative: the two loops of L-BFGS."""
    turned = slope.copy()
    factors: list[float] = []
    for moved, bent, scale in reversed(past):
        factor = scale * float(np.sum(moved * turned))
        turned -= factor * bent
        factors.append(factor)
    if past:
        moved, bent, _ = past[-1]
        turned *= float(np.sum(moved * bent)) / float(np.sum(bent * bent))
    for (moved, bent, scale), factor in zip(past, reversed(factors), strict=True):
        turned += (factor - scale * float(np.sum(bent * turned))) * moved
    return turned


def logistic(logits: Floats) -> Floats:
    """Probability of a logit."""
    return 0.5 * (1.0 + np.tanh(0.5 * logits))
