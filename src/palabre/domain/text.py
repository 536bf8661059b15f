"""What a text must be before anything else looks at it."""

import re
import unicodedata
from collections.abc import Iterable

from palabre.domain.errors import TextCharacters, TextEmpty, TextTooLong
from palabre.domain.verdicts import Span

MAX_TEXT = 1_000
"""Code points in one message."""

MAX_LINES = 12

# Nearly every text: Latin letters and the punctuation of French, all of which may be said. Only the space,
# the line end and two spaces that do not break are blank, and a trimmed text begins with none of them.
_PLAIN = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u202f\u20ac]+"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def tidy(text: str, *, limit: int = MAX_TEXT) -> str:
    """Return the text in NFC, trimmed, with plain line ends.

    Raises TextCharacters, TextTooLong or TextEmpty. Nothing inside the text is silently changed
    besides its normal form: what others receive is what its author wrote.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if len(text) > limit or text.count("\n") >= MAX_LINES:
        raise TextTooLong(extra={"limit": limit, "lines": MAX_LINES})
    if _PLAIN.fullmatch(text):
        return text
    visible = False
    for character in text:
        if _is_pictograph(character):
            visible = True
            continue
        category = unicodedata.category(character)
        if (category in {"Cc", "Cs", "Cn", "Co"} and character != "\n") or character in _BIDI:
            raise TextCharacters
        if "\U000e0000" <= character <= "\U000e0fff" and not _in_flag(text):
            raise TextCharacters
        if category[0] not in "ZCM" and character not in _INVISIBLE_FILLERS:
            visible = True
    if not visible:
        raise TextEmpty
    return text


def _is_pictograph(character: str) -> bool:
    # Blocks of pictographs only: phones show new ones years before Python's tables name them.
    return "\U0001f000" <= character <= "\U0001faff"


def _in_flag(text: str) -> bool:
    # Tag characters are legitimate only in the flags of England, Scotland and Wales.
    return "\U0001f3f4\U000e0067\U000e0062" in text


def mask(text: str, spans: Iterable[Span]) -> str:
    """Replace what stands in the spans by dots, keeping spaces and length."""
    characters = list(text)
    for span in spans:
        for index in range(max(0, span.start), min(len(characters), span.end)):
            if not characters[index].isspace():
                characters[index] = "•"
    return "".join(characters)
