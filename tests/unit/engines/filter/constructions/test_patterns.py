"""Alternatives sorted by their first letter find what they found before."""

import re

from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.filter.constructions.patterns import by_first_letter

ALTERNATIVES = r"rats?\b|ras (?:le|la)|(?:ne )?rit|[rs]ot|au(?:x|tres) r|a\|b|s?ol"


def test_alternatives_are_cut_outside_brackets_only() -> None:
    assert by_first_letter(r"ab|a(?:c|d)|\|x|b?e|[x|y]") == r"a(?:b|(?:c|d))|\|x|b?e|[x|y]"


@given(st.text(alphabet="ratsoleniux b|", max_size=40))
def test_the_same_places_are_found(text: str) -> None:
    plain, sorted_ = re.compile(ALTERNATIVES), re.compile(by_first_letter(ALTERNATIVES))
    assert (plain.search(text) is None) == (sorted_.search(text) is None)
    assert all(bool(plain.match(text, at)) == bool(sorted_.match(text, at)) for at in range(len(text)))
