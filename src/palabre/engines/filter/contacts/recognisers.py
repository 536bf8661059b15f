"""Contact details, links and account numbers: which recogniser is worth trying on a text."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.contacts.addresses import find_accounts, find_addresses, find_ibans, find_links
from palabre.engines.filter.contacts.emails import find_emails
from palabre.engines.filter.contacts.findings import Finding
from palabre.engines.filter.contacts.phones import find_phones
from palabre.engines.filter.contacts.scattered import find_scattered_phones

_FIGURE: Final = re.compile(r"[0-9]")
_FIGURES: Final = re.compile(r"(?:[0-9][^0-9]{0,32}){8}")
# Machines' names for things, in which everything may stand by chance.
_MACHINE: Final = re.compile(
    r"(?<![\w-])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?=[0-9]*[a-f])(?![a-f]{2}\d{14,32})[0-9a-f]{16,64}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![\w-])"
)
_NAMED: Final = re.compile(
    r"\b(?:t|wa)\.me/|discord\.gg/|(?:snapchat|instagram|facebook|tiktok|discord)\.com/|\w#\d{4}"
    r"|\b(?:sc|tg|dc|ig) ?(?:[:@]|[a-z0-9]{2,24}[._])|\bpartout\b|\bdans la (?:barre|recherche)|\bsur (?:x"
    r"|tous les reseaux|toutes les applis)\b"
)
# Each begins with a sign that is rare in talk: a search then passes over the rest in no time.
_SIGNS: Final = re.compile(
    r"[@/\[ⓐ👻✈📸.(#w_](?:(?<=\w_)\w|(?<=[@/\[ⓐ👻✈📸])|(?<=\w\.)\w|(?<=\w \.) ?\w"
    r"|(?<=\()\s?(?:a|point|dot|\.|@)|(?<=w)(?:ww| w w)|(?<=\w#)\d{4})"
)


def find_contacts(text: str, cues: frozenset[str]) -> Iterator[Finding]:
    """Every recogniser whose first signs are there."""
    figures = _FIGURE.search(text) is not None
    if figures and _MACHINE.search(text) is not None:
        text = _MACHINE.sub(lambda found: "¤" * len(found[0]), text)
    signs = _SIGNS.search(text) is not None
    if figures or "figure" in cues:
        yield from find_phones(text)
    if figures and _FIGURES.search(text) is not None:
        yield from find_scattered_phones(text)
    if figures:
        yield from find_addresses(text)
        yield from find_ibans(text)
    if signs or "mail" in cues:
        yield from find_emails(text)
        yield from find_links(text)
    if "platform" in cues or "pictured" in cues or (signs and _NAMED.search(text) is not None):
        yield from find_accounts(text)
