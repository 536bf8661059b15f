"""The type of every part: what is wrong is found when a rule is saved, not when it is asked."""

from collections.abc import Callable
from typing import Final

from palabre.engines.rules.environment import (
    CONSTANTS,
    FOLDED,
    NUMBERS,
    SIGNALS,
    TEXT_FUNCTIONS,
    VARIABLES,
    ListType,
    Scalar,
    Type,
)
from palabre.engines.rules.faults import FaultCode, FoundFault, Position
from palabre.engines.rules.patterns import MOST_INSTRUCTIONS, compile_pattern
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

_LITERALS: Final = {bool: Scalar.BOOL, int: Scalar.INT, float: Scalar.DOUBLE, str: Scalar.STRING}
_ORDERED: Final = frozenset({Scalar.BOOL, Scalar.INT, Scalar.DOUBLE, Scalar.STRING})


class Checker:
    """Finds the type of an expression or raises FoundFault."""

    def __init__(
        self, *, known_signals: frozenset[str] | None = None, fold: Callable[[str], str] | None = None
    ) -> None:
        """``known_signals``: the only ones that may be named; ``fold``: what makes the folded view."""
        self._known = known_signals
        self._fold = fold

    def type_of(self, node: Node) -> Type:
        """The type of a whole expression or of a part."""
        match node:
            case Literal():
                return _LITERALS[type(node.value)]
            case Name():
                return self._name(node)
            case ListOf():
                return self._list(node)
            case Lookup():
                self._signals(node.target)
                self._signal(node.key)
                return Scalar.DOUBLE
            case Unary():
                return self._unary(node)
            case Binary():
                return self._binary(node)
            case Logic():
                for part in node.parts:
                    self._want(part, Scalar.BOOL)
                return Scalar.BOOL
            case Conditional():
                self._want(node.test, Scalar.BOOL)
                kind = self.type_of(node.yes)
                self._want(node.no, kind)
                return kind
            case Call():
                return self._call(node)

    def _want(self, node: Node, kind: Type) -> None:
        found = self.type_of(node)
        if found != kind:
            raise FoundFault(FaultCode.WRONG_TYPE, node.at, str(kind), str(found))

    def _name(self, node: Name) -> Type:
        if node.path in CONSTANTS:
            return Scalar.INT
        variable = VARIABLES.get(node.path)
        if variable is not None:
            return variable.type
        if node.path == SIGNALS:
            # A map is no value here: it is only asked for a key.
            raise FoundFault(FaultCode.OUTSIDE_SUBSET, node.at, SIGNALS)
        raise FoundFault(FaultCode.UNKNOWN_NAME, node.at, node.path[:60])

    def _list(self, node: ListOf) -> Type:
        if not node.items:
            raise FoundFault(FaultCode.OUTSIDE_SUBSET, node.at, "[]")
        kind = self.type_of(node.items[0])
        for item in node.items[1:]:
            self._want(item, kind)
        return ListType(kind)

    def _signals(self, node: Node) -> None:
        if not (isinstance(node, Name) and node.path == SIGNALS):
            found = self.type_of(node)
            raise FoundFault(FaultCode.WRONG_TYPE, node.at, str(Scalar.SIGNALS), str(found))

    def _signal(self, node: Node) -> None:
        """A signal is named outright, so that the rule is found by its signals."""
        name = _text_of(node)
        if self._known is not None and name not in self._known:
            raise FoundFault(FaultCode.UNKNOWN_SIGNAL, node.at, name[:60])

    def _unary(self, node: Unary) -> Type:
        if node.operator == "!":
            self._want(node.operand, Scalar.BOOL)
            return Scalar.BOOL
        self._want(node.operand, Scalar.DOUBLE)
        return Scalar.DOUBLE

    def _binary(self, node: Binary) -> Type:
        match node.operator:
            case "in":
                return self._membership(node)
            case "==" | "!=":
                self._want(node.right, self.type_of(node.left))
                self._closed(node.left, node.right)
                self._closed(node.right, node.left)
                return Scalar.BOOL
            case "<" | "<=" | ">" | ">=":
                left, right = self.type_of(node.left), self.type_of(node.right)
                if left not in _ORDERED:
                    raise FoundFault(FaultCode.WRONG_TYPE, node.left.at, str(Scalar.DOUBLE), str(left))
                if left != right and not (left in NUMBERS and right in NUMBERS):
                    raise FoundFault(FaultCode.WRONG_TYPE, node.right.at, str(left), str(right))
                return Scalar.BOOL
            case _:
                # Whole numbers may overflow in CEL, which would be an error: they are only compared.
                self._want(node.left, Scalar.DOUBLE)
                self._want(node.right, Scalar.DOUBLE)
                return Scalar.DOUBLE

    def _membership(self, node: Binary) -> Type:
        if isinstance(node.right, Name) and node.right.path == SIGNALS:
            self._signal(node.left)
            return Scalar.BOOL
        item, kind = self.type_of(node.left), self.type_of(node.right)
        if kind != ListType(item):
            raise FoundFault(FaultCode.WRONG_TYPE, node.right.at, str(ListType(item)), str(kind))
        self._closed(node.left, node.right)
        return Scalar.BOOL

    def _closed(self, variable: Node, value: Node) -> None:
        """A value that the variable never has, or letters that the folded view never has, are a slip."""
        if not isinstance(variable, Name):
            return
        for item in value.items if isinstance(value, ListOf) else (value,):
            if not (isinstance(item, Literal) and isinstance(item.value, str)):
                continue
            values = VARIABLES[variable.path].values
            if values is not None and item.value not in values:
                raise FoundFault(FaultCode.UNKNOWN_VALUE, item.at, item.value[:60])
            if variable.path == FOLDED:
                self._folded(item.value, item.at)

    def _folded(self, text: str, at: Position) -> None:
        if self._fold is not None and self._fold(text) != text:
            raise FoundFault(FaultCode.UNFOLDED, at, text[:60], self._fold(text)[:60])

    def _call(self, node: Call) -> Type:
        if node.function == "size" and len(node.arguments) + (node.target is not None) == 1:
            subject = node.target if node.target is not None else node.arguments[0]
            kind = self.type_of(subject)
            if kind is not Scalar.STRING and not isinstance(kind, ListType):
                raise FoundFault(FaultCode.WRONG_TYPE, subject.at, str(Scalar.STRING), str(kind))
            return Scalar.INT
        if node.function == "seen" and node.target is None and len(node.arguments) == 1:
            self._family(node.arguments[0])
            return Scalar.BOOL
        if node.function not in TEXT_FUNCTIONS or node.target is None or len(node.arguments) != 1:
            raise FoundFault(FaultCode.UNKNOWN_FUNCTION, node.at, node.function[:60])
        argument = node.arguments[0]
        self._want(node.target, Scalar.STRING)
        self._want(argument, Scalar.STRING)
        if node.function == "matches":
            _check_pattern(_text_of(argument), argument.at)
        elif isinstance(argument, Literal) and isinstance(node.target, Name) and node.target.path == FOLDED:
            self._folded(str(argument.value), argument.at)
        return Scalar.BOOL

    def _family(self, node: Node) -> None:
        """``seen("contact.")``: the part of a name before one of its dots."""
        prefix = _text_of(node)
        if not prefix.endswith(".") or prefix.startswith("."):
            raise FoundFault(FaultCode.UNKNOWN_SIGNAL, node.at, prefix[:60])
        if self._known is not None and not any(name.startswith(prefix) for name in self._known):
            raise FoundFault(FaultCode.UNKNOWN_SIGNAL, node.at, prefix[:60])


def _text_of(node: Node) -> str:
    if isinstance(node, Literal) and isinstance(node.value, str):
        return node.value
    raise FoundFault(FaultCode.LITERAL_NEEDED, node.at)


def _check_pattern(text: str, at: Position) -> None:
    try:
        pattern = compile_pattern(text)
    except ValueError as error:
        raise FoundFault(FaultCode.BAD_PATTERN, at, str(error)[:80]) from None
    if pattern.instructions > MOST_INSTRUCTIONS:
        raise FoundFault(FaultCode.PATTERN_TOO_LARGE, at, str(pattern.instructions), str(MOST_INSTRUCTIONS))
