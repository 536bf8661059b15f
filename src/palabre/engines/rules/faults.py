"""What is wrong with an expression, a rule or a set: a stable code, a place and parameters."""

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """Each has its sentence in `palabre rules lint` and in ``docs/develop/rules.md``."""

    # The text of an expression.
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    EMPTY = "empty"
    BAD_CHARACTER = "bad_character"
    OPEN_STRING = "open_string"
    BAD_ESCAPE = "bad_escape"
    BAD_NUMBER = "bad_number"
    UNEXPECTED = "unexpected"
    UNFINISHED = "unfinished"
    OUTSIDE_SUBSET = "outside_subset"
    # Names and types.
    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_FUNCTION = "unknown_function"
    UNKNOWN_SIGNAL = "unknown_signal"
    UNKNOWN_VALUE = "unknown_value"
    WRONG_TYPE = "wrong_type"
    NOT_A_CONDITION = "not_a_condition"
    LITERAL_NEEDED = "literal_needed"
    NEVER_TRUE = "never_true"
    UNFOLDED = "unfolded"
    # Patterns and costs.
    BAD_PATTERN = "bad_pattern"
    PATTERN_TOO_LARGE = "pattern_too_large"
    PATTERN_TOO_SLOW = "pattern_too_slow"
    TOO_COSTLY = "too_costly"
    SET_TOO_COSTLY = "set_too_costly"
    TOO_MANY_RULES = "too_many_rules"
    # Rules and their files.
    BAD_FILE = "bad_file"
    BAD_FIELD = "bad_field"
    BAD_ID = "bad_id"
    SAME_ID = "same_id"
    HELP_REFUSED = "help_refused"
    MASK_TELLS = "mask_tells"


@dataclass(kw_only=True, frozen=True, slots=True)
class Fault:
    """One reason to refuse; ``line`` and ``column`` count from 1."""

    code: FaultCode
    line: int = 1
    column: int = 1
    parameters: tuple[str, ...] = ()
    """What the sentence names: a word of the expression, a type, a limit."""
    rule: str = ""
    """The id of the rule, where the fault is not in a lone expression."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands in its source."""

    line: int
    column: int


class FoundFault(Exception):
    """Carries a fault out of a recursion; never leaves this package."""

    def __init__(self, code: FaultCode, at: Position, *parameters: str) -> None:
        """Make the fault that is to be answered."""
        super().__init__(code)
        self.fault = Fault(code=code, line=at.line, column=at.column, parameters=parameters)
