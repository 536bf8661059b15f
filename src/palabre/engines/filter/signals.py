"""What detectors hand to the rules: a name, how sure it is, and the words."""

from dataclasses import dataclass

from palabre.domain.verdicts import Span


@dataclass(kw_only=True, frozen=True, slots=True)
class Signal:
    """One finding; rules ask for it by its name."""

    name: str
    """Stable and dotted, e.g. ``contact.phone``."""
    span: Span
    view: str
    """Which reading of the text showed it."""
    strength: float = 1.0
    """0 … 1: how sure the detector is."""
    detail: str = ""
    """The form or construction, for `palabre filter explain` and staff only."""
