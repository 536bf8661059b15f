"""Patterns: what RE2 reads, what is too large, what is too slow, and which texts they may match."""

import time
from collections.abc import Iterator

import pytest

from palabre.domain.rules import Rule
from palabre.domain.verdicts import Category, Circumstances, VerdictAction
from palabre.engines.filter.views import fold
from palabre.engines.rules import Condition, Fault, FaultCode, RuleSet, check_to_save, slow_patterns
from palabre.engines.rules.patterns import PatternIndex, compile_pattern, slowest


def rule(pattern: str) -> Rule:
    return Rule(
        id="a.pattern",
        when=f"text.folded.matches(r'{pattern}')",
        action=VerdictAction.NUDGE,
        categories=(Category.SPAM,),
        score=0.5,
    )


def steady(seconds: float) -> Iterator[float]:
    """A clock of which each second look comes so many seconds after the first."""
    now = 0.0
    while True:
        yield now
        now += seconds


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bvends? (?:de la )?(?:beuh|shit)\b",
        r"c\W*o\W*n\W*n\W*a\W*r\W*d",
        r"(?:vends|achete)\W+(?:\w+\W+){0,3}(?:beuh|shit)",
        "[a-z]+ (?:de )?[a-z]{2,30}x",
    ],
)
def test_what_a_moderator_writes_may_be_saved(pattern: str) -> None:
    assert isinstance(check_to_save(rule(pattern), clock=time.thread_time), Condition)


@pytest.mark.parametrize("pattern", ["(?=a)b", r"(a)\1", "(?P<a", "a**", "[b-a]", "a{2000}", "(a{200}){200}"])
def test_what_re2_cannot_read_is_a_reason_and_no_exception(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        compile_pattern(pattern)


def test_a_pattern_that_explodes_on_hostile_texts_may_not_be_saved() -> None:
    found = check_to_save(rule("(a|b)*a(a|b){60}c"), clock=time.thread_time)
    assert isinstance(found, Fault)
    assert (found.code, found.rule) == (FaultCode.PATTERN_TOO_SLOW, "a.pattern")


def test_slowness_is_judged_by_the_best_of_three_times() -> None:
    clock = steady(0.003)
    assert slowest("abc", lambda: next(clock)) == pytest.approx(0.003)
    times = iter([0.0, 9.0] + [0.0, 0.001] * 1_000)
    assert slowest("abc", lambda: next(times)) == pytest.approx(0.001)


def test_a_set_is_timed_as_a_whole() -> None:
    built = RuleSet.build([rule("abc")])
    assert isinstance(built, RuleSet)
    slow, fast = steady(0.003), steady(0.0001)
    assert [fault.code for fault in slow_patterns(built, clock=lambda: next(slow))] == [
        FaultCode.PATTERN_TOO_SLOW
    ]
    assert slow_patterns(built, clock=lambda: next(fast)) == ()


def test_a_loaded_set_is_not_timed_so_that_a_slow_day_refuses_no_rule() -> None:
    built = RuleSet.build([rule("(a|b)*a(a|b){60}c")])
    assert isinstance(built, RuleSet)


def test_patterns_without_letters_of_their_own_are_always_candidates() -> None:
    index = PatternIndex(["mot[a-z]*x", ".*", "(?:oui|non) merci", r"\d"])
    assert index.candidates(b"rien") == [1, 3]
    assert index.candidates(b"un mot, non merci") == [0, 1, 2, 3]
    assert PatternIndex([".?"]).candidates(b"rien") == [0]
    assert PatternIndex(["mot"]).candidates(b"rien") == []


def test_four_thousand_hostile_characters_meet_many_patterns_and_words_within_bounds() -> None:
    words = [f"{'a' * length}{end}" for length in range(1, 40) for end in "bc"]
    rules = [
        Rule(
            id=f"a.w{number}",
            when=f'text.folded.contains("{word}")' if number % 3 else f'text.folded.matches("{word}[ab]?d")',
            action=VerdictAction.NUDGE,
            categories=(Category.SPAM,),
            score=0.5,
        )
        for number, word in enumerate(words)
    ]
    built = RuleSet.build(rules)
    assert isinstance(built, RuleSet)
    for text in ("a" * 4_000, "ab" * 2_000, "aab" * 1_300, ("a" * 39 + "b") * 100):
        best = min(timed(built, Written(text)) for _ in range(5))
        # The bound is 5 ms on an idle machine; an automaton over all words took 100 ms.
        assert best < 0.05


class Written:
    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)


def timed(rules: RuleSet, written: Written) -> float:
    start = time.thread_time()
    rules.decide((), written, Circumstances())
    return time.thread_time() - start
