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
    codes = np.frombuffer(marked.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter((len(word) + 2 for word in words), dtype=np.int64, count=len(words))
    owner = np.repeat(np.arange(len(words)), lengths)
    found: list[NDArray[np.uint64]] = []
    owners: list[NDArray[np.int64]] = []
    value = codes * _MIX
    for size in _PIECES:
        value = value[:-1] * _STEP + codes[size - 1 :]
        inside = owner[: len(value)] == owner[size - 1 :]
        found.append(value[inside] * _PLACES[size])
        owners.append(owner[: len(value)][inside])
    found.append(hashes_of(words))
    owners.append(np.arange(len(words)))
    every = np.concatenate(owners)
    order = np.argsort(every, kind="stable")
    rows = _row(np.concatenate(found)[order], PIECE_BITS)
    starts = np.searchsorted(every[order], np.arange(len(words)))
    return rows, starts.astype(np.int64)


def hashes_of(words: Sequence[str]) -> Hashes:
    """One hash a word."""
    return np.fromiter((name_hash(word) for word in words), dtype=np.uint64, count=len(words))


def kinds_of(words: Sequence[str], masks: Sequence[int]) -> Hashes:
    """One hash a word: of its classes, or of itself when it has none."""
    names = (f"class {mask}" if mask else word for word, mask in zip(words, masks, strict=True))
    return np.fromiter((name_hash(name) for name in names), dtype=np.uint64, count=len(words))


def spread(hashes: Hashes, kinds: Hashes) -> Hashes:
    """What each word brings to the rows it may stand in: one line a word, one column a place in a row.

    ``hashes`` and ``kinds`` are those of the words and of their classes.
    """
    a, b, c, d, e, f, g, h, i, j = _PLACES[:10]
    columns = [hashes * place for place in (a, b, c, d, e)]
    columns += [kinds * place for place in (f, g, h, i, j, a)]
    return np.stack(columns, axis=1)


def rows_of(framed: Hashes) -> Indexes:
    """Rows of the table of words in a row: pairs, triples, pairs with a gap.

    ``framed`` is the spread of a line's words, with an edge at both ends.
    """
    count = len(framed)
    found = np.empty(5 * count - 8, dtype=np.uint64)
    pairs, more = count - 1, count - 2
    ends = (pairs, 2 * pairs, 2 * pairs + more, 2 * pairs + 2 * more)
    np.add(framed[:-1, 0], framed[1:, 1], out=found[: ends[0]])
    np.add(framed[:-1, 5], framed[1:, 6], out=found[ends[0] : ends[1]])
    triples = found[ends[1] : ends[2]]
    np.add(framed[:-2, 2], framed[1:-1, 3], out=triples)
    triples += framed[2:, 4]
    triples = found[ends[2] : ends[3]]
    np.add(framed[:-2, 7], framed[1:-1, 8], out=triples)
    triples += framed[2:, 9]
    np.add(framed[:-2, 10], framed[2:, 9], out=found[ends[3] :])
    return _row(found, ROW_BITS)


def firsts(count: int) -> Indexes:
    """The first word of each row of a line whose spread has ``count`` lines, in the order of ``rows_of``."""
    at = np.arange(count)
    return np.concatenate((at[:-1], at[:-1], at[:-2], at[:-2], at[:-2]))


def _row(hashes: NDArray[np.uint64], bits: int) -> Indexes:
    mixed = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


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
