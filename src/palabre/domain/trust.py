"""The ladder of trust: what a person may do grows with time, good messages and proof of age."""

from enum import IntEnum


class Rung(IntEnum):
    """Ordered: a capability names the lowest rung that has it."""

    VISITOR = 0
    NEWCOMER = 1
    REGULAR = 2
    ADULT = 3

    @property
    def label(self) -> str:
        """The word on the wire."""
        return self.name.lower()
