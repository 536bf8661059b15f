"""Flood, duplicates and lines that repeat themselves."""

import hashlib
import re
import struct
from functools import lru_cache
from typing import Final

from palabre.domain.verdicts import Circumstances, RecentText
from palabre.engines.filter.views import fold

_MIN_TELLING: Final = 12
_FLOOD_LINES: Final = 6
_FLOOD_SECONDS: Final = 10.0
_SAME_LINES: Final = 3
_SAME_SECONDS: Final = 60.0
_NEAR_BITS: Final = 6
_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_RUNS: Final = re.compile(r"(.)\1+")
_LONG_RUN: Final = re.compile(
    r"([^\W\d_])\1{29,}|([!-/:-@\[-`{-~])\2{39,}|([^\x00-\x7f\w\s])\3{23,}|([^\x00-\x7f\w\s]{2,3})\4{11,}"
)
"""One letter thirty times, one mark forty times, one picture 24 times, or a few pictures in turns."""
_BLOCK: Final = 15
_WORDS: Final = re.compile(r"\S+")
_SHINGLE: Final = 3
_MAX_SHINGLED: Final = 600
_COUNTS: Final = struct.Struct("<64H")
_WALL: Final = 60
_WALL_SHARE: Final = 0.8
_REPEATED_WORDS: Final = 8
_REPEATED_SIGNS: Final = 24
_PROMO_WORDS: Final = 5


def fingerprint(text: str) -> int:
    """64-bit simhash of the folded text: near texts differ in few bits; 0 when it is too short to tell."""
    bare = _RUNS.sub(r"\1", _LETTERS.sub("", fold(text).text))[:_MAX_SHINGLED]
    if len(bare) < _MIN_TELLING:
        return 0
    shingles = [bare[i : i + _SHINGLE] for i in range(len(bare) - _SHINGLE + 1)]
    ones = _COUNTS.unpack(sum(map(_lanes, shingles)).to_bytes(_COUNTS.size, "little"))
    half = len(shingles) / 2
    return sum(1 << bit for bit, count in enumerate(ones) if count > half) or 1


@lru_cache(maxsize=1 << 14)
def _lanes(shingle: str) -> int:
    """Each bit of the shingle's hash in a lane of 16 bits: one addition then counts all 64 at once."""
    hashed = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big")
    return sum(1 << 16 * bit for bit in range(64) if hashed >> bit & 1)


def is_near(one: int, other: int) -> bool:
    """Whether two fingerprints are of nearly the same text."""
    return bool(one) and bool(other) and (one ^ other).bit_count() <= _NEAR_BITS


def floods(circumstances: Circumstances) -> bool:
    """More than six lines within ten seconds, this one included."""
    return len(_within(circumstances, _FLOOD_SECONDS)) >= _FLOOD_LINES


def repeats_itself_over_time(text: str, circumstances: Circumstances) -> bool:
    """The third time within a minute that nearly the same text is sent; short answers never count."""
    if not circumstances.recent:
        return False
    mark = fingerprint(text)
    same = sum(is_near(mark, line.fingerprint) for line in _within(circumstances, _SAME_SECONDS))
    return same >= _SAME_LINES - 1


def _within(circumstances: Circumstances, seconds: float) -> list[RecentText]:
    return [line for line in circumstances.recent if 0 <= circumstances.now - line.at < seconds]


def repeated_part(folded: str) -> tuple[int, int] | None:
    """Where a line says one letter, or one word, again and again."""
    run = _LONG_RUN.search(folded) if _may_run(folded) else None
    if run is not None:
        return run.span()
    written = folded.split()
    if len(written) < _PROMO_WORDS or len(set(written)) > len(written) - _PROMO_WORDS + 1:
        return None
    words = [(found[0], found.span()) for found in _WORDS.finditer(folded)]
    if not words:
        return None
    first: tuple[str, tuple[int, int]] = words[0]
    times = 1
    for word, span in words[1:]:
        if word != first[0]:
            first, times = (word, span), 1
            continue
        times += 1
        if times >= _most_times(word):
            return first[1][0], span[1]
    return None


def _may_run(text: str) -> bool:
    """Whether a block of a plain text is one character, as it is in each run of 30 or more."""
    if not text.isascii():
        return True
    for start in range(0, len(text) - _BLOCK + 1, _BLOCK):
        # The ends first: in nearly all blocks they differ.
        if text[start] == text[start + _BLOCK - 1] and text[start] * _BLOCK == text[start : start + _BLOCK]:
            return True
    return False


def _most_times(word: str) -> int:
    if len(word) == 1:
        return _REPEATED_SIGNS
    return _PROMO_WORDS if len(word) >= _PROMO_WORDS else _REPEATED_WORDS


def shouts(text: str) -> bool:
    """A wall of capitals."""
    if len(text) < _WALL:
        return False
    capitals = sum(map(str.isupper, text))
    if capitals < _WALL * _WALL_SHARE:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= _WALL and capitals >= letters * _WALL_SHARE
