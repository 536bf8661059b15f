"""What is asked of rules when they are saved, and not again when a house opens: their slowest patterns."""

from collections.abc import Callable, Iterator

from palabre.domain.rules import Rule
from palabre.engines.rules.checker import Checker
from palabre.engines.rules.expression import Condition
from palabre.engines.rules.faults import Fault, FaultCode
from palabre.engines.rules.patterns import SLOWEST, slowest
from palabre.engines.rules.ruleset import RuleSet, check_rule


def check_to_save(
    rule: Rule, *, checker: Checker | None = None, clock: Callable[[], float]
) -> Condition | Fault:
    """As ``check_rule``, and each pattern on hostile texts; ``clock`` counts seconds of work."""
    condition = check_rule(rule, checker)
    if isinstance(condition, Fault):
        return condition
    return next(_slow(rule.id, condition, clock), condition)


def slow_patterns(rules: RuleSet, *, clock: Callable[[], float]) -> tuple[Fault, ...]:
    """The patterns of a whole set that may not be saved."""
    return tuple(
        fault for name, condition in rules.conditions.items() for fault in _slow(name, condition, clock)
    )


def _slow(name: str, condition: Condition, clock: Callable[[], float]) -> Iterator[Fault]:
    for pattern in condition.patterns:
        seconds = slowest(pattern, clock)
        if seconds > SLOWEST:
            yield Fault(
                code=FaultCode.PATTERN_TOO_SLOW,
                rule=name,
                parameters=(pattern[:60], f"{seconds * 1000:.1f}", f"{SLOWEST * 1000:.0f}"),
            )
