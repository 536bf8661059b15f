"""An expression that was read, checked and made ready to run; or the reasons why it is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from palabre.engines.rules.checker import Checker
from palabre.engines.rules.compiler import Run, compile_node, cost_of
from palabre.engines.rules.environment import Scalar, Type
from palabre.engines.rules.faults import Fault, FaultCode, FoundFault
from palabre.engines.rules.needs import Key, grounds_of, needs_of
from palabre.engines.rules.parser import parse
from palabre.engines.rules.syntax import Binary, Call, Literal, Lookup, Name, Node, canonical, walk

COSTLIEST: Final = 1_000
"""Steps of one expression: about 50 µs on a line of 4,000 code points."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Expression:
    """An expression of any type."""

    node: Node
    type: Type
    run: Run
    cost: int
    """The most steps that one evaluation takes."""

    @property
    def text(self) -> str:
        """The one way to write it."""
        return canonical(self.node)


@dataclass(kw_only=True, frozen=True, slots=True)
class Condition:
    """An expression that is true or false, and how to find it."""

    text: str
    """The one way to write it."""
    holds: Callable[[Any], bool]
    cost: int
    needs: frozenset[Key] | None
    """At least one of these is there when it is true; None: it is asked about every text."""
    grounds: frozenset[Key]
    """What speaks for it: shown as the reason when it is true."""
    patterns: tuple[str, ...] = ()
    """Everything that it asks RE2."""
    signals: tuple[str, ...] = ()
    """Every signal that it names, and families with the dot at their end."""


def compile_expression(source: str, checker: Checker | None = None) -> Expression | Fault:
    """An expression of any type; never raises."""
    node = parse(source)
    if isinstance(node, Fault):
        return node
    try:
        kind = (checker or Checker()).type_of(node)
    except FoundFault as found:
        return found.fault
    cost = cost_of(node)
    if cost > COSTLIEST:
        return Fault(code=FaultCode.TOO_COSTLY, parameters=(str(cost), str(COSTLIEST)))
    return Expression(node=node, type=kind, run=compile_node(node), cost=cost)


def compile_condition(source: str, checker: Checker | None = None) -> Condition | Fault:
    """What a rule asks; never raises."""
    expression = compile_expression(source, checker)
    if isinstance(expression, Fault):
        return expression
    node = expression.node
    if expression.type is not Scalar.BOOL:
        at = node.at
        return Fault(
            code=FaultCode.NOT_A_CONDITION, line=at.line, column=at.column, parameters=(str(expression.type),)
        )
    needs = needs_of(node)
    if needs is not None and not needs:
        return Fault(code=FaultCode.NEVER_TRUE, line=node.at.line, column=node.at.column)
    return Condition(
        text=expression.text,
        holds=expression.run,
        cost=expression.cost,
        needs=needs,
        grounds=grounds_of(node),
        patterns=_patterns(node),
        signals=tuple(dict.fromkeys(_signals(node))),
    )


def _patterns(node: Node) -> tuple[str, ...]:
    calls = (part for part in walk(node) if isinstance(part, Call) and part.function == "matches")
    arguments = (argument for call in calls for argument in call.arguments)
    return tuple(dict.fromkeys(str(part.value) for part in arguments if isinstance(part, Literal)))


def _signals(node: Node) -> Iterator[str]:
    for part in walk(node):
        match part:
            case Lookup(key=Literal(value=str(name))):
                yield name
            case Binary(operator="in", left=Literal(value=str(name)), right=Name(path="signals")):
                yield name
            case Call(function="seen", arguments=(Literal(value=str(name)),)):
                yield name
            case _:
                pass
