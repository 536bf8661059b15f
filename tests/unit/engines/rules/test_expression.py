"""What may be written, what is refused and where, whatever anybody sends."""

import time

import pytest

from palabre.engines.filter.engine import rule_checker
from palabre.engines.rules import Checker, Condition, Fault, FaultCode, compile_condition
from palabre.engines.rules.environment import Facts
from palabre.engines.rules.needs import Key, KeyKind


def condition(source: str) -> Condition:
    compiled = compile_condition(source)
    assert isinstance(compiled, Condition), compiled
    return compiled


def fault(source: str, checker: Checker | None = None) -> Fault:
    compiled = compile_condition(source, checker)
    assert isinstance(compiled, Fault), compiled
    return compiled


def needed(source: str) -> set[tuple[str, str]] | None:
    needs = condition(source).needs
    return None if needs is None else {(key.kind.name.lower(), key.value) for key in needs}


FACTS = Facts(
    signals={"insult.direct": 0.9, "contact.phone": 0.4},
    folded="bonsoir a tous",
    original="Bonsoir à tous 👋",
    rung=1,
    recent=2,
    place="public_room",
    room="nantes",
    minimum_age=15,
)


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ('"insult.direct" in signals', True),
        ('"insult.mild" in signals', False),
        ('signals["insult.direct"] > 0.8', True),
        ('signals["contact.phone"] > 0.8', False),
        ('signals["nobody.knows"] == 0.0', True),
        ('signals["insult.direct"] + signals["contact.phone"] > 1.2', True),
        ('seen("contact.")', True),
        ('seen("drugs.")', False),
        ("author.rung < REGULAR", True),
        ("author.rung in [REGULAR, ADULT]", False),
        ("author.recent >= 2", True),
        ('place.kind == "public_room" && place.room in ["nantes", "lyon"]', True),
        ("house.minimum_age < 18", True),
        ('text.folded.contains("soir a")', True),
        ('text.original.endsWith("👋")', True),
        ("text.length == 16 && size(text.original) == text.length", True),
        (r'text.folded.matches(r"\bt[o0]us$")', True),
        (r'text.original.matches("à .* 👋")', True),
        ('author.rung == VISITOR ? true : "insult.direct" in signals', True),
    ],
)
def test_everything_declared_can_be_asked(source: str, holds: bool) -> None:
    assert condition(source).holds(FACTS) is holds


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        ("", FaultCode.EMPTY, 1, 1),
        ('"a" in\n  signalz', FaultCode.UNKNOWN_NAME, 2, 3),
        ("author.rung <", FaultCode.UNFINISHED, 1, 14),
        ("author.rung < 2 2", FaultCode.UNEXPECTED, 1, 17),
        ("author.rung = 2", FaultCode.BAD_CHARACTER, 1, 13),
        ("author.rung", FaultCode.NOT_A_CONDITION, 1, 1),
        ('text.length > "long"', FaultCode.WRONG_TYPE, 1, 15),
        ('place.kind == "publik_room"', FaultCode.UNKNOWN_VALUE, 1, 15),
        ('place.kind in ["private", "secret"]', FaultCode.UNKNOWN_VALUE, 1, 27),
        ("text.folded in signals", FaultCode.LITERAL_NEEDED, 1, 1),
        ("signals[text.folded] > 0.5", FaultCode.LITERAL_NEEDED, 1, 9),
        ("size(signals) > 2", FaultCode.OUTSIDE_SUBSET, 1, 6),
        ('seen("contact")', FaultCode.UNKNOWN_SIGNAL, 1, 6),
        ('text.folded.upper("a")', FaultCode.UNKNOWN_FUNCTION, 1, 13),
        ("text.folded.matches(text.original)", FaultCode.LITERAL_NEEDED, 1, 21),
        (r'text.folded.matches("(a")', FaultCode.BAD_PATTERN, 1, 21),
        (r'text.folded.matches(r"(a)\1")', FaultCode.BAD_PATTERN, 1, 21),
        ('text.folded.matches("a.{0,40}b.{0,40}word")', FaultCode.PATTERN_TOO_LARGE, 1, 21),
        ("false", FaultCode.NEVER_TRUE, 1, 1),
        ('"a" in signals && false', FaultCode.NEVER_TRUE, 1, 16),
        ('signals["a"] < 0.5 && !true', FaultCode.NEVER_TRUE, 1, 20),
    ],
)
def test_a_fault_says_where_it_is(source: str, code: FaultCode, line: int, column: int) -> None:
    found = fault(source)
    assert (found.code, found.line, found.column) == (code, line, column)


