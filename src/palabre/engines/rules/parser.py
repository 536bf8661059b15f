"""From the text of an expression to its tree; bounded in length and depth, so in time."""

from typing import Final

from palabre.engines.rules.faults import Fault, FaultCode, FoundFault, Position
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
from palabre.engines.rules.tokens import LAST_INT, Kind, Token, tokenize

DEEPEST: Final = 64
"""Levels of brackets, operators in a row and nested calls."""
_RELATIONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
_RESERVED: Final = frozenset(
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "namespace", "null", "package", "return", "var", "void", "while",
    }
)  # fmt: skip
_BEYOND: Final = frozenset({"/", "%", "{", "}"})


def parse(source: str) -> Node | Fault:
    """The tree, or the first fault; never raises, whatever the text."""
    try:
        return _Parser(list(tokenize(source))).whole()
    except FoundFault as found:
        return found.fault


class _Parser:
    """Recursive descent over the levels of CEL's grammar."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._index = 0
        self._depth = 0

    def whole(self) -> Node:
        if self._at_end():
            raise FoundFault(FaultCode.EMPTY, self._next.at)
        node = self._expression()
        if not self._at_end():
            raise self._surprise()
        return node

    def _at_end(self) -> bool:
        return self._next.kind is Kind.END

    @property
    def _next(self) -> Token:
        return self._tokens[self._index]

    def _take(self) -> Token:
        token = self._next
        self._index += 1
        return token

    def _is(self, *signs: str) -> bool:
        token = self._next
        return token.text in signs and token.kind in {Kind.SIGN, Kind.NAME}

    def _expect(self, sign: str) -> Token:
        if not self._is(sign):
            raise self._surprise()
        return self._take()

    def _surprise(self) -> FoundFault:
        token = self._next
        if token.kind is Kind.END:
            return FoundFault(FaultCode.UNFINISHED, token.at)
        beyond = token.kind is Kind.SIGN and token.text in _BEYOND
        return FoundFault(
            FaultCode.OUTSIDE_SUBSET if beyond else FaultCode.UNEXPECTED, token.at, token.text[:40]
        )

    def _enter(self, at: Position) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FoundFault(FaultCode.TOO_DEEP, at, str(DEEPEST))

    def _expression(self) -> Node:
        self._enter(self._next.at)
        node = self._logic("||")
        if self._is("?"):
            at = self._take().at
            yes = self._logic("||")
            self._expect(":")
            node = Conditional(node, yes, self._expression(), at)
        self._depth -= 1
        return node

    def _logic(self, operator: str) -> Node:
        first = self._logic("&&") if operator == "||" else self._relation()
        if not self._is(operator):
            return first
        at = self._next.at
        parts = [first]
        while self._is(operator):
            self._take()
            parts.append(self._logic("&&") if operator == "||" else self._relation())
        return Logic(operator, tuple(parts), at)

    def _chain(self, node: Node, operators: frozenset[str], *, sums: bool) -> Node:
        """Operators in a row bind to the left, which makes the tree as deep as the row is long."""
        length = 0
        while self._is(*operators):
            token = self._take()
            length += 1
            if self._depth + length > DEEPEST:
                raise FoundFault(FaultCode.TOO_DEEP, token.at, str(DEEPEST))
            right = self._sum() if not sums else self._product() if "+" in operators else self._unary()
            node = Binary(token.text, node, right, token.at)
        return node

    def _relation(self) -> Node:
        return self._chain(self._sum(), _RELATIONS, sums=False)

    def _sum(self) -> Node:
        return self._chain(self._product(), frozenset({"+", "-"}), sums=True)

    def _product(self) -> Node:
        return self._chain(self._unary(), frozenset({"*"}), sums=True)

    def _unary(self) -> Node:
        if not self._is("!", "-"):
            return self._member()
        token = self._take()
        if token.text == "-" and self._next.kind in {Kind.INT, Kind.DOUBLE}:
            number = self._take()
            value = number.value
            return self._members(Literal(-value if isinstance(value, int | float) else 0, token.at))
        self._enter(token.at)
        operand = self._unary()
        self._depth -= 1
        return Unary(token.text, operand, token.at)

    def _member(self) -> Node:
        return self._members(self._primary())

    def _members(self, node: Node) -> Node:
        length = 0
        while self._is(".", "["):
            token = self._take()
            length += 1
            if self._depth + length > DEEPEST:
                raise FoundFault(FaultCode.TOO_DEEP, token.at, str(DEEPEST))
            if token.text == "[":
                node = Lookup(node, self._expression(), token.at)
                self._expect("]")
                continue
            if self._next.kind is not Kind.NAME:
                raise self._surprise()
            word = self._take()
            if self._is("("):
                node = Call(word.text, node, self._arguments(), word.at)
            elif isinstance(node, Name):
                node = Name(f"{node.path}.{word.text}", node.at)
            else:
                raise FoundFault(FaultCode.OUTSIDE_SUBSET, token.at, f".{word.text[:40]}")
        return node

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        return self._items(")")

    def _items(self, closing: str) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self._is(closing):
            items.append(self._expression())
            if not self._is(","):
                break
            self._take()
            if closing == ")" and self._is(closing):
                raise self._surprise()
        self._expect(closing)
        return tuple(items)

    def _primary(self) -> Node:
        token = self._next
        match token.kind:
            case Kind.INT | Kind.DOUBLE | Kind.STRING:
                self._take()
                if token.value == LAST_INT and token.kind is Kind.INT:
                    raise FoundFault(FaultCode.BAD_NUMBER, token.at, token.text[:40])
                return Literal("" if token.value is None else token.value, token.at)
            case Kind.NAME:
                return self._word()
            case Kind.SIGN if token.text == "(":
                self._take()
                node = self._expression()
                self._expect(")")
                return node
            case Kind.SIGN if token.text == "[":
                self._take()
                return ListOf(self._items("]"), token.at)
            case _:
                raise self._surprise()

    def _word(self) -> Node:
        token = self._take()
        if token.text in {"true", "false"}:
            return Literal(token.text == "true", token.at)
        if token.text in _RESERVED:
            raise FoundFault(FaultCode.OUTSIDE_SUBSET, token.at, token.text)
        if token.text == "in":
            self._index -= 1
            raise self._surprise()
        if self._is("("):
            return Call(token.text, None, self._arguments(), token.at)
        return Name(token.text, token.at)
