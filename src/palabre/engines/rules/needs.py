"""What must be in a text for an expression to be true: by it, rules are found without asking each of them."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeAlias

from palabre.engines.rules.compiler import compile_node
from palabre.engines.rules.environment import FOLDED, ORIGINAL, Facts
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


class KeyKind(IntEnum):
    """Where a key is looked for; those that say more, and cost less, come first."""

    SIGNAL = 0
    FAMILY = 1
    FOLDED_WORD = 2
    ORIGINAL_WORD = 3
    FOLDED_PATTERN = 4
    ORIGINAL_PATTERN = 5


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One thing that can be in a text: a signal, a family of signals, a word, a pattern."""

    kind: KeyKind
    value: str


Keys: TypeAlias = frozenset[Key]
_NONE: Final[Keys] = frozenset()
_NOTHING: Final = Facts(signals={})
_WORDS: Final = {FOLDED: KeyKind.FOLDED_WORD, ORIGINAL: KeyKind.ORIGINAL_WORD}
_PATTERNS: Final = {FOLDED: KeyKind.FOLDED_PATTERN, ORIGINAL: KeyKind.ORIGINAL_PATTERN}
_SHORT: Final = 3


def needs_of(node: Node) -> Keys | None:
    """At least one of these is there whenever the expression is true; None: it may be true without any."""
    return _needs(node, wanted=True)


def grounds_of(node: Node) -> Keys:
    """All that speaks for the expression, so that its words can be shown."""
    return _grounds(node, wanted=True)


def _needs(node: Node, *, wanted: bool) -> Keys | None:
    match node:
        case Unary(operator="!"):
            return _needs(node.operand, wanted=not wanted)
        case Logic():
            parts = [_needs(part, wanted=wanted) for part in node.parts]
            return _best(parts) if (node.operator == "&&") is wanted else _any(parts)
        case Conditional():
            test = _needs(node.test, wanted=True), _needs(node.test, wanted=False)
            branches = _needs(node.yes, wanted=wanted), _needs(node.no, wanted=wanted)
            return _any([_best([test[0], branches[0]]), _best([test[1], branches[1]])])
        case _:
            return _leaf(node, wanted=wanted)


def _grounds(node: Node, *, wanted: bool) -> Keys:
    match node:
        case Unary(operator="!"):
            return _grounds(node.operand, wanted=not wanted)
        case Logic():
            return _NONE.union(*(_grounds(part, wanted=wanted) for part in node.parts))
        case Conditional():
            test = _grounds(node.test, wanted=True) | _grounds(node.test, wanted=False)
            return test | _grounds(node.yes, wanted=wanted) | _grounds(node.no, wanted=wanted)
        case _:
            return _leaf(node, wanted=wanted) or _NONE


def _best(parts: list[Keys | None]) -> Keys | None:
    """Of several that are all needed: the one that is there most rarely."""
    known = [part for part in parts if part is not None]
    return min(known, key=_frequency) if known else None


def _any(parts: list[Keys | None]) -> Keys | None:
    """Of several of which one is needed."""
    known = [part for part in parts if part is not None]
    return _NONE.union(*known) if len(known) == len(parts) else None


def _frequency(keys: Keys) -> tuple[int, int, list[Key]]:
    """A guess, the least first: signals are rare, short words are not."""
    return max((_rank(key) for key in keys), default=-1), len(keys), sorted(keys)


def _rank(key: Key) -> int:
    short = key.kind in {KeyKind.FOLDED_WORD, KeyKind.ORIGINAL_WORD} and len(key.value) < _SHORT
    return len(KeyKind) if short else key.kind


def _leaf(node: Node, *, wanted: bool) -> Keys | None:
    """A part that is no logic; None when it may be as wanted in an empty text without any signal."""
    if isinstance(node, Literal):
        return None if node.value is wanted else _NONE
    signals = _signals_of(node)
    if signals is not None:
        return None if bool(compile_node(node)(_NOTHING)) is wanted else signals
    return _word(node, wanted=wanted)


def _signals_of(node: Node) -> Keys | None:
    """The signals of a part whose value depends on nothing else."""
    match node:
        case Literal():
            return _NONE
        case Lookup(key=Literal(value=str(name))):
            return frozenset({Key(KeyKind.SIGNAL, name)})
        case Binary(operator="in", left=Literal(value=str(name)), right=Name(path="signals")):
            return frozenset({Key(KeyKind.SIGNAL, name)})
        case Call(function="seen", arguments=(Literal(value=str(prefix)),)):
            return frozenset({Key(KeyKind.FAMILY, prefix)})
        case Binary():
            parts = [_signals_of(node.left), _signals_of(node.right)]
        case ListOf():
            parts = [_signals_of(item) for item in node.items]
        case Unary():
            parts = [_signals_of(node.operand)]
        case Logic():
            parts = [_signals_of(part) for part in node.parts]
        case Conditional():
            parts = [_signals_of(part) for part in (node.test, node.yes, node.no)]
        case _:
            return None
    return _any(parts)


def _word(node: Node, *, wanted: bool) -> Keys | None:
    """The words of a question about one of the two texts."""
    match node:
        case Call(target=Name(path=path), arguments=(Literal(value=str(word)),)) if path in _WORDS and wanted:
            if node.function == "matches":
                return frozenset({Key(_PATTERNS[path], word)})
            words = [word]
        case (
            Binary(operator="==" | "!=", left=Name(path=path), right=Literal(value=str(word)))
            | Binary(operator="==" | "!=", left=Literal(value=str(word)), right=Name(path=path))
        ) if path in _WORDS and (node.operator == "==") is wanted:
            words = [word]
        case Binary(operator="in", left=Name(path=path), right=ListOf(items=items)) if (
            path in _WORDS and wanted
        ):
            words = [str(item.value) if isinstance(item, Literal) else "" for item in items]
        case _:
            return None
    return frozenset(Key(_WORDS[path], word) for word in words) if all(words) else None
