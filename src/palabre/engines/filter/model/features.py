"""What the model looks at: pieces of words, words in a row, and which kinds of word stand in one line.

Training and judging share this module, so that both see the same; all of it is integer arithmetic.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

HEADS: Final = (
    "harm",
    "insult",
    "hate",
    "threat",
    "sexual",
    "drugs",
    "self_harm",
    "contact",
    "off_platform",
    "spam",
)
"""``harm`` is for whatever a reader would call toxic, of no category."""

PIECE_BITS: Final = 16
ROW_BITS: Final = 17
_PIECES: Final = (2, 3, 4, 5)
SPREAD: Final = 11
"""Columns of the spread of a word."""

# Odd constants of no meaning but their mixing; part of the version of the features.
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_STEP: Final = np.uint64(0x100000001B3)
_PLACES: Final = tuple(
    np.uint64(number)
    for number in (
        0xBF58476D1CE4E5B9,
        0x94D049BB133111EB,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
        0xE7037ED1A0B428DB,
        0x8EBC6AF09C88C6E3,
        0x589965CC75374CC3,
        0x1D8E4E27C47D124F,
        0xEB44ACCAB455D165,
        0xA24BAED4963EE407,
        0x9FB21C651E98DF25,
        0xCA5A826395121157,
    )
)


def _weighed() -> NDArray[np.uint64]:
    """What a character weighs in the hash of a piece: a row its place, a column the size of the piece."""
    every = 1 << 64
    table = [[0] * len(_PIECES) for _ in range(max(_PIECES))]
    for column, size in enumerate(_PIECES):
        for place in range(size):
            first = int(_MIX) if place == 0 else 1
            weight = first * pow(int(_STEP), size - 1 - place, every) * int(_PLACES[size])
            table[place][column] = weight % every
    return np.array(table, dtype=np.uint64)


_WEIGHED: Final = _weighed()
_OF_WORDS: Final = np.array(_PLACES[:5])
_OF_KINDS: Final = np.array((*_PLACES[5:10], _PLACES[0]))
_HALF: Final = np.uint64(31)
_REST: Final = {bits: np.uint64(64 - bits) for bits in (PIECE_BITS, ROW_BITS)}
_REACH: Final = np.arange(max(_PIECES))
_SIZES: Final = np.array(_PIECES)[:, None]
_AFTER: Final = "\0" * max(_PIECES)

Indexes = NDArray[np.int64]
Hashes = NDArray[np.uint64]

EDGE: Final = np.uint64(0x5851F42D4C957F2D)
"""Stands before the first word and after the last."""


def name_hash(name: str) -> int:
    """64 bits of a name, the same everywhere."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def pieces(words: Sequence[str]) -> tuple[Indexes, Indexes]:
    """Rows of the table of pieces for each word, word after word, and where each word's rows begin.

    The pieces of a word are its character 2- to 5-grams with both edges marked, and the whole word.
    """
    marked = "".join(f"\x02{word}\x03" for word in words)
    codes = np.frombuffer((marked + _AFTER).encode("utf-32-le", "replace"), dtype=np.uint32)
    lengths = np.array([len(word) + 2 for word in words])
    starts = np.arange(len(marked))
    # Each row of the product is what begins at one character, each column a size.
    hashes = codes.astype(np.uint64).take(starts[:, None] + _REACH) @ _WEIGHED
    left = np.repeat(lengths.cumsum(), lengths) - starts
    size, start = np.nonzero(left >= _SIZES)
    every = np.concatenate((np.repeat(np.arange(len(words)), lengths).take(start), np.arange(len(words))))
    order = np.argsort(every, kind="stable")
    found = np.concatenate((hashes[start, size], hashes_of(words)))
    counts = np.bincount(every)
    return _row(found.take(order), PIECE_BITS), counts.cumsum() - counts


def hashes_of(words: Sequence[str]) -> Hashes:
    """One hash a word."""
    return np.fromiter((name_hash(word) for word in words), dtype=np.uint64, count=len(words))


def spread(hashes: Hashes, kinds: Hashes) -> Hashes:
    """What each word brings to the rows it may stand in: one line a word, one column a place in a row.

    ``hashes`` and ``kinds`` are those of the words and of their classes.
    """
    found = np.empty((len(hashes), SPREAD), dtype=np.uint64)
    np.multiply(hashes[:, None], _OF_WORDS, out=found[:, : len(_OF_WORDS)])
    np.multiply(kinds[:, None], _OF_KINDS, out=found[:, len(_OF_WORDS) :])
    return found


def rows_of(framed: Hashes) -> Indexes:
    """Rows of the table of words in a row: pairs, triples, pairs with a gap.

    ``framed`` is the spread of a line's words, with an edge at both ends.
    """
    count = len(framed)
    found = np.empty(5 * count - 8, dtype=np.uint64)
    pairs, more = count - 1, count - 2
    triples, gaps = 2 * pairs, 2 * (pairs + more)
    # Words in the first half of the columns, their kinds in the second: both at once.
    np.add(framed[:-1, 0:6:5].T, framed[1:, 1:7:5].T, out=found[:triples].reshape(2, pairs))
    three = found[triples:gaps].reshape(2, more)
    np.add(framed[:-2, 2:8:5].T, framed[1:-1, 3:9:5].T, out=three)
    three += framed[2:, 4:10:5].T
    np.add(framed[:-2, 10], framed[2:, 9], out=found[gaps:])
    return _row(found, ROW_BITS)


def _row(hashes: NDArray[np.uint64], bits: int) -> Indexes:
    mixed = hashes >> _HALF
    mixed ^= hashes
    mixed *= _MIX
    mixed >>= _REST[bits]
    return mixed.view(np.int64)


def bits_of(mask: int) -> list[int]:
    """The numbers of the bits that are set."""
    found: list[int] = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def together(mask: int, classes: int) -> list[int]:
    """Rows of the table of classes that stand in one line: each alone, and each two."""
    numbers = bits_of(mask)
    return [first * classes + second for n, first in enumerate(numbers) for second in numbers[n:]]
