"""From a checked tree to closures over the facts, and what running them can cost at most."""

import operator
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from palabre.engines.rules.environment import (
    CONSTANTS,
    FOLDED,
    ORIGINAL,
    SIGNALS,
    VARIABLES,
    Facts,
    Value,
    encode,
)
from palabre.engines.rules.patterns import compile_pattern
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
)

Run: TypeAlias = Callable[[Facts], Any]
"""A part of an expression; the checker knows the type of what it returns."""

_STEP: Final = 1
"""About 50 ns."""
_TEXT_STEPS: Final = 20
"""To look for a word in 4,000 code points."""
_PATTERN_STEPS: Final = 60
"""To ask RE2 at all; each instruction of its program is one more."""

_OPERATORS: Final[dict[str, Callable[[Any, Any], Value]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def cost_of(node: Node) -> int:
    """The most steps that one evaluation takes on the longest text."""
    match node:
        case Literal() | Name():
            return _STEP
        case ListOf():
            return _STEP + sum(cost_of(item) for item in node.items)
        case Lookup() | Unary():
            return _STEP + cost_of(node.key if isinstance(node, Lookup) else node.operand)
        case Binary():
            return _STEP + cost_of(node.left) + cost_of(node.right)
        case Logic():
            return _STEP + sum(cost_of(part) for part in node.parts)
        case Conditional():
            return _STEP + cost_of(node.test) + max(cost_of(node.yes), cost_of(node.no))
        case Call():
            own = _TEXT_STEPS if node.function == "contains" else _STEP
            if node.function == "matches":
                own = _PATTERN_STEPS + compile_pattern(_text(node.arguments[0])).instructions
            target = 0 if node.target is None else cost_of(node.target)
            return own + target + sum(cost_of(argument) for argument in node.arguments)


def compile_node(node: Node) -> Run:
    """Total: whatever the facts, it returns a value of the checked type."""
    match node:
        case Literal():
            value = node.value
            return lambda _facts: value
        case Name():
            return _name(node)
        case ListOf():
            items = [compile_node(item) for item in node.items]
            return lambda facts: tuple(item(facts) for item in items)
        case Lookup():
            key = _text(node.key)
            return lambda facts: facts.signals.get(key, 0.0)
        case Unary():
            operand = compile_node(node.operand)
            if node.operator == "!":
                return lambda facts: not operand(facts)
            return lambda facts: -operand(facts)
        case Binary():
            return _binary(node)
        case Logic():
            return _logic(node)
        case Conditional():
            test, yes, no = compile_node(node.test), compile_node(node.yes), compile_node(node.no)
            return lambda facts: yes(facts) if test(facts) else no(facts)
        case Call():
            return _call(node)


def _name(node: Name) -> Run:
    if node.path in CONSTANTS:
        constant = CONSTANTS[node.path]
        return lambda _facts: constant
    return VARIABLES[node.path].read


def _binary(node: Binary) -> Run:
    if node.operator == "in":
        return _membership(node)
    apply = _OPERATORS[node.operator]
    left = compile_node(node.left)
    if isinstance(node.right, Literal):
        value = node.right.value
        if isinstance(node.left, Lookup):
            key = _text(node.left.key)
            return lambda facts: apply(facts.signals.get(key, 0.0), value)
        return lambda facts: apply(left(facts), value)
    right = compile_node(node.right)
    return lambda facts: apply(left(facts), right(facts))


def _membership(node: Binary) -> Run:
    if isinstance(node.right, Name) and node.right.path == SIGNALS:
        name = _text(node.left)
        return lambda facts: name in facts.signals
    item = compile_node(node.left)
    if isinstance(node.right, ListOf) and all(isinstance(part, Literal) for part in node.right.items):
        values = frozenset(part.value for part in node.right.items if isinstance(part, Literal))
        return lambda facts: item(facts) in values
    items = compile_node(node.right)
    return lambda facts: item(facts) in items(facts)


def _logic(node: Logic) -> Run:
    parts = [compile_node(part) for part in node.parts]
    if len(parts) == 2:  # noqa: PLR2004 - by far the most frequent
        first, second = parts
        if node.operator == "&&":
            return lambda facts: first(facts) and second(facts)
        return lambda facts: first(facts) or second(facts)
    wanted = node.operator == "||"

    # A loop: ``any`` and ``all`` over a generator take twice as long.
    def run(facts: Facts) -> bool:
        for part in parts:
            if bool(part(facts)) is wanted:
                return wanted
        return not wanted

    return run


def _call(node: Call) -> Run:
    if node.function == "seen":
        prefix = _text(node.arguments[0])
        return lambda facts: any(name.startswith(prefix) for name in facts.signals)
    target = compile_node(node.target if node.target is not None else node.arguments[0])
    if node.function == "size":
        return lambda facts: len(target(facts))
    if node.function == "matches":
        return _matches(node, target)
    argument = compile_node(node.arguments[0])
    match node.function:
        case "contains":
            return lambda facts: argument(facts) in target(facts)
        case "startsWith":
            return lambda facts: target(facts).startswith(argument(facts))
        case _:
            return lambda facts: target(facts).endswith(argument(facts))


def _matches(node: Call, target: Run) -> Run:
    search = compile_pattern(_text(node.arguments[0])).search
    path = node.target.path if isinstance(node.target, Name) else ""
    if path == FOLDED:
        return lambda facts: search(facts.folded_bytes) is not None
    if path == ORIGINAL:
        return lambda facts: search(facts.original_bytes) is not None
    return lambda facts: search(encode(target(facts))) is not None


def _text(node: Node) -> str:
    """Of what the checker saw to be a string literal."""
    return str(node.value) if isinstance(node, Literal) else ""