HOSTILE = [
    "(" * 10_000 + "true" + ")" * 10_000,
    "(" * 1_000 + "true" + ")" * 1_000,
    "[" * 3_000,
    "!" * 3_999 + "true",
    "-" * 3_999 + "1.0",
    "a" * 1_000_000,
    '"' + "a" * 1_000_000 + '" == "b"',
    "\0" * 1_000,
    "true ? " * 500,
    "true ? true : " * 280 + "true",
    "1.0+" * 900 + "1.0 > 2.0",
    "1.0 < " * 600 + "1.0",
    "f(" * 1_500,
    "a." * 1_900 + "b",
    'signals["a"]' + '["a"]' * 700,
    "text.folded" + '.contains("a")' * 250,
    "\ud800 == \udfff",
    '"\ud800" == ""',
    "\u202etrue",
    "true\u0085&& true",
    "١ < ٢",
    "é == 1",
    "\\",
    "/* */ true",
    "'''" * 1_000,
    "size(" + "[1," * 200,
    "9" * 3_999,
    "0x" + "f" * 3_990,
    "1e" + "9" * 3_990,
    '"a" in signals // ' + "x" * 3_000 + "\n&&",
    'text.folded.matches("' + "(" * 3_000 + '")',
    'text.folded.matches("' + "a?" * 1_500 + '")',
    'text.folded.matches("((((a{100}){100}){100}){100}){100}")',
    'text.folded.matches("\\u0001{1000}")',
    " && ".join(['text.folded.contains("a")'] * 120),
    " || ".join(['text.folded.matches("abc[a-z]*d")'] * 90),
]


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_sent_is_answered_soon_and_without_an_exception(source: str) -> None:
    start = time.thread_time()
    compiled = compile_condition(source, rule_checker())
    assert isinstance(compiled, Fault)
    assert time.thread_time() - start < 1.0


def test_what_is_too_long_is_not_even_read() -> None:
    longest = '"a.b" in signals'.ljust(4_000)
    assert isinstance(compile_condition(longest), Condition)
    assert fault(longest + " ").code is FaultCode.TOO_LONG
    assert fault("\0" * 4_001).parameters == ("4000",)


def test_a_condition_of_many_parts_in_a_row_is_no_deep_one() -> None:
    many = " || ".join(f'"a.b{number}" in signals' for number in range(150))
    assert len(condition(many).needs or ()) == 150


def test_a_word_that_the_folded_view_never_has_is_refused_with_what_was_meant() -> None:
    checker = rule_checker()
    assert fault('text.folded.contains("Été")', checker).parameters == ("Été", "ete")
    assert fault('text.folded == "É"', checker).code is FaultCode.UNFOLDED
    assert fault('text.folded in ["a", "É"]', checker).column == 22
    assert isinstance(compile_condition('text.original.contains("Été")', checker), Condition)


def test_only_known_signals_may_be_named_where_they_are_known() -> None:
    checker = Checker(known_signals=frozenset({"contact.phone"}))
    assert isinstance(compile_condition('"contact.phone" in signals && seen("contact.")', checker), Condition)
    assert fault('"contact.fone" in signals', checker).parameters == ("contact.fone",)
    assert fault('seen("kontakt.")', checker).code is FaultCode.UNKNOWN_SIGNAL


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ('"a.b" in signals', {("signal", "a.b")}),
        ('signals["a.b"] > 0.5', {("signal", "a.b")}),
        ('0.5 <= signals["a.b"]', {("signal", "a.b")}),
        ('!(signals["a.b"] < 0.5)', {("signal", "a.b")}),
        ('signals["a.b"] < 0.5', None),
        ('signals["a.b"] >= 0.0', None),
        ('signals["a.b"] - signals["c.d"] > 0.2', {("signal", "a.b"), ("signal", "c.d")}),
        ('seen("a.")', {("family", "a.")}),
        ('"a.b" in signals && author.rung < 2', {("signal", "a.b")}),
        ('"a.b" in signals || author.rung < 2', None),
        ('!("a.b" in signals)', None),
        ('!(!("a.b" in signals) || author.rung < 2)', {("signal", "a.b")}),
        ('text.folded.contains("abc") && "a.b" in signals', {("signal", "a.b")}),
        ('text.folded.contains("abc") && text.length > 9', {("folded_word", "abc")}),
        ('text.original.startsWith("abc")', {("original_word", "abc")}),
        ('text.folded in ["abc", "def"]', {("folded_word", "abc"), ("folded_word", "def")}),
        ('text.folded in ["abc", ""]', None),
        ('"abc" == text.folded', {("folded_word", "abc")}),
        ('text.folded != "abc"', None),
        ('!(text.folded != "abc")', {("folded_word", "abc")}),
        ('text.folded.contains("")', None),
        ('text.folded.matches("ab+")', {("folded_pattern", "ab+")}),
        ('author.rung < 2 ? "a.b" in signals : seen("c.")', {("signal", "a.b"), ("family", "c.")}),
        ("author.rung < 2", None),
    ],
)
def test_what_a_condition_needs_is_seen(source: str, needs: set[tuple[str, str]] | None) -> None:
    assert needed(source) == needs


def test_what_speaks_against_is_no_reason_to_show() -> None:
    source = '"a.b" in signals && !("c.d" in signals) && !text.folded.contains("abc") && signals["e.f"] < 0.5'
    assert condition(source).grounds == {Key(KeyKind.SIGNAL, "a.b")}


def test_cost_counts_what_text_and_patterns_take() -> None:
    cheap, word = condition('"a.b" in signals'), condition('text.folded.contains("abc")')
    small, large = (
        condition('text.folded.matches("abc")'),
        condition(r'text.folded.matches("[a-z]\\w{0,20}c")'),
    )
    assert cheap.cost < word.cost < small.cost < large.cost
