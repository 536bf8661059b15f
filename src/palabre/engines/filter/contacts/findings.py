"""What a recogniser hands over."""

from dataclasses import dataclass


@dataclass(kw_only=True, frozen=True, slots=True)
class Finding:
    """What a recogniser saw, at code points of the folded view."""

    kind: str
    start: int
    end: int
