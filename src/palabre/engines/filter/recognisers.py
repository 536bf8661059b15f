"""Contact details, links and account numbers: which recogniser is worth trying on a text."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.addresses import find_accounts, find_addresses, find_ibans, find_links
from palabre.engines.filter.emails import find_emails
from palabre.engines.filter.findings import Finding
from palabre.engines.filter.phones import find_phones

_FIGURE: Final = re.compile(r"[0-9]")
_PROFILE: Final = re.compile(
    r"\b(?:t|wa)\.me/|discord\.gg/|(?:snapchat|instagram|facebook|tiktok|discord)\.com/"
)
_SIGNS: Final = re.compile(r"[@/\[ⓐ]|\w\.\w|\w \. ?\w|\(\s?(?:a|at|arobase|point|dot|\.|@)|👻|www")


def find_contacts(text: str, cues: frozenset[str]) -> Iterator[Finding]:
    """Every recogniser whose first signs are there."""
    figures = _FIGURE.search(text) is not None
    signs = _SIGNS.search(text) is not None
    if figures or "figure" in cues:
        yield from find_phones(text)
    if figures:
        yield from find_addresses(text)
        yield from find_ibans(text)
    if signs or "mail" in cues:
        yield from find_emails(text)
        yield from find_links(text)
    if "platform" in cues or (signs and _PROFILE.search(text) is not None):
        yield from find_accounts(text)
