"""Addresses of e-mail, plain or written to dodge."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.contacts.findings import Finding

_PROVIDERS: Final = (
    r"(?:gmail|gmaill?|gmel|googlemail|hotmail|hotmai|outlook|live|msn|yahoo|ymail|orange"
    r"|wanadoo|free|sfr|neuf|laposte|bbox|icloud|me|proton(?:mail)?|gmx|aol"
    r"|numericable|club internet|skynet|telenet|bluewin|videotron|tutanota|caramail|mailo|zoho|yopmail)"
)
_DOT: Final = (
    r"(?:\s*[.·•]\s*|\s*[\(\[\{<]\s*(?:\.|point|dot|pt)\s*[\)\]\}>]\s*|[\s_,-]+(?:point"
    r"|dot|pt|poin)[\s_,-]+|\s*,\s*)"
)
_TLD: Final = (
    r"(?:com|fr|net|org|eu|be|ch|lu|ca|info|io|me|co|uk|de|es|it|pro|test|example|coop|qc|re"
    r"|gp|mq|ma|dz|tn|ru|site|online|xyz|dev|app)"
)
_AT: Final = (
    r"(?:\s*@\s*|\s*[\(\[\{<]\s*(?:a|at|arobase|arobaze|arobas|@|chez)\s*[\)\]\}>]\s*"
    r"|[\s.,_-]{0,3}\b(?:arobase?|arobaze?|arrobase?|a commercial|at|chez|arb)\b[\s.,_-]{0,3}"
    r"|\s*[ⓐⒶ]\s*)"
)
_EMAIL: Final = re.compile(r"[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}\b")
_AT_SIGN: Final = re.compile(_AT)
_DOMAIN: Final = re.compile(
    rf"(?:{_PROVIDERS}(?:{_DOT}|\s+){_TLD}\b|{_PROVIDERS}\b(?!\w)|[a-z0-9][a-z0-9-]{{1,40}}{_DOT}{_TLD}\b)"
)
_BARE_DOMAIN: Final = re.compile(
    rf"\b(?:gmail|hotmail|outlook|yahoo|protonmail|icloud|wanadoo|laposte)(?:{_DOT}|\s+){_TLD}\b"
)
# No part may match in two ways: a mail name is read backwards from the sign, over at most 64 characters.
_LOCAL_BEFORE: Final = re.compile(
    r"[a-z0-9%+]+(?:(?:\s*[.·•,]\s*|[_-]{1,3}|\s*[\(\[\{<]\s*(?:\.|point|dot|pt)\s*[\)\]\}>]\s*"
    r"|\s*,?\s+(?:point|dot|pt|poin|tiret|underscore|tiret du bas)\s*,?\s+)[a-z0-9%+]+)*[._-]?$"
)
_MAIL_CUE: Final = re.compile(
    r"\b(?:e-?mails?|mel|courriel|adresse|ecri[svrt]\w*|contact\w*|msn|envoie\w*|joindre|mon)\b"
)
_WEAK_AT: Final = re.compile(r"\b(?:at|chez)\b")
_STRONG_PROVIDER: Final = re.compile(
    r"^(?:g?mail|gmail|gmel|hotmail|hotmai|outlook|yahoo|protonmail|proton|icloud|wanadoo"
    r"|laposte|gmx|yopmail|live|msn)"
)
_SPACED: Final = re.compile(r"(?:[a-z0-9._-] {1,2}){2,40}@(?: {1,2}[a-z0-9.-]){2,40}")
# Either side letter by letter, with the sign or the dot said as a word.
_SPELLED: Final = re.compile(
    r"(?<![a-z0-9'])(?:[a-z0-9._-] ){3,40}(?:@|arobase?|arrobase|at|chez|a r o b a s(?: e)?) [a-z0-9"
    r" -]{2,40}(?:\.|point|dot)"
    r" ?[a-z]{1,6}(?: [a-z](?![a-z]))*"
    r"|\b(?:arobase?|arrobase|at|@)(?: [a-z0-9-](?![a-z0-9])){3,40}(?: ?\.| point| dot)"
)
_MARKED_LOCAL: Final = re.compile(r"[._\d]|\b(?:point|dot|tiret|underscore)\b")
_DOT_END: Final = re.compile(rf"{_DOT}{_TLD}$")
_BRACKETS: Final = frozenset("([{<")
_LONGEST_LOCAL: Final = 64
_NOT_LOCAL: Final = frozenset({
    "abonne", "adresse", "ai", "aller", "avec", "boite", "bosse", "chez", "client", "cliente", "compte",
    "de", "est", "et", "forfait", "inscrit", "inscrite", "la", "le", "ma", "mail", "mon", "ou", "par",
    "passe", "site", "suis", "sur", "travaille", "un", "une", "va",
})  # fmt: skip
_ANY_DOMAIN: Final = re.compile(rf"@(?:{_PROVIDERS}\.?|[a-z0-9-]{{2,40}}\.){_TLD}")


def find_emails(text: str) -> Iterator[Finding]:
    """Addresses, plain or dodged («jean point dupont arobase gmail point com», «jean (at) …»)."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Finding(kind="email", start=found.start(), end=found.end())
        for spaced in _SPACED.finditer(text):
            if _ANY_DOMAIN.search(spaced[0].replace(" ", "")) is not None:
                yield Finding(kind="email", start=spaced.start(), end=spaced.end())
    for spelled in _SPELLED.finditer(text):
        yield Finding(kind="email", start=spelled.start(), end=spelled.end())
    for at in _AT_SIGN.finditer(text):
        domain = _DOMAIN.match(text, at.end())
        if domain is None:
            continue
        local = _LOCAL_BEFORE.search(text[max(0, at.start() - _LONGEST_LOCAL) : at.start()])
        marked = local is not None and _MARKED_LOCAL.search(local[0]) is not None
        if not _is_meant(at[0], domain[0], text) and not (marked and _DOT_END.search(domain[0]) is not None):
            continue
        if local is not None and local[0] not in _NOT_LOCAL:
            yield Finding(kind="email", start=at.start() - len(local[0]), end=domain.end())
    for found in _BARE_DOMAIN.finditer(text):
        before = text[max(0, found.start() - _LONGEST_LOCAL) : found.start()].rstrip()
        local = _LOCAL_BEFORE.search(before)
        if local is not None and _MAIL_CUE.search(text) is not None and local[0] not in _NOT_LOCAL:
            yield Finding(kind="email", start=found.start() - 1 - len(local[0]), end=found.end())


def _is_meant(sign: str, domain: str, text: str) -> bool:
    """Whether a sign that may mean «@» does, before this domain; «at» and «chez» are also plain words."""
    if _STRONG_PROVIDER.match(domain) is not None:
        return True
    if _DOT_END.search(domain) is None:
        return False
    if _WEAK_AT.search(sign) is None or not _BRACKETS.isdisjoint(sign):
        return True
    return _MAIL_CUE.search(text) is not None or ("." in domain and "chez" not in sign)
