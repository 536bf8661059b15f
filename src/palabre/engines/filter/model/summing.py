"""What a model asks of whoever sums up its weights; ``sums.py`` and ``compiled.py`` do, with one answer.

What a word brings to any line is one string of bytes: the numbers of its spread, what its pieces weigh for
each head, and its classes as bits.
"""

from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeAlias

from palabre.engines.filter.model.features import HEADS, SPREAD
from palabre.engines.filter.model.weights import Weights

CLASSES: Final = SPREAD + len(HEADS)
"""Where the classes of a word stand in what it brings."""
WIDTH: Final = CLASSES + 1
"""How many numbers of 8 bytes a word brings."""


class Summed(Protocol):
    """A line whose words were summed up."""

    @property
    def heads(self) -> list[int]:
        """What the line adds to each head, its classes apart."""
        ...

    @property
    def classes(self) -> int:
        """The classes of its words, as bits."""
        ...

    def shares(self, head: int, class_scale: int) -> list[int]:
        """What each word adds to one head; ``class_scale`` is what a class weighs in this line."""
        ...


class Summing(Protocol):
    """The weights of a model."""

    def words(self, words: Sequence[str], kinds: Sequence[str], classes: Sequence[int]) -> list[bytes]:
        """What plain words bring; ``kinds`` names their classes, or themselves when they have none."""
        ...

    def edge(self) -> bytes:
        """What stands before the first word and after the last."""
        ...

    def line(self, framed: list[bytes], scale: int) -> Summed:
        """The sums of words between two edges; ``scale`` is what each of them weighs there."""
        ...


SumsOf: TypeAlias = Callable[[Weights, Sequence[int]], Summing]
"""Makes one of weights and of what a piece weighs in a word with so many."""
