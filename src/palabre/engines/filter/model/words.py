"""A folded text as words, and what kind of word each one is."""

import hashlib
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, Self

from palabre.engines.filter.views import fold

WORD: Final = re.compile(r"[a-z]+'?|\d+|[^\sa-z\d]")
"""One word or sign of a folded text."""

_LONGEST: Final = 24
_LONGEST_FIGURE: Final = 6
_MIN_PREFIX: Final = 2


def plain(word: str) -> str:
    """A word as the model knows it: figures by their number only, long words cut."""
    if word[0].isdigit():
        return "0" * min(len(word), _LONGEST_FIGURE)
    return word[:_LONGEST]


class _Listed:
    """Named lists of words and of beginnings of words; a name is a bit."""

    def __init__(self, source: bytes) -> None:
        listed: dict[str, object] = tomllib.loads(source.decode())
        self.names: Final = tuple(listed)
        self._exact: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        for number, forms in enumerate(listed.values()):
            for form in str(forms).split():
                folded = fold(form.rstrip("*")).text
                where = self._prefixes if form.endswith("*") and len(folded) >= _MIN_PREFIX else self._exact
                where[folded] = where.get(folded, 0) | 1 << number

    def of(self, word: str) -> int:
        bits = self._exact.get(word, 0)
        for end in range(_MIN_PREFIX, len(word) + 1):
            bits |= self._prefixes.get(word[:end], 0)
        return bits


class WordClasses:
    """Which classes a word belongs to, and what it may mean; a class and a meaning are bits.

    Classes are few and coarse: the model weighs which stand together. Senses are many and fine: each has a
    weight of its own, and the first of a word stands for it where words in a row are weighed.
    """

    def __init__(self, source: bytes, senses: bytes = b"") -> None:
        self._classes: Final = _Listed(source)
        self._senses: Final = _Listed(senses)
        self.names: Final = self._classes.names
        self.senses: Final = self._senses.names
        self.digest: Final = hashlib.sha256(source + b"\0" + senses).hexdigest()

    @classmethod
    def of_package(cls) -> Self:
        """The classes and senses that come with the package."""
        folder = files("palabre.engines.filter.model")
        return cls(folder.joinpath("classes.toml").read_bytes(), folder.joinpath("senses.toml").read_bytes())

    def of(self, word: str) -> int:
        """The classes of a plain word, as bits."""
        return self._classes.of(word)

    def senses_of(self, word: str) -> int:
        """What a plain word may mean, as bits."""
        return self._senses.of(word)


def kind_of(word: str, senses: int) -> str:
    """What stands for a plain word among words in a row: the first of its senses, or itself without one."""
    return f"sense {senses & -senses:x}" if senses else word


@cache
def package_classes() -> WordClasses:
    """Read once."""
    return WordClasses.of_package()
