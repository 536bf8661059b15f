"""Patterns of moderators: RE2, linear by construction, and small and fast enough for every line."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

import re2

from palabre.engines.rules.environment import encode

MOST_INSTRUCTIONS: Final = 256
"""Of RE2's program. An ordinary word with its disguises has 20 to 140; gaps of up to 40 signs have 700."""
SLOWEST: Final = 0.002
"""Seconds on a hostile text of 4,000 code points, the best of three times."""
_MEMORY: Final = 1 << 20
_HOSTILE_LENGTH: Final = 4_000
_TIMES: Final = 3
_WORD: Final = re.compile(r"\w+")
_FILLERS: Final = "a e1 "
_NOWHERE: Final = "\\x{10FFFE}"
"""Appended to a pattern, it keeps it from matching early, which would be fast."""


class Pattern:
    """A compiled pattern over UTF-8."""

    __slots__ = ("_compiled", "instructions", "search", "text")

    def __init__(self, text: str) -> None:
        """Raise ValueError for what RE2 cannot read."""
        try:
            self._compiled = re2.compile(text, _options())
        except re2.error as error:
            raise ValueError(_reason(error)) from None
        self.text: Final = text
        self.instructions: Final = self._compiled.programsize
        self.search: Final = self._compiled.search

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Bytes of each match that has any."""
        for match in self._compiled.finditer(text):
            if match.end() > match.start():
                yield match.start(), match.end()


@lru_cache(maxsize=1_024)
def compile_pattern(text: str) -> Pattern:
    """As ``Pattern``, once for each text."""
    return Pattern(text)


def slowest(text: str, clock: Callable[[], float]) -> float:
    """Seconds for the hostile text that this pattern likes least; ``clock`` counts seconds of work.

    Whoever asks waits: the search ends at the first text that is too slow, and only those are tried again.
    """
    worst = 0.0
    for hostile in _hostile_texts(text):
        for tried in (text, f"(?:{text}){_NOWHERE}"):
            best = _timed(tried, hostile, clock)
            for _ in range(_TIMES - 1):
                if best > SLOWEST:
                    best = min(best, _timed(tried, hostile, clock))
            worst = max(worst, best)
            if worst > SLOWEST:
                return worst
    return worst


def _timed(text: str, hostile: bytes, clock: Callable[[], float]) -> float:
    # With nothing remembered, as the first hostile line finds it.
    fresh = Pattern(text)
    start = clock()
    fresh.search(hostile)
    return clock() - start


def _hostile_texts(pattern: str) -> Iterator[bytes]:
    """Texts of the pattern's own letters and words, which keep it hoping for as long as possible."""
    letters = list(dict.fromkeys(char for char in pattern if char.isalnum() or char == " ")) or ["a"]
    words = list(dict.fromkeys(_WORD.findall(pattern))) or ["a"]
    yield encode((letters[0] * _HOSTILE_LENGTH)[:_HOSTILE_LENGTH])
    yield encode(("".join(letters) * _HOSTILE_LENGTH)[:_HOSTILE_LENGTH])
    for pieces in (letters, letters[:2], [*letters, *_FILLERS], words, [*words, *_FILLERS]):
        # A linear congruential generator: nothing here needs real chance, and runs must agree.
        state = len(pattern) + 1
        parts: list[str] = []
        for _ in range(_HOSTILE_LENGTH):
            state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
            parts.append(pieces[(state >> 16) % len(pieces)])
        yield encode("".join(parts)[:_HOSTILE_LENGTH])


class PatternIndex:
    """Which of many patterns a text may match, by the letters that each of them needs, in one pass."""

    __slots__ = ("_filter", "always")

    def __init__(self, patterns: list[str]) -> None:
        """``patterns`` must be readable; their places in the list are their numbers."""
        index = re2.Filter()
        for pattern in patterns:
            index.Add(pattern, _options())
        index.Compile()
        self._filter: Final = index
        self.always: Final = frozenset(index.Match(b"", potential=True) or ())
        """Patterns that need no letters: any text may match them."""

    def candidates(self, text: bytes) -> list[int]:
        """Numbers of all patterns that match, and of few that do not."""
        return self._filter.Match(text, potential=True) or []


def _options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    return options


def _reason(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
