"""Telephone numbers with words between their groups, or grouped as in North America."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.contacts.findings import Finding

_SPREAD: Final = re.compile(r"(?<![\d.,:/-])(?:0[1-79]|[+]?33 ?0?[67])(?:[^0-9\n€%$=/:]{1,32}\d{1,4}){2,9}")
_GROUP: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[a-z]+")
_SAID: Final = re.compile(
    r"\b(?:numero|num|nr|cell|tel|telephone|phone|portable|mobile|appel\w*|sms|texto\w*|joindre|joignable"
    r"|contact\w*|whatsapp|wsp|gsm|natel|bigo|fixe|call|note|prends|tiens|decroche|mon 0[67]|mp|rappel\w*"
    r"|ecris|stylo|efface|chiffres?)\b"
)
# What figures of ordinary talk are figures of.
_MEASURES: Final = frozenset({
    "h", "heure", "heures", "min", "minute", "minutes", "s", "sec", "secondes", "km", "m", "cm",
    "mm", "kg", "g", "kilos", "grammes", "litres", "degres", "degre", "ans", "an", "annees", "mois",
    "jours", "jour", "semaines", "euros", "euro", "balles", "points", "point", "buts", "but",
    "pages", "page", "fois", "pour", "contre", "sur", "personnes", "eleves", "joueurs", "metres",
    "kilometres", "km/h", "pourcent", "etages", "chapitre", "chapitres", "jusqu", "jusque",
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "midi", "soir", "matin", "departement", "departements", "score", "scores", "temperature",
    "etape", "etapes", "sets", "set", "manche", "manches", "taille", "tailles", "bus", "train",
    "trains", "ligne", "lignes", "salle", "porte", "quai", "voie", "version", "habitants", "voix",
    "votes", "places", "notes", "note", "piece", "pieces", "oeufs", "le", "les", "du", "au",
})  # fmt: skip
# What leads from one group to the next.
_LEADING: Final = frozenset(
    {
        "et",
        "la",
        "suite",
        "c",
        "est",
        "puis",
        "apres",
        "ensuite",
        "fin",
        "reste",
        "donc",
        "alors",
        "euh",
        "enfin",
    }
)
_LENGTH: Final = 10
_MOST_WORDS: Final = 4
_MOST_WORDS_UNSAID: Final = 2
_AMERICAN: Final = re.compile(
    r"(?<![\d.,/#-])(?:\+?1[ .-]?)?(?:\([2-9]\d\d\) ?[2-9]\d\d[ .-]\d{4}"
    r"|[2-9]\d\d(?P<gap>[.-])[2-9]\d\d(?P=gap)\d{4})(?![\d-])"
)
_NUMBER_OF: Final = re.compile(
    r"\b(?:isbn|ref\w*|dossier|commande|suivi|tracking|colis|ticket|facture|serie|contrat|licence|client"
    r"|version"
    r"|article|modele|piece)\b"
)


def find_scattered_phones(text: str) -> Iterator[Finding]:
    """«06 alors 39 euh 98 …», «(450) 555-0126»."""
    said = _SAID.search(text) is not None
    for found in _SPREAD.finditer(text):
        end = _end_of_number(found[0], said=said)
        if end is not None:
            yield Finding(kind="phone", start=found.start(), end=found.start() + end)
    for found in _AMERICAN.finditer(text):
        if _NUMBER_OF.search(text) is None:
            yield Finding(kind="phone", start=found.start(), end=found.end())


def _end_of_number(spread: str, *, said: bool) -> int | None:
    """Where ten figures are complete, when only idle words stand between them."""
    digits, last, idle = "", 0, 0
    for group in _GROUP.finditer(spread):
        words = _WORD.findall(spread, last, group.start()) if last else []
        idle += bool(words)
        words = [word for word in words if word not in _LEADING]
        if len(words) > (_MOST_WORDS if said else _MOST_WORDS_UNSAID) or not _MEASURES.isdisjoint(words):
            return None
        digits += group[0]
        last = group.end()
        wanted = _LENGTH + 1 if digits.startswith("33") else _LENGTH
        if len(digits) >= wanted:
            # Without words between, the stricter recogniser has seen it.
            return last if idle and len(digits) == wanted else None
    return None
