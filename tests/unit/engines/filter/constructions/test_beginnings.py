"""A look at the first character hides nothing that a pattern finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.filter.constructions.beginnings import compile_quick, split_alternatives
from palabre.engines.filter.constructions.catalogue import CONSTRUCTIONS

PATTERNS = [
    r"\b(?:je |j')?(?:te|vous) \w+",
    r"\bab?c|d*e|[f-h]i",
    r"(?<!x)(?P<name>o|ou)r",
    r"(?:a|b)?[cd]\b(?! e)",
    r"a{0,2}b|\d+x|\(y",
    r"(?=a)\w+",
]


@pytest.mark.parametrize(
    ("pattern", "looks_at"),
    [
        (r"\b(?:je |j')?(?:te|vous)", "(?=[jtv])"),
        (r"a?b|[x-z]", "(?=[abxyz])"),
        (r"\w+a", None),
        (r"a?", None),
        (r"[^a]b", None),
        (r"(?!a).b", None),
    ],
)
def test_the_first_characters_are_told(pattern: str, looks_at: str | None) -> None:
    compiled = compile_quick(pattern).pattern
    assert compiled == (pattern if looks_at is None else f"{looks_at}(?:{pattern})")


def test_alternatives_are_cut_outside_brackets_and_classes() -> None:
    assert list(split_alternatives(r"a|(?:b|c)|[|]|\|d")) == ["a", "(?:b|c)", "[|]", r"\|d"]


@given(st.text(alphabet="abcdefghijorstuvwxy '(0", max_size=40))
def test_the_same_is_found_with_and_without_the_look(text: str) -> None:
    for pattern in PATTERNS:
        plain = [found.span() for found in re.finditer(pattern, text)]
        assert [found.span() for found in compile_quick(pattern).finditer(text)] == plain


def test_nearly_all_constructions_are_looked_at_first() -> None:
    quick = [one for one in CONSTRUCTIONS if one.pattern.compiled.pattern.startswith("(?=[")]
    assert len(quick) >= 0.9 * len(CONSTRUCTIONS)
