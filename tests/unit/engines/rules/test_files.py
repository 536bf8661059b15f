"""Files of rules: what is wrong is told with its line, and what is right is the same as before."""

import time

import pytest

from palabre.domain.verdicts import VerdictAction
from palabre.engines.filter.engine import rule_checker
from palabre.engines.rules import FaultCode, RuleSet, house_rules, is_rule_id, read_rules
from palabre.engines.rules.needs import KeyKind

SOUND = """\
format = 1

[[rule]]
id = "spam.first"
when = '"spam.first" in signals'
action = "refuse"
categories = ["spam"]
score = 0.9

[[rule]]
id = "spam.second"
when = '''
  "spam.second" in signals
  && author.rung < REGULAR'''
action = "nudge"
categories = ["spam", "contact"]
score = 0.5
stage = "shadow"
"""


def told(source: str) -> list[tuple[FaultCode, int, int, str]]:
    built = read_rules(source)
    assert not isinstance(built, RuleSet)
    return [(fault.code, fault.line, fault.column, fault.rule) for fault in built]


def test_a_sound_file_is_a_set_in_its_order() -> None:
    built = read_rules(SOUND)
    assert isinstance(built, RuleSet)
    assert [(rule.id, rule.action) for rule in built.rules] == [
        ("spam.first", VerdictAction.REFUSE),
        ("spam.second", VerdictAction.NUDGE),
    ]


@pytest.mark.parametrize(
    ("before", "after", "faults"),
    [
        ("format = 1", "format = 2", [(FaultCode.BAD_FIELD, 1, 1, "")]),
        ("format = 1", "format = 1\nname = 1", [(FaultCode.BAD_FIELD, 1, 1, "")]),
        ('action = "refuse"', 'action = "ban"', [(FaultCode.BAD_FIELD, 3, 1, "spam.first")]),
        ('action = "refuse"', 'akzion = "refuse"', [(FaultCode.BAD_FIELD, 3, 1, "spam.first")]),
        ("score = 0.9", "score = 1.9", [(FaultCode.BAD_FIELD, 3, 1, "spam.first")]),
        ('categories = ["spam"]', "categories = []", [(FaultCode.BAD_FIELD, 3, 1, "spam.first")]),
        ('id = "spam.second"', 'id = "Spam"', [(FaultCode.BAD_ID, 10, 1, "Spam")]),
        ('id = "spam.second"', 'id = "spam.first"', [(FaultCode.SAME_ID, 10, 1, "spam.first")]),
        ("in signals'\n", "in signalz'\n", [(FaultCode.UNKNOWN_NAME, 5, 25, "spam.first")]),
        ("< REGULAR", "< REGULARS", [(FaultCode.UNKNOWN_NAME, 14, 20, "spam.second")]),
        ("score = 0.9", "score = = 0.9", [(FaultCode.BAD_FILE, 8, 9, "")]),
        ('stage = "shadow"\n', "stage = ", [(FaultCode.BAD_FILE, 18, 1, "")]),
    ],
)
def test_a_fault_is_told_with_its_line(
    before: str, after: str, faults: list[tuple[FaultCode, int, int, str]]
) -> None:
    assert before in SOUND
    assert told(SOUND.replace(before, after, 1)) == faults


def test_a_slow_pattern_is_a_fault_where_patterns_are_timed() -> None:
    slow = SOUND.replace('"spam.first" in signals', 'text.folded.matches("(a|b)*a(a|b){60}c")', 1)
    assert isinstance(read_rules(slow), RuleSet)
    found = read_rules(slow, clock=time.thread_time)
    assert not isinstance(found, RuleSet)
    assert [(fault.code, fault.line, fault.rule) for fault in found] == [
        (FaultCode.PATTERN_TOO_SLOW, 5, "spam.first")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\0",
        "x" * 1_100_000,
        "[" * 5_000,
        "a = " + "[" * 5_000,
        "rule = 1\nformat = 1",
        "format = 1\nrule = [1]",
    ],
    ids=range(7),
)
def test_what_is_no_file_of_rules_is_told_and_does_not_raise(source: str) -> None:
    assert told(source)


def test_an_id_has_two_to_four_small_parts() -> None:
    assert all(map(is_rule_id, ["a.b", "off_platform.invitation", "a.b.c.d9"]))
    assert not any(
        map(is_rule_id, ["", "a", "A.b", "a.b.", ".a.b", "a..b", "a.b\n", "a.é", "9.a", "a.b.c.d.e"])
    )


def test_the_rules_of_the_house_are_found_by_signals_that_detectors_give() -> None:
    built = RuleSet.build(house_rules().rules, rule_checker())
    assert isinstance(built, RuleSet)
    assert len(built.rules) >= 31
    kinds = {key.kind for condition in built.conditions.values() for key in condition.needs or ()}
    assert kinds <= {KeyKind.SIGNAL, KeyKind.FAMILY}
    assert all(condition.needs for condition in built.conditions.values())
