"""A pattern that is not tried could not have matched."""

from pathlib import Path

import pytest

from palabre.engines.evaluation import read_set
from palabre.engines.filter.constructions import CONSTRUCTIONS
from palabre.engines.filter.needed import Needed, needed_by
from palabre.engines.filter.views import fold

LINES = Path(__file__).parents[3] / "data" / "filter"


@pytest.mark.parametrize(
    "pattern, strings",
    [
        ("abc", {"abc"}),
        ("ab|cd", {"ab", "cd"}),
        (r"\bje (?:te|vous) tue\b", {"je te tue", "je vous tue"}),
        ("vends?", {"vend", "vends"}),
        ("a(?:bc)?d", {"ad", "abcd"}),
        ("ab*cd", {"cd"}),
        ("ab{0,3}cde", {"cde"}),
        ("ab+c", {"bc"}),
        ("x[ao]y", {"xay", "xoy"}),
        (r"\w+ment", {"ment"}),
        (r"(?=[tv])(?:tu|vous)", {"tu", "vous"}),
        ("(?<!pas )mort", {"mort"}),
        ("ab[^.!?]{0,30}cdef", {"cdef"}),
        (r"(?:abc|\d+)xy", {"xy"}),
        ("(?P<x>abc)de", {"abcde"}),
        (r"[^a]bcd\.", {"bcd."}),
        (r"(?:nous|on) (?!pas|plus)va(?:is)?", {"nous va", "nous vais", "on va", "on vais"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, strings: set[str]) -> None:
    assert set(needed_by(pattern) or ()) == strings


@pytest.mark.parametrize("size", [20, 300])
def test_a_list_is_known_by_its_words_however_many(size: int) -> None:
    words = [f"mot{number:03}" for number in range(size)]
    assert set(needed_by(f"(?:{'|'.join(words)}) ?(?:vrai|faux)") or ()) == set(words)


@pytest.mark.parametrize("pattern", [r"\d{4}", "(?:ab)?", "a|", r"(?:abc|\w+)", "[a-z]+", "(?P<x>ab)?"])
def test_a_pattern_of_unknown_needs_is_always_tried(pattern: str) -> None:
    assert needed_by(pattern) is None
    assert Needed([pattern]).find("rien") == {0}


def test_most_constructions_need_something() -> None:
    always = Needed([one.pattern.pattern for one in CONSTRUCTIONS]).always
    assert len(always) * 5 < len(CONSTRUCTIONS)


def test_a_pattern_of_short_words_is_always_tried() -> None:
    assert Needed(["la|le", "maison"]).find("jardin") == {0}


def test_no_line_that_a_construction_matches_is_kept_from_it() -> None:
    needed = Needed([one.pattern.pattern for one in CONSTRUCTIONS])
    rows = [row for file in LINES.glob("*.toml") for row in read_set(file.read_text("utf-8"), name=file.name)]
    seen = 0
    for row in rows[::3]:
        text = fold(row.text).text
        tried = needed.find(text)
        matching = {n for n, one in enumerate(CONSTRUCTIONS) if one.pattern.search(text) is not None}
        assert matching <= tried
        seen += len(matching)
    assert seen > 50
