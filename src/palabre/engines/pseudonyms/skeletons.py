"""Forms of a pseudonym: as typed but tidy, as the eye remembers it, as a disguised word is read."""

import re
import unicodedata
from typing import Final

from palabre.engines.filter import confusables

_LETTER_REPEATED = re.compile(r"([^\W\d_])\1+")
_REPEATED = re.compile(r"(.)\1+", re.DOTALL)
# A figure alone among letters is read as a letter; two or more are a number, and numbers stay distinct.
_LONE_FIGURE = re.compile(r"(?<![0-9])[013457](?![0-9])")
_LEET: Final = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t"}


def tidied(pseudonym: str) -> str:
    """NFC without the ordinary spaces that phones add at the end; what is invisible stays, to be refused."""
    return unicodedata.normalize("NFC", pseudonym).strip(" ")


def skeleton(pseudonym: str) -> str:
    """The form that must be unique among the living: no case, accent, separator, repeat or look-alike.

    ``Léa_`` = ``lea`` = ``l3a`` = ``Lééa``, while ``Lea 1`` and ``Lea 11`` stay two people.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", pseudonym).casefold())
    bare = "".join(char for char in folded if char.isalnum())
    once = _LETTER_REPEATED.sub(r"\1", bare)
    return confusables.skeleton(_LONE_FIGURE.sub(lambda figure: _LEET[figure[0]], once), marks=False)


def reading(text: str) -> str:
    """The letters that a disguised word is meant to be read as; coarser than ``skeleton``."""
    bare = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    return _REPEATED.sub(r"\1", confusables.skeleton(bare, leet=True, marks=False))
