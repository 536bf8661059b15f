"""The quick ways to the features give what their definition says."""

import random
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.filter.model import features
from palabre.engines.filter.model.features import PIECE_BITS, ROW_BITS, name_hash, pieces, rows_of

EVERY = 1 << 64
MIX, STEP = int(features._MIX), int(features._STEP)
PLACES = [int(place) for place in features._PLACES]
WORDS = st.text(st.sampled_from("abcdé'1🤡\ud800"), min_size=1, max_size=24)


def row(value: int, bits: int) -> int:
    return (value ^ value >> 31) * MIX % EVERY >> 64 - bits


def pieces_of(word: str) -> list[int]:
    codes = [ord(char) for char in f"\x02{word}\x03".encode("utf-32-le", "replace").decode("utf-32-le")]
    found: list[int] = []
    for size in (2, 3, 4, 5):
        for start in range(len(codes) - size + 1):
            value = codes[start] * MIX
            for code in codes[start + 1 : start + size]:
                value = value * STEP + code
            found.append(row(value * PLACES[size] % EVERY, PIECE_BITS))
    return [*found, row(name_hash(word), PIECE_BITS)]


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_pieces_of_several_words_are_those_of_each(words: list[str]) -> None:
    rows, starts = pieces(words)
    assert rows.tolist() == [one for word in words for one in pieces_of(word)]
    assert [rows[start] for start in starts] == [pieces_of(word)[0] for word in words]


@given(st.integers(3, 9), st.randoms(use_true_random=False))
def test_rows_are_sums_of_what_their_words_bring(count: int, chance: random.Random) -> None:
    framed = [[chance.getrandbits(64) for _ in range(11)] for _ in range(count)]
    pairs = list(pairwise(framed))
    triples = list(zip(framed, framed[1:], framed[2:], strict=False))
    sums = [a[0] + b[1] for a, b in pairs] + [a[5] + b[6] for a, b in pairs]
    sums += [a[2] + b[3] + c[4] for a, b, c in triples] + [a[7] + b[8] + c[9] for a, b, c in triples]
    sums += [a[10] + c[9] for a, _, c in triples]
    assert rows_of(np.array(framed, dtype=np.uint64)).tolist() == [row(one % EVERY, ROW_BITS) for one in sums]
