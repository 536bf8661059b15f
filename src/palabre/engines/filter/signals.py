"""What detectors hand to the rules: the name of a rule that they speak for, and the words."""

from dataclasses import dataclass

from palabre.domain.verdicts import Span


@dataclass(kw_only=True, frozen=True, slots=True)
class Signal:
    """One finding; ``rule`` is the id of the rule in ``rules.py`` that it feeds."""

    rule: str
    span: Span
    view: str
    """Which reading of the text showed it."""
    detail: str = ""
    """The form or construction, for `palabre filter explain` and staff only."""
