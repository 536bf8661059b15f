"""Why a pseudonym is refused: the word that travels in the refusal's ``reason``."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MIN_PSEUDONYM: Final = 2
MAX_PSEUDONYM: Final = 20
"""Both in visible characters."""


class PseudonymReason(StrEnum):
    """Closed list; each has its sentence in the client."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    INVISIBLE = "invisible"
    """A character that shows nothing: zero-width, bidi control, soft hyphen, filler."""
    CONTROL = "control"
    """A control character, a lone surrogate, or a code point without a character."""
    MIXED_SCRIPT = "mixed_script"
    CHARACTERS = "characters"
    """Something else than letters, figures, a single space, ``_ - . ’``; or no letter at all."""
    INSULTING = "insulting"
    CONTACT = "contact"
    BIRTH_YEAR = "birth_year"
    PERSONAL = "personal"
    """It says who or where its bearer is: first name with a town, a department, a surname or an age."""
    STAFF = "staff"
    DIGITS_ONLY = "digits_only"


@dataclass(frozen=True, slots=True)
class PseudonymFault:
    """The first fault found; the pseudonym itself is not repeated."""

    reason: PseudonymReason
