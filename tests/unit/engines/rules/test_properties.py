"""Over trees of any form: printing and reading agree, running is total, the index never loses a rule."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.engines.filter.views import fold
from palabre.engines.rules.compiler import compile_node, cost_of
from palabre.engines.rules.environment import Facts
from palabre.engines.rules.expression import Condition, compile_condition, compile_expression
from palabre.engines.rules.faults import Fault
from palabre.engines.rules.index import RuleIndex
from palabre.engines.rules.needs import needs_of
from palabre.engines.rules.parser import parse
from palabre.engines.rules.syntax import (
    Binary,
    Call,
    Conditional,
    ListOf,
    Literal,
    Logic,
    Lookup,
    Name,
    Node,
    Unary,
    canonical,
)

WORDS = ["ab", "abc", "bca", "a", "", "c d", "cab"]
SIGNALS = ["x.a", "x.b", "y.a.b"]
PATTERNS = ["ab+c", "^a", "(?:ab|ca)b?", "[ab]{2}c", "", "c.?d"]
TEXTS = st.text(alphabet="abcd é\ud800", max_size=12)


def literals(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Node]:
    return values.map(Literal)


signal_names = st.sampled_from(SIGNALS)
doubles = st.recursive(
    st.one_of(
        literals(st.floats(allow_nan=False, allow_infinity=False)),
        signal_names.map(lambda name: Lookup(Name("signals"), Literal(name))),
    ),
    lambda inner: st.one_of(
        st.builds(Binary, st.sampled_from("+-*"), inner, inner), inner.map(lambda node: Unary("-", node))
    ),
    max_leaves=4,
)
ints = st.one_of(
    literals(st.integers(-(2**63), 2**63 - 1)),
    st.sampled_from([Name("author.rung"), Name("text.length"), Name("ADULT"), Name("house.minimum_age")]),
)
texts = st.sampled_from([Name("text.folded"), Name("text.original"), Name("place.room")])
words = literals(st.sampled_from(WORDS))
strings = st.one_of(
    texts, literals(st.text(alphabet=st.characters(exclude_categories=["Cs"], min_codepoint=1)))
)
comparisons = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])


def compared(side: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Binary, comparisons, side, side)


leaves: st.SearchStrategy[Node] = st.one_of(
    literals(st.booleans()),
    compared(doubles),
    compared(ints),
    compared(strings),
    st.builds(Binary, st.sampled_from(["==", "!="]), texts, words),
    signal_names.map(lambda name: Binary("in", Literal(name), Name("signals"))),
    st.sampled_from(["x.", "y.", "y.a."]).map(lambda family: Call("seen", None, (Literal(family),))),
    st.builds(
        lambda function, text, word: Call(function, text, (word,)),
        st.sampled_from(["contains", "startsWith", "endsWith"]),
        texts,
        words,
    ),
    st.builds(lambda text, p: Call("matches", text, (Literal(p),)), texts, st.sampled_from(PATTERNS)),
    st.builds(
        lambda text, items: Binary("in", text, ListOf(tuple(items))),
        texts,
        st.lists(words, min_size=1, max_size=3),
    ),
)
conditions: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda node: Unary("!", node)),
        st.builds(
            lambda operator, parts: Logic(operator, tuple(parts)),
            st.sampled_from(["&&", "||"]),
            st.lists(inner, min_size=2, max_size=4),
        ),
        st.builds(Conditional, inner, inner, inner),
    ),
    max_leaves=8,
)
facts = st.builds(
    lambda signals, text, rung: Facts(
        signals=signals, original=text, folded=fold(text).text, rung=rung, room=text[:3]
    ),
    st.dictionaries(signal_names, st.floats(0, 1)),
    TEXTS,
    st.integers(0, 3),
)


@settings(deadline=None)
@given(conditions)
def test_what_is_printed_reads_as_the_same_tree(node: Node) -> None:
    assert parse(canonical(node)) == node


@settings(deadline=None)
@given(doubles)
def test_arithmetic_is_printed_with_the_brackets_it_needs(node: Node) -> None:
    assert parse(canonical(node)) == node


@settings(deadline=None)
@given(conditions, facts)
def test_a_condition_is_true_or_false_whatever_the_facts(node: Node, given_facts: Facts) -> None:
    compiled = compile_condition(canonical(node))
    if isinstance(compiled, Condition):
        assert compiled.holds(given_facts) in {True, False}
        assert compiled.cost == cost_of(node)


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=6), facts)
def test_the_index_finds_every_condition_that_holds(nodes: list[Node], given_facts: Facts) -> None:
    holding = {number for number, node in enumerate(nodes) if compile_node(node)(given_facts)}
    assert holding <= set(RuleIndex([needs_of(node) for node in nodes]).candidates(given_facts))


PIECES = [
    *"(){}[]!-+*?:.,&|<>='/ \n\0\\10e_x",
    '"',
    "&&",
    "text.folded",
    "signals",
    "true",
    "in",
    ".matches(",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_makes_reading_raise(source: str) -> None:
    compiled = compile_expression(source)
    if isinstance(compiled, Fault):
        lines = source.split("\n")
        assert 1 <= compiled.line <= len(lines)
        assert 1 <= compiled.column <= len(lines[compiled.line - 1]) + 1
