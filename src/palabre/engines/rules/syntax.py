"""The tree of an expression, and its canonical text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from typing_extensions import override

from palabre.engines.rules.faults import Position

_HERE: Final = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Literal:
    """``true``, ``-3``, ``0.5`` or a string."""

    value: bool | int | float | str
    at: Position = field(default=_HERE, compare=False, repr=False)

    @override
    def __eq__(self, other: object) -> bool:
        """Equal in type, too: in Python ``1 == True == 1.0``."""
        return isinstance(other, Literal) and (type(self.value), self.value) == (
            type(other.value),
            other.value,
        )

    @override
    def __hash__(self) -> int:
        """As ``__eq__``."""
        return hash((type(self.value), self.value))


@dataclass(frozen=True, slots=True)
class Name:
    """A declared variable or constant with all its dots: ``author.rung``."""

    path: str
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListOf:
    """``[1, 2]``."""

    items: "tuple[Node, ...]"
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lookup:
    """``signals["x"]``."""

    target: "Node"
    key: "Node"
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unary:
    """``!a`` or ``-a``."""

    operator: str
    operand: "Node"
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """A comparison, ``in``, or arithmetic."""

    operator: str
    left: "Node"
    right: "Node"
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """``a && b && c`` or ``a || b || c``: two parts or more, so that long chains are not deep."""

    operator: str
    parts: "tuple[Node, ...]"
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """``a ? b : c``."""

    test: "Node"
    yes: "Node"
    no: "Node"
    at: Position = field(default=_HERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """``size(a)`` or ``a.contains(b)``."""

    function: str
    target: "Node | None"
    arguments: "tuple[Node, ...]"
    at: Position = field(default=_HERE, compare=False, repr=False)


Node: TypeAlias = Literal | Name | ListOf | Lookup | Unary | Binary | Logic | Conditional | Call

_CONDITIONAL, _OR, _AND, _RELATION, _SUM, _PRODUCT, _UNARY, _MEMBER = range(8)
LEVELS: Final = {"||": _OR, "&&": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT} | dict.fromkeys(
    ("==", "!=", "<", "<=", ">", ">=", "in"), _RELATION
)
_CONTROLS: Final = re.compile(r"[\x7f-\x9f\u2028\u2029]")


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    below: tuple[Node, ...] = ()
    match node:
        case Literal() | Name():
            pass
        case ListOf():
            below = node.items
        case Lookup():
            below = (node.target, node.key)
        case Unary():
            below = (node.operand,)
        case Binary():
            below = (node.left, node.right)
        case Logic():
            below = node.parts
        case Conditional():
            below = (node.test, node.yes, node.no)
        case Call():
            below = node.arguments if node.target is None else (node.target, *node.arguments)
    for part in below:
        yield from walk(part)


def canonical(node: Node) -> str:
    """One text for one tree: blanks, quotes and brackets as they are always written."""
    return _write(node, _CONDITIONAL)


def quoted(text: str) -> str:
    """A string literal that is read as this text."""
    # JSON's escapes are all escapes of CEL, but for «\/», which is never written.
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _write(node: Node, least: int) -> str:
    level, text = _written(node)
    return f"({text})" if level < least else text


def _written(node: Node) -> tuple[int, str]:
    match node:
        case Literal():
            return _literal(node.value)
        case Name():
            return _MEMBER, node.path
        case ListOf():
            return _MEMBER, f"[{', '.join(canonical(item) for item in node.items)}]"
        case Lookup():
            return _MEMBER, f"{_write(node.target, _MEMBER)}[{canonical(node.key)}]"
        case Call():
            arguments = ", ".join(canonical(argument) for argument in node.arguments)
            target = "" if node.target is None else f"{_write(node.target, _MEMBER)}."
            return _MEMBER, f"{target}{node.function}({arguments})"
        case Unary():
            number = isinstance(node.operand, Literal) and not isinstance(node.operand.value, str | bool)
            # «-1» is a literal; «-(1)» is the negation of one, which «-(-1)» is written for clarity.
            operand = f"({canonical(node.operand)})" if number else _write(node.operand, _UNARY)
            return _UNARY, node.operator + operand
        case Binary():
            level = LEVELS[node.operator]
            return level, f"{_write(node.left, level)} {node.operator} {_write(node.right, level + 1)}"
        case Logic():
            level = LEVELS[node.operator]
            return level, f" {node.operator} ".join(_write(part, level + 1) for part in node.parts)
        case Conditional():
            test, yes = _write(node.test, _OR), _write(node.yes, _OR)
            return _CONDITIONAL, f"{test} ? {yes} : {_write(node.no, _CONDITIONAL)}"


def _literal(value: float | str) -> tuple[int, str]:
    if isinstance(value, bool):
        return _MEMBER, "true" if value else "false"
    if isinstance(value, str):
        return _MEMBER, quoted(value)
    text = repr(value)
    return (_UNARY if text.startswith("-") else _MEMBER), text
