"""A declared age is compared with the house's minimum and forgotten."""

from enum import StrEnum
from typing import Final

MAXIMUM_AGE: Final = 120
"""Above, the number is a slip of the finger."""

DEFAULT_MINIMUM_AGE: Final = 18


class AgeStanding(StrEnum):
    """All that is kept of a declared age, and only for the length of the call."""

    OLD_ENOUGH = "old_enough"
    TOO_YOUNG = "too_young"
    IMPLAUSIBLE = "implausible"


def standing_of(age: int, *, minimum: int = DEFAULT_MINIMUM_AGE) -> AgeStanding:
    """Ages in years; ``minimum`` and 120 are both old enough."""
    if age < 0 or age > MAXIMUM_AGE:
        return AgeStanding.IMPLAUSIBLE
    return AgeStanding.OLD_ENOUGH if age >= minimum else AgeStanding.TOO_YOUNG
