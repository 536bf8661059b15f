"""What only several words together say, tried when a word of it was seen."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.constructions.assaults import ASSAULTS
from palabre.engines.filter.constructions.contempt import CONTEMPT
from palabre.engines.filter.constructions.death_wishes import DEATH_WISHES
from palabre.engines.filter.constructions.despair import DESPAIR
from palabre.engines.filter.constructions.dismissals import DISMISSALS
from palabre.engines.filter.constructions.distress import DISTRESS
from palabre.engines.filter.constructions.elsewhere import ELSEWHERE
from palabre.engines.filter.constructions.exposure import EXPOSURE
from palabre.engines.filter.constructions.farewells import FAREWELLS
from palabre.engines.filter.constructions.hate import find_hate
from palabre.engines.filter.constructions.invitations import LEAVE, SPAM
from palabre.engines.filter.constructions.menaces import MENACES
from palabre.engines.filter.constructions.needed import Needed
from palabre.engines.filter.constructions.offers import OFFERS
from palabre.engines.filter.constructions.patterns import Construction, Match
from palabre.engines.filter.constructions.prejudice import PREJUDICE
from palabre.engines.filter.constructions.solicitation import DRUGS, SEXUAL
from palabre.engines.filter.constructions.veiled import SAYINGS
from palabre.engines.filter.constructions.violence import VIOLENCE
from palabre.engines.filter.context import Context

CONSTRUCTIONS: Final = (
    *SAYINGS,
    *CONTEMPT,
    *DISMISSALS,
    *PREJUDICE,
    *DISTRESS,
    *DESPAIR,
    *FAREWELLS,
    *VIOLENCE,
    *ASSAULTS,
    *DEATH_WISHES,
    *EXPOSURE,
    *MENACES,
    *SEXUAL,
    *DRUGS,
    *OFFERS,
    *LEAVE,
    *ELSEWHERE,
    *SPAM,
)
_DENIABLE: Final = frozenset(
    {"threat.violence", "drugs.sale", "drugs.seeking", "sexual.solicitation", "off_platform.invitation"}
)
_REACH: Final = len("ne ")
_WELL: Final = re.compile(
    r"\b(?:n'ai|ai|n'avais|avais|jamais eu) (?:pas|aucune|plus|jamais|nullement) (?:\w+ )?(?:envie"
    r"|intention|idee)s?"
    r" (?:de|d')(?! ?(?:vivre|continuer|exister|etre))"
    r"|\bje (?:ne )?(?:veux|voudrais|compte|vais) (?:surtout |vraiment )?pas (?:mourir|crever"
    r"|en finir|me tuer)\b"
)
_NEW_SUBJECT: Final = re.compile(r"\b(?:je|j'|on|nous|jvais|jte)\b|\bj'")
_DENIAL: Final = re.compile(
    r"\b(?:ne |n')(?:\w+[' ]){0,2}?\w+ (?:pas|jamais|plus|rien|personne)\b"
    r"|\b(?:vais|veux|va|vas|vont|cherche|vends?|donne[rz]?) (?:pas|jamais|plus|rien)\b"
    r"|\b(?:pas|jamais|sans|plutot que) (?:te |t'|vous |de )"
)
_CUE_OF: Final = [construction.cue for construction in CONSTRUCTIONS]
_CUES: Final = frozenset(_CUE_OF)
_NEEDED: Final = Needed([construction.pattern.pattern for construction in CONSTRUCTIONS])


def prepare() -> Iterator[None]:
    """Do what else the first texts would wait for; yield after each piece of work."""
    yield from _NEEDED.prepare()
    for construction in CONSTRUCTIONS:
        construction.pattern.compiled  # noqa: B018 - compiles
        yield


def find_constructions(text: str, cues: frozenset[str], context: Context) -> Iterator[Match]:
    """Every construction of a folded text, outside quotation marks; at most one of each."""
    if not cues.isdisjoint(_CUES):
        for number in _NEEDED.find(text, lambda number: _CUE_OF[number] in cues):
            match = _try(CONSTRUCTIONS[number], text, context)
            if match is not None:
                yield match
    if "group" in cues:
        yield from find_hate(text, cues, context)


def _try(construction: Construction, text: str, context: Context) -> Match | None:
    for found in construction.pattern.compiled.finditer(text):
        start, end = found.span()
        # The frame of a quotation («on m'a écrit …») may be taken for the beginning of what it quotes.
        if context.in_quotes(start, end) or context.in_quotes(end - 1, end):
            continue
        if construction.rule in _DENIABLE and _is_denied(text, start, end):
            continue
        if construction.rule == "self_harm.signal" and _WELL.search(found[0]) is not None:
            continue
        if construction.unless is not None and construction.unless.search(text) is not None:
            return None
        start += len(found[0]) - len(found[0].lstrip(" ,.!?;:"))
        return Match(rule=construction.rule, start=start, end=end)
    return None


def _is_denied(text: str, start: int, end: int) -> bool:
    """«je ne vais pas te …», but not «si tu ne viens pas je te …»."""
    denial = _DENIAL.search(text, max(0, start - _REACH), end)
    return denial is not None and _NEW_SUBJECT.search(text, denial.end(), end) is None
