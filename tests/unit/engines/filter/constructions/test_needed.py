"""A pattern that is not tried could not have matched."""

from pathlib import Path

import pytest

from palabre.engines.evaluation import read_set
from palabre.engines.filter.constructions.catalogue import CONSTRUCTIONS, prepare
from palabre.engines.filter.constructions.needed import Needed, needed_by
from palabre.engines.filter.views import fold

LINES = Path(__file__).parents[4] / "data" / "filter"


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
        (r"m(?:ort|eurs\w*)", {"mort", "meurs"}),
        (r"abc(?:cd|\d)?xy", {"abc"}),
        (r"ab(?:c|de)?xy", {"abxy", "abcxy", "abdexy"}),
        (r"ab(?:c|d\w)+xyz", {"xyz"}),
        (r"ab(?:c|de)+x", {"abc", "abde"}),
        (r"a(?:b(?:cd|e\w))f", {"abcd", "abe"}),
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
    assert {found.strip() for found in needed_by(f"(?:{'|'.join(words)}) ?(?:vrai|faux)") or ()} == set(words)


@pytest.mark.parametrize("pattern", [r"\d{4}", "(?:ab)?", "a|", r"(?:abc|\w+)", "[a-z]+", "(?P<x>ab)?"])
def test_a_pattern_of_unknown_needs_is_always_tried(pattern: str) -> None:
    assert needed_by(pattern) is None
    assert Needed([pattern]).find("rien", [0].__contains__) == [0]


def test_most_constructions_need_something() -> None:
    always = Needed([one.pattern.pattern for one in CONSTRUCTIONS]).find(
        "…", range(len(CONSTRUCTIONS)).__contains__
    )
    assert len(always) * 5 < len(CONSTRUCTIONS)


def test_a_pattern_of_short_words_is_always_tried() -> None:
    assert Needed(["la|le", "maison"]).find("jardin", [0, 1].__contains__) == [0]


def test_the_answers_are_the_same_before_and_after_all_was_read() -> None:
    patterns = [f"mot{number:02}|autre{number % 3}" for number in range(40)]
    early, late = Needed(patterns), Needed(patterns)
    assert sum(1 for _ in late.prepare()) == len(patterns)
    assert list(late.prepare()) == []
    for asked in ([0], [7, 3], range(40)):
        for text in ("mot03", "autre1 mot07", "rien"):
            assert early.find(text, asked.__contains__) == late.find(text, asked.__contains__)


def test_what_is_not_asked_about_is_not_told() -> None:
    needed = Needed(["maison", "jardin"])
    for _ in range(3):
        assert needed.find("maison et jardin", [1].__contains__) == [1]


def test_whatever_is_prepared_is_done_once() -> None:
    for _ in prepare():
        pass
    assert all(one.pattern.compiled is one.pattern.compiled for one in CONSTRUCTIONS)


def test_no_line_that_a_construction_matches_is_kept_from_it() -> None:
    needed = Needed([one.pattern.pattern for one in CONSTRUCTIONS])
    rows = [row for file in LINES.glob("*.toml") for row in read_set(file.read_text("utf-8"), name=file.name)]
    seen = 0
    for row in rows[::3]:
        text = fold(row.text).text
        tried = needed.find(text, range(len(CONSTRUCTIONS)).__contains__)
        matching = {n for n, one in enumerate(CONSTRUCTIONS) if one.pattern.compiled.search(text)}
        assert matching <= set(tried)
        seen += len(matching)
    assert seen > 50
