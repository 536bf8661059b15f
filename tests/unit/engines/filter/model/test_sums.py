"""Both ways to sum give the same whole numbers, and either serves without the other."""

import random
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.filter.model import fastest
from palabre.engines.filter.model.features import HEADS
from palabre.engines.filter.model.scorer import Model
from palabre.engines.filter.model.summing import Summing, SumsOf
from palabre.engines.filter.model.sums import Sums
from palabre.engines.filter.model.weights import package_file, read_weights
from palabre.engines.filter.model.words import package_classes

CLASSES = package_classes()
WEIGHTS = read_weights(*package_file(), CLASSES.digest)
SCALES = [3 * number for number in range(256)]
KINDS = WEIGHTS.header.kinds
TWINS: dict[str, SumsOf] = {"numpy": Sums, "fastest": fastest.fastest_sums}
LETTERS = st.sampled_from("abcdé'19🤡\ud800")


@pytest.fixture(params=sorted(TWINS))
def sums_of(request: pytest.FixtureRequest) -> SumsOf:
    return TWINS[request.param]


def framed(sums: Summing, words: Sequence[str], classes: Sequence[int]) -> list[bytes]:
    kinds = [f"class {bits}" if bits else word for word, bits in zip(words, classes, strict=True)]
    return [sums.edge(), *sums.words(words, kinds, classes), sums.edge()]


@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=24), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_both_twins_have_the_same_numbers(words: list[str], chance: random.Random) -> None:
    classes = [chance.choice((0, 0, 1 << chance.randrange(KINDS), 5)) for _ in words]
    one, other = (make(WEIGHTS, SCALES) for make in TWINS.values())
    brought = framed(one, words, classes)
    assert framed(other, words, classes) == brought
    first, second = one.line(brought, 1_000), other.line(brought, 1_000)
    assert (first.heads, first.classes) == (second.heads, second.classes)
    for head in range(len(HEADS)):
        assert first.shares(head, 77) == second.shares(head, 77)


def test_shares_and_heads_are_of_one_line(sums_of: SumsOf) -> None:
    sums = sums_of(WEIGHTS, SCALES)
    line = sums.line(framed(sums, ["tu", "es", "bete"], [1, 2, 0]), 1_000)
    assert len(line.heads) == len(HEADS)
    assert line.classes == 3
    assert len(line.shares(0, 5)) == 3


def test_a_line_of_the_longest_length_is_summed(sums_of: SumsOf) -> None:
    sums = sums_of(WEIGHTS, SCALES)
    assert len(sums.line(framed(sums, ["mot"] * 400, [0] * 400), 1).shares(9, 1)) == 400


def test_scores_are_the_same_without_the_compiled_module() -> None:
    text = "tu es vraiment un cretin fini, degage"
    code = (
        "import sys; sys.modules['palabre.engines.filter.model._sums'] = None\n"
        "from palabre.engines.filter.model.fastest import IS_COMPILED\n"
        "from palabre.engines.filter.model.scorer import Model\n"
        f"print(IS_COMPILED, *Model.of_package().scores({text!r}).logits)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.split() == ["False", *map(str, Model.of_package().scores(text).logits)]
