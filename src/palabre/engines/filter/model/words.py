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


class WordClasses:
    """Which classes a word belongs to; a class is a bit."""

    def __init__(self, source: bytes) -> None:
        listed: dict[str, object] = tomllib.loads(source.decode())
        self.names: Final = tuple(listed)
        self.digest: Final = hashlib.sha256(source).hexdigest()
        self._exact: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        for number, forms in enumerate(listed.values()):
            for form in str(forms).split():
                folded = fold(form.rstrip("*")).text
                where = self._prefixes if form.endswith("*") and len(folded) >= _MIN_PREFIX else self._exact
                where[folded] = where.get(folded, 0) | 1 << number

    @classmethod
    def of_package(cls) -> Self:
        """The classes that come with the package."""
        return cls(files("palabre.engines.filter.model").joinpath("classes.toml").read_bytes())

    def of(self, word: str) -> int:
        """The classes of a plain word, as bits."""
        bits = self._exact.get(word, 0)
        for end in range(_MIN_PREFIX, len(word) + 1):
            bits |= self._prefixes.get(word[:end], 0)
        return bits


@cache
def package_classes() -> WordClasses:
    """Read once."""
    return WordClasses.of_package()
